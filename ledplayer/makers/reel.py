"""A film file as a row of pictures in time order, entered anywhere.

1. Only the demuxers of `FORMATS` are used, and they open nothing but the file they were given.
2. Positions count from the first picture of the film, in whole milliseconds, rounded down.
3. Entering at a position gives first the picture that is to be seen there, exactly.
4. A broken packet or picture is left out; where no more can be read, the pass ends.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

import av
import av.error
from av.container import InputContainer
from av.packet import Packet
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from ledplayer.makers.outlet import MediaFailure

#: What office staff have, songs too so that they can be told; none of these refers to other files (MOV's external
#: references stay off).
FORMATS = "mov,mp4,matroska,webm,avi,mpegts,mpeg,asf,flv,ogg,mp3,wav,flac"
#: Pixels of the largest film: a 4K camera's.
MOST_FILM_PIXELS = 4096 * 2304
#: Before a wanted position, pictures that no other one needs are not decoded, up to this long before.
NEAR_MS = 600
#: How far to go back when a jump landed behind the wanted position.
STEPS_BACK_MS = (2_000, 10_000, 60_000)

Picture = tuple[int, VideoFrame]


class Reel:
    """An open film. `duration_ms` is the header's claim, 0 where it has none."""

    def __init__(self, file: BinaryIO, threads: int, *, frame_threads: bool = False) -> None:
        """Open the file. Raises `MediaFailure` when nothing of it can be played."""
        self._container = _opened(file)
        self._stream = _picture_stream(self._container)
        context = self._stream.codec_context
        if context.width * context.height > MOST_FILM_PIXELS:
            raise MediaFailure("media-too-large", min(context.width, 1 << 31), min(context.height, 1 << 31))
        context.thread_count = threads
        context.thread_type = "AUTO" if frame_threads else "SLICE"
        self._start = self._stream.start_time or 0
        rate = self._stream.average_rate or self._stream.guessed_rate
        self.frame_rate = float(rate) if rate and 0 < rate <= 1000 else 0.0
        self.frame_ms = 1000 / self.frame_rate if self.frame_rate else 40.0
        self.codec = context.name
        aspect = self._stream.sample_aspect_ratio
        self.pixel_aspect = float(aspect) if aspect and 0.1 <= aspect <= 10 else 1.0
        if "avi" in self._container.format.name:  # which counts from the first packet that is decoded, not shown
            self._start = self._first_pts()
        self.duration_ms = self._claim()

    def close(self) -> None:
        """Close the decoder; the file stays the caller's."""
        self._container.close()

    def pictures(self, from_ms: int = 0) -> Iterator[Picture]:
        """One pass over the film: (position in ms, picture), first the one to be seen at `from_ms`.

        Empty when nothing is to be seen from there on.
        """
        for back_ms in (0, *STEPS_BACK_MS, from_ms):
            held: Picture | None = None
            row = self._decoded(max(0, from_ms - back_ms), from_ms)
            for at_ms, picture in row:
                if at_ms >= from_ms:
                    break
                held = at_ms, picture
            else:  # nothing follows: the last one stands
                yield from (held,) if held else ()
                return
            if held is None and at_ms > from_ms and back_ms < from_ms:
                continue  # the jump landed behind it
            if held is not None and at_ms > from_ms:
                yield held
            yield at_ms, picture
            yield from row
            return

    def is_locked(self) -> bool:
        """Whether its pictures are encrypted."""
        self._seek(0)
        with suppress(av.error.FFmpegError, OSError):
            for packet in self._container.demux(self._stream):
                return bool(packet.has_sidedata("encryption_info"))
        return False

    def packets(self, from_ms: int) -> Iterator[tuple[int, int]]:
        """Begin and end in ms of each readable packet from a position on, undecoded, in no order."""
        self._seek(from_ms)
        with suppress(av.error.FFmpegError, OSError):
            for packet in self._container.demux(self._stream):
                if packet.pts is not None and packet.size:
                    at = packet.pts - self._start
                    yield self._ms(at), self._ms(at + (packet.duration or 0))

    def _decoded(self, jump_ms: int, wanted_ms: int) -> Iterator[Picture]:
        """Pictures after a jump to the key frame before `jump_ms`, rising in time."""
        self._seek(jump_ms)
        last_ms = -1
        with suppress(av.error.FFmpegError, OSError):
            for packet in self._container.demux(self._stream):
                for picture in self._pictures_of(packet, wanted_ms):
                    at_ms = round(last_ms + self.frame_ms)
                    if picture.pts is not None:
                        at_ms = self._ms(picture.pts - self._start)
                    if at_ms > last_ms:
                        last_ms = at_ms
                        yield max(0, at_ms), picture

    def _pictures_of(self, packet: "Packet[VideoStream]", wanted_ms: int) -> list[VideoFrame]:
        far = packet.pts is not None and self._ms(packet.pts - self._start) < wanted_ms - NEAR_MS - 3 * self.frame_ms
        self._stream.codec_context.skip_frame = "NONREF" if far else "DEFAULT"
        try:
            return [picture for picture in self._stream.codec_context.decode(packet) if not picture.is_corrupt]
        except av.error.MemoryError as error:
            raise MemoryError from error
        except (av.error.FFmpegError, OSError):
            return []

    def _seek(self, to_ms: int) -> None:
        base = self._stream.time_base
        assert base is not None, "a stream without a time base"
        try:
            self._container.seek(self._start + int(to_ms / 1000 / base), stream=self._stream, backward=True)
        except (av.error.FFmpegError, OSError):
            if to_ms:
                return self._seek(0)

    def _ms(self, ticks: int) -> int:
        base = self._stream.time_base
        assert base is not None, "a stream without a time base"
        return ticks * 1000 * base.numerator // base.denominator

    def _first_pts(self) -> int:
        with suppress(av.error.FFmpegError, OSError):
            for picture in self._container.decode(self._stream):
                return picture.pts or 0
        return self._start

    def _claim(self) -> int:
        if self._stream.duration:
            return self._ms(self._stream.duration)
        return max(0, (self._container.duration or 0) // 1000)


def _opened(file: BinaryIO) -> InputContainer:
    file.seek(0)
    begun_as_film = file.read(8)[4:] in (b"ftyp", b"moov", b"mdat")
    file.seek(0)
    try:
        return av.open(
            file, "r", options={"format_whitelist": FORMATS, "protocol_whitelist": ""}, metadata_errors="replace"
        )
    except av.error.MemoryError as error:
        raise MemoryError from error
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise MediaFailure("media-torn" if begun_as_film else "media-unknown") from error


def _picture_stream(container: InputContainer) -> VideoStream:
    """The film's picture: the first video stream that is no cover of a song."""
    films = [stream for stream in container.streams.video if not stream.disposition & Disposition.attached_pic]
    if not films:
        raise MediaFailure("media-no-picture")
    stream = films[0]
    if stream.codec_context is None or not stream.codec_context.width:
        raise MediaFailure(
            "media-encrypted"
            if stream.codec_context is not None and stream.codec_context.codec_tag.startswith("enc")
            else "media-no-codec"
        )
    return stream
