"""Whatever step fails, and wherever it is killed: whole files stand there, and the next start sets it right."""

import contextlib
import hashlib
import os
import shutil

from ledplayer.core.plan_file import decode
from tests.intake.desk import TEXT, Desk
from tests.intake.faults import at_step, die, fail

#: More than a first run makes.
MOST_STEPS = 200


def check(desk: Desk) -> None:
    """Every name that is read is whole."""
    for file in desk.state.glob("plan*.json"):
        decode(file.read_bytes())
    for copy in desk.objects():
        assert copy.name.startswith("making-") or hashlib.sha256(copy.read_bytes()).hexdigest() == copy.name


def test_whatever_step_fails_the_next_start_has_it_all(desk: Desk, monkeypatch):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{text: chào}, {image: x.png}]\n")
    desk.picture("media/x.png")
    for number in range(1, MOST_STEPS, 5):
        with monkeypatch.context() as patch:
            count = at_step(patch, number, fail)
            with contextlib.suppress(OSError, AssertionError):
                desk.run()
        desk.crash()
        check(desk)
        desk.run().crash()
        assert desk.texts() == ["chào", "x.png"]
        assert [copy.name for copy in desk.objects() if copy.name.startswith("making-")] == []
        shutil.rmtree(desk.state)
        if count.made < number:
            return
    raise AssertionError("it never ends")


def test_wherever_it_is_killed_the_next_start_has_it_all(desk: Desk, monkeypatch):
    desk.write("boards.yaml", "boards: {b: {}}\n")
    desk.write("playlists/a.yaml", TEXT.format("cũ"))
    desk.run().crash()
    old = desk.state.with_name("old")
    desk.state.rename(old)
    desk.write("playlists/a.yaml", TEXT.format("mới"))
    for number in range(1, MOST_STEPS, 2):
        shutil.copytree(old, desk.state)
        child = os.fork()
        if not child:
            try:
                at_step(monkeypatch, number, die)
                desk.run()
            finally:
                os._exit(0)
        _, status = os.waitpid(child, 0)
        check(desk)
        assert desk.texts() in (["cũ"], ["mới"])
        desk.run().crash()
        assert desk.texts() == ["mới"]
        shutil.rmtree(desk.state)
        if os.waitstatus_to_exitcode(status) == 0:
            return
    raise AssertionError("it never ends")


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
