"""Python's libraries, and the command that installs them."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from ledplayer import config
from ledplayer.doctor.installation import LIBRARIES, Library, checks, install_command, libraries, origin
from tests.doctor.patients import looked, patient, told

ROOT = Path(__file__).parents[2]


def library(package: str, module: str = "json", least: str = "1") -> Library:
    return Library(package=package, module=module, least=least)


def test_what_is_looked_for_is_what_the_project_depends_on() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert [f"{one.package}>={one.least}" for one in LIBRARIES] == wanted


def test_here_everything_is_there(tmp_path: Path) -> None:
    at = patient(tmp_path)
    (found,) = looked(checks(), "libraries", at)
    assert found.is_ok
    assert all(one.package in str(found.values["names"]) for one in LIBRARIES)
    assert told(looked(checks(), "python", at)) == [("python", True)]


def test_all_that_are_missing_stand_in_one_line_with_one_command(tmp_path: Path) -> None:
    wanted = (library("first", "no_first"), library("second", "no_second.part"), library("click", "click"))
    missing, there = libraries(patient(tmp_path), wanted)
    assert (missing.code, missing.values["names"]) == ("doctor-libraries-missing", "first, second")
    assert "pip install" in str(missing.values["command"])
    assert re.fullmatch(r"click [\d.]+", str(there.values["names"]))


def test_one_that_is_too_old_is_told_with_the_version_that_will_do(tmp_path: Path) -> None:
    (old,) = libraries(patient(tmp_path), (library("click", "click", "99.0"),))
    assert old.code == "doctor-library-old"
    assert str(old.values["command"]).endswith("install --upgrade 'click>=99.0'")


def test_another_library_of_the_same_name_is_not_taken_for_it(tmp_path: Path) -> None:
    assert told(libraries(patient(tmp_path), (library("pygame-ce-of-old", "click"),))) == [("library-other", False)]


def test_one_that_cannot_be_loaded_is_told_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken_by_design.py").write_text("raise ImportError('libGL.so.1: no such file')")
    monkeypatch.syspath_prepend(tmp_path)
    (found,) = libraries(patient(tmp_path), (library("click", "broken_by_design"),))
    assert (found.code, found.values["why"]) == ("doctor-library-broken", "libGL.so.1: no such file")


def test_pip_installs_the_checkout_or_the_wheel_that_runs_else_the_project_by_name(tmp_path: Path) -> None:
    assert origin(config.PACKAGE) == str(ROOT)
    wheel = tmp_path / "ledplayer-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"")
    assert origin(wheel / "ledplayer") == str(wheel)
    assert origin(tmp_path / "site-packages" / "ledplayer") == "ledplayer"


def test_outside_of_a_venv_one_is_made_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert install_command(patient(tmp_path)).endswith(f"{sys.prefix}/bin/pip install {ROOT}")
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    command = install_command(patient(tmp_path))
    assert command.startswith("sudo apt update && sudo apt install python3-venv && sudo python3 -m venv /opt/ledplayer")
    lists = patient(tmp_path, files={"var/lib/apt/lists/deb.debian.org_Packages": ""})
    assert install_command(lists).startswith("sudo apt install python3-venv")


def test_a_checkout_on_a_machine_that_systemd_runs_is_installed_as_a_board(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    board = patient(tmp_path, files={"run/systemd/system/x": ""})
    assert install_command(board) == f"sudo {ROOT}/systemd/install.sh"
    assert "python3 -m venv" in install_command(board, tmp_path / "site-packages" / "ledplayer")
