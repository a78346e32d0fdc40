"""Frames of a numbered film on a screen: how many were missing or shown twice, and turns of calm and fault."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import pairwise
from statistics import median

from tests.system import scenes
from tests.system.watching import Change, Watch, watch_for

#: A picture that stood longer than this was shown twice; shorter is a screen that is looked at now and then.
TWICE_S = 1.75 * scenes.FRAME_S
#: Whoever did not look for so long cannot tell what was shown meanwhile.
BLIND_S = 0.5 * scenes.FRAME_S
#: Frames come every 17 ms; one whose interval is longer than this came late, if somebody looked that often.
LATE_S, LOOKED_S = 0.025, 0.008
#: A stretch lasts so much longer than its fault: what was started again has work to do at first.
AFTER_S = 0.3
#: The most that a calm stretch can have of either figure while films and bands run, in percent.
MOST_CALM = 50.0

Fault = Callable[[], AbstractContextManager[object]]


def whole(changes: Sequence[Change[int | None]]) -> list[Change[int]]:
    """The numbered pictures, without the moments in which one was half copied to the screen."""
    pictures: list[Change[int]] = []
    for change in changes:
        if change.seen is not None and (not pictures or change.seen != pictures[-1].seen):
            pictures.append(change)
    return pictures


def harm_percent(seen: Watch[int | None], begin: float, end: float, frames: int) -> float:
    """Frames that were missing or shown twice between two monotonic times, in percent of those that were due.

    `frames`: how many the film has, after which it begins again.
    """
    changes = whole(seen.between(begin, end))
    harm = 0
    for before, after in pairwise(changes):
        skipped = (after.seen - before.seen) % frames - 1
        if after.blind_s < BLIND_S:
            harm += skipped or after.mono - before.mono > TWICE_S
    frozen_s = end - changes[-1].mono
    harm += round(frozen_s / scenes.FRAME_S) if frozen_s > TWICE_S else 0
    return 100 * harm / ((end - begin) * scenes.RATE)


def late_percent(seen: Watch[bytes], begin: float, end: float) -> float:
    """Intervals over `LATE_S` between two pictures of what scrolls, between two monotonic times, in percent of all."""
    changes = seen.between(begin, end)
    intervals = [b.mono - a.mono for a, b in pairwise(changes) if b.blind_s < LOOKED_S]
    late = sum(interval > LATE_S for interval in intervals) + (end - changes[-1].mono > LATE_S)
    return 100 * late / max(1, len(intervals))


def in_turns(
    faults: Mapping[str, Fault],
    figure: Callable[[float, float], float],
    *,
    stretch_s: float,
    rounds: range,
    most: float,
) -> dict[str, list[float]]:
    """A figure of stretches of time, calm ones and ones with a fault in turns.

    Args:
        faults: What happens, by name; "calm" is added where it is missing. Leaving a context waits until all is well.
        figure: The figure of a stretch, by its begin and end on the monotonic clock.
        stretch_s: How long a stretch lasts at least.
        rounds: How often all are done: at least the first of it, at most the last.
        most: Once none is `worse` by more than this, it is not done more often.
    """
    figures: dict[str, list[float]] = {name: [] for name in {"calm": None, **faults}}
    for turn in range(rounds[-1]):
        if turn >= rounds[0] and not worse(figures, most):
            break
        for name, values in figures.items():
            with faults.get(name, nullcontext)():
                begin, _ = watch_for(stretch_s)
            values.append(figure(begin, watch_for(AFTER_S)[1]))
    return figures


def worse(figures: Mapping[str, Sequence[float]], most: float) -> list[str]:
    """The faults whose median is more than `most` above the calm one's; "calm" itself where hardly anything ran."""
    bars = dict.fromkeys(figures, most) | {"calm": MOST_CALM - median(figures["calm"])}
    return [name for name in figures if excess(figures, name) > bars[name]]


def excess(figures: Mapping[str, Sequence[float]], name: str) -> float:
    """How much the median of one is above the calm one's."""
    return median(figures[name]) - median(figures["calm"])
