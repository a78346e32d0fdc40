"""The campaigns of one source, as they are now: read, last good, dated, bare (W1–W5, S4, S5).

1. A playlist without errors is its campaign, and its text is remembered; a broken one keeps its last good version, or
   is off where `on_air: no` can be read in it; one that was never good shows nothing. A name in `except` that the list
   of boards does not know breaks it too (S2).
2. A folder whose playlist is broken, or that has two, never plays as a bare or dated folder instead.
3. What a playlist of the source names does not also play by itself.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from ledplayer import log
from ledplayer.core.dated_name import dated, title
from ledplayer.core.model import ALWAYS, Board, Campaign, Item, Kind
from ledplayer.core.names import natural_key
from ledplayer.core.playlist import read_playlist, reads_off_air
from ledplayer.core.review_names import unknown_excluded
from ledplayer.errors import Place, Problem
from ledplayer.intake.endings import is_media, promised
from ledplayer.intake.find import Finds, Found
from ledplayer.intake.good import Good, LastGood
from ledplayer.intake.wanted import names_path

Judged = tuple[Campaign | None, tuple[Problem, ...]]


class Texts(Protocol):
    """Where the playlists' bytes come from."""

    def mark(self, path: str) -> object:
        """What changes when the file does."""

    def read(self, path: str) -> bytes | None:
        """The file's bytes; None when it does not read now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaigns:
    """The campaigns of a source in no order, drafts included, and what is wrong with them."""

    campaigns: tuple[Campaign, ...] = ()
    problems: tuple[Problem, ...] = ()


class Playlists:
    """Reads the playlists of one source again and again; each text is parsed once."""

    def __init__(self, source: str, good: LastGood) -> None:
        self.source = source
        self.good = good
        self._boards: tuple[Board, ...] = ()
        self._judged: dict[tuple[str, object], Judged] = {}
        self._parsed: dict[str, dict[bytes, Judged]] = {}

    def campaigns(
        self, finds: Finds, media: Iterable[str], name: str, texts: Texts, boards: tuple[Board, ...] = ()
    ) -> Campaigns:
        """The campaigns of the source now.

        Args:
            finds: Where they are.
            media: Paths of all files inside the media.
            name: Of the source's folder, for a bare one.
            texts: The playlists' bytes.
            boards: The list by which names are judged; none is no list.
        """
        before, self._judged = self._judged if boards == self._boards else {}, {}
        self._boards = boards
        campaigns: list[Campaign] = []
        problems = list(finds.problems)
        for found in finds.found:
            if found.kind in ("playlist", "folder"):
                campaign, told = self._playlist(found, texts, before)
                problems.extend(told)
                campaigns += [campaign] if campaign else []
        named = [names_path(item) for campaign in campaigns for item in campaign.items]
        unnamed = [found for found in finds.found if found.kind not in ("playlist", "folder")]
        paths = sorted(media, key=natural_key)
        campaigns += [one for found in unnamed for one in _by_name(self.source, found, name, paths, named)]
        present = {path for found in finds.found for path in (found.path, *found.rivals)}
        self._parsed = {path: parsed for path, parsed in self._parsed.items() if path in present}
        for path in self.good.paths(self.source) - present - {finds.boards}:
            self.good.forget(self.source, path)
        return Campaigns(campaigns=tuple(campaigns), problems=tuple(problems))

    def _playlist(self, found: Found, texts: Texts, before: Mapping[tuple[str, object], Judged]) -> Judged:
        if found.rivals:
            return self._rivals(found)
        key = (found.path, texts.mark(found.path))
        judged = before.get(key)
        if judged is None:
            data = texts.read(found.path)
            if data is None:
                return self._last_good(found, ())
            judged = self._judge(found, data)
        self._judged[key] = judged
        return judged

    def _judge(self, found: Found, data: bytes) -> Judged:
        campaign, problems = self._read(found, data)
        unknown = unknown_excluded(campaign, self._boards) if campaign else ()
        if campaign and not unknown:
            self.good.keep(self.source, found.path, Good(data=data))
            return campaign, problems
        known = self.good.get(self.source, found.path)
        if known is not None:
            self.good.keep(self.source, found.path, replace(known, off=reads_off_air(data)))
        last, told = self._last_good(found, (*problems, *unknown))
        if unknown and (last is None or unknown_excluded(last, self._boards)):
            return campaign, problems  # which the roster drops
        return last, told

    def _last_good(self, found: Found, problems: tuple[Problem, ...]) -> Judged:
        known = self.good.get(self.source, found.path)
        campaign = self._read(found, known.data)[0] if known else None
        if known is None or campaign is None:
            return None, problems
        if known.off:
            return replace(campaign, on_air=False), problems
        told = Problem(severity="info", code="playlist-last-good", place=Place(file=found.path))
        return campaign, (*problems, told) if problems else ()

    def _rivals(self, found: Found) -> Judged:
        """Two playlists in one folder: an error that names both; the only one that was ever good plays on."""
        names = (found.path, *found.rivals)
        problem = Problem(
            severity="error",
            code="two-playlists",
            place=Place(file=found.path),
            values={"first": found.path, "second": found.rivals[0]},
        )
        good = [path for path in names if self.good.get(self.source, path)]
        if len(good) != 1:
            return None, (problem,)
        return self._last_good(replace(found, path=good[0], rivals=()), (problem,))

    def _read(self, found: Found, data: bytes) -> Judged:
        """Each text is parsed once, also when it comes first out of the memory and then out of the folder."""
        parsed, digest = self._parsed.setdefault(found.path, {}), hashlib.sha256(data).digest()
        if digest not in parsed:
            if len(parsed) > 1:
                parsed.clear()
            parsed[digest] = self._parse(found, data)
        return parsed[digest]

    def _parse(self, found: Found, data: bytes) -> Judged:
        try:
            return read_playlist(
                data,
                file=found.path,
                source=self.source,
                path=found.path,
                folder=found.folder,
                needs_items=found.kind == "playlist",
            )
        except Exception:
            log.exception("our-mistake", name=str(self.source), what=found.path)
            problem = Problem(severity="error", code="playlist-bug", place=Place(file=found.path))
            return None, (problem,)


def _by_name(
    source: str, found: Found, name: str, paths: Iterable[str], named: list[re.Pattern[str] | None]
) -> list[Campaign]:
    """A campaign without a playlist; none where a playlist names all of it."""
    place = Place(file=found.path)
    if found.kind == "bare":
        return [Campaign(source=source, path=found.path, name=name, place=place, whole_folder=True)]
    last = found.path.rpartition("/")[2]
    says = title(last)
    campaign = Campaign(
        source=source,
        path=found.path,
        name=says if found.kind == "dated folder" else says.rpartition(".")[0] or says,
        place=place,
        folder=found.folder,
        window=dated(last) or ALWAYS,
    )
    if found.kind == "dated file":
        path = f"{found.folder}/{last}" if found.folder else last
        item = Item(number=1, kind=_kind(last), content=path, place=place)
        return [] if _is_named(path, named) else [replace(campaign, items=(item,))]
    if _is_named(found.folder + "/", named):
        return []
    inside = [path for path in paths if path.startswith(found.folder + "/") and is_media(path)]
    left = [path for path in inside if not _is_named(path, named)]
    if len(left) == len(inside):
        return [replace(campaign, whole_folder=True)]
    items = tuple(
        Item(number=number, kind=_kind(path), content=path, place=place) for number, path in enumerate(left, 1)
    )
    return [replace(campaign, items=items)] if items else []


def _is_named(path: str, named: list[re.Pattern[str] | None]) -> bool:
    return any(pattern is not None and pattern.fullmatch(path) for pattern in named)


def _kind(name: str) -> Kind:
    kind = promised(name)
    return kind if kind in ("image", "video", "pdf") else "image"
