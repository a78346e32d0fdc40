"""What the doctor sees of the player and of the machine's power."""

import fcntl
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from ledplayer import __version__
from ledplayer.status.checks import checks, is_in_use, player
from ledplayer.status.look import Seen
from tests.doctor.patients import looked, patient, told

THROTTLED = "sys/devices/platform/soc/soc:firmware/get_throttled"
HEAT = "sys/class/thermal/thermal_zone0/temp"
LIFE = "sys/block/mmcblk0/device/life_time"


def test_a_player_is_known_by_its_lock_which_is_not_touched(tmp_path: Path) -> None:
    at = replace(patient(tmp_path), root=Path("/"))
    at.state.mkdir()
    assert not is_in_use(at)
    with (at.state / "lock").open("w") as file:
        assert not is_in_use(at)
        fcntl.flock(file, fcntl.LOCK_EX)
        if not re.search(rf" {os.getpid()} ", Path("/proc/locks").read_text()):
            pytest.skip("this kernel shows no locks")
        assert is_in_use(at)
    assert not is_in_use(at)


def test_no_player_is_a_fault_only_where_a_service_should_run_it(tmp_path: Path) -> None:
    assert told(looked(checks(), "player", patient(tmp_path))) == [("player-none", None)]
    at = patient(tmp_path / "service", files={"run/systemd/system/": ""})
    assert told(looked(checks(), "player", at)) == [("player-off", False)]


@pytest.mark.parametrize(
    ("seen", "is_in_use", "wanted"),
    [
        pytest.param(Seen({"versions": {"ledplayer": __version__}}, ""), True, ("player", True), id="lives"),
        pytest.param(Seen({"versions": {"ledplayer": "0.0.9"}}, ""), True, ("player-other", False), id="older"),
        pytest.param(Seen({}, "silent", 60.0), True, ("player-silent", False), id="hangs"),
        pytest.param(Seen(None, "missing"), True, ("player-silent", False), id="never said anything"),
        pytest.param(Seen({}, "gone"), False, ("player-none", None), id="gone"),
        pytest.param(Seen(None, "torn"), False, ("player-none", None), id="torn"),
    ],
)
def test_a_player_is_believed_by_what_it_says(
    tmp_path: Path, seen: Seen, is_in_use: bool, wanted: tuple[str, bool | None]
) -> None:
    assert told([player(seen, patient(tmp_path), is_in_use=is_in_use)]) == [wanted]


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({}, [("power-untold", None), ("heat-untold", None), ("wear-untold", None)]),
        ({THROTTLED: "0"}, [("power", True)]),
        ({THROTTLED: "50005"}, [("power-low", False)]),
        ({THROTTLED: "50000"}, [("power-was-low", False)]),
        ({THROTTLED: "4"}, [("slowed", False)]),
        ({HEAT: "54321"}, [("heat", True)]),
        ({HEAT: "80000"}, [("hot", False)]),
        ({LIFE: "0x01 0x02"}, [("wear", True)]),
        ({LIFE: "0x01 0x0a"}, [("worn", False)]),
        ({LIFE: "0x01 0x02", "sys/block/mmcblk0/device/pre_eol_info": "0x02"}, [("worn", False)]),
    ],
)
def test_power_heat_and_wear(tmp_path: Path, files: dict[str, str], wanted: list[tuple[str, bool | None]]) -> None:
    found = told(looked(checks(), "power", patient(tmp_path, files=files)))
    assert len(found) == 3
    assert set(wanted) <= set(found)
