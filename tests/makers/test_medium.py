"""The owner's side against a maker that lies, floods, hangs or dies."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ledplayer.core.model import Size
from ledplayer.makers.job import Job
from ledplayer.makers.medium import STOPPED, Medium
from ledplayer.makers.ring import Ring, make_ring
from ledplayer.makers.wire import Done, Facts, Failed, Free, Hello, Ready, pack, unpack
from tests.makers.made import gone

JOB = Job(make="film", room=Size(width=8, height=4), slots=3, slot_bytes=128)


class Peer:
    """The maker's end, in the test's hands; the process it claims to be is a sleeper."""

    def __init__(self, job: Job = JOB) -> None:
        ours, self.socket = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        fd = make_ring(job.slots, job.slot_bytes)
        self.medium = Medium(job, ours, Ring(fd, job.slots, job.slot_bytes))
        os.close(fd)
        self.process = subprocess.Popen(["sleep", "60"])

    def hello(self) -> "Peer":
        pidfd = os.pidfd_open(self.process.pid)
        socket.send_fds(self.socket, [pack(Hello())], [pidfd])
        os.close(pidfd)
        return self

    def say(self, *messages: object) -> "Peer":
        for message in messages:
            self.socket.send(message if isinstance(message, bytes) else pack(message))
        self.medium.poll()
        return self

    def told(self) -> list[object]:
        """What the owner said."""
        self.socket.setblocking(False)
        said: list[object] = []
        while True:
            try:
                data = self.socket.recv(100)
            except BlockingIOError:
                return said
            if not data:
                return said
            said.append(unpack(data))

    def end(self) -> None:
        self.medium.close()
        self.socket.close()
        self.process.kill()
        self.process.wait()


@pytest.fixture
def peer() -> Iterator[Peer]:
    peer = Peer()
    yield peer
    peer.end()


def ready(slot: int, pts_ms: int, width: int = 8, height: int = 4) -> Ready:
    return Ready(slot, pts_ms, width, height)


def test_frames_are_shown_in_time_and_older_ones_go_back(peer):
    medium = peer.hello().say(ready(0, 0), ready(1, 40), ready(2, 80)).medium
    assert medium.state == "running"
    assert medium.frame_at(-1) is None
    assert medium.frame_at(0).slot == 0
    assert medium.due_ms == 40
    assert medium.frame_at(39).slot == 0
    assert peer.told() == []
    assert medium.frame_at(85).slot == 2
    assert peer.told() == []
    medium.give_back()
    assert peer.told() == [Free(0, 85), Free(1, 85)]
    assert medium.due_ms is None


def test_slots_go_back_by_halves_so_that_the_maker_is_woken_seldom():
    peer = Peer(replace(JOB, slots=6)).hello().say(*(ready(slot, 40 * slot) for slot in range(6)))
    told = []
    for elapsed_ms in range(40, 201, 40):
        peer.medium.frame_at(elapsed_ms)
        peer.medium.give_back()
        told.append(peer.told())
    assert told == [[], [], [Free(0, 120), Free(1, 120), Free(2, 120)], [], []]
    peer.end()


def test_a_slot_that_went_back_may_come_again(peer):
    peer.hello().say(ready(0, 0), ready(1, 40))
    peer.medium.frame_at(50)
    peer.medium.give_back()
    assert peer.say(ready(0, 80)).medium.frame_at(80).slot == 0


def test_a_maker_that_ends_before_it_has_read_all_has_still_said_its_last_word(peer):
    peer.hello().say(ready(0, 0), ready(1, 40))
    peer.medium.frame_at(50)
    peer.medium.give_back()
    peer.socket.send(pack(ready(2, 80)))
    peer.socket.send(pack(Done()))
    peer.socket.close()  # with a `Free` unread, which the kernel tells as a reset before it hands over the rest
    peer.medium.poll()
    assert peer.medium.state == "done"
    assert peer.medium.frame_at(80).slot == 2


def test_the_last_picture_stays_after_the_maker_is_done(peer):
    peer.hello().say(ready(0, 0), Done())
    peer.socket.close()
    peer.medium.poll()
    assert peer.medium.state == "done"
    assert peer.medium.fileno() == -1
    assert len(peer.medium.frame_at(5000).pixels) == 128


def test_pixels_cannot_be_written_by_who_shows_them(peer):
    frame = peer.hello().say(ready(0, 0)).medium.first
    with pytest.raises(TypeError):
        frame.pixels[0] = 1


@pytest.mark.parametrize(
    "lies",
    [
        pytest.param([ready(3, 0)], id="a slot that is not there"),
        pytest.param([ready(0, 0), ready(0, 40)], id="a slot that it does not hold"),
        pytest.param([ready(0, 40), ready(1, 39)], id="time going backwards"),
        pytest.param([ready(0, 0, 9, 4)], id="a frame larger than its slot"),
        pytest.param([ready(0, 0, 4, 8)], id="another shape than was asked for"),
        pytest.param([pack(ready(0, 0)) + b"\0"], id="a message with a tail"),
        pytest.param([b"\x02" + b"\xff" * 23], id="numbers out of range"),
        pytest.param([b"Fatal Python error: Segmentation fault\n"], id="a crash's last words"),
        pytest.param([b"\xff" * 60_000], id="a message of 60 kB"),
        pytest.param([Hello()], id="hello again"),
        pytest.param([Free(0, 0)], id="the owner's words"),
        pytest.param([Facts(kind="image", width=1, height=1)] * 2, id="facts twice"),
    ],
)
def test_a_maker_that_lies_is_killed_and_its_file_blamed(peer, lies):
    medium = peer.hello().say(*lies).medium
    assert (medium.state, medium.failure) == ("failed", "media-crashed")
    assert medium.blames_content
    assert medium.killed_by_us
    assert gone(peer.process.pid)


def test_what_is_no_hello_is_not_believed(peer):
    medium = peer.say(ready(0, 0)).medium
    assert medium.state == "failed"
    assert medium.first is None


def test_a_hello_with_too_many_descriptors_leaves_none_behind(peer):
    before = len(os.listdir("/proc/self/fd"))
    pidfd = os.pidfd_open(peer.process.pid)
    socket.send_fds(peer.socket, [pack(Hello())], [pidfd] * 5)
    os.close(pidfd)
    peer.medium.poll()
    peer.medium.close()
    assert len(os.listdir("/proc/self/fd")) <= before


def test_descriptors_sent_after_the_hello_are_dropped(peer):
    peer.hello().medium.poll()
    before = len(os.listdir("/proc/self/fd"))
    pidfd = os.pidfd_open(peer.process.pid)
    socket.send_fds(peer.socket, [pack(ready(0, 0))], [pidfd])
    os.close(pidfd)
    peer.medium.poll()
    assert peer.medium.first is not None
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_flood_is_read_in_portions(peer):
    peer.hello().medium.poll()
    peer.socket.setblocking(False)
    sent = 0
    try:
        while True:
            peer.socket.send(pack(Facts(kind="image", width=1, height=1)))
            sent += 1
    except BlockingIOError:
        pass
    began = time.monotonic()
    peer.medium.poll()
    assert sent > 10
    assert time.monotonic() - began < 0.1
    assert peer.medium.state == "failed"


def test_an_end_without_a_word_blames_nobody(peer):
    peer.hello().say(ready(0, 0))
    peer.socket.close()
    peer.medium.poll()
    assert (peer.medium.state, peer.medium.failure) == ("failed", STOPPED)
    assert not peer.medium.blames_content
    assert not peer.medium.killed_by_us
    assert peer.medium.frame_at(10_000) is not None


def test_a_failure_is_told_with_its_numbers(peer):
    medium = peer.hello().say(Failed("media-too-large", 30_000, 20_000)).medium
    assert medium.blames_content
    assert medium.problem("anh.png").values == {"file": "anh.png", "width": 30_000, "height": 20_000}


def test_nothing_waits_for_a_maker_that_says_nothing(peer):
    began = time.monotonic()
    for elapsed_ms in range(1000):
        peer.medium.poll()
        assert peer.medium.frame_at(elapsed_ms) is None
    assert time.monotonic() - began < 0.5
    assert peer.medium.state == "asked"


def test_closing_kills_the_maker_and_may_be_repeated(peer):
    peer.hello().medium.poll()
    peer.medium.close()
    peer.medium.close()
    peer.medium.poll()
    assert gone(peer.process.pid)


def test_a_strip_says_its_own_length():
    peer = Peer(Job(make="strip", room=Size(width=8, height=4), slots=1, slot_bytes=1600))
    frame = peer.hello().say(ready(0, 0, width=100, height=4)).medium.first
    assert (frame.width, frame.height, len(frame.pixels)) == (100, 4, 1600)
    peer.end()


@pytest.mark.parametrize(("width", "height"), [(100, 3), (4, 100), (101, 4)])
def test_a_strip_of_another_height_or_beyond_its_slot_is_a_lie(width, height):
    peer = Peer(Job(make="strip", room=Size(width=8, height=4), slots=1, slot_bytes=1600))
    assert peer.hello().say(ready(0, 0, width, height)).medium.state == "failed"
    peer.end()
