"""What the screen of a dead player shows of its log: what was wrong, and what came last."""

from pathlib import Path

from ledplayer.status.last_lines import last_lines

LINE = "2026-11-26 09:{minute:02}:00+07:00 {level} xa-1 {event} x"


def test_what_was_wrong_is_shown_before_what_was_on(tmp_path: Path) -> None:
    events = [("WARNING", "E201"), *[("INFO", "E103")] * 9, ("ERROR", "E901"), ("INFO", "E101"), ("INFO", "E103")]
    lines = [LINE.format(minute=minute, level=level, event=event) for minute, (level, event) in enumerate(events)]
    lines.insert(11, "    Traceback (most recent call last):")
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "player.log").write_text("\n".join(lines), "utf-8")
    assert [line.split()[4] for line in last_lines(str(tmp_path))] == ["E201", "E901", "E101", "E103"]


def test_a_log_of_nothing_but_trouble_is_its_newest_lines(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    lines = [LINE.format(minute=minute, level="LỖI", event="E901") for minute in range(20)]
    (tmp_path / "log" / "player.log").write_text("\n".join(lines), "utf-8")
    assert [line[14:16] for line in last_lines(str(tmp_path))] == ["17", "18", "19"]


def test_without_a_log_there_are_none(tmp_path: Path) -> None:
    assert list(last_lines(str(tmp_path))) == []
