"""A district as it works: communes fill an inbox, one office publishes, boards behind nginx pull and play."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.system.watching import wait_for
from tests.updates import nginx

pytestmark = [
    pytest.mark.xdist_group("system"),
    pytest.mark.skipif(nginx.program() is None, reason=nginx.MISSING),
]

BOARDS = """\
defaults: {time_zone: Asia/Ho_Chi_Minh, canvas: 192x96, language: vi}
boards:
  xa-long-hau: {name: Xã Long Hậu, groups: [xa]}
  xa-phuoc-lai: {name: Xã Phước Lại, groups: [xa]}
  ubnd-huyen: {name: UBND huyện, groups: [huyen]}
"""
#: Seconds: between two polls, until a file has settled, and what a board may take besides.
POLL_S, SETTLE_S, BOARD_S = 2.0, 2.0, 2.0
#: What three players, three pulls and a publisher cost on two cores that others share.
PATIENCE_S = 60.0


def ledplayer(*words: str, log: Path, cwd: Path) -> subprocess.Popen[bytes]:
    """A real `ledplayer` process."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "LANG": "vi_VN.UTF-8"}
    with log.open("ab") as file:
        command = [sys.executable, "-m", "ledplayer", *words]
        return subprocess.Popen(command, stdout=file, stderr=file, cwd=cwd, env=environment)


class Board:
    """A board that pulls and plays."""

    def __init__(self, folder: Path, name: str, server: str) -> None:
        self.folder = folder / name
        self.folder.mkdir()
        self.file = self.folder / "board.yaml"
        self.file.write_text(f"id: {name}\nserver: {server}\ncanvas: 192x96\ntime_zone: Asia/Ho_Chi_Minh\n")
        self.log = self.folder / "player.log"
        self._own = ("--board", str(self.file), "--state", str(self.folder / "state"))
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, words: str, url: str) -> None:
        enrolled = self._run("enroll", url, "--board", str(self.file), "--words", words)
        assert enrolled == 0, self.log.read_text()
        every = ("--every", f"{POLL_S:.0f}s")
        self.processes = [
            ledplayer("sync", *self._own, *every, log=self.folder / "sync.log", cwd=self.folder),
            ledplayer("play", "--headless", *self._own, log=self.log, cwd=self.folder),
        ]

    def shows(self, text: str) -> bool:
        """Whether the player's last word is that this is on."""
        lines = [line for line in self.log.read_text("utf-8").splitlines() if " – " in line]
        return bool(lines) and text in lines[-1]

    def _run(self, *words: str) -> int:
        return ledplayer(*words, log=self.log, cwd=self.folder).wait(PATIENCE_S)


class District:
    """The office, its inbox and its boards."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.inbox, self.web, self.keys = folder / "inbox", folder / "www", folder / "keys"
        self.log = folder / "office.log"
        self.where = ("--to", str(self.web), "--keys", str(self.keys), "--language", "vi")
        self.write("boards.yaml", BOARDS)
        self.office: subprocess.Popen[bytes] | None = None
        self.boards: dict[str, Board] = {}

    def write(self, path: str, text: str) -> None:
        file = self.inbox / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def run(self, *words: str) -> str:
        """A command of the office that ends; what it said."""
        process = ledplayer(*words, *self.where, log=self.log, cwd=self.folder)
        assert process.wait(PATIENCE_S) == 0, self.log.read_text("utf-8")
        return self.log.read_text("utf-8")

    def watch(self) -> None:
        self.office = ledplayer("publish", "--watch", str(self.inbox), *self.where, log=self.log, cwd=self.folder)

    def page(self, folder: str) -> str:
        pages = [*(self.inbox / folder).glob("00-*.html")]
        return re.sub(r"<[^>]+>", " ", pages[0].read_text("utf-8")) if pages else ""

    def end(self) -> None:
        for process in (self.office, *(one for board in self.boards.values() for one in board.processes)):
            if process:
                process.terminate()
        for process in (self.office, *(one for board in self.boards.values() for one in board.processes)):
            if process:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(10)
                process.kill()


def campaign(text: str, more: str = "") -> str:
    return f"chien_dich: {text}\n{more}noi_dung:\n  - chu: {text}\n    giay: 3\n"


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    folder = tmp_path_factory.mktemp("district")
    district = District(folder)
    district.write("xa-long-hau/playlists/a.yaml", campaign("NUOC SACH"))
    district.write("xa-phuoc-lai/playlists/b.yaml", campaign("TIEM CHUNG"))
    district.write("huyen/playlists/c.yaml", campaign("HOP DAN"))
    said = district.run("publish", "init", "--root-key", str(folder / "stick"))
    words = re.search(r"(?:[a-z]{2,7} ){7}[a-z]{2,7}", said)
    assert words, said
    with nginx.serving(district.web, folder / "nginx") as server:
        try:
            district.watch()
            for name in ("xa-long-hau", "xa-phuoc-lai", "ubnd-huyen"):
                district.boards[name] = Board(folder, name, server.url)
            for board in district.boards.values():
                board.start(words[0], server.url)
            yield district
        finally:
            district.end()


def on_all(district: District, text: str) -> Callable[[], bool]:
    return lambda: all(board.shows(text) for board in district.boards.values())


def test_each_board_pulls_and_plays_its_own(district: District) -> None:
    own = {"xa-long-hau": "NUOC SACH", "xa-phuoc-lai": "TIEM CHUNG", "ubnd-huyen": "HOP DAN"}
    wait_for(lambda: all(district.boards[name].shows(text) for name, text in own.items()), PATIENCE_S)
    logs = {name: board.log.read_text("utf-8") for name, board in district.boards.items()}
    for name, log in logs.items():
        assert not any(text in log for other, text in own.items() if other != name)


def test_a_broken_playlist_of_one_commune_stops_nobody_else_and_another_communes_board_is_out_of_reach(
    district: District,
) -> None:
    district.write("xa-long-hau/playlists/a.yaml", "chien_dich: [\n")
    district.write("xa-long-hau/playlists/d.yaml", campaign("LAN XA", "bang: xa-phuoc-lai\n"))
    district.write("xa-phuoc-lai/playlists/b.yaml", campaign("TIEM CHUNG MOI"))
    wait_for(lambda: district.boards["xa-phuoc-lai"].shows("TIEM CHUNG MOI"), PATIENCE_S)
    assert district.boards["xa-long-hau"].shows("NUOC SACH")
    wait_for(lambda: "không được gửi nội dung tới “xa-phuoc-lai”" in district.page("xa-long-hau"), PATIENCE_S)
    assert "LAN XA" not in district.boards["xa-phuoc-lai"].log.read_text("utf-8")


def test_an_urgent_campaign_for_all_is_on_every_board_within_a_poll(district: District) -> None:
    begin = time.monotonic()
    district.write("tat-ca/playlists/bao.yaml", campaign("BAO SO 9", "muc: khẩn cấp\nden_ngay: 31/12/2099\n"))
    wait_for(on_all(district, "BAO SO 9"), PATIENCE_S)
    print(f"urgent on three boards after {time.monotonic() - begin:.1f} s")


def test_the_red_switch_and_the_all_clear(district: District) -> None:
    district.run("off-air", "on", "--boards", "xa-long-hau,ubnd-huyen")
    safe = [district.boards[name] for name in ("xa-long-hau", "ubnd-huyen")]
    wait_for(lambda: all(not board.shows("BAO SO 9") for board in safe), PATIENCE_S)
    assert district.boards["xa-phuoc-lai"].shows("BAO SO 9")
    district.run("off-air", "off")
    wait_for(on_all(district, "BAO SO 9"), PATIENCE_S)


def test_each_poll_says_in_nginxs_log_who_it_is_and_what_it_has(district: District) -> None:
    log = (district.folder / "nginx" / "access.log").read_text("utf-8")
    for name in district.boards:
        assert re.search(rf"board={name}; release=[0-9a-f]{{8}}; state=(new|good)", log)
