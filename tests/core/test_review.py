"""Rules D10, D11, L2, L4, L9, M4, M7, S1, S2 and S3 of `PLAYLIST.md`, as `check` tells them."""

from dataclasses import replace
from typing import Any

import pytest

from ledplayer.core.model import BandText, Board, Campaign, Content, Entry, Size
from ledplayer.core.review import review
from ledplayer.core.review_days import ended_on, never_shown
from ledplayer.core.shares import shares
from ledplayer.language import hint, message
from tests.core.made import (
    BOARD,
    PLACE,
    VIETNAM,
    campaign,
    content,
    day,
    entry,
    item,
    mark,
    names,
    source,
    text,
    window,
)

TODAY = day("5/10/2023")
WEEK = window("25/9/2023", "15/10/2023")


def told(some: Content) -> list[str]:
    """What is told, as “severity code”; every sentence can be said."""
    problems = review(some, BOARD, TODAY, VIETNAM)
    assert all(message(problem, language) for problem in problems for language in ("vi", "en"))
    assert all(hint(problem, language) for problem in problems for language in ("vi", "en"))
    return [f"{problem.severity} {problem.code}" for problem in problems]


@pytest.mark.parametrize(
    ("inner", "outer", "never"),
    [
        pytest.param(text("x", window=window("1/10/2023", "5/10/2023")), WEEK, False, id="shown"),
        pytest.param(text("x", window=window("25/9/2023", "26/9/2023")), WEEK, False, id="past days count"),
        pytest.param(text("x", window=window("1/11/2023", "5/11/2023")), WEEK, True, id="after the campaign"),
        pytest.param(text("x", window=window("1/11", "5/11")), WEEK, True, id="every year, never in the campaign"),
        pytest.param(text("x", window=window(on="13:00-17:00")), window(on="06:00-11:00"), True, id="hours"),
        pytest.param(text("x", window=window(days={5})), window("2/10/2023", "6/10/2023"), True, id="weekdays"),
        pytest.param(text("x", window=window("1/1/2030", "5/1/2030")), window(), True, id="beyond 400 days"),
        pytest.param(text("x", at=(3600,)), window(on="06:00-11:00"), True, id="a second that is closed"),
        pytest.param(text("x", at=(7 * 3600,)), window(on="06:00-11:00"), False, id="a second that is open"),
        pytest.param(item("countdown", day=mark("25/9/2023")), WEEK, True, id="a countdown whose day has come"),
        pytest.param(item("countdown", day=mark("26/9/2023")), WEEK, False, id="a countdown that was on"),
        pytest.param(text("x", window=window("1/9/2023", "2/9/2023")), window("25/9", "15/10"), True, id="yearly"),
    ],
)
def test_an_item_that_no_moment_shows_is_told(inner: Any, outer: Any, never: bool) -> None:
    """Rule D10."""
    some = campaign(text("a"), inner, window=outer)
    assert [one.number for one in never_shown(some, TODAY)] == [2] * never
    assert ("warning item-never-shown" in told(content(some))) is never


def test_an_item_of_a_long_past_campaign_was_shown() -> None:
    """Rule D10: past days included."""
    some = campaign(text("x", window=window(days={0})), window=window("25/9/2019", "15/10/2019"))
    assert never_shown(some, TODAY) == ()
    assert ended_on(some, TODAY) == day("15/10/2019")
    assert told(content(some)) == ["info campaign-ended"]


@pytest.mark.parametrize("outer", [WEEK, window(), window("1/1/2023"), window("1/9", "2/9", yearly=True)])
def test_what_may_come_has_not_ended(outer: Any) -> None:
    assert ended_on(campaign(text("x"), window=outer), TODAY) is None


@pytest.mark.parametrize(
    ("years", "problems"),
    [
        pytest.param({2023: "x", 2024: "y"}, [], id="both years are there"),
        pytest.param({2023: "x"}, ["warning value-missing"], id="told thirty days ahead"),
    ],
)
def test_a_missing_year_is_told_thirty_days_ahead(years: dict[int, str], problems: list[str]) -> None:
    """Rule D11."""
    soon = window("1/11", "15/1", yearly=True)
    some = campaign(text("<chu_de>"), values={"chude": years}, window=soon)
    assert told(content(some)) == problems
    banded = campaign(values={"chude": years}, window=soon, band=BandText(text="<chu_de>", place=PLACE))
    assert told(content(banded)) == problems


BOARDS = {"xa-long-hoa": Board(id="xa-long-hoa", groups=("xa",)), "ubnd-huyen": Board(id="ubnd-huyen")}


@pytest.mark.parametrize(
    ("keys", "problems"),
    [
        pytest.param({"boards": names("xa", "ubnd-huyen", "tat_ca")}, [], id="known"),
        pytest.param({"boards": names("xa-long-hao")}, ["error board-unknown-near"], id="mistyped"),
        pytest.param({"boards": names("qqq")}, ["error board-unknown"], id="unlike any"),
        pytest.param({"excluded": names("xa-long-hao")}, ["error board-unknown-except-near"], id="in except"),
    ],
)
def test_unknown_boards_are_told_with_the_nearest(keys: Any, problems: list[str]) -> None:
    """Rule S2."""
    assert told(Content(sources=(source(campaign(text("x"), **keys), boards=BOARDS),))) == problems


def test_without_a_list_of_boards_another_name_is_information() -> None:
    """Rule S2."""
    assert told(content(campaign(text("x"), boards=names("ubnd-huyen", "xa")))) == ["info board-not-own"]


def named(path: str, **keys: Any) -> Campaign:
    return campaign(text(path), path=path, **keys)


@pytest.mark.parametrize(
    ("campaigns", "problems"),
    [
        pytest.param([named("a.yaml"), named("a - Copy.yaml")], ["warning playlist-copy"], id="a copy"),
        pytest.param([named("a.yaml", name="Tết"), named("b.yaml", name="TET")], ["warning campaigns-of-one-name"]),
        pytest.param(
            [named("a.yaml", name="Tết", window=WEEK), named("b.yaml", name="Tết", window=window("16/10/2023"))], []
        ),
    ],
)
def test_doubles_are_told(campaigns: list[Campaign], problems: list[str]) -> None:
    """Rule S1."""
    assert told(content(*campaigns)) == problems


def test_the_same_file_in_two_sources_is_told_only_when_it_differs() -> None:
    """Rule S1."""
    one, same, other = named("a.yaml"), named("a.yaml", source="t"), named("a.yaml", source="t", name="x")
    assert told(Content(sources=(source(one), source(same, id="t")))) == []
    assert told(Content(sources=(source(one), source(other, id="t")))) == ["warning playlist-in-two-sources"]


def test_an_unsigned_urgent_campaign_beside_signed_content_is_told() -> None:
    """Rule L9."""
    some = Content(sources=(source(named("a.yaml", level="urgent")), source(id="server", signed=True)))
    assert told(some) == ["error playlist-unsigned"]


FILES = [
    *(entry("k/bang-ron.png"), entry("k/doc.docx", "other"), entry("dai.mp4", "video", duration_ms=1_000_000)),
    entry("anh.mp4", "image"),
    *(entry("a.pdf", "pdf", pages=2), entry("anh.pdf", "image")),
    entry("moi/dang-nhan.png", "other", sha256=""),
]


@pytest.mark.parametrize(
    ("some", "problems"),
    [
        pytest.param(campaign(item("image", "k/bang-ron.png")), [], id="there"),
        pytest.param(campaign(item("image", "k/banh-ron.png")), ["warning file-missing-near"], id="a near name"),
        pytest.param(campaign(item("image", "Bang_Ron.png")), ["warning file-missing-near"], id="another folder"),
        pytest.param(campaign(item("image", "q/zzz.jpg")), ["warning file-missing"], id="missing"),
        pytest.param(
            campaign(item("video", "anh.mp4")), ["warning file-not-as-named"], id="a picture named like a film"
        ),
        pytest.param(campaign(item("folder", "zzz")), ["warning folder-empty"], id="a missing folder"),
        pytest.param(campaign(item("folder", "tinh-hinh/<bang>")), ["info file-none-yet"], id="none for this board"),
        pytest.param(campaign(item("folder", "k")), ["info folder-other-files"], id="M4 other files"),
        pytest.param(campaign(item("folder", "moi")), [], id="a picture that was not taken in yet"),
        pytest.param(campaign(item("pdf", "a.pdf")), [], id="a PDF"),
        pytest.param(campaign(item("pdf", "q/zzz.pdf")), ["warning file-missing"], id="a missing PDF"),
        pytest.param(campaign(item("pdf", "anh.pdf")), ["warning file-not-as-named"], id="a picture named like a PDF"),
        pytest.param(campaign(item("video", "dai.mp4")), ["warning film-long"], id="M7 over a quarter of an hour"),
        pytest.param(
            campaign(item("image", "q/zzz.jpg"), boards=names("ubnd-huyen", "tat_ca")[:1]), ["info board-not-own"]
        ),
        pytest.param(
            campaign(item("image", "q/zzz.jpg"), level="urgent"),
            ["error urgent-nothing", "warning file-missing"],
            id="L2",
        ),
        pytest.param(
            campaign(item("image", "q/zzz.jpg"), exclusive=True),
            ["warning exclusive-nothing", "warning file-missing"],
            id="L4",
        ),
        pytest.param(
            campaign(*(text(str(n), length_ms=3_600_000) for n in range(2))), ["warning loop-long"], id="M7 a long loop"
        ),
    ],
)
def test_files_and_loops(some: Campaign, problems: list[str]) -> None:
    """Rules S3, M4, M7, L2 and L4."""
    assert sorted(told(content(some, files=FILES))) == problems


def test_the_files_of_a_campaign_that_has_ended_are_not_looked_for() -> None:
    """Rule D10: they may be deleted, and nothing takes them in any more."""
    ended = window("25/9/2022", "15/10/2022")
    some = campaign(item("image", "gone.png"), item("folder", "kit"), window=ended)
    assert told(content(some, files=[entry("kit/1.png", "other")])) == ["info campaign-ended"]


@pytest.mark.parametrize(
    ("canvas", "rotation", "page", "problems"),
    [
        pytest.param((192, 96), 0, (595, 842), ["info pdf-upright"], id="upright on a lying board"),
        pytest.param((192, 96), 0, (842, 595), [], id="lying on a lying board"),
        pytest.param((96, 192), 0, (595, 842), [], id="upright on an upright board"),
        pytest.param((192, 96), 90, (595, 842), [], id="upright on a turned board"),
        pytest.param(None, 0, (595, 842), [], id="a board of unknown size"),
    ],
)
def test_pages_that_will_be_small_are_told(canvas: Any, rotation: Any, page: Any, problems: list[str]) -> None:
    board = replace(BOARD, canvas=canvas and Size(width=canvas[0], height=canvas[1]), rotation=rotation)
    some = content(
        campaign(item("pdf", "a.pdf")), files=[entry("a.pdf", "pdf", pages=2, width=page[0], height=page[1])]
    )
    found = review(some, board, TODAY, VIETNAM)
    assert [f"{problem.severity} {problem.code}" for problem in found] == problems


def test_a_pdf_over_a_quarter_of_an_hour_is_a_warning() -> None:
    """As a film is, rule M7."""
    some = content(campaign(item("pdf", "a.pdf")), files=[entry("a.pdf", "pdf", pages=76)])
    assert told(some) == ["warning pdf-long"]


def test_a_film_over_an_hour_is_cut_and_that_is_said() -> None:
    """Rule M7."""
    film: Entry = entry("a.mp4", "video", duration_ms=4_000_000)
    assert told(content(campaign(item("video", "a.mp4")), files=[film])) == ["warning film-cut"]


def test_each_campaigns_share_of_the_next_day_it_is_on() -> None:
    """Rule M4."""
    some = content(
        campaign(text("a"), text("b"), path="a.yaml"),
        campaign(text("c"), path="b.yaml", window=window("7/10/2023", on="06:00-12:00")),
        campaign(text("d"), path="c.yaml", window=window(end="1/1/2023")),
    )
    board = Board(id="b", hours=window(on="06:00-18:00").hours)
    found = [(one.playlist, f"{one.day}", one.shown_ms, one.lit_ms) for one in shares(some, board, TODAY, VIETNAM)]
    half_day = 12 * 3_600_000
    assert found == [
        ("a.yaml", "2023-10-05", half_day, half_day),
        ("b.yaml", "2023-10-07", half_day // 6, half_day),
    ]


COMMUNES = {one.id: one for one in (BOARD, Board(id="xa-phuoc-lai", name="Xã Phước Lại", groups=("xa", "ven sông")))}


@pytest.mark.parametrize(
    ("boards", "expected"),
    [
        pytest.param([], [], id="nobody is named"),
        pytest.param(["xa-long-hoa", "UBND xã Long Hòa", "tất cả", "xa"], [], id="it can be meant"),
        pytest.param(["xa-phuoc-lai"], ["error board-out-of-reach"], id="another board"),
        pytest.param(["ven sông", "xa-long-hoa"], ["error board-out-of-reach"], id="a group of others, beside its own"),
        pytest.param(["xa-phuoc-lay"], ["error board-unknown-near"], id="nobody knows it"),
    ],
)
def test_a_name_beyond_the_reach_of_its_folder_is_told(boards: list[str], expected: list[str]) -> None:
    one = campaign(text("a"), boards=names(*boards))
    within = frozenset({BOARD.id})
    assert told(Content(sources=(source(one, boards=COMMUNES, reach=within),))) == expected
