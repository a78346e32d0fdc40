"""A new version shows that it can play, or the old one plays again (Show 1)."""

import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine import bundles
from tests.machine.bundles import STICKS
from tests.machine.player import current, noted, on_air, status
from tests.machine.tree import Done, Machine, above, wait

SHORT_S = "12"
#: How often the power is cut in the middle of an upgrade.
CUTS = 6


def upgrade(board: Machine, to: str, watched_s: str = SHORT_S, **more: str) -> Done:
    """Upgrade from a variant's bundle."""
    return board.run(
        f"bash {STICKS}/{to}/systemd/install.sh --upgrade", within_s=300, LEDPLAYER_WATCHED_S=watched_s, **more
    )


@pytest.fixture(scope="module", autouse=True)
def variants(bundle: Path) -> Iterator[None]:
    """All versions that these tests upgrade to."""
    bundles.newer(), bundles.dead(), bundles.mute()
    return


def test_a_good_version_plays_on_after_a_minute_on_trial_and_can_be_taken_back(board: Machine) -> None:
    on_air(board, 40)
    begin = time.monotonic()
    done = upgrade(board, "newer", "60")
    assert done.returncode == 0, done.stdout + done.stderr
    noted("upgrade with a minute's trial, s", time.monotonic() - begin)
    assert current(board) == "0.9.3"
    pid = status(board)["pid"]
    assert status(board)["versions"]["ledplayer"] == "0.9.3"
    assert board.run("ls /run/systemd/system").stdout.split() == [], "nothing of the trial is left"
    board.reboot()
    assert on_air(board, 40)["versions"]["ledplayer"] == "0.9.3"
    done = board.run("bash /opt/ledplayer/current/systemd/install.sh --rollback")
    assert done.returncode == 0, done.stdout + done.stderr
    assert current(board) == "0.1.0"
    assert wait(lambda: status(board), 20, "nothing is shown")["versions"]["ledplayer"] == "0.1.0"
    assert status(board)["pid"] != pid


@pytest.mark.parametrize("to", ["dead", "mute"])
def test_a_version_that_does_not_play_gives_way_to_the_old_one(board: Machine, to: str) -> None:
    on_air(board, 40)
    begin = time.monotonic()
    done = upgrade(board, to)
    noted(f"upgrade to a version that is {to}, old one on air again, s", time.monotonic() - begin)
    assert done.returncode == 1
    assert "does not play well" in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert current(board) == "0.1.0"
    assert on_air(board, 40)["versions"]["ledplayer"] == "0.1.0"
    assert board.run("ls /run/systemd/system").stdout.split() == []
    board.reboot()
    assert on_air(board, 40)["versions"]["ledplayer"] == "0.1.0"


@pytest.mark.parametrize("megabytes", [20, 120])
def test_a_full_disk_leaves_the_old_version_playing(board: Machine, megabytes: int) -> None:
    pid = on_air(board, 40)["pid"]
    # The versions lie on a disk of their own that fills up on the way; what counts says where they are.
    size = int(board.run("du -sm /opt/ledplayer").stdout.split()[0]) + megabytes
    board.run(
        f"mkdir /mnt/small && mount -t tmpfs -o size={size}m tmpfs /mnt/small && cp -a /opt/ledplayer/. /mnt/small/"
        " && mount --bind /mnt/small /opt/ledplayer"
    )
    done = upgrade(board, "newer")
    assert done.returncode == 1
    assert "nearly full" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    done = upgrade(board, "newer", LEDPLAYER_VERSION_MB="1")
    assert done.returncode == 1
    assert "became full" in done.stderr, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert sorted(board.run("ls /opt/ledplayer").stdout.split()) == ["0.1.0", "changed", "current"]
    assert status(board)["pid"] == pid
    assert current(board) == "0.1.0"


def test_the_power_goes_in_the_middle_of_an_upgrade_and_the_old_or_the_new_version_plays(installed: Path) -> None:
    chance = random.Random(7)
    seen: list[str] = []
    for turn in range(CUTS):
        after_s = 2 + (turn + chance.random()) * 60 / CUTS
        with (
            above(installed, "cut") as root,
            Machine(root=root, shows={bundles.variants(): STICKS}) as board,
        ):
            on_air(board, 40)
            with pytest.raises(subprocess.TimeoutExpired):
                board.run(
                    f"bash {STICKS}/newer/systemd/install.sh --upgrade; sleep 600",
                    within_s=after_s,
                    LEDPLAYER_WATCHED_S=SHORT_S,
                )
            board.cut()
            board.boot()
            name = current(board)
            assert name in ("0.1.0", "0.9.3")
            assert on_air(board, 40)["versions"]["ledplayer"] == name
            seen.append(f"{after_s:.0f} s: {name}")
            # What was cut off is in nobody's way.
            done = upgrade(board, "newer", "3")
            assert done.returncode == 0, done.stdout + done.stderr
            assert current(board) == "0.9.3"
    noted("power cut during an upgrade", "; ".join(seen))
    assert any("0.1.0" in one for one in seen)


def test_no_more_than_two_old_versions_stay(board: Machine) -> None:
    on_air(board, 40)
    board.run(
        "for v in a b c; do cp -a /opt/ledplayer/0.1.0 /opt/ledplayer/0.0.$v; done; touch /opt/ledplayer/0.0.c/whole"
    )
    done = upgrade(board, "newer", "3")
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(board.run("ls -d /opt/ledplayer/*/ | xargs -n1 basename").stdout.split()) == [
        "0.0.c", "0.1.0", "0.9.3", "current", "previous",
    ]  # fmt: skip
