"""A board on which a band runs, and what comes in meanwhile: long playlists and large plans."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ledplayer.core.lineup import Piece, Plan
from ledplayer.core.plan_file import MOST_BYTES, decode, encode
from ledplayer.files import write_whole
from tests.bench.playing import Stage
from tests.bench.processes import cpu_s
from tests.bench.screen import screen
from tests.system import family, scenes
from tests.system.board import Board
from tests.system.frames import late_percent
from tests.system.watching import Watch, wait_for, watch_for

PLAYLIST = """\
campaign: Station
band: Ngày nào cũng là ngày chuyển đổi số. Toàn dân tham gia chuyển đổi số.
items:
  - {text: NHÀ GA, seconds: 3600}
"""
#: Nearly as long as a playlist may be.
LONG_BYTES = 256_000
#: A calm stretch must be shorter than a saved playlist takes to settle.
STRETCH_S = 1.4
RESTS_S = 0.3
#: A plan that was read is decoded a little at each frame, for so long.
DECODED_S = 0.6


class Station(Board):
    """The board, and what was seen of its band."""

    seen: Watch[bytes]
    turn = 0
    read_before = 0

    def band(self) -> bytes:
        """Three rows of the band's pixels."""
        return b"".join(self.screen.row(0, scenes.HEIGHT - above, scenes.WIDTH) for above in (8, 12, 16))

    def late_percent(self, begin: float, end: float) -> float:
        """Frames of the band that came late between two monotonic times, in percent."""
        return late_percent(self.seen, begin, end)

    @contextmanager
    def while_a_playlist_settles(self) -> Iterator[None]:
        """A long playlist is saved, and nobody reads it yet."""
        self.turn += 1
        self.read_before = family.read_bytes(family.intake(self.player))
        path = self.stage.content / "playlists" / "long.yaml"
        path.write_text(long_playlist(self.turn))
        yield

    @contextmanager
    def while_it_is_read(self) -> Iterator[None]:
        """Intake reads it and does with it what it does, to the end."""
        intake = family.intake(self.player)
        yield
        wait_for(lambda: family.read_bytes(intake) - self.read_before > LONG_BYTES)
        wait_until_it_rests(intake)

    @contextmanager
    def while_a_plan_comes_in(self) -> Iterator[None]:
        """A plan of a megabyte, that says the same for now, is handed over and read by the player."""
        path = self.stage.state / "plan.json"
        plan = filled(decode(path.read_bytes()))
        before = family.read_bytes(self.player)

        def is_read() -> bool:
            """Intake puts its own back as soon as it sees ours: then it is handed over once more."""
            if family.read_bytes(self.player) - before >= len(plan):
                return True
            if path.stat().st_size != len(plan):
                write_whole(path, plan)
            return False

        write_whole(path, plan)
        handing = threading.Thread(target=wait_for, args=(is_read,))
        handing.start()
        yield
        handing.join()
        assert is_read()
        watch_for(DECODED_S)


@contextmanager
def station(folder: Path) -> Iterator[Station]:
    """The band runs, and intake has nothing left to do."""
    with screen(scenes.WIDTH, scenes.HEIGHT) as own:
        station = Station(stage=Stage.set_up(folder, PLAYLIST, {}, scenes.CANVAS), screen=own)
        with station.playing(), Watch(station.band) as station.seen:
            station.wait_for(lambda: any("Station" in line for line in station.log))
            wait_until_it_rests(family.intake(station.player))
            yield station


def long_playlist(turn: int) -> str:
    """A playlist of `LONG_BYTES`, for days to come: the plan does not change."""
    items = "".join(f"  - {{text: Notice {turn}.{number} {'x' * 110}, seconds: 5}}\n" for number in range(1_800))
    return f"campaign: Long\nfrom: 1/1/2090\nto: 2/1/2090\nitems:\n{items}"[:LONG_BYTES].rpartition("\n")[0] + "\n"


def filled(plan: Plan) -> bytes:
    """The file of a plan that says the same, with as many more pieces as fit."""
    piece = Piece(kind="text", length_ms=5000, text="x" * 400, what="x")
    least_bytes = len(encode(plan))
    piece_bytes = len(encode(replace(plan, pieces=(*plan.pieces, piece)))) - least_bytes
    return encode(replace(plan, pieces=(*plan.pieces, *[piece] * ((MOST_BYTES - least_bytes) // piece_bytes))))


def wait_until_it_rests(pid: int) -> None:
    """Until a process has not used the processor for a while."""
    before, since = cpu_s(pid), time.monotonic()

    def rests() -> bool:
        nonlocal before, since
        now = cpu_s(pid)
        if now != before:
            before, since = now, time.monotonic()
        return time.monotonic() - since > RESTS_S

    wait_for(rests)
