"""The clock: offsets, rates, and when the wall clock is not believed."""

import time
from datetime import UTC, datetime

import pytest

from ledplayer.clock import Clock, Instant, offset_for

EVE = datetime(2023, 10, 9, 10, 5, tzinfo=UTC)
FAR_AHEAD_MS = 10**15


@pytest.mark.parametrize("rate", [1.0, 60.0])
def test_a_clock_starts_at_the_time_asked_for(rate: float) -> None:
    now = Clock(offset_s=offset_for(EVE, rate), rate=rate).read()
    assert now.wall is not None
    assert 0 <= (now.wall - EVE).total_seconds() < 0.5 * rate


def test_two_processes_with_one_offset_and_rate_read_the_same_time() -> None:
    offset_s = offset_for(EVE, 100.0)
    one, other = Clock(offset_s=offset_s, rate=100.0).read(), Clock(offset_s=offset_s, rate=100.0).read()
    assert one.wall_ms is not None
    assert other.wall_ms is not None
    apart_ms = (other.mono - one.mono) * 1000
    assert abs(other.wall_ms - one.wall_ms - apart_ms) <= 200  # 1 ms of the machine's time is 100 of ours


def test_the_offset_does_not_touch_the_monotonic_clock() -> None:
    assert abs(Clock(offset_s=-1e8).read().mono - time.monotonic()) < 0.5


def test_a_clock_before_the_floor_is_unknown_unless_it_is_synchronised() -> None:
    alone = Clock(floor_ms=FAR_AHEAD_MS, synchronised=lambda: False)
    assert alone.state == "unknown"
    assert alone.read().wall_ms is None
    guided = Clock(floor_ms=FAR_AHEAD_MS, synchronised=lambda: True)
    assert guided.state == "trusted"
    assert guided.read().wall_ms is not None


def test_an_instant_without_wall_time_has_no_date() -> None:
    assert Instant(wall_ms=None, mono=1.0).wall is None
