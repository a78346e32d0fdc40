"""What people read: one line for each edge, in the board's language, with one number in both."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from ledplayer.errors import Place, Problem
from ledplayer.log import exception, note, tell
from ledplayer.log.begin import SOCKET_NAME, begin
from ledplayer.log.clean import clean

AWAY = Problem(
    severity="warning",
    code="source-away",
    place=Place(file="/srv/led"),
    values={"folder": "/srv/led", "why": "gone", "since": "09:14"},
)


def lines(folder: Path, part: str = "player") -> list[str]:
    return (folder / "log" / f"{part}.log").read_text("utf-8").splitlines()


def start(folder: Path, **more: object) -> object:
    return begin(
        "player",
        folder=folder,
        environment={},
        when=lambda: "2026-11-26 09:14:03+07:00",
        **({"language": "vi", "board": "xa-long-hau"} | more),  # type: ignore[arg-type]
    )


def test_a_line_says_when_how_grave_which_board_which_event_what_and_what_to_do(tmp_path, capsys):
    start(tmp_path)
    tell(AWAY, "/srv/led")
    (line,) = lines(tmp_path)
    assert line.startswith("2026-11-26 09:14:03+07:00 CẢNH BÁO xa-long-hau E201 [/srv/led] không đọc được")
    assert line.endswith("Hãy kiểm tra máy chủ chia sẻ và dây mạng; khi đọc lại được thì không cần làm gì thêm.")
    assert capsys.readouterr().err.strip() == line


def test_an_event_has_one_number_in_both_languages(tmp_path):
    start(tmp_path / "vi")
    note("clock-unknown")
    start(tmp_path / "en", language="en")
    note("clock-unknown")
    vietnamese, english = lines(tmp_path / "vi")[0], lines(tmp_path / "en")[0]
    assert " LỖI xa-long-hau E501 " in vietnamese
    assert " ERROR xa-long-hau E501 " in english


def test_a_name_moves_no_cursor_and_forges_no_line(tmp_path, capsys):
    start(tmp_path)
    note("stick-alone", name="\x1b[2J\n2026-11-26 LỖI\u202e.png\x00\udcff")
    (line,) = lines(tmp_path)
    assert line.count("\\x1b[2J\\x0a2026-11-26 LỖI\\u202e.png\\x00\\udcff") == 1
    assert "\x1b" not in capsys.readouterr().err


def test_a_password_is_written_nowhere(tmp_path):
    start(tmp_path, language="en")
    note("put-off", why="http://nam:bi-mat@proxy:3128/ refused")
    try:
        raise ValueError("https://nam:bi-mat@server/")
    except ValueError:
        exception("job-failed", name="x")
    assert "bi-mat" not in "".join(lines(tmp_path))
    assert "http://…@proxy:3128/ refused" in lines(tmp_path)[0]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("http://nam:bi-mat@proxy.vn:3128", "http://…@proxy.vn:3128", id="an address"),
        pytest.param("http://nam:bi@mat/bi-mat@proxy.vn", "http://…@proxy.vn", id="signs that should be escaped"),
        pytest.param("“nam:bi-mat@proxy.vn:3128”", "“…@proxy.vn:3128”", id="http:// left out"),
        pytest.param("https://led.vn/ at 09:14, x@y.vn", "https://led.vn/ at 09:14, x@y.vn", id="no password"),
    ],
)
def test_a_password_goes_and_the_host_stays(written, said):
    assert clean(written) == said


def test_a_mistake_of_ours_leaves_its_traceback_below_its_line(tmp_path):
    start(tmp_path, language="en")
    try:
        raise ValueError("a\nb")
    except ValueError:
        exception("job-failed", name="sweep")
    first, *rest = lines(tmp_path)
    assert " ERROR xa-long-hau E902 " in first
    assert rest[0] == "    Traceback (most recent call last):"
    assert all(line.startswith("    ") for line in rest)


def test_what_a_library_says_is_a_line_like_any_other(tmp_path):
    start(tmp_path, language="en")
    logging.getLogger("urllib3").warning("retrying %s", "x")
    logging.getLogger("urllib3").debug("not this")
    assert lines(tmp_path) == ["2026-11-26 09:14:03+07:00 WARNING xa-long-hau E990 urllib3: retrying x"]


def test_the_file_is_of_bounded_size(tmp_path):
    start(tmp_path)
    for number in range(3000):
        note("release-good", release=f"{number:08x}" + "x" * 900)
    sizes = {file.name: file.stat().st_size for file in (tmp_path / "log").iterdir()}
    assert set(sizes) == {"player.log", "player.log.1", "player.log.2", "player.log.3"}
    assert max(sizes.values()) <= 512 << 10


def test_a_folder_that_cannot_be_written_costs_only_the_file(tmp_path, capsys):
    (tmp_path / "log").write_text("in the way")
    start(tmp_path)
    note("clock-known")
    assert " E502 Đã biết giờ" in capsys.readouterr().err


def test_a_bare_console_gets_letters_that_its_font_has(tmp_path, monkeypatch):
    class Console:
        text = ""

        def write(self, text: str) -> None:
            self.text += text

        def flush(self) -> None: ...

        def isatty(self) -> bool:
            return True

    console = Console()
    monkeypatch.setattr(sys, "stderr", console)
    begin("player", folder=tmp_path, language="vi", board="b", environment={"TERM": "linux"})
    note("clock-unknown")
    assert "LOI b E501 Khong biet bay gio la may gio: chi phat noi dung khong ghi ngay." in console.text
    assert "Không biết bây giờ" in lines(tmp_path)[0]


def test_under_systemd_a_line_has_fields_and_a_priority(tmp_path, journal):
    begin("intake", folder=tmp_path, language="vi", board="xa-1", environment={SOCKET_NAME: str(journal.path)})
    tell(AWAY, "/srv/led")
    note("clock-known")
    first, second = journal.heard()
    assert first["PRIORITY"] == b"4"
    assert second["PRIORITY"] == b"6"
    assert first["LEDPLAYER_EVENT"] == b"E201"
    assert first["LEDPLAYER_BOARD"] == b"xa-1"
    assert first["LEDPLAYER_PART"] == b"intake"
    assert first["SYSLOG_IDENTIFIER"] == b"ledplayer"
    assert first["MESSAGE"].decode().startswith("E201 [/srv/led] không đọc được")
    assert not (tmp_path / "log").exists()


def test_a_journal_that_went_away_stops_nobody(tmp_path, journal):
    begin("intake", folder=tmp_path, language="vi", environment={SOCKET_NAME: str(journal.path)})
    journal.close()
    note("clock-known")


def test_the_last_word_of_a_process_that_dies_of_a_mistake_is_in_its_log(tmp_path):
    program = (
        "import sys; from pathlib import Path; from ledplayer.log.begin import begin\n"
        "begin('player', folder=Path(sys.argv[1]), language='en', board='b', environment={})\n"
        "raise RuntimeError('oh')\n"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, timeout=30)
    assert done.returncode == 1
    first, *rest = lines(tmp_path)
    assert " ERROR b E901 This process ends for a mistake of the program (RuntimeError: oh)" in first
    assert rest[-1] == "    RuntimeError: oh"
    assert done.stderr.count("RuntimeError: oh") == 2


@pytest.mark.parametrize("code", ["no-such-code", "source-away"])
def test_a_sentence_that_is_missing_or_lacks_a_value_stops_nothing(tmp_path, code):
    start(tmp_path)
    tell(Problem(severity="info", code=code, place=Place(file="x", line=2, column=3), values={"a": 1}))
    assert lines(tmp_path)[0].endswith(f" x:2:3: {code}. {{'a': 1}}")
