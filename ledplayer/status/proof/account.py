"""Adds up what a board really showed, and what was due, over some days.

Only the files of those days are read, and the end of the one before them.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, tzinfo
from itertools import pairwise
from pathlib import Path

from ledplayer import config
from ledplayer.core.played import Account, Witness
from ledplayer.language import reason
from ledplayer.status.proof.bind import NO_DAY
from ledplayer.status.proof.block import read_line
from ledplayer.status.proof.card import UNREADABLE, files, lines
from ledplayer.status.proof.chain import Chain, newest_head
from ledplayer.status.proof.sums import Sums
from ledplayer.status.proof.witness import examine


def account(folder: Path, begin: date, end: date, witnesses: Sequence[Witness] = ()) -> Account:
    """What is known of the days from `begin` up to before `end`. Raises nothing, whatever lies in the folder.

    Args:
        folder: `proof` in a state folder, or a copy.
    """
    chain = Chain()
    try:
        names = files(folder)
    except OSError as error:
        chain.say("proof-unreadable", str(folder), why=reason(error))
        names = {}
    if not names:
        return Account(board="", zone="", begin=begin, end=end, problems=tuple(chain.problems))
    sums = Sums()
    needed = _needed(names, begin, end)
    for number in needed:
        if number - 1 not in needed:
            known = newest_head(names[number - 1][1]) if number - 1 in names else ("", 0, 0)
            chain.head, chain.n, at_ms = known
            chain.heads += [(chain.head, at_ms)] if chain.head else []
        sums.read(chain, *names[number])
    zone = config.zone(sums.zone)
    begin_ms, end_ms = _midnight(begin, zone), _midnight(end, zone)
    _missing_files(chain, names, begin, end)
    examine(chain, [one for one in witnesses if begin_ms <= one.at_ms < end_ms], zone)
    since = next((date.fromisoformat(day) for day, _ in names.values() if day != NO_DAY), None)
    is_begin, is_end = since is None or begin <= since, max(names) in needed
    if needed:
        sums.find_holes(chain, sums.begin_ms if is_begin else begin_ms, sums.end_ms if is_end else end_ms)
    return Account(
        board=sums.board,
        zone=sums.zone,
        begin=begin,
        end=end,
        rows=tuple(sums.rows(begin.isoformat(), end.isoformat(), zone)),
        stretches=tuple(sums.stretches(begin_ms, end_ms)),
        problems=tuple(chain.problems),
        head=newest_head(names[max(names)][1])[0],
        since=since,
    )


def _needed(names: Mapping[int, tuple[str, Path]], begin: date, end: date) -> list[int]:
    """The files to read: of the days asked for, and after each the one that tells what came before it."""
    first, last = begin.isoformat(), end.isoformat()
    numbers = list(names)
    found = {number for number in numbers if first <= names[number][0] < last}
    found |= {after for before, after in pairwise(numbers) if before in found}
    if not found:
        found = set([number for number in numbers if names[number][0] >= last][:1])
    return sorted(found)


def _missing_files(chain: Chain, names: Mapping[int, tuple[str, Path]], begin: date, end: date) -> None:
    numbers = list(names)
    for before, after in pairwise(numbers):
        if after > before + 1 and names[before][0] < end.isoformat() and names[after][0] >= begin.isoformat():
            since, until = names[before][0], names[after][0]
            chain.say("proof-day-missing", names[after][1].name, since=since, until=until, count=after - before - 1)
    if numbers[0] > _oldest(names[numbers[-1]][1]) > 0 and names[numbers[0]][0] >= begin.isoformat():
        chain.say("proof-begin-missing", names[numbers[0]][1].name, until=names[numbers[0]][0])


def _oldest(path: Path) -> int:
    """The oldest file that a file says was kept; 0 where that cannot be read."""
    with suppress(OSError, *UNREADABLE):
        for _, _, body in lines(path):
            return read_line(body)[0].oldest
    return 0


def _midnight(day: date, zone: tzinfo) -> int:
    return round(datetime.combine(day, time(), zone).astimezone(UTC).timestamp() * 1000)
