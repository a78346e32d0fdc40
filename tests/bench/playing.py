"""The player as a bench runs it: a content folder, a board, a state folder, and `ledplayer play` on some screen."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What one player plays and where it keeps its state."""

    content: Path
    state: Path
    board: Path

    @classmethod
    def set_up(cls, folder: Path, playlist: str, media: Mapping[str, Path], canvas: str) -> "Stage":
        """A content folder with one playlist and links to its media, and a board of that canvas."""
        content = folder / "content"
        (content / "playlists").mkdir(parents=True, exist_ok=True)
        (content / "media").mkdir(exist_ok=True)
        (content / "playlists" / "bench.yaml").write_text(playlist)
        for name, file in media.items():
            target = content / "media" / name
            if not target.exists():
                os.link(file, target)
        board = folder / "board.yaml"
        board.write_text(f"id: bench\nname: Bench\ncanvas: {canvas}\ntime_zone: Asia/Ho_Chi_Minh\n")
        return cls(content=content, state=folder / "state", board=board)

    def command(self, *options: str) -> list[str]:
        """The player's command line."""
        return [
            *(sys.executable, "-m", "ledplayer", "play", str(self.content)),
            *("--board", str(self.board), "--state", str(self.state)),
            *options,
        ]


@contextmanager
def playing(
    stage: Stage,
    *options: str,
    environment: Mapping[str, str],
    log: Path | None = None,
    command: Sequence[str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A player in a session of its own, ended on leaving with all its children.

    Args:
        command: In place of the stage's.
    """
    output = log.open("wb") if log else subprocess.DEVNULL
    process = subprocess.Popen(
        command or stage.command(*options),
        env={**environment, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=output,
        stderr=subprocess.STDOUT if log else subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
