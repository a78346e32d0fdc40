"""The inbox: a subfolder for each commune, taken in as a board takes in its shared folder.

1. A subfolder is named after a board, by its id or name, or after a group, and reaches those boards alone; `all`
   reaches every board. One that is named after nothing is told, and nothing of it is published.
2. Which boards there are stands in the inbox's own `boards.yaml`; a list in a subfolder counts for nothing. While that
   file is broken or missing, the last good one counts.
3. Settling, listing, probing and the status page are intake's own: one intake a subfolder, all in this process. The
   page is that of the subfolder's first board.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledplayer import config
from ledplayer.clock import Clock
from ledplayer.core.board_file import read_boards
from ledplayer.core.model import Board
from ledplayer.core.names import fold, natural_key
from ledplayer.core.roster import EVERY_BOARD
from ledplayer.errors import SurroundingsError
from ledplayer.files import write_whole
from ledplayer.intake.process import Intake
from ledplayer.intake.scan import is_hidden
from ledplayer.intake.wishes import Wishes
from ledplayer.language import reason
from ledplayer.log import Event, log
from ledplayer.makers.medium import Medium
from ledplayer.makers.studio import Studio
from ledplayer.updates.reading import FATAL

#: The folder that holds the list of boards, as a source of its own.
SITE = "site"

Reach = Mapping[Path, frozenset[str]]


@dataclass(slots=True, kw_only=True)
class Box:
    """One subfolder.

    Attributes:
        reach: Ids of the boards that it is for.
        seen: What was there when it was published last, as `mark` gives it.
        waits: What is in it stays as it was published last: it changes all the time.
    """

    folder: Path
    reach: frozenset[str]
    intake: Intake
    seen: object = None
    waits: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing in it is on its way."""
        library = self.intake.library
        return not (library.restless or self.intake.is_admitting or self.intake.plan_due)

    @property
    def is_away(self) -> bool:
        """Whether it, or a part of it, does not read, or there is so much that not all of it was looked at."""
        told = self.intake.library.sources[-1].folder.told
        return self.intake.library.is_lacking or any(problem.code in FATAL for problem in told)

    @property
    def mark(self) -> tuple[object, ...]:
        """What is otherwise whenever its content is."""
        source = self.intake.library.sources[-1]
        return tuple(sorted((path, record.seen.mark) for path, record in source.folder.records.items()))


class Inbox:
    """All subfolders, from turn to turn."""

    def __init__(self, folder: Path, state: Path, studio: Studio, clock: Clock) -> None:
        """Args: state: A folder of its own, for what is known of the subfolders."""
        self.folder = folder
        self.state = state
        self.boxes: dict[Path, Box] = {}
        self.boards: Mapping[str, Board] = {}
        self._studio = studio
        self._clock = clock
        self._told: set[str] = set()

    @property
    def site(self) -> Path:
        """The source that lists the boards."""
        return self.state / SITE

    @property
    def sources(self) -> list[Path]:
        """The folders to publish, in order: the list of boards, what is for all, then each commune's."""
        every = frozenset(self.boards)
        boxes = sorted(self.boxes.values(), key=lambda box: (box.reach != every, natural_key(box.folder.name)))
        return [self.site, *(box.folder for box in boxes if not (box.is_away or box.waits))]

    @property
    def away(self) -> list[str]:
        """Names of the subfolders that are not read now."""
        return [box.folder.name for box in self.boxes.values() if box.is_away or box.waits]

    @property
    def reach(self) -> Reach:
        """Which boards each subfolder may reach."""
        return {box.folder: box.reach for box in self.boxes.values()}

    def follow(self) -> bool:
        """See which subfolders and boards there are; returns whether that has changed. Raises `SurroundingsError`."""
        try:
            names = sorted(path for path in self.folder.iterdir() if path.is_dir() and not path.is_symlink())
        except OSError as error:
            raise SurroundingsError("source-away", folder=str(self.folder), why=reason(error), since="") from error
        before = (self.boards, self.reach)
        self._read_boards()
        wanted = {path: reach_of(path.name, self.boards.values()) for path in names if not is_hidden(path.name)}
        for path, reach in wanted.items():
            if not reach and self.boards:
                self._tell("inbox-nobody", name=path.name)
        self._keep({path: reach for path, reach in wanted.items() if reach})
        return before != (self.boards, self.reach)

    def turn(self) -> tuple[float, Sequence[Medium]]:
        """Go round all subfolders once; returns how long may be waited now, and for which media."""
        pauses, media = [60.0], []
        for box in self.boxes.values():
            pause_s, medium = box.intake.turn()
            pauses.append(pause_s)
            if medium is not None:
                media.append(medium)
        return min(pauses), media

    def wakes(self) -> list[int]:
        """Files that can be read when something happens in a subfolder."""
        return [box.intake.watch.wake for box in self.boxes.values()]

    def close(self) -> None:
        """End everything."""
        self._keep({})

    def _keep(self, wanted: Reach) -> None:
        """Make the boxes those."""
        for path, box in list(self.boxes.items()):
            if wanted.get(path) != box.reach:
                box.intake.close()
                del self.boxes[path]
        for path, reach in wanted.items():
            if path not in self.boxes:
                self.boxes[path] = Box(folder=path, reach=reach, intake=self._intake(path, reach))

    def _intake(self, path: Path, reach: frozenset[str]) -> Intake:
        wishes = Wishes(
            state=self.state / "boxes" / hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16],
            content=[self.site, path],
            reach={path: reach},
            board=next(board for board in self.boards if board in reach),
            stick_places=(),
        )
        intake = Intake(wishes, self._clock, self._studio)
        intake.recall()
        return intake

    def _read_boards(self) -> None:
        """Rule 2. Raises `SurroundingsError`."""
        file, kept = self.folder / config.BOARDS, self.site / config.BOARDS
        try:
            data = file.read_bytes()
            boards, problems = read_boards(data[: config.MOST_BYTES], file=str(file))
            wrong = [problem for problem in problems if problem.severity == "error"]
            for problem in wrong:
                self._say(Event(code=problem.code, severity="warning", values=problem.values, place=problem.place))
            if boards and not wrong:
                self.site.mkdir(parents=True, exist_ok=True)
                if not kept.exists() or kept.read_bytes() != data:
                    write_whole(kept, data)
        except FileNotFoundError:
            self._tell("publish-no-boards", folder=str(self.folder), name=config.BOARDS)
        except OSError as error:
            raise SurroundingsError("file-unreadable", file=str(file), why=reason(error)) from error
        self.boards = read_boards(kept.read_bytes(), file=str(kept))[0] if kept.exists() else {}

    def _tell(self, code: str, **values: str) -> None:
        self._say(Event(code=code, severity="warning", values=values))

    def _say(self, event: Event) -> None:
        if str(event) not in self._told:
            self._told.add(str(event))
            log(event)


def reach_of(name: str, boards: Iterable[Board]) -> frozenset[str]:
    """Ids of the boards that a subfolder's name means (rule 1)."""
    meant = fold(name)
    return frozenset(
        board.id
        for board in boards
        if meant in EVERY_BOARD or meant in {fold(one) for one in (board.id, board.name, *board.groups) if one}
    )
