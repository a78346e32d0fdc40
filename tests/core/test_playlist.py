"""A playlist file as a campaign, or as everything that is wrong with it; rules of `PLAYLIST.md` by their numbers."""

from pathlib import Path

import pytest

from ledplayer.core.model import Campaign, Item
from ledplayer.core.playlist import read_playlist, reads_off_air
from ledplayer.errors import Problem
from ledplayer.language import hint, message

ROOT = Path(__file__).parents[2]
TOP = "chien_dich: A\n"


def read(text: str, *, folder: str = "", needs_items: bool = True) -> tuple[Campaign | None, tuple[Problem, ...]]:
    return read_playlist(
        text.encode(), file="a.yaml", source="s", path="a.yaml", folder=folder, needs_items=needs_items
    )


def campaign(text: str, *, folder: str = "", needs_items: bool = True) -> Campaign:
    found, problems = read(text, folder=folder, needs_items=needs_items)
    assert found, problems
    return found


def item(text: str, top: str = TOP) -> Item:
    return campaign(f"{top}noi_dung:\n  - {text}\n").items[0]


@pytest.mark.parametrize("path", sorted((ROOT / "playlists").glob("*.yaml")), ids=lambda path: path.name)
def test_the_sample_is_read_without_a_word(path: Path) -> None:
    found, problems = read(path.read_text(encoding="utf-8"))
    assert found
    assert problems == ()


def test_k1_keys_and_words_are_folded_and_both_languages_mix() -> None:
    found = campaign(
        "Chiến dịch: A\nLEVEL: Ưu tiên\nđộc-quyền: có\nto: 1/2/2024\nitems:\n  - Text: B\n    KIỂU: tiêu_đề\n"
    )
    assert (found.level, found.exclusive, found.items[0].style) == ("priority", True, "headline")


@pytest.mark.parametrize(
    ("written", "kind", "content"),
    [
        ("chu: Chào", "text", "Chào"),
        ("{anh: a.png, chu: Chào}", "image", "a.png"),
        ("video: le hoi\\phim.mp4", "video", "le hoi/phim.mp4"),
        ("thu_muc: ./tinh-hinh/<bang>/", "folder", "tinh-hinh/<bang>"),
        ("{qr: 'https://a.vn/b?c=d', chu: Quét}", "qr", "https://a.vn/b?c=d"),
        ("dem_nguoc: 10/10/2023", "countdown", ""),
        ("dong_ho: có", "clock", ""),
        ("chu_chay: Tin nhanh", "ticker", "Tin nhanh"),
        ("chu_tep: a.txt", "text_file", "a.txt"),
        ("pdf: a.pdf", "pdf", "a.pdf"),
    ],
)
def test_k2_every_kind_is_read(written: str, kind: str, content: str) -> None:
    found = item(written)
    assert (found.kind, found.content) == (kind, content)


def test_paths_of_a_folder_campaign_start_from_its_folder() -> None:
    found = campaign("noi_dung:\n  - anh: a.png\n", folder="le hoi", needs_items=False)
    assert (found.name, found.items[0].content, found.whole_folder) == ("le hoi", "le hoi/a.png", False)


def test_w2_a_folder_without_items_plays_whole_and_w3_its_name_dates_it() -> None:
    found = campaign("kieu: thông báo\n", folder="x/25-9-2023_15-10-2023 Họp dân", needs_items=False)
    assert (found.whole_folder, found.name) == (True, "Họp dân")
    assert found.window.begin
    assert found.window.begin.year == 2023
    own = campaign("tu_ngay: 1/1/2024\n", folder="25-9-2023_15-10-2023 Họp dân", needs_items=False)
    assert own.window.end is None


def test_what_the_top_says_counts_for_items_that_say_nothing() -> None:
    top = TOP + "nhan: N\nkieu: cảnh báo\ngiay: 3,5\nvua: nền mờ\nam_thanh: có\n"
    picture, words = campaign(top + "noi_dung:\n  - anh: a.png\n  - chu: B\n").items
    assert (picture.label, picture.style, picture.fit, picture.sound, picture.length_ms) == (
        "N",
        "warning",
        "blur",
        True,
        3500,
    )
    assert words.length_ms is None


@pytest.mark.parametrize(("written", "length_ms"), [("3", 3000), ("3,5", 3500), ("3.5", 3500), ("3600", 3_600_000)])
def test_seconds_have_one_decimal(written: str, length_ms: int) -> None:
    assert item(f"chu: A\n    giay: {written}").length_ms == length_ms


@pytest.mark.parametrize("written", ["2.9", "3600.1", "3.55", "mười", "-4", "1e3"])
def test_other_seconds_are_errors(written: str) -> None:
    assert read(f"{TOP}noi_dung:\n  - chu: A\n    giay: {written}\n")[0] is None


def test_k4_mourning_cuts_and_a_film_in_it_is_a_warning() -> None:
    found, problems = read(TOP + "kieu: tang\nnoi_dung:\n  - video: a.mp4\n")
    assert found
    assert found.items[0].transition == "cut"
    assert [(problem.severity, problem.code) for problem in problems] == [("warning", "mourning-film")]


def test_l2_an_urgent_campaign_without_an_end_is_a_warning_unless_it_is_a_draft() -> None:
    text = TOP + "muc: khẩn cấp\nnoi_dung:\n  - chu: A\n"
    assert [problem.code for problem in read(text)[1]] == ["urgent-no-end"]
    assert read(f"phat: không\n{text}")[1] == ()


def test_all_boards_are_no_names() -> None:
    assert campaign(TOP + "bang: tất cả\nnoi_dung:\n  - chu: A\n").boards == ()
    names = campaign(TOP + "bang: xa-a, Xã B\nnoi_dung:\n  - chu: A\n").boards
    assert [(name.written, name.place.column) for name in names] == [("xa-a", 7), ("Xã B", 13)]


def test_values_band_and_peak_are_read() -> None:
    found = campaign(
        TOP + "thay: {chủ đề: {2023: X, 2024: Y}}\ndai_chu: {chu: <chu_de>, vi_tri: trên}\n"
        "cao_diem: {bang: c, tu_ngay: 1/10/2023, lan: 3}\n"
    )
    assert found.values == {"chude": {2023: "X", 2024: "Y"}}
    assert found.band
    assert (found.band.text, found.band.top) == ("<chu_de>", True)
    assert found.peak
    assert (found.peak.boards[0].written, found.peak.repeat) == ("c", 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tu_ngay: 25/9\nden_ngay: 1/10\n", "dates-no-year"),
        ("tu_ngay: 25/9\nden_ngay: 1/10/2023\n", "dates-mixed"),
        ("hang_nam: có\ntu_ngay: 25/9\n", "dates-one-end"),
        ("hang_nam: có\ntu_ngay: 25/9/2023\n", "dates-yearly-year"),
        ("hang_nam: có\n", "dates-yearly-none"),
        ("tu_ngay: Tết\n", "dates-one-end"),
        ("tu_ngay: 10/3/2023 âm\nden_ngay: 1/3/2023\n", "dates-order"),
        ("tu_ngay: 1/3/2023 18:00\nden_ngay: 1/3/2023 18:00\n", "dates-order"),
        ("doc_quyen: có\n", "exclusive-no-end"),
        ("lan: 3\n", "key-of-item"),
        ("bang:\n", "value-empty"),
        ("dai_chu: {vi_tri: trên}\n", "band-no-text"),
        ("cao_diem: {lan: 1}\n", "number-whole"),
        ("cao_diem: {tu_ngay: 1/3/2023 07:00}\n", "peak-time"),
        ("thay: {nam: {2023: X}}\n", "values-built-in"),
        ("thay: {theme: X}\n", "values-shape"),
    ],
)
def test_a_wrong_top_is_told(text: str, code: str) -> None:
    found, problems = read(f"{TOP}{text}noi_dung:\n  - chu: A\n")
    assert found is None
    assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("giay: 8", "item-no-kind"),
        ("chu: A\n    chu_chay: B", "item-two-kinds"),
        ("chu: A\n    tu_ngay: 1/10\n    den_ngay: 5/10", "dates-item-no-year"),
        ("chu: A\n    luc: 07:00\n    lan: 2", "at-repeat"),
        ("chu: A\n    luc: 24:00", "at-midnight"),
        ("dem_nguoc: 10/10/2023 08:00", "countdown-time"),
        ("dong_ho: không", "clock-no"),
        ("chu: Còn <so_ngay> ngày", "placeholder-days"),
        ("anh: ../../etc/passwd", "path-outside"),
        ("anh: https://a.vn/b.png", "path-web"),
        ("anh: [a.png, b.png]", "value-not-text"),
    ],
)
def test_a_wrong_item_is_told(text: str, code: str) -> None:
    found, problems = read(f"{TOP}noi_dung:\n  - {text}\n")
    assert found is None
    assert [problem.code for problem in problems] == [code]


def test_d3_dates_without_years_take_those_of_a_campaign_with_both_ends() -> None:
    top = TOP + "tu_ngay: 25/9/2023\nden_ngay: 15/10/2023\n"
    assert item("chu: A\n    tu_ngay: 1/10", top).window.begin


def test_d11_last_years_number_in_this_years_campaign_is_a_warning() -> None:
    _, problems = read(TOP + "den_ngay: 15/10/2023\nnoi_dung:\n  - chu: Chủ đề năm 2022\n  - chu: 2022–2023\n")
    assert [(problem.place.line, problem.code) for problem in problems] == [(4, "text-last-year")]


def test_r1_all_problems_come_at_once_in_order_and_in_both_languages() -> None:
    _, problems = read(
        TOP + "mucc: cao\nnoi_dung:\n  - chu: A: B\n    lan: 99\n  - anh: a.png\n    giayy: 8\n    tu_ngay: 31/9/2023\n"
    )
    assert [problem.place.line for problem in problems] == [2, 2, 4, 5, 7, 8]
    for problem in problems:
        assert message(problem, "vi") != message(problem, "en")
        assert hint(problem, "vi")
        assert hint(problem, "en")


@pytest.mark.parametrize("text", ["chu: A  # ghi chú", "chu: #A", "nhan: B # ghi chú\n    chu: A"])
def test_r2_a_comment_on_a_texts_line_is_an_error(text: str) -> None:
    assert "text-comment" in [problem.code for problem in read(f"{TOP}noi_dung:\n  - {text}\n")[1]]


def test_r2_elsewhere_a_comment_is_one() -> None:
    assert read(TOP + 'noi_dung:\n  - chu: "A"  # một\n    lan: 2 # hai\n  - chu: |  # ba\n      B # còn\n')[0]


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("phat: không\nnoi_dung: [[[\n", True),
        ("On air: no  # nháp\n: : :\n", True),
        ("phat: có\n", False),
        ("  phat: không\n", False),
        ("", False),
    ],
)
def test_s5_that_it_is_off_can_be_read_in_a_broken_one(text: str, off: bool) -> None:
    assert reads_off_air(text.encode()) is off


def test_more_than_a_hundred_problems_are_counted_only() -> None:
    _, problems = read(TOP + "noi_dung:\n" + "".join(f"  - zzz{n}: A\n" for n in range(500)))
    assert len(problems) == 101
    assert problems[-1].code == "too-many"
