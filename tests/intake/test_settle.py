from math import inf

import pytest

from ledplayer.intake.scan import Listing, Seen
from ledplayer.intake.settle import NO_CLOCK, Settling

WALL_NS = 1_000_000_000_000


def seen(size: int = 1, age_s: float = 60.0) -> Seen:
    then = WALL_NS - round(age_s * 1e9)
    return Seen(real="x", size_bytes=size, mtime_ns=then, ctime_ns=then)


def listing(unreadable: frozenset[str] = frozenset(), **files: Seen) -> Listing:
    return Listing(files={name.replace("_", "/"): file for name, file in files.items()}, unreadable=unreadable)


def look(settling: Settling, now: Listing, mono: float) -> list[str]:
    return sorted(settling.look(now, WALL_NS, mono).files)


def test_an_old_file_has_settled_at_the_first_look():
    assert look(Settling(), listing(x=seen()), 0.0) == ["x"]


def test_a_fresh_file_settles_when_the_looks_of_two_seconds_saw_the_same():
    settling, fresh = Settling(), listing(x=seen(age_s=0.1))
    assert settling.look(fresh, WALL_NS, 0.0).restless
    assert look(settling, fresh, 1.9) == []
    assert look(settling, fresh, 2.0) == ["x"]
    assert not settling.look(fresh, WALL_NS, 2.1).restless


def test_a_fresh_file_settles_when_its_clock_says_that_two_seconds_have_passed():
    settling, fresh = Settling(), listing(x=seen(age_s=1.5))
    assert look(settling, fresh, 0.0) == []
    assert sorted(settling.look(fresh, WALL_NS + 500_000_000, 0.5).files) == ["x"]


def test_where_times_are_another_machines_an_old_file_may_still_be_on_its_way():
    settling, late = Settling(), listing(x=seen(age_s=3600))
    assert sorted(settling.look(late, NO_CLOCK, 0.0).files) == []
    assert sorted(settling.look(late, NO_CLOCK, 2.0).files) == ["x"]


def test_a_growing_file_never_settles():
    settling = Settling()
    for step in range(10):
        assert look(settling, listing(x=seen(size=step, age_s=0.1)), float(step)) == []


def test_a_file_whose_date_is_kept_old_while_it_is_written_is_told_by_its_change_time():
    copied = Seen(real="x", size_bytes=1, mtime_ns=0, ctime_ns=WALL_NS)
    assert look(Settling(), listing(x=copied), 0.0) == []


def test_a_file_written_again_keeps_its_settled_version_until_it_settles():
    settling = Settling()
    look(settling, listing(x=seen(size=1)), 0.0)
    changed = settling.look(listing(x=seen(size=2, age_s=0.1)), WALL_NS, 1.0)
    assert changed.files["x"].size_bytes == 1
    assert settling.look(listing(x=seen(size=2, age_s=0.1)), WALL_NS, 3.0).files["x"].size_bytes == 2


def test_a_name_is_gone_when_two_looks_half_a_second_apart_miss_it():
    settling = Settling({"x": seen()})
    assert look(settling, listing(), 0.0) == ["x"]
    assert look(settling, listing(), 0.3) == ["x"]
    assert look(settling, listing(), 0.5) == []


def test_a_name_that_comes_back_in_between_was_never_gone():
    settling = Settling({"x": seen()})
    look(settling, listing(), 0.0)
    look(settling, listing(x=seen()), 0.4)
    assert look(settling, listing(), 0.8) == ["x"]


def test_nothing_is_missed_in_a_folder_that_does_not_read_well():
    settling = Settling({"a/x": seen(), "b/x": seen()})
    lost = listing(unreadable=frozenset({"a"}))
    look(settling, lost, 0.0)
    assert look(settling, lost, 5.0) == ["a/x"]


def test_a_miss_before_the_folder_went_away_proves_nothing():
    settling = Settling({"x": seen()})
    look(settling, listing(), 0.0)
    settling.forget_misses()
    assert look(settling, listing(), 9.0) == ["x"]


def test_a_look_that_finds_all_as_it_was_gives_the_same_files_and_forgets_what_was_missed():
    settling = Settling({"x": seen()})
    assert settling.look(listing(), WALL_NS, 0.0).restless
    found = settling.look(listing(x=seen()), WALL_NS, 0.4)
    assert not found.restless
    assert settling.look(listing(x=seen()), WALL_NS, 9.0).files is found.files


def test_the_next_look_is_worth_while_when_the_first_may_have_settled_or_gone():
    settling = Settling({"x": seen()})
    assert settling.look(listing(x=seen()), WALL_NS, 0.0).again_at == inf
    assert settling.look(listing(x=seen(), y=seen(age_s=0.5)), WALL_NS, 1.0).again_at == pytest.approx(2.5, abs=0.01)
    assert settling.look(listing(x=seen(), y=seen(size=2)), NO_CLOCK, 2.0).again_at == pytest.approx(4.0, abs=0.01)
    assert settling.look(listing(y=seen(size=2)), NO_CLOCK, 3.0).again_at == 3.5
