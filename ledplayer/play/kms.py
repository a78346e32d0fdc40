"""A screen without a desktop: two pages in memory that the kernel's graphics driver (KMS) shows in turn.

1. Nothing is drawn by OpenGL: a page is plain memory, of which only what changed is written. By SDL, each frame is a
   texture as large as the screen; without a graphics chip that takes a hundred times as long, and where libGL is
   missing SDL 2.32 draws nothing at all and says nothing of it. A card reads the page from there by itself; only a
   virtual one (virtio-gpu) is sent the whole of it at each change of pages.
2. What is written is never what is being sent: pages change places between two frames of the monitor.
3. The mode is the one that the kernel's command line pins (`video=`), else the one that the console has, else the one
   that the monitor likes best.
4. A page that the driver refuses (no monitor any more) is no error here; `play.monitor` tells of it.

The calls and structures are those of include/uapi/drm/drm.h and drm_mode.h, the oldest that every driver knows.
"""

import array
import errno
import fcntl
import mmap
import os
import select
import struct
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pygame

from ledplayer.core.model import Box, Size

CARDS = Path("/dev/dri")
#: The longest that a page may take to come on, in seconds: several frames of any monitor.
FLIP_S = 0.1
#: Connectors, encoders, pipes and modes of a card that are looked at.
MOST = 256

_RESOURCES, _CONNECTOR, _ENCODER = struct.Struct("4Q8I"), struct.Struct("4Q12I"), struct.Struct("5I")
_PIPE, _MODE = struct.Struct("Q7I68s"), struct.Struct("I10H3I32s")
_FLIP, _DUMB, _MAP, _FRAMEBUFFER = struct.Struct("4IQ"), struct.Struct("6IQ"), struct.Struct("IIQ"), struct.Struct("7I")
_CURSOR, _PICTURE = struct.Struct("7I"), 1
_CONNECTED, _WITH_EVENT = 1, 1
_PREFERRED, _PINNED = 1 << 3, 1 << 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """A picture size that a monitor takes; `raw` is the kernel's own description."""

    size: Size
    is_preferred: bool
    is_pinned: bool
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    framebuffer: int
    surface: pygame.Surface


class Screen:
    """The first monitor of the first card that has one; it is black, and ours until `close`.

    Attributes:
        size: Of its mode, in pixels.
    """

    def __init__(self, cards: Path = CARDS) -> None:
        """Raises `OSError` where there is no card, no monitor, or somebody else holds it."""
        self._card, self._connector, self._pipe, self._mode = _find(cards)
        self._is_coming = False
        self._owed: tuple[Box, ...] = ()
        self.size = self._mode.size
        try:
            self._pages = [self._make_page(), self._make_page()]
            self._put_on(self._pages[0])
        except OSError:
            self.close()
            raise
        with suppress(OSError):  # a pointer that somebody left there
            _call(self._card, 0xA3, _CURSOR, _PICTURE, self._pipe, 0, 0, 0, 0, 0)

    def clear(self) -> None:
        """Turn it black, on both pages."""
        self._wait()
        self._owed = ()
        for page in self._pages:
            page.surface.fill(0)

    def show(self, picture: pygame.Surface, left: int, top: int, boxes: Sequence[Box]) -> None:
        """Bring what changed of a picture, whose corner lies at `left`, `top` of the screen; waits for the page before.

        Args:
            boxes: What changed since the last time, in the picture's pixels.
        """
        self._wait()
        front, back = self._pages
        for box in (*self._owed, *boxes):
            back.surface.blit(picture, (left + box.x, top + box.y), (box.x, box.y, box.width, box.height))
        self._owed, self._pages = tuple(boxes), [back, front]
        try:
            _call(self._card, 0xB0, _FLIP, self._pipe, back.framebuffer, _WITH_EVENT, 0, 0)
            self._is_coming = True
        except OSError:
            with suppress(OSError):
                self._put_on(back)

    def close(self) -> None:
        """Give it back; the console's own picture stands again."""
        self._pages = []
        os.close(self._card)

    def _wait(self) -> None:
        """Until the page that was shown last is on, and the other one free."""
        if self._is_coming:
            self._is_coming = False
            if select.select([self._card], [], [], FLIP_S)[0]:
                os.read(self._card, 1024)

    def _make_page(self) -> _Page:
        width, height = self.size.width, self.size.height
        *_, handle, pitch, size = _call(self._card, 0xB2, _DUMB, height, width, 32, 0, 0, 0, 0)
        made = _call(self._card, 0xAE, _FRAMEBUFFER, 0, width, height, pitch, 32, 24, handle)
        memory = mmap.mmap(self._card, size, offset=_call(self._card, 0xB3, _MAP, handle, 0, 0)[2])
        whole = pygame.image.frombuffer(memory, (pitch // 4, size // pitch), "BGRA")
        surface = whole.subsurface((0, 0, width, height))
        surface.fill(0)
        return _Page(framebuffer=made[0], surface=surface)

    def _put_on(self, page: _Page) -> None:
        """Switch the monitor to our mode and a page."""
        ours = array.array("I", [self._connector])
        where = ours.buffer_info()[0]
        _call(self._card, 0xA2, _PIPE, where, 1, self._pipe, page.framebuffer, 0, 0, 0, 1, self._mode.raw)


def is_there(cards: Path = CARDS) -> bool:
    """Whether some card has a monitor that could be ours."""
    try:
        os.close(_find(cards)[0])
    except OSError:
        return False
    return True


def choose(modes: Sequence[Mode], current: bytes) -> Mode | None:
    """Rule 3. `current` is what the console has, as the kernel describes it."""
    pinned = [mode for mode in modes if mode.is_pinned]
    kept = [mode for mode in modes if mode.raw[:28] == current[:28]]  # the rest is flags of the list, and the name
    liked = [mode for mode in modes if mode.is_preferred]
    return next(iter((*pinned, *kept, *liked, *modes)), None)


def _find(cards: Path) -> tuple[int, int, int, Mode]:
    """An open card, and of it a connector with a monitor, a pipe that can drive it, and the mode."""
    why = OSError(errno.ENODEV, os.strerror(errno.ENODEV))
    for path in sorted(cards.glob("card*")):
        try:
            card = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError as error:
            why = error
            continue
        try:
            found = _monitor(card)
        except OSError as error:  # a card that only calculates
            why, found = error, None
        if found:
            return card, *found
        os.close(card)
    raise why


def _monitor(card: int) -> tuple[int, int, Mode] | None:
    lists = [array.array("I", bytes(4 * MOST)) for _ in range(4)]
    told = _call(card, 0xA0, _RESOURCES, *(one.buffer_info()[0] for one in lists), *(MOST,) * 4, 0, 0, 0, 0)
    pipes, connectors = (one[:count].tolist() for one, count in zip(lists[1:3], told[5:7], strict=True))
    for connector in connectors:
        modes, encoders, encoder = _plugged(card, connector)
        for one in (encoder, *encoders):
            _, _, pipe, possible, _ = _call(card, 0xA6, _ENCODER, one, 0, 0, 0, 0) if one else (0,) * 5
            able = [pipe] if pipe else [pipe for at, pipe in enumerate(pipes) if possible >> at & 1]
            if able:
                current = _call(card, 0xA1, _PIPE, 0, 0, able[0], 0, 0, 0, 0, 0, b"")[8]
                mode = choose(modes, current)
                if mode:
                    return connector, able[0], mode
    return None


def _plugged(card: int, connector: int) -> tuple[list[Mode], list[int], int]:
    """Modes of a connector's monitor, what can drive it, and what does; no modes where there is none."""
    modes, encoders = array.array("B", bytes(_MODE.size * MOST)), array.array("I", bytes(4 * MOST))
    names, values = array.array("I", bytes(4 * MOST)), array.array("Q", bytes(8 * MOST))
    wheres = (one.buffer_info()[0] for one in (encoders, modes, names, values))
    # Asked for no modes at all, the kernel looks at the cable anew; then for as many as there are room for.
    _call(card, 0xA7, _CONNECTOR, 0, 0, 0, 0, 0, 0, 0, 0, connector, 0, 0, 0, 0, 0, 0, 0)
    told = _call(card, 0xA7, _CONNECTOR, *wheres, MOST, MOST, MOST, 0, connector, 0, 0, 0, 0, 0, 0, 0)
    count, _, able, encoder, _, _, _, state = told[4:12]
    raws = [modes[at * _MODE.size : (at + 1) * _MODE.size].tobytes() for at in range(min(count, MOST))]
    return [_mode(raw) for raw in raws] if state == _CONNECTED else [], encoders[:able].tolist(), encoder


def _mode(raw: bytes) -> Mode:
    told = _MODE.unpack(raw)
    return Mode(
        size=Size(width=told[1], height=told[6]),
        is_preferred=bool(told[13] & _PREFERRED),
        is_pinned=bool(told[13] & _PINNED),
        raw=raw,
    )


def _call(card: int, number: int, shape: struct.Struct, *values: int | bytes) -> tuple[Any, ...]:
    """A call of `DRM_IOWR(number, shape)`; what it answers. Raises `OSError`."""
    data = bytearray(shape.pack(*values))
    fcntl.ioctl(card, 3 << 30 | shape.size << 16 | ord("d") << 8 | number, data)
    return shape.unpack(data)
