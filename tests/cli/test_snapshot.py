"""`ledplayer snapshot` as a technician calls it: at a board that plays, at one that died, and where there is none."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from ledplayer.cli import main
from ledplayer.run_folder import make_run_folder, run_folder
from tests.status.test_picture import png, put
from tests.system.watching import wait_for

PLAYLIST = "campaign: T\nitems:\n  - {text: HELLO, seconds: 600}\n"


def call(*words: str, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["snapshot", "--language", language, *words])


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Path]:
    state = tmp_path / "state"
    yield state
    shutil.rmtree(run_folder(str(state)), ignore_errors=True)


def test_a_player_gives_a_picture_of_now_and_a_dead_one_its_last(state: Path, tmp_path: Path) -> None:
    (tmp_path / "content" / "playlists").mkdir(parents=True)
    (tmp_path / "content" / "playlists" / "t.yaml").write_text(PLAYLIST)
    words = [sys.executable, "-m", "ledplayer", "play", str(tmp_path / "content"), "--headless", "--state", str(state)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    player = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    run, out = Path(run_folder(str(state))), tmp_path / "out.png"
    try:
        wait_for(lambda: (run / "status.json").exists() and (run / "snapshot.png").exists())
        os.utime(run / "snapshot.png", (0, 0))
        now = call("--state", str(state), "--out", str(out))
        assert (now.exit_code, now.output) == (0, f"What the board shows now: {out}\n")
        with Image.open(out) as picture:
            assert len(picture.convert("RGB").getcolors(10_000) or ()) > 10
    finally:
        player.send_signal(signal.SIGKILL)
        player.wait()
    out.unlink()
    dead = call("--state", str(state), "--out", str(out))
    assert dead.exit_code == 1
    assert "The player does not run: this is its last picture" in dead.output
    assert out.stat().st_size > 100


@pytest.mark.parametrize(
    ("age_s", "said"), [(5, "5 s"), (150, "2 min"), (7300, "2 h"), (30 * 3600, "30 h"), (3 * 86_400, "3 days")]
)
def test_the_age_of_an_old_one_is_told(state: Path, tmp_path: Path, age_s: float, said: str) -> None:
    put(Path(make_run_folder(str(state))), png("x"), age_s + 0.5)
    result = call("--state", str(state), "--out", str(tmp_path / "out.png"))
    assert f"its last picture, {said} old" in result.output
    assert (result.exit_code, (tmp_path / "out.png").read_bytes()) == (1, png("x"))


def test_to_standard_output_goes_the_picture_alone(state: Path) -> None:
    put(Path(make_run_folder(str(state))), png("x"))
    result = CliRunner().invoke(main, ["snapshot", "--state", str(state), "--out", "-"])
    assert result.stdout_bytes == png("x")
    assert result.stderr


def test_where_nothing_plays_it_is_said_and_nothing_is_written(state: Path, tmp_path: Path) -> None:
    result = call("--state", str(state), "--out", str(tmp_path / "out.png"), language="vi")
    assert result.exit_code == 1
    assert "Không có ảnh chụp nào của bảng" in result.output
    assert not (tmp_path / "out.png").exists()


def test_a_place_that_cannot_be_written_is_said(state: Path, tmp_path: Path) -> None:
    put(Path(make_run_folder(str(state))), png("x"))
    result = call("--state", str(state), "--out", str(tmp_path / "none" / "out.png"))
    assert result.exit_code == 1
    assert "cannot be written" in result.output
