"""What a machine tells of itself, out of a folder that holds what its system's files would."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ledplayer.status.machine import Machine, ask_machine

PI = {
    "sys/class/thermal/thermal_zone0/temp": "54321\n",
    "sys/class/thermal/thermal_zone1/temp": "61000\n",
    "sys/class/thermal/thermal_zone2/temp": "-273000\n",
    "sys/devices/platform/soc/soc:firmware/get_throttled": "50004\n",
    "sys/block/mmcblk0/device/life_time": "0x02 0x03\n",
    "sys/block/mmcblk0/device/pre_eol_info": "0x01\n",
    "run/ledplayer-data/is": "used\n",
    "proc/meminfo": "MemTotal:        948304 kB\nMemFree:  1 kB\nMemAvailable:    512000 kB\n",
    "proc/uptime": "3600.51 7000.00\n",
    "proc/loadavg": "0.42 0.30 0.20 1/100 999\n",
    "proc/sys/kernel/osrelease": "6.6.31+rpt-rpi-v8\n",
    "proc/device-tree/model": "Raspberry Pi 4 Model B Rev 1.4\0",
}


def machine(folder: Path, files: Mapping[str, str], *, firmware: str = "", synchronised: bool = False) -> Machine:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return ask_machine(folder, folder, firmware=lambda: firmware, synchronised=lambda: synchronised)


def test_a_pi_tells_everything(tmp_path: Path) -> None:
    found = machine(tmp_path, PI)
    assert found.celsius == 61.0
    assert (found.low_voltage, found.low_voltage_since_boot) == (False, True)
    assert (found.throttled, found.throttled_since_boot) == (True, True)
    assert (found.wear_percent, found.wear_end) == (30, 1)
    assert found.has_lost_data is False
    assert (found.memory_free, found.memory_total) == (512_000 * 1024, 948_304 * 1024)
    assert (found.uptime_s, found.load) == (3600, 0.42)
    assert (found.kernel, found.model) == ("6.6.31+rpt-rpi-v8", "Raspberry Pi 4 Model B Rev 1.4")
    assert found.disk_free is not None
    assert found.disk_total is not None
    assert 0 <= found.disk_free <= found.disk_total


def test_a_data_partition_that_could_not_be_used_is_told(tmp_path: Path) -> None:
    assert machine(tmp_path, {"run/ledplayer-data/is": "lost\n"}).has_lost_data is True


def test_where_the_system_tells_nothing_nothing_is_said(tmp_path: Path) -> None:
    found = ask_machine(tmp_path / "none", tmp_path, synchronised=lambda: False)
    assert found == Machine(is_synchronised=False, has_rtc=False)


@pytest.mark.parametrize("text", ["", "\n", "nonsense", "\xff\x00", "0x", "9" * 5000])
def test_nonsense_is_nothing(tmp_path: Path, text: str) -> None:
    found = machine(tmp_path, dict.fromkeys(PI, text), firmware=text)
    assert (found.celsius, found.wear_percent, found.memory_total) == (None, None, None)


@pytest.mark.parametrize(
    ("said", "low", "throttled"),
    [
        ("throttled=0x0\n", False, False),
        ("throttled=0x1\n", True, False),
        ("throttled=0x50005\n", True, True),
        ("", None, None),
        ("VCHI initialization failed\n", None, None),
    ],
)
def test_the_firmware_is_asked_where_no_file_tells(
    tmp_path: Path, said: str, low: bool | None, throttled: bool | None
) -> None:
    found = machine(tmp_path, {}, firmware=said)
    assert (found.low_voltage, found.throttled) == (low, throttled)


def test_a_sensor_of_the_voltage_is_asked_last(tmp_path: Path) -> None:
    name, alarm = "sys/class/hwmon/hwmon2/name", "sys/class/hwmon/hwmon2/in0_lcrit_alarm"
    assert machine(tmp_path, {name: "rpi_volt\n", alarm: "1\n"}).low_voltage is True
    assert machine(tmp_path, {name: "rpi_volt\n", alarm: "0\n"}).low_voltage is False


def test_a_plain_card_tells_no_wear(tmp_path: Path) -> None:
    assert machine(tmp_path, {"sys/block/mmcblk0/device/life_time": "0x00 0x00"}).wear_percent is None


def test_a_clock_without_its_battery_is_none(tmp_path: Path) -> None:
    file = "sys/class/rtc/rtc0/since_epoch"
    assert machine(tmp_path, {file: "1800000000\n"}).has_rtc is True
    assert machine(tmp_path, {file: "4711\n"}).has_rtc is False


def test_a_clock_that_was_synchronised_since_boot_counts(tmp_path: Path) -> None:
    assert machine(tmp_path, {}).is_synchronised is False
    assert machine(tmp_path, {}, synchronised=True).is_synchronised is True
    assert machine(tmp_path, {"run/systemd/timesync/synchronized": ""}).is_synchronised is True
