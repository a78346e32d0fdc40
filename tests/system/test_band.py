"""A band runs on while intake reads a long playlist again and again, and while a plan of a megabyte comes in."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from ledplayer.core.lineup import Piece, Plan
from ledplayer.core.plan_file import MOST_BYTES, decode, encode
from ledplayer.files import write_whole
from tests.bench.playing import Stage
from tests.bench.processes import cpu_s
from tests.bench.screen import missing, screen
from tests.system import family, scenes
from tests.system.board import Board
from tests.system.frames import in_turns, late_percent, worse
from tests.system.watching import Watch, wait_for, watch_for

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.xdist_group("system"),
]

PLAYLIST = """\
campaign: Station
band: Ngày nào cũng là ngày chuyển đổi số. Toàn dân tham gia chuyển đổi số.
items:
  - {text: NHÀ GA, seconds: 3600}
"""
LONG_BYTES = 256_000
#: Shorter than a file takes to settle.
STRETCH_S = 1.4
ROUNDS = range(2, 9)
#: Late frames that neither may add, in percent of all: one late frame a stretch is more.
MOST_LATE = 0.4
RESTS_S = 0.3
#: A plan that was read is decoded a little at each frame, for so long.
DECODED_S = 0.6


class Station(Board):
    """A board with a band, and what was seen of it."""

    seen: Watch[bytes]
    turn = 0

    def band(self) -> bytes:
        """Three rows of the band's pixels."""
        return b"".join(self.screen.row(0, scenes.HEIGHT - above, scenes.WIDTH) for above in (8, 12, 16))

    @contextmanager
    def while_a_playlist_settles(self) -> Iterator[None]:
        """A long playlist is saved, and nobody reads it yet."""
        self.turn += 1
        self.before = family.read_bytes(family.intake(self.player))
        path = self.stage.content / "playlists" / "long.yaml"
        path.write_text(long_playlist(self.turn))
        yield

    @contextmanager
    def while_it_is_read(self) -> Iterator[None]:
        """Intake reads it and does with it what it does, to the end."""
        intake = family.intake(self.player)
        yield
        wait_for(lambda: family.read_bytes(intake) - self.before > LONG_BYTES)
        wait_until_it_rests(intake)

    @contextmanager
    def while_a_plan_comes_in(self) -> Iterator[None]:
        """A plan of a megabyte, that says the same for now, is handed over and read by the player."""
        path = self.stage.state / "plan.json"
        plan = filled(decode(path.read_bytes()))
        before = family.read_bytes(self.player)
        write_whole(path, plan)
        yield
        wait_for(lambda: family.read_bytes(self.player) - before >= len(plan))
        watch_for(DECODED_S)


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    folder = tmp_path_factory.mktemp("station")
    with screen(scenes.WIDTH, scenes.HEIGHT) as own:
        station = Station(stage=Stage.set_up(folder, PLAYLIST, {}, scenes.CANVAS), screen=own)
        with station.playing(), Watch(station.band) as station.seen:
            station.wait_for(lambda: any("Station" in line for line in station.log))
            wait_until_it_rests(family.intake(station.player))
            yield station


def test_frames_come_in_time_while_a_long_playlist_is_read_and_a_large_plan_comes_in(station: Station) -> None:
    faults = {"playlist read": station.while_it_is_read, "plan comes in": station.while_a_plan_comes_in}
    figures = in_turns(
        {"calm": station.while_a_playlist_settles, **faults},
        lambda begin, end: late_percent(station.seen, begin, end),
        stretch_s=STRETCH_S,
        rounds=ROUNDS,
        most=MOST_LATE,
    )
    assert not worse(figures, MOST_LATE), figures
    assert [line for line in station.log if "WARNING" in line or "ERROR" in line] == []


def long_playlist(turn: int) -> str:
    """A playlist of `LONG_BYTES`, for days to come: the plan does not change."""
    items = "".join(f"  - {{text: Notice {turn}.{number} {'x' * 110}, seconds: 5}}\n" for number in range(1_800))
    return f"campaign: Long\nfrom: 1/1/2090\nto: 2/1/2090\nitems:\n{items}"[:LONG_BYTES].rpartition("\n")[0] + "\n"


def filled(plan: Plan) -> bytes:
    """The file of a plan that says the same, with as many more pieces as fit."""
    piece = Piece(kind="text", length_ms=5000, text="x" * 400, what="x")
    least, piece_bytes = len(encode(plan)), len(encode(replace(plan, pieces=(*plan.pieces, piece)))) - len(encode(plan))
    return encode(replace(plan, pieces=(*plan.pieces, *[piece] * ((MOST_BYTES - least) // piece_bytes))))


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
