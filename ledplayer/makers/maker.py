"""The life of a maker, from its fork to its last word."""

import faulthandler
import io
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import BinaryIO

from ledplayer.makers import film, limits, pages, png, prepared, probe, strips, wire
from ledplayer.makers.job import WRITERS, Job, from_head
from ledplayer.makers.medium import ALTERED
from ledplayer.makers.outlet import MediaFailure, Outlet, OwnerGone
from ledplayer.makers.ring import Ring
from ledplayer.makers.seal import Sealed

logger = logging.getLogger(__name__)

_BUFFER_BYTES = 64 << 10

Making = Callable[[Job, BinaryIO | None, Outlet], None]

MAKERS: dict[str, Making] = {
    "pages": pages.make_pages,
    "film": film.make_film,
    "clock": pages.make_clock,
    "strip": strips.make_strip,
    "band_pages": strips.make_band_pages,
    "notice": strips.make_notice,
    "prepared": prepared.make_prepared,
    "probe": probe.make_facts,
    "png": png.make_png,
    "small": png.make_small,
    "thumbnail": png.make_thumbnail,
}


def run(head: bytes, fds: list[int]) -> None:
    """Make one medium and end; `fds` are the socket, the ring's memory and, for some, the open file."""
    sock = socket.socket(fileno=fds[0])
    job = from_head(head)
    ring = Ring(fds[1], job.slots, job.slot_bytes)
    os.close(fds[1])
    outlet = Outlet(sock, ring)
    _tell_of_death(sock)
    try:
        outlet.hello()
        limits.take(writes=job.make in WRITERS)
        sealed = Sealed(fds[2], job.seal) if job.seal else None
        end = _make(job, _file(job, fds, sealed), outlet)
        outlet.say(wire.Failed(ALTERED) if sealed and sealed.is_altered else end)
    except OwnerGone:
        return


def _file(job: Job, fds: list[int], sealed: Sealed | None) -> BinaryIO | None:
    """The file that came along."""
    if sealed:
        return io.BufferedReader(sealed, _BUFFER_BYTES)
    return os.fdopen(fds[2], "r+b" if job.make in WRITERS else "rb") if len(fds) > 2 else None


def _make(job: Job, file: BinaryIO | None, outlet: Outlet) -> wire.Done | wire.Failed:
    """Make it; the last word about it. Raises `OwnerGone`."""
    try:
        MAKERS[job.make](job, file, outlet)
        return wire.Done()
    except MediaFailure as failure:
        return wire.Failed(failure.code, failure.width, failure.height)
    except MemoryError:
        return wire.Failed("media-memory")
    except OwnerGone:
        raise
    except Exception:
        # Decoders raise whatever a hostile file makes them: the file is to blame, unless there was none.
        logger.exception("making %s failed", job.make)
        return wire.Failed("media-torn" if file else "maker-bug")


def _tell_of_death(sock: socket.socket) -> None:
    """Let a crash, or too much processor time, say so on the socket, in words that are no message."""
    faulthandler.enable(file=sock.fileno(), all_threads=False)
    for number in (signal.SIGXCPU, signal.SIGTRAP):  # a library that gives itself up
        faulthandler.register(number, file=sock.fileno(), all_threads=False, chain=True)
    sys.excepthook = lambda *_: None
