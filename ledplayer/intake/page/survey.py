"""The report of a board's content, out of what library, plan and review already know. Nothing is touched.

What is wrong with a campaign or file stands in its row, everything else by itself: each problem once.
"""

from collections.abc import Iterator

from ledplayer.core.outings import Outing, outings
from ledplayer.intake.page.campaigns import campaign_rows
from ledplayer.intake.page.files import file_rows
from ledplayer.intake.page.known import Known, Wrong
from ledplayer.intake.page.report import CampaignRow, DayRow, FileRow, Report, SourceRow
from ledplayer.intake.source import for_people

MOST_FILES = 1000


def survey(known: Known) -> Report:
    """Make the report."""
    wrong = Wrong(known.problems)
    shot, plan = known.shot, known.plan
    switched = next((source.folder for source in known.sources if source.folder.switch), None)
    today = _today(known)
    campaigns: list[CampaignRow] = []
    files: list[FileRow] = []
    told = for_people(known.sources)
    for source, value in zip(known.sources, known.content.sources, strict=True):
        rows = campaign_rows(source, value, known, today, wrong)
        campaigns += rows
        files += file_rows(source, value, known, rows, wrong) if source in told else []
    for source in known.sources:
        wrong.about(source.folder.name, source.folder.switch)  # which the page says on top
    files.sort(key=lambda row: all(problem.severity == "info" for problem in row.problems))
    return Report(
        board=known.board,
        zone=known.zone_name,
        now=known.now,
        is_clock_known=known.wall_ms is not None,
        rung=shot.now.segment.rung if shot else None,
        until=known.local(shot.now.segment.end_ms) if shot else None,
        switch=switched.switch if switched else "",
        owner=switched.owner if switched else "",
        sources=tuple(
            SourceRow(
                name=one.folder.name,
                read_at=known.read_at(one),
                is_away=one.folder.away is not None,
                is_shut=one.is_shut,
            )
            for one in told
        ),
        reach=tuple(sorted({board for one in told for board in one.reach or ()})),
        campaigns=tuple(campaigns),
        files=tuple(files[:MOST_FILES]),
        files_left=max(0, len(files) - MOST_FILES),
        days=tuple(_days(known)) if plan else (),
        problems=wrong.left(),
    )


def _today(known: Known) -> tuple[Outing, ...]:
    """The campaigns of today."""
    if known.plan is None:
        return ()
    begin_ms, end_ms = known.day_ms(known.today)
    segments = [one for one in known.plan.segments if begin_ms <= one.begin_ms < end_ms]
    return outings(known.plan.pieces, segments)


def _days(known: Known) -> Iterator[DayRow]:
    for day, found in sorted(known.ahead.items()):
        if day > known.today:
            campaigns = tuple((one.campaign, one.level, known.stretches(one.spans, day)) for one in found)
            yield DayRow(day=day, campaigns=campaigns)
