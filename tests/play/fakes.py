"""Stand-ins for clock, display and makers: time passes only when somebody sleeps, frames are remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from ledplayer.clock import Instant
from ledplayer.core.compose import Leaf
from ledplayer.core.lineup import NO_BANDS, Bands, Piece, Plan, Rung, Segment, running_sums
from ledplayer.core.model import Board, Box, Size
from ledplayer.errors import Problem, SurroundingsError
from ledplayer.makers.medium import Frame
from ledplayer.play.open_leaf import problem

Colour = tuple[int, int, int]

BLACK, RED, GREEN, BLUE, WHITE = (0, 0, 0), (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
CANVAS = Size(width=64, height=32)
BOARD = Board(id="b", name="Board", canvas=CANVAS, time_zone="Asia/Ho_Chi_Minh")
#: 2026-08-01 08:00 in Vietnam; the plan of the tests begins here.
BEGIN_MS = 1_785_546_000_000


class FakeClock:
    """A clock that stands still until somebody waits, and counts how often."""

    def __init__(self, wall_ms: int | None = BEGIN_MS, mono: float = 1000.0) -> None:
        self.now = Instant(wall_ms=wall_ms, mono=mono)
        self._exact_ms = float(wall_ms or 0)
        self.waits = 0

    def read(self) -> Instant:
        return self.now

    def wait(self, until: float, files: Sequence[int] = ()) -> None:
        self.waits += 1
        self.sleep(max(0.0, until - self.now.mono))

    def sleep(self, seconds: float) -> None:
        self._exact_ms += seconds * 1000
        wall_ms = None if self.now.wall_ms is None else int(self._exact_ms)
        self.now = Instant(wall_ms=wall_ms, mono=self.now.mono + seconds)

    def step(self, seconds: float) -> None:
        """Somebody sets the wall clock."""
        self._exact_ms += seconds * 1000
        self.now = Instant(wall_ms=int(self._exact_ms), mono=self.now.mono)


class FakeDisplay:
    """Remembers what was presented and when."""

    def __init__(self, clock: FakeClock, canvas: Size = CANVAS) -> None:
        self.canvas = canvas
        self.surface = pygame.Surface((canvas.width, canvas.height), 0, 32)
        self.presented: list[tuple[float, tuple[Box, ...]]] = []
        self.boards: list[Board] = []
        self.closed = False
        self._clock = clock

    def place(self, board: Board) -> None:
        self.boards.append(board)
        assert board.canvas
        self.canvas = board.canvas
        self.surface = pygame.Surface((board.canvas.width, board.canvas.height), 0, 32)

    def present(self, boxes: Sequence[Box] = ()) -> None:
        self.presented.append((self._clock.now.mono, tuple(boxes)))

    def is_closed(self) -> bool:
        return self.closed

    def pixel(self, x: int = 5, y: int = 5) -> Colour:
        return colour_at(self.surface, x, y)


def colour_at(surface: pygame.Surface, x: int, y: int) -> Colour:
    red, green, blue, _ = surface.get_at((x, y))
    return red, green, blue


@dataclass
class FakeMedium:
    """A medium whose pictures are plain colours; the last is the one to be seen."""

    pictures: list[tuple[int, Colour]]
    size: tuple[int, int]
    state: str = "running"
    code: str = ""
    blames_content: bool = False
    closed: bool = False
    offset_ms: int = 0

    @property
    def due_ms(self) -> int | None:
        return next((pts_ms for pts_ms, _ in self.pictures if pts_ms > self._shown), None)

    _shown: int = -1

    def poll(self) -> None:
        assert not self.closed

    def fileno(self) -> int:
        return 77

    def problem(self, file: str) -> Problem:
        return problem(self.code, file)

    def give_back(self) -> None:
        assert not self.closed

    def frame_at(self, elapsed_ms: int) -> Frame | None:
        assert not self.closed
        seen = [(number, picture) for number, picture in enumerate(self.pictures) if picture[0] <= elapsed_ms]
        if not seen:
            return None
        number, (pts_ms, (red, green, blue)) = seen[-1]
        self._shown = pts_ms
        width, height = self.size
        pixels = memoryview(bytes((blue, green, red, 0)) * (width * height))
        return Frame(number, pts_ms, width, height, pixels)

    def close(self) -> None:
        self.closed = True

    def fail(self, code: str, *, blames: bool) -> None:
        self.state, self.code, self.blames_content = "failed", code, blames


COLOURS = {"red": RED, "green": GREEN, "blue": BLUE, "white": WHITE}


@dataclass
class FakeMedia:
    """Opens a leaf whose text is a colour; `late` ones have no picture until `deliver`."""

    late: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    missing: bool = False
    opened: list[tuple[str, float, FakeMedium]] = field(default_factory=list)

    def open(self, leaf: Leaf, at_ms: float) -> FakeMedium:
        if self.missing:
            raise SurroundingsError("makers-gone", why="none")
        name = leaf.piece.text
        pictures = [] if name in self.late else self.pictures(leaf)
        width = leaf.room.width * 2 if leaf.make == "strip" else leaf.box.width
        medium = FakeMedium(pictures, (width, leaf.box.height), offset_ms=int(at_ms - leaf.origin_ms))
        if name in self.broken:
            medium.fail("media-torn", blames=True)
        self.opened.append((name, at_ms, medium))
        return medium

    def pictures(self, leaf: Leaf) -> list[tuple[int, Colour]]:
        if leaf.make == "film":
            return [(ms, (ms // 100 % 256, 0, 0)) for ms in range(0, leaf.piece.length_ms, 100)]
        return [(0, COLOURS[leaf.piece.text])]

    def of(self, name: str) -> list[FakeMedium]:
        return [medium for other, _, medium in self.opened if other == name]

    @property
    def still_open(self) -> list[str]:
        return [name for name, _, medium in self.opened if not medium.closed]


def piece(text: str, seconds: float = 10, **rest: object) -> Piece:
    """A text slide whose text is the colour it is drawn in."""
    values: dict[str, object] = {
        "kind": "text",
        "transition": "cut",
        "playlist": "playlists/a.yaml",
        "campaign": "A",
        "what": text,
    }
    values |= rest
    return Piece(text=text, length_ms=int(seconds * 1000), **values)  # type: ignore[arg-type]


def film(name: str = "film", seconds: float = 10, **rest: object) -> Piece:
    """A film whose picture at t is red t/100 ms."""
    return piece(name, seconds, kind="video", sha256=f"sha-{name}", path=f"/{name}.mp4", **rest)


def plan(
    *pieces: Piece,
    bands: Bands = NO_BANDS,
    rung: Rung = "open",
    board: Board = BOARD,
    begin_ms: int = BEGIN_MS,
    hours: float = 1,
    undated: tuple[Piece, ...] = (),
) -> Plan:
    """One segment that runs the pieces round."""
    everything = (*pieces, *undated)
    names = {(one.playlist, one.campaign, one.level) for one in pieces if one.playlist}

    def segment(first: int, of: tuple[Piece, ...], begin_ms: int) -> Segment:
        return Segment(
            begin_ms=begin_ms,
            end_ms=begin_ms + int(hours * 3_600_000),
            rung=rung,
            loop=tuple(range(first, first + len(of))),
            sums=running_sums(tuple(one.length_ms for one in of)),
            bands=bands,
            campaigns=tuple(sorted(names)),
        )

    return Plan(
        board=board,
        zone="Asia/Ho_Chi_Minh",
        pieces=everything,
        segments=(segment(0, pieces, begin_ms),),
        undated=segment(len(pieces), undated, 0) if undated else None,
    )
