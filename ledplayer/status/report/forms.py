"""The forms a report comes in, each imported when it is asked for."""

from typing import Literal, get_args

from ledplayer.status.report.report import Report

Form = Literal["table", "csv", "xlsx", "html"]
FORMS: tuple[Form, ...] = get_args(Form)
_ENDINGS: dict[str, Form] = {".txt": "table", ".csv": "csv", ".xlsx": "xlsx", ".html": "html", ".htm": "html"}


def form_of(name: str) -> Form | None:
    """The form that a file's name asks for by its ending."""
    _, dot, ending = name.lower().rpartition(".")
    return _ENDINGS.get(dot + ending)


def made(report: Report, form: Form) -> bytes:
    """The report in a form, as the bytes of a file."""
    match form:
        case "csv":
            from ledplayer.status.report.csv_file import csv_file

            return csv_file(report)
        case "xlsx":
            from ledplayer.status.report.xlsx_file import xlsx_file

            return xlsx_file(report)
        case "html":
            from ledplayer.status.report.page import page

            return page(report).encode()
        case "table":
            from ledplayer.status.report.table import table

            return table(report).encode()
