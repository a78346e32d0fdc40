"""The report as CSV, for other programs: one row for each day and item.

UTF-8 with a mark at its front (Excel asks for it), commas between, days as `2026-09-25`, minutes with a dot.
"""

import csv
import io

from ledplayer.status.report.report import Report
from ledplayer.status.report.words import cell, minutes_number

COLUMNS = (
    "day",
    "board",
    "campaign",
    "playlist",
    "number",
    "item",
    "kind",
    "level",
    "due",
    "shown",
    "partly",
    "failed",
    "due_minutes",
    "shown_minutes",
    "unproven_minutes",
    "sha256",
)
_BOM = "\ufeff"


def csv_file(report: Report) -> bytes:
    """The file. Names of columns are the same in every language."""
    out = io.StringIO(_BOM)
    out.seek(0, io.SEEK_END)
    write = csv.writer(out)
    write.writerow(COLUMNS)
    for row in report.tally.rows:
        write.writerow(
            (
                row.day.isoformat(),
                cell(report.account.board),
                cell(row.campaign),
                cell(row.playlist),
                row.number,
                cell(row.what),
                row.kind,
                row.level,
                row.due,
                row.shown,
                row.partly,
                row.failed,
                *(f"{minutes_number(length, 3):.3f}" for length in (row.due_ms, row.shown_ms, row.unproven_ms)),
                cell(row.sha256),
            )
        )
    return out.getvalue().encode()
