"""A zygote and its makers as processes: who outlives whom, and what is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size
from ledplayer.errors import SurroundingsError
from ledplayer.makers.job import probe_job
from ledplayer.makers.limits import MOST_FILES
from ledplayer.makers.medium import STOPPED, Medium
from ledplayer.makers.studio import Studio
from tests.makers.made import all_frames, children, ended, film_job, gone, kill, number_of, pages_job, until

LONG = film_job(length_ms=600_000, duration_ms=2000)


def running(studio: Studio, film: Path) -> tuple[Medium, int]:
    """A film that loops, and its maker's process id."""
    before = set(children(studio.pid))
    with film.open("rb") as file:
        medium = studio.open(LONG, file.fileno())
    until(medium, lambda medium: medium.first)
    (pid,) = set(children(studio.pid)) - before
    return medium, pid


def test_without_a_zygote_nothing_can_be_asked():
    with pytest.raises(SurroundingsError, match="makers-gone"):
        Studio().open(probe_job())


def test_asking_does_not_wait_for_the_zygote_to_be_ready(film):
    studio = Studio()
    began = time.monotonic()
    studio.start()
    with film.open("rb") as file:
        medium = studio.open(probe_job(), file.fileno())
    assert time.monotonic() - began < 0.1
    assert medium.state == "asked"
    assert ended(medium).facts.duration_ms == 2000
    studio.close()


def test_a_zygote_has_one_thread(studio):
    ended(studio.open(pages_job(Piece(kind="text", length_ms=8000, text="Một"))))
    assert "Threads:\t1\n" in Path(f"/proc/{studio.pid}/status").read_text()


def test_a_dead_zygote_is_noticed_and_its_makers_live_on(own_studio, film):
    medium, pid = running(own_studio, film)
    kill(own_studio.pid)
    assert not own_studio.alive
    with pytest.raises(SurroundingsError, match="makers-gone"):
        own_studio.open(probe_job())
    frame = until(medium, lambda medium: medium.due_ms is not None).frame_at(400)
    assert number_of(frame) * 40 == frame.pts_ms
    own_studio.restart()
    with film.open("rb") as file:
        assert ended(own_studio.open(probe_job(), file.fileno())).state == "done"
    medium.close()
    assert gone(pid)


def test_a_zygote_that_hangs_can_be_replaced(own_studio, film):
    medium, pid = running(own_studio, film)
    os.kill(own_studio.pid, signal.SIGSTOP)
    asked = own_studio.open(probe_job())
    asked.poll()
    assert asked.state == "asked"
    own_studio.restart()
    assert ended(asked).failure == STOPPED
    assert own_studio.alive
    medium.close()
    assert gone(pid)


def test_a_full_queue_of_a_hanging_zygote_is_said_and_does_not_wait(own_studio):
    os.kill(own_studio.pid, signal.SIGSTOP)
    began = time.monotonic()

    def ask_on() -> None:
        for _ in range(5000):
            own_studio.open(pages_job(Piece(kind="text", length_ms=8000, text="Một" * 5000))).close()

    with pytest.raises(SurroundingsError, match="makers-hang"):
        ask_on()
    assert time.monotonic() - began < 5


def test_a_killed_maker_blames_no_file_and_its_picture_stays(studio, film):
    medium, pid = running(studio, film)
    kill(pid)
    assert ended(medium).failure == STOPPED
    assert not medium.blames_content
    assert medium.first is not None
    medium.close()


def test_a_crashed_maker_blames_its_file(studio, film):
    medium, pid = running(studio, film)
    os.kill(pid, signal.SIGSEGV)
    assert ended(medium).failure == "media-crashed"
    assert medium.blames_content
    assert gone(pid)
    medium.close()


def test_too_much_processor_time_blames_the_file(studio, film):
    medium, pid = running(studio, film)
    os.kill(pid, signal.SIGXCPU)
    assert ended(medium).failure == "media-crashed"
    assert gone(pid)
    medium.close()


def test_a_stopped_maker_holds_nobody_up_and_can_be_killed(studio, film):
    medium, pid = running(studio, film)
    os.kill(pid, signal.SIGSTOP)
    began = time.monotonic()
    medium.poll()
    medium.frame_at(10_000)
    medium.close()
    assert time.monotonic() - began < 0.1
    assert gone(pid)


def test_a_maker_ends_when_nobody_waits_for_it(studio, film):
    medium, pid = running(studio, film)
    medium._socket.close()  # as the owner's death does
    assert gone(pid)
    medium.close()


def test_when_the_owner_dies_everything_ends(film):
    script = f"""
import os, sys
from tests.makers.test_studio import running, Path
from ledplayer.makers.studio import Studio
studio = Studio(); studio.start()
medium, pid = running(studio, Path({str(film)!r}))
print(studio.pid, pid, flush=True)
sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as owner:
        zygote, maker = map(int, owner.stdout.readline().split())
        owner.kill()
        assert gone(zygote)
        assert gone(maker)


def test_a_maker_may_use_little(studio, film):
    medium, pid = running(studio, film)
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()[1:]
    limits = {line[:26].strip(): line[26:].split()[0] for line in lines}
    assert limits["Max file size"] == limits["Max core file size"] == "0"
    assert limits["Max open files"] == str(MOST_FILES)
    assert int(limits["Max data size"]) <= 512 << 20
    assert int(limits["Max cpu time"]) < 60
    assert Path(f"/proc/{pid}/oom_score_adj").read_text() == "1000\n"
    assert os.getpriority(os.PRIO_PROCESS, pid) == min(19, os.getpriority(os.PRIO_PROCESS, 0) + 10)
    held = [os.readlink(entry) for entry in Path(f"/proc/{pid}/fd").iterdir()]
    assert sum(name.startswith("socket:") for name in held) == 1
    assert [name for name in held if name.endswith(".mp4")] == [str(film)]
    assert len(held) <= 6
    medium.close()


def test_two_hundred_jobs_leave_nothing_behind(studio, film):
    def left() -> tuple[int, int, int]:
        rings = Path("/proc/self/maps").read_text().count("ledplayer-ring")
        return len(os.listdir("/proc/self/fd")), len(os.listdir(f"/proc/{studio.pid}/fd")), rings

    ended(studio.open(pages_job(Piece(kind="text", length_ms=8000, text="Một")))).close()
    before = left()
    with film.open("rb") as file:
        for number in range(200):
            if number % 4 == 3:
                job, its = film_job(length_ms=600_000, duration_ms=2000), file.fileno()
            else:
                job, its = pages_job(Piece(kind="text", length_ms=8000, text=f"Số {number}")), None
            medium = studio.open(job, its)
            if number % 2:
                until(medium, lambda medium: medium.first)
            medium.close()
    ended(studio.open(pages_job(Piece(kind="text", length_ms=8000, text="Hai")))).close()
    assert left() == before


def test_a_ring_of_one_carries_a_whole_film(studio, film):
    with film.open("rb") as file:
        medium = studio.open(film_job(length_ms=2000, duration_ms=2000, slots=1), file.fileno())
    until(medium, lambda medium: medium.first)
    assert medium.frame_at(0).pts_ms == 0
    assert medium.due_ms is None
    medium.close()


def test_a_film_comes_whole_and_in_order(studio, film):
    with film.open("rb") as file:
        medium = studio.open(film_job(length_ms=2000, duration_ms=2000), file.fileno())
    seen = all_frames(medium)
    assert [pts_ms for pts_ms, _ in seen] == list(range(0, 2000, 40))
    assert medium.state == "done"
    medium.close()


def test_a_turned_canvas_gets_turned_frames(studio):
    room = Size(width=192, height=96)
    medium = ended(studio.open(pages_job(Piece(kind="text", length_ms=8000, text="Một"), room, rotation=90)))
    assert (medium.first.width, medium.first.height) == (96, 192)
    medium.close()
