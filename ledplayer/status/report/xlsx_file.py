"""The report as a workbook: by campaign, by item, by day with a chart, and each day's items.

Numbers are numbers and days are days; shares and minutes are cut before they are written, for a spreadsheet rounds.
Nothing leads out of the file.
"""

import io
from collections.abc import Iterator
from datetime import UTC

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font

from ledplayer.core.tally import Total, total
from ledplayer.language import Language, say
from ledplayer.status.report.report import Report, believed, written
from ledplayer.status.report.words import item_name, line, minutes_number, period, told
from ledplayer.status.report.xlsx_sheet import (
    BOLD,
    COUNT,
    DAY,
    MINUTES,
    PLAIN,
    SHARE,
    TEXT,
    TITLE,
    WRONG,
    Sheet,
    Value,
)

_FIGURES = (
    ("due", COUNT, 11),
    ("shown", COUNT, 11),
    ("partly", COUNT, 11),
    ("failed", COUNT, 11),
    ("due-minutes", MINUTES, 13),
    ("minutes", MINUTES, 13),
    ("share", SHARE, 9),
    ("unproven", MINUTES, 16),
)
_CAMPAIGN, _PLAYLIST = ("campaign", TEXT, 44), ("playlist", TEXT, 34)
_ITEM = (("number", COUNT, 8), ("item", TEXT, 50), ("kind", TEXT, 14))
_DAY = ("day", DAY, 12)
#: On the sheet of days, after the day itself.
_DUE_MINUTES, _MINUTES = 6, 7


def xlsx_file(report: Report) -> bytes:
    """The file."""
    language, tally = report.language, report.tally
    book = Workbook(write_only=True)
    book.properties.creator = f"ledplayer {report.version}"
    book.properties.title = f"{say('report-title', language)}: {line(report.name)}"
    book.properties.created = book.properties.modified = report.made.astimezone(UTC).replace(tzinfo=None)

    top = list(_top(report))
    sheet = _sheet(book, "campaigns", (_CAMPAIGN, _PLAYLIST), language, above=len(top))
    for text, font in top:
        sheet.say(text, font)
    sheet.heads()
    for one in tally.campaigns:
        sheet.row([one.name, one.playlist, *_figures(one.total)])
    sheet.row([say("report-total", language), "", *_figures(tally.total)], is_total=True)

    sheet = _sheet(book, "items", (_CAMPAIGN, *_ITEM), language)
    sheet.heads()
    for one in tally.campaigns:
        for item in one.items:
            what, kind = item_name(item.what, item.kind, language), say(f"kind-{item.kind}", language)
            sheet.row([one.name, item.number, what, kind, *_figures(item.total)])

    sheet = _sheet(book, "days", (_DAY,), language)
    sheet.heads()
    for day in tally.days:
        sheet.row([day.day, *_figures(day.total)])
    sheet.sheet.add_chart(_chart(sheet, language), "K2")

    sheet = _sheet(book, "rows", (_DAY, _CAMPAIGN, *_ITEM), language)
    sheet.heads()
    kinds = {row.kind: say(f"kind-{row.kind}", language) for row in tally.rows}
    for row in tally.rows:
        what = item_name(row.what, row.kind, language)
        sheet.row([row.day, row.campaign, row.number, what, kinds[row.kind], *_figures(total((row,)))])

    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(
    book: Workbook, name: str, columns: tuple[tuple[str, str, int], ...], language: Language, above: int = 0
) -> Sheet:
    told_columns = [
        (say(f"report-column-{head}", language), kind, width) for head, kind, width in (*columns, *_FIGURES)
    ]
    return Sheet(book, say(f"report-sheet-{name}", language), told_columns, above)


def _top(report: Report) -> Iterator[tuple[str, Font]]:
    """What stands above the first table."""
    language = report.language
    yield say("report-title", language), TITLE
    yield line(report.name), BOLD
    yield period(report), PLAIN
    for problem in report.warnings():
        yield " ".join(told(problem, language)).strip(), PLAIN if problem.severity == "info" else WRONG
    yield " ".join(told(believed(report), language)).strip(), PLAIN
    if report.account.head:
        yield say("report-head", language, head=report.account.head), PLAIN
    yield say("report-made", language, time=f"{report.made:%H:%M}", day=written(report.made.date())), PLAIN
    yield "", PLAIN


def _chart(sheet: Sheet, language: Language) -> BarChart:
    """What was due and what was shown, day by day."""
    chart = BarChart()
    chart.title = say("report-chart", language)
    chart.height, chart.width = 9, 24
    chart.add_data(
        Reference(sheet.sheet, min_col=_DUE_MINUTES, max_col=_MINUTES, min_row=1, max_row=sheet.rows),
        titles_from_data=True,
    )
    chart.set_categories(Reference(sheet.sheet, min_col=1, min_row=2, max_row=sheet.rows))
    chart.x_axis.number_format, chart.y_axis.number_format = "dd/mm", COUNT
    for series, colour in zip(chart.series, ("C9CFD8", "24476F"), strict=True):  # told apart on any printer
        series.graphicalProperties.solidFill = colour
        series.graphicalProperties.line.solidFill = "24476F"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.legend.position = "b"
    return chart


def _figures(sums: Total) -> list[Value]:
    share = sums.permille
    return [
        sums.due,
        sums.shown,
        sums.partly,
        sums.failed,
        minutes_number(sums.due_ms, 2),
        minutes_number(sums.shown_ms, 2),
        None if share is None else share / 1000,
        minutes_number(sums.unproven_ms, 2),
    ]
