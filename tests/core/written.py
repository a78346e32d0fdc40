"""Contents out of text alone: what intake makes of a source's files, made of strings, for tests of `core`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from ledplayer.core.board_file import read_board, read_boards
from ledplayer.core.dated_name import dated
from ledplayer.core.model import Board, Campaign, Content, Entry, Item, MediaKind, Source, Window
from ledplayer.core.names import natural_key
from ledplayer.core.playlist import read_playlist
from ledplayer.core.text_file import paragraphs
from ledplayer.errors import Place, Problem

ZONE = "Asia/Ho_Chi_Minh"
BOARD = Board(id="xa-long-hoa", name="UBND xã Long Hòa", time_zone=ZONE)

_FACTS = re.compile(r"(?P<picture>picture)|film (?P<film>[\d.]+) s|pdf (?P<pdf>\d+) pages|(?P<other>other)")
_MOMENT = re.compile(r"(\d+)/(\d+)/(\d+)(?: (\d+):(\d+)(?::(\d+))?)?")
_DATED = Place(file="")


@dataclass
class Written:
    """A source out of text, and what its reader says.

    Attributes:
        playlists: Path inside the source → text. A path that ends in `/`, or in the name of a media file, has no text:
            its name alone makes it a campaign; `./` is a source that is a bare folder.
        media: Path under `media/` → `picture`, `film 20.04 s`, `pdf 3 pages`, `other`, or the words of a text file.
    """

    playlists: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)
    boards: str = ""
    signed: bool = False
    encoding: str = "utf-8"
    problems: list[Problem] = field(default_factory=list)

    def source(self, number: int = 1) -> Source:
        """The source as intake would see it; the reader's problems are kept."""
        id = f"source-{number}"
        read = [self._campaign(path, text, id) for path, text in self.playlists.items()]
        boards, problems = read_boards(self.boards.encode(), file="boards.yaml") if self.boards else ({}, ())
        assert not problems, problems
        return Source(
            id=id,
            campaigns=tuple(campaign for campaign in read if campaign),
            entries={path: entry(path, facts) for path, facts in self.media.items()},
            boards=boards,
            signed=self.signed,
        )

    def _campaign(self, path: str, text: str, id: str) -> Campaign | None:
        bare = path.strip("./")
        inside = bare.removeprefix("media/")
        if not text:
            window = dated(bare.rpartition("/")[2]) or Window()
            place = Place(file=path)
            if path.endswith("/"):
                folder = inside
                return Campaign(
                    source=id, path=bare, name=bare, place=place, folder=folder, window=window, whole_folder=True
                )
            item = Item(number=1, kind="image", content=inside, place=place)
            return Campaign(source=id, path=bare, name=bare, place=place, window=window, items=(item,))
        in_folder = path.startswith("media/")
        campaign, problems = read_playlist(
            text.encode(self.encoding),
            file=path,
            source=id,
            path=path,
            folder=inside.rpartition("/")[0] if in_folder else "",
            needs_items=not in_folder,
        )
        self.problems += problems
        return campaign


def entry(path: str, facts: str) -> Entry:
    """An admitted file."""
    kind: MediaKind = "text"
    found = _FACTS.fullmatch(facts)
    if found:
        kind = "image" if found["picture"] else "video" if found["film"] else "pdf" if found["pdf"] else "other"
    return Entry(
        path=path,
        sha256=sha256(path.encode()).hexdigest(),
        size_bytes=1000,
        kind=kind,
        place=f"/objects/{path}",
        width=1920,
        height=1080,
        duration_ms=round(float(found["film"]) * 1000) if found and found["film"] else 0,
        pages=int(found["pdf"]) if found and found["pdf"] else 0,
        paragraphs=() if found else paragraphs(facts),
    )


def board(text: str, boards: Mapping[str, Board]) -> Board:
    """The board of a board's file; "" is the usual one, with the name and groups that `boards` has for it."""
    if not text:
        return boards.get(BOARD.id, BOARD)
    read, problems = read_board(text.encode(), file="board.yaml")
    assert read, problems
    return read


def content(*sources: Source, fallback: tuple[str, ...] = (), off_air: bool = False) -> Content:
    """Sources in the board file's order, and the fallback folder's files in natural order."""
    files = tuple(entry(path, "picture") for path in sorted(fallback, key=natural_key))
    return Content(sources=sources, fallback=files, off_air=off_air)


def zone_of(board: Board) -> ZoneInfo:
    """The board's time zone, Vietnam's where it names none."""
    return ZoneInfo(board.time_zone or ZONE)


def moment(text: str) -> datetime:
    """`9/10/2023 08:00:30`, or without seconds, or the day alone; without a zone."""
    found = _MOMENT.fullmatch(text)
    assert found, text
    day, month, year, hour, minute, second = (int(part or 0) for part in found.groups())
    return datetime(year, month, day) + timedelta(hours=hour, minutes=minute, seconds=second)
