"""Films and pictures made on the spot, jobs to ask for, and ways to wait for makers without sleeping."""

import os
import select
import signal
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.stream import Disposition
from PIL import Image, ImageDraw

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size
from ledplayer.makers.job import Job
from ledplayer.makers.medium import Frame, Medium

BITS = 8
PATIENCE_S = 15.0
FILM_ROOM = Size(width=160, height=80)
PAGE_ROOM = Size(width=192, height=96)


def numbered_picture(number: int, width: int, height: int) -> Image.Image:
    """Grey, with the number in 8 cells along the top (lowest bit left, white is 1), and a green lower half."""
    picture = Image.new("RGB", (width, height), (128, 128, 128))
    draw = ImageDraw.Draw(picture)
    for bit in range(BITS):
        colour = (255, 255, 255) if number >> bit & 1 else (0, 0, 0)
        draw.rectangle((bit * width // BITS, 0, (bit + 1) * width // BITS - 1, height // 2 - 1), fill=colour)
    draw.rectangle((0, height // 2, width, height), fill=(0, 160, 0))
    return picture


def make_film(
    path: Path,
    *,
    frames: int = 50,
    rate: int = 25,
    width: int = 160,
    height: int = 80,
    gop: int = 12,
    rotation: int = 0,
    codec: str = "libx264",
    picture: Callable[[int, int, int], Image.Image] = numbered_picture,
    tags: dict[str, int] | None = None,
    options: dict[str, str] | None = None,
) -> Path:
    """A film whose frame n shows the number n. `rotation`: degrees counter-clockwise of its display matrix."""
    with av.open(str(path), "w", container_options=options or {}) as container:
        stream = container.add_stream(codec, rate=rate)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.gop_size = gop
        stream.codec_context.max_b_frames = 2
        stream.time_base = Fraction(1, rate)
        if rotation:
            stream.set_display_rotation(rotation)
        for name, value in (tags or {}).items():
            setattr(stream.codec_context, name, value)
        for number in range(frames):
            frame = av.VideoFrame.from_image(picture(number, width, height)).reformat(
                format="yuv420p", dst_colorspace="ITU709" if tags else "ITU601"
            )
            frame.pts, frame.time_base = number, Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def make_sound(path: Path, *, cover: bool = False) -> Path:
    """A second of silence."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libmp3lame" if path.suffix == ".mp3" else "aac", rate=44100, layout="mono")
        if cover:
            picture = container.add_stream("mjpeg", rate=1)
            picture.width, picture.height, picture.pix_fmt = 160, 80, "yuvj420p"
            picture.disposition = Disposition.attached_pic
            frame = av.VideoFrame.from_image(numbered_picture(1, 160, 80)).reformat(format="yuvj420p")
            container.mux(picture.encode(frame))
        for _ in range(40):
            frame = av.AudioFrame(format="fltp", layout="mono", samples=1152 if path.suffix == ".mp3" else 1024)
            frame.sample_rate = 44100
            for plane in frame.planes:
                plane.update(bytes(plane.buffer_size))
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def film_job(room: Size = FILM_ROOM, *, length_ms: int, duration_ms: int, **more: Any) -> Job:
    """A film's job; `more` may be fields of the job or of its piece."""
    piece = {name: more.pop(name) for name in ("fit", "style", "text") if name in more}
    return Job(
        make="film",
        piece=Piece(kind="video", length_ms=length_ms, duration_ms=duration_ms, **piece),
        room=room,
        slots=more.pop("slots", 4),
        slot_bytes=room.width * room.height * 4,
        length_ms=length_ms,
        **more,
    )


def pages_job(piece: Piece, room: Size = PAGE_ROOM, **more: Any) -> Job:
    """The job of a standing piece."""
    return Job(
        make=more.pop("make", "pages"),
        piece=piece,
        room=room,
        slots=more.pop("slots", 2),
        slot_bytes=more.pop("slot_bytes", room.width * room.height * 4),
        length_ms=piece.length_ms,
        **more,
    )


class Shown:
    """An outlet in this process: keeps what a maker hands over."""

    def __init__(self, slots: int = 4, slot_bytes: int = 160 * 80 * 4, elapsed_ms: int | None = None) -> None:
        self.elapsed_ms = elapsed_ms
        self.frames: list[Frame] = []
        self._slots = [bytearray(slot_bytes) for _ in range(slots)]

    @property
    def times(self) -> list[int]:
        """When each frame is to be seen."""
        return [frame.pts_ms for frame in self.frames]

    def listen(self) -> None:
        """Nobody says anything."""

    def slot(self) -> tuple[int, memoryview]:
        """The next slot, in turn."""
        number = len(self.frames) % len(self._slots)
        return number, memoryview(self._slots[number])

    def ready(self, slot: int, pts_ms: int, width: int, height: int) -> None:
        """Keep a copy of the frame."""
        pixels = memoryview(bytes(self._slots[slot][: width * height * 4]))
        self.frames.append(Frame(slot, pts_ms, width, height, pixels))


def picture_of(frame: Frame) -> Image.Image:
    """A frame as a Pillow picture."""
    return Image.frombytes("RGB", (frame.width, frame.height), bytes(frame.pixels), "raw", "BGRX")


def number_of(frame: Frame | Image.Image) -> int:
    """The number painted in an upright, whole frame."""
    picture = frame if isinstance(frame, Image.Image) else picture_of(frame)
    width, height = picture.size
    levels = [picture.getpixel(((2 * bit + 1) * width // (2 * BITS), height // 4)) for bit in range(BITS)]
    return sum((level[0] > 128) << bit for bit, level in enumerate(levels))


def until(medium: Medium, is_so: Callable[[Medium], Any]) -> Medium:
    """Wait for a medium's maker until something is so; fails after `PATIENCE_S`."""
    end = time.monotonic() + PATIENCE_S
    while not is_so(medium):
        left = end - time.monotonic()
        assert left > 0, f"still {medium.state}"
        if medium.fileno() >= 0:
            select.select([medium.fileno()], [], [], left)
        medium.poll()
    return medium


def ended(medium: Medium) -> Medium:
    """Wait until a medium is done or failed."""
    return until(medium, lambda medium: medium.state in ("done", "failed"))


def all_frames(medium: Medium) -> list[tuple[int, bytes]]:
    """Every frame a medium hands over: (pts_ms, pixels)."""
    seen: list[tuple[int, bytes]] = []
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        medium.poll()
        first = medium.first
        if first and (not seen or seen[-1][0] != first.pts_ms):
            seen.append((first.pts_ms, bytes(first.pixels)))
        if medium.due_ms is not None:
            medium.frame_at(medium.due_ms)
            medium.give_back()
        elif medium.state in ("done", "failed"):
            return seen
        else:
            select.select([medium.fileno()], [], [], 1.0)
    raise AssertionError("a maker that does not end")


def children(pid: int) -> list[int]:
    """Processes that a process has forked and that live."""
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def gone(pid: int) -> bool:
    """Wait until a process has ended; whether it has."""
    try:
        fd = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([fd], [], [], PATIENCE_S)[0])
    finally:
        os.close(fd)


def kill(pid: int) -> None:
    """kill -9, and wait for the end."""
    os.kill(pid, signal.SIGKILL)
    assert gone(pid)
