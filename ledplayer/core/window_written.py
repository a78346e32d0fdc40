"""From, to, yearly, hours and days of a campaign, an item or a peak as a window (rules D2–D4, D7)."""

from dataclasses import replace
from datetime import date

from ledplayer.core import lunar
from ledplayer.core.dates_written import WrongError, read_day, read_hours, read_time, read_weekdays
from ledplayer.core.fields import Fields
from ledplayer.core.model import DateMark, Window
from ledplayer.errors import Word


def top_window(found: Fields, example_year: int) -> Window:
    """When a campaign may be on.

    Args:
        example_year: A year to name in a hint.
    """
    window = replace(_window(found), yearly=found.yes("yearly"))
    marks = _marks(window)
    bare = [key for key, mark in marks.items() if mark.year is None]
    dated = [key for key, mark in marks.items() if mark.year is not None]
    solar = [key for key in bare if marks[key].calendar == "solar"]
    if bare and dated:
        found.wrong(bare[0], "dates-mixed", other=Word(dated[0]), fixed=_with_year(found, bare[0], example_year))
    elif window.yearly and dated:
        found.wrong(dated[0], "dates-yearly-year", fixed=found.text(dated[0]).replace(f"/{marks[dated[0]].year}", ""))
    elif solar and not window.yearly:
        found.wrong(solar[0], "dates-no-year", fixed=_with_year(found, solar[0], example_year))
    elif window.yearly and not bare and not {"from", "to"} & set(found.written):
        found.wrong("yearly", "dates-yearly-none")
    elif len(bare) == 1 and not {"from", "to"} <= set(found.written):
        _one_end(found, bare[0])
    return _in_order(found, window)


def inner_window(found: Fields, outer: Window, example_year: int) -> Window:
    """When an item or a peak may be on inside its campaign."""
    window = _window(found)
    marks = _marks(window)
    bare = [key for key, mark in marks.items() if mark.year is None]
    dated = [key for key, mark in marks.items() if mark.year is not None]
    framed = outer.yearly or (outer.begin is not None and outer.end is not None)
    if bare and dated:
        found.wrong(bare[0], "dates-mixed", other=Word(dated[0]), fixed=_with_year(found, bare[0], example_year))
    elif bare and not framed and any(marks[key].calendar == "solar" for key in bare):
        found.wrong(bare[0], "dates-item-no-year", fixed=_with_year(found, bare[0], example_year))
    elif len(bare) == 1 and not framed and not {"from", "to"} <= set(found.written):
        _one_end(found, bare[0])
    return _in_order(found, window)


def _window(found: Fields) -> Window:
    days = frozenset(day for some in found.each("days", read_weekdays) for day in some)
    return Window(begin=_mark(found, "from"), end=_mark(found, "to"), hours=found.each("hours", read_hours), days=days)


def _mark(found: Fields, key: str) -> DateMark | None:
    mark = found.parsed(key, read_day)
    return replace(mark, place=found.nodes[key].place) if mark else None


def _marks(window: Window) -> dict[str, DateMark]:
    return {key: mark for key, mark in (("from", window.begin), ("to", window.end)) if mark}


def _one_end(found: Fields, key: str) -> None:
    missing = "to" if key == "from" else "from"
    found.wrong(key, "dates-one-end", missing=Word(missing))


def _with_year(found: Fields, key: str, year: int) -> str:
    """The date as written, with a year put where it belongs."""
    words = found.text(key).split(" ")
    return " ".join([f"{words[0]}/{year}" if "/" in words[0] else f"{words[0]} {year}", *words[1:]])


def _in_order(found: Fields, window: Window) -> Window:
    """The window; told when its `to` is not after its `from` (D7)."""
    begin, end = window.begin, window.end
    if begin and end and begin.year is not None and end.year is not None:
        first, last = _day(begin), _day(end)
        if first is not None and last is not None:
            from_minute = first * 1440 + (begin.minute or 0)
            to_minute = last * 1440 + (1440 if end.minute is None else end.minute)
            if to_minute <= from_minute:
                swapped = f"{found.written['from'].value}: {found.text('to')}"
                found.wrong("to", "dates-order", begin=found.text("from"), end=found.text("to"), swapped=swapped)
    return window


def _day(mark: DateMark) -> int | None:
    assert mark.year is not None
    if mark.calendar == "solar":
        return date(mark.year, mark.month, mark.day).toordinal()
    if mark.calendar == "lunar":
        return lunar.solar_day(mark.day, mark.month, mark.year)
    tet = lunar.new_year(mark.year)
    return None if tet is None else tet + mark.shift_days


def countdown_day(found: Fields) -> DateMark | None:
    """The day an item counts down to (K5)."""
    mark = _mark(found, "countdown")
    if mark and mark.minute is not None:
        found.wrong("countdown", "countdown-time", fixed=found.text("countdown").rsplit(" ", 1)[0])
    return mark


def read_at(written: str) -> int:
    """One time of `at` as seconds after 00:00. Raises `WrongError`."""
    minute = read_time(written)
    if minute == 1440:
        raise WrongError("at-midnight", written=written, fixed="00:00")
    return minute * 60
