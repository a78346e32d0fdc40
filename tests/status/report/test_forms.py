"""The report as table, CSV and workbook: the same figures in each, and what puts them in doubt before them."""

import csv
import io
import re
import zipfile
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from ledplayer.core.played import Account, Stretch
from ledplayer.core.tally import tally
from ledplayer.language import Language
from ledplayer.status.report.csv_file import COLUMNS, csv_file
from ledplayer.status.report.forms import FORMS, form_of, made
from ledplayer.status.report.report import believed
from ledplayer.status.report.table import table
from ledplayer.status.report.xlsx_file import xlsx_file
from tests.status.report.made import BIDI, FIRST, FORMULA, HEAD, ZONE, account, at_ms, long, report, row, said, short


def rows_of(of: Account) -> list[dict[str, str]]:
    text = csv_file(report(of)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_has_each_campaign_item_and_day_under_each_other() -> None:
    lines = table(report(short())).splitlines()
    head = next(number for number, one in enumerate(lines) if one.startswith("Theo từng đợt"))
    assert re.match(
        r"Tháng cao điểm an toàn giao thông +5\.733 +5\.623 +6 +2 +1\.433,2 +1\.407,2 +98,1 % ", lines[head + 1]
    )
    assert len({len(one) for one in lines[head : head + 20]}) == 1
    assert any(one.startswith("T3 29/9/2026 ") and "69,0 %" in one for one in lines)
    assert "  06:10:00 29/9/2026 – 09:02:17 29/9/2026 (2 giờ 52 phút): máy phát không chạy" in lines
    assert len(lines[head]) <= 132


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_puts_the_figures_in_doubt_stands_before_them(language: Language) -> None:
    text = table(report(long(), language))
    doubt, figures = ("LỖI", "Theo từng đợt") if language == "vi" else ("ERROR", "By campaign")
    assert -1 < text.upper().find(doubt) < text.find(figures)
    assert believed(report(long(), language)).severity == "error"
    assert [one.code for one in report(long()).warnings()] == [
        "report-chain-broken",
        "proof-line-changed",
        "proof-day-missing",
        *["proof-line-changed"] * 6,
        "report-more-problems",
        "report-since",
    ]
    assert text.count("27/9/2026") >= 2  # the record begins there


def test_no_control_character_comes_into_a_terminal() -> None:
    text = table(report(long()))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    assert "\\u202e" in text


def test_without_a_witness_the_record_is_not_said_to_be_unchanged() -> None:
    assert believed(report(short())).code == "report-chain-alone"
    assert believed(report(short(), witnesses=0)).code == "report-chain-alone"
    assert believed(report(short(), witnesses=3)).code == "report-chain-witnessed"
    gap = said("warning", "proof-line-torn", line=7)
    assert believed(report(account(row(), problems=(gap,)), witnesses=3)).code == "report-chain-gaps"
    assert HEAD in table(report(short()))


def on(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of September in the board's time."""
    return datetime(2026, 9, day, hour, minute, tzinfo=ZoneInfo(ZONE))


@pytest.mark.parametrize(
    ("since", "until", "made_at", "codes"),
    [
        pytest.param(FIRST, on(28, 0), on(30, 8), [], id="whole"),
        pytest.param(None, on(28, 0), on(30, 8), ["report-nothing-kept"], id="nothing"),
        pytest.param(FIRST + timedelta(1), on(28, 0), on(30, 8), ["report-since"], id="too late"),
        pytest.param(FIRST, on(26, 11, 45), on(26, 12), ["report-so-far"], id="not over"),
        pytest.param(FIRST, on(27, 23, 45), on(28, 0, 5), ["report-so-far"], id="just over"),
        pytest.param(FIRST, on(26, 11, 19), on(26, 12), ["report-ends"], id="died while it went on"),
        pytest.param(FIRST, on(26, 12), on(30, 8), ["report-ends"], id="died before its end"),
        pytest.param(FIRST, on(24, 12), on(30, 8), ["report-ends"], id="died before it began"),
    ],
)
def test_a_period_that_the_record_does_not_cover_is_said(
    since: date | None, until: datetime, made_at: datetime, codes: list[str]
) -> None:
    found = report(account(since=since), until=until, made=made_at).warnings()
    assert [one.code for one in found] == codes
    assert all(one.severity == ("info" if one.code == "report-so-far" else "warning") for one in found)


def test_where_nothing_is_kept_nothing_is_said_to_be_well() -> None:
    for since, until in ((None, on(28, 0)), (FIRST + timedelta(3), on(30, 0)), (FIRST, on(25, 0))):
        text = table(report(account(since=since), until=until))
        assert "Không có số liệu của kỳ này." in text
        assert "liền mạch" not in text
        assert "không có đợt nào" not in text


def test_time_of_which_nobody_knows_what_was_due_is_said_before_any_share() -> None:
    hour = Stretch(begin_ms=at_ms(FIRST, 6), end_ms=at_ms(FIRST, 7), why="unknown")
    text = table(report(account(row(), stretches=(hour,))))
    assert -1 < text.find("trong 60 phút không rõ lịch".capitalize()) < text.find("100 %")


def test_csv_has_one_row_for_each_day_and_item() -> None:
    assert csv_file(report(short())).startswith(b"\xef\xbb\xbfday,board,")
    rows = rows_of(short())
    sums = tally(short())
    assert len(rows) == len(sums.rows)
    assert set(rows[0]) == set(COLUMNS)
    assert rows[0]["day"] == "2026-09-25"
    assert sum(int(one["due"]) for one in rows) == sums.total.due
    assert abs(sum(float(one["shown_minutes"]) for one in rows) - sums.total.shown_ms / 60_000) < 0.001 * len(rows)


def test_csv_gives_no_spreadsheet_a_formula_and_no_row_a_second_line() -> None:
    data = csv_file(report(long(days=1)))
    assert data.count(b"\r\n") == data.count(b"\n") == 61
    rows = rows_of(long(days=1))
    assert "'" + FORMULA in {one["campaign"] for one in rows} & {one["item"] for one in rows}
    assert not [one for row in rows for one in row.values() if one[:1] in "=+-@" and one]
    assert BIDI not in {one["item"] for one in rows}


def test_the_workbook_has_numbers_days_and_no_formula() -> None:
    of = long()
    book = load_workbook(io.BytesIO(xlsx_file(report(of))))
    assert book.sheetnames == ["Theo đợt", "Theo nội dung", "Theo ngày", "Ngày và nội dung"]
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    assert FORMULA in {cell.value for cell in cells}
    assert all(cell.quotePrefix for cell in cells if cell.data_type == "s" and cell.value[0] in "=+-@")
    days = book["Theo ngày"]
    assert [days["A2"].value.date(), days["B2"].value] == [FIRST, 4170]
    assert days["H2"].value == 0.989
    assert days["H2"].number_format == "0.0%"
    assert len(days._charts) == 1
    assert book["Ngày và nội dung"].max_row == len(tally(of).rows) + 1
    for sheet in book:
        head = sheet.freeze_panes
        assert head
        assert sheet.column_dimensions["A"].width > 8
    assert "KHÔNG dùng" in str(book["Theo đợt"]["A4"].value)


def test_the_workbook_leads_nowhere() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_file(report(long())))) as packed:
        names = packed.namelist()
        assert not [name for name in names if "external" in name.lower() or "vba" in name.lower()]
        told = b"".join(packed.read(name) for name in names if name.endswith(".rels"))
    assert b'TargetMode="External"' not in told


def test_letters_that_xml_does_not_know_are_no_reason_to_fail() -> None:
    odd = row(what="a\x00\x1b\ud800\ufffe\uffffb", campaign="\x1f" * 9)
    book = load_workbook(io.BytesIO(xlsx_file(report(account(odd)))))
    assert book["Theo nội dung"]["C2"].value == "a\\x00\\x1b\\ud800\ufffd\ufffdb"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_at_all_can_be_reported_too(form: str, language: Language) -> None:
    nothing = account(board="", since=None, head="")
    assert made(report(nothing, language, name=""), form)  # type: ignore[arg-type]


def test_stretches_are_told_in_the_boards_time_also_over_midnight_and_a_thousand_of_them_in_few_lines() -> None:
    begin = at_ms(FIRST, 23, 59, 50)
    many = tuple(
        Stretch(begin_ms=begin + n * 60_000, end_ms=begin + n * 60_000 + 20_000, why="lost") for n in range(999)
    )
    text = table(report(account(row(), stretches=many)))
    assert "23:59:50 25/9/2026 – 00:00:10 26/9/2026 (20 giây): đầy thẻ nhớ hoặc bộ nhớ, không ghi được" in text
    assert "… và 959 khoảng nữa." in text
    assert "5 giờ 33 phút" in text


def test_stretches_that_follow_on_each_other_for_one_reason_are_one() -> None:
    nine, hour = at_ms(FIRST, 9), 3_600_000
    parts = [(0, 1, "off"), (1, 2, "off"), (2, 3, "lost"), (3, 4, "lost"), (5, 6, "lost")]
    of = account(
        row(),
        stretches=tuple(Stretch(begin_ms=nine + a * hour, end_ms=nine + b * hour, why=why) for a, b, why in parts),  # type: ignore[arg-type]
    )
    assert [((one.begin_ms - nine) // hour, (one.end_ms - nine) // hour) for one in report(of).stretches] == [
        (0, 2),
        (2, 4),
        (5, 6),
    ]


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.csv", "csv"), ("A.XLSX", "xlsx"), ("x.htm", "html"), ("a.txt", "table"), ("a.doc", None), ("csv", None)],
)
def test_the_ending_says_the_form(name: str, form: str | None) -> None:
    assert form_of(name) == form


def test_a_year_is_told_by_its_days() -> None:
    assert date(2027, 9, 24) == tally(long(days=365, items=2)).days[-1].day
