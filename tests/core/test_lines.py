"""Rules M1, M4, M5, D3, D9, D11, D12, K3–K5, W2, W3, S2 and S3 of `PLAYLIST.md`: from items to pieces."""

from datetime import date
from typing import Any

import pytest

from ledplayer.core.lines import CampaignDay
from ledplayer.core.model import BandText, Campaign, Entry, Peak, Source
from ledplayer.core.plan import campaign_days
from tests.core.made import BOARD, PLACE, campaign, content, day, entry, item, mark, names, text, window

WEEK = window("25/9/2023", "15/10/2023")
TODAY = day("5/10/2023")


def on_day(some: Campaign, *files: Entry, on: date | None = TODAY, failed: frozenset[str] = frozenset()) -> CampaignDay:
    (found,) = campaign_days(content(some, files=files, failed=failed), BOARD, on)
    return found


def shown(some: Campaign, *files: Entry, on: date | None = TODAY, **keys: Any) -> list[str]:
    return [line.piece.what for line in on_day(some, *files, on=on, **keys).lines]


def test_a_text_becomes_a_piece() -> None:
    some = campaign(
        text("x"),
        text("KHAI THÁC\nDỮ LIỆU SỐ\n", label="Chủ đề năm <nam>", style="headline", length_ms=9_500),
        name="Chuyển đổi số",
        level="priority",
        window=WEEK,
    )
    piece = on_day(some).lines[1].piece
    assert (piece.kind, piece.text, piece.what) == ("text", "KHAI THÁC\nDỮ LIỆU SỐ", "KHAI THÁC DỮ LIỆU SỐ")
    assert (piece.label, piece.style, piece.length_ms, piece.number) == ("Chủ đề năm 2023", "headline", 9_500, 2)
    assert (piece.source, piece.playlist, piece.campaign, piece.level) == (
        "s",
        "playlists/a.yaml",
        "Chuyển đổi số",
        "priority",
    )


def test_a_file_becomes_a_piece_with_its_facts() -> None:
    film = entry("p/a.mp4", "video", duration_ms=20_040, width=1920, height=1080)
    piece = on_day(campaign(item("video", "p/a.mp4", text="Phóng sự", sound=True)), film).lines[0].piece
    assert (piece.kind, piece.what, piece.path, piece.sha256) == ("video", "p/a.mp4", film.place, film.sha256)
    assert (piece.width, piece.height, piece.duration_ms, piece.length_ms) == (1920, 1080, 20_040, 20_100)
    assert (piece.text, piece.sound) == ("Phóng sự", True)


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        pytest.param("image", "missing.png", id="a missing file"),
        pytest.param("video", "a.png", id="a picture is no film"),
        pytest.param("folder", "empty", id="an empty folder"),
        pytest.param("text_file", "missing.txt", id="a missing text"),
        pytest.param("image", "<bang>/a.png", id="none for this board"),
    ],
)
def test_what_is_missing_costs_its_item(kind: Any, path: str) -> None:
    """Rule S3."""
    assert shown(campaign(item(kind, path), text("vẫn chạy")), entry("a.png")) == ["vẫn chạy"]


def test_a_file_that_the_player_gave_up_is_left_out() -> None:
    failed = frozenset({entry("a.png").sha256})
    assert shown(campaign(item("image", "a.png"), text("x")), entry("a.png"), failed=failed) == ["x"]


def test_a_folder_is_opened_in_natural_order_without_its_subfolders() -> None:
    """Rule M4."""
    files = [entry(f"k/{name}") for name in ("10.png", "2.png", "x/3.png")]
    others = [entry("k/1.txt", "text"), entry("k/4.mp4", "video", duration_ms=9_000)]
    some = campaign(item("folder", "k", repeat=3, length_ms=8_000))
    assert shown(some, *files, *others) == ["k/2.png", "k/4.mp4", "k/10.png"]
    assert [(line.count, line.piece.length_ms) for line in on_day(some, *files, *others).lines] == [
        (3, 8_000),
        (3, 9_000),
        (3, 8_000),
    ]


def test_each_paragraph_of_a_text_file_is_an_item_of_its_own() -> None:
    """Rules M4, D11: one that lacks this year's word is held back alone."""
    file = entry("a.txt", "text", paragraphs=("Một", "Năm <nam>", "<khong_co>"))
    assert shown(campaign(item("text_file", "a.txt")), file) == ["Một", "Năm 2023"]


def test_a_folder_campaign_plays_its_subfolders_too_unless_they_are_campaigns() -> None:
    """Rule W2."""
    files = [entry(f"xuan/{name}") for name in ("2.png", "10.png", "a/1.png", "b/1.png", "b/c/1.png", "bc/1.png")]
    outer = campaign(path="media/xuan/lich.yaml", folder="xuan", whole_folder=True, length_ms=6_000)
    inner = campaign(text("x"), path="media/xuan/b/lich.yaml", folder="xuan/b")
    found, _ = campaign_days(content(outer, inner, files=files), BOARD, TODAY)
    assert [line.piece.what for line in found.lines] == ["xuan/2.png", "xuan/10.png", "xuan/a/1.png", "xuan/bc/1.png"]
    assert {(line.piece.number, line.piece.length_ms) for line in found.lines} == {(0, 6_000)}


def test_a_subfolder_with_a_broken_playlist_does_not_play_with_its_parent() -> None:
    """Rules S5, W2."""
    outer = campaign(path="media/xuan/lich.yaml", folder="xuan", whole_folder=True)
    files = {path: entry(path) for path in ("xuan/1.png", "xuan/b/1.png")}
    broken = Source(id="s", campaigns=(outer,), entries=files, playlist_folders=frozenset({"xuan/b"}))
    some = content()
    (found,) = campaign_days(type(some)(sources=(broken,)), BOARD, TODAY)
    assert [line.piece.what for line in found.lines] == ["xuan/1.png"]


@pytest.mark.parametrize("on", ["1/10/2023", "9/10/2023"])
def test_a_dated_file_name_narrows_its_file(on: str) -> None:
    """Rule W3."""
    dated = "k/2-10-2023_8-10-2023 mời họp.png"
    some = campaign(item("folder", "k"), item("image", dated), text("x"), window=WEEK)
    assert shown(some, entry(dated), on=day("2/10/2023")) == [dated, dated, "x"]
    assert shown(some, entry(dated), on=day(on)) == ["x"]


def test_an_items_boards_only_narrow() -> None:
    """Rule S2."""
    here, there = text("xã", boards=names("xa")), text("huyện", boards=names("ubnd-huyen"))
    without = text("trừ", excluded=names("xa-long-hoa"))
    assert shown(campaign(here, there, without)) == ["xã"]


@pytest.mark.parametrize(
    ("level", "repeat", "peak", "count"),
    [
        pytest.param("ordinary", 3, None, 3, id="M1 as written"),
        pytest.param("priority", 3, None, 6, id="M1 twice for priority"),
        pytest.param("priority", 3, Peak(repeat=2), 12, id="M1 times the peak's"),
        pytest.param("priority", 4, Peak(repeat=3), 12, id="M1 cut at 12"),
        pytest.param("urgent", 3, Peak(repeat=3), 3, id="M1 urgent: repeat only"),
        pytest.param("ordinary", 1, Peak(repeat=3, boards=names("xa")), 3, id="M5 on the peak's boards"),
        pytest.param("ordinary", 1, Peak(repeat=3, boards=names("ubnd-huyen")), 1, id="M5 not on others"),
        pytest.param("ordinary", 1, Peak(repeat=3, window=window("1/10", "10/10")), 3, id="M5 on its days"),
        pytest.param("ordinary", 1, Peak(repeat=3, window=window("6/10", "10/10")), 1, id="M5 not on others' days"),
        pytest.param("ordinary", 1, Peak(repeat=3, window=window("1/10")), 3, id="M5 an open end is the campaign's"),
    ],
)
def test_counts(level: Any, repeat: int, peak: Peak | None, count: int) -> None:
    some = campaign(text("x", repeat=repeat), level=level, peak=peak, window=WEEK)
    assert [line.count for line in on_day(some).lines] == [count]


@pytest.mark.parametrize(
    ("some", "on", "year"),
    [
        pytest.param(window("15/12", "15/1", yearly=True), "20/12/2023", 2024, id="of the occurrence's last day"),
        pytest.param(window("1/1/2023"), "20/12/2024", 2024, id="without a last day today's"),
        pytest.param(window(), "20/12/2024", 2024, id="without dates today's"),
        pytest.param(window("1/1", "31/12", yearly=True), "20/12/2024", 2024, id="adjoining ones never end"),
        pytest.param(window(end="1/1/2024 00:00"), "20/12/2023", 2023, id="a to at 00:00 is the day before"),
    ],
)
def test_the_year(some: Any, on: str, year: int) -> None:
    """Rule D11."""
    assert shown(campaign(text("<nam>"), window=some), on=day(on)) == [str(year)]


def test_an_item_with_dates_of_its_own_in_an_undated_campaign_has_their_year() -> None:
    """Rule D11, as decided in `core.lines`."""
    new_year = text("Chúc mừng năm mới <nam>", window=window("15/12/2023", "15/1/2024"))
    assert shown(campaign(new_year), on=day("20/12/2023")) == ["Chúc mừng năm mới 2024"]


def test_an_item_whose_word_lacks_the_year_is_held_back() -> None:
    """Rule D11."""
    some = campaign(text("<chu_de>"), text("x"), values={"chude": {2022: "Cũ", 2024: "Mới"}}, window=WEEK)
    assert shown(some) == ["x"]
    assert shown(campaign(text("<chu_de>"), values={"chude": {2023: "Nay"}}, window=WEEK)) == ["Nay"]


@pytest.mark.parametrize(
    ("goal", "outer", "on", "days"),
    [
        pytest.param("10/10/2023", WEEK, "25/9/2023", 15, id="from the first day"),
        pytest.param("10/10/2023", WEEK, "9/10/2023", 1, id="the eve is 1"),
        pytest.param("10/10/2023", WEEK, "10/10/2023", None, id="it leaves by itself"),
        pytest.param("10/10", WEEK, "9/10/2023", 1, id="without a year the first after the occurrence's first day"),
        pytest.param("10/10", WEEK, "11/10/2023", None, id="and not next year's"),
        pytest.param("1/1", window("15/12", "15/1", yearly=True), "20/12/2023", 12, id="over New Year"),
        pytest.param("Tết", window(), "9/2/2024", 1, id="lunar"),
        pytest.param("10/10", window(), "11/10/2023", 365, id="undated: the next"),
        pytest.param("10/10", window(), "10/10/2023", None, id="undated: not on its day"),
        pytest.param("25/9", WEEK, "26/9/2023", None, id="on the first day itself"),
    ],
)
def test_a_countdown(goal: str, outer: Any, on: str, days: int | None) -> None:
    """Rule K5."""
    some = campaign(item("countdown", day=mark(goal), text="Còn <so_ngay> ngày"), text("x"), window=outer)
    found = on_day(some, on=day(on)).lines
    if days is None:
        assert len(found) == 1
    else:
        assert (found[0].piece.days, found[0].piece.text) == (days, f"Còn {days} ngày")


def test_a_qr_code_keeps_its_address_and_its_words() -> None:
    piece = on_day(campaign(item("qr", "https://x.vn/<bang>", text="Tìm hiểu"))).lines[0].piece
    assert (piece.kind, piece.address, piece.text) == ("qr", "https://x.vn/xa-long-hoa", "Tìm hiểu")


def test_mourning_cuts() -> None:
    """Rule K4."""
    piece = on_day(campaign(text("x", style="mourning", transition="fade"))).lines[0].piece
    assert piece.transition == "cut"


def test_campaign_and_item_must_both_be_open() -> None:
    """Rule D9."""
    inner = text("x", window=window(on="17:00-21:00", days={3}))
    some = campaign(inner, window=window("25/9/2023", "15/10/2023", on="06:00-18:00"))
    midnight = TODAY.toordinal() * 86_400
    assert on_day(some).lines[0].spans == ((midnight + 17 * 3600, midnight + 18 * 3600),)
    assert on_day(some, on=day("6/10/2023")).lines == ()


@pytest.mark.parametrize(
    "some",
    [
        pytest.param(campaign(text("x"), window=WEEK), id="a dated campaign"),
        pytest.param(campaign(text("x"), window=window(on="06:00-22:00")), id="hours"),
        pytest.param(campaign(text("x"), window=window(days={0})), id="weekdays"),
    ],
)
def test_while_the_clock_is_unknown_no_dated_campaign_is_there(some: Campaign) -> None:
    """Rule D12."""
    assert campaign_days(content(some), BOARD, None) == ()


def test_while_the_clock_is_unknown_only_undated_items_are_there() -> None:
    """Rule D12."""
    dated_file = "2-10-2023_8-10-2023 họp.png"
    some = campaign(
        text("x"),
        text("<bang>"),
        text("<nam>"),
        text("<chu_de>"),
        text("ngày", window=window("1/10/2023")),
        text("giờ", window=window(on="06:00-22:00")),
        text("lúc", at=(7 * 3600,)),
        item("clock"),
        item("countdown", day=mark("10/10/2023")),
        item("image", dated_file),
        item("image", "a.png"),
        values={"chude": {2023: "x"}},
        peak=Peak(repeat=3),
    )
    found = on_day(some, entry("a.png"), entry(dated_file), on=None)
    assert [line.piece.what for line in found.lines] == ["x", "xa-long-hoa", "a.png"]
    assert {line.count for line in found.lines} == {3}
    assert found.solos == ()


@pytest.mark.parametrize(
    ("words", "undated"), [("Chào", "Chào"), ("Năm <nam>", ""), ("<ten_bang>", "UBND xã Long Hòa")]
)
def test_a_band_is_undated_like_an_item(words: str, undated: str) -> None:
    """Rule D12."""
    some = campaign(text("x"), band=BandText(text=words, place=PLACE))
    assert on_day(some, on=None).band == undated


def test_a_dated_peak_does_not_count_while_the_clock_is_unknown() -> None:
    """Rule D12."""
    some = campaign(text("x"), peak=Peak(repeat=3, window=window("1/1/2023")))
    assert [line.count for line in on_day(some, on=None).lines] == [1]
