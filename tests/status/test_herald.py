"""What the log says of the board by itself: each edge once, an hourly line, and the board's state and picture for the
office."""

import copy
import logging
from typing import Any

import pytest

from ledplayer.clock import Instant
from ledplayer.core.lineup import Rung, Segment
from ledplayer.core.model import Level
from ledplayer.log import Event
from ledplayer.status.beacon import decode
from ledplayer.status.herald import PICTURE_S, Herald

#: 2023-10-09 17:05 in Vietnam.
BEGIN_MS = 1_696_845_900_000
HEALTHY: dict[str, Any] = {
    "at_ms": BEGIN_MS,
    "uptime_s": 5.0,
    "board": {"id": "xa-1", "name": "Xã Một", "zone": "Asia/Ho_Chi_Minh", "language": "vi"},
    "colour": "green",
    "rests_on": [],
    "on_air": {
        "rung": "open",
        "campaigns": [{"playlist": "playlists/a.yaml", "campaign": "Chuyển đổi số", "level": "ordinary"}],
        "now": {"what": "phim.mp4", "kind": "video"},
    },
    "span": {"since": "2023-10-09T17:00:00+07:00", "until": None},
    "content": {"has_plan": True, "release": "0123456789ab", "signed_age_s": None, "given_up": 0},
    "problems": [],
    "more_problems": 0,
    "clock": {"state": "trusted"},
    "server": None,
    "sync": None,
    "display": {"output": "console", "is_missing": False, "canvas": {"width": 384, "height": 192}},
    "frames": {"shown": 1000, "late": 3, "recent": 0, "recent_late": 0, "fault": "", "about": ""},
    "helpers": {"intake_gone_s": 0.0, "makers_gone_s": 0.0},
    "deaths": {"limit": "nothing", "left_out": []},
    "machine": {"age_s": 1.0, "celsius": 52.5, "disk_free": 12_300_000_000, "disk_total": 16 << 30},
}


def segment(*names: str, rung: Rung = "open") -> Segment:
    level: Level = "ordinary"
    campaigns = tuple((f"playlists/{name}.yaml", name, level) for name in names)
    return Segment(begin_ms=0, end_ms=1, rung=rung, loop=(0,), sums=(0, 1), campaigns=campaigns)


class Board:
    """A board whose `status.json` is changed by hand."""

    def __init__(self) -> None:
        self.document = copy.deepcopy(HEALTHY)
        self.herald = Herald(lambda: self.document)
        self.mono = 100.0

    def tend(self, on: Segment | None = None, seconds: float = 1.0) -> None:
        self.mono += seconds
        wall_ms = BEGIN_MS + round((self.mono - 100.0) * 1000)
        self.herald.tend(Instant(wall_ms=wall_ms, mono=self.mono), on or segment("A"))


@pytest.fixture
def board(caplog: pytest.LogCaptureFixture) -> Board:
    caplog.set_level(logging.INFO)
    return Board()


def told(caplog: pytest.LogCaptureFixture) -> list[Event]:
    return [record.args[0] for record in caplog.records if isinstance(record.args, tuple)]  # type: ignore[misc]


def codes(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [event.code for event in told(caplog)]


def test_it_says_that_it_begins_what_is_on_and_each_change_once(board, caplog) -> None:
    for names in (("A",), ("A",), ("A", "B"), ("A", "B"), ("A",)):
        board.tend(segment(*names))
    board.herald.end()
    assert codes(caplog) == ["player-begins", "on-now", "on-now", "on-now", "player-ends"]
    assert caplog.messages[2] == "On air: A [playlists/A.yaml], B [playlists/B.yaml]"


def test_before_the_first_plan_the_card_is_told_of_when_it_stays(board, caplog) -> None:
    board.document["content"]["has_plan"] = False
    board.tend(segment(rung="card"))
    assert codes(caplog) == ["player-begins"]
    board.tend(segment(rung="card"), seconds=10)
    assert codes(caplog)[-1] == "on-now"


def test_the_office_hears_at_once_of_another_colour_and_files_do_not(board, caplog) -> None:
    board.tend()
    before = len(told(caplog))
    for colour in ("green", "red", "red", "green"):
        board.document["colour"] = colour
        board.tend()
    lines = told(caplog)[before:]
    assert [(event.code, event.is_for_journal) for event in lines] == [("board-stands", True)] * 2
    colours = [heard.colour for event in lines if (heard := decode(event.fields["STATE"]))]
    assert colours == ["red", "green"]


def test_an_hourly_line_has_the_essentials_and_the_picture(board, caplog) -> None:
    board.tend()
    board.tend(seconds=3600)
    assert "hourly" not in codes(caplog)
    board.herald.thumbnail(b"\xff\xd8jpeg")
    event = told(caplog)[-1]
    assert event.code == "hourly"
    assert event.fields["THUMBNAIL"] == b"\xff\xd8jpeg"
    assert str(event) == (
        "GREEN; now: Chuyển đổi số; 1000 frames, 3 late, release 01234567, 52 °C, disk 12.3 GB free, clock right"
    )


def test_an_hourly_line_does_not_wait_for_a_picture_for_ever(board, caplog) -> None:
    board.tend()
    board.tend(seconds=3600)
    board.tend(seconds=PICTURE_S + 1)
    board.tend()
    assert codes(caplog).count("hourly") == 1
    assert "THUMBNAIL" not in told(caplog)[-1].fields


def test_a_day_is_24_hourly_lines(board, caplog) -> None:
    for _ in range(24 * 60):
        board.tend(seconds=60)
    assert codes(caplog).count("hourly") in (23, 24)
    assert len(caplog.records) < 30


def test_a_picture_of_an_edge_goes_to_the_journal_alone(board, caplog) -> None:
    board.tend()
    board.herald.thumbnail(b"\xff\xd8")
    assert [(event.code, event.is_for_journal) for event in told(caplog)][-1] == ("board-shown", True)


def test_what_the_machine_lacks_is_told_once_and_that_it_is_over(board, caplog) -> None:
    for celsius in (50.0, 81.0, 82.0, 83.0, 60.0, 60.0):
        board.document["machine"]["celsius"] = celsius
        board.tend()
    assert codes(caplog)[2:] == ["health-hot", "health-over"]


def test_what_others_tell_is_not_told_again(board, caplog) -> None:
    board.document["frames"]["fault"] = "frozen-film"
    board.document["clock"]["state"] = "unknown"
    board.tend()
    assert codes(caplog) == ["player-begins", "on-now"]


def test_the_office_is_told_how_the_board_is(board, caplog) -> None:
    board.document |= {
        "colour": "red",
        "rests_on": [{"rule": 9, "colour": "red", "code": "health-low-voltage", "values": {}}],
    }
    board.document["problems"] = [
        {
            "code": "media-empty",
            "event": "E365",
            "severity": "error",
            "source": "",
            "place": {"file": "media/x.png", "line": 0, "column": 0},
            "values": {},
            "since_ms": None,
            "vi": "tệp rỗng",
            "vi_hint": "chép lại",
            "en": "the file is empty",
            "en_hint": "copy it again",
        }
    ]
    board.tend()
    beacon = decode(told(caplog)[0].fields["STATE"])
    assert beacon
    assert (beacon.colour, beacon.rung, beacon.campaigns, beacon.now) == ("red", "open", ("Chuyển đổi số",), "phim.mp4")
    assert beacon.since_ms == BEGIN_MS - 300_000
    assert [(one.event, one.say, one.do) for one in beacon.problems[1:]] == [
        ("E365", "media/x.png: the file is empty", "copy it again")
    ]
    board.herald.end()
    last = decode(told(caplog)[-1].fields["STATE"])
    assert last
    assert last.is_stopped


def test_nothing_is_said_before_there_is_a_status(board, caplog) -> None:
    board.document = {}
    board.tend()
    board.herald.thumbnail(b"")
    board.herald.end()
    assert caplog.records == []


def test_a_clock_that_jumps_is_told_with_by_how_much(board, caplog) -> None:
    board.tend()
    for wall_ms in (BEGIN_MS + 2000, BEGIN_MS + 3000 - 7_200_000, None, BEGIN_MS, BEGIN_MS + 1500):
        board.mono += 1
        board.herald.tend(Instant(wall_ms=wall_ms, mono=board.mono), segment("A"))
    assert [event.values["seconds"] for event in told(caplog) if event.code == "clock-stepped"] == [-7200]
