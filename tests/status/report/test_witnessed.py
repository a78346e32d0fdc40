"""What the office's log saw of one board's proof of play."""

from pathlib import Path

from ledplayer.core.played import Witness
from ledplayer.status.report.witnessed import witnessed

DAY_MS = 86_400_000
#: 2026-09-26T00:00 +07:00.
BEGIN_MS = 1_790_355_600_000


def polls(tmp_path: Path, *said: tuple[str, str, str]) -> Path:
    """A log: time of day, board, hash."""
    path = tmp_path / "access.log"
    line = '10.0.0.7 - - [26/Sep/2026:{} +0700] "GET / HTTP/1.1" 304 0 "-" "ledplayer/1 (board={}; proof={})"'
    path.write_text("".join(line.format(*one) + "\n" for one in said))
    return path


def test_each_hash_is_seen_first_and_last_in_order_of_time(tmp_path: Path) -> None:
    path = polls(
        tmp_path,
        ("06:00:03", "xa-a", "bbbbbbbb"),
        ("06:00:00", "XA_A", "aaaaaaaa"),
        ("06:00:01", "xa-a", "aaaaaaaa"),
        ("06:00:02", "xa-a", "aaaaaaaa"),
        ("06:00:04", "xa-b", "cccccccc"),
        ("06:00:05", "xa-a", "-"),
    )
    found, count, problems = witnessed([path], "xa-a", BEGIN_MS, BEGIN_MS + DAY_MS)
    six = BEGIN_MS + 6 * 3_600_000
    assert found == [
        Witness(at_ms=six, head="aaaaaaaa"),
        Witness(at_ms=six + 2000, head="aaaaaaaa"),
        Witness(at_ms=six + 3000, head="bbbbbbbb"),
    ]
    assert (count, problems) == (4, ())


def test_only_the_days_of_the_report_count(tmp_path: Path) -> None:
    path = polls(tmp_path, ("00:00:00", "xa-a", "aaaaaaaa"), ("23:59:59", "xa-a", "bbbbbbbb"))
    assert [one.head for one in witnessed([path], "xa-a", BEGIN_MS + 1, BEGIN_MS + DAY_MS)[0]] == ["bbbbbbbb"]
    assert [one.head for one in witnessed([path], "xa-a", BEGIN_MS, BEGIN_MS + DAY_MS - 1000)[0]] == ["aaaaaaaa"]


def test_a_log_of_another_board_or_of_something_else_is_told(tmp_path: Path) -> None:
    path = polls(tmp_path, ("00:00:00", "xa-b", "aaaaaaaa"))
    assert [one.code for one in witnessed([path], "xa-a", 0, 2 * BEGIN_MS)[2]] == ["report-no-witness"]
    path.write_text("something else\n" * 9)
    codes = [one.code for one in witnessed([path, tmp_path / "none"], "xa-a", 0, 2 * BEGIN_MS)[2]]
    assert codes == ["access-log-unreadable", "access-log-odd", "report-no-witness"]
