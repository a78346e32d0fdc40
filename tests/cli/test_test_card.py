"""`ledplayer test-card` as an installer calls it."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from ledplayer.cli import main

ROOT = Path(__file__).parents[2]
BOARD = "ma: xa-long-hau\nten: Xã Long Hậu\nkhung: 192x96\nxoay: 90\n"


def call(*words: object, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["test-card", "--language", language, *map(str, words)])


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("ledplayer.play.output.choose.__defaults__", (Path("/nonexistent"),))


def test_off_screen_it_runs_as_long_as_asked_and_is_written(tmp_path: Path) -> None:
    out, began = tmp_path / "card.png", time.monotonic()
    result = call("--canvas", "192x96", "--headless", "--for", "1s", "--out", out)
    assert (result.exit_code, time.monotonic() - began > 1) == (0, True)
    assert "Showing the test card, 192x96 at 0,0" in result.output
    sheets = sorted(tmp_path.glob("*.png"))
    assert [path.name for path in sheets] == ["card-2.png", "card-3.png", "card.png"]
    for path in sheets:
        with Image.open(path) as picture:
            assert (picture.size, picture.mode) == ((192, 96), "RGB")


def test_to_a_file_alone_nothing_is_shown_and_no_player_disturbs(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"")
    with (tmp_path / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = call("--canvas", "96x48", "--out", tmp_path / "o.png", "--state", tmp_path)
    assert (result.exit_code, result.output) == (
        0,
        "".join(f"The test card is in {tmp_path}/o{n}.png.\n" for n in ("", "-2", "-3", "-4")),
    )


def test_the_boards_file_says_what_options_do_not(tmp_path: Path) -> None:
    (tmp_path / "board.yaml").write_text(BOARD)
    call("--board", tmp_path / "board.yaml", "--out", tmp_path / "a.png")
    call("--board", tmp_path / "board.yaml", "--rotation", "0", "--canvas", "384x192", "--out", tmp_path / "b.png")
    with Image.open(tmp_path / "a.png") as turned, Image.open(tmp_path / "b.png") as straight:
        assert turned.size == (192, 96)
        assert turned.getpixel((191, 0)) == (255, 0, 0)
        assert straight.size == (384, 192)
        assert straight.getpixel((0, 0)) == (255, 0, 0)


def test_a_board_of_the_list_is_found_by_its_id(tmp_path: Path) -> None:
    result = call("--board", "xa-long-hau", "--out", tmp_path / "a.png")
    assert result.exit_code == 0
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (384, 192)
    result = call("--board", "xa-long-hao", "--out", tmp_path / "a.png")
    assert "there is no board “xa-long-hao”" in result.output
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--canvas", "0x10"), "“0x10” is not a canvas"),
        (("--canvas", "20000x10"), "“20000x10” is not a canvas"),
        (("--canvas", "2 m"), "“2 m” is not a canvas"),
        (("--offset", "-5,0"), "“-5,0” is not an offset"),
        (("--rotation", "45"), "“45” is not a rotation"),
        (("--module", "6"), "“6” is no size of a module"),
        (("--for", "soon"), "“soon” is no duration"),
        (("--board", "/nowhere/b.yaml"), "the file /nowhere/b.yaml cannot be read"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    result = call(*words, "--out", tmp_path / "o.png")
    assert result.exit_code in (1, 2)
    assert said in result.output
    assert not isinstance(result.exception, ValueError)
    assert not list(tmp_path.iterdir())


def test_a_module_that_does_not_fit_the_canvas_is_said_and_shown_all_the_same(tmp_path: Path) -> None:
    result = call("--canvas", "200x100", "--module", "64x32", "--out", tmp_path / "o.png")
    assert "The canvas 200x100 is not made of whole modules of 64x32" in result.output
    assert result.exit_code == 0


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    result = call("--canvas", "96x48", "--out", tmp_path / "none" / "o.png")
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def test_without_a_display_it_says_what_to_do(tmp_path: Path) -> None:
    result = call("--canvas", "96x48", "--state", tmp_path, language="vi")
    assert result.exit_code == 1
    assert "Máy này không có màn hình" in result.output


def test_where_a_player_runs_it_says_how_to_stop_it(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"")
    with (tmp_path / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = call("--canvas", "96x48", "--window", "--state", tmp_path)
    assert result.exit_code == 1
    assert "sudo systemctl stop ledplayer" in result.output


def test_where_none_runs_nothing_is_made_in_the_players_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":98765")
    result = call("--canvas", "96x48", "--window", "--state", tmp_path / "state", "--for", "1s")
    assert result.exit_code == 1
    assert "The display cannot be opened" in result.output
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_quietly(number: signal.Signals) -> None:
    words = [sys.executable, "-m", "ledplayer", "test-card", "--canvas", "96x48", "--headless", "--language", "en"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    child = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert child.stdout is not None
    assert "Showing" in child.stdout.readline()
    time.sleep(0.2)
    child.send_signal(number)
    rest, _ = child.communicate(timeout=10)
    assert (child.returncode, rest) == (0, "")
