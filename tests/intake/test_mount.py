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


def test_an_unmounted_share_is_lost_and_a_new_disk_below_is_not():
    share, disk = Mount(point="/srv/chung", kind="cifs"), Mount(point="/", kind="ext4")
    assert disk.is_lost_from(share)
    assert Mount(point="/srv/chung", kind="autofs").is_lost_from(share)
    assert not share.is_lost_from(disk)
    assert not share.is_lost_from(share)


def test_no_events_come_from_shares_and_fuse_but_from_disks():
    kinds = ("cifs", "nfs4", "fuse.sshfs", "fuse", "9p", "ext4", "vfat", "fuseblk", "overlay", "")
    assert [kind for kind in kinds if Mount(point="/x", kind=kind).is_quiet] == list(kinds[:5])
