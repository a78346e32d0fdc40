"""A real X server without a monitor, and its picture read from outside the player.

Xvfb keeps its framebuffer in a file (`-fbdir`): reading that costs the player and the server nothing, and sees what a
monitor would see.
"""

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BYTES_A_PIXEL = 4


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A running X server.

    Attributes:
        display: Value for `DISPLAY`.
        pid: Of the server.
        width, height: Pixels.
    """

    display: str
    pid: int
    width: int
    height: int
    _pixels: mmap.mmap
    _begin: int
    _stride: int

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """Red, green and blue of one pixel now, 0 to 255."""
        at = self._begin + y * self._stride + x * BYTES_A_PIXEL
        blue, green, red = self._pixels[at : at + 3]
        return red, green, blue

    def row(self, x: int, y: int, width: int) -> bytes:
        """BGRX bytes of `width` pixels from (x, y) to the right, now."""
        at = self._begin + y * self._stride + x * BYTES_A_PIXEL
        return self._pixels[at : at + width * BYTES_A_PIXEL]

    def picture(self) -> bytes:
        """BGRX bytes of the whole screen now, row by row without gaps."""
        return b"".join(self.row(0, y, self.width) for y in range(self.height))

    def environment(self) -> dict[str, str]:
        """The environment of a program that shall draw here."""
        return {**os.environ, "DISPLAY": self.display, "SDL_VIDEODRIVER": "x11"}


def missing() -> str:
    """What to install before `screen` works; "" when nothing is missing."""
    return "" if shutil.which("Xvfb") else "apt install xvfb"


@contextmanager
def screen(width: int, height: int) -> Iterator[Screen]:
    """An X server of that size, 24 bit deep, ended on leaving."""
    with tempfile.TemporaryDirectory(prefix="xvfb-") as folder:
        reader, writer = os.pipe()
        arguments = ["-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-fbdir", folder]
        server = subprocess.Popen(
            ["Xvfb", *arguments, "-nolisten", "tcp", "-noreset"], pass_fds=[writer], stderr=subprocess.DEVNULL
        )
        os.close(writer)
        try:
            with os.fdopen(reader) as answer:
                display = ":" + answer.readline().strip()
            with (Path(folder) / "Xvfb_screen0").open("rb") as file:
                pixels = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
            # XWDFileHeader, X11/XWDFile.h: header size is word 0, bytes per line word 12, colours word 19.
            words = struct.unpack(">25I", pixels[:100])
            yield Screen(
                display=display,
                pid=server.pid,
                width=width,
                height=height,
                _pixels=pixels,
                _begin=words[0] + words[19] * 12,
                _stride=words[12],
            )
        finally:
            server.terminate()
            server.wait()
