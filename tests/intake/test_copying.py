"""Files on their way: slow, halting, given up. Nothing is on air before it is whole, and everything is when it is."""

import os
import select
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image

from tests.intake.desk import Desk
from tests.makers.made import make_film

PARTS = 100
#: The writer's file date, where the copier keeps the original's.
LONG_AGO_S = 1_000_000_000
FAST = {"movflags": "faststart"}


class Copier:
    """Writes a file into the content folder, a part a second, by the clock of the disk."""

    def __init__(
        self, desk: Desk, name: str, data: bytes, *, keeps_date: bool = False, makes_room: bool = False
    ) -> None:
        self.desk, self.data = desk, data
        self.file = desk.content / "media" / name
        self.keeps_date = keeps_date
        self.file.parent.mkdir(exist_ok=True)
        self.file.touch()
        if makes_room:
            os.truncate(self.file, len(data))

    def part(self, number: int, parts: int = PARTS) -> None:
        begin, end = (len(self.data) * n // parts for n in (number, number + 1))
        with self.file.open("r+b") as file:
            file.seek(begin)
            file.write(self.data[begin:end])
        if self.keeps_date:
            os.utime(self.file, (LONG_AGO_S, LONG_AGO_S))
        self.desk.clock.at_disk()


def pass_s(desk: Desk, seconds: int, *, told_by_events: bool = True) -> None:
    """Let time pass, and see every second that only whole files are on air."""
    intake = desk.intake
    assert intake is not None
    for _ in range(seconds):
        desk.clock.advance(1.0)
        if told_by_events:
            intake.rescan()
        pause_s, medium = intake.turn()
        while medium is not None or not pause_s:
            if medium is not None and medium.fileno() >= 0:
                select.select([medium], (), (), 0.5)
            pause_s, medium = intake.turn()


def on_air(desk: Desk) -> list[bytes]:
    """The files that are played, as the player reads them."""
    return [Path(piece.path).read_bytes() for piece in desk.plan.pieces if piece.path]


@pytest.fixture
def waiting(desk: Desk) -> Desk:
    """A board that waits for a film."""
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{text: chào}, {video: film.mp4}]\n")
    return desk.run()


def noise(number: int, width: int, height: int) -> Image.Image:
    """No two alike, so that a film of them is some hundred kB."""
    return Image.frombytes("L", (width, height), Random(number).randbytes(width * height)).convert("RGB")


def film(path: Path, **more: Any) -> bytes:
    return make_film(path, frames=60, picture=noise, **more).read_bytes()


KINDS: dict[str, Callable[[Path], bytes]] = {
    "index at the end": lambda folder: film(folder / "x.mp4"),
    "index first": lambda folder: film(folder / "x.mp4", options=FAST),
    "MKV": lambda folder: film(folder / "x.mkv"),
    "AVI": lambda folder: film(folder / "x.avi", codec="mpeg4"),
}
COPIERS: dict[str, dict[str, bool]] = {
    "plain": {},
    "keeps the date": {"keeps_date": True},
    "makes room before": {"makes_room": True},
    "makes room before, keeps the date": {"makes_room": True, "keeps_date": True},
}


@pytest.mark.parametrize(
    ("kind", "copier", "share"),
    [*((kind, "plain", False) for kind in KINDS), *(("index first", copier, True) for copier in COPIERS)]
    + [("index first", copier, False) for copier in list(COPIERS)[1:]],
)
def test_a_film_that_is_copied_slowly_and_stops_at_half_for_a_minute_is_on_air_when_it_is_whole(
    waiting: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, copier: str, share: bool
) -> None:
    if share:
        mounts = tmp_path / "mountinfo"
        mounts.write_text(f"21 1 8:1 / / rw - ext4 x rw\n22 21 0:40 / {waiting.content} rw - cifs //x/y rw\n")
        monkeypatch.setattr("ledplayer.intake.mount.MOUNTS", mounts)
    data = KINDS[kind](tmp_path)
    copying = Copier(waiting, "film.mp4", data, **COPIERS[copier])
    for number in range(PARTS):
        copying.part(number)
        pass_s(waiting, 61 if number == PARTS // 2 else 1, told_by_events=not share)
        assert on_air(waiting) == []
    pass_s(waiting, 15, told_by_events=not share)
    assert on_air(waiting) == [data]
    assert waiting.told() == []


def test_a_film_that_stays_without_its_end_plays_as_far_as_it_goes_after_two_minutes(waiting: Desk, tmp_path: Path):
    data = film(tmp_path / "x.mp4", options=FAST)
    copying = Copier(waiting, "film.mp4", data)
    copying.part(0, 2)
    pass_s(waiting, 115)
    assert (on_air(waiting), waiting.told()) == ([], ["file-unfinished"])
    pass_s(waiting, 20)
    assert (on_air(waiting), waiting.told()) == ([data[: len(data) // 2]], ["media-torn-film"])
    waiting.crash().run()
    assert on_air(waiting) == [data[: len(data) // 2]]
    copying.part(1, 2)
    pass_s(waiting, 10)
    assert (on_air(waiting), waiting.told()) == ([data], [])


def test_a_film_that_is_written_anew_plays_its_old_bytes_until_it_is_whole(waiting: Desk, tmp_path: Path):
    old = film(tmp_path / "old.mp4")
    waiting.write("media/film.mp4", old)
    waiting.run()
    new = film(tmp_path / "new.mp4", options=FAST, codec="mpeg4")
    copying = Copier(waiting, "film.mp4", new)
    copying.file.write_bytes(b"")
    for number in range(10):
        copying.part(number, 10)
        pass_s(waiting, 30)
        assert on_air(waiting) == [old if number < 9 else new]


@pytest.mark.parametrize("copier", COPIERS)
def test_half_a_photograph_is_told_or_waited_for_and_the_whole_one_plays(waiting: Desk, tmp_path: Path, copier: str):
    waiting.write("playlists/a.yaml", "campaign: A\nitems: [{text: chào}, {image: x.jpg}]\n")
    Image.effect_noise((400, 300), 90).save(tmp_path / "x.jpg")
    data = (tmp_path / "x.jpg").read_bytes()
    copying = Copier(waiting, "x.jpg", data, **COPIERS[copier])
    copying.part(0, 2)
    pass_s(waiting, 60)
    assert on_air(waiting) == []
    assert waiting.told() == ["file-unfinished" if "room" in copier else "media-torn"]
    copying.part(1, 2)
    pass_s(waiting, 10)
    assert (on_air(waiting), waiting.told()) == ([data], [])


PLAYLIST = "campaign: Chào mừng\nitems:\n  - text: một\n  - {text: hai, seconds: 20}\n  - text: ba\n".encode()


@pytest.mark.parametrize("cut", range(1, len(PLAYLIST), 7))
def test_half_a_playlist_is_what_it_is_and_the_whole_one_plays(waiting: Desk, cut: int):
    file = waiting.content / "playlists" / "a.yaml"
    file.write_bytes(PLAYLIST[:cut])
    waiting.clock.at_disk()
    pass_s(waiting, 5)
    shown = waiting.texts()
    assert shown == ["chào"] or (shown and shown == ["một", "hai", "ba"][: len(shown)]) or "một".startswith(shown[0])
    with file.open("ab") as rest:
        rest.write(PLAYLIST[cut:])
    waiting.clock.at_disk()
    pass_s(waiting, 5)
    assert (waiting.texts(), waiting.told()) == (["một", "hai", "ba"], [])
