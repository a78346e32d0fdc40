"""Which rung stands at a moment, and what is on at it? Rules L2–L8 of `PLAYLIST.md`.

1. Urgent campaigns with something playable, mixed; also in closed hours.
2. Closed hours: black.
3. Exclusive campaigns, mixed; where one is open and none has anything playable, the built-in card.
4. Ordinary and priority campaigns, mixed; one with a band alone is on too.
5. The fallback folder; then the built-in card.
6. Bands come from the campaigns that are on; those of one place are one, in campaign order, equal texts once.
7. Bands stand still while a mourning campaign is on (K4).

Decided here: where campaigns with bands alone are on, rung 4 stands, and the fallback folder or the card plays in the
room that the bands leave. A band has the style of the first campaign that it comes from, mourning before all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ledplayer.core.lines import CampaignDay, Line
from ledplayer.core.lineup import NO_BANDS, Bands, Rung
from ledplayer.core.windows import Spans

#: Between the texts of one band (L8).
BETWEEN = " • "


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The rung that stands, and what is on at it.

    Attributes:
        on: In campaign order.
        lines: What the campaigns that are on play, in campaign order; empty where the fallback or the card shows.
    """

    rung: Rung
    on: tuple[CampaignDay, ...] = ()
    lines: tuple[Line, ...] = ()
    bands: Bands = NO_BANDS


def standing(days: Sequence[CampaignDay], is_on: Callable[[Spans], bool], *, opened: bool, fallback: bool) -> Standing:
    """What stands at a moment, the off-air switch aside.

    Args:
        days: The campaigns of this board on the day, in order.
        is_on: Whether spans hold the moment.
        opened: The moment lies in the board's opening hours.
        fallback: The fallback folder has something to play.
    """
    urgent, exclusive, ordinary = _by_rung(day for day in days if is_on(day.spans))
    if alarm := _standing("urgent", urgent, is_on):
        return alarm
    if not opened:
        return Standing(rung="closed")
    if exclusive:
        return _standing("exclusive", exclusive, is_on) or Standing(rung="exclusive")
    return _standing("open", ordinary, is_on) or Standing(rung="fallback" if fallback else "card")


def _by_rung(days: Iterable[CampaignDay]) -> tuple[list[CampaignDay], list[CampaignDay], list[CampaignDay]]:
    urgent: list[CampaignDay] = []
    exclusive: list[CampaignDay] = []
    ordinary: list[CampaignDay] = []
    for day in days:
        campaign = day.campaign
        (urgent if campaign.level == "urgent" else exclusive if campaign.exclusive else ordinary).append(day)
    return urgent, exclusive, ordinary


def _standing(rung: Rung, days: Iterable[CampaignDay], is_on: Callable[[Spans], bool]) -> Standing | None:
    """A rung with the campaigns that are on at it; None when there are none."""
    on: list[CampaignDay] = []
    lines: list[Line] = []
    for day in days:
        playable = [line for line in day.lines if is_on(line.spans)]
        if playable or (day.band and rung == "open"):
            on.append(day)
            lines += playable
    return Standing(rung=rung, on=tuple(on), lines=tuple(lines), bands=_bands(on)) if on else None


def _bands(on: Sequence[CampaignDay]) -> Bands:
    scrolling = [(day.campaign.band, day) for day in on if day.campaign.band and day.band]
    if not scrolling:
        return NO_BANDS
    mourning = any(day.campaign.style == "mourning" for day in on)
    return Bands(
        top=BETWEEN.join(dict.fromkeys(day.band for band, day in scrolling if band.top)),
        bottom=BETWEEN.join(dict.fromkeys(day.band for band, day in scrolling if not band.top)),
        style="mourning" if mourning else scrolling[0][1].campaign.style,
        still=mourning,
    )
