"""The register of deaths, as one player after the other keeps it."""

import json
import logging
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ledplayer.core.lineup import Piece
from ledplayer.status.deaths import HEAL_S, Limit
from ledplayer.status.register import ASKED_S, REGISTER, Register

FILM = Piece(kind="video", length_ms=1000, playlist="a.yaml", what="a.mp4", sha256="ab" * 32)
TEXT = Piece(kind="text", length_ms=1000, playlist="a.yaml", number=2, what="Chào", text="Chào")
CARD = Piece(kind="card", length_ms=1000)


@dataclass
class Machine:
    """One run folder, and the players that were started on it."""

    run: Path
    now_s: float = 1000.0
    boot: str = "boot"
    blamed: list[str] = field(default_factory=list)

    def start(self, *, asked_s: float = -1e9, blames: bool = True, on: Piece | None = None) -> Register:
        self.now_s += 2
        register = Register(self.run, self.boot, self.blamed.append)
        register.begin(self.now_s, asked_s=asked_s, blames=blames)
        if on is not None:
            register.on(on)
        return register


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def codes(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.args[0].code for record in caplog.records]  # type: ignore[union-attr,index]


def test_a_player_that_dies_three_times_at_an_item_leaves_it_out(
    machine: Machine, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        limits = [machine.start(on=FILM).deaths.limit for _ in range(4)]
    assert limits == [Limit.NOTHING, Limit.NOTHING, Limit.NOTHING, Limit.ITEMS]
    assert codes(caplog) == ["player-died"] * 3 + ["deaths-item"]
    assert machine.blamed == [FILM.sha256]
    assert machine.start().deaths.leaves_out(FILM)


def test_each_step_is_said_once(machine: Machine, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        for _ in range(12):
            last = machine.start(on=CARD)
    said = [code for code in codes(caplog) if code != "player-died"]
    assert said == ["deaths-often", "deaths-fallback", "deaths-card"]
    assert last.deaths.limit == Limit.CARD
    assert machine.blamed == []


def test_one_that_was_told_to_end_is_no_death(machine: Machine) -> None:
    for _ in range(10):
        register = machine.start(on=FILM)
        register.end()
    assert machine.start().deaths.at_s == ()


def test_one_that_asked_to_be_started_again_is_no_death(machine: Machine) -> None:
    for _ in range(10):
        register = machine.start(on=FILM, asked_s=machine.now_s - 10)
    assert register.deaths.at_s == ()
    assert machine.start(asked_s=machine.now_s - ASKED_S).deaths.at_s


def test_another_boot_of_the_machine_is_no_death_and_forgets_them(machine: Machine) -> None:
    for _ in range(6):
        machine.start(on=FILM)
    machine.boot = "another"
    assert machine.start(on=FILM).deaths.limit == Limit.NOTHING
    machine.boot, machine.now_s = "", 5.0
    Register(machine.run, "", machine.blamed.append).begin(1e6, asked_s=0.0, blames=True)
    assert machine.start().deaths.at_s == (), "the clock of a machine that does not name its boots begins anew"


def test_what_was_on_at_the_death_is_what_was_told_last(machine: Machine) -> None:
    for _ in range(3):
        register = machine.start(on=FILM)
        register.on(TEXT)
    left_out = machine.start().deaths
    assert left_out.leaves_out(TEXT)
    assert not left_out.leaves_out(FILM)


def test_one_that_dies_before_anything_is_on_blames_nothing_of_the_one_before(machine: Machine) -> None:
    machine.start(on=FILM).end()
    for _ in range(5):
        register = machine.start()
    assert (register.deaths.limit, register.deaths.left_out) == (Limit.ITEMS, ())


def test_a_refused_release_is_to_blame_instead(machine: Machine) -> None:
    for _ in range(3):
        machine.start(on=FILM)
    assert not machine.start(blames=False).deaths.left_out


def test_good_minutes_show_more_again_and_say_so(machine: Machine, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(9):
        register = machine.start(on=FILM)
    with caplog.at_level(logging.INFO):
        caplog.clear()
        seen = [
            register.deaths.limit
            for second in range(int(3 * HEAL_S) + 10)
            if register.tend(machine.now_s + second, is_good=True)
        ]
    assert seen == [Limit.FALLBACK, Limit.ITEMS, Limit.NOTHING]
    assert codes(caplog) == ["deaths-fallback-again", "deaths-content-again", "deaths-over"]
    register.end()
    assert machine.start().deaths.limit == Limit.NOTHING, "it is kept"


@pytest.mark.parametrize(
    "torn",
    [
        b"",
        b"{",
        b"[]",
        b'{"boot": "boot"}',
        b'{"boot": "boot", "begun_s": 1, "is_open": true, "on": null, "deaths": {"limit": 9}}',
        b'{"boot": "boot", "is_open": true, "on": 1, "deaths": {}}',
        b"\xff",
    ],
)
def test_a_torn_register_is_begun_anew(machine: Machine, torn: bytes) -> None:
    (machine.run / REGISTER).write_bytes(torn)
    assert machine.start(on=FILM).deaths.at_s == ()
    assert len(machine.start().deaths.at_s) == 1


def test_a_folder_that_refuses_stops_nobody_and_is_told_once(
    machine: Machine, caplog: pytest.LogCaptureFixture
) -> None:
    register = Register(machine.run / "nowhere", "boot")
    with caplog.at_level(logging.INFO):
        register.begin(1.0, asked_s=0.0, blames=True)
        register.on(FILM)
        register.end()
    assert codes(caplog) == ["memory-not-written"]
    none = Register(None, "boot")
    none.begin(1.0, asked_s=0.0, blames=True)
    none.on(FILM)
    none.end()


def test_a_loop_of_two_items_writes_at_each_change_and_no_more(machine: Machine) -> None:
    register = machine.start()
    register.on(FILM)
    inode = (machine.run / REGISTER).stat().st_ino
    register.on(FILM)
    register.tend(machine.now_s, is_good=True)
    assert (machine.run / REGISTER).stat().st_ino == inode
    register.on(TEXT)
    assert json.loads((machine.run / REGISTER).read_text())["on"][3] == "Chào"
