"""What of a release to fetch, and in which order.

1. A release goes on air when all is there that may be shown today or tomorrow; what comes later is fetched after that,
   the nearest day first. Where the day is not known, all of it comes first.
2. Outside the hours for downloading, only what is urgent is fetched. A release that brings something urgent goes on air
   with that, and with its playlists, at once; another one waits, unless nothing of size is missing.
3. Equal bytes are fetched once.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from ledplayer.core.manifest import File, Manifest

#: Days ahead, today included, that must be whole before a release goes on air.
NEAR_DAYS = 2
#: Texts are small, and nothing can be planned without them.
_SMALL_BYTES = 256 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPlan:
    """What to fetch.

    Attributes:
        first: Without which the release does not go on air; smallest first among those of one day.
        later: After it did.
        waits: The release does not go on air now.
    """

    first: tuple[File, ...] = ()
    later: tuple[File, ...] = ()
    waits: bool = False

    @property
    def first_bytes(self) -> int:
        """Bytes before it goes on air."""
        return sum(file.size_bytes for file in self.first)


def fetch_plan(
    manifest: Manifest,
    held: Callable[[File], bool],
    *,
    today: date | None,
    is_open: bool = True,
    is_new: bool = True,
    on_air: Collection[str] = (),
) -> FetchPlan:
    """What of a release to fetch now.

    Args:
        held: Whether a file's bytes are there already.
        today: The board's day; None while its clock is not known.
        is_open: It is the time for downloading.
        is_new: The release is not on air yet.
        on_air: Hashes of what the release that is on air has.
    """
    files = manifest.files
    missing = sorted((file for file in files.values() if not held(file)), key=_order)
    near = today + timedelta(days=NEAR_DAYS) if today else date.max
    first = tuple(file for file in missing if file.needed is None or file.needed < near)
    later = tuple(file for file in missing if file.needed is not None and file.needed >= near)
    if is_open:
        return FetchPlan(first=first, later=later)
    urgent = tuple(file for file in missing if file.urgent or (file.needed is None and _is_small(file)))
    is_urgent = any(file.urgent for sha256, file in files.items() if sha256 not in on_air)
    waits = is_new and not is_urgent and not set(first) <= set(urgent)
    return FetchPlan(first=urgent if is_new else (), waits=waits)


def _is_small(file: File) -> bool:
    return file.size_bytes <= _SMALL_BYTES


def _order(file: File) -> tuple[bool, date, int, str]:
    return not file.urgent, file.needed or date.min, file.size_bytes, file.sha256
