"""The kernel's command line, and Imager's script, byte for byte."""

from pathlib import Path

import pytest

from ledplayer.card.boot import CALL, HOOK, calling, hooked, is_boot_partition, is_run_by_other
from tests.card.made import CMDLINE, IMAGERS, SYSTEMD, partition

WORDS = " ".join(HOOK).encode()


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b" \n", b"\n\n# a second line\n"])
def test_the_words_come_last_and_all_else_stays(end: bytes) -> None:
    assert hooked(CMDLINE + end) == CMDLINE + b" " + WORDS + end
    assert hooked(hooked(CMDLINE + end)) == hooked(CMDLINE + end), "once"


def test_words_that_were_half_written_are_made_whole() -> None:
    half = CMDLINE + b" " + " ".join(HOOK[:2]).encode() + b"\n"
    assert hooked(half) == CMDLINE + b" " + WORDS + b"\n"


def test_imagers_words_are_known_from_ours() -> None:
    assert is_run_by_other(CMDLINE + IMAGERS)
    assert not is_run_by_other(CMDLINE)
    assert not is_run_by_other(hooked(CMDLINE))


def test_imagers_script_calls_ours_after_its_first_line() -> None:
    script = (
        b"#!/bin/bash\n\nset +e\n\nrm -f /boot/firstrun.sh\nsed -i 's| systemd.run.*||g' /boot/cmdline.txt\nexit 0\n"
    )
    call = CALL.encode() + b"\n"
    assert calling(script) == script.replace(b"#!/bin/bash\n", b"#!/bin/bash\n" + call)
    assert calling(calling(script)) == calling(script)
    assert calling(b"") == b"\n" + call


def test_a_boot_partition_is_known(tmp_path: Path) -> None:
    assert is_boot_partition(partition(tmp_path / "bootfs"))
    assert not is_boot_partition(tmp_path)
    assert not is_boot_partition(tmp_path / "away")


def test_the_script_takes_off_the_same_words() -> None:
    script = (SYSTEMD / "card" / "first-boot.sh").read_text("utf-8")
    begin = script.index("HOOK=(") + len("HOOK=(")
    assert tuple(script[begin : script.index(")", begin)].split()) == HOOK
