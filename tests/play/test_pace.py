"""Frame times lie on a grid, whatever happens in between."""

import pytest

from ledplayer.play.pace import Pace


def test_frame_times_follow_each_other_by_one_frame() -> None:
    pace, mono = Pace(60), 1000.0
    for number in range(600):
        assert pace.frame(mono) == pytest.approx(1000 + number / 60)
        mono = pace.following(mono)


def test_a_stall_is_jumped_over() -> None:
    assert Pace(60).following(1000.51) == pytest.approx(1000 + 31 / 60)


def test_a_wake_up_a_little_early_belongs_to_its_frame() -> None:
    pace = Pace(60)
    assert pace.frame(pace.following(1000.0) - 0.0001) == pytest.approx(1000 + 1 / 60)
