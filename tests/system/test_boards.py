"""Two real players send their logs to a real systemd-journal-remote; the office is right about both.

One is killed with everything that descends from it, two hours ago: its clock is so much behind this machine's.
"""

import base64
import io
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from ledplayer.status.boards.export import entries
from ledplayer.status.boards.heard import FIELDS, PICTURES, Heard, heard
from tests.bench.playing import Stage, playing
from tests.bench.processes import below
from tests.status.boards.remote import journal
from tests.system import family
from tests.system.journald import MISSING, Journald, office, send
from tests.system.watching import wait_for

pytestmark = [pytest.mark.skipif(bool(MISSING), reason=MISSING), pytest.mark.xdist_group("system")]

ROOT = Path(__file__).parents[2]
PATIENCE_S = 90.0
CANVAS = (192, 96)
COLOURS = {"xa-long-hau": (200, 30, 40), "xa-phuoc-lai": (20, 60, 180)}
ALIVE, KILLED = COLOURS
#: So long before now each board's clock begins.
EARLIER_MS = {ALIVE: 0, KILLED: 2 * 3_600_000}


@dataclass
class Sent:
    """What the boards said, and where the office has it."""

    journals: Path
    killed_ms: int
    heard: dict[str, list[Heard]] = field(default_factory=dict)

    def boards(self, *options: object) -> subprocess.CompletedProcess[str]:
        """`ledplayer boards` as of now."""
        command = [sys.executable, "-m", "ledplayer", "boards", "--journal", self.journals, *options]
        environment = {"TZ": "UTC", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": "/nonexistent"}
        return subprocess.run(
            list(map(str, command)), env=environment, capture_output=True, text=True, timeout=60, check=False
        )

    def values(self) -> dict[str, dict[str, Any]]:
        """What `--json` says, by board."""
        return {one["board"]: one for one in map(json.loads, self.boards("--json").stdout.splitlines())}


def stage(folder: Path, board: str) -> Stage:
    """A board that plays one picture of its own colour."""
    folder.mkdir()
    Image.new("RGB", CANVAS, COLOURS[board]).save(folder / "own.png")
    playlist = "campaign: Own\nitems:\n  - {image: own.png, seconds: 3600}\n"
    found = Stage.set_up(folder, playlist, {"own.png": folder / "own.png"}, f"{CANVAS[0]}x{CANVAS[1]}")
    found.board.write_text(f"id: {board}\nname: {board}\ncanvas: {CANVAS[0]}x{CANVAS[1]}\ntime_zone: UTC\n")
    return found


def said(kept: Sequence[bytes]) -> list[Heard]:
    """Lines of a journal, as the office would read them."""
    lines = entries(io.BytesIO(b"".join(kept)), {**FIELDS, **PICTURES})
    return [line for line in map(heard, lines) if line]


def is_of(picture: bytes, board: str) -> bool:
    """Whether a picture is of a board's own colour, as far as JPEG keeps one."""
    shown = Image.open(io.BytesIO(picture)).convert("RGB").resize((1, 1)).getpixel((0, 0))
    return all(abs(one - other) < 12 for one, other in zip(shown, COLOURS[board], strict=True))  # type: ignore[arg-type]


def has_shown(board: str, journald: Journald) -> bool:
    """Whether its own picture was sent, and that its campaign is on."""
    lines = said(tuple(journald.entries))
    return any(line.beacon and "Own" in line.beacon.campaigns for line in lines) and any(
        line.picture and is_of(line.picture, board) for line in lines
    )


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sent]:
    top = tmp_path_factory.mktemp("boards")
    with ExitStack() as stack:
        journals: dict[str, Journald] = {}
        processes: dict[str, subprocess.Popen[bytes]] = {}
        for number, board in enumerate(COLOURS):
            begin_ms = (round(time.time() * 1000) - EARLIER_MS[board]) // 60_000 * 60_000
            at = time.strftime("%Y-%m-%dT%H:%M", time.gmtime(begin_ms / 1000))
            journald = Journald(top / f"{board}.socket", machine=f"{number + 1:032x}", begin_ms=begin_ms)
            environment = {"LEDPLAYER_JOURNAL_SOCKET": str(journald.path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
            options = ("--headless", "--at", at)
            one = playing(stage(top / board, board), *options, environment=environment, log=top / f"{board}.log")
            journals[board], processes[board] = journald, stack.enter_context(one)
        try:
            wait_for(lambda: all(has_shown(board, one) for board, one in journals.items()), PATIENCE_S)
        except TimeoutError as error:
            lines = [
                f"{line.board} {line.text} {len(line.picture)}"
                for one in journals.values()
                for line in said(one.entries)
            ]
            raise TimeoutError("\n".join(lines)) from error
        killed = processes[KILLED].pid
        family.kill(below(killed))
        processes[KILLED].wait()
        killed_ms = journals[KILLED].now_ms()
        kept = {board: tuple(journald.entries) for board, journald in journals.items()}
        with office(top / "remote") as url:
            for board, lines in kept.items():
                send(journal(top / f"{board}.journal", *lines), url)
        yield Sent(top / "remote", killed_ms, {board: said(lines) for board, lines in kept.items()})


def test_the_office_has_every_line_that_they_sent(sent: Sent) -> None:
    ran = subprocess.run(
        ["journalctl", f"--directory={sent.journals}", "--output=json", "--output-fields=LEDPLAYER_BOARD,MESSAGE"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    boards = [json.loads(line).get("LEDPLAYER_BOARD") for line in ran.stdout.splitlines()]
    assert {board: boards.count(board) for board in COLOURS} == {b: len(lines) for b, lines in sent.heard.items()}


def test_the_living_board_is_alive_and_the_killed_one_is_silent_since_its_last_word(sent: Sent) -> None:
    found = sent.values()
    assert set(found) == set(COLOURS)
    assert found[ALIVE]["state"] == "alive"
    assert found[ALIVE]["campaigns"] == ["Own"]
    killed = found[KILLED]
    assert (killed["state"], killed["colour"], killed["is_old"]) == ("silent", "red", True)
    last_ms = max(one.at_ms for one in sent.heard[KILLED] if one.beacon)
    assert killed["heard"] == time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(last_ms // 1000))
    assert last_ms <= sent.killed_ms
    assert sent.boards("--json").returncode == 2


def test_their_pictures_are_theirs_and_the_killed_ones_is_told_to_be_old(sent: Sent, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    sent.boards("--html", page)
    cards = page.read_text("utf-8").split("<section ")[1:]
    for board in COLOURS:
        (card,) = (card for card in cards if f"<bdi>{board}</bdi>" in card)
        (data,) = re.findall(r"data:image/jpeg;base64,([A-Za-z0-9+/=]+)", card)
        picture = base64.b64decode(data)
        width, height = Image.open(io.BytesIO(picture)).size
        assert width / height == pytest.approx(CANVAS[0] / CANVAS[1], rel=0.05)
        assert [other for other in COLOURS if is_of(picture, other)] == [board]
        assert ('class="shows old"' in card) is (board == KILLED)


def test_the_table_says_it_in_words(sent: Sent) -> None:
    rows = sent.boards("--language", "en").stdout.splitlines()
    (killed,) = (row for row in rows if row.startswith("RED"))
    assert KILLED in killed
    assert "silent since" in killed
