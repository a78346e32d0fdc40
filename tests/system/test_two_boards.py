"""Two real players on one content: both show the same, even after everything was taken from one of them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.screen import missing
from tests.system import scenes
from tests.system.town import APART_S, PASS_S, STILLS, Town, sameness, town, wait_until_a_still_begins
from tests.system.watching import wait_for, watch_for

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.xdist_group("system"),
]

#: A stall of the machine may cost so much of a stretch, and so many stretches are looked at until one is better.
LEAST_SAME = 0.99
ROUNDS = 3
#: Most of a film and most of a still, for who comes in at its end.
WATCHED_S = 5.0
#: How long a picture may take on its way to the screen.
COPIED_S = 0.1
#: A prepared picture's last bytes are its lower right corner: what is written there is seen only by who reads the file.
MARK, MARK_BYTES = (255, 0, 0), b"\0\0\xff\0" * 8


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with town(tmp_path_factory.mktemp("town"), APART_S) as both:
        yield both


def test_boards_that_were_switched_on_seven_seconds_apart_show_the_same_frame(both: Town) -> None:
    shares: list[float] = []
    while len(shares) < ROUNDS and max(shares, default=0.0) < LEAST_SAME:
        begin, end = watch_for(WATCHED_S)
        shares.append(sameness(both.seen, begin, end))
    pictures = {number for change in both.seen.between(begin, end) for number in change.seen}
    assert pictures & set(STILLS)
    assert len(pictures - {*STILLS, None}) > PASS_S * scenes.RATE / 2, "no film was on"
    assert max(shares) >= LEAST_SAME, shares


def test_with_all_killed_the_playlist_broken_and_the_folder_gone_the_same_slide_is_on_again(both: Town) -> None:
    first, second = both.first, both.second
    wait_for(lambda: any(second.prepared.iterdir()))
    second.kill_all()
    wait_for(second.is_black)
    mark_pictures(second.prepared)
    both.break_playlists()
    both.take_content_away()
    slide = wait_until_a_still_begins(first)
    with second.playing(*both.options):
        second.wait_for(lambda: not second.is_black())
        second.wait_for(second.is_on, COPIED_S)
        shown = second.number()
        corner = second.screen.pixel(scenes.WIDTH - 1, scenes.HEIGHT - 1)
        assert (shown, first.number()) == (slide, slide)
        assert corner == MARK, "the first picture did not come out of the prepared cache"
        wait_for(lambda: second.number() not in (None, *STILLS))  # the film, out of the admitted copies
        begin, end = watch_for(1.0)
        assert sameness(both.seen, begin, end) >= LEAST_SAME


def mark_pictures(prepared: Path) -> None:
    for path in prepared.iterdir():
        with path.open("r+b") as file:
            file.seek(-len(MARK_BYTES), os.SEEK_END)
            file.write(MARK_BYTES)
