"""Publishing by itself: what has settled in the inbox goes out, and what stands is signed anew each day.

1. One bad folder stops nobody else: a subfolder that is away, or on its way for longer than the others wait, keeps what
   it had published last; so does one that changed while something went wrong.
2. What does not work now is said once, and tried again with growing pauses.
3. Documents of office programs become PDFs meanwhile, one at a time, in a thread of its own.
"""

import select
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.jobs import Jobs
from ledplayer.log import Event, log, note
from ledplayer.makers.medium import Medium
from ledplayer.makers.studio import Studio
from ledplayer.updates import office
from ledplayer.updates.changes import Change
from ledplayer.updates.inbox import Inbox
from ledplayer.updates.key_folder import KeyFolder
from ledplayer.updates.prepare import prepare
from ledplayer.updates.publish import carry_out, opened, resign
from ledplayer.updates.webroot import WebRoot

#: New subfolders, boards and documents are looked for this often.
FOLLOW_S = 5
#: Signed anew when the newest signature is older; looked at each hour.
SIGNED_FOR = timedelta(hours=20)
HOUR_S = 3600
#: So long is waited for subfolders in which something is on its way.
PATIENCE_S = 15.0
#: Pauses after what did not work, growing from the first to the second.
RETRY_S, MOST_RETRY_S = 5.0, 300.0


class Watching:
    """The publisher's loop."""

    def __init__(
        self,
        inbox: Inbox,
        web: WebRoot,
        keys: KeyFolder,
        studio: Studio,
        *,
        mono: Callable[[], float],
        line: Callable[[Change], str],
    ) -> None:
        """Nothing is touched. `line`: What to say of a change."""
        self.inbox = inbox
        self._web = web
        self._keys = keys
        self._studio = studio
        self._mono = mono
        self._line = line
        self._jobs = Jobs(mono)
        self._jobs.every(FOLLOW_S, self.follow)
        self._jobs.every(HOUR_S, self.sign)
        self._is_due = True
        self._try_at, self._retry_s = 0.0, RETRY_S
        self._due_at: float | None = None
        self._tried: Mapping[Path, object] = {}
        self._told: Event | None = None
        self._converter = Converter()

    def run(self, is_ended: Callable[[], bool]) -> None:
        """Go on until told to end."""
        try:
            self.follow()
            self.sign()
            while not is_ended():
                pause_s, media = self.turn()
                files = [*self.inbox.wakes(), *(one.fileno() for one in media if one.fileno() >= 0)]
                select.select(files, (), (), min(pause_s, 1.0))
        finally:
            self.inbox.close()
            self._studio.close()

    def turn(self) -> tuple[float, Sequence[Medium]]:
        """Go round once; returns how long may be waited now, and for what."""
        self._jobs.run()
        pause_s, media = self.inbox.turn()
        self._is_due |= any(box.is_settled and box.seen != box.mark for box in self.inbox.boxes.values())
        if self._is_due and self._mono() >= self._try_at and self._have_waited():
            self.publish()
        return pause_s, media

    def follow(self) -> None:
        """See which subfolders, boards and documents there are."""
        try:
            self._is_due |= self.inbox.follow()
        except SurroundingsError as error:
            self._failed(error)
            return
        sources = {box.folder: box.intake.library.sources[-1] for box in self.inbox.boxes.values()}
        self._converter.follow(
            {
                folder: [folder / record.seen.real for record in source.folder.records.values()]
                for folder, source in sources.items()
            }
        )

    def publish(self) -> None:
        """Publish what there is now."""
        marks = {box.folder: box.mark for box in self.inbox.boxes.values()}
        for box in self.inbox.boxes.values():
            changed = box.folder in self._tried and self._tried[box.folder] != box.mark
            box.waits = changed or not box.is_settled
        self._tried = marks
        try:
            with opened(self._web, self._keys, datetime.now(UTC), [self.inbox.folder]) as repository:
                prepared = prepare(
                    self.inbox.sources, repository, self._studio, reach=self.inbox.reach, away=self.inbox.away
                )
                if prepared.manifests:
                    carry_out(prepared, repository)
        except (SurroundingsError, ContentError) as error:
            self._failed(error)
            return
        self._is_due, self._retry_s, self._told = False, RETRY_S, None
        self._due_at, self._tried = None, {}
        for box in self.inbox.boxes.values():
            if not box.waits:
                box.seen = marks[box.folder]
        for one in prepared.changes:
            note("publish-did", what=self._line(one))
        for path, is_kept in prepared.broken.items():
            code = "publish-kept" if is_kept else "publish-held"
            note(code, file=path)

    def sign(self) -> None:
        """Sign what stands, if it was not signed for most of a day."""
        try:
            with opened(self._web, self._keys, datetime.now(UTC)) as repository:
                if repository.signed_at is None or datetime.now(UTC) - repository.signed_at > SIGNED_FOR:
                    resign(repository)
        except SurroundingsError as error:
            self._failed(error)

    def _have_waited(self) -> bool:
        """Whether publishing may begin: all has settled, or those for whom it was waited long enough are left out.

        A subfolder that is away holds up nobody, but is not read either.
        """
        self._due_at = self._mono() if self._due_at is None else self._due_at
        are_settled = all(box.is_settled or box.is_away for box in self.inbox.boxes.values())
        return are_settled or self._mono() - self._due_at > PATIENCE_S

    def _failed(self, error: SurroundingsError | ContentError) -> None:
        self._try_at = self._mono() + self._retry_s
        self._retry_s = min(2 * self._retry_s, MOST_RETRY_S)
        if isinstance(error, SurroundingsError):
            event = Event(code=error.code, severity="error", values=error.values)
        else:
            event = Event(code=error.problems[0].code, severity="error", values=error.problems[0].values)
        if event != self._told:
            log(event)
        self._told = event


class Converter:
    """Makes PDFs of documents, one at a time, of each subfolder by turns."""

    def __init__(self, program: str | None = None) -> None:
        self._program = program or office.program()
        self._tried: dict[Path, int] = {}
        self._turns: dict[Path, int] = {}
        self._thread: threading.Thread | None = None

    def follow(self, files: Mapping[Path, Iterable[Path]]) -> None:
        """Begin with the first document that lacks its PDF, where nothing else is being done.

        Args:
            files: By the subfolder that they lie in.
        """
        if self._program is None or (self._thread and self._thread.is_alive()):
            return
        in_turn = sorted(files, key=lambda folder: self._turns.get(folder, 0))
        for below, path in ((folder, path) for folder in in_turn for path in office.outdated(files[folder])):
            try:
                written_ns = path.stat().st_mtime_ns
            except OSError:
                continue
            if self._tried.get(path) != written_ns:
                self._tried[path] = written_ns
                self._turns[below] = max(self._turns.values(), default=0) + 1
                self._thread = threading.Thread(target=self._convert, args=(path, below), daemon=True)
                self._thread.start()
                return

    def _convert(self, path: Path, below: Path) -> None:
        note("publish-converting", file=path.name)
        try:
            is_made = office.convert(path, below, self._program or "")
        except OSError:
            is_made = False
        if not is_made:
            note("publish-not-converted", file=str(path))
