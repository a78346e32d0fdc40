"""What stands in place of what killed the player."""

from dataclasses import replace

import pytest

from ledplayer.core.lineup import Bands, Plan, Rung, Segment, running_sums
from ledplayer.play.detour import CARD_MS, around
from ledplayer.status.deaths import Deaths, Limit, item_of
from tests.play.fakes import BEGIN_MS, BOARD, film, piece

A, B, C = (
    replace(piece(text), playlist="a.yaml", number=number) for number, text in enumerate(("red", "green", "blue"))
)
RESERVE = replace(film(seconds=7), sha256="cd" * 32, playlist="")
HOUR_MS = 3_600_000


def segment(begin_ms: int, end_ms: int, rung: Rung, *loop: int) -> Segment:
    return Segment(
        begin_ms=begin_ms,
        end_ms=end_ms,
        rung=rung,
        loop=loop,
        sums=running_sums(tuple(PIECES[number].length_ms for number in loop)),
        bands=Bands(bottom="Băng chữ"),
    )


PIECES = (A, B, C, RESERVE, replace(piece("white"), kind="black", text=""))
OPEN_MS, SHUT_MS = BEGIN_MS, BEGIN_MS + 90 * 60_000
PLAN = Plan(
    board=BOARD,
    zone="Asia/Ho_Chi_Minh",
    pieces=PIECES,
    segments=(segment(OPEN_MS, SHUT_MS, "open", 0, 1, 2), segment(SHUT_MS, SHUT_MS + HOUR_MS, "closed", 4)),
    undated=segment(0, 1000 * HOUR_MS, "open", 0, 1),
    fallback=(3,),
)


def out(limit: Limit, *pieces: object) -> Deaths:
    return Deaths(limit=limit, left_out=tuple(item_of(one) for one in pieces))  # type: ignore[arg-type,misc]


def shown(deaths: Deaths, at_ms: int, plan: Plan = PLAN) -> tuple[str, str | None]:
    shot = plan.at(at_ms)
    assert shot
    found = around(shot, plan, at_ms, deaths)
    assert found.now.begin_ms <= at_ms < found.now.end_ms
    if found.next:
        assert found.next.begin_ms == found.now.end_ms
    return called(found.now.piece), called(found.next.piece) if found.next else None


def called(one: object) -> str:
    return getattr(one, "text", "") or getattr(one, "kind", "")


def test_without_a_death_the_shot_is_the_plans_own() -> None:
    shot = PLAN.at(OPEN_MS)
    assert shot
    assert around(shot, PLAN, OPEN_MS, Deaths()) is shot


def test_rule_2_the_next_item_stands_in_the_slot_of_one_that_is_left_out() -> None:
    slot_ms = A.length_ms
    times = [OPEN_MS + slot_ms * number + 1 for number in range(4)]
    assert [shown(out(Limit.ITEMS, B), at)[0] for at in times] == ["red", "blue", "blue", "red"]
    assert [shown(out(Limit.ITEMS, A, B), at)[0] for at in times] == ["blue", "blue", "blue", "blue"]
    assert shown(out(Limit.ITEMS, B), OPEN_MS) == ("red", "blue")
    assert shown(out(Limit.ITEMS, A, B, C), OPEN_MS) == ("card", "card")


def test_rule_2_the_slots_stay_where_they_are() -> None:
    at_ms = OPEN_MS + A.length_ms + 1
    shot = PLAN.at(at_ms)
    assert shot
    now = around(shot, PLAN, at_ms, out(Limit.ITEMS, B)).now
    assert (now.begin_ms, now.end_ms, now.segment) == (shot.now.begin_ms, shot.now.end_ms, shot.now.segment)


@pytest.mark.parametrize("limit", [Limit.FALLBACK, Limit.CARD])
def test_rule_3_then_there_is_the_fallback_folder_or_the_card_without_bands(limit: Limit) -> None:
    expected = {Limit.FALLBACK: "film", Limit.CARD: "card"}[limit]
    shot = PLAN.at(OPEN_MS + 1)
    assert shot
    found = around(shot, PLAN, OPEN_MS + 1, out(limit))
    assert (called(found.now.piece), found.now.segment.rung) == (expected, {"film": "fallback"}.get(expected, expected))
    assert found.now.segment.bands == Bands()
    assert found.now.segment.campaigns == ()
    assert shown(out(limit), OPEN_MS + 1) == (expected, expected)


def test_rule_3_without_a_fallback_folder_or_with_one_that_kills_there_is_the_card() -> None:
    assert shown(out(Limit.FALLBACK), OPEN_MS, replace(PLAN, fallback=()))[0] == "card"
    assert shown(out(Limit.FALLBACK, RESERVE), OPEN_MS)[0] == "card"


@pytest.mark.parametrize("limit", list(Limit))
def test_rule_1_a_board_closes_in_time_and_stays_closed(limit: Limit) -> None:
    assert shown(out(limit), SHUT_MS - 1)[1] == "black"
    assert shown(out(limit), SHUT_MS)[0] == "black"
    assert shown(out(limit), SHUT_MS + 1000)[0] == "black"


def test_the_card_is_followed_by_the_card_until_the_board_closes() -> None:
    at_ms, seen = OPEN_MS, []
    while at_ms < SHUT_MS:
        shot = PLAN.at(at_ms)
        assert shot
        now = around(shot, PLAN, at_ms, out(Limit.CARD)).now
        seen.append(called(now.piece))
        assert now.end_ms - now.begin_ms <= CARD_MS
        at_ms = now.end_ms
    assert set(seen) == {"card"}
    assert at_ms == SHUT_MS


@pytest.mark.parametrize(
    ("limit", "expected"), [(Limit.ITEMS, "green"), (Limit.FALLBACK, "film"), (Limit.CARD, "card")]
)
def test_it_counts_while_the_clock_is_unknown_too(limit: Limit, expected: str) -> None:
    shot = PLAN.since_boot(1)
    assert shot
    found = around(shot, PLAN, 1, out(limit, A))
    assert called(found.now.piece) == expected
    assert found.next
