"""How a board is judged: a table of what came of it, and what is said; never better than it proves."""

from dataclasses import dataclass, replace

import pytest

from ledplayer.core.model import Board
from ledplayer.status.access_log import Seen
from ledplayer.status.access_log import State as Verdict
from ledplayer.status.beacon import Beacon, Trouble
from ledplayer.status.boards.gathered import MOST_BOARDS, Gathered
from ledplayer.status.boards.heard import Heard
from ledplayer.status.boards.standing import Judge, Standing
from tests.status.boards.made import MINUTE_MS, NOW_MS, jpeg

WELL = Beacon(name="Xã A", rung="open", campaigns=("Tết",), release="9f86d081")
ILL = replace(WELL, colour="amber", problems=(Trouble(event="E214", say="Mất thư mục."),))


def said(minutes_ago: int, beacon: Beacon | None = WELL, **more: object) -> Heard:
    return replace(Heard(at_ms=NOW_MS - minutes_ago * MINUTE_MS, board="a", beacon=beacon), **more)  # type: ignore[arg-type]


def polled(minutes_ago: int, proof: str = "", state: Verdict = "good") -> Seen:
    at_ms = NOW_MS - minutes_ago * MINUTE_MS
    return Seen(at_ms=at_ms, board="a", version="0.1.0", release="9f86d081", state=state, proof=proof)


def standing(*lines: Heard | Seen, listed: tuple[Board, ...] = (), **judge: object) -> Standing:
    gathered = Gathered(listed)
    for line in lines:
        if isinstance(line, Heard):
            gathered.hear(line)
        else:
            gathered.see(line)
    (traces,) = gathered.boards()
    return Judge(NOW_MS, "en", **judge).standing(traces)  # type: ignore[arg-type]


#: Every 5 minutes for a day, and proof that it shows something.
POLLS = [polled(minute, f"{minute // 60:08x}") for minute in range(1440, 0, -5)]
#: The same without a proof that changes.
SAME = [polled(minute, "60303ae2") for minute in range(1440, 0, -5)]


@dataclass(frozen=True)
class Case:
    name: str
    lines: list[Heard | Seen]
    state: str
    colour: str
    words: str = ""


CASES = [
    Case("it told that all is well", [said(12)], "alive", "green"),
    Case("it told what is wrong", [said(12, ILL)], "alive", "amber", "Mất thư mục."),
    Case("its hourly line is a little late", [said(69)], "alive", "green"),
    Case("its hourly line does not come", [said(71)], "silent", "red", "Nothing was heard"),
    Case("it was told to end", [said(3, replace(WELL, is_stopped=True))], "stopped", "red", "told to end"),
    Case("stopped and started again", [said(3, replace(WELL, is_stopped=True)), said(2)], "alive", "green"),
    Case("killed, while its sync goes on", [said(90), said(2, None, part="sync")], "silent", "red", "computer runs"),
    Case("killed, while its polls go on", [said(90), *POLLS], "silent", "red", "computer runs"),
    Case("lines of its player without a state", [said(90), said(2, None)], "silent", "red"),
    Case("an error since its last state", [said(9), said(2, None, priority=3, text="E9")], "alive", "amber", "E9"),
    Case("an error, and a state since", [said(9, None, priority=3, text="E9"), said(2)], "alive", "green"),
    Case("told, but it asks the server no more", [polled(300), said(2)], "alive", "amber", "not asked"),
    Case("polls, and proof of play goes on", [*POLLS], "alive", "green"),
    Case("polls, and no proof of play", [polled(minute) for minute in range(60, 0, -5)], "alive", "amber", "proves"),
    Case("polls, and its proof stands still", SAME, "alive", "amber", "proves"),
    Case("polls that ceased", POLLS[:-4], "silent", "red", "not asked"),
    Case("one pause missed is none", POLLS[:-2], "alive", "green"),
    Case("rare polls have time", [polled(m, f"{m:08x}") for m in (200, 150, 100, 50)], "alive", "green"),
    Case("a refused release", [*POLLS, polled(0, "1", "refused")], "alive", "amber", "refused"),
    Case("a clock that is ahead", [said(-60, by_ms=NOW_MS - 5 * MINUTE_MS)], "alive", "amber", "ahead"),
    Case("ahead, and long dead", [said(-60, by_ms=NOW_MS - 80 * MINUTE_MS)], "silent", "red", "ahead"),
    Case(
        "a clock that is behind",
        [said(180, by_ms=NOW_MS - MINUTE_MS, is_last=True)],
        "silent",
        "red",
        "its clock is behind",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_board_stands_as_its_traces_prove(case: Case) -> None:
    found = standing(*case.lines)
    assert (found.state, found.colour) == (case.state, case.colour)
    assert case.words in " ".join(one.say for one in found.problems)
    assert found.is_old is (found.state != "alive")
    if found.colour != "green":
        assert found.problems


def test_a_board_of_the_list_that_nothing_was_heard_of_is_told() -> None:
    found = standing(listed=(Board(id="xa-b", name="Xã B"),), has_list=True)
    assert (found.id, found.name, found.state, found.colour) == ("xa-b", "Xã B", "never", "red")


def test_a_board_that_no_list_names_is_told_to_be_a_stranger() -> None:
    found = standing(said(1), has_list=True)
    assert not found.is_listed
    assert found.colour == "amber"


def test_a_board_is_one_however_its_id_is_typed() -> None:
    found = standing(said(1), replace(polled(1), board="A"), listed=(Board(id="A", name="Tên"),), has_list=True)
    assert (found.id, found.name, found.is_listed) == ("A", "Tên", True)


#: Who spoke when, minutes ago, in the order of arrival: computer and start.
ONE, ANOTHER = "1" * 32, "2" * 32


@pytest.mark.parametrize(
    ("lines", "are_two"),
    [
        pytest.param([(60, ONE, "a"), (50, ANOTHER, "b"), (40, ONE, "a")], True, id="in turns"),
        pytest.param([(60, ONE, "a"), (40, ONE, "a"), (50, ANOTHER, "b"), (30, ANOTHER, "b")], True, id="by two ways"),
        pytest.param([(60, ONE, "a"), (50, ONE, "b"), (40, ONE, "a")], True, id="a copied card"),
        pytest.param([(60, ONE, "a"), (50, ONE, "a"), (40, ANOTHER, "b"), (30, ANOTHER, "b")], False, id="a new one"),
        pytest.param([(60, ONE, "a"), (50, ONE, "b"), (40, ONE, "c")], False, id="started again"),
        pytest.param([(40, ONE, "a"), (60, ONE, "b"), (30, ONE, "b")], False, id="its clock went back at a start"),
        pytest.param([(60, ONE, "a"), (50, ONE, "b"), (60, ONE, "a"), (50, ONE, "b")], False, id="sent once more"),
        pytest.param([(60, "", ""), (50, "", "")], False, id="nobody tells"),
    ],
)
def test_two_computers_of_one_name_are_told(lines: list[tuple[int, str, str]], are_two: bool) -> None:
    found = standing(*(said(minutes, machine=machine, boot=boot) for minutes, machine, boot in lines))
    assert any("More than one computer" in one.say for one in found.problems) is are_two


def test_since_when_it_is_silent_is_its_players_last_word() -> None:
    assert standing(said(90), said(2, None, part="sync"), *POLLS).last_ms == NOW_MS - 90 * MINUTE_MS


def test_the_newest_release_is_the_one_that_the_site_has_for_it() -> None:
    assert standing(said(1), newest={"a": "9f86d081"}).is_newest is True
    behind = standing(said(1), newest={"a": "aaaaaaaa"})
    assert behind.is_newest is False
    assert "aaaaaaaa" in behind.problems[0].say
    assert standing(said(1)).is_newest is None


def test_its_picture_is_the_newest_that_is_one() -> None:
    red, blue = jpeg((255, 0, 0)), jpeg((0, 0, 255))
    found = standing(said(9, picture=red), said(5, picture=blue), said(2))
    assert (found.picture, found.picture_ms) == (blue, NOW_MS - 5 * MINUTE_MS)
    assert standing(said(9, picture=b"<svg/>")).picture == b""


def test_made_up_names_take_no_more_room_than_there_is() -> None:
    gathered = Gathered([Board(id="own")])
    for number in range(MOST_BOARDS + 500):
        gathered.see(replace(polled(1), board=f"x{number}"))
    assert len(gathered.boards()) == MOST_BOARDS
    assert gathered.left_out == 501
    assert gathered.boards()[0].id == "own"


def test_an_older_log_given_after_a_newer_one_makes_nothing_older() -> None:
    found = standing(*POLLS, polled(2000, "1"), polled(1990, "2"))
    assert found.last_ms == NOW_MS - 5 * MINUTE_MS
