"""What a plan shows at a moment or over a range, as values for scripts and lines for people.

Both come from `Plan.at`, the same call that the player makes, so this *is* what the board will show.
"""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from ledplayer.core.lineup import Plan, Shot, Showing
from ledplayer.language import Language, say


def wall_ms(moment: datetime) -> int:
    """Whole milliseconds from the epoch to an aware moment."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def local(at_ms: int, zone: tzinfo) -> datetime:
    """Milliseconds from the epoch as a moment in the board's zone."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at_ms)).astimezone(zone)


def moment_value(shot: Shot, at_ms: int, plan: Plan, zone: tzinfo) -> dict[str, Any]:
    """One moment as `on-air --json` prints it; times are ISO 8601 with offset."""
    segment = shot.now.segment
    return {
        "at": _iso(at_ms, zone),
        "board": plan.board.id,
        "rung": segment.rung,
        "campaigns": [
            {"playlist": playlist, "campaign": campaign, "level": level}
            for playlist, campaign, level in segment.campaigns
        ],
        "now": showing_value(shot.now, zone),
        "next": showing_value(shot.next, zone) if shot.next else None,
    }


def showing_value(showing: Showing, zone: tzinfo) -> dict[str, Any]:
    """One showing as `on-air --json` prints it; what no playlist named has `playlist`, `campaign` and `item` null."""
    piece = showing.piece
    return {
        "playlist": piece.playlist or None,
        "campaign": piece.campaign or None,
        "item": piece.number or None,
        "kind": piece.kind,
        "what": piece.what,
        "start": _iso(showing.begin_ms, zone),
        "end": _iso(showing.end_ms, zone),
    }


def moment_lines(shot: Shot, at_ms: int, plan: Plan, zone: tzinfo, language: Language) -> list[str]:
    """One moment for people: when and where, what is on and why, what follows."""
    segment = shot.now.segment
    names = " • ".join(dict.fromkeys(name for _, name, _ in segment.campaigns))
    lines = [
        f"{local(at_ms, zone):%d/%m/%Y %H:%M:%S}  {plan.board.name or plan.board.id}",
        f"  {say('on-air-rung-' + segment.rung, language)}" + (f": {names}" if names else ""),
        f"  {say('on-air-now', language)}: {showing_line(shot.now, zone, language)}",
    ]
    if shot.next:
        lines.append(f"  {say('on-air-next', language)}: {showing_line(shot.next, zone, language)}")
    return lines


def showing_line(showing: Showing, zone: tzinfo, language: Language) -> str:
    """One showing in one line: from, to, what it is, and its campaign."""
    piece = showing.piece
    what = " ".join(piece.what.split())
    begin, end = local(showing.begin_ms, zone), local(showing.end_ms, zone)
    words = f"{begin:%H:%M:%S}–{end:%H:%M:%S}  {say('kind-' + piece.kind, language)}"
    return words + (f" “{what}”" if what else "") + (f"  [{piece.campaign}]" if piece.campaign else "")


def _iso(at_ms: int, zone: tzinfo) -> str:
    return local(at_ms, zone).isoformat(timespec="milliseconds" if at_ms % 1000 else "seconds")
