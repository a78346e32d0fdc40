"""One turn of syncing: the light poll, a pull where that is not enough, and what is to be said of it.

1. Whatever happens, the board has what it had before, or a whole new release.
2. What goes wrong is an edge when it begins and when it is over; `poll.json` remembers it from one process to the next.
3. A turn that finds nothing new writes nothing.
4. Where the office has signed nothing for three days, it has stopped, or somebody keeps its news from the board: that
   is told, and louder after sixty days. What is on air stays.
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from ledplayer import config
from ledplayer.clock import Clock
from ledplayer.core.download_hours import is_open, opens_in
from ledplayer.errors import ContentError, Severity, SurroundingsError
from ledplayer.language import reason
from ledplayer.run_folder import run_folder
from ledplayer.status.stamp import floor_ms
from ledplayer.status.verdict import VERDICT, read_verdict
from ledplayer.updates import poll
from ledplayer.updates import proof as proofs
from ledplayer.updates.broken import BROKEN, broken
from ledplayer.updates.disk import Disk, read_file
from ledplayer.updates.place import Place, Said
from ledplayer.updates.progress import Progress, Silent
from ledplayer.updates.pull import pull
from ledplayer.updates.puller import Pulled, Puller
from ledplayer.updates.server import Limits, Server
from ledplayer.updates.stick import Stick
from ledplayer.updates.store import CURRENT, POLL, TRUSTED, Store
from ledplayer.updates.trust import signed_at
from ledplayer.updates.web import Web, proxy_of

#: The office signs every day.
STALE_DAYS, LONG_DAYS = 3, 60

_MOST_ROOT_BYTES = 512 << 10
#: The office's clock may be so much ahead of ours without ours being wrong.
_SKEW_MS = 3600 * 1000


class Sync:
    """A board's syncing, turn by turn."""

    def __init__(
        self,
        place: Place,
        clock: Clock,
        *,
        progress: Progress | None = None,
        limits: Limits | None = None,
        disk: Disk | None = None,
    ) -> None:
        self._place = place
        self._clock = clock
        self._progress = progress or Silent()
        self._limits = limits or Limits()
        self._disk = disk
        self._floor_ms = clock.floor_ms
        self._told = ""

    def turn(self, *, at_once: bool = False) -> tuple[Said, ...]:
        """Do what is to be done now. `at_once`: Without a light poll, and whatever the hours of downloading."""
        store = Store(self._place.store, self._disk)
        try:
            store.open()
        except SurroundingsError as error:
            if error.code == "store-in-use":
                return (Said(code=error.code, values=error.values),)
            return (self._failed(error.code, error.values),)
        try:
            return self._turn(store, at_once)
        finally:
            store.close()

    def _turn(self, store: Store, at_once: bool) -> tuple[Said, ...]:
        known = poll.read(str(store.folder / POLL))
        self._told = self._told or str(known.get("told") or "")
        if not at_once and self._is_as_known(known):
            return self._well(store, known, known, Said(code="sync-nothing-new", is_edge=False))
        try:
            pulled, learnt = self._pull(store, at_once)
        except ContentError as error:
            problem = error.problems[0]
            failed = self._failed(problem.code, problem.values, "error")
        except SurroundingsError as error:
            failed = self._failed(error.code, error.values)
        else:
            said = self._said(pulled)
            if pulled.left is None:
                return self._well(store, known, learnt, said)
            failed = self._failed(pulled.left.code, pulled.left.values)
            self._remember(store, known, known | {"told": failed.code})
            return (said, failed) if pulled.is_new else (failed,)
        self._remember(store, known, known | {"told": failed.code})
        return (failed,)

    def _is_as_known(self, known: dict[str, Any]) -> bool:
        place, is_same = self._place, known.get("board") == self._place.board.id
        is_same = is_same and not place.stick and known.get("address") == place.board.server
        return is_same and poll.is_as_known(known, str(place.store))

    def _pull(self, store: Store, at_once: bool) -> tuple[Pulled, dict[str, Any]]:
        """A pull, and what a poll is to know after it."""
        place, now = self._place, self._now(store)
        minute = now.hour * 60 + now.minute if now else None
        hours = place.board.download_hours
        server = self._server(store, now is not None)
        try:
            puller = Puller(
                id=place.board.id,
                root=self._root(),
                now=now,
                is_open=at_once or place.stick is not None or minute is None or is_open(hours, minute),
                rate=place.board.download_rate,
                verdict=read_verdict(place.state / VERDICT),
                broken=frozenset(one for one in broken(place.state) if not store.is_whole(one)),
            )
            seen = self._files()
            pulled = pull(store, server, puller, self._progress)
        finally:
            server.close()
        again = time.time() + 60 * opens_in(hours, minute) if pulled.waits and minute is not None else 0.0
        return pulled, self._learnt(server, seen, again)

    def _server(self, store: Store, knows_time: bool) -> Server:
        board, state = self._place.board, str(self._place.state.absolute())
        if self._place.stick:
            return Stick(self._place.stick)
        return Web(
            board.server,
            agent=poll.agent(board.id, str(store.folder), state, f"{run_folder(state)}/{poll.HEAD}"),
            proxy=board.proxy,
            certificates=board.certificates,
            knows_time=knows_time,
            limits=self._limits,
        )

    def _root(self) -> bytes:
        try:
            return read_file(self._place.root, _MOST_ROOT_BYTES)
        except OSError as error:
            raise SurroundingsError("sync-no-root", file=str(self._place.root), why=reason(error)) from error

    def _now(self, store: Store) -> datetime | None:
        """The time, in the board's zone; what was signed later than that proves the clock wrong."""
        floor, signed = floor_ms(self._place.state), self._signed(store)
        floor = max(floor, round(signed.timestamp() * 1000) - _SKEW_MS if signed else 0)
        self._clock.floor_ms = max(self._floor_ms, floor)  # a thief's time goes with his key
        wall = self._clock.read().wall
        return wall.astimezone(config.zone_of(self._place.board)[0]) if wall else None

    def _signed(self, store: Store) -> datetime | None:
        """When the newest metadata was signed."""
        with suppress(OSError, ValueError):
            return signed_at(proofs.decode(read_file(store.folder / TRUSTED, proofs.MOST_BYTES + 1)))
        return None

    def _stale(self, store: Store) -> Said | None:
        """What is to be said where the office has signed nothing for days (rule 4)."""
        now, signed = self._now(store), self._signed(store)
        days = (now - signed).days if now and signed else 0
        if now is None or signed is None or days < STALE_DAYS:
            return None
        values: dict[str, str | int] = {"days": days, "since": f"{signed.astimezone(now.tzinfo):%d/%m/%Y}"}
        if days < LONG_DAYS:
            return Said(code="sync-stale", values=values, severity="warning", is_edge=self._told != "sync-stale")
        return Said(code="sync-stale-long", values=values, severity="error", is_edge=self._told != "sync-stale-long")

    def _files(self) -> list[tuple[str, list[int] | None]]:
        """What else a pull depends on, as it is now."""
        place = self._place
        paths = [place.file, place.root, place.state / BROKEN]
        return [(str(path.absolute()), poll.stamp(str(path))) for path in paths if path]

    def _learnt(self, server: Server, seen: list[tuple[str, list[int] | None]], again_s: float) -> dict[str, Any]:
        """`poll.json` after a pull; a stick says nothing of the server."""
        place, board = self._place, self._place.board
        if place.stick:
            return {}
        current = str((place.store / CURRENT).absolute())
        proxy = board.proxy or proxy_of(board.server)
        return {
            "asked": poll.asked(place.words) if place.words is not None else None,
            "address": board.server,
            "proxy": proxy,
            "certificates": board.certificates,
            "board": board.id,
            "state": str(place.state.absolute()),
            "etag": "" if "@" in proxy else server.etag,  # passwords are written nowhere
            "files": [[path, stat] for path, stat in [*seen, (current, poll.stamp(current))]],
            "full_ms": int(time.time() * 1000) if server.etag else 0,
            "again_ms": round(again_s * 1000),
            "told": "",
        }

    def _said(self, pulled: Pulled) -> Said:
        release = pulled.manifest[:8]
        if pulled.is_refused:
            return Said(code="sync-refused", values={"release": release}, severity="warning", has_failed=True)
        if pulled.is_new:
            return Said(code="sync-new", values={"release": release})
        if pulled.waits:
            hours = ", ".join(f"{_clock(one.begin)}-{_clock(one.end)}" for one in self._place.board.download_hours)
            return Said(code="sync-waits", values={"hours": hours})
        return Said(code="sync-nothing-new", is_edge=False)

    def _well(self, store: Store, known: dict[str, Any], learnt: dict[str, Any], said: Said) -> tuple[Said, ...]:
        """Nothing is wrong (any more), or nothing but that the office does not sign."""
        stale = self._stale(store)
        was_told, self._told = self._told, stale.code if stale else ""
        if "@" in str(learnt.get("proxy", "")):
            learnt = learnt | {"proxy": ""}
        new = learnt or known
        self._remember(store, known, new | {"told": self._told} if new.get("told") or self._told else new)
        if stale:
            return (said, stale)
        return (Said(code="sync-well-again"), said) if was_told else (said,)

    def _failed(self, code: str, values: Mapping[str, str | int], severity: Severity = "warning") -> Said:
        is_edge, self._told = code != self._told, code
        return Said(code=code, values=values, severity=severity, is_edge=is_edge, has_failed=True)

    def _remember(self, store: Store, known: dict[str, Any], new: dict[str, Any]) -> None:
        """A disk that refuses costs only the memory."""
        if new != known:
            with suppress(OSError):
                store.save(POLL, new)


def _clock(minute: int) -> str:
    return str(timedelta(minutes=minute))[:-3].zfill(5) if minute < 24 * 60 else "24:00"
