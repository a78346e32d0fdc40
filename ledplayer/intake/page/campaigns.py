"""What is with each campaign of a source, those that are broken or drafts by their name included."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Campaign, Source
from ledplayer.core.names import natural_key
from ledplayer.core.openings import campaign_opening
from ledplayer.core.outings import Outing
from ledplayer.core.plan import campaign_days
from ledplayer.core.review_days import ended_on
from ledplayer.core.roster import dropped, fits, names_of
from ledplayer.core.windows import BEGINNING, DAY, END, FOREVER, Occurrence, is_open
from ledplayer.intake.page.known import Known, Wrong
from ledplayer.intake.page.report import CampaignRow, CampaignState, Shown
from ledplayer.intake.scan import shown
from ledplayer.intake.source import FolderSource

#: Pictures of one campaign.
MOST_SHOWN = 12


def campaign_rows(
    source: FolderSource, value: Source, known: Known, today: Iterable[Outing], wrong: Wrong
) -> list[CampaignRow]:
    """A row for each campaign, by path.

    Args:
        value: The source's content.
        today: The campaigns of this board's today.
    """
    out = {path: why for (origin, path), why in dropped(known.content, known.board).items() if origin == value.id}
    own = names_of(known.board, value, known.content)
    playable = {
        one.campaign.path
        for one in campaign_days(known.content, known.board, known.today)
        if one.campaign.source == value.id and (one.lines or one.solos or one.band)
    }
    outings = {one.playlist: one for one in today}
    pieces = _pieces(known, value.id)
    rows = []
    for campaign in sorted(value.campaigns, key=lambda campaign: natural_key(campaign.path)):
        counts = campaign.on_air and campaign.path not in out and fits(campaign.boards, campaign.excluded, own)
        outing = outings.get(campaign.path) if counts else None
        occurrence = _occurrence(campaign, known.today)
        state = _time_state(campaign, known, outing, occurrence, can_play=campaign.path in playable)
        if not campaign.on_air:
            state = "draft"
        elif campaign.path in out:
            state = "unsigned" if out[campaign.path] == "unsigned" else "kept-off"
        elif not counts:
            state = "elsewhere"
        problems = wrong.about(value.id, shown(campaign.path))
        if any(problem.code == "board-out-of-reach" for problem in problems):
            state = "refused"
        rows.append(
            CampaignRow(
                name=campaign.name,
                path=campaign.path,
                state=state,
                level=campaign.level,
                begin=_moment(occurrence.begin) if occurrence else None,
                end=_moment(occurrence.end) if occurrence else None,
                hours=campaign.window.hours,
                days=campaign.window.days,
                times=known.stretches(outing.spans, known.today) if outing else (),
                next_on=_next_on(campaign, known) if counts else None,
                problems=problems,
                shown=tuple(_shown(pieces.get(campaign.path, ()), known.pictured)) if counts else (),
            )
        )
    return rows + list(_without_campaign(source, {campaign.path for campaign in value.campaigns}, value.id, wrong))


def _time_state(
    campaign: Campaign, known: Known, outing: Outing | None, occurrence: Occurrence | None, *, can_play: bool
) -> CampaignState:
    """What time, plan and ladder make of a campaign that counts."""
    if occurrence is None or ended_on(campaign, known.today):
        return "ended"
    shot, at_ms = known.shot, known.wall_ms
    if outing and at_ms is not None and shot:
        if is_open(outing.spans, at_ms):
            return "now"
        if any(begin > at_ms for begin, _ in outing.spans):
            return "today"
    spans = campaign_opening(campaign.window, known.today).spans
    if is_open(spans, _civil(known.now)):
        return "held" if can_play else "nothing"
    return "coming"


def _occurrence(campaign: Campaign, today: date) -> Occurrence | None:
    """The occurrence that holds today, else the next one; None where none is left."""
    midnight = today.toordinal() * DAY
    dates = campaign_opening(campaign.window, today).dates
    return next((one for one in dates if midnight < one.end), None)


def _next_on(campaign: Campaign, known: Known) -> date | None:
    days = sorted(day for day, found in known.ahead.items() if any(one.playlist == campaign.path for one in found))
    return next((day for day in days if day > known.today), None)


def _pieces(known: Known, source: str) -> Mapping[str, Sequence[Piece]]:
    """What each playlist shows now, today and tomorrow, in that order, each once."""
    if known.plan is None:
        return {}
    found: dict[str, dict[Piece, None]] = {}
    begin_ms = known.wall_ms if known.wall_ms is not None else known.day_ms(known.today)[0]
    for segment in known.plan.segments:
        if begin_ms < segment.end_ms:
            for number in segment.loop:
                piece = known.plan.pieces[number]
                if piece.source == source:
                    found.setdefault(piece.playlist, {}).setdefault(piece)
    return {playlist: tuple(pieces) for playlist, pieces in found.items()}


def _shown(pieces: Sequence[Piece], pictured: Mapping[Piece, str]) -> Iterator[Shown]:
    once = {(one.kind, one.what, pictured.get(one, "")): one for one in pieces}
    for kind, what, picture in list(once)[:MOST_SHOWN]:
        yield Shown(kind=kind, what=what, picture=picture)


def _without_campaign(source: FolderSource, known: set[str], origin: str, wrong: Wrong) -> Iterator[CampaignRow]:
    """What the names promise and nothing came of: playlists that were never good, drafts by their name."""
    for found in source.finds.found:
        if found.kind in ("playlist", "folder") and known.isdisjoint((found.path, *found.rivals)):
            problems = wrong.about(origin, shown(found.path))
            yield CampaignRow(name=found.path, path=found.path, state="refused", problems=problems)
    for problem in source.finds.problems:
        if problem.code == "draft-name":
            path = problem.place.file
            yield CampaignRow(name=path, path=path, state="draft", problems=wrong.about(origin, path))


def _moment(civil: int) -> datetime | None:
    """Civil seconds as a moment without a zone; None where they are open."""
    if civil in (BEGINNING, END) or civil in (FOREVER.begin, FOREVER.end):
        return None
    return datetime.min + timedelta(seconds=civil - DAY)


def _civil(moment: datetime) -> int:
    """A local moment as civil seconds."""
    return moment.toordinal() * DAY + moment.hour * 3600 + moment.minute * 60 + moment.second
