"""What the player does about once a second beside playing."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ledplayer.core.lineup import Piece
from ledplayer.play.chores import healing
from ledplayer.play.plan_files import PlanFiles
from ledplayer.play.programme import Programme
from ledplayer.status.deaths import HEAL_S, Limit
from ledplayer.status.register import Register
from tests.play.fakes import BOARD, FakeClock


@dataclass
class Picture:
    """Stands in for stage, scene and pulse: whether the picture stands, and what is wrong with it."""

    changed_mono: float | None = 1.0
    fault: str = ""
    scene: Any = field(init=False)
    pulse: Any = field(init=False)

    def __post_init__(self) -> None:
        self.scene = self.pulse = self


@pytest.mark.parametrize(
    ("picture", "heals"),
    [
        pytest.param(Picture(), True, id="it stands"),
        pytest.param(Picture(fault="display-unplugged"), True, id="nobody sees it, for a cable"),
        pytest.param(Picture(fault="frozen-film"), False, id="it is frozen"),
        pytest.param(Picture(changed_mono=None), False, id="it never came"),
    ],
)
def test_more_is_shown_again_after_good_minutes(tmp_path: Path, picture: Picture, heals: bool) -> None:
    clock, programme = FakeClock(), Programme(PlanFiles(tmp_path), BOARD)
    for _ in range(4):
        register = Register(tmp_path, "boot")
        register.begin(clock.now.mono, asked_s=-1e9, blames=True)
        register.on(Piece(kind="text", length_ms=1, playlist="a.yaml", text="Chào"))
    programme.go_round(register.deaths)
    tend = healing(register, programme, picture, picture, lambda: clock.now.mono)  # type: ignore[arg-type]
    for _ in range(int(HEAL_S) + 1):
        assert programme.deaths.limit == Limit.ITEMS
        tend(clock.read())
        clock.sleep(1)
    assert (programme.deaths.limit == Limit.NOTHING) is heals
