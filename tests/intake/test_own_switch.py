"""The switch at the board itself."""

from pathlib import Path

import pytest

from ledplayer.intake.own_switch import OFF_AIR, OwnSwitch, Thrown, clear, throw
from tests.intake.desk import Desk

WHO = Thrown(by="kỹ thuật", since="25/11/2026 23:30")


def test_it_is_seen_and_so_is_its_end(tmp_path: Path) -> None:
    switch = OwnSwitch(tmp_path)
    assert switch.thrown is None
    throw(tmp_path, WHO)
    assert (switch.look(), switch.look(), switch.thrown) == (True, False, WHO)
    assert clear(tmp_path)
    assert (switch.look(), switch.thrown) == (True, None)
    assert not clear(tmp_path)


def test_it_outlasts_a_restart(tmp_path: Path) -> None:
    throw(tmp_path, WHO)
    assert OwnSwitch(tmp_path).thrown == WHO


@pytest.mark.parametrize("torn", [b"", b"{", b"null", b"[]", b'{"by": 1}', b"\xff", b"[" * 100_000])
def test_however_it_is_torn_it_counts(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / OFF_AIR).write_bytes(torn)
    assert OwnSwitch(tmp_path).thrown == Thrown(by="?", since="?")


def test_it_takes_the_board_off_the_air_and_says_who_and_since_when(desk: Desk) -> None:
    desk.write("playlists/a.yaml", "chien_dich: A\nnoi_dung:\n  - chu: Chào\n")
    desk.run()
    assert desk.texts() == ["Chào"]
    throw(desk.state, WHO)
    desk.clock.advance(2)
    desk.run()
    assert desk.plan.segments[0].rung == "off"
    assert desk.intake
    told = {problem.code: problem.values for _, problem in desk.intake.editor.problems}
    assert told["off-air-here"] == {"who": WHO.by, "since": WHO.since}
    clear(desk.state)
    desk.clock.advance(2)
    desk.run()
    assert desk.texts() == ["Chào"]
