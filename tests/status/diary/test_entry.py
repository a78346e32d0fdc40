"""One line of the log, read again."""

import pytest

from ledplayer.status.diary.entry import read_fields, read_line

LINE = "2026-11-26 09:14:03+07:00 CẢNH BÁO xa-long-hau E201 [/srv/led] không đọc được thư mục"


def test_a_line_is_read_in_whatever_language_it_was_written_and_said_in_the_readers() -> None:
    entry = read_line(LINE)
    assert entry
    assert (entry.severity, entry.board, entry.event) == ("warning", "xa-long-hau", "E201")
    assert entry.line("vi") == LINE
    assert entry.line("en") == LINE.replace("CẢNH BÁO", "WARNING")
    assert read_line(entry.line("en")) == entry


@pytest.mark.parametrize(
    "line",
    [
        "",
        "    Traceback (most recent call last):",
        "2026-13-45 09:14:03+07:00 LỖI b E201 x",
        "2026-11-26 09:14:03+07:00 HUH b E201 x",
        LINE[:40],
    ],
)
def test_what_is_no_line_of_ours_is_none(line: str) -> None:
    assert read_line(line) is None


def test_what_somebody_wrote_into_a_copied_file_moves_no_cursor() -> None:
    entry = read_line("2026-11-26 09:14:03+07:00 LỖI b E201 a\x1b[2Jb")
    assert entry
    assert entry.text.isprintable()


def test_a_journals_fields_are_the_same_entry() -> None:
    entry = read_fields(
        {
            "__REALTIME_TIMESTAMP": b"1764123243000000",
            "PRIORITY": b"4",
            "MESSAGE": "E201 không đọc được\n    Traceback\x1b[2J".encode(),
            "LEDPLAYER_EVENT": b"E201",
            "LEDPLAYER_BOARD": b"xa-long-hau",
        }
    )
    assert entry
    assert (entry.severity, entry.event, entry.text) == ("warning", "E201", "không đọc được")
    assert len(entry.more) == 1
    assert entry.more[0].isprintable()
    assert entry.at.timestamp() == 1764123243


@pytest.mark.parametrize("time", [None, b"", b"x", b"9" * 19])
def test_fields_without_a_time_are_none(time: bytes | None) -> None:
    assert read_fields({"MESSAGE": b"x"} | ({} if time is None else {"__REALTIME_TIMESTAMP": time})) is None
