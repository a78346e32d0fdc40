"""Whatever step fails, and wherever it is killed: whole files stand there, and the next start sets it right."""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from PIL import Image

from ledplayer.core.plan_file import decode
from tests.intake.desk import TEXT, Desk
from tests.intake.faults import at_step, die, fail

#: More than a first run makes.
MOST_STEPS = 300


def check(desk: Desk) -> None:
    """Every name that is read is whole."""
    for file in desk.state.glob("plan*.json"):
        decode(file.read_bytes())
    for page in desk.content.glob("*.html"):
        assert page.read_text("utf-8").rstrip().endswith("</html>")
    for copy in desk.objects():
        assert copy.name.startswith("making-") or hashlib.sha256(copy.read_bytes()).hexdigest() == copy.name


def leftovers(desk: Desk) -> list[Path]:
    """Files in the making."""
    return [*desk.content.rglob(".*.tmp"), *desk.state.rglob(".*.tmp"), *desk.state.rglob("making-*")]


def test_whatever_step_fails_the_next_start_has_it_all(desk: Desk, monkeypatch):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{text: chào}, {image: x.png}]\n")
    desk.picture("media/x.png")
    for number in range(1, MOST_STEPS, 5):
        with monkeypatch.context() as patch:
            made = at_step(patch, number, fail)
            with contextlib.suppress(OSError, AssertionError):
                desk.run()
        desk.crash()
        check(desk)
        desk.run().crash()
        assert desk.texts() == ["chào", "x.png"]
        assert leftovers(desk) == []
        shutil.rmtree(desk.state)
        if made.made < number:
            return
    raise AssertionError("it never ends")


def killed(run: Callable[[], object]) -> bool:
    """Do something in a process that may be killed at it; returns whether it was."""
    child = os.fork()
    if not child:
        try:
            run()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != 0


OLD, NEW = ["cũ", "x.png"], ["cũ", "x.png", "mới", "y.png"]
#: The new, as far as it was admitted.
SO_FAR = ["cũ", "x.png", "mới"]


@pytest.fixture
def scenes(desk: Desk, monkeypatch) -> Iterator[int]:
    """Numbers, each with a board that plays the old while the new lies in its folder."""
    monkeypatch.setattr("ledplayer.intake.store.CHUNK_BYTES", 10_000)  # a copy of several steps
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{text: cũ}, {image: x.png}]\n")
    desk.picture("media/x.png")
    desk.run().crash()
    before = desk.state.with_name("before")
    desk.state.rename(before)
    desk.write(
        "playlists/b.yaml",  # until tomorrow: the files of the days after it stay
        "campaign: B\nfrom: 1/10/2023\nto: 10/10/2023\nitems: [{text: mới}, {image: y.png}]\n",
    )
    Image.effect_noise((200, 150), 90).save(desk.write("media/y.png", b""))

    def each() -> Iterator[int]:
        for number in count(1):
            shutil.copytree(before, desk.state)
            yield number
            shutil.rmtree(desk.state)
            for page in desk.content.glob("*.html"):
                page.unlink()

    return each()


def check_restart(desk: Desk) -> None:
    """Old or new plays at once, then the new, and no temporary file outlives the next sweep."""
    check(desk)
    assert desk.texts() in (OLD, SO_FAR, NEW)
    desk.start()
    assert desk.texts() in (OLD, SO_FAR, NEW)
    assert [left for left in leftovers(desk) if left.suffix != ".tmp"] == []
    desk.run()
    assert desk.texts() == NEW
    left = leftovers(desk)
    for file in left:
        os.utime(file, (0, 0))  # a minute later
    assert desk.intake is not None
    desk.intake.sweep()
    if any(desk.content in file.parents for file in left):
        for pause_s in (900, 5):  # the next page
            desk.clock.advance(pause_s)
            desk.run()
    assert leftovers(desk) == []
    desk.crash()


def test_at_whatever_step_it_is_killed_old_or_new_plays_and_no_temporary_file_stays(desk: Desk, scenes, monkeypatch):
    steps = set()

    def run(number: int) -> None:
        at_step(monkeypatch, number, die)
        desk.run()

    for number in scenes:
        was_killed = killed(lambda number=number: run(number))
        steps |= {left.parent.name for left in leftovers(desk)}
        check_restart(desk)
        if not was_killed:
            break
    assert steps == {"objects", "intake", "state", "good", "prepared", "content"}, (
        "every kind of file was once in the making"
    )


def test_after_whatever_turn_it_is_killed_old_or_new_plays_and_no_temporary_file_stays(desk: Desk, scenes):
    sizes = set()

    def run(number: int) -> None:
        intake = desk.start().intake
        assert intake is not None
        for _ in range(number):
            pause_s, medium = intake.turn()
            intake.wait(0.5 if medium else 0.0, medium)
            desk.clock.advance(0.0 if medium else pause_s)

    for number in scenes:
        killed(lambda number=number: run(number))
        sizes |= {left.stat().st_size for left in leftovers(desk)}
        is_new = desk.texts() == NEW
        check_restart(desk)
        if is_new:
            break
    whole = (desk.content / "media/y.png").stat().st_size
    assert any(0 < size < whole for size in sizes), "half a copy was once left behind"


def test_what_a_killed_process_left_behind_goes_at_the_next_start(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    desk.run().crash()
    for folder in (desk.state, desk.state / "intake"):
        (folder / ".old.tmp").touch()
        os.utime(folder / ".old.tmp", (0, 0))
        (folder / ".fresh.tmp").touch()
    desk.run()
    assert list(desk.state.rglob(".old.tmp")) == []
    assert len(list(desk.state.rglob(".fresh.tmp"))) == 2
