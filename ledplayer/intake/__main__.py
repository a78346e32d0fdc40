"""`python -m ledplayer.intake`: the player's child process that brings content in."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from ledplayer.clock import Clock
from ledplayer.intake.process import Intake
from ledplayer.intake.telling import Telling
from ledplayer.intake.wishes import Wishes
from ledplayer.log import voice
from ledplayer.log.begin import Log, begin
from ledplayer.run_folder import make_run_folder
from ledplayer.status.machine import Machine, ask_machine, vcgencmd
from ledplayer.status.proof.keeper import LOOK_S, Keeper

#: Below the makers of what is on air, which are at 10; its own makers come last of all.
NICENESS = 15
#: Where memory runs out, intake goes before the player, which is better off than others by what its unit says; makers
#: go before both.
OOM_SCORE = "300"
#: How often the log says what it held back, in seconds.
TEND_S = 30
#: How often what is wrong is handed over where it has changed, and what the machine says, in seconds.
PROBLEMS_S, MACHINE_S = 1, 30


def main(words: Sequence[str] | None = None) -> None:
    """Run until standard input ends."""
    parser = argparse.ArgumentParser(prog="python -m ledplayer.intake", description=__doc__)
    parser.add_argument("--state", type=Path, required=True, help="state folder, shared with the player")
    parser.add_argument(
        "--content", type=Path, nargs="*", action="extend", default=[], help="content folders, in order"
    )
    parser.add_argument("--board", help="a board's file, or its id in boards.yaml")
    parser.add_argument("--store", type=Path, help="the content server's store")
    parser.add_argument("--root", type=Path, help="the installed root of trust")
    parser.add_argument("--clock-offset", type=float, default=0.0, help="seconds added to the wall clock")
    parser.add_argument("--clock-rate", type=float, default=1.0, help="how fast the clock runs")
    parser.add_argument("--language", choices=("vi", "en"), default="vi", help="of what is logged")
    asked = parser.parse_args(words)
    os.nice(NICENESS)
    with suppress(OSError):  # no such file; or it is above that already, which nobody may take back
        Path("/proc/self/oom_score_adj").write_text(OOM_SCORE)
    wishes = Wishes(
        state=asked.state.absolute(),
        content=[folder.absolute() for folder in asked.content],
        board=asked.board,
        alive=sys.stdin.fileno(),
        heart=sys.stdout.fileno(),
        store=asked.store.absolute() if asked.store else None,
        root=asked.root.absolute() if asked.root else None,
    )
    clock = Clock(offset_s=asked.clock_offset, rate=asked.clock_rate, floor_ms=0)
    log = begin("intake", folder=wishes.state, language=asked.language, mono=lambda: clock.read().mono)
    intake = Intake(wishes, clock)
    attend(intake, wishes.state, log, ask=lambda: ask_machine(wishes.state, firmware=vcgencmd))
    intake.run()


def attend(
    intake: Intake, state: Path, log: Log, *, ask: Callable[[], Machine], mono_s: Callable[[], float] = time.monotonic
) -> None:
    """Have it do what goes along with content: keep the proof of play, tell what is wrong, speak as its board.

    Args:
        ask: Looks at the machine.
        mono_s: The machine's own monotonic clock.
    """
    clock, editor = intake.clock, intake.editor
    intake.jobs.every(TEND_S, log.tend)
    with suppress(OSError):  # the player has said so
        keeper = Keeper(state, Path(make_run_folder(str(state))), lambda: clock.read().wall_ms, rate=clock.rate)
        keeper.tend()  # before there is a new plan
        intake.jobs.every(LOOK_S, keeper.tend)
    telling = Telling(
        state,
        lambda: editor.told.by_source,
        lambda: clock.read().wall_ms,
        ask,
        mono_s=mono_s,
        system_ms=clock.system_ms,
    )
    telling.tell_machine()
    intake.jobs.every(PROBLEMS_S, telling.tell_problems)
    intake.jobs.every(MACHINE_S, telling.tell_machine)
    voice.speak_for(lambda: editor.board.id, lambda: editor.now().isoformat(" ", "seconds"))


if __name__ == "__main__":
    main()
