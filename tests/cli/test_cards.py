"""`ledplayer card`: for one board, for all, and what it refuses in one sentence."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledplayer.card.boot import HOOK
from ledplayer.cli import card
from ledplayer.cli.card import command
from ledplayer.core.board_file import read_board
from ledplayer.core.model import Board, Size
from tests.card.made import bundle, contents, partition
from tests.card.test_taking import KEY

LIST = """
mac_dinh: {gio: 05:30-22:00}
bang:
  xa-long-hau: {ten: Xã Long Hậu, khung: 384x192, nhom: [xa]}
  school-gate: {name: Riverside School, canvas: 192x96, language: en}
  whole: {}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    partition(tmp_path / "bootfs")
    (tmp_path / "boards.yaml").write_text(LIST, "utf-8")
    (tmp_path / "root.json").write_bytes(KEY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, language: str = "vi") -> Result:
    return CliRunner().invoke(command, [*words, "--language", language])


def written(file: Path) -> Board:
    board, problems = read_board(file.read_bytes(), file="")
    assert problems == ()
    assert board is not None
    return board


def test_a_board_of_the_list_with_server_key_and_bundle(folder: Path) -> None:
    bundle(folder / "bundle")
    done = run(
        *("xa-long-hau", "--to", "bootfs", "--server", "https://led.example.vn/", "--root", "root.json"),
        *("--bundle", "bundle", "--share", r"\\pc\led"),
    )
    assert done.exit_code == 0, done.output
    assert "Thẻ của bảng xa-long-hau đã xong" in done.output
    assert "Khóa gốc: " in done.output
    board = written(folder / "bootfs/ledplayer-board.yaml")
    assert (board.id, board.canvas, board.server) == (
        "xa-long-hau",
        Size(width=384, height=192),
        "https://led.example.vn",
    )
    assert board.sources == ("/srv/ledplayer/content",)
    assert (folder / "bootfs/ledplayer-root.json").read_bytes() == KEY
    assert (folder / "bootfs/ledplayer/install.conf").read_text() == "language=vi\nshare=//pc/led\n"
    assert HOOK[0] in (folder / "bootfs/cmdline.txt").read_text()


def test_without_a_bundle_the_card_of_an_installed_board_gets_its_file(folder: Path) -> None:
    before = contents(folder / "bootfs")
    assert run("School Gate", "--to", "bootfs", language="en").exit_code == 0
    after = contents(folder / "bootfs")
    assert after.keys() - before.keys() == {"ledplayer-board.yaml"}
    assert after["ledplayer-board.yaml"].decode().startswith("# The board's file.")


def test_a_board_s_own_file_is_taken_as_well(folder: Path) -> None:
    (folder / "b.yaml").write_text("id: b\ncanvas: 64x32\n")
    assert run("b.yaml", "--to", "bootfs").exit_code == 0
    assert written(folder / "bootfs/ledplayer-board.yaml") == Board(id="b", canvas=Size(width=64, height=32))


def test_all_boards_get_a_folder_each_and_a_list_to_tick_off(folder: Path) -> None:
    bundle(folder / "bundle")
    done = run("--all", "boards.yaml", "--to", "cards", "--bundle", "bundle", "--root", "root.json")
    assert done.exit_code == 0, done.output
    assert "Đã ghi 3 thư mục" in done.output
    assert "bảng whole chưa ghi khung" in done.output
    cards = folder / "cards"
    for name in ("xa-long-hau", "school-gate", "whole"):
        assert written(cards / name / "ledplayer-board.yaml").id == name
        assert contents(cards / name).keys() == {"ledplayer-board.yaml", "ledplayer-root.json"}
    assert (cards / "all-cards/ledplayer/first-boot.sh").is_file()
    assert not (cards / "all-cards/ledplayer-board.yaml").exists()
    page = (cards / "cards.html").read_text("utf-8")
    assert page.count("☐") == 3 * 4
    assert "Xã Long Hậu" in page
    assert " ".join(HOOK) in page
    before = contents(cards)
    run("--all", "boards.yaml", "--to", "cards", "--bundle", "bundle", "--root", "root.json")
    assert contents(cards) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ("xa-long-hau", "--to", "."), ("không phải phân vùng khởi động", "is no boot partition"), id="no card"
        ),
        pytest.param(("xa-long-hau", "--to", "away"), ("không phải phân vùng", "is no boot partition"), id="no folder"),
        pytest.param(("--to", "bootfs"), ("hãy ghi mã một bảng", "name one board"), id="no board"),
        pytest.param(("a", "--all", "b", "--to", "x"), ("hãy ghi mã một bảng", "name one board"), id="both"),
        pytest.param(("xa-long-hao", "--to", "bootfs"), ("“xa-long-hau”", "“xa-long-hau”"), id="no such board"),
        pytest.param(("c.yaml", "--to", "bootfs"), ("không đọc được", "cannot be read"), id="no such file"),
        pytest.param(
            ("xa-long-hau", "--to", "bootfs", "--boards", "wrong.yaml"),
            ("wrong.yaml:1:22: lỗi: “3x”", "wrong.yaml:1:22: error: “3x”"),
            id="a wrong list",
        ),
        pytest.param(
            ("xa-long-hau", "--to", "bootfs", "--server", "led"), ("không phải địa chỉ", "not the address"), id="server"
        ),
        pytest.param(
            ("xa-long-hau", "--to", "bootfs", "--root", "boards.yaml"),
            ("không phải khóa gốc", "root of trust"),
            id="root",
        ),
        pytest.param(
            ("xa-long-hau", "--to", "bootfs", "--bundle", "bootfs"), ("không phải bộ cài", "is no bundle"), id="bundle"
        ),
        pytest.param(
            ("xa-long-hau", "--to", "bootfs", "--bundle", "pc"), ("cần arm64", "needs arm64"), id="of another machine"
        ),
        pytest.param(
            ("xa-long-hau", "--to", "bootfs", "--bundle", "pc", "--share", "led"),
            ("thư mục chung", "shared"),
            id="share",
        ),
        pytest.param(("xa-long-hau", "--to", "bootfs", "--share", "//a/b"), ("--bundle", "--bundle"), id="share alone"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_is_written(
    folder: Path, words: tuple[str, ...], said: tuple[str, str]
) -> None:
    bundle(folder / "pc", arch="amd64")
    (folder / "wrong.yaml").write_text("boards: {a: {khung : 3x}}\n")
    before = contents(folder)
    for language, sentence in zip(("vi", "en"), said, strict=True):
        done = run(*words, language=language)
        assert done.exit_code in (1, 2)
        assert sentence in done.output, done.output
        assert "Traceback" not in done.output
    assert contents(folder) == before
    assert not (folder / "away").exists()


def test_a_folder_that_is_no_boot_partition_is_written_where_that_is_meant(folder: Path) -> None:
    bundle(folder / "pc", arch="amd64")
    done = run("xa-long-hau", "--to", "efi", "--bundle", "pc", "--anywhere")
    assert done.exit_code == 0, done.output
    assert (folder / "efi/ledplayer-board.yaml").is_file()
    done = run("xa-long-hau", "--to", "efi", "--anywhere", language="en")
    assert done.exit_code == 0, done.output
    assert "when it starts" in done.output
    assert "Eject" not in done.output


def test_a_server_without_a_key_is_said(folder: Path) -> None:
    done = run("xa-long-hau", "--to", "bootfs", "--server", "https://led.example.vn")
    assert "chưa có khóa gốc" in done.output


def test_too_little_room_is_said_before_anything_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle(folder / "bundle")
    before = contents(folder)
    monkeypatch.setattr(card, "lacking_bytes", lambda *_: 12_345_678)
    done = run("xa-long-hau", "--to", "bootfs", "--bundle", "bundle", language="en")
    assert done.exit_code == 1
    assert "bootfs lacks 13 MB of room" in done.output
    assert contents(folder) == before


def test_a_card_that_does_not_take_it_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(card, "write_card", full)
    done = run("xa-long-hau", "--to", "bootfs", language="en")
    assert done.exit_code == 1
    assert "bootfs is not all written" in done.output
