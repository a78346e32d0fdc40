"""What will be on, as values: pieces, segments, the plan of some days, and the shot it gives for a moment.

Made by `core.plan`, carried by `core.plan_file`, followed by `play.stage`. Times are whole milliseconds: `*_ms` named
`begin`, `end` or `wall` count from the epoch (UTC), all others are durations.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import Literal

from ledplayer.core.model import Board, Fit, Level, Style, Transition

PieceKind = Literal["text", "image", "video", "pdf", "ticker", "qr", "countdown", "clock", "black", "safe", "card"]
Rung = Literal["off", "urgent", "closed", "exclusive", "open", "fallback", "card"]

#: A showing that its segment's end cuts and of which less would remain is not begun.
LEAST_REST_MS = 3000
#: What the ids of the sources begin with that come from the content server.
SERVED = "server:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One item ready to show on this board on this day: folders opened, placeholders filled, length known.

    Attributes:
        source, playlist, campaign: Where it comes from; "" for closed, off, fallback and card.
        number: Place in the YAML list, from 1; 0 for closed, off, fallback, card and folders without a list.
        what: The path or text that reports name.
        text: The words: of a text slide or ticker, beside a qr or countdown, or the caption.
        address: Of a qr.
        days: Days left, of a countdown.
        path: The admitted copy; absolute, "" without a file.
        width, height, duration_ms, pages: Facts of the file, as in `Entry`.
        length_ms: How long one showing takes.
    """

    kind: PieceKind
    length_ms: int
    source: str = ""
    playlist: str = ""
    campaign: str = ""
    level: Level = "ordinary"
    number: int = 0
    what: str = ""
    text: str = ""
    label: str = ""
    address: str = ""
    days: int = 0
    path: str = ""
    sha256: str = ""
    width: int = 0
    height: int = 0
    duration_ms: int = 0
    pages: int = 0
    style: Style = "plain"
    fit: Fit = "contain"
    transition: Transition = "fade"
    sound: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """The scrolling lines of a segment; "" is none. `still`: they stand in pages (a mourning campaign is on)."""

    top: str = ""
    bottom: str = ""
    style: Style = "plain"
    still: bool = False


NO_BANDS = Bands()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of time with one rung, one loop and one set of bands.

    Attributes:
        begin_ms, end_ms: From the epoch; the end is outside.
        loop: Numbers of pieces in `Plan.pieces`, in order; never empty.
        campaigns: (playlist, campaign, level) of all that are on, in campaign order.
        sums: Running sums of the loop's lengths; sums[0] is 0 and the last one is the loop's length.
    """

    begin_ms: int
    end_ms: int
    rung: Rung
    loop: tuple[int, ...]
    sums: tuple[int, ...]
    bands: Bands = NO_BANDS
    campaigns: tuple[tuple[str, str, Level], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """One piece, from when to when. `end_ms` is later than begin + length where the next one was not begun."""

    piece: Piece
    begin_ms: int
    end_ms: int
    segment: Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """What is on now and what follows; `next` is None where the plan ends."""

    now: Showing
    next: Showing | None


def running_sums(lengths_ms: tuple[int, ...]) -> tuple[int, ...]:
    """0 and the running sums of some lengths: one more number than lengths."""
    return tuple(accumulate(lengths_ms, initial=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan of some days in a row, and the loop for an unknown clock.

    Attributes:
        board: The board it was made for.
        zone: Name of the time zone it was made in.
        pieces: Each once; segments name them by number.
        segments: In order, without gaps.
        undated: The loop for an unknown clock (D12), begin_ms 0, or None.
        fallback: Numbers of the fallback folder's pieces, also where it is not on: for a player that keeps dying.
        release: Hash of the manifest of the release that it was made with; "" is none.
    """

    board: Board
    zone: str
    pieces: tuple[Piece, ...]
    segments: tuple[Segment, ...]
    undated: Segment | None = None
    fallback: tuple[int, ...] = ()
    release: str = ""

    @property
    def shows_release(self) -> bool:
        """Whether anything in it comes from the content server."""
        return any(piece.source.startswith(SERVED) for piece in self.pieces)

    def at(self, wall_ms: int) -> Shot | None:
        """What is on at a moment, milliseconds from the epoch; None outside the plan. Takes microseconds."""
        number = bisect_right(self.segments, wall_ms, key=_BEGIN) - 1
        if number < 0 or wall_ms >= self.segments[number].end_ms:
            return None
        now = self.showing(self.segments[number], wall_ms)
        if now.end_ms < now.segment.end_ms:
            return Shot(now=now, next=self.showing(now.segment, now.end_ms))
        if number + 1 == len(self.segments):
            return Shot(now=now, next=None)
        following = self.segments[number + 1]
        return Shot(now=now, next=self.showing(following, following.begin_ms))

    def since_boot(self, elapsed_ms: int) -> Shot | None:
        """What the undated loop shows, milliseconds after boot; None when nothing is undated."""
        if self.undated is None:
            return None
        now = self.showing(self.undated, elapsed_ms % self.undated.end_ms)
        return Shot(now=now, next=self.showing(self.undated, now.end_ms % self.undated.end_ms))

    def showing(self, segment: Segment, wall_ms: int) -> Showing:
        """The showing of a segment that holds a moment inside it."""
        sums = segment.sums
        since_ms = (wall_ms - segment.begin_ms) % sums[-1]
        place = bisect_right(sums, since_ms) - 1
        begin_ms = wall_ms - since_ms + sums[place]
        if begin_ms > segment.begin_ms and not _is_begun(segment, begin_ms, sums[place + 1] - sums[place]):
            place = (place or len(segment.loop)) - 1
            begin_ms -= sums[place + 1] - sums[place]
        end_ms = begin_ms + sums[place + 1] - sums[place]
        following = (place + 1) % len(segment.loop)
        if not _is_begun(segment, end_ms, sums[following + 1] - sums[following]):
            end_ms = segment.end_ms
        return Showing(piece=self.pieces[segment.loop[place]], begin_ms=begin_ms, end_ms=end_ms, segment=segment)


_BEGIN = attrgetter("begin_ms")


def _is_begun(segment: Segment, begin_ms: int, length_ms: int) -> bool:
    """Whether a showing that is not its segment's first is begun: it ends in time, or enough of it remains."""
    rest_ms = segment.end_ms - begin_ms
    return rest_ms >= min(length_ms, LEAST_REST_MS)
