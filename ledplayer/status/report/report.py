"""What every form of the report says: the sums, what is missing, and how far the record can be believed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cached_property

from ledplayer.core.played import Account, Stretch, Why
from ledplayer.core.tally import Tally, tally
from ledplayer.errors import Place, Problem, Severity
from ledplayer.language import Language

#: That are told one by one.
MOST_PROBLEMS = 8
_MINUTE_MS = 60_000
#: The record comes onto the card every quarter of an hour: one that ends before this says nothing of the rest.
_LATE = timedelta(minutes=40)
WHYS: tuple[Why, ...] = ("off", "unproven", "lost", "unknown")


@dataclass(frozen=True, kw_only=True)
class Report:
    """An account, and for whom it is told.

    Attributes:
        name: Of the board, for people; its id where it has none.
        zone: The board's.
        made: When; aware, in the board's zone.
        campaign: Part of the names that was asked for; "" is all.
        until: Where the record ends; aware.
        witnesses: How often the office's log saw this board's proof; None where no log was given.
        problems: What went wrong on the way here, besides what is wrong with the proof itself.
    """

    account: Account
    name: str
    zone: tzinfo
    made: datetime
    version: str
    language: Language
    until: datetime
    campaign: str = ""
    witnesses: int | None = None
    problems: tuple[Problem, ...] = ()

    @cached_property
    def tally(self) -> Tally:
        """The sums."""
        return tally(self.account, self.campaign)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """When nothing is proven; what follows on each other for one reason is one."""
        found: list[Stretch] = []
        for one in self.account.stretches:
            before = found[-1] if found else None
            if before and before.why == one.why and one.begin_ms <= before.end_ms:
                found[-1] = replace(before, end_ms=max(before.end_ms, one.end_ms))
            else:
                found.append(one)
        return tuple(found)

    @property
    def last(self) -> date:
        """The last day of the period, which is inside."""
        return self.account.end - timedelta(days=1)

    def at(self, moment_ms: int) -> datetime:
        """A moment in the board's time."""
        return datetime.fromtimestamp(moment_ms / 1000, self.zone)

    @property
    def is_known(self) -> bool:
        """Whether the proof reaches into the period at all."""
        since = self.account.since
        return since is not None and since <= self.last and self.until > self._midnight(self.account.begin)

    def warnings(self) -> tuple[Problem, ...]:
        """What has to be read before any number: the proof is not whole, or does not reach over the period."""
        found = _worst_first((*self.account.problems, *self.problems))
        left = len(found) - MOST_PROBLEMS
        if left > 0:
            found[MOST_PROBLEMS:] = [_note("warning", "report-more-problems", count=left)]
        first = believed(self)
        return (*([first] if first.severity == "error" else []), *found, *self._reach())

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)

    def _reach(self) -> Iterable[Problem]:
        account = self.account
        if account.since is None:
            yield _note("warning", "report-nothing-kept")
        elif account.since > account.begin:
            yield _note("warning", "report-since", day=written(account.since))
        unknown_ms = lasting(self.stretches).get("unknown", 0)
        if unknown_ms >= _MINUTE_MS:
            yield _note("warning", "report-unknown", minutes=unknown_ms // _MINUTE_MS)
        end = min(self._midnight(account.end), self.made)
        if account.since is not None and self.until < end:
            is_late = end - self.until > _LATE
            values = {"time": f"{self.until:%H:%M}", "day": written(self.until.date())}
            yield _note("warning" if is_late else "info", "report-ends" if is_late else "report-so-far", **values)
        elif self.made < self._midnight(account.end):
            yield _note("info", "report-so-far", time=f"{self.made:%H:%M}", day=written(self.made.date()))


def believed(report: Report) -> Problem:
    """How far the record can be believed, in one sentence."""
    if any(one.severity == "error" for one in report.account.problems):
        return _note("error", "report-chain-broken")
    if not report.is_known:
        return _note("warning", "report-chain-none")
    if report.account.problems:
        return _note("warning", "report-chain-gaps")
    if not report.witnesses:
        return _note("info", "report-chain-alone")
    return _note("info", "report-chain-witnessed", count=report.witnesses)


def lasting(stretches: Iterable[Stretch]) -> dict[Why, int]:
    """How long the stretches of each kind are together, milliseconds; kinds that there are."""
    found = dict.fromkeys(WHYS, 0)
    for one in stretches:
        found[one.why] += one.end_ms - one.begin_ms
    return {why: length for why, length in found.items() if length}


def written(day: date) -> str:
    """A day as people write it."""
    return f"{day.day}/{day.month}/{day.year}"


def _worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Errors first; one of each sort before a second one of any."""
    seen: Counter[str] = Counter()
    found = []
    for one in problems:
        seen[one.code] += 1
        found.append((("error", "warning", "info").index(one.severity), seen[one.code], one))
    return [one for _, _, one in sorted(found, key=lambda entry: entry[:2])]


def _note(severity: Severity, code: str, **values: str | int) -> Problem:
    return Problem(severity=severity, code=code, place=Place(file=""), values=values)
