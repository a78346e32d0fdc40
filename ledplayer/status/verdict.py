"""`verdict.json`: what the player found out about releases by playing them. Written by the player alone.

    manifest   hash of the release that was judged last
    verdict    "good", "refused", or "" while it is on trial
    why        of a refusal, for the log
    starts     how often the player was started on it without coming to a verdict
    refused    earlier releases that were refused, so that none of them comes back; the newest last
    before     the last good one

1. A release is good after a minute of good frames: the picture stands, and something of the release is in the plan.
2. A player that was started three times on a release and came to no verdict in any of them refuses it at the next
   start. One that was told to end takes its start back: only deaths count.
3. A plan in which nothing comes from the server judges nothing. A release that is good stays good.
"""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from ledplayer.core.lineup import Plan
from ledplayer.files import write_whole
from ledplayer.language import reason
from ledplayer.log import note

VERDICT = "verdict.json"
GOOD_S = 60.0
MOST_STARTS = 3
#: Refusals that are remembered: more releases than a store holds.
MOST_REFUSED = 8
MOST_BYTES = 16 << 10

Word = Literal["", "good", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What `verdict.json` says; see the module."""

    manifest: str = ""
    verdict: Word = ""
    why: str = ""
    starts: int = 0
    refused: tuple[str, ...] = ()
    before: str = ""

    def refuses(self, manifest: str) -> bool:
        """Whether a release is not to be played."""
        return manifest in self.refused or (manifest == self.manifest and self.verdict == "refused")


class Judge:
    """Judges the release that is on air."""

    def __init__(self, state: Path) -> None:
        self._path = state / VERDICT
        self.known = read_verdict(self._path)
        self._trial: str | None = None
        self._good_since: float | None = None

    def begins(self, plan: Plan) -> bool:
        """A plan takes effect; returns whether it may: not where its release was refused, or is now."""
        if self.known.refuses(plan.release):
            return False
        if plan.release == self._trial or not plan.release or not plan.shows_release:
            return True
        self._good_since, self._trial = None, plan.release
        known = self.known
        if plan.release == known.before or (plan.release == known.manifest and known.verdict == "good"):
            return True
        if plan.release == known.manifest and known.starts >= MOST_STARTS:
            note("release-refused", release=plan.release[:8], count=known.starts)
            self._write(replace(known, verdict="refused", why=f"{known.starts} deaths"))
            return False
        if plan.release != known.manifest:
            known = self._next(plan.release)
        self._write(replace(known, starts=known.starts + 1))
        return True

    def tend(self, mono: float, *, is_good: bool) -> None:
        """A second has gone by. Args: is_good: The picture that should stand does. mono: Monotonic seconds."""
        if not self.is_on_trial:
            return
        if not is_good:
            self._good_since = None
            return
        if self._good_since is None:
            self._good_since = mono
        if mono - self._good_since >= GOOD_S:
            note("release-good", release=self.known.manifest[:8])
            self._write(replace(self.known, verdict="good", starts=0))

    def end(self) -> None:
        """The player was told to end: this start proves nothing."""
        if self.is_on_trial:
            self._write(replace(self.known, starts=max(0, self.known.starts - 1)))

    @property
    def is_on_trial(self) -> bool:
        """Whether the release on air is still to be judged."""
        return bool(self._trial) and self._trial == self.known.manifest and not self.known.verdict

    def _next(self, manifest: str) -> Verdict:
        """A new release is judged now; what is known of the others stays."""
        known = self.known
        refused = (*known.refused, known.manifest) if known.verdict == "refused" else known.refused
        before = known.manifest if known.verdict == "good" else known.before
        return Verdict(manifest=manifest, refused=refused[-MOST_REFUSED:], before=before)

    def _write(self, verdict: Verdict) -> None:
        """A disk that refuses costs only the memory of it."""
        self.known = verdict
        try:
            write_whole(self._path, json.dumps(asdict(verdict), separators=(",", ":")).encode())
        except OSError as error:
            note("memory-not-written", file=VERDICT, why=reason(error))


def read_verdict(path: Path) -> Verdict:
    """What a file says; nothing where it is missing or torn."""
    try:
        with path.open("rb") as file:
            raw: dict[str, Any] = json.loads(file.read(MOST_BYTES))
        verdict: Word = {"good": "good", "refused": "refused"}.get(raw["verdict"], "")  # type: ignore[assignment]
        return Verdict(
            manifest=str(raw["manifest"]),
            verdict=verdict,
            why=str(raw.get("why", "")),
            starts=int(raw.get("starts", 0)),
            refused=tuple(str(one) for one in raw.get("refused", ())),
            before=str(raw.get("before", "")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Verdict()
