"""What a plan shows at a moment or over a range, as lines for people; as values it is in `core.on_air`."""

from datetime import tzinfo

from ledplayer.core.lineup import Plan, Shot, Showing
from ledplayer.core.on_air import local
from ledplayer.language import Language, say


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
