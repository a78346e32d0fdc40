"""What systemd hears, over a real socket."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledplayer.play.service import Service


class Systemd:
    """The other end of the line."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind("\0" + address[1:] if address.startswith("@") else address)
        self._socket.setblocking(False)

    def heard(self) -> list[str]:
        words: list[str] = []
        while True:
            try:
                words += self._socket.recv(4096).decode().split("\n")
            except BlockingIOError:
                return words

    def close(self) -> None:
        self._socket.close()


@pytest.fixture(params=["path", "abstract"])
def systemd(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Systemd]:
    address = str(tmp_path / "notify") if request.param == "path" else f"@ledplayer-test-{os.getpid()}"
    systemd = Systemd(address)
    yield systemd
    systemd.close()


def service(systemd: Systemd, usec: int | str = 20_000_000, **more: str) -> Service:
    return Service({"NOTIFY_SOCKET": systemd.address, "WATCHDOG_USEC": str(usec), **more}, pid=77)


def test_it_is_ready_with_the_first_picture_and_says_so_once(systemd: Systemd) -> None:
    told = service(systemd)
    told.tend(0.0, has_shown=False, is_alive=False, status="")
    assert systemd.heard() == []
    told.tend(1.0, has_shown=True, is_alive=True, status="")
    assert systemd.heard() == ["READY=1", "WATCHDOG=1"]
    told.tend(2.0, has_shown=True, is_alive=True, status="")
    assert systemd.heard() == []


def test_the_watchdog_is_fed_every_third_of_its_time_and_only_by_who_lives(systemd: Systemd) -> None:
    told = service(systemd, 20_000_000)
    fed = []
    for second in range(40):
        told.tend(float(second), has_shown=True, is_alive=second < 25, status="")
        fed += [second for word in systemd.heard() if word == "WATCHDOG=1"]
    assert fed == [0, 7, 14, 21]


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"WATCHDOG_USEC": ""}, id="none"),
        pytest.param({"WATCHDOG_USEC": "0"}, id="off"),
        pytest.param({"WATCHDOG_USEC": "-5"}, id="negative"),
        pytest.param({"WATCHDOG_USEC": "soon"}, id="no number"),
        pytest.param({"WATCHDOG_PID": "78"}, id="another process's"),
        pytest.param({"WATCHDOG_PID": "x"}, id="no process"),
    ],
)
def test_no_watchdog_is_fed_that_does_not_wait_for_us(systemd: Systemd, environment: dict[str, str]) -> None:
    told = service(systemd, **environment) if "WATCHDOG_PID" in environment else None
    told = told or service(systemd, environment["WATCHDOG_USEC"])
    told.tend(1e9, has_shown=True, is_alive=True, status="")
    assert systemd.heard() == ["READY=1"]


def test_what_is_on_is_said_once_in_one_line(systemd: Systemd) -> None:
    told = service(systemd, 0)
    for status in ("Tết\nREADY=1", "Tết\nREADY=1", "x" * 500, "ộ" * 500):
        told.tend(1.0, has_shown=False, is_alive=False, status=status)
    first, *longer = systemd.heard()
    assert first == "STATUS=Tết READY=1"
    assert len(longer) == 2
    assert all(len(line.encode()) <= 207 for line in longer)


def test_its_end_is_told(systemd: Systemd) -> None:
    told = service(systemd)
    told.stop()
    told.stop()
    assert systemd.heard() == ["STOPPING=1", "STOPPING=1"]


@pytest.mark.parametrize("address", ["", "/nonexistent/notify", "/" + "x" * 300, "@" + "x" * 300, "vsock:2:1234", "\0"])
def test_a_line_that_nobody_hears_costs_nothing(address: str) -> None:
    told = Service({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "3000000"})
    told.tend(1.0, has_shown=True, is_alive=True, status="on")
    told.stop()


def test_a_systemd_that_does_not_read_is_not_waited_for(systemd: Systemd) -> None:
    told = service(systemd, 1)
    for second in range(5000):
        told.tend(float(second), has_shown=True, is_alive=True, status="on")
    assert 0 < systemd.heard().count("WATCHDOG=1") < 5000
