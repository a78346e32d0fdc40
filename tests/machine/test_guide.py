"""docs/install.md, done as it says: the commands of each section, in order, by whoever installs a board.

Machines are made as the page takes them for granted, and `sudo reboot` is done by whoever holds the plug. Where a
command differs otherwise, `changed` says what of it.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledplayer.config import read_file
from ledplayer.core.model import Board, Size
from ledplayer.updates.fingerprint import fingerprint
from tests.bench import screen
from tests.card import made
from tests.machine.cable import cable
from tests.machine.guide import changed, commands, file, in_sentences
from tests.machine.player import current, noted, on_air, status
from tests.machine.technician import CHECKOUT, Technician, checkout, online
from tests.machine.tree import REPOSITORY, Machine, above, debian, wait

#: What the office publishes.
BOARDS = "boards: {xa-long-hau: {name: Xã Long Hậu, canvas: 384x192}}\n"
PLAYLIST = "campaign: Hội làng\nitems: [{text: Chào mừng}]\n"
#: The office's web server, in the board's own machine.
SERVER = "systemd-run --quiet python3 -m http.server 80 --bind 127.0.0.1 --directory /srv/www"
BLACK = (0, 0, 0)
#: Red, green, blue, yellow.
CORNERS = [(255, 0, 0), (0, 255, 0), (0, 70, 255), (255, 220, 0), BLACK]
#: As `printf` writes them.
CTRL_C, ESC = r"\\003", r"\\033"
#: What stays of an installation.
LEFT = ["etc/ledplayer", "var/lib/ledplayer", "var/lib/ledplayer-sync"]
#: What a container has not: a screen, the network's time, one name of its start for all that runs in it.
NOT_HERE = ["There is no screen's device", "The clock shows", "A player holds the state folder"]
#: Where what the page names lies here; nobody answers at the share's address.
HOSTS = "echo '127.0.0.1 led.example.vn' >>/etc/hosts; echo '192.0.2.9 pc' >>/etc/hosts"
#: What SDL needs of a desktop.
WINDOW = "libx11-6 libxext6 libxcursor1 libxi6 libxrandr2"
#: What a machine has otherwise: WireGuard in its kernel (wg-quick takes this one where it is not), and `ping`.
TUNNEL = "wireguard-go iputils-ping"
#: The checkout is of a repository that has a newer commit.
REPOSITORIES = """set -e
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a
git init -q -b main; git add -A; git commit -q -m old; git clone -q --bare . ~/origin
git remote add origin ~/origin; git fetch -q; git branch -q -u origin/main
git clone -q ~/origin ~/other; cd ~/other
sed -i 's/^\\(version\\|__version__\\) = .*/\\1 = "0.9.9"/' pyproject.toml ledplayer/__init__.py
git commit -q -a -m newer; git push -q"""


@pytest.fixture
def root(installed: Path) -> Iterator[Path]:
    """The tree of a board that was installed, with the checkout."""
    with above(installed, "guide") as tree:
        checkout(tree)
        yield tree


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published site, `www`, and its `keys`, made as docs/server.md says."""
    place = tmp_path_factory.mktemp("office")
    (place / "content/playlists").mkdir(parents=True)
    (place / "content/boards.yaml").write_text(BOARDS, "utf-8")
    (place / "content/playlists/a.yaml").write_text(PLAYLIST, "utf-8")
    (place / "stick").mkdir()
    for words in (f"init --root-key {place}/stick", f"{place}/content --yes"):
        command = f"{sys.executable} -m ledplayer publish {words} --to {place}/www --keys {place}/keys"
        subprocess.run(command.split(), cwd=REPOSITORY, check=True, timeout=60)
    return place


def board_of(root: Path, file: str = "etc/ledplayer/board.yaml") -> Board:
    found, problems = read_file(root / file)
    assert found, problems
    return found


def test_the_commands_of_the_checklist(board: Machine) -> None:
    """The office's own `off-air` is of docs/server.md."""
    ports, off_air, _, doctor = in_sentences("Wiring")
    led = Technician(board)
    on_air(board, 40)
    assert len(led.does(ports).splitlines()) == 1, "a heading, and no port"
    wrong = [line[6:] for line in led.refused(doctor).splitlines() if line.startswith("FAIL")]
    assert [line[: len(known)] for line, known in zip(wrong, NOT_HERE, strict=True)] == NOT_HERE
    led.does(off_air)
    wait(lambda: status(board).get("on_air", {}).get("rung") == "off", 20, "the board does not go dark")
    said = led.does("ledplayer on-air --language en")
    assert "Switched off" in said, said


def test_installing(office: Path) -> None:
    """The server is in the board's own machine. The share does not answer: not every kernel knows cifs."""
    install, share, server, reboot = commands("Installing")
    assert reboot == "sudo reboot"
    with above(debian(), "guide") as root:
        (checkout(root) / "root.json").write_bytes((office / "keys/root.json").read_bytes())
        with online(root) as machine:
            led = Technician(machine)
            led.prepares(HOSTS)
            begin = time.monotonic()
            assert "plays" in led.does(install, within_s=500)
            noted("install as the guide says, from a checkout, s", time.monotonic() - begin)
            assert on_air(machine, 40)["board"]["name"] == "Xã Long Hậu"
            led.does(share, "a b'c,d", within_s=300)
            secret = root / "etc/ledplayer/share.credentials"
            assert secret.read_text("utf-8") == "username=led\npassword=a b'c,d\n"
            assert secret.stat().st_mode & 0o777 == 0o600
            assert "What=//pc/led\n" in (root / "etc/systemd/system/srv-ledplayer-content.mount").read_text("utf-8")
            led.does(server, within_s=300)
            found = board_of(root)
            assert (found.server, found.sources) == ("http://led.example.vn", ("/srv/ledplayer/content",))
            machine.has_network, machine.shows = False, {office / "www": "/srv/www"}
            machine.reboot()
            led.prepares(f"{SERVER}; systemctl start ledplayer-sync")  # which the timer does within two minutes
            wait(lambda: "Hội làng" in str(status(machine).get("on_air")), 60, "what was published is not on air")
            (root / "etc/ledplayer/root.json").unlink()
            (enroll,) = in_sentences("Installing")
            said = led.does(enroll, "y")
            assert fingerprint((office / "keys/root.json").read_bytes()) in said
            assert (root / "etc/ledplayer/root.json").read_bytes() == (office / "keys/root.json").read_bytes()


@pytest.mark.skipif(screen.missing() != "", reason=screen.missing())
def test_the_boards_file_and_the_test_card(root: Path) -> None:
    """A window stands for the board's screen, which a container has not."""
    ask, ask_list, ask_nothing, stop, card, card_said, start = commands("The board's file and the test card")
    with online(root) as machine, screen.screen(1920, 1080) as output:
        led = Technician(machine)
        led.prepares(f"apt-get update -q && apt-get install -qy {WINDOW}")
        led.does(ask, "", "", "Xã Long Hậu 2", "P5", "", "6x5", "", "", "luôn", "", "", "", "", "")
        found = board_of(root)
        assert (found.id, found.name, found.hours) == ("xa-long-hau", "Xã Long Hậu 2", ())
        assert found.canvas == Size(width=384, height=160)
        assert "Xã Long Hậu\n" in (root / "etc/ledplayer/board.yaml.old").read_text("utf-8")
        led.does(ask_list, "", "xa-phuoc-vinh-dong", *[""] * 12)
        found = board_of(root)
        assert (found.name, found.canvas) == ("Xã Phước Vĩnh Đông", Size(width=192, height=96))
        led.does(ask_nothing)
        found = board_of(root)
        assert (found.id, found.canvas) == ("xa-long-hau", Size(width=384, height=192))
        assert found.name == "", found
        led.does(stop)
        for command, key in ((card, CTRL_C), (card_said, ESC)):
            led.looks(command, lambda: corners(output) == CORNERS, key, DISPLAY=output.display)
            assert set(corners(output)) == {BLACK}, "nothing stays"
        led.does(start)  # the plan of the file before may be on for a minute
        wait(lambda: status(machine).get("board", {}).get("id") == "xa-long-hau", 90, "it does not play by its file")


def corners(output: screen.Screen) -> list[tuple[int, int, int]]:
    """The corners of a canvas of 384x192, clockwise, and what lies behind it."""
    return [output.pixel(*at) for at in ((0, 0), (383, 0), (383, 191), (0, 191), (384, 192))]


def test_thirty_boards(root: Path, office: Path) -> None:
    bundle, card, cards = commands("Thirty boards")
    (root / CHECKOUT[1:] / "root.json").write_bytes((office / "keys/root.json").read_bytes())
    partition, efi = made.partition(root / "media/led/bootfs"), root / "boot/efi"
    efi.mkdir(mode=0o700)
    with online(root) as machine:
        led = Technician(machine)
        led.prepares("chown -R led: /media/led")
        begin = time.monotonic()
        led.does(changed(bundle, {" --to": " --system debian12 --arch arm64 --to"}), within_s=400)
        noted("bundle for cards, s", time.monotonic() - begin)
        led.does(card)
        led.does(cards)
        _, by_hand = in_sentences("Thirty boards")
        led.does(by_hand)
    assert board_of(partition, "ledplayer-board.yaml").server == "https://led.example.vn"
    assert (partition / "ledplayer-root.json").read_bytes() == (office / "keys/root.json").read_bytes()
    assert (partition / "ledplayer/bundle/SHA256SUMS").exists()
    assert b"ledplayer" in (partition / "cmdline.txt").read_bytes()
    folders = root / CHECKOUT[1:] / "cards"
    assert len([path for path in folders.iterdir() if (path / "ledplayer-board.yaml").exists()]) == 9
    assert "xa-long-hau" in (folders / "cards.html").read_text("utf-8")
    assert board_of(efi, "ledplayer-board.yaml").canvas == Size(width=384, height=192)


def test_boards_behind_4g() -> None:
    """The office and a board, with a cable between them; a ping goes through the tunnel."""
    install, *_ = commands("Boards behind 4G")
    with above(debian(), "guide-4g") as root:
        with online(root) as machine:
            led = Technician(machine)
            led.prepares(f"apt-get update -q && apt-get install -qy --no-install-recommends {TUNNEL}")
            led.does(install)
        both = Path(f"{root.parent / 'upper'}:{debian()}")
        with (
            above(both, "guide-office") as ours,
            above(both, "guide-board") as theirs,
            Machine(root=ours) as office,
            Machine(root=theirs) as board,
        ):
            check_tunnel(office, board)


def check_tunnel(office: Machine, board: Machine) -> None:
    _, key, settings, start = commands("Boards behind 4G")
    (ping,) = in_sentences("Boards behind 4G")
    cable({"192.0.2.1/24": office, "192.0.2.2/24": board})
    board.run("echo 192.0.2.1 office.example.vn >>/etc/hosts")
    at_office, at_board = Technician(office), Technician(board)
    keys = {"OFFICE": at_office.does(key).strip(), "BOARD": at_board.does(key).strip()}
    at_office.does(changed(settings, {"BOARD": keys["BOARD"]}))
    typed = "sudo tee /etc/wireguard/wg0.conf <<END\n"
    at_board.does(typed + changed(file("Boards behind 4G"), {"OFFICE": keys["OFFICE"]}) + "END")
    for one in (at_office, at_board):
        one.does(start)
    assert "1 received" in at_office.does(changed(ping, {"ping": "ping -c 1 -W 60"}))
    assert office.run("stat -c %U:%a /etc/wireguard").stdout == "root:700\n", "nobody else reads the key"


def test_upgrading(root: Path) -> None:
    pull, upgrade, back = commands("Upgrading")
    with online(root) as machine:
        led = Technician(machine)
        led.prepares("apt-get update -q && apt-get install -qy --no-install-recommends git")
        led.does(REPOSITORIES)
        on_air(machine, 40)
        led.does(pull)
        begin = time.monotonic()
        led.does(upgrade, within_s=300)
        noted("upgrade as the guide says, s", time.monotonic() - begin)
        assert current(machine) == "0.9.9"
        assert status(machine)["versions"]["ledplayer"] == "0.9.9"
        led.does(back)
        assert current(machine) == "0.1.0"
        wait(lambda: status(machine).get("versions", {}).get("ledplayer") == "0.1.0", 40, "the old one does not play")


def test_without_internet(root: Path) -> None:
    here, other, install = commands("Without internet")
    with online(root) as machine:
        led = Technician(machine)
        begin = time.monotonic()
        led.does(here, within_s=300)
        led.does(other, within_s=300)
        noted("two bundles, s", time.monotonic() - begin)
    made_here = root / CHECKOUT[1:]
    assert "arch=arm64" in (made_here / "bundle-arm64/BUNDLE").read_text("ascii")
    shows = {made_here / "bundle": "/media/usb1/bundle"}
    with above(debian(), "guide-stick") as tree, Machine(root=tree, shows=shows) as machine:
        assert "plays" in Technician(machine).does(install, within_s=400)
        assert on_air(machine, 40)["board"]["id"] == "xa-long-hau"


def test_taking_it_off_and_its_settings_later(root: Path) -> None:
    off, _ = commands("Taking it off")
    (purge,) = in_sentences("Taking it off")
    with Machine(root=root) as machine:
        led = Technician(machine)
        on_air(machine, 40)
        led.does(off)
        assert left(root) == LEFT
        led.does(purge)
        assert left(root) == []


def test_taking_it_off_at_once(root: Path) -> None:
    _, purge = commands("Taking it off")
    with Machine(root=root) as machine:
        led = Technician(machine)
        on_air(machine, 40)
        led.does(purge)
        assert left(root) == []


def left(root: Path) -> list[str]:
    """What is there of what an installation makes."""
    places = [*LEFT, "opt/ledplayer", "usr/local/bin/ledplayer", "srv/ledplayer"]
    return [place for place in places if (root / place).is_symlink() or (root / place).exists()]
