"""What the installer with a USB stick is told on the board's edge, handed to the player as `notice.json`.

    {"texts": ["USB: đã nhận 12 tệp – có thể rút ra", "USB: đã nhận 12 tệp"], "seconds": 20.0}

1. One notice in several lengths, the longest first. It stands for `seconds` from when the player sees the file; no
   seconds end it at once. So it goes by itself when nobody writes any more.
2. It is written when it says something else, no more often than every other second, and again before its time is over
   while a stick is taken in.
3. A stick without a content folder, and one that was in when the player started and holds nothing new, get no word.
"""

import json
import logging
from collections.abc import Callable, Mapping
from itertools import count, takewhile
from pathlib import Path

from ledplayer.files import write_whole
from ledplayer.intake.stick import Stick, Tally
from ledplayer.intake.sticks import Plug
from ledplayer.language import Language, catalogue, say

logger = logging.getLogger(__name__)

NOTICE = "notice.json"
PAUSE_S = 2.0
#: While files come in; written again after the second.
STANDS_S, AGAIN_S = 30.0, 12.0
#: At the end.
LAST_S = 20.0

#: A code without its length, and its values.
Said = tuple[str, Mapping[str, int]]


class Notice:
    """Follows the stick with the notice."""

    def __init__(self, state: Path, mono: Callable[[], float]) -> None:
        """What stands there of a process before is gone: the stick says everything anew."""
        self._path = state / NOTICE
        self._mono = mono
        self._plug: Plug | None = None
        self._tally: Tally | None = None
        self._said: Said | None = None
        self._is_over = True
        self._turns = -1
        self._written_at = -STANDS_S
        self._path.unlink(missing_ok=True)

    @property
    def is_free(self) -> bool:
        """Whether nothing of a stick stands on the edge, nor is about to."""
        return self._is_over and self._mono() - self._written_at >= LAST_S

    def follow(self, stick: Stick | None, tally: Callable[[], Tally | None], language: Language) -> None:
        """Say what is new. Args: tally: Counts how far the stick is taken in; None while none is in."""
        mono, plug, turns = self._mono(), stick.plug if stick else None, stick.turns if stick else 0
        is_known = self._is_over and (plug, turns) == (self._plug, self._turns)
        if mono - self._written_at < PAUSE_S or is_known:
            return
        self._turns = turns
        said, is_over = self._words(stick, tally())
        if (said, is_over) == (self._said, self._is_over) and (is_over or mono - self._written_at < AGAIN_S):
            return
        self._said, self._is_over, self._written_at = said, is_over, mono
        self._write(said, LAST_S if is_over else STANDS_S, language)

    def _words(self, stick: Stick | None, tally: Tally | None) -> tuple[Said | None, bool]:
        """What is to be said now, and whether that is the last of it."""
        plug = stick.plug if stick else None
        before, was = self._plug, self._tally
        self._plug, self._tally = plug, tally
        if stick is None or plug is None or tally is None:
            if before is None:
                return self._said, True
            if was is not None and was.left:
                return ("early", {"done": was.all - was.left, "all": was.all}), True
            return None, True
        if stick.trouble:
            return ("broken", {}), True
        if not tally.is_whole or tally.left:
            if plug in stick.began_with and not tally.left:
                return self._said, self._is_over
            return _under_way(tally), False
        if plug in stick.began_with and self._is_over:
            return self._said, True
        return _result(tally), True

    def _write(self, said: Said | None, seconds: float, language: Language) -> None:
        texts = lengths(f"usb-{said[0]}", said[1], language) if said else []
        row = {"texts": texts, "seconds": seconds if said else 0.0}
        try:
            write_whole(self._path, json.dumps(row, ensure_ascii=False).encode())
        except OSError as error:
            logger.debug("no notice: %s", error)


def _under_way(tally: Tally) -> Said:
    if not tally.all:
        return "reading", {}
    return "taking", {"done": tally.all - tally.left, "all": tally.all}


def _result(tally: Tally) -> Said:
    if tally.bad:
        return "faulty", {"good": tally.good, "bad": tally.bad}
    if tally.good:
        return "taken", {"good": tally.good}
    return ("words" if tally.has_campaigns else "nothing"), {}


def lengths(code: str, values: Mapping[str, int], language: Language) -> list[str]:
    """A notice in all its lengths, the longest first: `code` with a number."""
    codes = takewhile(lambda name: name in catalogue(), (f"{code}-{number}" for number in count(1)))
    return [say(name, language, **values) for name in codes]
