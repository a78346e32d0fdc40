"""What the doctor sees of the screen."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from ledplayer.checkup import Finding, Patient
from ledplayer.core.model import Board, Size
from ledplayer.play.checks import checks
from tests.doctor.patients import looked, patient, told
from tests.status.player import playing

BOARD = Board(id="xa-a", canvas=Size(width=960, height=480), offset=(10, 0))
PI = {"proc/device-tree/model": "Raspberry Pi 4 Model B Rev 1.5\0"}


def without_desktop(found: Patient) -> Patient:
    return replace(found, environment={"PATH": found.environment["PATH"]})


def look(what: str, at: Patient) -> list[Finding]:
    return looked(checks(), what, at)


def test_a_machine_without_a_screens_device_is_told_what_to_do(tmp_path: Path) -> None:
    assert told(look("screen", patient(tmp_path))) == [("screen-none", False)]
    assert told(look("screen", patient(tmp_path / "pi", files=PI))) == [("screen-none-pi", False)]


def test_with_a_desktop_it_plays_in_a_window(tmp_path: Path) -> None:
    at = replace(patient(tmp_path), environment={"DISPLAY": ":0"})
    assert told(look("screen", at)) == [("screen-desktop", None)]


@pytest.mark.skipif(os.geteuid() != 0, reason="root gives files away")
def test_whoever_plays_has_to_be_of_the_devices_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = patient(tmp_path, files={"dev/dri/card0": ""})
    os.chown(at.path("dev/dri/card0"), 0, 44)
    at.path("dev/dri/card0").chmod(0o660)
    assert told(look("screen", at)) == [("screen", True)], "root may do all"
    monkeypatch.setenv("SUDO_USER", "nobody")
    (found,) = look("screen", at)
    assert (found.code, found.values["command"]) == ("doctor-screen-group", "sudo usermod -aG video nobody")
    at.path("dev/dri/card0").chmod(0o666)
    assert told(look("screen", at)) == [("screen", True)]


@pytest.mark.skipif(os.geteuid() != 0, reason="root gives files away")
def test_groups_that_the_service_gives_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUDO_USER", "nobody")
    files = {
        "dev/dri/card0": "",
        "run/systemd/system/": "",
        "bin/systemctl": "#!/bin/sh\necho video render input\n",
    }
    at = patient(tmp_path, files=files)
    os.chown(at.path("dev/dri/card0"), 0, 44)
    at.path("dev/dri/card0").chmod(0o660)
    assert told(look("screen", at)) == [("screen", True)]


def socket(name: str, status: str, *modes: str) -> dict[str, str]:
    return {f"sys/class/drm/{name}/status": f"{status}\n", f"sys/class/drm/{name}/modes": "\n".join(modes)}


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        pytest.param({}, [], id="no card: told elsewhere"),
        pytest.param(socket("card1-HDMI-A-1", "disconnected"), [("cable-none", False)], id="nothing"),
        pytest.param(socket("card1-HDMI-A-1", "connected"), [("cable-no-mode", False)], id="silent sender"),
        pytest.param(
            socket("card1-HDMI-A-1", "connected", "1920x1080", "640x480") | socket("card1-HDMI-A-2", "disconnected"),
            [("cable", True)],
            id="one of two",
        ),
    ],
)
def test_what_hangs_on_the_sockets(tmp_path: Path, files: dict[str, str], wanted: list[tuple[str, bool]]) -> None:
    assert told(look("cable", patient(tmp_path, files=files))) == wanted


def in_use(folder: Path, board: Board, mode: str) -> Patient:
    """A machine on which a player runs."""
    at = patient(folder, board, {"dev/dri/card1": "", **socket("card1-HDMI-A-1", "connected", mode)})
    at.state.mkdir()
    (at.state / "lock").touch()
    inode = (at.state / "lock").stat().st_ino
    at.path("proc").mkdir()
    at.path("proc/locks").write_text(f"1: FLOCK  ADVISORY  WRITE 99 00:2a:{inode} 0 EOF\n")
    return without_desktop(at)


@pytest.mark.parametrize(
    ("board", "mode", "wanted"),
    [
        (BOARD, "970x480", ("canvas", True)),
        (BOARD, "969x480", ("canvas-cut", False)),
        (BOARD, "1920x479", ("canvas-cut", False)),
        (Board(id="xa-a"), "1920x1080", ("canvas-whole", None)),
        (BOARD, "", ("canvas-untold", None)),
    ],
)
def test_while_a_player_runs_its_display_is_left_alone_and_the_canvas_still_judged(
    tmp_path: Path, board: Board, mode: str, wanted: tuple[str, bool | None]
) -> None:
    assert told(look("display", in_use(tmp_path, board, mode))) == [("display-in-use", None), wanted]


def test_a_player_that_could_open_no_display_is_told_by_its_own_word(tmp_path: Path) -> None:
    at = in_use(tmp_path, BOARD, "970x480")
    with playing(at.state) as fake:
        fake.go(1, is_display_missing=True)
        assert told(look("display", at)) == [("display-missing", False), ("canvas", True)]


def test_a_display_is_opened_for_trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "no-such-driver")
    at = replace(patient(tmp_path, BOARD), environment={"SDL_VIDEODRIVER": "no-such-driver"})
    (found,) = look("display", at)
    assert (found.code, found.is_ok) == ("doctor-display-closed", False)


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({}, ("graphics-memory-untold", None)),
        (PI | {"proc/meminfo": "MemTotal: 900000 kB\nCmaTotal:  65536 kB\n"}, ("graphics-memory", True)),
        (PI | {"proc/meminfo": "MemTotal: 900000 kB\nCmaTotal:  16384 kB\n"}, ("graphics-memory-small", False)),
        (PI, ("graphics-memory-small", False)),
    ],
)
def test_a_pi_needs_memory_for_pictures(tmp_path: Path, files: dict[str, str], wanted: tuple[str, bool | None]) -> None:
    assert told(look("graphics-memory", patient(tmp_path, files=files))) == [wanted]
