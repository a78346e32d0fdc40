"""When a new plan takes effect: at the showing's end, after a minute, or at once."""

from dataclasses import replace

import pytest

from ledplayer.core.lineup import Bands, Piece, Plan, Rung
from ledplayer.core.model import Size
from ledplayer.play.hold import takes_effect
from tests.play.fakes import BEGIN_MS, film, piece, plan

LONG = piece("red", 600)
NOW_MS = BEGIN_MS + 30_000


def takes(old: Plan, new: Plan, held_ms: float = 0) -> bool:
    shot = old.at(NOW_MS)
    assert shot
    return takes_effect(new, new.segments, new.at(NOW_MS), old.board, shot.now, held_ms)


def test_new_content_waits_for_the_running_showing_but_not_for_more_than_a_minute() -> None:
    old, new = plan(LONG), plan(piece("green", 600))
    assert not takes(old, new)
    assert not takes(old, new, held_ms=59_000)
    assert takes(old, new, held_ms=60_000)


@pytest.mark.parametrize(
    ("otherwise", "at_once"),
    [
        pytest.param({"id": "another"}, True, id="another board's"),
        pytest.param({"canvas": Size(width=20, height=10)}, True, id="another canvas"),
        pytest.param({"offset": (5, 0)}, True, id="elsewhere on the output"),
        pytest.param({"name": "Xã Long Hậu"}, False, id="another name"),
    ],
)
def test_a_plan_for_another_place_waits_for_nothing(otherwise: dict[str, object], at_once: bool) -> None:
    old, new = plan(LONG), plan(piece("green", 600))
    assert takes(old, replace(new, board=replace(new.board, **otherwise))) is at_once  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "at_once"),
    [
        pytest.param("open", "urgent", True, id="something urgent"),
        pytest.param("urgent", "open", True, id="nothing urgent any more"),
        pytest.param("open", "off", True, id="switched off"),
        pytest.param("off", "open", True, id="switched on"),
        pytest.param("urgent", "urgent", True, id="another urgent one"),
        pytest.param("fallback", "open", False, id="content at last, after the fallback's"),
        pytest.param("card", "open", True, id="content at last"),
        pytest.param("open", "exclusive", False, id="an exclusive one"),
    ],
)
def test_urgent_and_off_air_wait_for_nothing(before: Rung, after: Rung, at_once: bool) -> None:
    assert takes(plan(LONG, rung=before), plan(piece("green", 600), rung=after)) is at_once


def test_a_withdrawn_campaign_leaves_at_once() -> None:
    other = piece("green", 600, playlist="playlists/b.yaml", campaign="B")
    assert takes(plan(LONG, other), plan(other))


def test_a_removed_or_replaced_file_leaves_at_once() -> None:
    assert takes(plan(film(seconds=600), LONG), plan(LONG))
    assert not takes(plan(film(seconds=600), LONG), plan(LONG, film(seconds=600)))


def test_a_withdrawn_campaign_takes_its_band_along() -> None:
    other = piece("green", 600, playlist="playlists/b.yaml", campaign="B")
    old = plan(LONG, other, bands=Bands(bottom="of B"))
    assert takes(old, plan(LONG))
    assert not takes(plan(LONG, other), plan(piece("green", 600), LONG))


def test_a_plan_that_says_the_same_now_is_taken_unseen() -> None:
    assert takes(plan(LONG, piece("green")), plan(LONG, piece("blue")))


def test_a_plan_that_says_nothing_now_waits() -> None:
    assert not takes(plan(LONG), plan(Piece(kind="black", length_ms=1), begin_ms=BEGIN_MS + 10_000_000))
