"""What read-only.sh refuses and decides, without root and without a machine; tests/machine has the rest."""

import shutil
from pathlib import Path

import pytest

from tests.systemd.test_install import ROOT, SYSTEMD, program, run

SCRIPTS = [SYSTEMD / "read-only.sh", SYSTEMD / "data-partition.sh"]
#: Functions of the script that need a machine, answered for one with a good partition.
GOOD = (
    "find_partition() { echo /dev/sdb1; }; blockdev() { echo 2000000000; }; places_mb() { echo 50; }; blkid() { :; }; "
)


def partition(script: str, *, lsblk: str = "sdb1", **environment: str) -> tuple[int, str]:
    """How some lines end that use the script's functions for the partition, and what they say."""
    sourced = f". {SYSTEMD}/install.d/say.sh; . {SYSTEMD}/install.d/lasting.sh; . {SYSTEMD}/read-only.d/partition.sh; "
    used, names = f"lsblk_used='{lsblk.partition('|')[2]}'", f"lsblk_names='{lsblk.partition('|')[0]}'"
    asked = 'lsblk() { case "$*" in *MOUNTPOINTS*) echo "$lsblk_used" ;; *) printf "%s\\n" $lsblk_names ;; esac; }; '
    begin = f"set -euo pipefail; DATA=''; FORMAT=''; {used}; {names}; {sourced}{asked}{GOOD}"
    done = run("bash", "-c", begin + script, **environment)
    return done.returncode, (done.stdout + done.stderr).strip()


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="needs shellcheck (apt install shellcheck)")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_shellcheck_finds_nothing(script: Path) -> None:
    assert run("shellcheck", "--external-sources", "--source-path", ROOT, script).stdout == ""


@pytest.mark.parametrize(
    ("options", "word"),
    [
        pytest.param([], "on, off or status", id="nothing"),
        pytest.param(["an"], "'an' is not understood", id="another word"),
        pytest.param(["on", "--data"], "missing after --data", id="no value"),
        pytest.param(["off", "--format"], "go with on only", id="formatting when off"),
        pytest.param(["on", "--forget-data"], "go with off only", id="forgetting when on"),
    ],
)
def test_wrong_options_are_refused_in_one_sentence(options: list[str], word: str) -> None:
    done = run("bash", SCRIPTS[0], *options)
    assert (done.returncode, done.stdout) == (1, "")
    assert word in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_help_lists_what_it_does_and_nothing_else() -> None:
    said = run("bash", SCRIPTS[0], "--help").stdout.splitlines()
    assert [line.split()[2] for line in said] == ["on", "off", "off", "off", "status"]


@pytest.mark.parametrize(
    ("lsblk", "change", "word"),
    [
        pytest.param("sda2|/", "", "The system itself runs from", id="root"),
        pytest.param("sda|\n/boot/firmware\n/", "", "The system itself runs from", id="root's disk"),
        pytest.param("sda1|/boot/firmware", "", "in use (/boot/firmware)", id="another mounted one"),
        pytest.param("sda3|[SWAP]", "", "in use ([SWAP])", id="swap"),
        pytest.param("sdb sdb1 sdb2", "", "a whole disk with partitions", id="a disk with partitions"),
        pytest.param("sdb1", "find_partition() { return 1; }; ", "no partition 'LABEL=ledplayer-data'", id="none"),
        pytest.param("sdb1", "blockdev() { echo 104857600; }; ", "too small: 100 MB, at least 512 MB", id="small"),
        pytest.param("sdb1", "places_mb() { echo 2000; }; ", "at least 2128 MB", id="too small for what is there"),
        pytest.param("sdb1", "blkid() { echo vfat; }; ", "something else on /dev/sdb1 (vfat); add --format", id="FAT"),
        pytest.param(
            "sdb1", 'blkid() { case "$*" in *PTTYPE*) echo gpt ;; esac; }; ', "(gpt); add --format", id="a table"
        ),
    ],
)
def test_a_partition_that_will_not_do_is_refused_and_nothing_is_changed(lsblk: str, change: str, word: str) -> None:
    code, said = partition(f"{change}check_partition; echo went on", lsblk=lsblk)
    assert code == 1
    assert word in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        pytest.param("", "", id="an empty one is formatted"),
        pytest.param("blkid() { echo ext4; }; ", "ext4", id="one with ext4 is used as it is"),
        pytest.param("blkid() { echo ext4; }; FORMAT=1; ", "", id="unless it is to be formatted"),
        pytest.param("blkid() { echo ntfs; }; FORMAT=1; ", "", id="another kind, when somebody says so"),
    ],
)
def test_only_what_is_empty_or_named_is_formatted(change: str, kind: str) -> None:
    assert partition(f'{change}check_partition; echo "$DEVICE $KIND."') == (0, f"/dev/sdb1 {kind}.")


def test_refusals_are_in_the_readers_language() -> None:
    _, said = partition("check_partition", lsblk="sda2|/", LANG="vi_VN.UTF-8")
    assert said == "/dev/sdb1 là nơi hệ thống đang chạy; dữ liệu cần phân vùng khác."


@pytest.mark.parametrize("action", ["install", "upgrade", "rollback", "uninstall"])
def test_nothing_is_installed_on_a_root_that_forgets(tmp_path: Path, action: str) -> None:
    program(tmp_path, "findmnt", "overlayroot")
    script = f". {SYSTEMD}/install.d/say.sh; . {SYSTEMD}/install.d/lasting.sh; ACTION={action}; check_lasting"
    done = run("bash", "-c", script, path=tmp_path)
    assert done.returncode == 1
    assert "read-only.sh off --keep-data && sudo reboot" in done.stderr


def test_the_data_partition_is_needed_by_nothing() -> None:
    unit = (SYSTEMD / "ledplayer-data.service").read_text()
    assert "WantedBy=local-fs.target" in unit
    assert "Before=local-fs.target" in unit
    for other in SYSTEMD.glob("*.service"):
        assert "Requires=ledplayer-data" not in other.read_text()
