"""Films: frames of the canvas's size in time order, entered anywhere, looping until the showing's length.

1. A film shorter than its showing begins again; positions go on. A longer one is cut.
2. A pass of which less than a second would be seen is not begun: the last picture stands.
3. A torn end begins again too.
4. Late frames are decoded and left out, so that what is seen is in step with the wall clock.
"""

import os
import time
from typing import BinaryIO

from av.video.frame import VideoFrame

from ledplayer.makers.job import Job, turned_size
from ledplayer.makers.outlet import MediaFailure, Outlet
from ledplayer.makers.reel import Reel
from ledplayer.makers.screen import Screen

LEAST_PASS_MS = 1_000
#: How much earlier than the header or the facts say a film may end and still be whole.
TORN_MS = 1_000
#: A frame later than this is not drawn, unless nothing was drawn for so long.
LATE_MS = 30
LEAST_SHOWN_MS = 250
#: Decoding at less than this many times real time, over this much work, asks for more threads.
COMFORT = 1.15
JUDGED_AFTER_S = 1.5


def make_film(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Hand over the frames of a film; the first is the one to be seen at the offset."""
    assert file is not None, "a film job without a file"
    assert job.piece is not None, "a film job without a piece"
    projection = _Projection(job, file, outlet)
    duration_ms = job.piece.duration_ms or projection.reel.duration_ms
    passes = job.offset_ms // duration_ms if duration_ms else 0
    if passes and not _another(job.length_ms - passes * duration_ms, duration_ms):
        passes -= 1
    begin_ms = passes * duration_ms
    from_ms = job.offset_ms - begin_ms
    while True:
        end_ms = projection.run(begin_ms, from_ms)
        if end_ms == 0 and from_ms == 0:
            raise MediaFailure("media-torn")
        torn = duration_ms and end_ms < duration_ms - TORN_MS
        begin_ms += end_ms if torn or not duration_ms else duration_ms
        from_ms = 0
        if not _another(job.length_ms - begin_ms, duration_ms or end_ms):
            return


def _another(left_ms: int, duration_ms: int) -> bool:
    """Whether one more pass is worth beginning, with so much of the showing left."""
    return duration_ms > 0 and left_ms >= min(LEAST_PASS_MS, duration_ms)


class _Projection:
    """One reel and one screen, and how they keep up."""

    def __init__(self, job: Job, file: BinaryIO, outlet: Outlet) -> None:
        self._job = job
        self._file = file
        self._outlet = outlet
        self._cores = os.cpu_count() or 1
        self.reel = Reel(file, max(1, self._cores - 1))
        self._screen = Screen(job, self.reel.pixel_aspect)
        self._size = turned_size(job)
        self._shown_ms = -LEAST_SHOWN_MS
        self._hurried = self._cores == 1  # more threads would not help
        self._begun_s = time.process_time()
        self._made_ms = 0.0

    def run(self, begin_ms: int, from_ms: int) -> int:
        """One pass that begins at `begin_ms` of the showing, entered at `from_ms`; answers where it ended, in ms."""
        end_ms = 0
        enter_ms = from_ms
        while True:
            for at_ms, picture in self.reel.pictures(enter_ms):
                pts_ms = max(begin_ms + at_ms, self._job.offset_ms)
                if pts_ms >= self._job.length_ms:
                    return end_ms
                end_ms = round(at_ms + self.reel.frame_ms)
                self._outlet.listen()
                if self._wanted(pts_ms):
                    self._show(picture, pts_ms)
                self._made_ms += self.reel.frame_ms
                if self._falls_behind():
                    break
            else:
                return end_ms
            enter_ms = end_ms
            self._hurry()

    def _show(self, picture: VideoFrame, pts_ms: int) -> None:
        """Draw and hand over a picture; waits for a slot."""
        number, slot = self._outlet.slot()
        self._screen.draw(number, slot, picture, pts_ms)
        self._outlet.ready(number, pts_ms, self._size.width, self._size.height)
        self._shown_ms = pts_ms

    def _wanted(self, pts_ms: int) -> bool:
        """Whether a picture's time has not passed yet, as far as is known."""
        late = self._outlet.elapsed_ms is not None and pts_ms + self.reel.frame_ms + LATE_MS < self._outlet.elapsed_ms
        return not late or pts_ms - self._shown_ms >= LEAST_SHOWN_MS

    def _falls_behind(self) -> bool:
        """Whether one core is too slow for this film; waiting for a slot or for other processes does not count."""
        busy_s = time.process_time() - self._begun_s
        return not self._hurried and busy_s > JUDGED_AFTER_S and self._made_ms < 1000 * COMFORT * busy_s

    def _hurry(self) -> None:
        """Go on with all cores: dearer by a tenth, but a film in time."""
        self._hurried = True
        self.reel.close()
        self.reel = Reel(self._file, self._cores, frame_threads=True)
