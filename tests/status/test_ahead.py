"""What comes, out of the plan files as they lie there."""

from dataclasses import replace
from pathlib import Path

import pytest

from ledplayer.core.plan_file import encode
from ledplayer.status.ahead import Stretch, ahead
from tests.status.player import HOUR_MS, PLAN, at

NAMES = ("Phòng cháy",)


def test_neighbours_that_are_the_same_are_one(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(encode(PLAN))
    assert ahead(str(tmp_path), at(8)) == [
        Stretch(at(8), at(22), "open", NAMES),
        Stretch(at(22), at(6, day=1), "closed", ()),
        Stretch(at(6, day=1), at(8, day=1), "open", NAMES),
    ]


def test_a_plan_that_was_made_ahead_goes_on_where_the_first_ends(tmp_path: Path) -> None:
    today = tuple(one for one in PLAN.segments if one.end_ms <= at(24))
    tomorrow = tuple(one for one in PLAN.segments if one.begin_ms >= at(24))
    (tmp_path / "plan.json").write_bytes(encode(replace(PLAN, segments=today)))
    assert ahead(str(tmp_path), at(8))[-1].end_ms == at(24)
    (tmp_path / "plan-2026-08-02.json").write_bytes(encode(replace(PLAN, segments=tomorrow)))
    found = ahead(str(tmp_path), at(8))
    assert found[-1] == Stretch(at(6, day=1), at(8, day=1), "open", NAMES)


def test_where_the_plan_is_over_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(encode(PLAN))
    assert ahead(str(tmp_path), at(0, day=2) + HOUR_MS) == []
    assert ahead(str(tmp_path / "none"), at(8)) == []


@pytest.mark.parametrize(
    "left",
    [
        b"",
        b"[" * 90_000,
        encode(PLAN)[:-40],
        b'{"version":2}',
        b'{"version":1,"campaigns":7,"segments":[]}',
        b'{"version":1,"campaigns":[["a"]],"segments":[[0,1,"open",0,0,0]]}',
        b'{"version":1,"campaigns":[],"segments":[[0,99999999999999,"open",0,0,5]]}',
        b'{"version":1,"campaigns":[[]],"segments":[["a","b","open",0,0,0],[5,1,"open",0,0,0]]}',
        b" " * 1_000_001,
    ],
)
def test_a_torn_plan_is_none(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "plan.json").write_bytes(left)
    assert ahead(str(tmp_path), at(8)) == []
