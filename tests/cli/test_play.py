"""`ledplayer play` as a person calls it: what it refuses, and a whole short run off-screen."""

import fcntl
import json
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
from ledplayer.core.lineup import Piece
from ledplayer.core.plan_file import encode
from ledplayer.run_folder import run_folder
from tests.play.fakes import plan

PLAYLIST = """\
chien_dich: Thử
noi_dung:
  - chu: XIN CHÀO
    giay: 3
"""


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["play", *words], env={"LC_ALL": "vi_VN.UTF-8"})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--for", "soon"], "60s, 10m hoặc 1h", id="a duration"),
        pytest.param(["--at", "tomorrow"], "2023-10-10T08:00", id="a time"),
        pytest.param(["/nonexistent"], "Không có thư mục /nonexistent", id="a folder that is not there"),
        pytest.param(["/tmp", "--content", "/tmp"], "chỉ ghi một lần", id="two folders"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(words: list[str], said: str, tmp_path: Path) -> None:
    result = call(*words, "--state", str(tmp_path))
    assert result.exit_code
    assert said in result.output


def test_a_second_player_on_one_state_folder_ends_with_a_sentence(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        result = call("--state", str(tmp_path), "--headless")
    assert result.exit_code == 1
    assert "đang dùng thư mục trạng thái" in result.output


def test_an_unknown_board_ends_with_a_sentence_and_the_nearest(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "boards.yaml").write_text("boards: {ubnd-huyen: {canvas: 64x32}}\n")
    result = call(str(content), "--board", "ubnd-huyên-x", "--state", str(tmp_path / "state"), "--headless")
    assert result.exit_code == 1
    assert "ubnd-huyen" in result.output


def test_a_state_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = call("--state", str(tmp_path / "file" / "state"), "--headless")
    assert result.exit_code == 1
    assert "thư mục trạng thái" in result.output


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "playlists").mkdir(parents=True)
    (folder / "playlists" / "thu.yaml").write_text(PLAYLIST)
    (folder / "boards.yaml").write_text("boards: {b: {name: Bảng, canvas: 128x64}}\n")
    return folder


def start(content: Path, state: Path, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "ledplayer", "play", str(content), "--board", "b", "--state", str(state)]
    return subprocess.Popen(
        [*command, "--headless", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "LC_ALL": "vi_VN.UTF-8", "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def test_it_plays_says_what_is_on_keeps_a_snapshot_and_ends_by_itself(content: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    output, log = start(content, state, "--for", "5s").communicate(timeout=30)
    first, second, *_ = output.splitlines()
    assert first == "đang đọc nội dung …"
    assert second.endswith("chữ XIN CHÀO · Thử")
    assert "Traceback" not in log
    picture = Image.open(f"{run_folder(str(state))}/snapshot.png").convert("RGB")
    assert picture.size == (128, 64)
    assert len(picture.getcolors(10_000) or ()) > 10
    assert not list(state.glob("**/*.png")), "nothing of it wears the card out"


def test_a_signal_ends_it_at_once_and_leaves_nobody_behind(content: Path, tmp_path: Path) -> None:
    player = start(content, tmp_path / "state")
    assert player.stdout
    assert player.stdout.readline()
    children = [int(pid) for pid in Path(f"/proc/{player.pid}/task/{player.pid}/children").read_text().split()]
    player.send_signal(signal.SIGTERM)
    player.communicate(timeout=10)
    assert player.returncode == 0
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]


def test_a_plan_of_other_content_is_forgotten(content: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    (state / "plan.json").write_text("{}")
    (state / "origin.json").write_text('{"content": "/elsewhere", "board": null}')
    output, log = start(content, state, "--for", "1s").communicate(timeout=30)
    assert "plan.json is wrong" not in log
    assert output


def test_a_content_folder_that_was_played_before_may_be_away_at_the_next_start(content: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    slide = Piece(kind="text", length_ms=3000, text="XIN CHÀO")
    (state / "plan.json").write_bytes(encode(plan(slide, begin_ms=int(time.time() - 3600) * 1000, hours=2)))
    (state / "origin.json").write_text(json.dumps({"content": str(content), "board": "b"}))
    content.rename(tmp_path / "away")
    output, log = start(content, state, "--for", "0.1s").communicate(timeout=30)
    assert output.splitlines()[0].endswith("chữ XIN CHÀO")
    assert "Traceback" not in log
