"""What of a release is fetched, and in which order."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from ledplayer.core.fetch_plan import FetchPlan, fetch_plan
from ledplayer.core.manifest import File, Manifest, Origin

TODAY = date(2026, 11, 25)


def file(name: str, days: int | None = None, size: int = 1_000_000, *, urgent: bool = False) -> File:
    needed = None if days is None else TODAY + timedelta(days=days)
    return File(sha256=name * 64, size_bytes=size, needed=needed, urgent=urgent)


PLAYLIST, NOW, TOMORROW = file("0", size=400), file("1"), file("2", 1)
BIG, IN_TWO_DAYS, NEXT_MONTH = file("3", size=300_000_000), file("4", 2), file("5", 30)
STORM = file("6", urgent=True)


def release(*files: File) -> Manifest:
    named = {f"media/{one.sha256[0]}": one for one in files}
    return Manifest(board="b", released_at=datetime(2026, 11, 25, tzinfo=UTC), sources=(Origin(name="x", files=named),))


def plan(*files: File, held: tuple[File, ...] = (), today: date | None = TODAY, **keys: Any) -> FetchPlan:
    return fetch_plan(release(*files), lambda one: one in held, today=today, **keys)


def test_what_may_be_shown_today_or_tomorrow_comes_before_the_release_goes_on_air() -> None:
    found = plan(NEXT_MONTH, BIG, IN_TWO_DAYS, TOMORROW, NOW, PLAYLIST)
    assert found.first == (PLAYLIST, NOW, BIG, TOMORROW)
    assert found.later == (IN_TWO_DAYS, NEXT_MONTH)
    assert found.first_bytes == 400 + 1_000_000 + 300_000_000 + 1_000_000
    assert not found.waits


def test_what_is_there_is_not_fetched() -> None:
    assert plan(NOW, NEXT_MONTH, held=(NOW, NEXT_MONTH)) == FetchPlan()


def test_where_the_day_is_not_known_all_comes_first() -> None:
    assert plan(NEXT_MONTH, NOW, today=None) == FetchPlan(first=(NOW, NEXT_MONTH))


def test_the_urgent_comes_before_all() -> None:
    assert plan(PLAYLIST, NOW, STORM).first == (STORM, PLAYLIST, NOW)


def test_outside_the_hours_a_release_waits() -> None:
    found = plan(PLAYLIST, NOW, BIG, is_open=False)
    assert found.waits
    assert BIG not in found.first


def test_outside_the_hours_the_urgent_goes_on_air_at_once_with_the_playlists() -> None:
    assert plan(PLAYLIST, NOW, BIG, NEXT_MONTH, STORM, is_open=False) == FetchPlan(first=(STORM, PLAYLIST))


def test_outside_the_hours_nothing_more_of_what_is_on_air_is_fetched() -> None:
    assert plan(IN_TWO_DAYS, NEXT_MONTH, BIG, is_open=False, is_new=False) == FetchPlan()


def test_a_release_of_which_all_is_there_waits_for_no_hours() -> None:
    assert plan(PLAYLIST, NOW, held=(PLAYLIST, NOW), is_open=False) == FetchPlan()


def test_an_urgent_release_that_was_cut_off_before_it_went_on_air_waits_for_no_hours_either() -> None:
    assert not plan(PLAYLIST, STORM, BIG, held=(PLAYLIST, STORM), is_open=False).waits
    assert plan(PLAYLIST, STORM, BIG, held=(PLAYLIST, STORM), is_open=False, on_air=(STORM.sha256,)).waits
