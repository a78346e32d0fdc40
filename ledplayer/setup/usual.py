"""The answers that Enter gives: from the file that is there, from a list of boards, from the machine."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ledplayer import config
from ledplayer.core.board_file import read_id
from ledplayer.core.dates_written import WrongError
from ledplayer.core.model import Board, Hours
from ledplayer.core.names import fold, nearest
from ledplayer.language import Language

#: Opening hours of most boards (`DOMAIN.md` 1.1).
HOURS = "05:30-22:00"
VIETNAM = "Asia/Ho_Chi_Minh"
#: Zones of a machine that nobody has set: Debian's, and Raspberry Pi OS's.
_UNSET_ZONES = frozenset({"UTC", "Etc/UTC", "Europe/London", ""})
#: Names of a machine that nobody has named.
_UNSET_HOSTS = frozenset({"localhost", "raspberrypi", "debian", "raspberry", "board", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What was found before anything is asked.

    Attributes:
        existing: The board of the file that will be replaced.
        lists: Boards by id, of lists that were given or lie in the shared folder.
        host: The machine's name; `zone`: its time zone.
    """

    existing: Board | None = None
    lists: tuple[Mapping[str, Board], ...] = ()
    host: str = ""
    zone: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """All boards that are listed."""
        return tuple(dict.fromkeys(name for boards in self.lists for name in boards))

    @property
    def id(self) -> str:
        """The likeliest id; "" where nothing tells."""
        if self.existing:
            return self.existing.id
        if len(self.ids) == 1:
            return self.ids[0]
        if self.listed(self.host):
            return self.id_of(self.host)
        host = self.host.split(".")[0]
        try:
            return "" if self.ids or fold(host) in _UNSET_HOSTS else read_id(host)
        except WrongError:
            return ""

    def listed(self, named: str) -> Board | None:
        """The listed board of an id or a name, however it is typed."""
        boards = [board for listed in self.lists for board in listed.values()]
        wanted = fold(named)
        by_id = next((board for board in boards if fold(board.id) == wanted), None)
        return by_id or next((board for board in boards if wanted and fold(board.name) == wanted), None)

    def id_of(self, named: str) -> str:
        """The id as it is listed; what was typed where it is not."""
        found = self.listed(named)
        return found.id if found else named

    def near(self, named: str) -> str:
        """A listed id that was perhaps meant."""
        return nearest(named, self.ids) or (self.ids[0] if self.ids else "")

    def board(self, id: str, language: Language) -> Board:
        """All that is known of a board of this id: the file's own, then the list's.

        What the file of another board says (a copied card) counts only as far as it is not of that board alone.
        """
        own = self.existing or Board(id=id)
        if fold(own.id) != fold(id):
            own = replace(own, name="", canvas=None, offset=(0, 0), rotation=0, groups=(), logo="")
        own = replace(own, id=id)
        joined, _ = config.joined(own, self.lists, "")
        return replace(joined, groups=own.groups, language=language)

    def zone_for(self, board: Board) -> str:
        """The zone to propose."""
        if board.time_zone:
            return board.time_zone
        return VIETNAM if self.zone in _UNSET_ZONES and board.language == "vi" else self.zone or VIETNAM


def written(board: Board, key: str) -> str:
    """A key's value as it would be typed; "" where it is the default."""
    value = getattr(board, key)
    if key == "canvas":
        return f"{value.width}x{value.height}" if value else ""
    if key == "offset":
        return f"{value[0]},{value[1]}"
    if key == "hours":
        return ", ".join(map(_span, value))
    if key == "sources":
        return ", ".join(value)
    return str(value)


def share_of(answer: str) -> str:
    r"""`//pc/folder` where an answer means a folder of another computer (`\\pc\folder`, `smb://pc/folder`), else ""."""
    slashed = re.sub(r"^smb:", "", answer.strip().replace("\\", "/"))
    return slashed.rstrip("/") if re.fullmatch(r"//[^/\s]+/.+", slashed) else ""


def _span(hours: Hours) -> str:
    return f"{hours.begin // 60:02}:{hours.begin % 60:02}-{hours.end // 60:02}:{hours.end % 60:02}"
