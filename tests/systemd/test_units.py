"""What systemd itself says of the units, and that they name the paths and users that all the rest goes by."""

import re
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from ledplayer import config
from ledplayer.intake import refused
from ledplayer.intake.sticks import PLACES
from ledplayer.run_folder import STORE, run_folder

SYSTEMD = Path(__file__).parents[2] / "systemd"
#: The most that `systemd-analyze security` may say, of 10.
EXPOSED = {
    "ledplayer": 0.7,
    "ledplayer-sync": 1.2,
    "ledplayer-board": 0.7,
    "ledplayer-publish": 0.5,
    "ledplayer-resign": 0.5,
}
#: Those of other programs; their units are not ours to judge.
OTHERS = ("journal-",)
UNITS = sorted(
    path.name
    for ending in ("service", "timer", "path", "mount", "automount")
    for path in SYSTEMD.glob(f"*.{ending}")
    if not path.name.startswith(OTHERS)
)
#: What of the system units lean on; its own files are not there in every container.
TARGETS = ("sysinit", "basic", "shutdown", "timers", "multi-user", "network-online", "local-fs", "getty", "paths")

ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="needs systemd-analyze (apt install systemd)")


def read(name: str) -> dict[str, dict[str, list[str]]]:
    """A unit or a drop-in: sections, keys, values in order."""
    found: dict[str, dict[str, list[str]]] = {}
    section = ""
    for line in (SYSTEMD / name).read_text().splitlines():
        if line.startswith(("#", ";")) or not line.strip():
            continue
        if line.startswith("["):
            section = line.strip("[]")
            found.setdefault(section, {})
            continue
        key, _, value = line.partition("=")
        found[section].setdefault(key.strip(), []).append(value.strip())
    return found


def service(name: str) -> dict[str, str]:
    """A service's own section, values of one key joined."""
    return {key: " ".join(values) for key, values in read(f"{name}.service")["Service"].items()}


def programs(name: str) -> set[str]:
    """The programs that a service starts."""
    section = read(name).get("Service", {})
    return {
        value.lstrip("-+!:@").split()[0]
        for key, values in section.items()
        if key.startswith("Exec")
        for value in values
    }


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A root with the units, and with every program that they start."""
    own = tmp_path / "etc" / "systemd" / "system"
    own.mkdir(parents=True)
    for unit in UNITS:
        shutil.copy(SYSTEMD / unit, own)
        for program in programs(unit):
            path = tmp_path / program.lstrip("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("#!/bin/sh\n")
            path.chmod(0o755)
    for target in TARGETS:
        (own / f"{target}.target").write_text("[Unit]\nDefaultDependencies=no\n")
    return tmp_path


def verify(root: Path) -> str:
    assert ANALYZE
    names = [name.replace("@.", "@sda1.") for name in UNITS]
    done = subprocess.run(
        [ANALYZE, "verify", "--man=no", f"--root={root}", *names],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout + done.stderr


@needs_systemd
def test_systemd_finds_nothing_wrong_with_the_units(tree: Path) -> None:
    assert verify(tree) == ""


@needs_systemd
def test_a_key_that_systemd_does_not_know_would_be_found(tree: Path) -> None:
    with (tree / "etc/systemd/system/ledplayer-sync.service").open("a") as file:
        file.write("Memory=1G\n")
    assert "Unknown key" in verify(tree)


@needs_systemd
@pytest.mark.parametrize("name", EXPOSED)
def test_a_unit_is_exposed_as_little_as_it_can_be(name: str, tmp_path: Path) -> None:
    assert ANALYZE
    unit = shutil.copy(SYSTEMD / f"{name}.service", tmp_path)
    words = [ANALYZE, "security", "--offline=yes", "--no-pager", str(unit)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    level = re.search(r"Overall exposure level for \S+: ([\d.]+)", done.stdout)
    assert level, done.stdout + done.stderr
    print(f"{name}: {level[1]}")
    assert float(level[1]) <= EXPOSED[name]


def test_each_unit_keeps_its_files_where_the_program_looks_for_them() -> None:
    player, sync = service("ledplayer"), service("ledplayer-sync")
    assert f"/var/lib/{player['StateDirectory']}" == str(config.STATE)
    assert f"/var/lib/{sync['StateDirectory']}" == str(config.STORE)
    assert f"/run/{player['RuntimeDirectory']}" == run_folder(str(config.STATE))
    assert f"/run/{sync['RuntimeDirectory']}" == run_folder(str(config.STORE))
    for unit in (player, sync):
        assert unit["StateDirectoryMode"] == unit["RuntimeDirectoryMode"] == "0755"
        assert unit["RuntimeDirectoryPreserve"] == "yes"
    timer = read("ledplayer-sync.timer")["Unit"]["ConditionPathExists"]
    assert timer == [str(config.root_file())]


def test_users_are_the_three_that_are_made_and_sync_can_be_read_by_the_player() -> None:
    users = {name: (unit["User"], unit["Group"]) for name in EXPOSED for unit in [service(name)] if "User" in unit}
    assert users == {
        "ledplayer": ("ledplayer", "ledplayer"),
        "ledplayer-sync": ("ledplayer-sync", "ledplayer"),
        "ledplayer-publish": ("ledplayer-publish", "ledplayer-publish"),
        "ledplayer-resign": ("ledplayer-publish", "ledplayer-publish"),
    }


@pytest.mark.parametrize("name", EXPOSED)
def test_each_program_is_that_of_the_version_in_force(name: str) -> None:
    assert programs(f"{name}.service") - {"/usr/bin/systemctl"} == {"/opt/ledplayer/current/bin/ledplayer"}


def test_the_board_s_file_is_taken_before_the_player_which_plays_whatever_becomes_of_that() -> None:
    own, player = read("ledplayer-board.service"), read("ledplayer.service")["Unit"]
    assert "ledplayer.service" in own["Unit"]["Before"][0].split()
    assert "ledplayer-board.service" in player["After"][0].split()
    assert "ledplayer-board" not in " ".join(player.get("Requires", []) + player.get("Wants", []))
    assert not re.search("network|time-sync", " ".join(own["Unit"].get("After", [])))
    taker = service("ledplayer-board")
    assert "User" not in taker
    assert taker["ReadWritePaths"] == f"-{config.BOARD_FILE.parent}"
    assert f"/run/{taker['RuntimeDirectory']}" == str(refused.FOLDER)
    assert "/boot" not in taker["InaccessiblePaths"]
    assert int(taker["TimeoutStartSec"]) <= 30, "the player waits for it"


def test_the_player_has_devices_and_no_network_and_sync_the_other_way_round() -> None:
    player, sync = service("ledplayer"), service("ledplayer-sync")
    assert player["PrivateNetwork"] == "yes"
    assert "AF_INET" not in player["RestrictAddressFamilies"]
    assert "char-drm rw" in player["DeviceAllow"]
    assert "PrivateNetwork" not in sync
    assert sync["PrivateDevices"] == "yes"
    assert "DeviceAllow" not in sync


def test_the_player_is_started_again_for_ever_and_only_for_a_picture_that_is_gone() -> None:
    unit = read("ledplayer.service")["Unit"]
    player = service("ledplayer")
    assert unit["StartLimitIntervalSec"] == ["0"]
    assert player["Restart"] == "always"
    assert (player["Type"], player["WatchdogSec"], player["OOMPolicy"]) == ("notify", "20", "continue")
    assert int(player["RestartSec"]) <= 1, "on air again in five seconds"
    assert "MemoryDenyWriteExecute" not in player, "PDFs would not be read"
    assert "~@resources" not in player["SystemCallFilter"], "makers are nice"


def test_nothing_that_the_player_waits_for_needs_a_network_or_a_clock() -> None:
    unit = read("ledplayer.service")["Unit"]
    waited = " ".join(value for key in ("After", "Wants", "Requires", "BindsTo") for value in unit.get(key, []))
    assert not re.search(r"network|time-sync|remote-fs|srv-ledplayer", waited)
    assert "RequiresMountsFor" not in unit


def test_a_stick_is_mounted_where_intake_looks_for_it_and_nothing_on_it_can_be_run_or_written() -> None:
    script = (SYSTEMD / "mount-stick").read_text()
    place = re.search(r"^place=(\S+)$", script, re.MULTILINE)
    safe = re.search(r"^safe=(\S+)$", script, re.MULTILINE)
    assert place
    assert Path(place[1]) in PLACES
    assert safe
    assert {"ro", "nosuid", "nodev", "noexec"} <= set(safe[1].split(","))
    rule = (SYSTEMD / "99-ledplayer-usb.rules").read_text()
    wanted = re.search(r'ID_FS_TYPE}=="([^"]+)"', rule)
    kinds = re.findall(r"^ {8}(\w+)\) mount -t", script, re.MULTILINE)
    assert wanted
    assert wanted[1].split("|") == kinds
    assert "ledplayer-usb@%k.service" in rule


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="needs shellcheck (apt install shellcheck)")
def test_the_script_for_sticks_is_clean() -> None:
    done = subprocess.run(["shellcheck", str(SYSTEMD / "mount-stick")], capture_output=True, text=True, check=False)
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("file", "section", "keys"),
    [
        (
            "journald-ledplayer.conf",
            "Journal",
            {"Storage", "RuntimeMaxUse", "RateLimitIntervalSec", "RateLimitBurst", "ForwardToSyslog"},
        ),
        ("system-ledplayer.conf", "Manager", {"RuntimeWatchdogSec", "RebootWatchdogSec"}),
    ],
)
def test_drop_ins_say_what_their_manual_knows(file: str, section: str, keys: set[str]) -> None:
    parsed = RawConfigParser(strict=True)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(SYSTEMD / file)
    assert parsed.sections() == [section]
    assert set(parsed[section]) == keys


def test_the_kernel_knows_each_setting() -> None:
    lines = [line for line in (SYSTEMD / "60-ledplayer.conf").read_text().splitlines() if line and line[0] != "#"]
    assert lines
    for line in lines:
        name, value = (word.strip() for word in line.split("="))
        assert value.isdigit()
        assert Path("/proc/sys", *name.split(".")).exists()


def folders_at_boot() -> set[str]:
    lines = (SYSTEMD / "ledplayer.tmpfiles.conf").read_text().splitlines()
    return {line.split()[1] for line in lines if line[:1] == "d"}


def test_the_store_is_there_before_the_player_looks_for_it() -> None:
    assert STORE in folders_at_boot()


def test_the_folder_of_the_share_is_not_looked_at_at_boot() -> None:
    folders = folders_at_boot()
    assert str(PLACES[-1]) in folders
    assert "/srv/ledplayer/content" not in folders
