"""`ledplayer sync` as a process, and turn by turn."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledplayer.cli import main
from ledplayer.cli import sync as command
from ledplayer.clock import Clock
from ledplayer.core.board_file import read_board
from ledplayer.core.download_hours import is_open, opens_in
from ledplayer.run_folder import make_run_folder, put
from ledplayer.updates.place import Place, Said
from ledplayer.updates.poll import is_unchanged
from ledplayer.updates.store import Store
from ledplayer.updates.sync import Sync
from ledplayer.updates.turns import Turns
from tests.core.made import hours
from tests.updates.boards import LIMITS, NEW, OLD, Unsynced
from tests.updates.fake_site import BOARD, FakeSite, Serving, served

#: The site is signed by the machine's own clock here, which the processes read.
NOW = datetime.now(UTC)


class Desk:
    """A board's files, and its server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = FakeSite(now=NOW)
        self.site.release(OLD)
        self.serving = Serving(self.site)
        self.lines = ""
        (folder / "root.json").write_bytes(self.site.first_root)
        (folder / "state").mkdir()
        self.write()

    def write(self, more: str = "") -> None:
        (self.folder / "board.yaml").write_text(f"id: {BOARD}\nserver: {self.serving.address}\n{more}", "utf-8")

    @property
    def words(self) -> list[str]:
        return [
            f"--board={self.folder / 'board.yaml'}",
            "--store",
            str(self.folder / "store"),
            "--state",
            str(self.folder / "state"),
        ]

    def sync(self, *words: str) -> "subprocess.CompletedProcess[str]":
        whole = [sys.executable, "-m", "ledplayer", "sync", *self.words, *words]
        return subprocess.run(whole, capture_output=True, text=True, check=False, timeout=60)

    def on_air(self) -> str:
        current = Store(self.folder / "store").current()
        return current.release.manifest if current else ""

    def turns(self, clock: Clock | None = None) -> Sync:
        board, problems = read_board((self.folder / "board.yaml").read_bytes(), file="board.yaml")
        assert board, problems
        place = Place(
            board=board,
            state=self.folder / "state",
            store=self.folder / "store",
            root=self.folder / "root.json",
            file=self.folder / "board.yaml",
            words=self.words,
        )
        return Sync(place, clock or Clock(), limits=LIMITS, disk=Unsynced())

    def known(self) -> dict[str, object]:
        return json.loads((self.folder / "store" / "poll.json").read_bytes())  # type: ignore[no-any-return] # an object


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.serving.close()


def codes(said: tuple[Said, ...]) -> list[str]:
    return [one.code for one in said]


def test_a_board_is_synced_once_and_then_polls_lightly(desk: Desk) -> None:
    first = desk.sync()
    assert first.returncode == 0, first.stderr
    assert "E431 đã tải media/film.mp4" in first.stderr
    manifest = desk.on_air()
    assert manifest
    del desk.serving.paths[:]
    before = {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*")}
    again = desk.sync()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert desk.serving.paths == ["metadata/timestamp.json"]
    assert f"(board={BOARD}; release={manifest[:8]}; state=new)" in desk.serving.agents[-1]
    assert {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*")} == before
    new = desk.site.release(NEW)
    assert desk.sync().returncode == 0
    assert desk.on_air() == new


def test_the_newest_hash_of_the_proof_of_play_goes_out_with_light_polls_and_pulls(desk: Desk) -> None:
    head = f"{make_run_folder(str(desk.folder / 'state'))}/proof-head"
    put(head, b"0123abcd" * 8)
    desk.sync()
    assert {agent.rpartition("; ")[2] for agent in desk.serving.agents} == {"proof=0123abcd)"}
    put(head, b"4567cdef" * 8)
    del desk.serving.agents[:]
    desk.sync()
    assert desk.serving.paths[-1:] == ["metadata/timestamp.json"]
    assert [agent.rpartition("; ")[2] for agent in desk.serving.agents] == ["proof=4567cdef)"]


def test_what_goes_wrong_is_said_once_and_ends_with_1(desk: Desk) -> None:
    desk.sync()
    desk.serving.rule = lambda request: request.reply(404)
    first, second = desk.sync("--language", "vi"), desk.sync("--language", "vi")
    assert (first.returncode, second.returncode) == (1, 1)
    assert "máy chủ nội dung thiếu tệp" in first.stderr
    assert second.stderr == ""
    desk.serving.rule = None
    well = desk.sync()
    assert well.returncode == 0
    assert "E429 đồng bộ với máy chủ nội dung đã bình thường trở lại" in well.stderr
    assert desk.sync().stderr == ""


def test_a_stick_in_place_of_the_server(desk: Desk) -> None:
    desk.site.write(desk.folder / "stick")
    asked = len(desk.serving.paths)
    assert desk.sync("--from", str(desk.folder / "stick")).returncode == 0
    assert desk.on_air()
    assert len(desk.serving.paths) == asked


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--server", "http://127.0.0.1:1", "--from", "/nowhere"], id="no such folder"),
        pytest.param(["--board", "/nowhere/board.yaml", "--server", "http://127.0.0.1:1"], id="no such board"),
        pytest.param(["--every", "soon"], id="no duration"),
        pytest.param(["--what"], id="no such option"),
    ],
)
def test_a_mistake_in_the_words_ends_with_2(desk: Desk, words: list[str]) -> None:
    done = CliRunner().invoke(main, ["sync", "--state", str(desk.folder / "state"), *words])
    assert done.exit_code == 2, done.output


def test_a_board_without_a_server_ends_with_a_code_of_its_own_that_the_unit_takes_for_well_done(desk: Desk) -> None:
    (desk.folder / "board.yaml").write_text(f"id: {BOARD}\n")
    words = ["sync", "--state", str(desk.folder / "state"), "--board", str(desk.folder / "board.yaml")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 3, done.output
    unit = (Path(__file__).parents[2] / "systemd" / "ledplayer-sync.service").read_text()
    assert "\nSuccessExitStatus=3\n" in unit


def test_a_root_that_is_not_there_is_said(desk: Desk) -> None:
    (desk.folder / "root.json").unlink()
    assert codes(desk.turns().turn()) == ["sync-no-root"]


def test_another_sync_at_work_is_no_failure(desk: Desk) -> None:
    store = Store(desk.folder / "store")
    store.open()
    (said,) = desk.turns().turn()
    assert (said.code, said.has_failed) == ("store-in-use", False)
    store.close()


def test_a_terminal_sees_a_bar_and_a_sentence(desk: Desk) -> None:
    other, terminal = pty.openpty()
    whole = [sys.executable, "-m", "ledplayer", "sync", *desk.words, "--language", "en"]
    with subprocess.Popen(whole, stdout=terminal, stderr=terminal, stdin=terminal) as process:
        os.close(terminal)
        seen = b""
        try:
            while part := os.read(other, 4096):
                seen += part
        except OSError:
            pass  # so a terminal ends
        assert process.wait(30) == 0
    os.close(other)
    assert b"100%" in seen
    assert b"is there, whole" in seen
    assert b"INFO" not in seen


# When a light poll is enough


def test_a_turn_that_finds_nothing_asks_once(desk: Desk) -> None:
    sync = desk.turns()
    assert codes(sync.turn()) == ["sync-new"]
    del desk.serving.paths[:]
    assert codes(sync.turn()) == ["sync-nothing-new"]
    assert desk.serving.paths == ["metadata/timestamp.json"]
    assert codes(sync.turn(at_once=True)) == ["sync-nothing-new"]
    assert len(desk.serving.paths) == 3


def changed_board(desk: Desk) -> None:
    desk.write("hours: 06:00-22:00\n")


def changed_root(desk: Desk) -> None:
    (desk.folder / "root.json").write_bytes(desk.site.first_root)


def broken_object(desk: Desk) -> None:
    (desk.folder / "state" / "broken.json").write_text(json.dumps({"objects": ["a" * 64]}))


def lost_pointer(desk: Desk) -> None:
    (desk.folder / "store" / "current.json").unlink()


def lost_memory(desk: Desk) -> None:
    (desk.folder / "store" / "poll.json").write_bytes(b"{")


def a_day_later(desk: Desk) -> None:
    learnt = desk.known()
    learnt["full_ms"] = int(str(learnt["full_ms"])) - 24 * 3600 * 1000
    Store(desk.folder / "store").save("poll.json", learnt)


def clock_set_back(desk: Desk) -> None:
    learnt = desk.known()
    learnt["full_ms"] = int(str(learnt["full_ms"])) + 3600 * 1000
    Store(desk.folder / "store").save("poll.json", learnt)


def something_was_wrong(desk: Desk) -> None:
    Store(desk.folder / "store").save("poll.json", desk.known() | {"told": "server-slow"})


def signed_anew(desk: Desk) -> None:
    desk.site.resign()


def nonsense(desk: Desk) -> None:
    Store(desk.folder / "store").save("poll.json", desk.known() | {"files": 7, "address": ["x"]})


@pytest.mark.parametrize(
    "change",
    [
        changed_board,
        changed_root,
        broken_object,
        lost_pointer,
        lost_memory,
        a_day_later,
        clock_set_back,
        something_was_wrong,
        signed_anew,
        nonsense,
    ],
)
def test_a_light_poll_is_not_enough_after(desk: Desk, change: object) -> None:
    desk.turns().turn()
    assert is_unchanged(desk.words)
    manifest = desk.on_air()
    change(desk)  # type: ignore[operator] # one of the above
    assert not is_unchanged(desk.words)
    desk.turns().turn()
    assert desk.on_air() == manifest
    assert is_unchanged(desk.words)


def test_other_words_are_another_question(desk: Desk) -> None:
    desk.turns().turn()
    assert not is_unchanged([*desk.words, "--now"])
    assert not is_unchanged([])


def test_an_object_that_is_broken_is_fetched_again_and_one_that_is_not_is_left(desk: Desk) -> None:
    desk.turns().turn()
    film = Store(desk.folder / "store").place(next(iter(desk.site.files)).rpartition("/")[2])
    objects = sorted(path for path in (desk.folder / "store").glob("objects/*/*") if path.stat().st_size > 10_000)
    film, other = objects[:2]
    good = film.read_bytes()
    film.write_bytes(b"X" + good[1:])
    (desk.folder / "state" / "broken.json").write_text(json.dumps({"objects": [film.name, other.name]}))
    del desk.serving.paths[:]
    desk.turns().turn()
    assert film.read_bytes() == good
    assert [path.rpartition("/")[2] for path in desk.serving.paths if "objects/" in path] == [film.name]


def test_a_release_that_waits_for_the_night_is_not_pulled_before(desk: Desk) -> None:
    desk.turns().turn()
    now = datetime.now()
    begin = (now.hour * 60 + now.minute + 120) % (24 * 60)
    desk.write(f"download: {begin // 60:02}:{begin % 60:02}-{(begin // 60 + 1) % 24:02}:{begin % 60:02}\n")
    desk.site.release(NEW)
    assert codes(desk.turns().turn()) == ["sync-waits"]
    del desk.serving.paths[:]
    assert is_unchanged(desk.words)
    assert desk.serving.paths == ["metadata/timestamp.json"]
    learnt = desk.known()
    assert 118 * 60e3 < int(str(learnt["again_ms"])) - int(str(learnt["full_ms"])) <= 121 * 60e3
    Store(desk.folder / "store").save("poll.json", learnt | {"again_ms": 1})
    assert not is_unchanged(desk.words)
    assert codes(desk.turns().turn(at_once=True)) == ["sync-new"]


def test_a_release_that_the_player_refused_is_said_and_left(desk: Desk) -> None:
    desk.turns().turn()
    old = desk.on_air()
    new = desk.site.release(NEW)
    desk.turns().turn()
    verdict = {"manifest": new, "verdict": "refused", "before": old}
    (desk.folder / "state" / "verdict.json").write_text(json.dumps(verdict))
    said = desk.turns().turn(at_once=True)
    assert codes(said) == ["sync-refused"]
    assert said[0].has_failed
    assert is_unchanged(desk.words)


class SetClock(Clock):
    """A machine that believes what it is told."""

    def __init__(self, at: datetime) -> None:
        super().__init__(synchronised=lambda: False)
        self.at = at

    def system_ms(self) -> int:
        return round(self.at.timestamp() * 1000)

    def read(self):  # type: ignore[no-untyped-def] # as it is
        from ledplayer.clock import Instant

        return Instant(wall_ms=None if self.state == "unknown" else self.system_ms(), mono=0.0)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(datetime(1970, 1, 1, tzinfo=UTC), "sync-new", id="1970: unknown, nothing runs out"),
        pytest.param(datetime(2026, 1, 2, tzinfo=UTC), "sync-new", id="the build date"),
        pytest.param(datetime(2038, 1, 19, tzinfo=UTC), "trust-expired", id="2038"),
    ],
)
def test_a_clock_that_is_wrong(desk: Desk, at: datetime, expected: str) -> None:
    assert codes(desk.turns(SetClock(at)).turn()) == [expected]


def test_what_was_signed_later_proves_a_clock_wrong(desk: Desk) -> None:
    desk.turns().turn()
    clock = SetClock(datetime(2026, 2, 1, tzinfo=UTC))
    assert clock.state == "plausible"
    desk.turns(clock).turn(at_once=True)
    assert clock.state == "unknown"


def test_the_time_of_a_thief_goes_with_his_key(desk: Desk) -> None:
    clock = SetClock(NOW + timedelta(minutes=10))
    sync, thief = desk.turns(clock), desk.site.copy()
    thief.now += timedelta(days=20_000)
    thief.resign("targets")
    desk.serving.site = thief
    sync.turn(at_once=True)
    sync.turn(at_once=True)
    assert clock.state == "unknown"
    desk.site.rotate()
    desk.serving.site = desk.site
    sync.turn(at_once=True)
    sync.turn(at_once=True)
    assert clock.state == "plausible"


def test_an_office_whose_clock_is_a_little_ahead_proves_nothing(desk: Desk) -> None:
    desk.turns().turn()
    clock = SetClock(NOW - timedelta(minutes=10))
    desk.turns(clock).turn(at_once=True)
    assert clock.state == "plausible"


@pytest.mark.parametrize(
    ("days", "expected", "severity"),
    [
        pytest.param(2, ["sync-nothing-new"], "info", id="signed the day before yesterday"),
        pytest.param(4, ["sync-nothing-new", "sync-stale"], "warning", id="for four days nothing"),
        pytest.param(61, ["sync-nothing-new", "sync-stale-long"], "error", id="for two months nothing"),
    ],
)
def test_an_office_that_does_not_sign_any_more_is_told_once_and_so_is_its_end(
    desk: Desk, days: int, expected: list[str], severity: str
) -> None:
    clock = SetClock(NOW)
    sync = desk.turns(clock)
    sync.turn()
    before = desk.on_air()
    clock.at += timedelta(days=days)
    said = sync.turn(at_once=True)
    assert codes(said) == expected
    assert (said[-1].severity, said[-1].has_failed) == (severity, False)
    again = desk.turns(clock).turn(at_once=True)
    assert (codes(again), again[-1].is_edge) == (expected, False)
    assert desk.on_air() == before
    desk.site.now += timedelta(days=days)
    desk.site.resign()
    ended = sync.turn(at_once=True)
    assert "sync-well-again" in codes(ended) or days == 2
    assert not {"sync-stale", "sync-stale-long"} & set(codes(ended))


# Again and again


def test_turns_come_again_with_pauses_that_differ_and_grow_while_they_fail() -> None:
    turns = Turns(300)
    assert turns.is_due(0.0)
    pauses = []
    for failed in (False, True, True, True, True, True, False):
        turns.had(1000.0, has_failed=failed)
        pauses.append(turns.due - 1000.0)
    assert 270 <= pauses[0] <= 330
    assert 450 <= pauses[1] <= 750
    assert 900 <= pauses[2] <= 1500
    assert 2700 <= pauses[5] <= 4500
    assert 270 <= pauses[6] <= 330


class Running(Clock):
    """A clock that waiting moves on, until it is enough."""

    def __init__(self, length_s: float) -> None:
        super().__init__()
        self.mono, self.length_s = 0.0, length_s

    def read(self):  # type: ignore[no-untyped-def] # as it is
        from ledplayer.clock import Instant

        return Instant(wall_ms=0, mono=self.mono)

    def wait(self, until: float, files: object = ()) -> None:
        self.mono = until
        if until > self.length_s:
            raise KeyboardInterrupt


def test_a_turn_that_breaks_is_logged_and_the_next_one_comes(caplog: pytest.LogCaptureFixture) -> None:
    had: list[float] = []
    clock = Running(1000)

    def turn() -> bool:
        had.append(clock.mono)
        if len(had) == 2:
            raise RuntimeError("a bug of ours")
        return True

    with pytest.raises(KeyboardInterrupt):
        command.again(turn, 60, clock)
    assert 12 <= len(had) <= 20
    assert "a bug of ours" in caplog.text


@pytest.mark.parametrize(
    ("written", "minute", "open_", "opens"),
    [
        ("22:00-05:00", 21 * 60 + 59, False, 1),
        ("22:00-05:00", 22 * 60, True, 24 * 60),
        ("22:00-05:00", 0, True, 22 * 60),
        ("22:00-05:00", 5 * 60, False, 17 * 60),
        ("01:00-02:00, 12:00-13:00", 3 * 60, False, 9 * 60),
        ("", 77, True, 1),
    ],
)
def test_the_hours_of_downloading(written: str, minute: int, open_: bool, opens: int) -> None:
    assert is_open(hours(written), minute) is open_
    assert opens_in(hours(written), minute) == opens


def test_a_server_of_the_command_line_goes_before_the_boards(desk: Desk) -> None:
    other = FakeSite(now=NOW)
    new = other.release(NEW)
    with served(other) as serving:
        assert desk.sync("--server", serving.address + "/").returncode == 0
    assert desk.on_air() == new
