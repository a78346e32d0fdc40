"""Boards on one shared folder: each writes its page there, and none wakes another by it."""

import os
import select
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledplayer.files import write_whole
from ledplayer.intake.page.names import mark
from ledplayer.intake.page.post import ALIVE_S
from ledplayer.intake.watch import Watch
from ledplayer.makers.studio import Studio
from tests.intake.desk import TEXT, Desk
from tests.intake.page.test_post import posted

HOUR_S = 3600.0
#: How long a real event may take, and how long nothing is waited for.
LATE_S, NOTHING_S = 5.0, 0.2


@pytest.fixture
def both(desk: Desk, tmp_path: Path, studio: Studio) -> Iterator[tuple[Desk, Desk]]:
    """The boards `b` and `c` on one folder, come to rest."""
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    neighbour = Desk(tmp_path / "neighbour", studio)
    neighbour.content, neighbour.board = desk.content, "c"
    for one in (desk, neighbour, desk, neighbour):
        posted(one)
    yield desk, neighbour
    neighbour.close()


def page(desk: Desk) -> Path:
    return desk.content / f"00-TRANG-THAI-{desk.board}.html"


def rings(desk: Desk, wait_s: float = NOTHING_S) -> bool:
    """Whether an event woke it, or does now."""
    assert desk.intake
    return bool(select.select([desk.intake.watch.wake], (), (), wait_s)[0])


def an_hour(*desks: Desk) -> list[tuple[int, int]]:
    """Let an hour pass for all at once, events included; how often each looked, and wrote its page."""
    looks: list[set[float | None]] = [set() for _ in desks]
    pages: list[set[int]] = [set() for _ in desks]
    until = desks[0].clock.mono + HOUR_S
    while desks[0].clock.mono < until:
        pauses = []
        for number, desk in enumerate(desks):
            assert desk.intake
            pause_s, medium = desk.intake.turn()
            if medium is not None and medium.fileno() >= 0:
                select.select([medium], (), (), 0.5)
            pauses.append(max(pause_s, 0.01))
            looks[number].add(desk.intake.library.sources[0].folder.looked_at)
            pages[number].add(page(desk).stat().st_mtime_ns)
        for desk in desks:
            desk.clock.advance(min(pauses))
    return [(len(seen), len(written)) for seen, written in zip(looks, pages, strict=True)]


def test_one_that_writes_its_page_wakes_neither_itself_nor_its_neighbour(both: tuple[Desk, Desk]) -> None:
    assert not any(map(rings, both))
    for one, other in (both, both[::-1]):
        before = page(one).stat().st_ino
        posted(one, ALIVE_S + 1)
        assert page(one).stat().st_ino != before
        assert not rings(one)
        assert not rings(other)


def test_each_looks_and_writes_as_often_as_it_would_alone(both: tuple[Desk, Desk]) -> None:
    (alone,) = an_hour(both[0])
    for together in an_hour(*both):
        for one, other in zip(alone, together, strict=True):
            assert abs(one - other) <= 1  # an hour holds one more or less, by when it begins


def test_what_the_office_does_wakes_both(both: tuple[Desk, Desk]) -> None:
    both[0].write("playlists/b.yaml", "campaign: B\nitems:\n  - text: b\n")
    for one in both:
        assert rings(one, LATE_S)
        assert posted(one).texts() == ["chào", "b"]


def test_a_share_that_is_polled_is_not_looked_at_for_a_page_either(both: tuple[Desk, Desk]) -> None:
    assert both[0].intake
    folder = both[0].intake.library.sources[0].folder
    folder.glance()
    page(both[0]).unlink()
    write_whole(folder.root / "00-STATUS-town.html", mark("town").encode())
    (folder.root / ".half.tmp").touch()
    assert not folder.glance()
    (folder.root / "TAT").touch()
    assert folder.glance()


@pytest.mark.parametrize(
    ("before", "after", "is_told"),
    [
        pytest.param("", "00-TRANG-THAI-c.html", False, id="a page"),
        pytest.param(".abc.tmp", "00-STATUS-c.html", False, id="a page by its temporary name"),
        pytest.param("", "~$letter.docx", False, id="a writer's own"),
        pytest.param("00-STATUS-c.html", "", False, id="a page that goes"),
        pytest.param("film.mp4.part", "film.mp4", True, id="a download that is whole"),
        pytest.param("film.mp4", ".film.mp4", True, id="a film that is hidden"),
        pytest.param("film.mp4", "", True, id="a film that goes"),
        pytest.param("", "TAT", True, id="the switch"),
    ],
)
def test_names_that_no_look_counts_ring_no_bell(tmp_path: Path, before: str, after: str, is_told: bool) -> None:
    if before:
        (tmp_path / before).touch()
    watch = Watch()
    watch.follow({tmp_path: True})
    if before and after:
        (tmp_path / before).rename(tmp_path / after)
    elif after:
        (tmp_path / after).touch()
    else:
        os.unlink(tmp_path / before)
    assert bool(select.select([watch.wake], (), (), LATE_S if is_told else NOTHING_S)[0]) is is_told
    watch.close()
