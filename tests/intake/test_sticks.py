"""Which mounts are sticks, and where their content lies."""

import os
from pathlib import Path

import pytest

from ledplayer.errors import SurroundingsError
from ledplayer.intake.sticks import PLACES, Sticks, content_folder, plugs

DISK = "43 27 8:17 / {0} rw,nosuid,nodev,relatime shared:5 - vfat /dev/sdb1 rw,fmask=0022"


@pytest.mark.parametrize(
    ("line", "point"),
    [
        pytest.param(DISK.format("/media/lan/KINGSTON"), "/media/lan/KINGSTON", id="a desktop's"),
        pytest.param(DISK.format("/run/media/lan/4A3B-11"), "/run/media/lan/4A3B-11", id="another desktop's"),
        pytest.param(DISK.format("/mnt/ledplayer-usb"), "/mnt/ledplayer-usb", id="the board's own service"),
        pytest.param(DISK.format(r"/media/lan/H\134N\040I"), "/media/lan/H\\N I", id="a blank and a backslash"),
        pytest.param(
            "44 27 8:17 / /media/lan/X rw - fuseblk /dev/sdb1 rw,user_id=0", "/media/lan/X", id="FUSE reads the disk"
        ),
        pytest.param(
            "44 27 0:55 / /media/lan/X rw - fuseblk /dev/sdb1 rw,user_id=0", "/media/lan/X", id="as in a container"
        ),
        pytest.param("44 27 0:55 / /media/lan/B rw - btrfs /dev/sdb1 rw", "/media/lan/B", id="Btrfs has no number"),
        pytest.param("44 27 0:55 / /media/lan/far rw - fuse.x /dev/fuse rw", None, id="a program of unknown source"),
        pytest.param("44 27 0:55 / /media/share rw - cifs //nas/led rw", None, id="a share"),
        pytest.param("44 27 0:55 / /media/share rw - nfs4 nas:/led rw", None, id="another share"),
        pytest.param("44 27 0:55 / /media/lan/far rw - fuse.sshfs lan@far: rw", None, id="somebody's computer"),
        pytest.param("44 27 0:55 / /media rw - tmpfs tmpfs rw", None, id="memory"),
        pytest.param(DISK.format("/srv/led"), None, id="a disk elsewhere"),
        pytest.param(DISK.format("/mediathek/x"), None, id="a name that begins alike"),
        pytest.param("", None, id="nothing"),
        pytest.param("no mount at all", None, id="a line from a later kernel"),
    ],
)
def test_a_stick_is_a_disk_that_is_mounted_at_a_usual_place(line: str, point: str | None):
    found = [str(plug.point) for plug in plugs(f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n{line}\n", PLACES)]
    assert found == ([point] if point else [])


@pytest.mark.parametrize("name", ["ledplayer", "LEDPLAYER", "LED player", "bảng led", "Bang-LED", "BANG_LED"])
def test_the_content_folder_goes_by_these_names(tmp_path: Path, name: str):
    (tmp_path / "DCIM").mkdir()
    (tmp_path / name).mkdir()
    assert content_folder(tmp_path) == tmp_path / name


def test_a_file_a_link_and_other_names_are_none(tmp_path: Path):
    (tmp_path / "Ảnh cưới").mkdir()
    (tmp_path / "ledplayer").symlink_to(tmp_path / "Ảnh cưới")
    (tmp_path / "bang-led").write_text("x")
    (tmp_path / "my ledplayer").mkdir()
    assert content_folder(tmp_path) is None


def test_a_stick_that_does_not_read_is_not_one_without_content(tmp_path: Path):
    with pytest.raises(SurroundingsError):
        content_folder(tmp_path / "gone")


def test_looking_touches_the_list_of_mounts_only(tmp_path: Path):
    sticks = Sticks([tmp_path])
    assert sticks.plugs() == ()
    assert os.readlink(f"/proc/self/fd/{sticks.fileno()}").endswith("/mountinfo")
    sticks.close()
    assert sticks.plugs() == ()
