"""The report for a terminal: plain lines, columns under each other."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from ledplayer.core.tally import Total
from ledplayer.language import Language, say
from ledplayer.status.report.report import Report, believed, lasting, written
from ledplayer.status.report.words import (
    count,
    item_name,
    length,
    line,
    minutes,
    percent,
    period,
    short_day,
    stretch_ends,
    told,
    told_once,
)

#: Stretches that are told one by one.
MOST_STRETCHES = 40
_NAME = 44
_HEAD = 10
_COLUMNS = ("due", "shown", "partly", "failed", "due-minutes", "minutes", "share", "unproven")

Row = tuple[str, Sequence[str]]


def table(report: Report) -> str:
    """The text, with a line end at its end."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    language, tally = report.language, report.tally
    yield f"{say('report-title', language)}: {line(report.name)}"
    yield period(report)
    yield from _warnings(report)
    rows: list[Row] = []
    for campaign in tally.campaigns:
        rows.append((line(campaign.name), _figures(campaign.total, language)))
        rows.extend(
            (f"  {item.number or '·'} {item_name(item.what, item.kind, language)}", _figures(item.total, language))
            for item in campaign.items
        )
    if tally.campaigns:
        rows.append((say("report-total", language), _figures(tally.total, language)))
        yield ""
        yield from _columns(say("report-by-campaign", language), rows, language)
        days = [
            (f"{short_day(one.day, language)} {written(one.day)}", _figures(one.total, language)) for one in tally.days
        ]
        yield ""
        yield from _columns(say("report-by-day", language), days, language)
    else:
        yield f"\n{say('report-nothing-due' if report.is_known else 'report-no-figures', language)}"
    if tally.besides_ms:
        yield f"\n{say('report-besides', language, minutes=minutes(tally.besides_ms, language))}"
    yield from _stretches(report)
    yield ""
    yield " ".join(told(believed(report), language)).strip()
    if report.account.head:
        yield say("report-head", language, head=report.account.head)


def _warnings(report: Report) -> Iterator[str]:
    for problem, what, do in told_once(report.warnings(), report.language):
        yield f"\n{say(f'severity-{problem.severity}', report.language)}: {what}"
        if do:
            yield f"    {do}"


def _stretches(report: Report) -> Iterator[str]:
    language, stretches = report.language, report.stretches
    if not stretches:
        return
    yield f"\n{say('report-stretches', language)}"
    for why, length_ms in lasting(stretches).items():
        yield f"  {say(f'report-why-{why}', language)}: {length(length_ms, language)}"
    for one in stretches[:MOST_STRETCHES]:
        lasted = length(one.end_ms - one.begin_ms, language)
        begin, end = stretch_ends(one, report)
        yield f"  {begin} – {end} ({lasted}): {say(f'report-why-{one.why}', language)}"
    if len(stretches) > MOST_STRETCHES:
        yield f"  {say('report-more', language, count=len(stretches) - MOST_STRETCHES)}"


def _columns(title: str, rows: Sequence[Row], language: Language) -> Iterator[str]:
    heads = [wrap(say(f"report-column-{name}", language), _HEAD) for name in _COLUMNS]
    widths = [max((*map(len, head), *(len(figures[place]) for _, figures in rows))) for place, head in enumerate(heads)]
    high = max(map(len, heads))
    for number in range(high):
        parts = [[*[""] * (high - len(head)), *head][number] for head in heads]
        yield _row(title if number == high - 1 else "", parts, widths)
    for name, figures in rows:
        yield _row(name, figures, widths)


def _row(name: str, figures: Sequence[str], widths: Sequence[int]) -> str:
    cut = name if len(name) <= _NAME else name[: _NAME - 1] + "…"
    return f"{cut:{_NAME}}" + "".join(f"  {one:>{width}}" for one, width in zip(figures, widths, strict=True))


def _figures(total: Total, language: Language) -> list[str]:
    return [
        *(count(number, language) for number in (total.due, total.shown, total.partly, total.failed)),
        minutes(total.due_ms, language),
        minutes(total.shown_ms, language),
        percent(total.permille, language),
        minutes(total.unproven_ms, language),
    ]
