"""What boards are: an arm64 Debian (Show 4). Everything in it is emulated, and so slow that a Raspberry Pi 3 is faster.

Programs that ask who they are see the emulator there: of a player that runs, only its own words are believed.
"""

import json
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine import arm, ten
from tests.machine.bundles import PARTS, STICK
from tests.machine.player import noted
from tests.machine.tree import PLACE, REPOSITORY, Done, Machine, above, wait

pytestmark = pytest.mark.skipif(bool(arm.lacking()), reason=arm.lacking() or "-")

#: Parts of the suite that need nothing but the program: no screen, no film, no other process.
SUITE = "tests/core tests/language tests/log tests/test_run_folder.py tests/status/test_look.py"
#: Bars in processor seconds are for a machine that is not emulated.
NOT_THESE = "not half_a_second and not and_soon"
SUITE_NEEDS = ("pytest", "pytest-xdist", "hypothesis", "fonttools", "jsonschema")
VENV = "/opt/suite"
#: Where the machine sees the checkout's copy, and the ten kinds.
CHECKOUT, PLAYED = "/root/checkout", "/root/ten"
#: From the first word of the player until each kind was on for certain.
PLAYS_S = 2 * ten.LOOP_S + 40


@pytest.fixture(scope="module")
def emulated() -> Iterator[Machine]:
    """A running arm64 machine with the network."""
    arm.enable()
    wheels = PLACE / "pip-arm64"
    wheels.mkdir(parents=True, exist_ok=True)
    with above(arm.debian_arm(), "arm64") as root:
        arm.lend_network(root)
        ten.make(root / PLAYED.lstrip("/"))
        _copy_checkout(root / CHECKOUT.lstrip("/"))
        with Machine(root=root, has_network=True, keeps={wheels: "/root/.cache/pip"}) as machine:
            yield machine


@pytest.fixture(scope="module")
def player(emulated: Machine) -> Machine:
    """The machine with the program and every library of it, from wheels alone."""
    needs = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    wanted = " ".join(f"'{need}'" for need in needs)
    assert emulated.run("command -v cc gcc clang").stdout == "", "no compiler could help"
    python = "apt-get install -yq --no-install-recommends python3 python3-venv"
    _do(emulated, f"apt-get update -q && DEBIAN_FRONTEND=noninteractive {python}", 1200)
    begin = time.monotonic()
    _do(emulated, f"python3 -m venv {VENV}", 400)
    _do(emulated, f"{VENV}/bin/pip install -q --only-binary :all: {wanted}", 1200)
    noted("arm64: pip install of all libraries from wheels, s", time.monotonic() - begin)
    wheel = PLACE / "arm64-wheel"
    shutil.rmtree(wheel, ignore_errors=True)
    command = [sys.executable, "-m", "pip", "-q", "wheel", "--no-deps", "-w", str(wheel), str(REPOSITORY)]
    subprocess.run(command, check=True)
    shutil.copy(next(wheel.glob("*.whl")), emulated.root / "root")
    _do(emulated, f"{VENV}/bin/pip install -q --no-deps /root/ledplayer-*.whl", 400)
    return emulated


def test_every_library_comes_from_a_wheel_and_can_be_imported(player: Machine) -> None:
    assert player.run("uname -m").stdout == "aarch64\n"
    names = (
        "pygame, av, PIL, pillow_heif, pypdfium2, yaml, watchdog, requests, schedule, lunar_vn, segno, openpyxl, tuf"
    )
    _do(player, f"{VENV}/bin/python -c 'import {names}, ledplayer.app, ledplayer.intake.__main__'", 300)
    found = json.loads(_do(player, f"{VENV}/bin/pip list --format=json", 200).stdout)
    assert "ledplayer" in {one["name"] for one in found}


def test_ten_items_are_shown_one_of_each_kind(player: Machine) -> None:
    play = f"{VENV}/bin/ledplayer play {PLAYED}/content --board {PLAYED}/board.yaml --state /root/state --headless"
    begin = time.monotonic()
    player.run(f"{play} --language en --for {PLAYS_S + 60}s >/root/play.log 2>&1 </dev/null & echo $! >/root/play.pid")
    status = wait(lambda: _status(player), 120.0, "the player shows nothing")
    noted("arm64: command to first picture told, s", time.monotonic() - begin)
    assert status["board"]["id"] == "arm"
    asked = player.run(f"{VENV}/bin/ledplayer status --state /root/state --language en", within_s=100)
    assert "(arm)" in asked.stdout, asked.stdout + asked.stderr
    assert "The player is gone" not in asked.stdout
    # The first is joined on its way, while files still come in.
    wait(lambda: _began(player) > 2 * len(ten.ITEMS) + 1, PLAYS_S + 120.0, "not all ten items were on")
    player.run("kill $(cat /root/play.pid); sleep 5")
    log = player.run("cat /root/play.log").stdout
    for code in ("E108", "makers", "intake"):  # a slow computer is no broken one
        assert code not in log, log
    rows = ten.proven(player, f"{VENV}/bin/ledplayer", "--state /root/state")
    noted("arm64: shown by item", {row["item"] or row["kind"]: row["shown"] for row in rows})
    assert ten.were_all_shown(rows), rows


def test_the_doctor_finds_nothing_wrong_with_the_program(player: Machine) -> None:
    done = player.run(f"{VENV}/bin/ledplayer doctor --language en --state /root/state", within_s=300)
    assert "(aarch64)" in done.stdout, done.stdout + done.stderr
    for word in ("Python's libraries", "Decoders of films: h264", "The makers of pictures read the sample film"):
        assert any(line.startswith("OK ") and word in line for line in done.stdout.splitlines()), done.stdout
    assert "Traceback" not in done.stderr


def test_the_suites_core_part_passes(player: Machine) -> None:
    _do(player, f"{VENV}/bin/pip install -q --only-binary :all: {' '.join(SUITE_NEEDS)}", 1200)
    begin = time.monotonic()
    command = f"cd {CHECKOUT} && {VENV}/bin/python -m pytest -q -n 2 -p no:cacheprovider -k '{NOT_THESE}' {SUITE}"
    done = player.run(command, within_s=3000, CI="1")  # CI: hypothesis sets no time limit
    noted("arm64: the suite's core part, s", time.monotonic() - begin)
    noted("arm64: the suite's core part", done.stdout.strip().splitlines()[-1])
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]


def test_it_is_installed_from_a_bundle_without_a_network() -> None:
    arm.enable()
    bundle = PLACE / "bundle-arm64"
    shutil.rmtree(bundle, ignore_errors=True)
    command = [
        "bash",
        str(REPOSITORY / "systemd/bundle.sh"),
        "--system",
        "debian12",
        "--arch",
        "arm64",
        "--to",
        str(bundle),
    ]
    subprocess.run(command, check=True)
    with above(arm.debian_arm(), "arm64-bare") as root, Machine(root=root, shows={bundle: STICK}) as machine:
        begin = time.monotonic()
        done = machine.run(f"bash {STICK}/systemd/install.sh --board xa-long-hau", within_s=2400)
        noted("arm64: install from a bundle, s", time.monotonic() - begin)
        assert done.returncode == 0, done.stdout + done.stderr + machine.run("cat /run/ledplayer-install.log").stdout
        assert machine.run("readlink /opt/ledplayer/current").stdout.strip()
        assert machine.run("ledplayer --version", within_s=200).stdout.startswith("ledplayer, version ")
        # An emulated systemd cannot build the unit's sandbox; the board's own user plays what was installed.
        play = "runuser -u ledplayer -- ledplayer play --headless --state /tmp/state --language en --for 60s"
        said = machine.run(f"cd / && {play} 2>&1", within_s=400).stdout
        noted("arm64: the installed board", said)
        assert "xa-long-hau E101 The player begins" in said, said


def _do(machine: Machine, command: str, within_s: float) -> Done:
    done = machine.run(command, within_s=within_s)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done


def _copy_checkout(to: Path) -> None:
    for part in (*PARTS, "tests", "docs", "tools"):
        whole = REPOSITORY / part
        to.mkdir(parents=True, exist_ok=True)
        if whole.is_dir():
            shutil.copytree(whole, to / part, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            shutil.copy(whole, to / part)


def _status(machine: Machine) -> dict[str, dict[str, object]]:
    """What the player says once something is to be seen; empty before."""
    try:
        found = json.loads(machine.run("cat /dev/shm/ledplayer-*/status.json").stdout)
    except ValueError:
        return {}
    return found if found["frames"]["shown"] > 0 else {}


def _began(machine: Machine) -> int:
    """How many showings have begun, as the terminal tells it."""
    lines = machine.run("cat /root/play.log").stdout.splitlines()
    return sum(line.endswith(f"· {ten.CAMPAIGN}") for line in lines)
