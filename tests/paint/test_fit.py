"""How texts are set: sizes, breaks, pages (`LOOKS.md`, rules 2–4)."""

from time import process_time

import pytest

from ledplayer.core.model import Size
from ledplayer.paint import fonts
from ledplayer.paint.fit import Setting, fit

SLOGAN = "NHIỆT LIỆT CHÀO MỪNG\nNGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10/2023"
THEME = "KHAI THÁC DỮ LIỆU SỐ\nĐỂ TẠO RA GIÁ TRỊ"
AWARENESS = "Nâng cao nhận thức của người dân toàn xã hội về vai trò, ý nghĩa và lợi ích của chuyển đổi số."
WARNING = "BÃO SỐ 5 ĐỔ BỘ TỐI NAY\nGọi 112 · Không ra khỏi nhà"
LONG = (
    "Chuyển đổi số không phải là thêm một việc mới, mà chuyển đổi số là thêm một cách làm mới cho những việc hiện tại. "
    "Thúc đẩy sự tham gia vào cuộc của cả hệ thống chính trị, hành động đồng bộ ở các cấp."
)
CLOSURE = "School closes at 11:30 am on Friday – parents please use the Main Gate"
TEXTS = (SLOGAN, THEME, AWARENESS, WARNING, LONG, CLOSURE)
ROOMS = tuple(
    Size(width=w, height=h) for w, h in ((184, 90), (360, 86), (360, 170), (720, 170), (600, 330), (1800, 950))
)


def set_in(text: str, room: Size, **options: bool) -> Setting:
    return fit(text, room, floor=16 if room.height < 120 else 20, ceiling=round(0.5 * room.height), **options)


def lines(text: str, width: int, height: int) -> list[str]:
    (page,) = set_in(text, Size(width=width, height=height)).pages
    return list(page)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room.width}x{room.height}")
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
def test_every_line_is_inside_the_room_and_every_word_whole(text: str, room: Size) -> None:
    setting = set_in(text, room)
    for page in setting.pages:
        rise, drop = fonts.reach("".join(page), setting.size)
        assert all(fonts.width(line, setting.size) <= room.width for line in page)
        assert rise + drop + (len(page) - 1) * fonts.pitch("".join(page), setting.size) <= room.height
    assert [word for page in setting.pages for line in page for word in line.split() if word != "·"] == [
        word for word in text.split() if word != "·"
    ]


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room.width}x{room.height}")
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
def test_no_text_is_set_below_the_floor(text: str, room: Size) -> None:
    assert set_in(text, room).size >= (16 if room.height < 120 else 20)


def test_lines_break_where_a_reader_breathes() -> None:  # the example of LOOKS.md, rule 3
    assert lines(AWARENESS, 600, 285) == [
        "Nâng cao nhận thức",
        "của người dân toàn xã hội",
        "về vai trò, ý nghĩa và lợi ích",
        "của chuyển đổi số.",
    ]


def test_the_authors_lines_stay_where_that_costs_little() -> None:
    assert lines(THEME, 720, 170) == THEME.split("\n")


def test_the_authors_lines_are_broken_where_the_text_grows_much() -> None:
    assert lines(THEME, 184, 90) == ["KHAI THÁC", "DỮ LIỆU SỐ", "ĐỂ TẠO RA GIÁ TRỊ"]


def test_a_name_stays_whole_before_a_compound_does() -> None:  # “Still wrong in the samples”, first
    assert "Ngày Chuyển đổi số" in " | ".join(lines("ngày đến Ngày Chuyển đổi số quốc gia", 400, 330))


def test_three_larger_lines_are_better_than_two_that_leave_half_empty() -> None:  # the same, third
    assert lines(WARNING, 358, 150) == ["BÃO SỐ 5 ĐỔ BỘ TỐI NAY", "Gọi 112", "Không ra khỏi nhà"]


def test_a_text_fills_the_height_it_has() -> None:
    assert lines("QUỐC TANG\nVÔ CÙNG THƯƠNG TIẾC", 358, 169) == ["QUỐC TANG", "VÔ CÙNG", "THƯƠNG TIẾC"]


def test_a_table_keeps_its_lines_though_two_would_be_larger() -> None:
    table = "Registration 7:20\nLessons 7:30 – 11:30\nLessons 13:00 – 16:15"
    assert lines(table, 738, 120) == table.split("\n")


def test_no_compound_is_torn_for_a_little_more_size() -> None:
    assert "hạ | sốt" not in " | ".join(lines("Không tự ý mua thuốc hạ sốt, không tự truyền dịch tại nhà", 600, 255))


def test_a_dot_vanishes_where_a_line_ends_and_stays_inside_one() -> None:
    assert lines(WARNING, 720, 170)[-1] == "Gọi 112 · Không ra khỏi nhà"


def test_a_text_below_the_floor_is_paged_in_one_size() -> None:
    setting = set_in(LONG, ROOMS[0])
    assert len(setting.pages) > 1
    assert setting.size >= 16
    assert max(map(len, setting.pages)) - min(map(len, setting.pages)) <= 2


def test_pages_end_where_a_sentence_does() -> None:
    sentence = "Nâng cao nhận thức của người dân về vai trò và lợi ích của chuyển đổi số."
    setting = set_in(f"{sentence} {sentence}", ROOMS[0])
    assert [page[-1][-1] for page in setting.pages] == ["."] * len(setting.pages)


def test_an_address_breaks_after_its_signs_and_loses_nothing() -> None:
    address = "https://chuyendoiso.longan.gov.vn/public/home"
    setting = set_in(address, ROOMS[0])
    assert "".join(setting.pages[0]) == address
    assert all(line[-1] in "/." for line in setting.pages[0][:-1])


@pytest.mark.parametrize("text", ["", "·", "A" * 400, "x\n" * 300, "– – –", "W" * 60 + " và " + "M" * 60])
def test_no_text_is_too_odd_to_be_set(text: str) -> None:
    for room in (*ROOMS, Size(width=12, height=9), Size(width=1, height=1)):
        assert set_in(text, room).pages


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room.width}x{room.height}")
def test_two_hundred_letters_are_set_in_40_ms(room: Size) -> None:
    set_in("Một câu trước", room)  # the lists are read
    taken_s = []
    for _ in range(3):
        for cached in (fonts.font, fonts.width, fonts.ink, fonts.reach, fit):
            cached.cache_clear()
        begin = process_time()
        set_in(LONG, room)
        taken_s.append(process_time() - begin)
    assert min(taken_s) < 0.04 * 2, "twice the figure of a quiet machine"
