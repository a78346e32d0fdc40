"""Hundreds of files that are made to harm, in one folder: each plays or is named with its reason, and nothing else."""

import hashlib
import logging
import os
import resource
import select
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledplayer.intake.scan import shown
from ledplayer.language import hint, message
from ledplayer.makers import limits
from ledplayer.makers.studio import Studio
from tests.intake import hostile
from tests.intake.desk import TEXT, Desk
from tests.makers.made import children

FOLDER = "media/hại"
#: What intake itself may grow by, whatever lies in the folder.
MOST_GROWTH_BYTES = 150 << 20


@dataclass
class Taken:
    """A desk that has taken it all in. `told_by`: paths that have to be told."""

    desk: Desk
    names: list[str]
    odd: list[str]
    playlists: list[str]
    growth_bytes: int
    maker_bytes: int
    records: list[logging.LogRecord]


class Kept(logging.Handler):
    """Keeps what is logged while all is taken in."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taken]:
    top, room = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("room")
    studio, kept = Studio(), Kept()
    studio.start()
    desk = Desk(top, studio)
    desk.write("playlists/good.yaml", TEXT.format("chào"))
    desk.write(f"{FOLDER}/lich.yaml", "seconds: 5\n")
    names = []
    for name, data in hostile.files(room):
        desk.write(f"{FOLDER}/{name}", data)
        names.append(f"{FOLDER}/{name}")
    os.link(desk.content / names[0], desk.content / FOLDER / "hard.jpg")
    odd = hostile.oddities(desk.content / FOLDER)
    playlists = [f"playlists/{number}.yaml" for number, data in enumerate(hostile.playlists())]
    for path, data in zip(playlists, hostile.playlists(), strict=True):
        desk.write(path, data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    logging.getLogger("ledplayer").addHandler(kept)
    maker_bytes = run(desk)
    logging.getLogger("ledplayer").removeHandler(kept)
    growth = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    yield Taken(desk, [*names, f"{FOLDER}/hard.jpg"], odd, playlists, growth, maker_bytes, kept.records)
    desk.close()
    studio.close()


def run(desk: Desk) -> int:
    """Take in everything; returns the most memory that one of the makers was seen to hold."""
    intake, most = desk.start().intake, 0
    assert intake is not None
    for _ in range(3):
        intake.rescan()
        pause_s, medium = intake.turn()
        while medium is not None or not pause_s or intake.library.restless:
            if medium is not None and medium.fileno() >= 0:
                select.select([medium], (), (), 0.5)
                most = max(most, *map(held_bytes, children(desk.studio.pid or 0)), 0)
            elif pause_s:
                desk.clock.advance(0.7)
            pause_s, medium = intake.turn()
        desk.clock.advance(130)  # what looks unfinished was not being copied
    return most


def held_bytes(pid: int) -> int:
    """The most memory of its own that a process has held so far."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon:"))


def test_there_are_at_least_five_hundred(taken: Taken) -> None:
    assert len(taken.names) + len(taken.odd) + len(taken.playlists) >= 500


def test_each_plays_or_is_named_and_what_is_good_plays(taken: Taken) -> None:
    assert taken.desk.intake is not None
    (source,) = taken.desk.intake.library.content().sources
    said = {problem.place.file for problem in taken.desk.intake.editor.told.said}
    plays = {f"media/{entry.path}" for entry in source.entries.values() if entry.kind != "other"}
    campaigns = {campaign.path for campaign in source.campaigns}
    silent = [name for name in taken.names if name not in plays and name not in said]
    assert silent == []
    assert [name for name in taken.playlists if name not in campaigns and name not in said] == []
    odd = (f"{FOLDER}/{name}" for name in taken.odd)
    assert [name for name in odd if shown(unicodedata.normalize("NFC", name)) not in said] == []
    assert {f"{FOLDER}/whole.{ending}" for ending in ("jpg", "png", "gif", "webp", "bmp", "mp4", "pdf")} <= plays
    assert "chào" in taken.desk.texts()
    assert {"media-crashed", "media-hung", "maker-bug", "file-unfinished"}.isdisjoint(taken.desk.told())


def test_each_reason_is_a_sentence_in_both_languages(taken: Taken) -> None:
    assert taken.desk.intake is not None
    for problem in taken.desk.intake.editor.told.said:
        for sentence in (message(problem, "vi"), message(problem, "en"), hint(problem, "vi"), hint(problem, "en")):
            assert len(sentence) < 1500
            assert "\n<" not in sentence
        assert len(message(problem, "vi")) > 10, problem


def test_nothing_is_a_mistake_of_ours(taken: Taken) -> None:
    assert [record.getMessage() for record in taken.records if record.exc_info] == []


def test_copies_are_whole_and_nothing_else_is_left(taken: Taken) -> None:
    copies = taken.desk.objects()
    assert [copy.name for copy in copies if hashlib.sha256(copy.read_bytes()).hexdigest() != copy.name] == []
    assert list(taken.desk.state.rglob("*.tmp")) == []


def test_memory_stays_in_its_bounds(taken: Taken) -> None:
    assert taken.growth_bytes < MOST_GROWTH_BYTES
    assert taken.maker_bytes < limits.MOST_DATA_BYTES
