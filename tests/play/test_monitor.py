"""What the display tells: out of a folder like the kernel's, and the card's count of frames."""

import fcntl
import os
import struct
from pathlib import Path

import pytest

from ledplayer.play import vblank
from ledplayer.play.monitor import LOOK_S, STILL_S, Monitor
from ledplayer.play.output import Output


class Kernel:
    """Connectors in a folder, and a card that counts, or does not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.frames: dict[int, int] = {}
        self.speed = 60
        self.mono = 100.0
        self.monitor = Monitor(folder, lambda: dict(self.frames))

    def plug(self, name: str, status: str = "connected", enabled: str = "enabled", power: str = "On") -> "Kernel":
        (self.folder / name).mkdir(exist_ok=True)
        for file, word in (("status", status), ("enabled", enabled), ("dpms", power)):
            (self.folder / name / file).write_text(word + "\n")
        return self

    def after(self, seconds: float, output: Output = "console") -> str:
        for _ in range(round(seconds)):
            self.mono += 1.0
            self.frames = {pipe: count + self.speed for pipe, count in self.frames.items()}
            self.monitor.look(output, self.mono)
        return self.monitor.fault


@pytest.fixture
def kernel(tmp_path: Path) -> Kernel:
    return Kernel(tmp_path)


def test_a_display_that_is_on_is_no_fault(kernel: Kernel) -> None:
    assert kernel.plug("card0-HDMI-A-1").plug("card0-HDMI-A-2", "disconnected", "disabled", "Off").after(30) == ""


def test_a_cable_that_is_pulled_and_put_back_is_told(kernel: Kernel) -> None:
    kernel.plug("card0-HDMI-A-1").after(20)
    kernel.plug("card0-HDMI-A-1", "disconnected")
    assert kernel.after(LOOK_S - 1) == ""
    assert kernel.after(LOOK_S + 2) == "display-unplugged"
    assert kernel.monitor.connected == frozenset()
    kernel.plug("card0-HDMI-A-1")
    assert kernel.after(2 * LOOK_S) == ""
    assert kernel.monitor.connected == {"card0-HDMI-A-1"}


def test_another_connector_than_ours_is_not_told_of(kernel: Kernel) -> None:
    kernel.plug("card0-HDMI-A-1").plug("card0-HDMI-A-2", "connected", "disabled", "Off").after(20)
    kernel.plug("card0-HDMI-A-2", "disconnected", "disabled", "Off")
    assert kernel.after(20) == ""


@pytest.mark.parametrize(("enabled", "power"), [("enabled", "Off"), ("enabled", "Standby"), ("disabled", "On")])
def test_an_output_that_is_switched_off_is_told(kernel: Kernel, enabled: str, power: str) -> None:
    kernel.plug("card0-HDMI-A-1").after(20)
    assert kernel.plug("card0-HDMI-A-1", "connected", enabled, power).after(11) == "display-off"


def test_a_console_that_begins_without_a_display_is_told_and_a_window_is_not(kernel: Kernel, tmp_path: Path) -> None:
    kernel.plug("card0-HDMI-A-1", "disconnected", "disabled", "Off")
    kernel.plug("card0-Writeback-1", "unknown", "disabled", "On")
    assert kernel.after(11) == "display-unplugged"
    assert Kernel(tmp_path).after(11, "window") == ""


def test_a_sender_that_says_nothing_of_itself_is_no_fault(kernel: Kernel) -> None:
    assert kernel.plug("card0-HDMI-A-1", "unknown", "enabled", "On").after(20) == ""


def test_off_screen_nothing_is_looked_at(kernel: Kernel) -> None:
    assert kernel.plug("card0-HDMI-A-1", "disconnected").after(20, "off-screen") == ""


@pytest.mark.parametrize("word", [b"", b"\xff\xfe", b"\x00" * 64])
def test_words_that_are_none_are_no_fault(kernel: Kernel, word: bytes) -> None:
    kernel.plug("card0-HDMI-A-1")
    (kernel.folder / "card0-HDMI-A-1" / "status").write_bytes(word)
    assert kernel.after(20) == ""


def test_without_the_kernels_folder_nothing_is_known(tmp_path: Path) -> None:
    assert Kernel(tmp_path / "none").after(20) == ""


def test_a_card_that_counts_no_frames_any_more_is_told(kernel: Kernel) -> None:
    kernel.plug("card0-HDMI-A-1").frames = {0: 7, 3: 0}
    assert kernel.after(20) == ""
    kernel.speed = 0
    assert kernel.after(STILL_S - 2) == ""
    assert kernel.after(2 * LOOK_S + 2) == "display-stopped"
    kernel.speed = 60
    assert kernel.after(3 * LOOK_S) == ""


def test_a_card_that_never_counted_is_no_fault(kernel: Kernel) -> None:
    kernel.plug("card0-HDMI-A-1").frames, kernel.speed = {0: 7}, 0
    assert kernel.after(60) == ""


def test_a_count_that_stops_behind_a_pulled_cable_is_the_cable(kernel: Kernel) -> None:
    kernel.plug("card0-HDMI-A-1").frames = {0: 7}
    kernel.after(20)
    kernel.plug("card0-HDMI-A-1", "disconnected").speed = 0
    assert kernel.after(60) == "display-unplugged"


def test_the_card_is_the_file_that_is_open_on_it(tmp_path: Path) -> None:
    for number, target in (
        ("3", "/dev/null"),
        ("5", "/dev/dri/renderD128"),
        ("7", "/dev/dri/card1"),
        ("9", "socket:[1]"),
    ):
        os.symlink(target, tmp_path / number)
    assert vblank.open_card(str(tmp_path)) == 7
    assert vblank.open_card() is None
    assert vblank.open_card(str(tmp_path / "none")) is None


def test_pipes_are_asked_for_their_count_without_waiting_for_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    def kernel(card: int, request: int, data: bytes) -> bytes:
        kind, sequence, _, _ = struct.unpack("@IIll", data)
        asked.append((kind, sequence))
        assert (card, request) == (7, 0xC018643A)
        if kind >> 1 not in (0, 3):
            raise OSError(22, "no such pipe")
        return struct.pack("@IIll", kind, 1000 + (kind >> 1), 5, 6)

    monkeypatch.setattr(fcntl, "ioctl", kernel)
    assert vblank.counts(7) == {0: 1000, 3: 1003}
    assert all((kind & 1, sequence) == (1, 0) for kind, sequence in asked)


def test_a_file_that_is_no_card_counts_nothing() -> None:
    with open(os.devnull) as file:
        assert vblank.counts(file.fileno()) == {}
