"""What becomes of a board's file that lies on the card's boot partition."""

import os
from pathlib import Path

import pytest

from ledplayer import config, files
from ledplayer.card import taking
from ledplayer.card.names import BOARD, BOARD_NAMES, ROOT
from ledplayer.card.taking import take_board, take_root
from ledplayer.core.model import Size
from ledplayer.language import Language, hint, message

GOOD = "# bảng\nma: xa-long-hau\nkhung: 384x192\nmui_gio: Asia/Ho_Chi_Minh\nlogo: logo.png\n"
OLD = b"id: old\ncanvas: 64x32\n"
KEY = (
    b'{"signed":{"_type":"root","keys":{"k":{"keytype":"ed25519","scheme":"ed25519","keyval":{"public":"00"}}},'
    b'"roles":{"root":{"keyids":["k"],"threshold":1}}}}'
)


class Card:
    """A boot partition, and the folder of the board's own files."""

    def __init__(self, folder: Path) -> None:
        self.place, self.etc = folder / "boot", folder / "etc"
        self.place.mkdir()
        self.own = self.etc / "board.yaml"

    def put(self, data: bytes | str, name: str = BOARD) -> None:
        (self.place / name).write_bytes(data.encode() if isinstance(data, str) else data)

    def had(self, data: bytes) -> None:
        self.etc.mkdir(exist_ok=True)
        self.own.write_bytes(data)

    def take(self) -> taking.Outcome:
        return take_board([self.place.parent / "away", self.place], self.own)


@pytest.fixture
def card(tmp_path: Path) -> Card:
    return Card(tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(GOOD.encode(), id="as it is"),
        pytest.param(GOOD.replace("\n", "\r\n").encode(), id="of Notepad"),
        pytest.param(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), id="with a mark"),
        pytest.param(GOOD.encode("utf-16"), id="Unicode, as Notepad called it"),
    ],
)
def test_a_good_file_takes_the_old_ones_place(card: Card, data: bytes) -> None:
    card.had(OLD)
    card.put(data)
    assert card.take().what == "taken"
    assert card.own.read_text("utf-8") == GOOD, "its comments too"
    board, problems = config.read_file(card.own)
    assert problems == ()
    assert board is not None
    assert (board.id, board.canvas) == ("xa-long-hau", Size(width=384, height=192))
    assert board.logo == str(card.etc / "logo.png")
    assert (card.place / BOARD).read_bytes() == data, "the technician's own stays"
    assert card.own.stat().st_mode & 0o777 == 0o644


def test_a_board_without_any_file_gets_its_first(card: Card) -> None:
    card.put(GOOD)
    assert card.take().what == "taken"
    assert card.own.read_text("utf-8") == GOOD


@pytest.mark.parametrize("name", BOARD_NAMES)
def test_windows_may_have_hidden_an_ending(card: Card, name: str) -> None:
    card.put(GOOD, name)
    assert card.take().file == str(card.place / name)


def test_without_a_file_nothing_happens(card: Card) -> None:
    card.had(OLD)
    assert card.take().what == "none"
    assert sorted(card.etc.iterdir()) == [card.own]


def test_the_same_file_is_not_written_again(card: Card) -> None:
    card.put(GOOD)
    card.take()
    before = card.own.stat().st_ino, (card.etc / taking.TAKEN).stat().st_ino
    assert card.take().what == "known"
    assert (card.own.stat().st_ino, (card.etc / taking.TAKEN).stat().st_ino) == before


def test_what_stands_there_already_is_remembered_and_not_written(card: Card) -> None:
    card.put(GOOD.replace("\n", "\r\n"))
    card.had(GOOD.encode())
    before = card.own.stat().st_ino
    assert card.take().what == "known"
    assert card.own.stat().st_ino == before
    card.own.write_bytes(OLD)
    assert card.take().what == "known"


def test_what_was_changed_on_the_board_since_stays(card: Card) -> None:
    card.put(GOOD)
    card.take()
    card.own.write_bytes(OLD)
    assert card.take().what == "known"
    assert card.own.read_bytes() == OLD
    card.put(GOOD.replace("384", "640"))
    assert card.take().what == "taken", "until the file on the card is another"
    assert "640" in card.own.read_text("utf-8")


def test_a_board_that_lost_its_file_takes_it_again(card: Card) -> None:
    card.put(GOOD)
    card.take()
    card.own.unlink()
    assert card.take().what == "taken"


BAD: dict[str, tuple[bytes, int, dict[Language, tuple[str, str]]]] = {
    "a canvas that is none": (
        b"id: a\ncanvas: 384 by 192\n",
        2,
        {
            "vi": ("“384 by 192” không phải khung hình", "Viết: canvas: 384x192"),
            "en": ("“384 by 192” is not a canvas", "Write: canvas: 384x192"),
        },
    ),
    "an id with blanks": (
        "ma: xã long hậu\nkhung: 384x192\n".encode(),
        1,
        {
            "vi": ("Mã bảng “xã long hậu” chỉ được có", "Viết: xã-long-hậu"),
            "en": ("A board's id has letters", "Write: xã-long-hậu"),
        },
    ),
    "no id": (b"canvas: 384x192\n", 1, {"vi": ("thiếu mã bảng", "ma:"), "en": ("has no id", "id:")}),
    "a zone that there is not": (
        b"id: a\ntime_zone: Asia/Saigonn\n",
        2,
        {
            "vi": ("Không có múi giờ “Asia/Saigonn”", "Asia/Ho_Chi_Minh"),
            "en": ("There is no time zone “Asia/Saigonn”", "Asia/Ho_Chi_Minh"),
        },
    ),
    "a key that there is not": (
        b"id: a\ncanvass: 384x192\n",
        2,
        {"vi": ("canvass", "canvas"), "en": ("canvass", "canvas")},
    ),
    "empty": (b"", 0, {"vi": ("trống", "ma"), "en": ("empty", "id")}),
    "torn: zeros": (GOOD.encode()[:20] + b"\0" * 492, 0, {"vi": ("", ""), "en": ("", "")}),
    "torn in a letter": (GOOD.encode()[:4], 1, {"vi": ("UTF-8", ""), "en": ("UTF-8", "")}),
    "10 MB": (b"# " + b"x" * (10 << 20), 0, {"vi": ("", ""), "en": ("", "")}),
    "a picture": (b"\x89PNG\r\n\x1a\n", 0, {"vi": ("PNG", ""), "en": ("PNG", "")}),
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_leaves_the_old_one(card: Card, case: str, language: Language) -> None:
    data, line, said = BAD[case]
    card.had(OLD)
    card.put(data)
    outcome = card.take()
    assert outcome.what == "refused"
    assert card.own.read_bytes() == OLD
    assert sorted(card.etc.iterdir()) == [card.own]
    first = outcome.problems[0]
    assert first.place.file == str(card.place / BOARD)
    assert first.place.line == line
    assert said[language][0] in message(first, language)
    assert said[language][1] in hint(first, language)
    assert message(first, language)


def test_no_link_or_pipe_is_followed(card: Card, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text(GOOD)
    (card.place / BOARD).symlink_to(tmp_path / "elsewhere")
    assert [one.code for one in card.take().problems] == ["card-no-plain-file"]
    (card.place / BOARD).unlink()
    os.mkfifo(card.place / BOARD)
    assert [one.code for one in card.take().problems] == ["card-no-plain-file"]
    (card.place / BOARD).unlink()
    (card.place / BOARD).mkdir()
    assert card.take().what == "refused"
    assert not card.own.exists()


@pytest.mark.parametrize("step", ["own", "memory"])
def test_a_power_cut_takes_it_once_more(card: Card, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def cut(path: Path, data: bytes, mode: int = 0o644) -> None:
        if (path == card.own) is (step == "own"):
            raise OSError(5, "cut")
        files.write_whole(path, data, mode)

    card.had(OLD)
    card.put(GOOD)
    with monkeypatch.context() as patch:
        patch.setattr(taking, "write_whole", cut)
        with pytest.raises(OSError, match="cut"):
            card.take()
    assert card.own.read_bytes() in (OLD, GOOD.encode())
    card.take()
    assert card.own.read_bytes() == GOOD.encode()
    card.own.write_bytes(OLD)
    assert card.take().what == "known"


def test_the_root_of_trust_is_taken_where_there_is_none(card: Card) -> None:
    own = card.etc / "root.json"
    assert take_root([card.place], own).what == "none"
    card.put(KEY, ROOT)
    assert take_root([card.place], own).what == "taken"
    assert own.read_bytes() == KEY
    card.put(KEY.replace(b'"00"', b'"11"'), ROOT)
    assert take_root([card.place], own).what == "known"
    assert own.read_bytes() == KEY, "a stray file moves no trust"


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"[" * 100_000, KEY + b" " * 600_000])
def test_what_is_no_root_is_not_taken(card: Card, data: bytes) -> None:
    card.put(data, ROOT)
    outcome = take_root([card.place], card.etc / "root.json")
    assert [one.code for one in outcome.problems] == ["card-root-wrong"]
    assert not (card.etc / "root.json").exists()
