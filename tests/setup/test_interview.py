"""The questions: what is asked and what is not, what Enter says, what is understood, what is refused."""

from dataclasses import fields
from pathlib import Path

import pytest

from ledplayer.core.model import Board, Hours, Size
from ledplayer.errors import ContentError
from ledplayer.language import Language, catalogue
from ledplayer.setup.given import Given
from ledplayer.setup.interview import Interview
from ledplayer.setup.said import sentences
from ledplayer.setup.usual import Usual
from tests.setup.fakes import FakeLive, FakeTerminal

LIST = {
    "xa-long-hau": Board(
        id="xa-long-hau", name="Xã Long Hậu", canvas=Size(width=384, height=192), hours=(Hours(begin=360, end=1260),)
    ),
    "ubnd-huyen": Board(id="ubnd-huyen", name="UBND huyện Cần Giuộc", canvas=Size(width=640, height=384)),
}
LISTED = Usual(lists=(LIST,), zone="Etc/UTC")
NEW = Usual(host="raspberrypi", zone="Etc/UTC")
NOTHING = Given()
ALL = Given(
    language="en",
    id="school",
    name="School gate",
    canvas="640x384",
    offset="8,16",
    rotation="90",
    hours="06:00-21:00",
    time_zone="Asia/Bangkok",
    server="https://led.example.vn/",
    share="/srv/content",
    usb="yes",
)


def held(
    given: Given = NOTHING,
    usual: Usual = NEW,
    answers: dict[str, list[str]] | None = None,
    *,
    live: FakeLive | None = None,
    language: Language = "en",
) -> tuple[Interview, FakeTerminal]:
    terminal = FakeTerminal({word: list(said) for word, said in (answers or {}).items()})
    interview = Interview(given, usual, terminal, live, language)
    interview.hold()
    return interview, terminal


BASIC = {"The board's id": ["school"], "Canvas": ["384x192"]}


def test_what_options_say_is_not_asked() -> None:
    interview, terminal = held(ALL)
    assert terminal.asked == []
    assert interview.board == Board(
        id="school",
        name="School gate",
        language="en",
        canvas=Size(width=640, height=384),
        offset=(8, 16),
        rotation=90,
        hours=(Hours(begin=360, end=1260),),
        time_zone="Asia/Bangkok",
        server="https://led.example.vn",
        sources=("/srv/content",),
        usb=True,
    )
    assert ALL.unsaid() == ()


def test_each_question_is_left_out_when_its_option_is_given() -> None:
    _, everything = held(answers=BASIC)
    for field in fields(Given):
        value = getattr(ALL, field.name)
        if value is not None:
            _, terminal = held(Given(**{field.name: value}), answers=BASIC)
            assert len(terminal.asked) == len(everything.asked) - 1, field.name


def test_a_new_board_needs_two_answers_and_enter_is_right_for_the_rest() -> None:
    interview, terminal = held(answers={"Mã bảng": ["xa-tan-tap"], "Khung": ["192x96"]}, language="vi")
    assert interview.board == Board(
        id="xa-tan-tap",
        language="vi",
        canvas=Size(width=192, height=96),
        hours=(Hours(begin=330, end=1320),),
        time_zone="Asia/Ho_Chi_Minh",
    )
    assert not [question for question, _ in terminal.asked if question.startswith("setup-")]


def test_the_first_question_chooses_the_language_of_the_others() -> None:
    interview, terminal = held(answers={"Language": ["tiếng Việt"], "Mã": ["a"], "Khung": ["96x48"]}, language="en")
    assert interview.board.language == "vi"
    assert terminal.asked[1][0].startswith("Mã bảng")


@pytest.mark.parametrize("typed", ["xa-long-hau", "Xã Long Hậu", "XA LONG HAU", "xa_long_hau ", "xã long-hậu"])
def test_a_listed_board_is_found_however_it_is_typed_and_brings_the_rest(typed: str) -> None:
    interview, terminal = held(usual=LISTED, answers={"The board's id": [typed]})
    assert interview.board.id == "xa-long-hau"
    assert interview.board.canvas == Size(width=384, height=192)
    assert interview.board.name == "Xã Long Hậu"
    assert ("Opening hours (or “always”)", "06:00-21:00") in terminal.asked
    assert terminal.told[0] == "Boards in boards.yaml: xa-long-hau, ubnd-huyen"


def test_an_id_that_is_not_listed_is_asked_again_and_kept_when_it_is_typed_twice() -> None:
    interview, terminal = held(usual=LISTED, answers={"The board's id": ["xa-long-hao"] * 2, "Canvas": ["96x48"]})
    assert "did you mean “xa-long-hau”" in terminal.told[1]
    assert interview.board.id == "xa-long-hao"


@pytest.mark.parametrize("pitch", ["P5", "p5", "5", "P 5", "5 mm", "P5.0"])
def test_a_pitch_and_the_number_of_modules_make_the_canvas(pitch: str) -> None:
    answers = {"The board's id": ["a"], "Canvas": [pitch], "Modules across": ["6x6"]}
    interview, terminal = held(answers=answers)
    assert interview.board.canvas == Size(width=384, height=192)
    assert interview.module == Size(width=64, height=32)
    assert ("Pixels of one module, across x down", "64x32") in terminal.asked
    assert any("P6.67 48x24" in line for line in terminal.told)


def test_modules_of_another_make_are_said() -> None:
    answers = {"The board's id": ["a"], "Canvas": ["P4"], "Pixels of one": ["64 x 32"], "Modules across": ["3×2"]}
    interview, _ = held(answers=answers)
    assert interview.board.canvas == Size(width=192, height=64)


@pytest.mark.parametrize(
    ("given", "canvas"),
    [
        (Given(pitch="P10", modules="6x6"), Size(width=192, height=96)),
        (Given(pitch="P2,5", modules="6x6"), Size(width=768, height=384)),
        (Given(module="64x32", modules="3x2"), Size(width=192, height=64)),
        (Given(pitch="P3", module="32x32", modules="3x2"), Size(width=96, height=64)),
        (Given(canvas="384x192", pitch="P5"), Size(width=384, height=192)),
    ],
    ids=str,
)
def test_options_may_say_the_canvas_by_modules(given: Given, canvas: Size) -> None:
    interview, terminal = held(given, answers={"The board's id": ["a"]})
    assert interview.board.canvas == canvas
    assert not [question for question, _ in terminal.asked if question.startswith(("Canvas", "Modules", "Pixels"))]


def test_a_pitch_alone_asks_for_the_modules_and_modules_alone_for_the_pitch() -> None:
    interview, _ = held(Given(pitch="P5"), answers={"The board's id": ["a"], "Modules across": ["2x2"]})
    assert interview.board.canvas == Size(width=128, height=64)
    interview, _ = held(Given(modules="2x2"), answers={"The board's id": ["a"], "Pitch": ["P5"]})
    assert interview.board.canvas == Size(width=128, height=64)


@pytest.mark.parametrize(
    ("question", "wrong", "right", "said"),
    [
        ("Language", "klingon", "en", "klingon"),
        ("The board's id", "xã Long Hậu!", "a", "A board's id has letters, digits"),
        ("The board's id", "", "a", "The board needs an id"),
        ("The board's full name", "a\x1b[D", "A", "“a\\x1b[D”"),
        ("The board's full name", "X\udce1", "Xã", "“X\\udce1”"),
        ("Folder", "/a\x07", "no", "“/a\\x07”"),
        ("Canvas", "0x192", "96x48", "“0x192” is not a canvas"),
        ("Canvas", "16385x192", "96x48", "“16385x192” is not a canvas"),
        ("Canvas", "2 x 1 m", "96x48", "is not a canvas"),
        ("Canvas", "P7", "96x48", "“P7” is no pitch of the table"),
        ("Where the canvas", "-3,0", "0,0", "“-3,0” is not an offset"),
        ("Turn", "45", "0", "“45” is not a rotation"),
        ("Opening", "22:00", "06:00-22:00", "22:00"),
        ("Opening", "25:00-26:00", "06:00-22:00", "25:00-26:00"),
        ("Time zone", "Asia/Can_Giuoc", "Asia/Ho_Chi_Minh", "There is no time zone “Asia/Can_Giuoc”"),
        ("Address", "led.example.vn", "https://led.example.vn", "is not the address of a server"),
        ("Take in", "maybe", "yes", "maybe"),
    ],
)
def test_a_wrong_answer_is_told_by_the_reader_and_asked_again(question: str, wrong: str, right: str, said: str) -> None:
    answers = {"The board's id": ["a"], "Canvas": ["96x48"], question: [wrong, right]}
    interview, terminal = held(answers=answers)
    assert any(said in line for line in terminal.told), terminal.told
    assert [asked for asked, _ in terminal.asked].count(
        next(a for a, _ in terminal.asked if a.startswith(question))
    ) == 2
    assert interview.board.canvas == Size(width=96, height=48)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Given(canvas="0x0"), "“0x0” is not a canvas"),
        (Given(canvas="16385x100"), "is not a canvas"),
        (Given(canvas="400x200", pitch="P5"), "A canvas of 400x200 is not made of whole modules of 64x32"),
        (Given(canvas="400x200", module="64x32"), "not made of whole modules"),
        (Given(pitch="P1.2", modules="3x3"), "“P1.2” is no pitch"),
        (Given(pitch="P5", modules="0x3"), "“0x3” is no number of modules"),
        (Given(pitch="P2.5", modules="100x100"), "A canvas of 12800x6400 is too large"),
        (Given(module="1x1", modules="3x3"), "“1x1” is no size of a module"),
        (Given(id="a/b"), "A board's id"),
        (Given(rotation="abc"), "is not a rotation"),
        (Given(time_zone="Mars"), "no time zone"),
        (Given(usb="perhaps"), "perhaps"),
        (Given(language="fr"), "fr"),
    ],
    ids=str,
)
@pytest.mark.parametrize("is_asked", [True, False])
def test_a_wrong_option_ends_it(given: Given, said: str, is_asked: bool) -> None:
    terminal = FakeTerminal({"The board's id": ["a"], "Canvas": ["96x48"]}) if is_asked else None
    interview = Interview(given, Usual(host="gate", zone="UTC"), terminal, None, "en")
    with pytest.raises(ContentError) as error:
        interview.hold()
    assert said in sentences(error.value, "en")


@pytest.mark.parametrize(("typed", "usb"), [("có", True), ("Co", True), ("C", True), ("k", False), ("không", False)])
def test_yes_and_no_are_understood_without_marks(typed: str, usb: bool) -> None:
    interview, _ = held(answers={"Mã": ["a"], "Khung": ["96x48"], "Nhận nội dung từ USB": [typed]}, language="vi")
    assert interview.board.usb is usb


@pytest.mark.parametrize("typed", ["luôn", "Luon", "always", "không", "-"])
def test_always_open_is_understood(typed: str) -> None:
    interview, _ = held(answers={**BASIC, "Opening": [typed]})
    assert interview.board.hours == ()


@pytest.mark.parametrize(
    ("typed", "sources", "share"),
    [
        ("//pc-van-hoa/led", ("/srv/ledplayer/content",), "//pc-van-hoa/led"),
        ("\\\\pc-van-hoa\\led noi dung", ("/srv/ledplayer/content",), "//pc-van-hoa/led noi dung"),
        ("smb://pc/led", ("/srv/ledplayer/content",), "//pc/led"),
        ("/srv/led, 1", ("/srv/led, 1",), ""),
        ("noi-dung", (str(Path("noi-dung").absolute()),), ""),
        ("không", (), ""),
        ("no", (), ""),
    ],
)
def test_a_folder_is_a_path_or_another_computers(typed: str, sources: tuple[str, ...], share: str) -> None:
    interview, _ = held(answers={**BASIC, "Folder": [typed]})
    assert (interview.board.sources, interview.share) == (sources, share)


def test_what_the_file_says_is_what_enter_says_and_nothing_else_of_it_is_lost() -> None:
    existing = Board(
        id="b",
        name="B",
        language="en",
        canvas=Size(width=384, height=192),
        offset=(3, 4),
        rotation=180,
        hours=(Hours(begin=330, end=660), Hours(begin=840, end=1320)),
        time_zone="Asia/Tokyo",
        groups=("xa", "b"),
        logo="/etc/logo.png",
        server="https://led.example.vn",
        download_hours=(Hours(begin=1320, end=300),),
        download_rate=200_000,
        sources=("/a", "/b"),
        usb=True,
        frame_rate=50,
        shared_folder="all",
    )
    interview, terminal = held(usual=Usual(existing=existing, zone="UTC"))
    assert interview.board == existing
    assert len(terminal.asked) == 11
    unasked = Interview(Given(), Usual(existing=existing, zone="UTC"), None, None, "en")
    unasked.hold()
    assert unasked.board == existing


def test_a_copied_card_keeps_what_is_not_the_other_boards_alone() -> None:
    existing = Board(
        id="ubnd-huyen",
        name="UBND huyện",
        canvas=Size(width=640, height=384),
        server="https://led.example.vn",
        groups=("co_quan",),
    )
    interview, _ = held(
        usual=Usual(existing=existing, lists=(LIST,), zone="UTC"), answers={"The board's id": ["xa-long-hau"]}
    )
    assert (interview.board.name, interview.board.canvas) == ("Xã Long Hậu", Size(width=384, height=192))
    assert (interview.board.server, interview.board.groups) == ("https://led.example.vn", ())


def test_the_test_card_follows_each_answer_until_the_picture_is_right() -> None:
    live = FakeLive()
    answers = {
        "The board's id": ["a"],
        "Canvas": ["192x96", "P5"],
        "Modules across": ["6x6"],
        "Where the canvas": ["0,0", "8,0"],
        "Turn": ["0", "90"],
        "Does the test card": ["what?", "no", "yes"],
    }
    interview, terminal = held(answers=answers, live=live)
    assert live.shown == [
        ("", "0,0", 0, ""),
        ("192x96", "0,0", 0, ""),
        ("384x192", "0,0", 0, "64x32"),
        ("384x192", "8,0", 0, "64x32"),
        ("384x192", "8,0", 90, "64x32"),
    ]
    assert "Answer yes or no." in terminal.told
    assert interview.board.rotation == 90


def test_where_no_card_can_be_shown_nobody_is_asked_whether_it_is_right() -> None:
    _, terminal = held(answers=BASIC, live=FakeLive(works=False))
    assert not [question for question, _ in terminal.asked if question.startswith("Does")]


@pytest.mark.parametrize(
    ("given", "usual", "lacking"),
    [
        (Given(), NEW, ("--id", "--canvas")),
        (Given(id="a"), NEW, ("--canvas",)),
        (Given(id="a", pitch="P5"), NEW, ("--modules",)),
        (Given(id="a", modules="3x3"), NEW, ("--pitch",)),
        (Given(id="a", modules="3x3", module="64x32"), NEW, ()),
        (Given(canvas="96x48"), Usual(host="cong-truong", zone="UTC"), ()),
        (Given(canvas="96x48"), Usual(host="localhost", zone="UTC"), ("--id",)),
        (Given(), LISTED, ("--id", "--canvas")),
        (Given(id="xa long hau"), LISTED, ()),
        (Given(), Usual(existing=LIST["xa-long-hau"]), ()),
    ],
    ids=str,
)
def test_what_cannot_be_found_out_is_named(given: Given, usual: Usual, lacking: tuple[str, ...]) -> None:
    assert given.lacking(usual) == lacking


@pytest.mark.parametrize(
    ("usual", "id"),
    [
        (Usual(host="raspberrypi"), ""),
        (Usual(host="xa-tan-tap.local"), "xa-tan-tap"),
        (Usual(host="xa-long-hau", lists=(LIST,)), "xa-long-hau"),
        (Usual(host="pi", lists=(LIST,)), ""),
        (Usual(host="pi", lists=({"a": Board(id="a")},)), "a"),
        (Usual(host="pi", existing=Board(id="b"), lists=(LIST,)), "b"),
        (Usual(host="máy bảng"), ""),
    ],
    ids=str,
)
def test_the_likeliest_id(usual: Usual, id: str) -> None:
    assert usual.id == id


@pytest.mark.parametrize(
    ("zone", "language", "proposed"),
    [
        ("Etc/UTC", "vi", "Asia/Ho_Chi_Minh"),
        ("Europe/London", "vi", "Asia/Ho_Chi_Minh"),
        ("Europe/London", "en", "Europe/London"),
        ("Asia/Bangkok", "vi", "Asia/Bangkok"),
    ],
)
def test_a_machine_that_nobody_set_is_in_viet_nam(zone: str, language: Language, proposed: str) -> None:
    assert Usual(zone=zone).zone_for(Board(id="a", language=language)) == proposed


def test_every_question_is_said_in_both_languages() -> None:
    asked = {field.name for field in fields(Given)}
    assert {code for code in catalogue() if code.startswith("setup-ask-")} >= {
        f"setup-ask-{name.replace('_', '-')}" for name in asked
    }
