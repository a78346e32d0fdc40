"""What the items of a campaign show, how often and how long, after the rules of `PLAYLIST.md`; see `oracle.py`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, gcd
from typing import Any

from tests.core.oracle_dates import ALWAYS, Stretch, days_left, stretches, within

Content = Mapping[str, Any]
Rules = Mapping[str, Any]  # a board, campaign or item


@dataclass(frozen=True)
class Piece:
    """What is seen, and for how long one showing of it stands."""

    what: str
    length_ms: int


def mixed(content: Content, campaigns: Sequence[Rules], day: date, minute: int) -> tuple[Piece, ...]:
    """One round of the loop of some campaigns."""
    counted = [
        (_count(content, campaign, item, day, minute), piece)
        for campaign in campaigns
        for item, shown in loop_items(content, campaign, day, minute)
        for piece in shown
    ]
    divisor = gcd(*(count for count, _ in counted)) if counted else 1
    placed: list[tuple[Fraction, int, Piece]] = []
    for n in {count for count, _ in counted}:
        row = [piece for count, piece in counted if count == n]
        n //= divisor
        placed += [(Fraction(2 * k + 1, 2 * len(row) * n), -n, row[k % len(row)]) for k in range(len(row) * n)]
    return tuple(piece for _, _, piece in sorted(placed, key=lambda place: place[:2]))


def _count(content: Content, campaign: Rules, item: Rules, day: date, minute: int) -> int:
    count: int = item.get("repeat", 1)
    if campaign.get("level") == "urgent":
        return count
    count *= 2 if campaign.get("level") == "priority" else 1
    if _peaks(content, campaign, day, minute):
        count *= campaign["peak"]["repeat"]
    return min(count, 12)


def _peaks(content: Content, campaign: Rules, day: date, minute: int) -> bool:
    peak = campaign.get("peak")
    if not peak or (peak.get("boards") and not _named(peak["boards"], content["board"])):
        return False
    return within(None, _dates(peak, day, _dates(campaign, day)), None, day, minute)


def loop_items(content: Content, campaign: Rules, day: date, minute: int) -> list[tuple[Rules, list[Piece]]]:
    """The items of an open campaign that are playable now, with their pieces."""
    found = [
        (item, pieces(content, campaign, item, day))
        for item in campaign["items"]
        if not item.get("at") and item_open(content, campaign, item, day, minute)
    ]
    return [(item, shown) for item, shown in found if shown]


def pieces(content: Content, campaign: Rules, item: Rules, day: date) -> list[Piece]:
    """What an item shows on a day; nothing where its file is missing, its day has come, its word has no text."""
    name = f"{campaign['number']}#{item['number']} "
    seconds = item.get("seconds")
    files: Mapping[str, float | None] = content.get("files", {})
    match item:
        case {"image": path}:
            return [Piece(name + path, _file_ms(files[path], seconds, folder=False))] if path in files else []
        case {"folder": folder}:
            paths = sorted((path for path in files if path.rpartition("/")[0] == folder), key=number_in)
            return [Piece(name + path, _file_ms(files[path], seconds, folder=True)) for path in paths]
        case {"ticker": text}:
            return [Piece(name + text, round(seconds * 1000) if seconds else 5000 + 625 * _words(text))]
        case {"countdown": mark}:
            days = days_left(mark, (*_dates(campaign, day), *_dates(item, day, _dates(campaign, day))), day)
            return [Piece(f"{name}{days}", _read_ms("", seconds))] if days else []
    text = item["text"]
    year = _year((*_dates(campaign, day), *_dates(item, day, _dates(campaign, day))), day)
    if "<chu_de>" in text:
        if year not in campaign["values"]:
            return []
        text = text.replace("<chu_de>", campaign["values"][year])
    length = _read_ms(text.replace("<nam>", "0"), seconds)
    return [Piece(name + text.replace("<nam>", str(year)), length)]


def number_in(path: str) -> int:
    """The number that ends a file's name: natural order."""
    found = re.search(r"(\d+)\.\w+$", path)
    assert found
    return int(found[1])


def _file_ms(film_s: float | None, seconds: float | None, *, folder: bool) -> int:
    """A picture stands 12 s or as written, a film its length rounded up to 0.1 s, at least 3 s (M6)."""
    if film_s is None or (seconds is not None and not folder):
        return round(1000 * (12 if seconds is None else seconds))
    return max(3000, ceil(round(film_s * 1000) / 100) * 100)


def _read_ms(text: str, seconds: float | None) -> int:
    if seconds is not None:
        return round(seconds * 1000)
    n = _words(text)
    return max(8000, 500 * n + 2000 * ceil(n / 15))


def _words(text: str) -> int:
    return sum(3 if any(letter.isdigit() for letter in word) else 1 for word in text.split())


def _year(occurrences: Sequence[Stretch], day: date) -> int:
    """The year of the last day of the campaign's occurrence, or of the item's own, else today's (D11)."""
    lasts = [stretch.last for stretch in occurrences if stretch.first <= day <= stretch.last < date.max]
    return (lasts or [day])[0].year


def _named(names: Sequence[str], board: Rules) -> bool:
    return any(name in ("tat_ca", board["id"], *board.get("groups", ())) for name in names)


def _fits(rules: Rules, board: Rules) -> bool:
    boards = rules.get("boards") or ["tat_ca"]
    return _named(boards, board) and not _named(rules.get("except", ()), board)


def in_order(content: Content) -> list[Rules]:
    """The campaigns in the order of their paths, which are numbers here."""
    return sorted(content["campaigns"], key=lambda campaign: campaign["number"])


def campaign_open(content: Content, campaign: Rules, day: date, minute: int) -> bool:
    """Whether a campaign is on air, for this board, and its window open."""
    return (
        campaign.get("on_air", True)
        and _fits(campaign, content["board"])
        and within(campaign.get("hours"), _dates(campaign, day), campaign.get("days"), day, minute)
    )


def item_open(content: Content, campaign: Rules, item: Rules, day: date, minute: int) -> bool:
    """Whether an item is for this board, and its own window open."""
    dates = _dates(item, day, _dates(campaign, day))
    return _fits(item, content["board"]) and within(item.get("hours"), dates, item.get("days"), day, minute)


def _dates(rules: Rules, day: date, outer: tuple[Stretch, ...] = ALWAYS) -> tuple[Stretch, ...]:
    return stretches(rules.get("from"), rules.get("to"), day, outer)
