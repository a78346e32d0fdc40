"""Rules L1, L6, A1, A2, D12 and M9 of `PLAYLIST.md`, and “The plan” of `DESIGN.md`: the segments of a day."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ledplayer.core.lineup import Plan, Segment
from ledplayer.core.model import BandText, Board, Campaign, Content
from ledplayer.core.plan import MOST_FALLBACK, plan_day, plan_days
from tests.core.made import (
    BOARD,
    PLACE,
    VIETNAM,
    campaign,
    clock,
    content,
    day,
    entry,
    hours,
    item,
    minutes,
    names,
    text,
    window,
)

TODAY = day("5/10/2023")
OPENING = Board(id="b", hours=hours("05:30-22:00"))


def plan(some: Content, board: Board = BOARD, *days: str) -> Plan:
    return plan_days(some, board, [day(one) for one in days] or [TODAY], VIETNAM, "Asia/Ho_Chi_Minh")


def told(found: Plan, segment: Segment) -> str:
    """When it begins, which rung stands, and what its loop shows."""
    loop = " ".join(found.pieces[number].what or found.pieces[number].kind for number in segment.loop)
    return f"{clock(segment.begin_ms)} {segment.rung}: {loop}"


def day_of(some: Content, board: Board = BOARD, *days: str) -> list[str]:
    found = plan(some, board, *days)
    return [told(found, segment) for segment in found.segments]


def at(time: str) -> tuple[int, ...]:
    return (60 * minutes(time),)


def test_nothing_is_the_card_all_day() -> None:
    assert day_of(Content()) == ["00:00 card: card"]


def test_edges_are_where_something_opens_or_closes() -> None:
    some = content(
        campaign(text("a"), text("b", window=window(on="17:00-21:00")), window=window("1/10/2023", "5/10/2023 20:00"))
    )
    assert day_of(some, OPENING) == [
        "00:00 closed: black",
        "05:30 open: a",
        "17:00 open: a b",
        "20:00 card: card",
        "22:00 closed: black",
    ]


def test_equal_neighbours_are_one_segment_except_at_midnight() -> None:
    hidden = campaign(text("x"), path="b.yaml", window=window(on="10:00-11:00"), boards=names("ubnd-huyen"))
    some = content(campaign(text("a"), text("a", window=window(on="10:00-09:00"))), hidden)
    assert day_of(content(campaign(text("a")), hidden), BOARD, "5/10/2023", "6/10/2023") == [
        "00:00 open: a",
        "00:00 open: a",
    ]
    assert day_of(some) == ["00:00 open: a a", "09:00 open: a", "10:00 open: a a"]


def test_a_change_of_bands_is_an_edge() -> None:
    band = campaign(path="b.yaml", band=BandText(text="Chào", place=PLACE), window=window(on="10:00-11:00"))
    found = plan(content(campaign(text("a")), band))
    assert [(clock(one.begin_ms), one.bands.bottom) for one in found.segments] == [
        ("00:00", ""),
        ("10:00", "Chào"),
        ("11:00", ""),
    ]


def test_segments_follow_each_other_without_gaps_over_days() -> None:
    some = content(campaign(text("a"), text("b", at=at("23:59"), length_ms=3_600_000)))
    found = plan(some, OPENING, "5/10/2023", "6/10/2023", "7/10/2023").segments
    assert all(one.end_ms == following.begin_ms for one, following in pairwise(found))
    assert found[-1].end_ms - found[0].begin_ms == 3 * 86_400_000
    assert all(one.sums[-1] > 0 and len(one.sums) == len(one.loop) + 1 for one in found)


def test_the_campaigns_that_are_on_are_named() -> None:
    found = plan(content(campaign(text("a"), name="Tết", level="priority")))
    assert found.segments[0].campaigns == (("playlists/a.yaml", "Tết", "priority"),)


def test_pieces_stand_once_however_often_they_show() -> None:
    some = content(campaign(text("a", repeat=3), text("b"), text("c")))
    found = plan(some, BOARD, "5/10/2023", "6/10/2023")
    assert [piece.what for piece in found.pieces] == ["a", "b", "c"]
    assert plan_day(some, BOARD, TODAY, VIETNAM)[0] == found.pieces


@pytest.mark.parametrize(("switch", "kind"), [("slide", "safe"), ("black", "black")])
def test_off_air_stands_above_all(switch: Any, kind: str) -> None:
    """Rule L1."""
    some = content(campaign(text("a", at=at("07:00")), level="urgent"), campaign(text("b")), off_air=True)
    board = Board(id="b", hours=hours("05:30-22:00"), off_air=switch)
    assert day_of(some, board) == [f"00:00 off: {kind}"]
    undated = plan(some, board).undated
    assert undated
    assert undated.rung == "off"


def test_the_fallback_folder_plays_in_its_own_order() -> None:
    """Rule L6; after it the card (L7)."""
    files = (entry("a.png"), entry("b.mp4", "video", duration_ms=9_000), entry("c.txt", "other"))
    found = plan(Content(fallback=files))
    assert [told(found, segment) for segment in found.segments] == ["00:00 fallback: a.png b.mp4"]
    assert found.segments[0].sums == (0, 12_000, 21_000)
    assert [found.pieces[number].what for number in found.fallback] == ["a.png", "b.mp4"]


def test_each_plan_has_some_of_the_fallback_folder_with_it_though_it_is_not_on() -> None:
    found = plan(Content(fallback=tuple(entry(f"{number:03}.png") for number in range(1000))))
    assert plan(content(campaign(text("a")))).fallback == ()
    on = plan(replace(content(campaign(text("a"))), fallback=(entry("a.png"),)))
    assert [segment.rung for segment in on.segments] == ["open"]
    assert [on.pieces[number].what for number in on.fallback] == ["a.png"]
    assert len(found.fallback) == MOST_FALLBACK


def test_the_card_and_not_the_fallback_stands_for_an_empty_exclusive_campaign() -> None:
    """Rule L4."""
    some = content(campaign(item("image", "missing.png"), exclusive=True), fallback=(entry("a.png"),))
    assert day_of(some) == ["00:00 exclusive: card"]


SALUTE = text("chào", length_ms=60_000, at=at("07:00"))


@pytest.mark.parametrize(
    ("campaigns", "expected"),
    [
        pytest.param(
            [campaign(text("a"), SALUTE)],
            ["00:00 open: a", "07:00 open: chào", "07:01 open: a"],
            id="A1 at its second, alone, then the loop anew",
        ),
        pytest.param(
            [campaign(SALUTE)],
            ["00:00 card: card", "07:00 card: chào", "07:01 card: card"],
            id="A1 also over the card",
        ),
        pytest.param(
            [campaign(text("a"), SALUTE, window=window(days={4}))],
            ["00:00 card: card"],
            id="A1 on the days of its window",
        ),
        pytest.param(
            [campaign(text("a"), SALUTE, window=window(end="5/10/2023 07:00"))],
            ["00:00 open: a", "07:00 card: card"],
            id="A1 its window holds its second",
        ),
        pytest.param(
            [campaign(text("a"), text("chào", length_ms=3_600_000, at=at("07:00")), window=window(on="06:00-07:30"))],
            ["00:00 card: card", "06:00 open: a", "07:00 open: chào", "07:30 card: card"],
            id="A1 cut where its campaign's window ends",
        ),
        pytest.param(
            [campaign(text("a"), text("chào", length_ms=3_600_000, at=at("21:30")))],
            ["00:00 closed: black", "05:30 open: a", "21:30 open: chào", "22:00 closed: black"],
            id="A1 cut where the board closes",
        ),
        pytest.param(
            [campaign(text("a"), SALUTE), campaign(text("b"), path="b.yaml", exclusive=True)],
            ["00:00 exclusive: b"],
            id="A1 not over an exclusive campaign",
        ),
        pytest.param(
            [campaign(text("a"), SALUTE, exclusive=True), campaign(text("b"), path="b.yaml")],
            ["00:00 exclusive: a", "07:00 exclusive: chào", "07:01 exclusive: a"],
            id="A1 an exclusive one's at its rung",
        ),
        pytest.param(
            [campaign(SALUTE, level="urgent"), campaign(text("b"), path="b.yaml")],
            ["00:00 open: b"],
            id="A1 an urgent one's only while that rung stands",
        ),
        pytest.param(
            [
                campaign(text("a"), text("chào", length_ms=3_600_000, at=at("07:00"))),
                campaign(text("bão"), path="b.yaml", level="urgent", window=window(on="07:10-07:20")),
            ],
            ["00:00 open: a", "07:00 open: chào", "07:10 urgent: bão", "07:20 open: a"],
            id="A1 cut by what is urgent, and not taken up again",
        ),
        pytest.param(
            [
                campaign(
                    text("hai", at=(25_230,), length_ms=10_000),
                    text("một", at=(25_200,), length_ms=60_000),
                    text("a"),
                )
            ],
            ["00:00 open: a", "07:00 open: một", "07:01 open: hai", "07:01:10 open: a"],
            id="A2 one whose second comes while another runs follows it",
        ),
        pytest.param(
            [
                campaign(text("a"), SALUTE),
                campaign(text("sau", at=at("07:00")), text("rồi", at=at("07:00")), path="playlists/b.yaml"),
            ],
            ["00:00 open: a", "07:00 open: chào", "07:01 open: sau", "07:01:08 open: rồi", "07:01:16 open: a"],
            id="A2 of one second campaigns in order, items as written",
        ),
    ],
)
def test_at_items(campaigns: list[Campaign], expected: list[str]) -> None:
    board = OPENING if any("closed" in one for one in expected) else BOARD
    assert day_of(content(*campaigns), board) == expected


def test_an_at_item_ends_at_midnight() -> None:
    """Rule A1."""
    some = content(campaign(text("a"), text("chào", length_ms=3_600_000, at=at("23:30")), window=window("1/10/2023")))
    assert day_of(some, BOARD, "5/10/2023", "6/10/2023") == [
        "00:00 open: a",
        "23:30 open: chào",
        "00:00 open: a",
        "23:30 open: chào",
    ]


def test_a_folder_shows_each_file_once_and_bands_rest_meanwhile() -> None:
    """Rule A2."""
    some = content(
        campaign(text("a"), item("folder", "k", at=at("07:00")), band=BandText(text="Chào", place=PLACE)),
        files=[entry("k/2.png"), entry("k/10.png")],
    )
    found = plan(some)
    assert [(told(found, one), one.bands.bottom) for one in found.segments] == [
        ("00:00 open: a", "Chào"),
        ("07:00 open: k/2.png", ""),
        ("07:00:12 open: k/10.png", ""),
        ("07:00:24 open: a", "Chào"),
    ]


def test_while_the_clock_is_unknown_what_is_undated_plays_whatever_the_hours() -> None:
    """Rule D12."""
    some = content(
        campaign(text("a"), text("Năm <nam>")), campaign(text("b"), path="b.yaml", window=window("1/1/2023"))
    )
    found = plan(some, OPENING)
    assert found.undated
    assert told(found, found.undated).endswith("open: a")
    assert found.undated.begin_ms == 0


def test_a_day_is_as_long_as_its_zone_makes_it() -> None:
    """`DESIGN.md`, “Clock”."""
    some = content(campaign(text("a"), text("b", window=window(on="02:30-04:00"))))
    _, segments = plan_day(some, BOARD, day("31/3/2024"), ZoneInfo("Europe/Berlin"))
    assert [datetime.fromtimestamp(one.begin_ms / 1000, UTC).strftime("%H:%M") for one in segments] == [
        "23:00",
        "01:00",
        "02:00",
    ]
    assert segments[-1].end_ms - segments[0].begin_ms == 23 * 3_600_000


def test_a_thousand_campaigns_are_planned_in_half_a_second() -> None:
    """The bar of the issue, with room for a busy machine; `make bench` has the figure."""
    many = [
        campaign(
            *(text(f"Nhiệt liệt chào mừng {number} <nam>", repeat=1 + number % 3) for number in range(10)),
            path=f"playlists/{place}.yaml",
            level="priority" if place % 5 == 0 else "ordinary",
            window=window("25/9", "15/10", on="06:00-22:00" if place % 2 else "", yearly=True),
        )
        for place in range(1000)
    ]
    some = content(*many)
    begun = process_time()
    pieces, _ = plan_day(some, OPENING, TODAY, VIETNAM)
    assert len(pieces) == 10_001
    assert process_time() - begun < 1.5
