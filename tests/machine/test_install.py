"""From a bare Debian to a playing board, and off again (Show 1 and 5)."""

import time
from pathlib import Path

from tests.machine import ten
from tests.machine.bundles import STICK
from tests.machine.player import noted, on_air, status
from tests.machine.tree import PLACE, REPOSITORY, Machine, above, debian, lend_certificates, wait

INSTALL = f"bash {STICK}/systemd/install.sh"
#: What an installation may change beside its own: logs, caches, what packages bring, and what says when.
FILES = (
    "find / -xdev \\( -path /proc -o -path /sys -o -path /run -o -path /dev -o -path /var/log -o -path /var/cache"
    " -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /tmp -o -path /media -o -path /var/lib/systemd"
    " -o -path /etc/systemd/system/multi-user.target.wants -o -name __pycache__ \\) -prune -o -print | sort"
)


def test_a_bare_machine_plays_after_one_command_without_a_network_and_after_a_restart(bare: Machine) -> None:
    begin = time.monotonic()
    done = bare.run(f"{INSTALL} --board xa-long-hau", within_s=400)
    assert done.returncode == 0, done.stdout + done.stderr
    noted("install from a bundle, from a bare Debian, s", time.monotonic() - begin)
    assert "plays" in done.stdout
    assert status(bare)["board"]["name"] == "Xã Long Hậu"
    begin = time.monotonic()
    bare.reboot()
    assert on_air(bare, 40)["board"]["id"] == "xa-long-hau"
    noted("container switched off, on, first status of a picture, s", time.monotonic() - begin)
    assert bare.run("systemctl --failed --no-legend").stdout == ""
    chain = bare.run("systemd-analyze critical-chain ledplayer.service").stdout
    noted("critical chain", "\n" + chain)
    assert bare.run("stat -c %U:%a /var/lib/ledplayer /srv/ledplayer/content").stdout.split() == ["ledplayer:755"] * 2


def test_each_kind_of_item_plays_in_the_sandbox(bare: Machine) -> None:
    ten.make(bare.root / "root/ten")
    drop_in = bare.root / "etc/systemd/system/ledplayer.service.d/headless.conf"  # without a screen nothing counts
    drop_in.parent.mkdir()
    drop_in.write_text("[Service]\nExecStart=\nExecStart=/opt/ledplayer/current/bin/ledplayer play --headless\n")
    done = bare.run(f"{INSTALL} --board /root/ten/board.yaml", within_s=400)
    assert done.returncode == 0, done.stdout + done.stderr
    bare.run("cp -r /root/ten/content/* /srv/ledplayer/content/")
    time.sleep(ten.ALL_S)
    bare.run("systemctl stop ledplayer")
    assert ten.were_all_shown(ten.proven(bare)), bare.run("journalctl -u ledplayer -o cat").stdout


def test_it_can_be_run_again_and_changes_nothing(board: Machine) -> None:
    before = board.run(f"{FILES}; ls -l /opt/ledplayer; cat /etc/ledplayer/board.yaml").stdout
    pid = on_air(board, 40)["pid"]
    done = board.run("bash /opt/ledplayer/current/systemd/install.sh")
    assert done.returncode == 0, done.stdout + done.stderr
    assert board.run(f"{FILES}; ls -l /opt/ledplayer; cat /etc/ledplayer/board.yaml").stdout == before
    assert status(board)["pid"] == pid, "what plays well is not started anew"


def test_a_second_run_at_the_same_time_is_refused(board: Machine) -> None:
    done = board.run("flock /run/ledplayer-install.lock bash /opt/ledplayer/current/systemd/install.sh")
    assert done.returncode == 1
    assert done.stderr == "Another installation is running on this machine; wait until it is done.\n"


def test_taken_off_it_leaves_settings_and_state_and_purged_nothing(bundle: Path) -> None:
    with above(debian(), "purge") as root, Machine(root=root, shows={bundle: STICK}) as machine:
        accounts = machine.run("cat /etc/passwd /etc/group").stdout
        done = machine.run(f"{INSTALL} --board xa-long-hau", within_s=400)
        assert done.returncode == 0, done.stdout + done.stderr
        on_air(machine, 40)
        with_packages = set(machine.run(FILES).stdout.splitlines())
        done = machine.run("bash /opt/ledplayer/current/systemd/install.sh --uninstall")
        assert done.returncode == 0, done.stdout + done.stderr
        left = set(machine.run(FILES).stdout.splitlines())
        ours = {path for path in left if "ledplayer" in path}
        tops = ("/etc/ledplayer", "/var/lib/ledplayer", "/var/lib/ledplayer-sync")
        assert [path for path in ours if not path.startswith(tops)] == []
        assert "/etc/ledplayer/board.yaml" in ours
        done = machine.run(f"bash {STICK}/systemd/install.sh --uninstall --purge")
        assert done.returncode == 0, done.stdout + done.stderr
        after = set(machine.run(FILES).stdout.splitlines())
        assert {path for path in after if "ledplayer" in path} == set()
        assert after <= with_packages
        now = machine.run("cat /etc/passwd /etc/group").stdout.splitlines()
        new = set(now) - set(accounts.splitlines())
        assert {line.partition(":")[0] for line in new} <= {"systemd-timesync", "input", "render"}
        assert machine.run("systemctl is-enabled getty@tty1").stdout.strip() != "masked"
        assert machine.run("systemctl --failed --no-legend").stdout == ""


def test_from_the_network_too(bundle: Path) -> None:
    """The other way in: Debian's mirror and PyPI, from a checkout."""
    with above(debian(), "online") as root:
        lend_certificates(root)
        debs = PLACE / "apt"
        (debs / "partial").mkdir(parents=True, exist_ok=True)
        shows, keeps = {REPOSITORY: "/root/ledplayer"}, {debs: "/var/cache/apt/archives"}
        with Machine(root=root, has_network=True, shows=shows, keeps=keeps) as machine:
            begin = time.monotonic()
            done = machine.run("/root/ledplayer/systemd/install.sh --board ubnd-huyen", within_s=500)
            assert done.returncode == 0, done.stdout + done.stderr
            noted("install from the network, s", time.monotonic() - begin)
            assert on_air(machine, 40)["board"]["id"] == "ubnd-huyen"


def test_the_share_is_mounted_when_it_is_looked_into_and_nobody_waits_for_it(installed: Path, bundle: Path) -> None:
    with above(installed, "share") as root, Machine(root=root, shows={bundle: STICK}) as board:
        check_share(board)


def check_share(board: Machine) -> None:
    begin = time.monotonic()
    done = board.run(
        f"{INSTALL} --share '\\\\192.0.2.9\\Bảng LED' --share-user 'UBND\\led'",
        LEDPLAYER_SHARE_PASSWORD="a b'c,d",
        within_s=200,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    noted("set a share that does not answer, s", time.monotonic() - begin)
    secret = "/etc/ledplayer/share.credentials"
    assert board.run(f"stat -c %U:%a {secret}; cat {secret}").stdout == (
        "root:600\nusername=led\npassword=a b'c,d\ndomain=UBND\n"
    )
    unit = board.run("cat /etc/systemd/system/srv-ledplayer-content.mount").stdout
    assert "What=//192.0.2.9/Bảng LED\n" in unit
    for word in ("uid=ledplayer", "file_mode=0644", "dir_mode=0755", "soft", "echo_interval=10", "nofail", "_netdev"):
        assert word in unit
    assert board.run("systemctl show -P Options srv-ledplayer-content.mount").stdout.strip()
    assert "sources: /srv/ledplayer/content" in board.run("cat /etc/ledplayer/board.yaml").stdout
    begin = time.monotonic()
    board.reboot()
    on_air(board, 40)
    assert time.monotonic() - begin < 20


def test_nothing_waits_for_the_network_or_the_time(board: Machine) -> None:
    wait(lambda: status(board), 20, "nothing is shown")
    orders = board.run("systemctl show -P After -P Wants -P Requires -P BindsTo ledplayer.service").stdout
    chain = board.run("systemd-analyze critical-chain ledplayer.service").stdout
    assert "basic.target" in orders
    assert "basic.target" in chain
    for word in ("network", "time-sync", "remote-fs"):
        assert word not in orders
        assert word not in chain
