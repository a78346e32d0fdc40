"""A board without a screen: a recorder, a keeper, real plans, and a clock that goes as fast as it can."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ledplayer.clock import Instant
from ledplayer.core.lineup import Piece, Plan, Segment, Showing
from ledplayer.core.model import Content
from ledplayer.core.plan import plan_days
from ledplayer.core.plan_file import decode, encode
from ledplayer.core.played import Account
from ledplayer.status.proof.account import account
from ledplayer.status.proof.card import files
from ledplayer.status.proof.keeper import LOOK_S, Keeper
from ledplayer.status.proof.recorder import Recorder
from ledplayer.status.proof.showing import Standing
from tests.core.made import BOARD, VIETNAM, campaign, content, text, window

ZONE = "Asia/Ho_Chi_Minh"
#: Monday 2026-08-03 00:00 in Vietnam.
MONDAY = date(2026, 8, 3)
SECOND, MINUTE, HOUR, DAY = 1000, 60_000, 3_600_000, 86_400_000

OPEN_HOURS = replace(BOARD, hours=window(on="06:00-22:00").hours)


def at(day: int = 0, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    """A moment, counted from Monday's midnight, as milliseconds from the epoch."""
    midnight = datetime(MONDAY.year, MONDAY.month, MONDAY.day, tzinfo=VIETNAM)
    return int(midnight.timestamp() * 1000) + day * DAY + hour * HOUR + minute * MINUTE + second * SECOND


def two_campaigns() -> Content:
    """Texts of 90, 60 and 45 s all day, and some of 30 s in the afternoon that go before them."""
    flags = campaign(
        text("Treo cờ", length_ms=90_000), text("Dọn vệ sinh", length_ms=60_000), text("Giữ xanh", length_ms=45_000)
    )
    storm = campaign(
        text("Bão số 3", length_ms=30_000),
        text("Chằng chống nhà cửa", length_ms=30_000),
        path="playlists/bao.yaml",
        level="urgent",
        window=window(on="14:00-15:30"),
    )
    return content(flags, storm)


def planned(first: date, days: int, made: Content | None = None) -> Plan:
    """The plan of some days."""
    return plan_days(
        made or two_campaigns(), OPEN_HOURS, [first + timedelta(days=n) for n in range(days)], VIETNAM, ZONE
    )


class Board:
    """What a player and its intake do, on one machine."""

    def __init__(self, folder: Path, wall_ms: int | None = None, made: Content | None = None) -> None:
        self.state, self.run = folder / "state", folder / "run"
        self.state.mkdir(parents=True)
        self.wall_ms = at(0, 8) if wall_ms is None else wall_ms
        self.mono_ms = 100 * SECOND
        self.made = made
        self.boots = 0
        self.knows_time = True
        self.plan: Plan | None = None
        self.standing: Callable[[Showing], Standing] = lambda showing: "stands"
        self.is_seen = True
        self.step_ms, self.look_ms = 20 * SECOND, LOOK_S * SECOND
        self.recorder: Recorder | None = None
        self.keeper: Keeper | None = None

    @property
    def now(self) -> Instant:
        return Instant(wall_ms=self.wall_ms if self.knows_time else None, mono=self.mono_ms / 1000)

    @property
    def proof(self) -> Path:
        return self.state / "proof"

    def start(self) -> "Board":
        """The player begins, then its intake."""
        self.run.mkdir(exist_ok=True)
        self.recorder = Recorder(self.run, f"boot{self.boots:04}")
        self._see()
        self.keeper = Keeper(self.state, self.run, lambda: self.now.wall_ms)
        self.keeper.tend()
        self.make_plans()
        return self

    def make_plans(self) -> None:
        """As intake does each midnight."""
        self.state.mkdir(exist_ok=True)
        today = datetime.fromtimestamp(self.wall_ms / 1000, UTC).astimezone(VIETNAM).date()
        self.plan = planned(today - timedelta(days=1), 3, self.made)
        (self.state / "plan.json").write_bytes(encode(self.plan))
        for path in self.state.glob("plan-*.json"):
            path.unlink()
        for ahead in range(1, 8):
            day = today + timedelta(days=ahead)
            (self.state / f"plan-{day}.json").write_bytes(encode(planned(day, 1, self.made)))
        self._planned_on = today

    def play(self, until_ms: int) -> "Board":
        """Play up to a moment."""
        kept_ms = self.mono_ms
        while self.wall_ms < until_ms:
            dues = [until_ms, self.wall_ms + self.step_ms]
            if self._showing and self._showing.end_ms > self.wall_ms and self.knows_time:
                dues.append(self._showing.end_ms)
            passed_ms = min(dues) - self.wall_ms
            self.wall_ms += passed_ms
            self.mono_ms += passed_ms
            if datetime.fromtimestamp(self.wall_ms / 1000, UTC).astimezone(VIETNAM).date() != self._planned_on:
                self.make_plans()
            self._see()
            assert self.recorder
            assert self.keeper
            self.recorder.tend(self.now, is_seen=self.is_seen)
            if self.mono_ms - kept_ms >= self.look_ms:
                kept_ms = self.mono_ms
                self.keeper.tend()
        return self

    def set_clock(self, wall_ms: int | None) -> "Board":
        """Somebody sets it, or takes it away."""
        self.knows_time = wall_ms is not None
        self.wall_ms = self.wall_ms if wall_ms is None else wall_ms
        self._see()
        return self

    def stop(self) -> "Board":
        """A clean end."""
        assert self.recorder
        self.recorder.close(self.now)
        Keeper(self.state, self.run, lambda: self.now.wall_ms).tend(at_end=True)
        self.recorder = self.keeper = None
        return self

    def kill(self) -> "Board":
        """Nobody can say anything any more."""
        if self.recorder:
            self.recorder._tape.close()
        self.recorder = self.keeper = None
        return self

    def cut_power(self) -> "Board":
        """What is in memory is gone."""
        self.kill()
        shutil.rmtree(self.run, ignore_errors=True)
        self.boots += 1
        return self

    def wait(self, until_ms: int) -> "Board":
        """Nothing runs up to a moment."""
        passed_ms = until_ms - self.wall_ms
        self.wall_ms += passed_ms
        self.mono_ms += passed_ms
        return self

    def account(self, first: int = 0, after: int = 1, *witnesses: object) -> Account:
        """Of days, counted from Monday."""
        days = MONDAY + timedelta(days=first), MONDAY + timedelta(days=after)
        return account(self.proof, *days, witnesses)  # type: ignore[arg-type]

    def lines(self) -> list[tuple[Path, bytes]]:
        """All blocks on the card, each with its file."""
        found = []
        for _, path in files(self.proof).values():
            found += [(path, line) for line in path.read_bytes().splitlines(keepends=True)]
        return found

    def _see(self) -> None:
        assert self.recorder
        self._showing = self._shot()
        self.recorder.see(self._showing, self.plan, self.now, self.standing(self._showing))

    _planned_on = MONDAY
    _showing: Showing | None = None

    def _shot(self) -> Showing:
        if self._showing and self._showing.begin_ms <= self.wall_ms < self._showing.end_ms and self.knows_time:
            plan = self.plan
            shot = plan.at(self.wall_ms) if plan else None
            if shot and shot.now == self._showing:
                return self._showing
        if not self.knows_time:
            return self._card(int(self.mono_ms))
        if self.plan and not self.plan.at(self.wall_ms):
            self.plan = self._ahead() or self.plan
        shot = self.plan.at(self.wall_ms) if self.plan else None
        return shot.now if shot else self._card(self.wall_ms)

    def _ahead(self) -> Plan | None:
        """The plan that was made ahead for today, as the player falls back to it."""
        path = self.state / f"plan-{datetime.fromtimestamp(self.wall_ms / 1000, UTC).astimezone(VIETNAM).date()}.json"
        return decode(path.read_bytes()) if path.exists() else None

    def _card(self, at_ms: int) -> Showing:
        begin_ms = at_ms // HOUR * HOUR
        if self._showing and self._showing.piece.kind == "card" and self._showing.begin_ms == begin_ms:
            return self._showing
        piece = Piece(kind="card", length_ms=HOUR)
        segment = Segment(begin_ms=begin_ms, end_ms=begin_ms + HOUR, rung="card", loop=(0,), sums=(0, HOUR))
        return Showing(piece=piece, begin_ms=begin_ms, end_ms=begin_ms + HOUR, segment=segment)


def due_by_plan(days: Sequence[date], made: Content | None = None) -> list[tuple[str, int, int]]:
    """What, begin and end of each showing of a campaign in the plan of these days, asked of `Plan.at` alone."""
    found = []
    for day in days:
        plan = planned(day, 1, made)
        at_ms = plan.segments[0].begin_ms
        while shot := plan.at(at_ms):
            if shot.now.piece.campaign:
                found.append((shot.now.piece.what, shot.now.begin_ms, shot.now.end_ms))
            at_ms = shot.now.end_ms
    return found
