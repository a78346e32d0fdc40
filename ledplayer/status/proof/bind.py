"""Makes a block of a section, at the end of a card's chain."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ledplayer import config
from ledplayer.status.proof.block import Title, line
from ledplayer.status.proof.card import Card
from ledplayer.status.proof.gap import Missing, local_day
from ledplayer.status.proof.pack import Gap, Tables, pack
from ledplayer.status.proof.rows import Item, Row
from ledplayer.status.proof.section import Section

#: A block that is written later than this says so, milliseconds.
LATE_MS = 60_000
#: Items are declared anew after so many blocks: a quarter of a day.
MOST_BLOCKS = 24
#: The day of what was on before any clock was known.
NO_DAY = "1970-01-01"


def bind(card: Card, section: Section, mark: str, missing: Sequence[Missing], wall_ms: int | None) -> None:
    """Put a section's block at the end of the chain; `card.flush` writes it.

    Args:
        mark: By which the block is known again.
        missing: What lies before the section.
        wall_ms: The time; None while it is unknown.

    Raises:
        OSError: A file of another day could not be finished.
    """
    began = section.beginning
    file = card.turn_to(day_of(section, card))
    if file.tables.blocks >= MOST_BLOCKS:
        file.tables = Tables(turn=file.tables.turn + 1)
    tables, is_first = file.tables, file.is_empty
    seen = len(tables.items), len(tables.forms)
    numbers = [tables.number(item) for item in section.items]
    real = [_renumbered(row, numbers) for row in section.real]
    gaps = [_gap(one, tables.number) for one in missing]
    if card.goes_on and gaps and began.after in ("start", "cut"):
        gaps[0] = replace(gaps[0], left=tables.number(card.goes_on))
    goes_on = _goes_on(section)
    z = pack(
        tables,
        began.begin_ms,
        [_renumbered(row, numbers) for row in section.due],
        real,
        unknown=section.unknown,
        gaps=gaps,
        goes_on=tables.number(goes_on) if goes_on else None,
        seen=seen,
    )
    late_ms = wall_ms - section.end_ms if wall_ms is not None and began.is_dated else 0
    says_board = is_first or file.said != (began.board, began.zone)
    title = Title(
        n=card.last.n + 1 if card.last else 1,
        begin_ms=began.begin_ms,
        end_ms=section.end_ms,
        how=section.how,
        boot=began.boot,
        mark=mark,
        is_dated=began.is_dated,
        late_ms=late_ms if late_ms > LATE_MS else 0,
        torn_bytes=0 if file.unwritten else file.torn_bytes,
        prev=card.head if is_first else "",
        day=file.day if is_first else "",
        oldest=card.oldest(file.number) if is_first else 0,
        board=began.board if says_board else None,
        zone=began.zone if says_board else None,
    )
    head, written = line(title, z, card.head)
    card.put(written, head, title, goes_on)


def day_of(section: Section, card: Card) -> str:
    """The local day that a section belongs to; the newest file's where its clock was unknown."""
    if not section.beginning.is_dated:
        return card.file.day if card.file else NO_DAY
    at_ms = max(section.beginning.begin_ms, section.end_ms - 1)
    return local_day(at_ms, config.zone(section.beginning.zone))


def _goes_on(section: Section) -> Item | None:
    last = section.real[-1] if section.real and section.how == "cut" and section.beginning.is_dated else None
    if last is None or last.result != "part" or last.end_ms != section.end_ms:
        return None
    return section.items[last.item]


def _renumbered(row: Row, numbers: Sequence[int]) -> Row:
    return Row(
        item=numbers[row.item],
        begin_ms=row.begin_ms,
        end_ms=row.end_ms,
        result=row.result,
        stood_ms=min(row.stood_ms, row.end_ms - row.begin_ms),
    )


def _gap(missing: Missing, number: Callable[[Item], int]) -> Gap:
    due = tuple((day, number(item), count, ms) for day, item, count, ms in missing.due)
    return Gap(begin_ms=missing.begin_ms, end_ms=missing.end_ms, why=missing.why, due=due)
