"""How often the player died, and what it does not dare show: the rules of `status.deaths`, by number."""

import json
from dataclasses import replace

import pytest

from ledplayer.core.lineup import Piece
from ledplayer.status.deaths import (
    COUNTS_S,
    HEAL_S,
    MOST_HEAL_S,
    MOST_ITEMS,
    STEPS,
    Deaths,
    Item,
    Limit,
    from_json,
    item_of,
    to_json,
)

FILM = Item("ab" * 32, "playlists/a.yaml", 2, "a.mp4")
TEXT = Item("", "playlists/a.yaml", 1, "Xin chào")
NO_TIME_S = 2.0


def after(count: int, on: Item | None = FILM, every_s: float = NO_TIME_S, deaths: Deaths | None = None) -> Deaths:
    """What is known after some deaths, one after the other; the first at 1000 s."""
    known = deaths or Deaths()
    for number in range(count):
        known = known.died(on, 1000 + number * every_s)
    return known


def well(deaths: Deaths, begin_s: float, seconds: float) -> Deaths:
    """What is known after some good time, looked at each second."""
    for second in range(int(seconds) + 1):
        deaths = deaths.lived(begin_s + second, is_good=True)
    return deaths


@pytest.mark.parametrize(
    ("count", "limit", "left_out"),
    [
        (0, Limit.NOTHING, ()),
        (2, Limit.NOTHING, ()),
        (3, Limit.ITEMS, (FILM,)),
        (4, Limit.ITEMS, (FILM,)),
        (5, Limit.FALLBACK, (FILM,)),
        (7, Limit.FALLBACK, (FILM,)),
        (8, Limit.CARD, (FILM,)),
        (100, Limit.CARD, (FILM,)),
    ],
)
def test_rule_2_the_more_deaths_the_less_is_shown(count: int, limit: Limit, left_out: tuple[Item, ...]) -> None:
    deaths = after(count)
    assert (deaths.limit, deaths.left_out) == (limit, left_out)


def test_rule_1_a_death_counts_for_five_minutes() -> None:
    assert after(100, every_s=COUNTS_S / 2).limit == Limit.NOTHING
    assert after(3, every_s=COUNTS_S / 2 - 1).limit == Limit.ITEMS


def test_rule_2_two_items_that_kill_are_left_out_one_after_the_other() -> None:
    deaths = after(3).died(TEXT, 1010)
    assert (deaths.limit, deaths.left_out) == (Limit.ITEMS, (FILM, TEXT))


def test_rule_2_where_nothing_was_on_nothing_is_left_out() -> None:
    deaths = after(3, on=None)
    assert (deaths.limit, deaths.left_out) == (Limit.ITEMS, ())


def test_rule_2_a_release_that_is_refused_is_to_blame_and_not_the_item() -> None:
    deaths = after(2).died(FILM, 1004, blames=False)
    assert (deaths.limit, deaths.left_out) == (Limit.ITEMS, ())


@pytest.mark.parametrize(
    ("piece", "is_out"),
    [
        pytest.param(Piece(kind="video", length_ms=1, sha256=FILM.sha256, what="b.mp4"), True, id="by its bytes"),
        pytest.param(
            Piece(kind="video", length_ms=1, sha256="cd" * 32, playlist="playlists/a.yaml"), False, id="other"
        ),
        pytest.param(
            Piece(kind="text", length_ms=1, playlist="playlists/a.yaml", number=1, text="Xin chào"),
            True,
            id="by its place",
        ),
        pytest.param(
            Piece(kind="text", length_ms=1, playlist="playlists/a.yaml", number=1, text="Sửa rồi"),
            False,
            id="corrected",
        ),
        pytest.param(Piece(kind="card", length_ms=1), False, id="the card"),
        pytest.param(Piece(kind="black", length_ms=1), False, id="a closed board"),
    ],
)
def test_rule_2_what_is_left_out_is_known_again(piece: Piece, is_out: bool) -> None:
    deaths = after(3).died(TEXT, 1010)
    assert deaths.leaves_out(piece) is is_out
    assert (item_of(piece) is None) is (piece.kind in ("card", "black"))


def test_rule_3_ten_good_minutes_lift_a_step_each() -> None:
    deaths = after(8)
    seen = []
    for step in range(3):
        deaths = well(deaths, 2000 + step * 1000, HEAL_S - 1)
        seen.append(deaths.limit)
        deaths = deaths.lived(2000 + step * 1000 + HEAL_S, is_good=True).lived(2999 + step * 1000, is_good=False)
    assert seen == [Limit.CARD, Limit.FALLBACK, Limit.ITEMS]
    assert (deaths.limit, deaths.left_out) == (Limit.NOTHING, ())


def test_rule_3_a_picture_that_does_not_stand_is_no_good_time() -> None:
    deaths = after(3)
    for second in range(int(3 * HEAL_S)):
        deaths = deaths.lived(2000 + second, is_good=second % 300 != 0)
    assert deaths.limit == Limit.ITEMS


def test_rule_3_with_nothing_left_out_there_is_no_step_of_leaving_out() -> None:
    deaths = well(after(5, on=None), 2000, HEAL_S)
    assert deaths.limit == Limit.NOTHING


def test_rule_4_an_item_that_kills_again_is_left_out_at_once_and_longer() -> None:
    healed = well(after(3), 2000, HEAL_S)
    assert healed.limit == Limit.NOTHING
    deaths = healed.died(FILM, 2000 + HEAL_S + COUNTS_S + 1)
    assert (deaths.limit, deaths.left_out, deaths.heal_s) == (Limit.ITEMS, (FILM,), 2 * HEAL_S)
    other = healed.died(TEXT, 2000 + HEAL_S + COUNTS_S + 1)
    assert (other.limit, other.left_out, other.heal_s) == (Limit.NOTHING, (), HEAL_S)


def test_rule_4_a_death_right_after_a_step_was_lifted_puts_it_back() -> None:
    eased = well(after(8), 2000, HEAL_S)
    assert eased.limit == Limit.FALLBACK
    deaths = eased.died(None, 2000 + HEAL_S + COUNTS_S - 1)
    assert (deaths.limit, deaths.heal_s) == (Limit.CARD, 2 * HEAL_S)
    later = eased.died(None, 2000 + HEAL_S + COUNTS_S + 1)
    assert (later.limit, later.heal_s) == (Limit.FALLBACK, HEAL_S)


def test_rule_4_it_is_tried_again_within_a_day_at_the_latest() -> None:
    deaths, now_s = after(3), 2000.0
    for _ in range(20):
        deaths = deaths.lived(now_s, is_good=True).lived(now_s + deaths.heal_s, is_good=True)
        assert deaths.limit == Limit.NOTHING
        now_s += MOST_HEAL_S + 1000
        deaths = deaths.died(FILM, now_s)
        assert deaths.limit == Limit.ITEMS
    assert deaths.heal_s == MOST_HEAL_S


def test_a_technician_who_kills_it_nine_times_waits_half_an_hour_for_everything() -> None:
    deaths = well(after(9), 2000, 3 * HEAL_S)
    assert deaths.limit == Limit.NOTHING


def test_it_is_kept_as_it_is_and_within_bounds() -> None:
    deaths = well(after(8), 2000, HEAL_S)
    for number in range(100):
        deaths = deaths.died(replace_number(number), 3000 + number / 10)
    assert len(deaths.at_s) == STEPS[Limit.CARD]
    assert len(deaths.left_out) == len(deaths.known) == MOST_ITEMS
    kept = from_json(json.loads(json.dumps(to_json(deaths))))
    assert kept == deaths
    assert from_json(json.loads(json.dumps(to_json(Deaths())))) == Deaths()
    assert len(json.dumps(to_json(deaths))) < 20_000


def replace_number(number: int) -> Item:
    return TEXT._replace(number=number)


@pytest.mark.parametrize(
    "wrong", [{"limit": 4}, {"limit": "x"}, {"left_out": [[1]]}, {"at_s": ["x"]}, {"lifted": None}, {"heal_s": None}]
)
def test_what_is_no_such_thing_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_json({**to_json(after(3)), **wrong})


def test_a_healthy_second_is_the_same_value() -> None:
    deaths = replace(Deaths())
    assert deaths.lived(1.0, is_good=True) is deaths
