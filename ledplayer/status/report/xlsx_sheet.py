"""One sheet of a workbook that is written row by row, so that a year of a board needs no more memory than a day.

No text is a formula, whatever it begins with, and stays none when somebody edits it.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ledplayer.status.report.words import is_formula, line

TEXT, COUNT, MINUTES, SHARE, DAY = "@", "#,##0", "#,##0.00", "0.0%", "dd/mm/yyyy"
PLAIN = Font(name="Arial", size=10)
BOLD = Font(name="Arial", size=10, bold=True)
TITLE = Font(name="Arial", size=14, bold=True)
WRONG = Font(name="Arial", size=10, bold=True, color="B3261E")

#: As page setups count.
_A4 = 9
_HEAD = PatternFill("solid", fgColor="E3E8EF")
_UNDER = Border(bottom=Side("thin", color="808080"))
#: What XML has no letter for, and no escape.
_NO_LETTER = re.compile("[\ufffe\uffff]")

Value = str | int | float | date | None


class Sheet:
    """A sheet with columns, written from the top down."""

    def __init__(self, book: Workbook, title: str, columns: Sequence[tuple[str, str, int]], above: int = 0) -> None:
        """Begin it.

        Args:
            columns: Head, format and width in letters of each.
            above: Rows that `say` writes before `heads`.
        """
        sheet = cast("Worksheet", book.create_sheet(title))  # it has of that what can be had row by row
        self.rows = 0
        self.sheet = sheet
        self._heads = [head for head, _, _ in columns]
        self._formats = [written for _, written, _ in columns]
        self._rows: dict[bool, list[Cell]] = {}
        for number, (_, _, width) in enumerate(columns, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.freeze_panes = f"A{above + 2}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.fitToHeight = False
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = f"{above + 1}:{above + 1}"

    def say(self, text: str, font: Font = PLAIN) -> None:
        """A row of one text, that may run over the columns beside it."""
        cell = WriteOnlyCell(self.sheet)
        cell.font = font
        self.sheet.append([_put(cell, text)])
        self.rows += 1

    def heads(self) -> None:
        """The row of the columns' heads; it stands while the rest is scrolled."""
        cells = []
        for head, kind in zip(self._heads, self._formats, strict=True):
            cell = _put(WriteOnlyCell(self.sheet), head)
            cell.font, cell.fill, cell.border = BOLD, _HEAD, _UNDER
            cell.alignment = Alignment(
                vertical="top", wrap_text=True, horizontal="left" if kind in (TEXT, DAY) else "right"
            )
            cells.append(cell)
        self.sheet.append(cells)
        self.rows += 1

    def row(self, values: Sequence[Value], *, is_total: bool = False) -> None:
        """One row of values, under the columns in order."""
        cells = self._rows.get(is_total)
        if cells is None:
            self._rows[is_total] = cells = [self._cell(written, is_total) for written in self._formats]
        written = []
        for cell, value, kind in zip(cells, values, self._formats, strict=True):
            if isinstance(value, str):
                text = line(value)
                own = self._cell(kind, is_total) if is_formula(text) else cell
                own.quotePrefix = own is not cell
                written.append(_put(own, text))
            else:
                cell.value = value
                written.append(cell)
        self.sheet.append(written)
        self.rows += 1

    def _cell(self, kind: str, is_total: bool) -> Cell:
        cell = WriteOnlyCell(self.sheet)
        cell.font, cell.number_format = BOLD if is_total else PLAIN, kind
        if kind == DAY:
            cell.alignment = Alignment(horizontal="left")
        return cell


def _put(cell: Cell, text: str) -> Cell:
    cell.value = _NO_LETTER.sub("\ufffd", text)
    cell.data_type = "s"  # whatever the text looks like
    return cell
