"""What was due and what was shown, added up by campaign, item and day, out of an `Account`.

1. Only what stood counts as shown: not what failed, not what nothing proves.
2. How much of what was due was shown is asked item by item and day by day: a minute too much in one place makes good
   for no minute that is missing in another.
3. Parts of a thousand are cut, never rounded up: 999 are not all.
4. Campaigns stand in the order of their first day, then by what was due, the most first; items by their number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ledplayer.core.lineup import PieceKind
from ledplayer.core.model import Level
from ledplayer.core.names import fold, natural_key
from ledplayer.core.played import Account, Played

#: Days of one report: more than a proof of play keeps.
MOST_DAYS = 800


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A sum of `Played`, with the same names.

    Attributes:
        kept_ms: Of `due_ms`, what was shown (rule 2).
    """

    due: int = 0
    due_ms: int = 0
    shown: int = 0
    partly: int = 0
    failed: int = 0
    shown_ms: int = 0
    kept_ms: int = 0
    unproven_ms: int = 0

    @property
    def permille(self) -> int | None:
        """How much of what was due was shown, in parts of a thousand; None where nothing was due."""
        return self.kept_ms * 1000 // self.due_ms if self.due_ms else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTally:
    """One item of a campaign over all days; of a folder each file."""

    number: int
    what: str
    kind: PieceKind
    total: Total


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignTally:
    """One campaign over all days. `first`, `last`: the days on which something of it was due or shown."""

    name: str
    playlist: str
    level: Level
    first: date
    last: date
    items: tuple[ItemTally, ...]
    total: Total


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTally:
    """All campaigns on one day."""

    day: date
    total: Total


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """All that is reported.

    Attributes:
        rows: What it was made of: of campaigns, and of the one asked for; by day, campaign and item.
        days: Each day of the account, also those on which nothing was due.
        besides_ms: How long something of no campaign stood: the fallback folder, the card, the closed board; 0
            where one campaign was asked for.
    """

    rows: tuple[Played, ...]
    campaigns: tuple[CampaignTally, ...]
    days: tuple[DayTally, ...]
    total: Total
    besides_ms: int


def tally(account: Account, campaign: str = "") -> Tally:
    """Add an account up.

    Args:
        campaign: Only campaigns with this in their name, however it is accented and written; "" is all.
    """
    wanted = fold(campaign)
    rows = tuple(row for row in account.rows if row.campaign and wanted in fold(row.campaign))
    campaigns = sorted(_campaigns(rows), key=lambda one: (one.first, -one.total.due_ms, natural_key(one.name)))
    order = {(one.name, one.playlist): place for place, one in enumerate(campaigns)}
    by_day: dict[date, list[Played]] = {}
    for row in rows:
        by_day.setdefault(row.day, []).append(row)
    return Tally(
        rows=tuple(sorted(rows, key=lambda row: (row.day, order[row.campaign, row.playlist], *_place(row)))),
        campaigns=tuple(campaigns),
        days=tuple(DayTally(day=day, total=total(by_day.get(day, ()))) for day in _days(account)),
        total=total(rows),
        besides_ms=0 if wanted else sum(row.shown_ms for row in account.rows if not row.campaign),
    )


def total(rows: Iterable[Played]) -> Total:
    """The sum of some rows."""
    due = due_ms = shown = partly = failed = shown_ms = kept_ms = unproven_ms = 0
    for row in rows:
        due += row.due
        due_ms += row.due_ms
        shown += row.shown
        partly += row.partly
        failed += row.failed
        shown_ms += row.shown_ms
        kept_ms += max(0, min(row.shown_ms, row.due_ms - row.unproven_ms))
        unproven_ms += row.unproven_ms
    return Total(
        due=due,
        due_ms=due_ms,
        shown=shown,
        partly=partly,
        failed=failed,
        shown_ms=shown_ms,
        kept_ms=kept_ms,
        unproven_ms=unproven_ms,
    )


def names(account: Account) -> tuple[str, ...]:
    """Campaigns of an account, each once, in the order of their first day."""
    return tuple(dict.fromkeys(row.campaign for row in account.rows if row.campaign))


def _campaigns(rows: Iterable[Played]) -> Iterable[CampaignTally]:
    found: dict[tuple[str, str], list[Played]] = {}
    for row in rows:
        found.setdefault((row.campaign, row.playlist), []).append(row)
    for (name, playlist), own in found.items():
        yield CampaignTally(
            name=name,
            playlist=playlist,
            level=own[-1].level,
            first=min(row.day for row in own),
            last=max(row.day for row in own),
            items=tuple(_items(own)),
            total=total(own),
        )


def _items(rows: Iterable[Played]) -> Iterable[ItemTally]:
    found: dict[tuple[int, str, PieceKind], list[Played]] = {}
    for row in sorted(rows, key=_place):
        found.setdefault((row.number, row.what, row.kind), []).append(row)
    for (number, what, kind), own in found.items():
        yield ItemTally(number=number, what=what, kind=kind, total=total(own))


def _place(row: Played) -> tuple[object, ...]:
    return row.number, natural_key(row.what), row.kind


def _days(account: Account) -> Iterable[date]:
    count = min((account.end - account.begin).days, MOST_DAYS)
    return (account.begin + timedelta(days=number) for number in range(count))
