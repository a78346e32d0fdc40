"""A player that dies, hangs, or dies again and again is on air again (Show 1)."""

import time

from tests.machine.player import back_after, noted, on_air, status
from tests.machine.tree import Machine, wait

#: Within how many seconds it is back, by the issue.
AFTER_DEATH_S, AFTER_HANG_S = 5.0, 25.0
#: What one look costs: the machine is asked through two commands.
LOOK_S = 1.0


def test_a_player_that_is_killed_is_on_air_again_within_five_seconds(board: Machine) -> None:
    pid = on_air(board, 40)["pid"]
    board.run("systemctl kill --kill-whom=main -s KILL ledplayer")
    took_s = back_after(board, pid, 30)
    noted("kill -9 of the player, back on air after s", took_s)
    assert took_s <= AFTER_DEATH_S + LOOK_S


def test_a_player_that_hangs_is_brought_back_by_the_watchdog(board: Machine) -> None:
    pid = on_air(board, 40)["pid"]
    time.sleep(3)
    board.run("systemctl kill --kill-whom=main -s STOP ledplayer")
    took_s = back_after(board, pid, 60)
    noted("SIGSTOP of the player, back on air after s", took_s)
    assert took_s <= AFTER_HANG_S + LOOK_S


def test_a_player_that_dies_again_and_again_shows_only_the_built_in_card_in_the_end(board: Machine) -> None:
    pid = on_air(board, 40)["pid"]
    for _ in range(8):
        board.run("systemctl kill --kill-whom=main -s SEGV ledplayer")
        back_after(board, pid, 30)
        pid = status(board)["pid"]
    assert wait(lambda: status(board), 10, "nothing is shown")["on_air"]["rung"] == "card"
    said = board.run("journalctl -u ledplayer --no-pager -o cat").stdout
    noted("what is said of deaths", "\n".join(line for line in said.splitlines() if line.startswith("E1"))[-600:])
