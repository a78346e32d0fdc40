"""A film goes on while a USB stick is plugged in and pulled out, and the notice comes and goes over it."""

import os
from collections.abc import Iterator

import pytest

from ledplayer.core.plan_file import decode
from tests.bench.screen import missing
from tests.intake.usb import HAS_LOOPS, WHY
from tests.system.frames import in_turns, worse
from tests.system.installer import Installer, installer, lacks

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing() or lacks()), reason=missing() or lacks()),
    pytest.mark.skipif(not HAS_LOOPS, reason=WHY),
    pytest.mark.skipif(not os.path.isdir("/media"), reason="needs a folder /media"),
    pytest.mark.xdist_group("system"),
]

STRETCH_S = 1.5
ROUNDS = range(2, 5)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installer]:
    with installer(tmp_path_factory.mktemp("installer")) as board:
        yield board


def test_no_frame_is_lost_while_a_stick_comes_and_goes_and_what_it_brought_stays(board: Installer) -> None:
    figures = in_turns({"stick": board.with_a_stick}, board.harm_percent, stretch_s=STRETCH_S, rounds=ROUNDS, most=0.0)
    assert not worse(figures, 0.0), figures
    assert not board.has_notice
    plan = decode((board.stage.state / "plan.json").read_bytes())
    assert {piece.what for piece in plan.pieces} >= {"film.mp4", "one.png", "two.png"}
    assert [line for line in board.log if "WARNING" in line or "ERROR" in line] == []


def test_the_notice_leaves_by_itself_when_intake_has_died(board: Installer) -> None:
    with board.with_a_stick(), board.with_intake_stopped():
        board.wait_for(lambda: not board.has_notice, 40.0)
