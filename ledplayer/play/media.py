"""Opens media for the stage: which maker is asked for a leaf, with which file, and what when no maker can be had."""

import logging
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from ledplayer.core.compose import Leaf
from ledplayer.core.lineup import Piece
from ledplayer.core.model import Board
from ledplayer.errors import ContentError, Place, Problem, SurroundingsError
from ledplayer.log import note
from ledplayer.makers.job import Job, leaf_job, prepared_job, prepared_name, turned_size
from ledplayer.makers.medium import ALTERED, Medium
from ledplayer.makers.seal import Seals, open_media
from ledplayer.makers.studio import Studio
from ledplayer.play import zone
from ledplayer.play.cached import CachedPicture, Makeshift

logger = logging.getLogger(__name__)

#: Makes whose pixels may lie in the prepared cache.
STANDING = ("pages", "clock")
#: Makes that never lie there.
SCROLLING = ("strip", "band_pages")
#: A job that no maker has answered for so long, nor any other job: the zygote hangs.
ANSWER_S = 10.0
#: The same for a zygote that has not answered yet: it may be loading, on a slow computer from a slow card.
LOADING_S = 60.0
#: Seconds between a zygote's death and the next start; the last is kept. One that ran for `GOOD_S` begins anew.
PAUSES_S = (0.0, 1.0, 2.0, 5.0, 15.0, 60.0)
GOOD_S = 60.0
#: What intake's `prepare` calls the card without a clock.
BARE_CARD = Piece(kind="card", length_ms=60_000)


class Media:
    """Asks a zygote for media, and starts another one when it is gone.

    Attributes:
        board: Whose language and name texts are painted in, and how the canvas is turned.
        zone: Name of the time zone that clocks show; "" is the machine's.
        knows_time: Whether the plan's time is the wall's.
    """

    def __init__(self, studio: Studio, cache: Path, board: Board) -> None:
        """`cache`: the folder of prepared pictures; it may be missing."""
        self.board = board
        self.zone = ""
        self.knows_time = True
        self._studio = studio
        self._cache = cache
        self._seals = Seals.beside(cache)
        self._asked: dict[Medium, float | None] = {}  # since when, once `tend` has seen it
        self._deaths = 0
        self._answered_at = -math.inf
        self._mono = self._started_at = self._start_at = 0.0

    def open(self, leaf: Leaf, at_ms: float) -> Medium | Makeshift:
        """Ask for a leaf's pictures from a moment of the plan's time on; never blocks for long.

        Before any zygote was started, what lies in the cache is shown and bands wait for `Stage.renew`.

        Raises:
            ContentError: The admitted file cannot be opened.
            SurroundingsError: No maker can be had now.
        """
        if self._studio.pid is None and leaf.make in SCROLLING:
            return Makeshift()
        job = leaf_job(
            leaf,
            rotation=self.board.rotation,
            begin_ms=leaf.origin_ms if self.knows_time else None,
            offset_ms=max(0, int(at_ms - leaf.origin_ms)),
            language=self.board.language,
            board_name=self.board.name or self.board.id,
            zone_offset_s=zone.offset_s(self.zone, at_ms) if leaf.make == "clock" else 0,
        )
        path = self._cache / prepared_name(job) if leaf.make in STANDING else None
        if not self._studio.alive and path:
            with suppress(OSError, ValueError):
                return CachedPicture(path, job.offset_ms)
            if leaf.piece.kind == "card":
                with suppress(OSError, ValueError):
                    return CachedPicture(self._cache / prepared_name(self._bare_card(leaf)), 0)
        if path and path.exists():
            job = prepared_job(turned_size(job), length_ms=job.length_ms, offset_ms=job.offset_ms)
            with _opened(str(path)) as file:
                return self._ask(job, file)
        if leaf.piece.path:
            try:
                job = self._seals.sealed(job)
            except OSError as error:
                raise _refused(ALTERED, leaf.piece.path, error) from error
            with _opened(leaf.piece.path) as file:
                return self._ask(job, file)
        return self._ask(job, None)

    def picture_file(self, job: Job, pixels: bytes, file: int) -> Medium:
        """Have some BGRX pixels written into an open file, as the job says. Raises `SurroundingsError`."""
        return self._ask(job, file, pixels)

    def start(self) -> None:
        """Start the zygote where none runs yet. Raises `SurroundingsError`."""
        self._studio.start()

    @property
    def is_alive(self) -> bool:
        """Whether there is a zygote that can be asked."""
        return self._studio.alive

    def tend(self, mono: float) -> None:
        """Start another zygote for one that died or hangs; to be called every second or so."""
        self._mono = mono
        if any(medium.state != "asked" for medium in self._asked):
            self._answered_at = mono
        patience_s = LOADING_S if self._answered_at == -math.inf else ANSWER_S
        waiting = {medium: since for medium, since in self._asked.items() if _is_waiting(medium)}
        self._asked = {medium: mono if since is None else since for medium, since in waiting.items()}
        hangs = any(
            mono - max(since, self._answered_at) > patience_s for since in self._asked.values() if since is not None
        )
        if self._studio.alive and mono - self._started_at > GOOD_S:
            self._deaths = 0
        if self._studio.pid is not None and (hangs or not self._studio.alive):
            try:
                self._restart("hangs" if hangs else "died")
            except SurroundingsError:
                logger.debug("no zygote yet", exc_info=True)

    def close(self) -> None:
        """End the zygote."""
        self._studio.close()

    def _bare_card(self, leaf: Leaf) -> Job:
        """The card as intake keeps it at all times: without date and clock."""
        return leaf_job(
            replace(leaf, piece=BARE_CARD),
            rotation=self.board.rotation,
            begin_ms=None,
            language=self.board.language,
            board_name=self.board.name or self.board.id,
        )

    def _ask(self, job: Job, file: int | None, pixels: bytes | None = None) -> Medium:
        self._studio.start()
        try:
            medium = self._studio.open(job, file, pixels)
        except SurroundingsError:
            self._restart("died")
            medium = self._studio.open(job, file, pixels)
        self._asked[medium] = None
        return medium

    def _restart(self, why: str) -> None:
        """Start another zygote, unless the last ones died young. Raises `SurroundingsError`."""
        if self._mono < self._start_at:
            raise SurroundingsError("makers-gone")
        self._started_at = self._mono
        self._start_at = self._mono + PAUSES_S[min(self._deaths, len(PAUSES_S) - 1)]
        self._deaths += 1
        note("makers-hung" if why == "hangs" else "makers-died")
        self._asked.clear()
        self._answered_at = -math.inf
        self._studio.restart()


def _is_waiting(medium: Medium) -> bool:
    return medium.state == "asked" and medium.fileno() >= 0


@contextmanager
def _opened(path: str) -> Iterator[int]:
    """An open file for a maker. Raises `ContentError` where it is gone: intake keeps what is in the plan."""
    try:
        file = open_media(path)
    except OSError as error:
        raise _refused("media-gone", path, error) from error
    try:
        yield file
    finally:
        os.close(file)


def _refused(code: str, path: str, error: OSError) -> ContentError:
    values = {"file": path, "why": str(error)}
    return ContentError([Problem(severity="error", code=code, place=Place(file=path), values=values)])
