"""A day of a board with faults in its surroundings: the log has each once, and `ledplayer status` is right about them.

The player, its makers, intake, files and disk are real; the clock is a fast one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ledplayer.errors import Severity
from ledplayer.status.diary.entry import Entry
from tests.system import planted
from tests.system.day import Day
from tests.system.fast import HANOI
from tests.system.played import IS_ROOT, Run, board

#: What any day says: the hourly line, begin and end, what is on.
ROUTINE = frozenset({"E100", "E101", "E102", "E103"})
#: So long after a fault, or its end, it may be told, in minutes: a machine is looked at twice a minute.
TOLD_WITHIN = timedelta(minutes=4)
COUNTED = re.compile(r"\(thêm (\d+) lần từ \d\d:\d\d\)$")
NUMBERS = re.compile(r"^\| (E\d{3}) \|", re.MULTILINE)

Do = Callable[[Day], None]
#: Event, severity, and what else the line says.
Line = tuple[str, Severity, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Attributes: at, until: Times of the day. is_timed: Its lines tell that time; not where the clock is at fault."""

    what: str
    at: str
    plant: Do
    until: str = ""
    mend: Do | None = None
    lines: tuple[Line, ...]
    needs_root: bool = False
    is_timed: bool = True


# fmt: off
FAULTS = (
    Fault(what="the clock stands at last year's when the machine is switched on", is_timed=False,
          at="00:00", plant=planted.clock_of_last_year, until="00:10", mend=planted.clock_set,
          lines=(("E501", "error", ""), ("E502", "info", ""))),
    Fault(what="the machine is hot",
          at="01:00", plant=planted.hot, until="01:30", mend=planted.cool,
          lines=(("E661", "warning", "83 °C"), ("E651", "info", "83 °C"))),
    Fault(what="the power supply is too weak",
          at="01:10", plant=planted.weak, until="01:20", mend=planted.strong_again,
          lines=(("E655", "error", ""), ("E651", "info", "Điện áp"), ("E663", "warning", ""))),
    Fault(what="a stick with photographs only", needs_root=True,
          at="02:00", plant=planted.stick_in, until="02:20", mend=planted.stick_out,
          lines=(("E242", "info", "photos"),)),
    Fault(what="intake is killed",
          at="02:40", plant=planted.intake_killed,
          lines=(("E132", "warning", "(-9)"),)),
    Fault(what="intake is stopped, and says nothing any more",
          at="03:10", plant=planted.intake_stopped,
          lines=(("E131", "warning", ""), ("E132", "warning", "(-9)"))),
    Fault(what="the clock leaps by two hours, and back", is_timed=False,
          at="04:10", plant=planted.clock_leaps, until="04:40", mend=planted.clock_set,
          lines=(("E504", "info", " 7200 "), ("E504", "info", " -7200 "))),
    Fault(what="a playlist is saved with a mistake",
          at="08:20", plant=planted.mistake, until="08:30", mend=planted.mended,
          lines=(("E711", "error", "playlists/nuoc.yaml:3:10:"), ("E222", "info", "playlists/nuoc.yaml"))),
    Fault(what="half a picture is copied into the share",
          at="08:40", plant=planted.torn_picture, until="08:50", mend=planted.no_torn_picture,
          lines=(("E374", "error", "rach.png"),)),
    Fault(what="a file whose name turns a terminal red",
          at="09:00", plant=planted.odd_name, until="09:10", mend=planted.no_odd_name,
          lines=(("E211", "warning", r"\x1b[31mdo\x1b[0m.png"),)),
    Fault(what="the share is away for an hour",
          at="09:20", plant=planted.share_away, until="10:20", mend=planted.share_back,
          lines=(("E201", "warning", "09:20"), ("E203", "info", "share"))),
    Fault(what="the makers are killed",
          at="10:36:30", plant=planted.makers_killed,
          lines=(("E134", "warning", ""),)),
    *(Fault(what=f"the share comes and goes, {turn + 1} of 10",
            at=f"11:{6 * turn:02}", plant=planted.share_away, until=f"11:{6 * turn + 1:02}", mend=planted.share_back,
            lines=(("E201", "warning", "11:00"), ("E203", "info", "share")) if not turn else ())
      for turn in range(10)),
    Fault(what="somebody puts the file TAT there",
          at="12:40", plant=planted.switch, until="12:50", mend=planted.no_switch,
          lines=(("E205", "warning", "TAT.txt"), ("E206", "info", ""))),
    Fault(what="plan.json is overwritten with junk",
          at="12:55", plant=planted.plan_overwritten,
          lines=(("E137", "error", ""),)),
    Fault(what="the disk is full, and a picture is to be taken in", needs_root=True,
          at="14:00", plant=planted.disk_full, until="14:20", mend=planted.disk_has_room,
          lines=(("E654", "error", ""), ("E226", "warning", "moi.png"), ("E651", "info", "Đĩa"))),
    Fault(what="a film's maker and the makers' process are stopped",
          at="15:00:04", plant=planted.makers_stopped,
          lines=(("E108", "warning", "phim.mp4"), ("E110", "error", "phim.mp4"), ("E135", "warning", ""),
                 ("E115", "info", "phim.mp4"))),
    Fault(what="the card loses a picture that was taken in",
          at="15:40", plant=planted.object_damaged, until="16:06", mend=planted.saved_anew,
          lines=(("E108", "warning", planted.WORN_OUT), ("E109", "warning", planted.WORN_OUT))),
    Fault(what="the proof of play cannot be written to the card",
          at="17:05", plant=planted.proof_blocked, until="17:25", mend=planted.proof_free,
          lines=(("E601", "error", "proof"), ("E602", "info", ""))),
    Fault(what="no server was reached for three days",
          at="17:30", plant=planted.not_synced, until="17:50", mend=planted.synced,
          lines=(("E658", "warning", "3 ngày"), ("E651", "info", "đồng bộ"))),
    Fault(what="clock.json cannot be written",
          at="18:05", plant=planted.stamp_blocked, until="18:40", mend=planted.stamp_free,
          lines=(("E510", "warning", "clock.json"),)),
    Fault(what="the monitor's cable is pulled out",
          at="18:45", plant=planted.monitor_unplugged, until="18:55", mend=planted.monitor_plugged,
          lines=(("E117", "error", ""), ("E120", "info", ""))),
    Fault(what="a proxy with its password in the board's file",
          at="19:00", plant=planted.secret_written, until="19:10", mend=planted.no_secret_written,
          lines=(("E746", "error", "http://…@proxy.example:3128"),)),
    Fault(what="the proof of play is changed on the card",
          at="20:00", plant=planted.proof_changed,
          lines=(("E605", "error", ".jsonl"),)),
)

#: When `ledplayer status` is read, the colour, and what it must say in Vietnamese and English.
MOMENTS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "00:40": ("healthy", ("XANH", "Bảng UBND xã Long Hậu", "Ngoài giờ phát, từ", "06:00–08:00  Đang phát: Chào mừng"),
              ("GREEN", "Outside opening hours", "06:00–08:00  On air: Chào mừng", "clock right")),
    "01:15": ("hot and weak", ("ĐỎ", "Điện áp đang thấp", "→ Thay bộ nguồn", "Máy nóng 83 °C", "→ Kiểm tra quạt"),
              ("RED", "The voltage is too low now", "→ Use the maker's power supply", "83 °C")),
    "09:50": ("share gone", ("VÀNG", "Lúc này: Đang phát: Chào mừng, Tiết kiệm nước", "E201", "từ", "09:20",
                             "→ Hãy kiểm tra máy chủ chia sẻ và dây mạng"),
              ("AMBER", "E201", "cannot be read since", "what was taken in", "→ Look at the file server")),
    "15:00:16": ("frozen film", ("ĐỎ", "video “phim.mp4”", "Phim phim.mp4 đang bị đứng hình", "→ Máy phát tự mở lại"),
                 ("RED", "The film phim.mp4 stands still", "→ The player opens it again")),
    "16:04": ("file given up", ("VÀNG", "tệp bị bỏ qua vì gây lỗi khi đang phát", "→ Xem tên tệp"),
              ("AMBER", "given up", "→ ledplayer log --problems names them")),
}
# fmt: on
THE_END = "24:01"
DEAD = (
    (
        "ĐỎ",
        "Máy phát đã dừng",
        "dấu hiệu cuối cùng: 00:01",
        "(2 giờ trước)",
        "→ Hãy chạy: sudo systemctl restart",
        "E100",
    ),
    ("RED", "The player is gone", "last sign of life: 00:01", "(2 h ago)", "→ Run: sudo systemctl restart", "E100"),
)


@pytest.fixture(scope="module")
def bad_day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """A day with all faults."""
    with board(tmp_path_factory.mktemp("bad-day")) as day:
        run = Run(day)
        for fault in planted_faults():
            if fault.at == "00:00":
                fault.plant(day)
            else:
                day.at(fault.at, lambda fault=fault: fault.plant(day))  # type: ignore[misc]
            if fault.mend:
                day.at(fault.until, lambda mend=fault.mend: mend(day))  # type: ignore[misc]
        for moment in MOMENTS:
            day.at(moment, lambda moment=moment: run.look(moment))  # type: ignore[misc]
        day.at("12:00", lambda: planted.synced(day))
        with day.on():
            day.go(THE_END)
            day.time.mono += 7200
            run.look("dead", proc=str(day.root))
        run.read()
        yield run


def planted_faults() -> list[Fault]:
    return [fault for fault in FAULTS if IS_ROOT or not fault.needs_root]


def test_a_healthy_day_is_told_in_few_lines(tmp_path: Path) -> None:
    with board(tmp_path) as day:
        run = Run(day)
        with day.on():
            day.go("12:00")
            planted.synced(day)
            day.go(THE_END)
            day.stop()
        run.read()
        events = [entry.event for entry in run.entries]
        assert set(events) == ROUTINE
        assert events.count("E100") == 24
        assert events.count("E101") == events.count("E102") == 1
        assert {entry.severity for entry in run.entries} == {"info"}
        assert len(events) < 40


def test_each_planted_fault_is_in_the_log_once_with_its_code_and_nothing_else_is(bad_day: Run) -> None:
    said = [one for one in bad_day.entries if one.event not in ROUTINE and not COUNTED.search(one.text)]
    missing = []
    for fault in planted_faults():
        for line in fault.lines:
            found = next((one for one in said if _tells(one, fault, line, bad_day.day)), None)
            if found is None:
                missing.append((fault.what, line))
            else:
                said.remove(found)
    assert missing == []
    assert [one.line("en") for one in said] == []


def test_what_comes_and_goes_is_said_once_and_then_with_its_count(bad_day: Run) -> None:
    counts: dict[str, int] = {}
    for entry in bad_day.entries:
        if found := COUNTED.search(entry.text):
            counts[entry.event] = counts.get(entry.event, 0) + int(found[1])
    again = counts.pop("E108", 0)  # the film's next maker may have been asked for when all were started anew
    assert counts == {"E201": 9, "E203": 9}
    assert again <= 1
    assert sum(bool(COUNTED.search(line)) for line in bad_day.lines) <= 6 + again


def test_a_bad_day_is_under_400_lines_and_tells_each_hour(bad_day: Run) -> None:
    assert len(bad_day.lines) < 400
    hours = {entry.at.hour for entry in bad_day.entries if entry.event == "E100"}
    assert hours == set(range(24))


def test_each_number_stands_on_the_logs_page(bad_day: Run) -> None:
    page = (Path(__file__).parents[2] / "docs/log.md").read_text("utf-8")
    assert {entry.event for entry in bad_day.entries} <= set(NUMBERS.findall(page))


def test_no_line_moves_a_cursor_or_tells_a_password(bad_day: Run) -> None:
    assert all(line.isprintable() for line in bad_day.lines)
    everywhere = "\n".join([bad_day.text, *("\n".join(one) for two in bad_day.screens.values() for one in two)])
    assert planted.SECRET not in everywhere
    assert "\x1b" not in everywhere


@pytest.mark.parametrize("moment", MOMENTS, ids=[f"{at} {what}" for at, (what, _, _) in MOMENTS.items()])
def test_status_is_right(bad_day: Run, moment: str) -> None:
    _, *words = MOMENTS[moment]
    for lines, (colour, *others) in zip(bad_day.screens[moment], words, strict=True):
        assert lines[0].startswith(colour), "\n".join(lines)
        assert [word for word in others if word not in "\n".join(lines)] == [], "\n".join(lines)


def test_status_of_a_player_that_is_gone_says_since_when(bad_day: Run) -> None:
    for lines, (colour, *others) in zip(bad_day.screens["dead"], DEAD, strict=True):
        assert lines[0].startswith(colour), "\n".join(lines)
        assert [word for word in others if word not in "\n".join(lines)] == [], "\n".join(lines)


def _tells(entry: Entry, fault: Fault, line: Line, day: Day) -> bool:
    """Whether an entry is that line of a fault, and told when it happened."""
    event, severity, words = line
    if (entry.event, entry.severity) != (event, severity) or words not in entry.text:
        return False
    midnight = datetime.fromtimestamp(day.time.midnight_ms / 1000, HANOI)
    begin, end = (
        midnight + timedelta(seconds=day.time.since_midnight(at)) for at in (fault.at, fault.until or fault.at)
    )
    slow = timedelta(hours=1) if fault.plant in SLOW else TOLD_WITHIN
    return not fault.is_timed or begin <= entry.at <= end + slow


#: Told when the item's turn comes, or the hour's.
SLOW = (planted.object_damaged, planted.stamp_blocked)
