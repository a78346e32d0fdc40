"""Whatever is done to a folder, in any order, at any time: what plays is what a fresh look finds, and nothing else."""

import hashlib
import io
import os
import select
import shutil
import tempfile
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PIL import Image

from ledplayer.core.model import Source
from ledplayer.intake import memory
from ledplayer.intake.content import drive, read_content
from ledplayer.intake.facts import Facts
from ledplayer.intake.folder import Now
from ledplayer.intake.gate import Gate
from ledplayer.intake.good import LastGood
from ledplayer.intake.library import Library
from ledplayer.intake.store import Store
from ledplayer.makers.medium import Medium
from ledplayer.makers.studio import Studio
from tests.intake.desk import FakeClock

EXAMPLES, STEPS = 100, 100
CASES = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # making a case smaller takes minutes
)

#: CLOCK_REALTIME_COARSE: the clock of files' times, some milliseconds a tick.
COARSE = 5

#: All below `media/`: some in the way of others.
PATHS = ("a.png", "b.jpg", "d/a.png", "d/b.gif", "d", "e/f/x.png", "e/f", "a.png/x.png", "t.txt", "c.zip")
PLAYLIST_PATHS = ("playlists/p.yaml", "playlists/q.yaml", "media/lich.yaml", "media/d/lich.yaml")
TEXT = "campaign: {0}\nitems:\n  - text_file: t.txt\n  - image: {1}\n"


def _picture(kind: str, colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (16, 8), colour).save(file, kind)
    return file.getvalue()


BYTES = (
    *(_picture(kind, colour) for kind in ("PNG", "JPEG", "GIF", "WEBP") for colour in ("red", "blue")),
    *(b"ch\xc3\xa0o\n", b"m\xe1\xbb\x9di\n\nhai\n", b"", b"\xff\x00\xff" * 9, b"PK\x03\x04word/document.xml"),
)
PLAYLISTS = tuple(TEXT.format(name, path).encode() for name, path in (("A", "a.png"), ("B", "d/a.png")))

paths, contents, playlists = st.sampled_from(PATHS), st.sampled_from(BYTES), st.sampled_from(PLAYLISTS)
playlist_paths = st.sampled_from(PLAYLIST_PATHS)


class AnyOrder(RuleBasedStateMachine):
    """One folder, its library, and which bytes lie under which name.

    Attributes:
        files: By path inside the folder, all regular files.
        stood: What has stood under each path long enough to be taken in, since it came to rest.
        changed: When each path was last touched, monotonic seconds.
    """

    studio: Studio
    facts: Facts

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="ledplayer-any-order-"))
        self.root = self.top / "content"
        self.clock = FakeClock()
        self.files: dict[str, bytes] = {}
        self.stood: dict[str, set[str]] = {}
        self.changed: dict[str, float] = {}
        self.looked_ns = 0
        self.admitting: Generator[Medium | None, None, None] | None = None

    @initialize()
    def start(self) -> None:
        for folder in ("media", "playlists"):
            (self.root / folder).mkdir(parents=True)
        self.put("playlists/p.yaml", PLAYLISTS[0])
        self.put("media/lich.yaml", b"seconds: 9\n")
        self.open({})

    def teardown(self) -> None:
        shutil.rmtree(self.top)

    # What people do.

    @rule(path=paths, data=contents)
    def write(self, path: str, data: bytes) -> None:
        self.put(f"media/{path}", data)

    @rule(path=paths, data=contents, third=st.sampled_from((1, 2)))
    def write_a_part(self, path: str, data: bytes, third: int) -> None:
        self.put(f"media/{path}", data[: len(data) * third // 3])

    @rule(number=st.integers(0, 9), data=contents)
    def write_in_place_and_keep_the_date(self, number: int, data: bytes) -> None:
        if path := self.one_of(number):
            self.overwrite(path, data)

    @rule(path=paths, data=contents, other=contents, steps=st.integers(0, 3))
    def write_in_place_while_it_is_taken_in(self, path: str, data: bytes, other: bytes, steps: int) -> None:
        self.put(f"media/{path}", data)
        self.look(2.1, steps)
        self.overwrite(f"media/{path}", other)
        self.go_on_admitting(1000)

    @rule(path=playlist_paths, data=playlists)
    def write_a_playlist(self, path: str, data: bytes) -> None:
        self.put(path, b"seconds: 9\n" if path.startswith("media/") else data)

    @rule(path=playlist_paths)
    def delete_a_playlist(self, path: str) -> None:
        self.clear(path)

    @rule(path=paths)
    def delete(self, path: str) -> None:
        self.clear(f"media/{path}")

    @rule(path=paths)
    def put_a_folder_in_its_place(self, path: str) -> None:
        self.make_way(f"media/{path}")
        (self.root / "media" / path).mkdir(parents=True)

    @rule(path=paths, to=st.sampled_from((*PATHS, "gone")))
    def put_a_link_in_its_place(self, path: str, to: str) -> None:
        self.make_way(f"media/{path}")
        (self.root / "media" / path).symlink_to(self.root / "media" / to)

    @rule(number=st.integers(0, 9), to=paths)
    def rename(self, number: int, to: str) -> None:
        path = self.one_of(number)
        if path and not f"media/{to}/".startswith(f"{path}/") and not path.startswith(f"media/{to}/"):
            self.make_way(f"media/{to}")
            (self.root / path).rename(self.root / "media" / to)
            self.files[f"media/{to}"] = self.files.pop(path)
            self.touched(f"media/{to}")

    @rule(first=st.integers(0, 9), second=st.integers(0, 9))
    def swap(self, first: int, second: int) -> None:
        one, other = self.one_of(first), self.one_of(second)
        if one and other and one != other:
            between = self.root / ".between"
            (self.root / one).rename(between)
            (self.root / other).rename(self.root / one)
            between.rename(self.root / other)
            self.files[one], self.files[other] = self.files[other], self.files[one]
            self.touched(one, other)

    @rule(number=st.integers(0, 9), to=paths)
    def link_hard(self, number: int, to: str) -> None:
        path = self.one_of(number)
        if path and not f"media/{to}/".startswith(f"{path}/") and not path.startswith(f"media/{to}/"):
            data = self.files[path]
            (self.root / path).rename(self.top / "kept")
            self.make_way(f"media/{to}")
            for name in (path, f"media/{to}"):
                os.link(self.top / "kept", self.root / name)
                self.files[name] = data
            (self.top / "kept").unlink()
            self.part_ways(f"media/{to}")
            self.touched(path, f"media/{to}")

    @rule(number=st.integers(0, 9), mode=st.sampled_from((0o400, 0o600, 0o777)))
    def change_who_may_read(self, number: int, mode: int) -> None:
        if path := self.one_of(number):
            (self.root / path).chmod(mode)
            self.touched(path)

    @rule(number=st.integers(0, 9))
    def touch(self, number: int) -> None:
        if path := self.one_of(number):
            (self.root / path).touch()
            self.touched(path)

    @rule(first=st.sampled_from(("d", "e", "e/f")), second=st.sampled_from(("d", "e", "a.png")))
    def rename_a_folder(self, first: str, second: str) -> None:
        if (self.root / "media" / first).is_dir() and not first.startswith(second) and not second.startswith(first):
            self.make_way(f"media/{second}")
            (self.root / "media" / first).rename(self.root / "media" / second)
            for path in [path for path in self.files if path.startswith(f"media/{first}/")]:
                moved = f"media/{second}/" + path.removeprefix(f"media/{first}/")
                self.files[moved] = self.files.pop(path)
                self.changed[moved] = self.clock.mono

    # What intake does meanwhile.

    @rule(seconds=st.sampled_from((0.0, 0.3, 0.7, 1.9, 2.1)), steps=st.sampled_from((0, 1, 3, 1000)))
    def look(self, seconds: float, steps: int) -> None:
        self.clock.advance(seconds)
        self.look_once()
        self.let_the_disk_tick()
        if self.library.queue(None):
            self.admitting = self.library.arrivals.admit()
        self.go_on_admitting(steps)

    @rule(steps=st.sampled_from((1, 2, 5, 1000)))
    def go_on_admitting(self, steps: int) -> None:
        for _ in range(steps):
            medium = next(self.admitting, self) if self.admitting else self
            if medium is self:
                self.admitting = None
                return
            if isinstance(medium, Medium) and medium.fileno() >= 0:
                select.select([medium], (), (), 1.0)

    @rule()
    def restart(self) -> None:
        self.admitting = None
        self.open(memory.decode(memory.encode(self.library.remembered())))

    @rule()
    def sweep(self) -> None:
        if self.library.store is not None and self.library.store.sweep(self.library.used(None)):
            self.library.recheck()

    @rule()
    def come_to_rest(self) -> None:
        self.admitting = None
        for _ in range(60):
            self.clock.advance(2.1)
            if self.library.arrivals.is_waiting:
                self.clock.advance(max(0.0, self.library.arrivals.retry_at - self.clock.mono))
            self.look_once()
            if self.library.queue(None):
                drive(self.library.arrivals.admit())
            elif not (self.library.restless or self.library.arrivals.is_waiting):
                break
        else:
            raise AssertionError("it never rests")
        self.let_the_disk_tick()
        self.stood.clear()
        self.note_what_stood()
        found = self.library.content()
        fresh, _ = read_content(None, [self.root], self.studio, self.facts)
        (mine,), (its,) = found.sources, fresh.sources
        assert {one.path: one for one in mine.campaigns} == {one.path: one for one in its.campaigns}
        judged = _judged(its)
        assert {name: what for name, what in _judged(mine).items() if name in judged} == judged, "but what none needs"
        for name, what in judged.items():
            assert name in its.refused or self.hash_of(name) == what
        for name in (
            mine.entries.keys() - judged.keys()
        ):  # needed once: its bytes of then are kept, and no newer taken in
            self.stood.setdefault(f"media/{name}", set()).add(mine.entries[name].sha256)

    @invariant()
    def what_plays_is_whole_and_has_stood_there(self) -> None:
        (source,) = self.library.content().sources
        for name, entry in source.entries.items():
            data = Path(entry.place).read_bytes()
            assert hashlib.sha256(data).hexdigest() == entry.sha256, name
            assert entry.sha256 in self.stood.get(f"media/{name}", ()), f"{name}: never stood there"

    # How it is done.

    def open(self, known: dict[str, memory.Remembered]) -> None:
        store = Store(self.top / "objects")
        self.library = Library(
            [self.root],
            facts=self.facts,
            good=LastGood(self.top / "good"),
            store=store,
            gate=Gate(store=store, facts=self.facts, studio=self.studio, mono=lambda: self.clock.mono),
            known=known,
        )
        self.library.recall()

    def look_once(self) -> None:
        self.note_what_stood()
        self.looked_ns = time.clock_gettime_ns(COARSE)
        self.library.look(Now(wall_ns=self.clock.system_ms() * 1_000_000, said="", mono=self.clock.mono))

    def let_the_disk_tick(self) -> None:
        """What is changed from now on has other times than what was last looked at."""
        while time.clock_gettime_ns(COARSE) == self.looked_ns:
            os.sched_yield()

    def put(self, path: str, data: bytes) -> None:
        """Write a file where whatever stands in its way is gone."""
        self.make_way(path)
        (self.root / path).write_bytes(data)
        self.files[path] = data
        self.touched(path)

    def overwrite(self, path: str, data: bytes) -> None:
        """Write other bytes into a file, as many as there are, and keep its date."""
        before = (self.root / path).stat()
        with (self.root / path).open("r+b") as file:
            file.write(data[: before.st_size])
        os.utime(self.root / path, ns=(before.st_atime_ns, before.st_mtime_ns))
        whole = data[: before.st_size] + self.files[path][len(data) :]
        links = [name for name in self.files if (self.root / name).lstat().st_ino == before.st_ino]
        self.files |= dict.fromkeys(links, whole)
        self.touched(*links)

    def make_way(self, path: str) -> None:
        self.clear(path)
        self.part_ways(path)

    def part_ways(self, path: str) -> None:
        """Make the folders above a path."""
        *above, _ = path.split("/")
        for depth in range(1, len(above) + 1):
            folder = "/".join(above[:depth])
            if (self.root / folder).is_symlink() or not (self.root / folder).is_dir():
                self.clear(folder)
                (self.root / folder).mkdir()

    def clear(self, path: str) -> None:
        """Nothing stands under a path, nor below it."""
        real = self.root / path
        if any(above.is_symlink() for above in real.parents):
            return
        if real.is_symlink() or real.is_file():
            real.unlink()
        elif real.is_dir():
            shutil.rmtree(real)
        for name in [name for name in self.files if name == path or name.startswith(f"{path}/")]:
            del self.files[name]

    def hash_of(self, name: str) -> str:
        """Of a file in the media folder."""
        return hashlib.sha256(self.files[f"media/{name}"]).hexdigest()

    def one_of(self, number: int) -> str:
        """One of the files in the media folder; "" where there is none."""
        names = sorted(name for name in self.files if name.startswith("media/") and not name.endswith(".yaml"))
        return names[number % len(names)] if names else ""

    def touched(self, *touched: str) -> None:
        self.clock.at_disk()
        for path in touched:
            self.changed[path] = self.clock.mono

    def note_what_stood(self) -> None:
        """Remember what a look may take for settled now."""
        for path, data in self.files.items():
            facts = (self.root / path).lstat()
            age_s = self.clock.system_ms() / 1000 - max(facts.st_mtime_ns, facts.st_ctime_ns) / 1e9
            if max(age_s, self.clock.mono - self.changed[path]) >= 2.0 - 0.001:
                self.stood.setdefault(path, set()).add(hashlib.sha256(data).hexdigest())


def _judged(source: Source) -> dict[str, str]:
    """What plays, by its hash, and what does not, by its reason."""
    plays = {name: entry.sha256 for name, entry in source.entries.items() if entry.kind != "other"}
    return plays | {name: problem.code for name, problem in source.refused.items()}


def test_after_ten_thousand_random_changes_what_plays_is_what_a_fresh_look_finds(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledplayer.intake.store.CHUNK_BYTES", 64)  # much can happen while a file is copied
    AnyOrder.studio, AnyOrder.facts = studio, Facts()
    run_state_machine_as_test(AnyOrder, settings=CASES)
