from pathlib import Path

from ledplayer.intake.mount import Mount, mount_of

TABLE = r"""21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
22 21 0:40 / /srv/chung rw,relatime shared:2 - cifs //may-chu/chung rw
23 21 0:41 / /srv/co\040cach rw - fuse.sshfs x rw
24 21 0:42 / /srv/tu\040dong rw - autofs x rw
25 24 0:43 / /srv/tu\040dong rw - nfs4 x rw
"""


def test_the_mount_of_a_folder_is_the_deepest_and_the_last_above_it():
    assert mount_of(Path("/srv/chung/bang"), TABLE) == Mount(point="/srv/chung", kind="cifs")
    assert mount_of(Path("/srv/chung-khac"), TABLE) == Mount(point="/", kind="ext4")
    assert mount_of(Path("/srv/co cach"), TABLE) == Mount(point="/srv/co cach", kind="fuse.sshfs")
    assert mount_of(Path("/srv/tu dong/x"), TABLE) == Mount(point="/srv/tu dong", kind="nfs4")


SANDBOX = r"""21 1 8:1 / / ro,relatime master:1 - ext4 /dev/sda1 rw
22 21 8:1 /srv/led /srv/led rw,relatime master:1 - ext4 /dev/sda1 rw
23 22 8:1 /srv/led/noi\040dung /srv/led/noi\040dung rw,relatime - ext4 /dev/sda1 rw
24 21 8:1 /kho/led /mnt/led rw,relatime - ext4 /dev/sda1 rw
25 21 8:17 / /mnt/o rw,relatime - ext4 /dev/sdb1 rw
26 21 8:17 /srv/khac /srv/khac rw,relatime - ext4 /dev/sdb1 rw
"""
CONTAINER = SANDBOX.replace(" /srv/led /srv/led ", " /cay/srv/led /srv/led ").replace(" 8:1 / / ", " 8:1 /cay / ")


def test_a_folder_that_a_sandbox_mounts_on_itself_lies_where_it_lies_without():
    for table in (SANDBOX, CONTAINER):
        assert mount_of(Path("/srv/led/x"), table) == Mount(point="/", kind="ext4")
    assert mount_of(Path("/srv/led/noi dung/x"), SANDBOX) == Mount(point="/", kind="ext4")
    assert mount_of(Path("/mnt/led/x"), SANDBOX) == Mount(point="/mnt/led", kind="ext4")
    assert mount_of(Path("/srv/khac/x"), SANDBOX) == Mount(point="/srv/khac", kind="ext4"), "of another disk"


def test_an_unmounted_share_is_lost_and_a_new_disk_below_is_not():
    share, disk = Mount(point="/srv/chung", kind="cifs"), Mount(point="/", kind="ext4")
    assert disk.is_lost_from(share)
    assert Mount(point="/srv/chung", kind="autofs").is_lost_from(share)
    assert not share.is_lost_from(disk)
    assert not share.is_lost_from(share)


def test_no_events_come_from_shares_and_fuse_but_from_disks():
    kinds = ("cifs", "nfs4", "fuse.sshfs", "fuse", "9p", "ext4", "vfat", "fuseblk", "overlay", "")
    assert [kind for kind in kinds if Mount(point="/x", kind=kind).is_quiet] == list(kinds[:5])
