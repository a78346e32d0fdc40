"""Random contents: a plan shows what an oracle finds that walks the written rules and knows nothing of the program."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ledplayer.core.lineup import Piece, Plan, Showing
from ledplayer.core.plan import plan_days
from tests.core import contents, oracle
from tests.core.oracle import Shown
from tests.core.written import Written, board, content, zone_of

HERE = Path(__file__).parent

CASES = settings(
    max_examples=150,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # a case is a playlist that can be read; making it smaller takes minutes
)
ABOUT_A_DAY = st.sampled_from(contents.DAYS).flatmap(lambda day: st.tuples(st.just(day), contents.contents(day)))


@CASES
@given(drawn=ABOUT_A_DAY)
def test_a_day_shows_what_the_written_rules_say(drawn: tuple[date, oracle.Content]) -> None:
    day, rules = drawn
    plan, midnight_ms = _planned(rules, day)
    shown = list(oracle.walk(rules, day))

    for number, this in enumerate(shown):
        if not _is_near_an_edge(shown, number) and number % 97:
            continue
        for moment_ms in {this.begin_ms, this.begin_ms + 1, max(this.begin_ms, this.end_ms - 3000), this.end_ms - 1}:
            shot = plan.at(midnight_ms + moment_ms)
            assert shot
            assert _seen(shot.now, midnight_ms) == _ruled(this), timedelta(milliseconds=moment_ms)
            if number + 1 < len(shown):
                assert shot.next
                assert _seen(shot.next, midnight_ms) == _ruled(shown[number + 1]), timedelta(milliseconds=moment_ms)


@settings(CASES, max_examples=60)
@given(drawn=ABOUT_A_DAY)
def test_an_unknown_clock_shows_what_the_written_rules_say(drawn: tuple[date, oracle.Content]) -> None:
    day, rules = drawn
    plan, _ = _planned(rules, day)

    ruled = oracle.undated(rules)

    assert plan.undated
    assert [_what(plan.pieces[number]) for number in plan.undated.loop] == [piece.what for piece in ruled.loop]
    bands = plan.undated.bands
    assert (plan.undated.rung, bands.top, bands.bottom) == (ruled.rung, ruled.top, ruled.bottom)


@pytest.mark.parametrize("name", ["oracle", "oracle_dates", "oracle_items", "astronomy"])
def test_the_oracle_imports_nothing_of_the_program(name: str) -> None:
    assert not re.search(r"^\s*(from|import) ledplayer", (HERE / f"{name}.py").read_text("utf-8"), re.MULTILINE)


def _is_near_an_edge(shown: Sequence[Shown], number: int) -> bool:
    """Whether a showing is one of the two before or after a change of what stands."""
    near = shown[max(0, number - 2) : number + 3]
    return len(near) < 5 or near[0].state != near[-1].state


def _seen(showing: Showing, midnight_ms: int) -> tuple[str | int, ...]:
    bands = showing.segment.bands
    times = (showing.begin_ms - midnight_ms, showing.end_ms - midnight_ms)
    return (_what(showing.piece), *times, showing.segment.rung, bands.top, bands.bottom)


def _ruled(shown: Shown) -> tuple[str | int, ...]:
    state = shown.state
    return (shown.what, shown.begin_ms, shown.end_ms, state.rung, state.top, state.bottom)


def _what(piece: Piece) -> str:
    """A piece by the oracle's name for it."""
    if piece.kind in ("black", "card"):
        return piece.kind
    if not piece.playlist:
        return f"fallback {piece.what}"
    words = str(piece.days) if piece.kind == "countdown" else piece.text if not piece.path else piece.what
    return f"{piece.playlist.partition('/')[2].partition(' ')[0]}#{piece.number} {words}"


def _planned(rules: oracle.Content, day: date) -> tuple[Plan, int]:
    """The plan of a content, by way of the reader, and the day's midnight, milliseconds from the epoch."""
    written = Written(
        playlists=contents.paths(rules["campaigns"]),
        media={path: f"film {seconds} s" if seconds else "picture" for path, seconds in rules["files"].items()},
        boards=contents.BOARDS_YAML,
    )
    source = written.source()
    assert not [problem for problem in written.problems if problem.severity == "error"]
    this = board(contents.board(rules["board"]), source.boards)
    zone = zone_of(this)
    days = [day + timedelta(days=n) for n in (0, 1)]
    plan = plan_days(content(source, fallback=rules["fallback"]), this, days, zone, str(zone))
    return plan, round(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp() * 1000)
