"""Values of `core.model` in few words, for tests of what is decided from them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from ledplayer.core.model import Board, Campaign, Content, DateMark, Entry, Hours, Item, Name, Source, Window
from ledplayer.errors import Place

PLACE = Place(file="a.yaml", line=1, column=1)
VIETNAM = timezone(timedelta(hours=7))
BOARD = Board(id="xa-long-hoa", name="UBND xã Long Hòa", groups=("xa",))


def mark(written: str) -> DateMark:
    """`25/9/2023`, `25/9`, `10/3 âm`, `10/3/2026 âm`, `Tết - 20`, `Tết 2027`; a time may follow the first two."""
    day, _, time = written.partition(" ") if ":" in written else (written, "", "")
    minute = minutes(time) if time else None
    if written.startswith("Tết"):
        found = re.fullmatch(r"Tết(?: (\d{4}))?(?: ([+-]) (\d+))?", written)
        assert found
        shift = int(f"{found[2] or '+'}{found[3] or 0}")
        return DateMark(calendar="tet", day=0, month=0, year=int(found[1]) if found[1] else None, shift_days=shift)
    numbers = [int(number) for number in day.removesuffix(" âm").split("/")]
    return DateMark(
        calendar="lunar" if day.endswith(" âm") else "solar",
        day=numbers[0],
        month=numbers[1],
        year=numbers[2] if len(numbers) > 2 else None,
        minute=minute,
    )


def minutes(time: str) -> int:
    hour, minute = time.split(":")
    return 60 * int(hour) + int(minute)


def hours(written: str) -> tuple[Hours, ...]:
    """`06:00-22:00, 23:00-24:00`."""
    pairs = (part.strip().split("-") for part in written.split(",") if part.strip())
    return tuple(Hours(begin=minutes(begin), end=minutes(end)) for begin, end in pairs)


def window(begin: str = "", end: str = "", *, on: str = "", days: Iterable[int] = (), yearly: bool = False) -> Window:
    """From when to when, at which hours (`on`), on which weekdays (0 is Monday)."""
    return Window(
        begin=mark(begin) if begin else None,
        end=mark(end) if end else None,
        hours=hours(on),
        days=frozenset(days),
        yearly=yearly,
    )


def names(*written: str) -> tuple[Name, ...]:
    return tuple(Name(written=one, place=PLACE) for one in written)


def item(kind: Any, content: str = "", **keys: Any) -> Item:
    return Item(number=1, kind=kind, content=content, place=PLACE, **keys)


def text(content: str, **keys: Any) -> Item:
    return item("text", content, **keys)


def campaign(*items: Item, path: str = "playlists/a.yaml", **keys: Any) -> Campaign:
    numbered = tuple(replace(one, number=number) for number, one in enumerate(items, 1))
    return Campaign(**{"source": "s", "path": path, "name": path, "place": PLACE, "items": numbered, **keys})


def entry(path: str, kind: Any = "image", **keys: Any) -> Entry:
    known = {"sha256": f"sha of {path}", "size_bytes": 1, "place": f"/objects/{path}"}
    return Entry(path=path, kind=kind, **{**known, **keys})


def source(*campaigns: Campaign, files: Iterable[Entry] = (), **keys: Any) -> Source:
    known = {"id": "s", "campaigns": campaigns, "entries": {one.path: one for one in files}}
    return Source(**{**known, **keys})


def content(*campaigns: Campaign, files: Iterable[Entry] = (), **keys: Any) -> Content:
    return Content(sources=(source(*campaigns, files=files),), **keys)


def day(written: str) -> date:
    """`9/10/2023`."""
    return datetime.strptime(written, "%d/%m/%Y").date()


def instant(written: str) -> int:
    """`9/10/2023 07:00` or with seconds, in Vietnam, as milliseconds from the epoch."""
    form = "%d/%m/%Y %H:%M:%S" if written.count(":") > 1 else "%d/%m/%Y %H:%M"
    return round(datetime.strptime(written, form).replace(tzinfo=VIETNAM).timestamp() * 1000)


def clock(at_ms: int) -> str:
    """The time of day in Vietnam of milliseconds from the epoch, as short as it can be written."""
    shown = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at_ms)).astimezone(VIETNAM)
    return shown.strftime("%H:%M:%S").removesuffix(":00")
