"""`ledplayer report`: what is asked for, where it goes, and what is said when it cannot be relied upon."""

import csv
import io
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledplayer.cli import main
from ledplayer.cli.report import tell
from ledplayer.language import Language
from tests.core.made import BOARD
from tests.status.proof.board import Board, at
from tests.status.report.made import account, long, report, row, short


def run(*words: str) -> Result:
    return CliRunner(env={"LANG": "C"}).invoke(main, ["report", *words])


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a board that played a morning, was stopped, and has no power since."""
    return Board(tmp_path_factory.mktemp("board")).start().play(at(0, 10)).stop().state


def asked(state: Path, *words: str, days: tuple[str, str] = ("3/8/2026", "3/8/2026")) -> Result:
    return run("--from", days[0], "--to", days[1], "--state", str(state), "--language", "en", *words)


def poll(folder: Path, head: str, time: str = "10:00:30") -> Path:
    """The log of a server that a board told its mark."""
    log = folder / "access.log"
    said = f"ledplayer/1 (board={BOARD.id}; proof={head})"
    log.write_text(f'::1 - - [03/Aug/2026:{time} +0700] "GET / HTTP/1.1" 304 0 "-" "{said}"\n')
    return log


def test_a_morning_is_reported_as_it_was_due(state: Path) -> None:
    done = asked(state, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline="")))
    assert {row["item"] for row in rows} == {"Treo cờ", "Dọn vệ sinh", "Giữ xanh"}
    assert sum(float(row["shown_minutes"]) for row in rows) == pytest.approx(
        120, abs=0.5
    )  # what was on at the end was not over
    assert all(row["shown_minutes"] == row["due_minutes"] for row in rows)
    assert "ends at 10:00 on 3/8/2026" in done.stderr
    assert done.exit_code == 0


def test_days_after_the_end_of_the_record_are_not_days_without_campaigns(state: Path) -> None:
    done = asked(state, days=("4/8/2026", "5/8/2026"))
    assert "ends at 10:00 on 3/8/2026" in done.output
    assert "There are no figures of this period." in done.output
    assert "whole" not in done.output


def test_a_campaign_is_asked_for_by_a_part_of_its_name_and_others_are_named(state: Path) -> None:
    name = asked(state).output.split("By campaign")[1].splitlines()[1].split()[0]
    assert name in asked(state, "--campaign", name.upper()).output
    wrong = asked(state, "--campaign", "xyz")
    assert (wrong.exit_code, name in wrong.output) == (1, True)


def test_the_servers_log_bears_witness(state: Path, tmp_path: Path) -> None:
    head = next(line.split()[-1] for line in asked(state).output.splitlines() if "mark" in line and ":" in line)
    agrees = asked(state, "--access-log", str(poll(tmp_path, head[:8])))
    assert (agrees.exit_code, "agrees with every mark that the server saw (1)" in agrees.output) == (0, True), (
        agrees.output
    )
    anew = asked(state, "--access-log", str(poll(tmp_path, "0" * 8)), "--format", "html")
    assert anew.exit_code == 1
    assert "00000000" in anew.stderr
    assert "do NOT rely" in anew.stdout.replace("Do NOT", "do NOT")
    other = asked(
        state,
        "--access-log",
        str(poll(tmp_path, head[:8], "10:00:30").rename(tmp_path / "b")),
        days=("4/8/2026", "4/8/2026"),
    )
    assert "no mark of the board" in other.output


def test_a_changed_line_is_found(state: Path, tmp_path: Path) -> None:
    copy = tmp_path / "state"
    shutil.copytree(state, copy)
    (path,) = (copy / "proof").glob("*.jsonl")
    path.write_bytes(path.read_bytes().replace(b'"z":"e', b'"z":"f', 1))
    done = asked(copy)
    assert done.exit_code == 1
    assert "was changed or is damaged" in done.output
    assert done.output.index("was changed") < done.output.index("By campaign")


def told(capsys: pytest.CaptureFixture[str], of: object, form: str, out: Path | None = None) -> tuple[int, str, str]:
    """Exit code, what was printed, what was complained of."""
    language: Language = "en"
    code = 0
    try:
        tell(of, form, out, language)  # type: ignore[arg-type]
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
        if isinstance(error.code, str):
            return code, "", error.code
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--from", "25/9/2026"), 2, "--to"),
        (("--from", "31/2/2026", "--to", "1/3/2026"), 2, "is no day"),
        (("--from", "\x1b[31m", "--to", "1/3/2026"), 2, "is no day"),
        (("--from", "15/10/2026", "--to", "25/9/2026"), 1, "before the first"),
        (("--from", "1/1/2020", "--to", "2026-12-31"), 1, "800 days"),
        (("--from", "25/9/2026", "--to", "2026-10-15", "--state", "/no/such/state"), 1, "no state folder"),
        (("--from", "25/9/2026", "--to", "15/10/2026", "--out", "report.doc"), 1, "not known"),
        (("--from", "25/9/2026", "--to", "15/10/2026", "--format", "pdf"), 2, "pdf"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(words: tuple[str, ...], code: int, said: str) -> None:
    done = run(*words)
    assert (done.exit_code, said in done.output) == (code, True), done.output
    assert "Traceback" not in done.output
    assert "\x1b" not in done.output


def test_a_board_without_a_proof_has_no_figures_and_ends_with_1(tmp_path: Path) -> None:
    done = run("--from", "25/9/2026", "--to", "15/10/2026", "--state", str(tmp_path), "--language", "en")
    assert done.exit_code == 1
    assert "keeps no proof of play" in done.output
    assert "There are no figures of this period." in done.output


def test_the_last_day_is_inside(tmp_path: Path) -> None:
    done = run("--from", "25/9/2026", "--to", "2026-09-25", "--state", str(tmp_path), "--language", "vi")
    assert "Ngày 25/9/2026" in done.output


def test_a_file_is_written_whole_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bao-cao.html"
    code, printed, wrong = told(capsys, report(short()), "html", out)
    assert (code, wrong) == (0, "")
    assert str(out) in printed
    assert out.read_text("utf-8").endswith("</html>\n")
    assert [path.name for path in tmp_path.iterdir()] == ["bao-cao.html"]


@pytest.mark.parametrize("form", ["csv", "html", "xlsx"])
def test_an_altered_record_is_written_told_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    out = tmp_path / "out"
    code, _, wrong = told(capsys, report(long(days=1)), form, out)
    assert code == 1
    assert "do NOT rely" in wrong.replace("Do NOT", "do NOT")
    assert out.stat().st_size > 1000


def test_a_gap_is_told_and_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    code, printed, wrong = told(capsys, report(account(row(), since=date(2026, 9, 26))), "csv")
    assert (code, printed.startswith("\ufeffday,"), "26/9/2026" in wrong) == (0, True, True)


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, wrong = told(capsys, report(short()), "csv", tmp_path / "none" / "x.csv")
    assert (code, "cannot be written" in wrong) == (1, True)
