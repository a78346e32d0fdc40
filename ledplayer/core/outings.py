"""From when to when is each campaign on? The segments of some days, read by campaign instead of by time.

1. A campaign is out while its segments name it, or show a piece of it (`at` items, which stand in nobody's list).
2. Times are those of the segments, joined where they touch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ledplayer.core.lineup import Piece, Segment
from ledplayer.core.model import Level
from ledplayer.core.windows import Span, Spans, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Outing:
    """A campaign while it is on.

    Attributes:
        playlist: Its path, as in `Piece.playlist`.
        spans: From when to when, milliseconds from the epoch, the end outside; never empty.
    """

    playlist: str
    campaign: str
    level: Level
    spans: Spans


def outings(pieces: Sequence[Piece], segments: Iterable[Segment]) -> tuple[Outing, ...]:
    """All campaigns that are on in some segments, in the order in which they come.

    Args:
        pieces: What the segments' loops number.
    """
    found: dict[tuple[str, str, Level], list[Span]] = {}
    named: dict[tuple[int, ...], dict[tuple[str, str, Level], None]] = {}
    for segment in segments:
        if segment.loop not in named:
            loop = (pieces[number] for number in dict.fromkeys(segment.loop))
            named[segment.loop] = {(one.playlist, one.campaign, one.level): None for one in loop if one.playlist}
        for key in dict.fromkeys((*segment.campaigns, *named[segment.loop])):
            found.setdefault(key, []).append((segment.begin_ms, segment.end_ms))
    return tuple(
        Outing(playlist=playlist, campaign=campaign, level=level, spans=joined(spans))
        for (playlist, campaign, level), spans in found.items()
    )
