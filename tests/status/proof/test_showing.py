"""What became of a showing: shown, partly, failed."""

import pytest

from ledplayer.core.lineup import Showing
from ledplayer.status.proof.showing import OpenShowing, Standing
from tests.play.fakes import BEGIN_MS, piece, plan

RED = plan(piece("red", 10), piece("green", 10)).at(BEGIN_MS)


def end(entered: float, *turns: tuple[float, Standing], left: float = 10) -> tuple[str, float, float, float]:
    """Result, begin, end and time that it stood, in seconds, of a showing of ten."""
    assert RED
    showing: Showing = RED.now
    first, *others = turns
    open_ = OpenShowing(showing, 0, BEGIN_MS + int(entered * 1000), first[1])
    for at, standing in others:
        open_.turn(BEGIN_MS + int(at * 1000), standing)
    row = open_.end(BEGIN_MS + int(left * 1000))
    return row.result, (row.begin_ms - BEGIN_MS) / 1000, (row.end_ms - BEGIN_MS) / 1000, row.stood_ms / 1000


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(end(0, (0, "stands")), ("shown", 0, 10, 10), id="whole"),
        pytest.param(
            end(0.02, (0, "waits"), (0.3, "stands")), ("shown", 0, 10, 10), id="its picture came a little late"
        ),
        pytest.param(end(0, (0, "waits"), (1.2, "stands")), ("partly", 0, 10, 8.8), id="its picture came late"),
        pytest.param(end(4, (4, "stands")), ("partly", 4, 10, 6), id="entered late"),
        pytest.param(end(0, (0, "stands"), left=7), ("partly", 0, 7, 7), id="left early"),
        pytest.param(end(0, (0, "stands"), left=9.5), ("shown", 0, 9.5, 9.5), id="left just before its end"),
        pytest.param(end(0, (0, "stands"), left=12), ("shown", 0, 10, 10), id="seen to end late"),
        pytest.param(end(0, (0, "failed")), ("failed", 0, 10, 0), id="something else stood in for it"),
        pytest.param(end(0, (0, "stands"), (6, "failed")), ("failed", 0, 10, 6), id="its maker died"),
        pytest.param(end(0, (0, "stands"), (6, "failed"), (6.5, "stands")), ("shown", 0, 10, 10), id="mended at once"),
        pytest.param(end(0, (0, "waits")), ("failed", 0, 10, 0), id="no picture ever came"),
    ],
)
def test_results(row: tuple[str, float, float, float], expected: tuple[str, float, float, float]) -> None:
    assert row == expected


def test_parts_add_up_to_the_whole() -> None:
    assert RED
    open_ = OpenShowing(RED.now, 0, BEGIN_MS + 20, "stands")
    part = open_.part(BEGIN_MS + 4000)
    rest = open_.end(BEGIN_MS + 10_000)
    assert (part.result, part.begin_ms, part.end_ms, part.stood_ms) == ("part", BEGIN_MS, BEGIN_MS + 4000, 4000)
    assert (rest.result, rest.begin_ms, rest.end_ms, rest.stood_ms) == (
        "shown",
        BEGIN_MS + 4000,
        BEGIN_MS + 10_000,
        6000,
    )
