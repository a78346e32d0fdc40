"""Thirty days of a board, and what was planted in them: the account is what the plan says, but for that."""

import hashlib
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from ledplayer.core.played import Account, Stretch, Witness
from ledplayer.status.proof.block import FIRST_HEAD
from ledplayer.status.proof.card import files
from ledplayer.status.proof.keeper import HEAD
from tests.status.proof.board import DAY, HOUR, MINUTE, MONDAY, SECOND, VIETNAM, Board, at, due_by_plan

DAYS = 30
#: A stop by hand, a death of the player, a power cut and a night without power, each to the second.
STOPPED = at(4, 9, 12, 7), at(4, 11, 40, 41)
KILLED = at(9, 14, 2, 33), at(9, 14, 2, 36)
CUT = at(15, 10, 8, 21), at(15, 12, 31, 5)
DARK = at(22, 17, 44, 59), at(25, 7, 0, 1)
#: Of the card, what is there of the quarter of an hour in which the power went.
ON_CARD = {CUT: at(15, 10, 0), DARK: at(22, 17, 30)}


class Month:
    """A board after thirty days."""

    def __init__(self, folder: Path) -> None:
        self.board = board = Board(folder, at(0))
        board.step_ms, board.look_ms = 55 * SECOND, 5 * MINUTE
        self.seen: list[Witness] = []
        board.make_plans()
        board.start()
        self.play(STOPPED[0])
        board.stop().wait(STOPPED[1]).start()
        self.play(KILLED[0])
        board.kill().wait(KILLED[1]).start()
        for cut in (CUT, DARK):
            self.play(cut[0])
            board.cut_power().wait(cut[1]).start()
        self.play(at(DAYS))
        board.stop()

    def play(self, until_ms: int) -> None:
        """Play, with a poll every three hours that the office sees."""
        board = self.board
        while board.wall_ms < until_ms:
            board.play(min(until_ms, board.wall_ms + 3 * HOUR))
            self.seen.append(Witness(at_ms=board.wall_ms, head=(board.run / HEAD).read_text()[:8]))

    def account(self, *witnesses: Witness) -> Account:
        return self.board.account(0, DAYS, *witnesses)


@pytest.fixture(scope="module")
def month() -> Iterator[Month]:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Month(Path(folder))


@pytest.fixture
def spoilt(month: Month) -> Iterator[Month]:
    """One that may be spoilt: it is put right again afterwards."""
    kept = {path: path.read_bytes() for path in month.board.proof.iterdir()}
    yield month
    for path in month.board.proof.iterdir():
        path.unlink()
    for path, data in kept.items():
        path.write_bytes(data)


def test_the_account_is_what_the_plan_says_minus_the_outages_to_the_second(month: Month) -> None:
    due, due_ms, shown, shown_ms, partly = (Counter[tuple[int, str]]() for _ in range(5))
    outages = [STOPPED, KILLED, (ON_CARD[CUT], CUT[1]), (ON_CARD[DARK], DARK[1])]
    for what, begin, end in due_by_plan([MONDAY + timedelta(days=day) for day in range(DAYS)]):
        key = (begin - at(0)) // DAY, what
        due[key] += 1
        due_ms[key] += end - begin
        cut = sum(max(0, min(end, until) - max(begin, since)) for since, until in outages)
        shown_ms[key] += end - begin - cut
        if cut <= SECOND:
            shown[key] += 1
        elif cut < end - begin:
            partly[key] += 1
    rows = [row for row in month.account().rows if row.campaign]
    assert {((row.day - MONDAY).days, row.what): row.due for row in rows} == due
    assert {((row.day - MONDAY).days, row.what): row.due_ms for row in rows} == due_ms
    assert Counter({((row.day - MONDAY).days, row.what): row.shown for row in rows}) == shown
    assert {((row.day - MONDAY).days, row.what): row.partly for row in rows if row.partly} == partly
    off = {key: shown_ms[key] - row.shown_ms for row in rows for key in [((row.day - MONDAY).days, row.what)]}
    assert max(off.values()) <= SECOND, "a showing of which a second is missing is whole"
    assert min(off.values()) >= -SECOND
    assert not any(row.failed for row in rows)


def test_each_outage_is_named_with_its_times_and_the_quarter_before_a_power_cut_is_unproven(month: Month) -> None:
    stretches = month.account().stretches
    unproven = [
        part
        for cut, last in ON_CARD.items()
        for part in (
            Stretch(begin_ms=last, end_ms=last + 15 * MINUTE, why="unproven"),
            Stretch(begin_ms=last + 15 * MINUTE, end_ms=cut[1], why="off"),
        )
    ]
    named = [Stretch(begin_ms=since, end_ms=until, why="off") for since, until in (STOPPED, KILLED)]
    assert stretches == tuple(sorted([*named, *unproven], key=lambda one: one.begin_ms))


def test_what_was_due_in_the_unproven_quarter_is_said(month: Month) -> None:
    rows = month.account().rows
    unproven_ms = sum(row.unproven_ms for row in rows)
    assert unproven_ms == 2 * 15 * MINUTE, "something was due all the time"


def test_nothing_is_wrong_with_it_and_the_office_saw_the_same(month: Month) -> None:
    found = month.account(*month.seen)
    assert found.problems == ()
    assert found.board == "xa-long-hoa"
    assert found.since == MONDAY
    assert found.head[:8] == (month.board.run / HEAD).read_text()[:8]
    assert len(month.seen) > 200


def test_a_line_that_was_cut_is_found(spoilt: Month) -> None:
    (_, path) = files(spoilt.board.proof)[7]
    lines = path.read_bytes().splitlines(keepends=True)
    lines[40] = lines[40][:100] + b"\n"
    path.write_bytes(b"".join(lines))
    assert codes(spoilt.account()) == [("proof-line-changed", path.name, 41)]


def test_a_line_that_was_taken_out_is_found(spoilt: Month) -> None:
    (_, path) = files(spoilt.board.proof)[7]
    lines = path.read_bytes().splitlines(keepends=True)
    del lines[40]
    path.write_bytes(b"".join(lines))
    assert codes(spoilt.account()) == [("proof-line-missing", path.name, 41)]


def test_lines_that_changed_places_are_found(spoilt: Month) -> None:
    (_, path) = files(spoilt.board.proof)[7]
    lines = path.read_bytes().splitlines(keepends=True)
    lines[40], lines[41] = lines[41], lines[40]
    path.write_bytes(b"".join(lines))
    assert ("proof-line-missing", path.name, 41) in codes(spoilt.account())


@pytest.mark.parametrize("seed", range(20))
def test_a_line_that_was_changed_is_found_and_counts_for_nothing(spoilt: Month, seed: int) -> None:
    before = spoilt.account()
    random_ = random.Random(seed)
    (_, path) = random_.choice(list(files(spoilt.board.proof).values()))
    data = bytearray(path.read_bytes())
    place = random_.randrange(len(data) - 1)
    data[place] ^= 1 << random_.randrange(7)
    path.write_bytes(data)
    after = spoilt.account()
    assert {problem.place.file for problem in after.problems} >= {path.name}
    assert sum(row.shown_ms for row in after.rows) < sum(row.shown_ms for row in before.rows)


def test_a_day_that_was_taken_away_is_found(spoilt: Month) -> None:
    (day, path) = files(spoilt.board.proof)[12]
    path.unlink()
    found = spoilt.account()
    assert [(problem.code, problem.values["since"], problem.values["until"]) for problem in found.problems] == [
        ("proof-day-missing", "2026-08-13", "2026-08-15")
    ]
    assert day == "2026-08-14"
    assert Stretch(begin_ms=at(11), end_ms=at(12), why="unknown") in found.stretches


def test_a_day_that_was_taken_away_is_found_where_nobody_asks_for_more_than_that_day(spoilt: Month) -> None:
    (_, path) = files(spoilt.board.proof)[12]
    path.unlink()
    assert "proof-day-missing" in [problem.code for problem in spoilt.board.account(11, 12).problems]


def test_files_that_were_renumbered_over_a_missing_day_are_found(spoilt: Month) -> None:
    names = files(spoilt.board.proof)
    names[12][1].unlink()
    for number in range(13, max(names) + 1):
        day, path = names[number]
        path.rename(path.with_name(f"{number - 1:06}-{day}.jsonl"))
    assert "proof-file-strange" in [problem.code for problem in spoilt.account().problems]
    assert "proof-file-strange" in [problem.code for problem in spoilt.board.account(11, 12).problems]


def test_a_day_under_anothers_name_is_found(spoilt: Month) -> None:
    _, path = files(spoilt.board.proof)[12]
    path.rename(path.with_name("000012-2026-07-01.jsonl"))
    assert "proof-hole" in [problem.code for problem in spoilt.board.account(11, 12).problems]


def test_a_chain_that_was_computed_anew_looks_right_but_for_what_the_office_saw(spoilt: Month) -> None:
    compute_anew(spoilt.board, since=10)
    assert spoilt.account().problems == ()
    found = spoilt.account(*spoilt.seen).problems
    assert [problem.code for problem in found] == ["proof-witness-unknown"]
    assert found[0].values["when"] == "12/08/2026 08:40"


def test_days_taken_from_the_end_are_found_by_what_the_office_saw(spoilt: Month) -> None:
    for number, (_, path) in files(spoilt.board.proof).items():
        if number > 26:
            path.unlink()
    found = spoilt.account(*spoilt.seen).problems
    assert "proof-witness-unknown" in [problem.code for problem in found]


def codes(found: Account) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.place.file, problem.place.line) for problem in found.problems]


def compute_anew(board: Board, since: int) -> None:
    """What somebody could do who holds the card: give one day's showings to another day, and every hash anew."""
    names = files(board.proof)
    before = FIRST_HEAD
    for number, (_, path) in names.items():
        changed = []
        for line in path.read_bytes().splitlines():
            body = line[65:]
            if number >= since:
                body = body.replace(b'"boot":"boot0000"', b'"boot":"forged00"')
                if b'"prev":"' in body:
                    begin = body.index(b'"prev":"') + 8
                    body = body[:begin] + before.encode() + body[begin + 64 :]
            before = hashlib.sha256(before.encode() + body).hexdigest()
            changed.append(before.encode() + b" " + body)
        path.write_bytes(b"\n".join(changed) + b"\n")


def test_days_are_whole(month: Month) -> None:
    names = [day for day, _ in files(month.board.proof).values()]
    assert len(names) == len(set(names))
    assert all(one < other for one, other in pairwise(names))
    assert VIETNAM.utcoffset(None) == timedelta(hours=7)
