"""The page's two tables: the next days, and every file."""

from ledplayer.intake.page.report import DayRow, FileRow, Report
from ledplayer.intake.page.words import (
    day_words,
    level_tag,
    safe,
    said,
    sentence,
    short_day,
    size_words,
    times_words,
    told,
)
from ledplayer.language import Language, say

#: More files than this are folded away.
MOST_OPEN = 60

_TAGS = {
    "now": "now",
    "today": "today",
    "planned": "coming",
    "refused": "bad",
    "given-up": "bad",
    **dict.fromkeys(("unused", "unused-inside", "misplaced", "no-media", "coming-in", "passed-over", "switch"), "wait"),
}


def days_table(report: Report, language: Language) -> str:
    """The next days: a row for each campaign, a column for each day."""
    names = dict.fromkeys((name, level) for row in report.days for name, level, _ in row.campaigns)
    head = "".join(
        f"<th>{safe(short_day(row.day, language))}<br>{row.day.day}/{row.day.month}</th>" for row in report.days
    )
    rows = []
    for name, level in names:
        cells = [_cell(row, name, level, language) for row in report.days]
        title = f"<bdi>{safe(name)}</bdi>{level_tag(level, language)}"
        rows.append(f"<tr><td>{title}</td>{''.join(cells)}</tr>\n")
    if any(not row.campaigns for row in report.days):
        cells = [_day(row, "" if row.campaigns else "○", language) for row in report.days]
        rows.append(f'<tr><td class="dim">{safe(say("page-day-none", language))}</td>{"".join(cells)}</tr>\n')
    note = f'<p class="dim">● {safe(say("page-all-day", language))}</p>\n'
    return f'<table class="days"><tr><th></th>{head}</tr>\n{"".join(rows)}</table>\n{note}' if report.days else ""


def _cell(row: DayRow, name: str, level: str, language: Language) -> str:
    """One campaign on one day: a mark for all of it, else its times."""
    found = [times for one, its, times in row.campaigns if (one, its) == (name, level)]
    if not found or () in found:
        return _day(row, "●" if found else "", language)
    times = sorted({one for its in found for one in its}, key=lambda one: one.begin)
    return _day(row, f"<span>{'<br>'.join(safe(times_words((one,), language)) for one in times)}</span>", language)


def _day(row: DayRow, inside: str, language: Language) -> str:
    """A cell that knows its day: on a narrow screen it stands alone."""
    day = f"{short_day(row.day, language)} {row.day.day}/{row.day.month}"
    return f'<td class="on" title="{safe(day_words(row.day, language))}" data-day="{safe(day)}">{inside}</td>'


def files_table(report: Report, language: Language) -> str:
    """Every file with its state."""
    count = len(report.files) + report.files_left
    columns = ("file", "state", "campaign", "size")
    head = "".join(f"<th>{safe(say(f'page-column-{name}', language))}</th>" for name in columns)
    left = f"<p>{safe(say('page-files-left', language, count=report.files_left))}</p>" if report.files_left else ""
    is_open = " open" if count <= MOST_OPEN else ""
    body = "".join(_row(row, language) for row in report.files)
    return (
        f'<details{is_open}><summary><h2 id="files">{safe(say("page-files", language, count=count))}</h2></summary>\n'
        f'<table class="files"><tr>{head}</tr>\n{body}</table>{left}</details>\n'
    )


def _row(row: FileRow, language: Language) -> str:
    state, do = said(f"page-file-{row.state}", language)
    why = [told(problem, language)[0] for problem in row.problems] or ([sentence(do)] if do else [])
    campaigns = "<br>".join(
        f'<bdi>{safe(name)}</bdi> <span class="dim">({safe(said(f"page-campaign-{its}", language)[0].lower())})</span>'
        for name, its in row.campaigns
    )
    tag = f'<span class="tag {_TAGS.get(row.state, "")}">{safe(state)}</span>'
    size = size_words(row.size_bytes, language) if row.path[-1:] != "/" else ""
    more = "".join(f'<p class="dim say">{safe(text)}</p>' for text in why)
    return (
        f'<tr><td class="path">{safe(row.path)}</td><td>{tag}{more}</td><td>{campaigns}</td>'
        f'<td class="size">{safe(size)}</td></tr>\n'
    )
