"""How often the player died of late, and how little it dares to show because of it.

1. A death is a start that finds, in the same boot of the machine, a player that was neither told to end nor had asked
   to be started again. It counts for five minutes.
2. From the third on, what was on at the last one is left out; from the fifth on there is only the fallback folder, from
   the eighth on only the built-in card. Of no campaign's pieces and of no file – the card, a closed board – nothing is
   ever left out. A release that is refused at the same start (`status.verdict`) is to blame, and not what was on.
3. Nothing lasts for ever, since who died may have been killed: after ten good minutes one step is lifted, card,
   fallback folder, what is left out, one after the other.
4. A death within five minutes of that, or with something on that was left out before, puts it back at once, without
   waiting for a third; and from then on the minutes of rule 3 are twice as many, up to a day.
"""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import IntEnum
from typing import Any, NamedTuple

from ledplayer.core.lineup import Piece


class Limit(IntEnum):
    """What is in force: some items are left out, only the fallback folder, only the card."""

    NOTHING = 0
    ITEMS = 1
    FALLBACK = 2
    CARD = 3


#: Rule 1, seconds.
COUNTS_S = 300.0
#: Rule 2: from which death on there is which limit.
STEPS = {Limit.ITEMS: 3, Limit.FALLBACK: 5, Limit.CARD: 8}
#: Rules 3 and 4, seconds.
HEAL_S, MOST_HEAL_S = 600.0, 86_400.0
#: Items that are remembered: the newest.
MOST_ITEMS = 16
#: Letters of an item's name that are kept.
MOST_LETTERS = 200


class Item(NamedTuple):
    """What was on: a file by its hash, else an item by its place in its playlist and what it says."""

    sha256: str
    playlist: str
    number: int
    what: str

    @property
    def key(self) -> tuple[object, ...]:
        """What two showings of one item have in common."""
        return (self.sha256,) if self.sha256 else (self.playlist, self.number, self.what)


def item_of(piece: Piece) -> Item | None:
    """What can be left out of a piece; None where nothing can (rule 2)."""
    if not piece.sha256 and not piece.playlist:
        return None
    return Item(piece.sha256, piece.playlist[:MOST_LETTERS], piece.number, (piece.what or piece.text)[:MOST_LETTERS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """What is known. Times are seconds of the machine's monotonic clock.

    Attributes:
        at_s: The deaths that count, oldest first.
        limit: What is in force.
        left_out: Of the items, while there is a limit.
        known: Items that were left out since the machine was booted.
        heal_s: How long it takes to lift a step.
        since_s: Since when all is well; infinite while it is not.
        lifted_s, lifted: When a step was lifted last, and which.
    """

    at_s: tuple[float, ...] = ()
    limit: Limit = Limit.NOTHING
    left_out: tuple[Item, ...] = ()
    known: tuple[Item, ...] = ()
    heal_s: float = HEAL_S
    since_s: float = field(default=math.inf, compare=False)
    lifted_s: float = -math.inf
    lifted: Limit = Limit.NOTHING

    def died(self, on: Item | None, now_s: float, *, blames: bool = True) -> "Deaths":
        """One more death. Args: on: What was on. blames: Whether that may be to blame."""
        at_s = (*(at for at in self.at_s if 0 <= now_s - at < COUNTS_S), now_s)[-STEPS[Limit.CARD] :]
        is_out = _has(self.left_out, on)
        is_known = _has(self.known, on) and not is_out
        is_early = now_s - self.lifted_s < COUNTS_S
        limit = max(
            self.limit,
            _limit(len(at_s)),
            Limit.ITEMS if is_known else Limit.NOTHING,
            self.lifted if is_early else Limit.NOTHING,
        )
        left_out, known = self.left_out, self.known
        if on is not None and blames and not is_out and (is_known or len(at_s) >= STEPS[Limit.ITEMS]):
            left_out, known = _with(left_out, on), _with(known, on)
        return replace(
            self,
            at_s=at_s,
            limit=limit,
            left_out=left_out,
            known=known,
            heal_s=min(2 * self.heal_s, MOST_HEAL_S) if is_known or is_early else self.heal_s,
            since_s=math.inf,
            lifted_s=-math.inf,
        )

    def lived(self, now_s: float, *, is_good: bool) -> "Deaths":
        """Some time has gone by. `is_good`: the picture that should stand does."""
        if not is_good or self.limit == Limit.NOTHING:
            return self if self.since_s == math.inf else replace(self, since_s=math.inf)
        if self.since_s == math.inf:
            return replace(self, since_s=now_s)
        if now_s - self.since_s < self.heal_s:
            return self
        limit = Limit(self.limit - 1)
        return replace(
            self,
            limit=limit if limit != Limit.ITEMS or self.left_out else Limit.NOTHING,
            left_out=self.left_out if limit else (),
            since_s=now_s,
            lifted_s=now_s,
            lifted=self.limit,
        )

    def leaves_out(self, piece: Piece) -> bool:
        """Whether a piece is left out."""
        return bool(self.left_out) and _has(self.left_out, item_of(piece))


def to_json(deaths: Deaths) -> dict[str, Any]:
    """As it is kept."""
    raw = asdict(deaths)
    del raw["since_s"]
    raw["lifted_s"] = None if math.isinf(deaths.lifted_s) else deaths.lifted_s
    return raw


def from_json(raw: Mapping[str, Any]) -> Deaths:
    """What was kept. Raises `ValueError`, `KeyError` or `TypeError` for what is no such thing."""
    lifted_s = raw["lifted_s"]
    return Deaths(
        at_s=tuple(map(float, raw["at_s"])),
        limit=Limit(raw["limit"]),
        left_out=tuple(map(item_from_json, raw["left_out"])),
        known=tuple(map(item_from_json, raw["known"])),
        heal_s=min(max(float(raw["heal_s"]), HEAL_S), MOST_HEAL_S),
        lifted_s=-math.inf if lifted_s is None else float(lifted_s),
        lifted=Limit(raw["lifted"]),
    )


def item_from_json(raw: Any) -> Item:
    """An item, as JSON has tuples. Raises as `from_json` does."""
    sha256, playlist, number, what = raw
    return Item(str(sha256), str(playlist), int(number), str(what))


def _limit(count: int) -> Limit:
    """Rule 2."""
    return max((limit for limit, least in STEPS.items() if count >= least), default=Limit.NOTHING)


def _has(items: tuple[Item, ...], item: Item | None) -> bool:
    return item is not None and any(item.key == one.key for one in items)


def _with(items: tuple[Item, ...], item: Item) -> tuple[Item, ...]:
    return (*(one for one in items if one.key != item.key), item)[-MOST_ITEMS:]
