"""Usual places, and the board: its own file joined with its line in `boards.yaml`.

1. The board's own file is right about everything that stands in it, save groups; `boards.yaml` of the first source that
   has a line for the board is right about groups and fills in the rest. Where they differ it is said.
2. A board's file that cannot be read gives no board: the one of the last plan stays.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ledplayer.core.model import Board, Hours
from ledplayer.core.names import fold, nearest
from ledplayer.errors import Place, Problem, Word
from ledplayer.language import reason

BOARD_FILE = Path("/etc/ledplayer/board.yaml")
STATE = Path("/var/lib/ledplayer")
#: Where the sync unit may write: what it fetches, and nothing of the player's.
STORE = Path("/var/lib/ledplayer-sync")
ROOT = "root.json"
BOARDS = "boards.yaml"
PACKAGE = Path(__file__).resolve().parent
#: Where a wheel carries the playlists, media and boards of the repository.
SAMPLE = "sample"
MOST_BYTES = (256 << 10) + 1
#: Viet Nam has kept it all year since 1975; used where zone data is missing.
VIETNAM = timezone(timedelta(hours=7))
#: What a board without any file is called.
NAMELESS = Board(id="board")

_LOCALTIME = Path("/etc/localtime")

Found = tuple[Board | None, tuple[Problem, ...]]


def bundled(package: Path = PACKAGE) -> Path:
    """The folder of the sample: the checkout that the package runs from, else the copy that was installed with it."""
    checkout = package.parent
    is_checkout = (checkout / "pyproject.toml").is_file() and (checkout / "playlists").is_dir()
    return checkout if is_checkout else package / SAMPLE


def is_bundled(folder: Path, package: Path = PACKAGE) -> bool:
    """Whether a folder is of the installed package: its files never change while it runs. A checkout is edited."""
    return folder.resolve().is_relative_to(package / SAMPLE)


def state_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where a player keeps its state when it is not told: the service's place where it may write, else the user's."""
    if os.access(STATE, os.W_OK):
        return STATE
    env = os.environ if environment is None else environment
    home = env.get("XDG_STATE_HOME")
    return (Path(home) if home else Path.home() / ".local" / "state") / "ledplayer"


def store_folder(state: Path | None = None) -> Path:
    """Where a board keeps what it fetched when it is not told: the sync unit's place, else in the state folder."""
    return STORE if STORE.is_dir() else (state or state_folder()) / "store"


def root_file(board_file: Path | None = None) -> Path:
    """The installed root of trust: it lies beside the board's own file."""
    return (board_file or BOARD_FILE).parent / ROOT


def find_board(which: str | None, folders: Iterable[Path]) -> Found:
    """The board to play, and what is wrong with its files.

    Args:
        which: A board's file, or its id in some folder's `boards.yaml`. None: the file at the usual place, else the
            first board of the first list, else a board without a name.
        folders: The sources; their lists of boards are read now.

    Returns:
        The board, or None where it cannot be told; then a problem is an error.
    """
    lists, problems = read_lists(folders)
    board, own = board_of(which, lists)
    return board, (*problems, *own)


def board_of(which: str | None, lists: Sequence[Mapping[str, Board]]) -> Found:
    """`find_board` with lists that are already read, in the sources' order."""
    file = file_of(which)
    if file is not None:
        own, problems = read_file(file)
        if own is None:
            return None, problems
        board, differences = joined(own, lists, str(file))
        return board, (*problems, *differences)
    if which is None:
        return next((board for boards in lists for board in boards.values()), NAMELESS), ()
    listed = _line(which, lists)
    if listed is not None:
        return listed, ()
    known = [board.id for boards in lists for board in boards.values()]
    if not known:
        return replace(NAMELESS, id=which), ()
    values = {"board": which, "near": nearest(which, known) or known[0]}
    return None, (Problem(severity="error", code="board-not-listed", place=Place(file=BOARDS), values=values),)


def file_of(which: str | None) -> Path | None:
    """The board's own file that is meant; None where an id is, or there is no file at the usual place."""
    if which is None:
        return BOARD_FILE if BOARD_FILE.exists() else None
    return Path(which) if "/" in which or which.lower().endswith((".yaml", ".yml", ".txt")) else None


def read_file(path: Path) -> Found:
    """A board's own file; paths in it count from its folder."""
    from ledplayer.core.board_file import read_board  # reads YAML: not where only the usual places are asked for

    data, problems = _bytes(path)
    if data is None:
        return None, problems
    board, problems = read_board(data, file=str(path))
    return (_absolute(board, path.parent) if board else None), problems


def read_lists(folders: Iterable[Path]) -> tuple[list[Mapping[str, Board]], tuple[Problem, ...]]:
    """The lists of boards of some sources, in their order; one that is missing is none."""
    from ledplayer.core.board_file import read_boards  # see `read_file`

    lists: list[Mapping[str, Board]] = []
    told: list[Problem] = []
    for folder in folders:
        path = folder / BOARDS
        if not path.is_file():
            continue
        data, problems = _bytes(path)
        if data is not None:
            boards, problems = read_boards(data, file=BOARDS)
            lists.append(rooted(boards, folder))
        told.extend(problems)
    return lists, tuple(told)


def rooted(boards: Mapping[str, Board], folder: Path) -> Mapping[str, Board]:
    """A list of boards whose paths count from the folder that it lies in."""
    return {name: _absolute(board, folder) for name, board in boards.items()}


def joined(own: Board, lists: Sequence[Mapping[str, Board]], file: str) -> tuple[Board, tuple[Problem, ...]]:
    """A board's own file with its line in the first list that has one (rule 1)."""
    listed = _line(own.id, lists)
    if listed is None:
        return own, ()
    bare = Board(id=own.id)
    missing: dict[str, Any] = {
        field.name: getattr(listed, field.name)
        for field in fields(Board)
        if field.name != "id" and getattr(own, field.name) == getattr(bare, field.name)
    }
    board = replace(own, **(missing | {"groups": listed.groups}))
    differing = [
        (key, getattr(own, key), getattr(listed, key))
        for key in ("canvas", "hours", "groups")
        if key not in missing and getattr(own, key) != getattr(listed, key) and getattr(listed, key)
    ]
    return board, tuple(
        Problem(
            severity="warning",
            code="board-groups-differ" if key == "groups" else "board-differs",
            place=Place(file=file),
            values={"key": Word(key), "own": _written(first), "listed": _written(second)},
        )
        for key, first, second in differing
    )


def zone_of(board: Board) -> tuple[tzinfo, str]:
    """A board's time zone and its name: its own, else the system's; +07:00 where there is no data for it."""
    name = board.time_zone or system_zone()
    return zone(name), name


def zone(name: str) -> tzinfo:
    """A time zone by name; +07:00 where there is no data for it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return VIETNAM


def system_zone(environment: Mapping[str, str] | None = None) -> str:
    """Name of the system's time zone."""
    env = os.environ if environment is None else environment
    named = env.get("TZ", "").lstrip(":")
    if named and not named.startswith("/"):
        return named
    _, _, name = str(_LOCALTIME.resolve()).partition("zoneinfo/")
    return name or "UTC"


def _line(board: str, lists: Sequence[Mapping[str, Board]]) -> Board | None:
    return next((line for boards in lists for line in boards.values() if fold(line.id) == fold(board)), None)


def _bytes(path: Path) -> tuple[bytes | None, tuple[Problem, ...]]:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES), ()
    except OSError as error:
        values = {"file": str(path), "why": reason(error)}
        return None, (
            Problem(severity="error", code="board-file-unreadable", place=Place(file=str(path)), values=values),
        )


def _absolute(board: Board, folder: Path) -> Board:
    def whole(path: str) -> str:
        return str((folder / Path(path).expanduser()).absolute()) if path else ""

    sources = tuple(whole(path) for path in board.sources)
    return replace(
        board,
        logo=whole(board.logo),
        fallback=whole(board.fallback),
        certificates=whole(board.certificates),
        sources=sources,
    )


def _written(value: object) -> str:
    match value:
        case (Hours(), *_):
            return ", ".join(f"{_clock(hours.begin)}-{_clock(hours.end)}" for hours in value)  # type: ignore[attr-defined]
        case tuple():
            return ", ".join(map(str, value))
        case None:
            return "–"
        case _:
            width, height = getattr(value, "width", value), getattr(value, "height", value)
            return f"{width}x{height}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
