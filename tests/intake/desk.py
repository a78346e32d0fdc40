"""A desk to try intake at: a content folder, a state folder, a clock that stands, and turns made one by one."""

import json
import os
import select
import time
from pathlib import Path
from typing import Any

from PIL import Image

from ledplayer.clock import Instant
from ledplayer.core.lineup import Plan
from ledplayer.core.plan_file import decode
from ledplayer.intake.process import Intake
from ledplayer.intake.wishes import Wishes
from ledplayer.makers.studio import Studio

#: 9/10/2023 17:05 in Viet Nam.
NOW_MS = 1_696_845_900_000
BOARDS = "boards: {b: {name: Bảng B, canvas: 192x96, time_zone: Asia/Ho_Chi_Minh}, c: {canvas: 192x96}}\n"
TEXT = "campaign: Chào\nitems:\n  - text: {0}\n"
MOST_TURNS = 4000
#: The desk's clock is so far ahead of the disk's that a file's change time, which nobody can set, is an old one.
AHEAD_MS = 60_000


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.mono = 1000.0
        self.wall_ms: int | None = NOW_MS
        self._system_ms = time.time_ns() // 1_000_000 + AHEAD_MS

    def read(self) -> Instant:
        return Instant(wall_ms=self.wall_ms, mono=self.mono)

    def system_ms(self) -> int:
        return self._system_ms

    def at_disk(self) -> None:
        """Say what the disk's own clock says: a file that was just written is new."""
        self._system_ms = time.time_ns() // 1_000_000

    def advance(self, seconds: float) -> None:
        self.mono += seconds
        self._system_ms += round(seconds * 1000)
        if self.wall_ms is not None:
            self.wall_ms += round(seconds * 1000)


class Desk:
    def __init__(self, root: Path, studio: Studio) -> None:
        self.content = root / "content"
        self.state = root / "state"
        self.studio = studio
        self.clock = FakeClock()
        self.intake: Intake | None = None
        self.board: str | None = "b"
        self.more: list[Path] = []
        self.takes_folders = True
        self.stick_places = [root / "media"]
        self.store: Path | None = None
        self.root: Path | None = None
        self.write("boards.yaml", BOARDS)

    def write(self, path: str, data: str | bytes, age_s: float = 60.0) -> Path:
        """A file in the content folder, last written a minute ago."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        then = self.clock.system_ms() / 1000 - age_s
        os.utime(file, (then, then))
        return file

    def picture(self, path: str, colour: str = "red", size: tuple[int, int] = (64, 32)) -> Path:
        """A picture in the content folder."""
        file = self.write(path, b"")
        Image.new("RGB", size, colour).save(file)
        return file

    def start(self) -> "Desk":
        """Start intake as after a crash: with what lies on the disk."""
        self.intake = Intake(
            Wishes(
                state=self.state,
                content=[self.content, *self.more] if self.takes_folders else [],
                board=self.board,
                stick_places=self.stick_places,
                store=self.store,
                root=self.root,
            ),
            self.clock,  # type: ignore[arg-type] # a fake
            self.studio,
        )
        self.intake.recall()
        return self

    def run(self) -> "Desk":
        """Look, and make turns until nothing is left to do."""
        if self.intake is None:
            self.start()
        intake = self.intake
        assert intake is not None
        intake.rescan()
        for _ in range(MOST_TURNS):
            _, medium = intake.turn()
            served = intake.library.server.served
            if medium is not None and medium.fileno() >= 0:
                select.select([medium], (), (), 0.5)
            elif served and served.is_asking:
                time.sleep(0.02)
            elif intake._steps is None and not intake.is_admitting and not (intake.plan_due and intake.may_plan()):
                if not intake.library.restless and intake.library.retry_at - self.clock.mono > 1.0:
                    return self
                self.clock.advance(0.7)
        raise AssertionError("it never rests")

    def crash(self) -> "Desk":
        """Forget the process without a farewell."""
        if self.intake is not None:
            self.intake.watch.close()
            self.intake.library.server.close()
        self.intake = None
        return self

    def close(self) -> None:
        self.crash()

    @property
    def plan(self) -> Plan:
        return decode((self.state / "plan.json").read_bytes())

    def texts(self) -> list[str]:
        """What is on now, each piece once, in the loop's order."""
        plan, wall_ms = self.plan, self.clock.wall_ms
        assert wall_ms is not None
        shot = plan.at(wall_ms)
        assert shot is not None
        loop = dict.fromkeys(shot.now.segment.loop)
        return [plan.pieces[number].what or plan.pieces[number].kind for number in loop]

    def told(self) -> list[str]:
        """Codes of what is wrong now."""
        assert self.intake is not None
        return [problem.code for problem in self.intake.editor.told.said]

    def facts(self) -> dict[str, Any]:
        """What is remembered of files."""
        rows: dict[str, Any] = json.loads((self.state / "intake" / "facts.json").read_bytes())["files"]
        return rows

    def objects(self) -> list[Path]:
        """The admitted copies."""
        return sorted(path for path in (self.state / "intake" / "objects").rglob("*") if path.is_file())
