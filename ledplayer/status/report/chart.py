"""The chart of the page: for each day (or month) what was due as a frame, and what was shown as a filled bar in it.

It is told apart without colours: shown is filled, unproven hatched, due an outline.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ledplayer.core.tally import DayTally, Tally
from ledplayer.language import Language, say
from ledplayer.status.report.words import minutes, safe

#: More days are told month by month.
MOST_DAYS = 62

_WIDTH, _HEIGHT = 680, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 4, 30, 40
_FLOOR = _HEIGHT - _BOTTOM
_MINUTE_MS = 60_000
_STEPS = (1, 2, 5)
_MOST_LINES = 6
#: Widest a bar gets, where there are few.
_MOST_BAR = 44.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One day, or one month from its first day on."""

    first: date
    due_ms: int
    shown_ms: int
    unproven_ms: int


def is_by_month(tally: Tally) -> bool:
    """Whether a bar is a month."""
    return len(tally.days) > MOST_DAYS


def chart(tally: Tally, language: Language) -> str:
    """The chart as SVG; "" where nothing was due or shown."""
    bars = _bars(tally)
    most = max((max(bar.due_ms, bar.shown_ms) for bar in bars), default=0)
    if not most:
        return ""
    title = say("report-chart-months" if is_by_month(tally) else "report-chart-days", language)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{safe(title)}">\n'
        '<defs><pattern id="unproven" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/>'
        '<rect width="1.6" height="5" fill="#333"/></pattern></defs>\n'
        f"{''.join(_drawn(bars, most, is_by_month(tally), language))}</svg>\n"
    )


def _bars(tally: Tally) -> list[Bar]:
    found: dict[date, list[DayTally]] = {}
    for one in tally.days:
        found.setdefault(one.day.replace(day=1) if is_by_month(tally) else one.day, []).append(one)
    return [
        Bar(
            first=first,
            due_ms=sum(one.total.due_ms for one in days),
            shown_ms=sum(one.total.shown_ms for one in days),
            unproven_ms=sum(one.total.unproven_ms for one in days),
        )
        for first, days in found.items()
    ]


def _drawn(bars: Sequence[Bar], most_ms: int, is_months: bool, language: Language) -> Iterator[str]:
    step_ms = _step_ms(most_ms)
    top_ms = -(-most_ms // step_ms) * step_ms
    rise = (_FLOOR - _TOP) / top_ms
    yield from _key(language)
    for at_ms in range(0, top_ms + 1, step_ms):
        y = _FLOOR - at_ms * rise
        yield f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="scale" x="{_LEFT - 6}" y="{y + 4:.1f}">{_whole(at_ms, language)}</text>\n'
    slot = (_WIDTH - _LEFT - _RIGHT) / len(bars)
    wide = min(slot * 0.74, _MOST_BAR)
    every = 1 if slot >= 18 else 2
    for number, bar in enumerate(bars):
        middle = _LEFT + (number + 0.5) * slot
        yield from _bar(bar, middle, wide, rise, language)
        is_new = number == 0 or bars[number - 1].first.month != bar.first.month
        below = f"{bar.first.month}" if is_months else f"{bar.first.day}"
        if number % every == 0:
            yield f'<text class="day" x="{middle:.1f}" y="{_FLOOR + 15}">{below}</text>'
        is_new_year = number == 0 or bars[number - 1].first.year != bar.first.year
        if is_new_year if is_months else is_new:
            age = f"{bar.first.year}" if is_months else f"{bar.first.month}/{bar.first.year}"
            yield f'<text class="month" x="{middle - wide / 2:.1f}" y="{_FLOOR + 32}">{age}</text>'
        yield "\n"
    yield f'<line class="floor" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{_FLOOR}" y2="{_FLOOR}"/>\n'


def _bar(bar: Bar, middle: float, wide: float, rise: float, language: Language) -> Iterator[str]:
    due, shown, unproven = bar.due_ms * rise, bar.shown_ms * rise, bar.unproven_ms * rise
    name = f"{bar.first.day}/{bar.first.month}/{bar.first.year}"
    figures = (
        f"{minutes(bar.shown_ms, language)} / {minutes(bar.due_ms, language)} {say('report-key-minutes', language)}"
    )
    yield f"<g><title>{safe(f'{name}: {figures}')}</title>"
    yield _box("due", middle, wide, due, 0)
    yield _box("unproven", middle, wide * 0.62, unproven, shown)
    yield _box("shown", middle, wide * 0.62, shown, 0)
    yield "</g>"


def _box(kind: str, middle: float, wide: float, high: float, above: float) -> str:
    if high <= 0:
        return ""
    y = _FLOOR - above - high
    return f'<rect class="{kind}" x="{middle - wide / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"/>'


def _key(language: Language) -> Iterator[str]:
    """What is what, in the top right corner; the unit of the scale in the left one."""
    yield f'<text class="unit" x="0" y="12">{safe(say("report-key-minutes", language))}</text>'
    x = _WIDTH - 330.0
    for kind, room in (("due", 95), ("shown", 95), ("unproven", 140)):
        yield f'<rect class="{kind}" x="{x}" y="3" width="16" height="11"/>'
        yield f'<text class="key" x="{x + 22}" y="12">{safe(say(f"report-key-{kind}", language))}</text>\n'
        x += room


def _step_ms(most_ms: int) -> int:
    """Between two lines: 1, 2 or 5 minutes, times ten, a hundred …"""
    scale = 1
    while True:
        for step in _STEPS:
            if step * scale * _MINUTE_MS * _MOST_LINES >= most_ms:
                return step * scale * _MINUTE_MS
        scale *= 10


def _whole(length_ms: int, language: Language) -> str:
    return minutes(length_ms, language)[:-2]
