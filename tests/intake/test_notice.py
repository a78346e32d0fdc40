"""What is said on the board's edge of a stick, when, and how often."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledplayer.errors import Place, Problem
from ledplayer.intake.notice import AGAIN_S, LAST_S, NOTICE, PAUSE_S, STANDS_S, Notice
from ledplayer.intake.stick import Tally
from ledplayer.intake.sticks import Plug

ONE, OTHER = (Plug(mount=mount, device="8:17", point=Path("/media/x")) for mount in ("43", "44"))
BROKEN = Problem(severity="warning", code="usb-unreadable", place=Place(file="usb"))


@dataclass
class FakeStick:
    plug: Plug | None = ONE
    began_with: tuple[Plug, ...] = ()
    trouble: Problem | None = None
    turns: int = 0


def tally(good: int = 0, left: int = 0, bad: int = 0, *, is_whole: bool = True, campaigns: bool = True) -> Tally:
    return Tally(is_whole=is_whole, good=good, bad=bad, left=left, has_campaigns=campaigns)


class Edge:
    """A board's edge: what the player would read."""

    def __init__(self, state: Path) -> None:
        self.mono = 1000.0
        self.stick = FakeStick()
        self.written: list[tuple[str, float]] = []
        self._file = state / NOTICE
        self._notice = Notice(state, lambda: self.mono)

    def see(self, tally: Tally | None, after_s: float = PAUSE_S) -> str:
        """Some time later the stick stands so: the longest words of what is written by then."""
        self.mono += after_s
        before = self._file.stat().st_ino if self._file.exists() else 0
        self.stick.turns += 1
        self._notice.follow(self.stick, lambda: tally, "vi")  # type: ignore[arg-type] # a fake
        if not self._file.exists():
            return ""
        row = json.loads(self._file.read_bytes())
        words = (row["texts"] or [""])[0]
        if self._file.stat().st_ino != before:
            self.written.append((words, row["seconds"]))
        return str(words)

    def pull_out(self) -> str:
        self.stick.plug = None
        return self.see(None)


@pytest.fixture
def edge(tmp_path: Path) -> Iterator[Edge]:
    return Edge(tmp_path)


def test_from_plugging_in_to_pulling_out(edge: Edge):
    assert edge.see(tally(is_whole=False)) == "USB: đang đọc…"
    assert edge.see(tally(left=3)) == "USB: đang nhận 0/3 tệp…"
    assert edge.see(tally(good=1, left=2)) == "USB: đang nhận 1/3 tệp…"
    assert edge.see(tally(good=2, bad=1)) == "USB: đã nhận 2 tệp, 1 tệp lỗi – có thể rút ra"
    assert edge.pull_out() == ""
    assert [seconds for _, seconds in edge.written] == [STANDS_S] * 3 + [LAST_S, 0.0]


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        pytest.param(tally(good=12), "USB: đã nhận 12 tệp – có thể rút ra", id="all"),
        pytest.param(tally(good=12, bad=1), "USB: đã nhận 12 tệp, 1 tệp lỗi – có thể rút ra", id="some are faulty"),
        pytest.param(tally(), "USB: đã đọc xong – có thể rút ra", id="words alone"),
        pytest.param(
            tally(campaigns=False), "USB: không có nội dung nào cho bảng này – có thể rút ra", id="nothing for it"
        ),
    ],
)
def test_what_is_said_in_the_end(edge: Edge, seen: Tally, words: str):
    assert edge.see(seen) == words
    for _ in range(100):
        edge.see(seen)
    assert edge.written == [(words, LAST_S)], "once"


def test_pulled_out_too_early(edge: Edge):
    edge.see(tally(good=3, left=9))
    assert edge.pull_out() == "USB: đã rút ra khi mới nhận 3/12 tệp"
    for _ in range(100):
        edge.see(None)
    assert len(edge.written) == 2


def test_it_is_written_no_more_often_than_every_other_second(edge: Edge):
    for number in range(100):
        edge.see(tally(good=number, left=100 - number), after_s=0.1)
    assert len(edge.written) <= 10 / PAUSE_S + 1


def test_a_film_that_takes_long_is_told_again_before_its_time_is_over(edge: Edge):
    for _ in range(60):
        edge.see(tally(left=1), after_s=1.0)
    assert len(edge.written) == 60 / AGAIN_S
    assert AGAIN_S + 2 < STANDS_S


def test_one_that_does_not_read_is_told_so(edge: Edge):
    edge.stick.trouble = BROKEN
    assert edge.see(tally(is_whole=False)) == "USB: không đọc được, hãy thử USB khác"
    assert edge.pull_out() == ""


def test_one_without_a_content_folder_gets_no_word(edge: Edge):
    edge.stick.plug = None
    assert edge.see(None) == ""
    assert edge.written == []


def test_one_that_was_in_from_the_beginning_gets_a_word_only_when_something_is_taken_in(edge: Edge):
    edge.stick.began_with = (ONE,)
    edge.see(tally(is_whole=False))
    edge.see(tally(good=2))
    assert edge.written == []
    edge.see(tally(good=2, left=1))
    assert edge.see(tally(good=3)) == "USB: đã nhận 3 tệp – có thể rút ra"
    edge.pull_out()
    edge.stick.plug = OTHER
    assert edge.see(tally(good=1)) == "USB: đã nhận 1 tệp – có thể rút ra"


def test_the_same_stick_once_more_is_told_once_more(edge: Edge):
    edge.see(tally(good=2))
    edge.pull_out()
    edge.stick.plug = OTHER
    assert edge.see(tally(good=2)) == "USB: đã nhận 2 tệp – có thể rút ra"


def test_what_a_process_before_left_is_gone(tmp_path: Path):
    (tmp_path / NOTICE).write_text("{}")
    Edge(tmp_path)
    assert not (tmp_path / NOTICE).exists()


def test_a_disk_that_takes_nothing_costs_the_notice_only(edge: Edge, tmp_path: Path):
    (tmp_path / NOTICE).mkdir()
    edge._notice.follow(edge.stick, lambda: tally(good=1), "vi")  # type: ignore[arg-type] # a fake


def test_what_is_known_is_not_counted_again(edge: Edge):
    edge.see(tally(good=1))
    counted = []
    for _ in range(10):
        edge.mono += PAUSE_S
        edge._notice.follow(edge.stick, lambda: counted.append(1), "vi")  # type: ignore[arg-type, func-returns-value]
    assert counted == []
