"""The clock and the zone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledplayer.core.model import Board
from ledplayer.doctor.timekeeping import checks, clock
from ledplayer.status.stamp import write_stamp
from tests.doctor.patients import looked, patient, told

NOW_MS = round(datetime(2026, 11, 25, 1, 0, tzinfo=UTC).timestamp() * 1000)
HERE = Board(id="xa-a", time_zone="Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("is_synchronised", "has_rtc", "wanted"),
    [
        (True, True, ("clock", True)),
        (True, False, ("clock-no-rtc", True)),
        (False, True, ("clock-rtc", True)),
        (False, False, ("clock-alone", False)),
    ],
)
def test_a_clock_needs_the_network_or_a_battery(
    tmp_path: Path, is_synchronised: bool, has_rtc: bool, wanted: tuple[str, bool]
) -> None:
    found = clock(patient(tmp_path, HERE), NOW_MS, is_synchronised=is_synchronised, has_rtc=has_rtc)
    assert told([found]) == [wanted]
    assert found.values["shown"] == "25/11/2026 08:00", "the board's time"


def test_a_clock_from_before_what_is_known_is_wrong_unless_the_network_says_so(tmp_path: Path) -> None:
    at = patient(tmp_path, HERE)
    at.state.mkdir()
    write_stamp(at.state, NOW_MS + 86_400_000)
    found = clock(at, NOW_MS, is_synchronised=False, has_rtc=True)
    assert (found.code, found.is_ok, found.values["least"]) == ("doctor-clock-wrong", False, "26/11/2026")
    assert clock(at, NOW_MS, is_synchronised=True, has_rtc=True).is_ok


def test_a_machine_tells_of_its_clock(tmp_path: Path) -> None:
    (found,) = looked(checks(), "clock", patient(tmp_path, HERE, {"sys/class/rtc/rtc0/since_epoch": "1800000000"}))
    assert found.code in ("doctor-clock", "doctor-clock-rtc"), "the battery's clock is seen"


def zone(at_zone: str, folder: Path, board: Board | None = None) -> list[tuple[str, bool | None]]:
    at = patient(folder, board)
    return told(looked(checks(), "zone", type(at)(**{name: getattr(at, name) for name in at.__slots__} | {
        "environment": {"TZ": at_zone}})))  # fmt: skip


def test_the_machines_zone_has_to_be_that_of_viet_nam_unless_the_board_names_one(tmp_path: Path) -> None:
    assert zone("Asia/Bangkok", tmp_path) == [("zone", True)], "the same time all year"
    assert zone("UTC", tmp_path) == [("zone-other", False)]
    assert zone("UTC", tmp_path, HERE) == [("zone", True)]
    assert zone("UTC", tmp_path, Board(id="xa-a", time_zone="Asia/Tokyo")) == [("zone", True)]
    assert zone("Mars/Olympus", tmp_path) == [("zone-no-data", False)]


def test_the_command_is_one_that_the_machine_has(tmp_path: Path) -> None:
    found = clock(patient(tmp_path), NOW_MS, is_synchronised=False, has_rtc=False)
    assert "apt install systemd-timesyncd" in str(found.values["command"])
    there = patient(tmp_path, files={"usr/lib/systemd/systemd-timesyncd": ""})
    command = clock(there, NOW_MS, is_synchronised=False, has_rtc=False).values["command"]
    assert command == "sudo timedatectl set-ntp true"
