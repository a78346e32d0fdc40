"""`ledplayer setup` as an installer calls it: by options, at a terminal, and where nobody can be asked."""

import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledplayer.cli import main
from ledplayer.core.board_file import read_board
from ledplayer.core.model import Board, Hours, Size

ROOT = Path(__file__).parents[2]
LIST = """\
mac_dinh: {gio: 05:30-22:00}
bang:
  xa-long-hau: {ten: Xã Long Hậu, khung: 384x192, nhom: [xa]}
  ubnd-huyen: {ten: UBND huyện Cần Giuộc, khung: 640x384}
"""
#: Everything that is asked.
ALL = (
    *("--language", "vi", "--id", "xa-long-hau", "--name", "Xã Long Hậu: cổng #1", "--pitch", "P5", "--modules", "6x6"),
    *("--offset", "0,8", "--rotation", "180", "--hours", "5h30-22h", "--time-zone", "Asia/Ho_Chi_Minh"),
    *("--server", "https://led.example.vn", "--share", "//pc/led", "--usb", "có"),
)
BOARD = Board(
    id="xa-long-hau",
    name="Xã Long Hậu: cổng #1",
    canvas=Size(width=384, height=192),
    offset=(0, 8),
    rotation=180,
    hours=(Hours(begin=330, end=1320),),
    time_zone="Asia/Ho_Chi_Minh",
    server="https://led.example.vn",
    sources=("/srv/ledplayer/content",),
    usb=True,
)


def call(to: Path, *words: object) -> Result:
    return CliRunner().invoke(main, ["setup", "--to", str(to), *map(str, words)])


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    for name in ("LC_ALL", "LC_MESSAGES", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_all_options_make_a_file_that_is_read_back_and_nothing_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "etc" / "board.yaml"
    result = call(path, *ALL)
    assert result.exit_code == 0, result.output
    assert read_board(path.read_bytes(), file="") == (BOARD, ())
    text = path.read_text("utf-8")
    assert "ma: xa-long-hau" in text
    assert "# số điểm ảnh" in text
    assert result.output.splitlines() == [
        f"Đã ghi {path}.",
        "Để nối thư mục chung: sudo systemd/install.sh --share //pc/led",
        "Để tin máy chủ: sudo ledplayer enroll https://led.example.vn",
    ]


def test_a_second_time_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "board.yaml"
    call(path, *ALL)
    before = path.stat().st_mtime_ns
    result = call(path, *ALL)
    assert "đã đúng như vậy" in result.output
    assert (path.stat().st_mtime_ns, [one.name for one in tmp_path.iterdir()]) == (before, ["board.yaml"])


def test_the_old_file_is_kept_and_what_is_not_asked_stays(tmp_path: Path) -> None:
    path = tmp_path / "board.yaml"
    path.write_text("id: b\ncanvas: 96x48\nlogo: logo.png\nframe_rate: 50\nlanguage: en\n# mine\n")
    result = call(path, "--yes", "--canvas", "192x96")
    assert result.exit_code == 0, result.output
    board, problems = read_board(path.read_bytes(), file="")
    assert problems == ()
    assert board is not None
    assert (board.canvas, board.frame_rate, board.logo) == (Size(width=192, height=96), 50, f"{tmp_path}/logo.png")
    assert "# mine" in (tmp_path / "board.yaml.old").read_text()
    assert f"The old file is {path}.old." in result.output


def test_a_list_gives_what_is_not_said(tmp_path: Path) -> None:
    (tmp_path / "boards.yaml").write_text(LIST)
    path = tmp_path / "board.yaml"
    result = call(path, "--yes", "--boards", tmp_path / "boards.yaml", "--id", "Xã Long Hậu", "--language", "vi")
    assert result.exit_code == 0, result.output
    board, _ = read_board(path.read_bytes(), file="")
    assert board is not None
    assert (board.id, board.name, board.canvas) == ("xa-long-hau", "Xã Long Hậu", Size(width=384, height=192))
    assert board.hours == (Hours(begin=330, end=1320),)


def test_where_nobody_can_be_asked_the_options_are_named(tmp_path: Path) -> None:
    result = call(tmp_path / "board.yaml", "--id", "a", "--canvas", "96x48")
    assert result.exit_code == 1
    assert "There is no terminal to ask at: add --language, --name, --offset, --rotation" in result.output
    assert result.output.count("\n") == 1
    result = call(tmp_path / "board.yaml", "--yes", "--name", "A")
    assert result.exit_code == 1
    assert "add --" in result.output
    assert "--canvas" in result.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--canvas", "16385x10"), "is not a canvas"),
        (("--canvas", "0x10"), "is not a canvas"),
        (("--canvas", "400x200", "--pitch", "P5"), "not made of whole modules of 64x32. Count"),
        (("--pitch", "P11", "--modules", "2x2"), "“P11” is no pitch of the table"),
        (("--pitch", "P5"), "add --modules"),
        (("--canvas", "96x48", "--id", "a b"), "Write: a-b"),
        (("--canvas", "96x48", "--server", "led"), "is not the address of a server"),
        (("--canvas", "96x48", "--language", "xx"), "“xx”"),
        (("--boards", "/nowhere.yaml"), "/nowhere.yaml cannot be read"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    result = call(tmp_path / "board.yaml", "--yes", "--id", "a", *words)
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output
    assert not list(tmp_path.iterdir())


def test_a_list_that_is_wrong_is_told(tmp_path: Path) -> None:
    (tmp_path / "boards.yaml").write_text("boards: {a: {canvas: big}}\n")
    result = call(tmp_path / "b.yaml", "--yes", "--id", "a", "--boards", tmp_path / "boards.yaml")
    assert result.exit_code == 1
    assert "boards.yaml:1:22: error: “big” is not a canvas" in result.output


def test_a_file_with_mistakes_is_told_kept_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "board.yaml"
    path.write_text("id: b\ncanvas: big\n")
    result = call(path, "--yes", "--id", "b", "--canvas", "96x48")
    assert result.exit_code == 0
    assert "has mistakes, so nothing is taken from it" in result.output
    assert (tmp_path / "board.yaml.old").read_text() == "id: b\ncanvas: big\n"


def test_without_permission_it_says_sudo_before_it_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    result = call(tmp_path / "board.yaml", *ALL)
    assert result.exit_code == 1
    assert "sudo" in result.output


def at_a_terminal(words: list[str], answers: list[tuple[str, str]]) -> tuple[int, str]:
    """Run it at a terminal of its own, and answer each question when it comes."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(PYTHONPATH=str(ROOT), LANG="vi_VN.UTF-8", PYTHONUTF8="1", TERM="dumb")
        os.execv(sys.executable, [sys.executable, "-m", "ledplayer", "setup", *words])
    said, told, ends = "", 0, time.monotonic() + 20
    try:
        while time.monotonic() < ends:
            if not select.select([terminal], (), (), 0.1)[0]:
                continue
            try:
                part = os.read(terminal, 4096)
            except OSError:
                break
            if not part:
                break
            said += part.decode("utf-8", "replace")
            while answers and answers[0][0] in said[told:]:
                told = said.index(answers[0][0], told) + len(answers[0][0])
                os.write(terminal, answers.pop(0)[1].encode() + b"\n")
    finally:
        if answers:  # it waits for nobody
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        os.close(terminal)
    return os.waitstatus_to_exitcode(status), said


def test_at_a_terminal_it_asks_and_writes(tmp_path: Path) -> None:
    (tmp_path / "boards.yaml").write_text(LIST)
    path = tmp_path / "board.yaml"
    code, said = at_a_terminal(
        ["--to", str(path), "--boards", str(tmp_path / "boards.yaml"), "--server", "không", "--share", "không"],
        [
            ("Ngôn ngữ / Language (vi, en) [vi]: ", ""),
            ("xa-long-hau): ", "xã long hậu"),
            ("Tên đầy đủ của bảng [Xã Long Hậu]: ", ""),
            ("hoặc bước điểm ảnh (thí dụ P5) [384x192]: ", "big"),
            ("hoặc bước điểm ảnh (thí dụ P5) [384x192]: ", "p5"),
            ("Số điểm ảnh của một module, ngang x dọc [64x32]: ", ""),
            ("(thí dụ 6x6) [6x6]: ", "3x6"),
            ("từ trái, từ trên [0,0]: ", "8,0"),
            ("180, 270 độ) [0]: ", ""),
            ("“luôn”) [05:30-22:00]: ", ""),
            ("Múi giờ [", "Asia/Ho_Chi_Minh"),
            ("USB [không]: ", "có"),
            ("? [có]: ", ""),
        ],
    )
    assert code == 0, said
    assert "Không hiện được hình thử trong lúc hỏi: Máy này không có màn hình" in said
    assert "“big” không phải khung hình" in said
    assert read_board(path.read_bytes(), file="")[0] == Board(
        id="xa-long-hau",
        name="Xã Long Hậu",
        canvas=Size(width=192, height=192),
        offset=(8, 0),
        hours=(Hours(begin=330, end=1320),),
        time_zone="Asia/Ho_Chi_Minh",
        usb=True,
    )


@pytest.mark.parametrize("last", ["không", "\x03", "\x04"], ids=["no", "Ctrl-C", "Ctrl-D"])
def test_whoever_says_no_or_leaves_has_written_nothing(tmp_path: Path, last: str) -> None:
    path = tmp_path / "board.yaml"
    words = ["--to", str(path), *ALL[:-2]]
    answers = [("USB [không]: ", ""), ("? [có]: ", last)] if last == "không" else [("USB [không]: ", last)]
    code, said = at_a_terminal(words, answers)
    assert code == 1
    assert "Chưa ghi gì cả." in said
    assert "Traceback" not in said
    assert not path.exists()
