"""Services, watchdog and journal."""

from pathlib import Path

import pytest

from ledplayer.core.model import Board
from ledplayer.doctor.upkeep import checks
from tests.doctor.patients import looked, patient, told

BOARD = Board(id="xa-a")
SERVED = Board(id="xa-a", server="https://noi-dung.vn")
DATA = {"etc/ledplayer-data.conf": "device=UUID=1234\nplace=/etc/ledplayer\n"}
SYSTEMD = {"run/systemd/system/": ""}


def systemctl(script: str) -> dict[str, str]:
    return {**SYSTEMD, "bin/systemctl": f"#!/bin/sh\n{script}\n"}


@pytest.mark.parametrize(
    ("board", "script", "wanted"),
    [
        pytest.param(BOARD, "echo enabled", [("units", True)], id="on"),
        pytest.param(BOARD, "echo disabled; exit 1", [("unit-off", False)], id="off"),
        pytest.param(BOARD, "echo not-found; exit 1", [("unit-absent", False)], id="not there"),
        pytest.param(BOARD, "echo 'Failed: No such file' >&2; exit 1", [("unit-absent", False)], id="older systemd"),
        pytest.param(
            SERVED,
            'case "$2" in *sync*) echo disabled;; *) echo enabled;; esac',
            [("unit-off", False), ("units", True)],
            id="with a server, syncing counts",
        ),
    ],
)
def test_units_are_asked_of_systemd(
    tmp_path: Path, board: Board, script: str, wanted: list[tuple[str, bool | None]]
) -> None:
    assert told(looked(checks(), "units", patient(tmp_path, board, systemctl(script)))) == wanted


def test_without_systemd_it_is_told_what_is_missing_to_start_the_player(tmp_path: Path) -> None:
    assert told(looked(checks(), "units", patient(tmp_path))) == [("systemd-missing", False), ("unit-absent", False)]
    files = {"usr/lib/systemd/systemd": "", "etc/systemd/system/ledplayer.service": ""}
    assert told(looked(checks(), "units", patient(tmp_path, BOARD, files))) == [("no-systemd", None)]


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({}, ("watchdog-none", None)),
        ({"proc/device-tree/model": "Raspberry Pi 4 Model B Rev 1.5\0"}, ("watchdog-pi", False)),
        ({"sys/class/watchdog/watchdog0/": ""}, ("watchdog-unasked", None)),
        ({"sys/class/watchdog/watchdog0/": "", **systemctl("echo 15s")}, ("watchdog", True)),
        ({"sys/class/watchdog/watchdog0/": "", **systemctl("echo 0")}, ("watchdog-off", False)),
        ({"sys/class/watchdog/watchdog0/": "", **systemctl("echo infinity")}, ("watchdog-off", False)),
    ],
)
def test_the_watchdog_has_to_be_there_and_used(
    tmp_path: Path, files: dict[str, str], wanted: tuple[str, bool | None]
) -> None:
    assert told(looked(checks(), "watchdog", patient(tmp_path, files=files))) == [wanted]


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({}, ("journal-none", None)),
        (SYSTEMD, ("journal-off", False)),
        (SYSTEMD | {"run/log/journal/": ""}, ("journal-in-memory", True)),
        (SYSTEMD | {"var/log/journal/": ""}, ("journal-kept", True)),
    ],
)
def test_where_the_journal_is_kept_is_told(
    tmp_path: Path, files: dict[str, str], wanted: tuple[str, bool | None]
) -> None:
    assert told(looked(checks(), "journal", patient(tmp_path, files=files))) == [wanted]


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({}, ("data-on-root", None)),
        (DATA | {"run/ledplayer-data/is": "used\n"}, ("data", True)),
        (DATA | {"run/ledplayer-data/is": "lost\n"}, ("data-lost", False)),
        (DATA, ("data-lost", False)),
    ],
)
def test_a_lost_data_partition_is_told(tmp_path: Path, files: dict[str, str], wanted: tuple[str, bool | None]) -> None:
    assert told(looked(checks(), "data", patient(tmp_path, files=files))) == [wanted]
