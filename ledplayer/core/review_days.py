"""Which items will no day show, and which lack a word for their year? Rules D10, D11 and S1.

1. An item that no moment of its campaign will ever show, past days included, is a warning; in a campaign without years,
   or with an open end, within 400 days.
2. A campaign that has ended is information.
3. An item or band whose word has no text for its year is told thirty days ahead.
4. Two campaigns of one name that are open on one day are a warning.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import chain, combinations

from ledplayer.core.model import Board, Campaign, Content, Item, Source, Window
from ledplayer.core.names import fold
from ledplayer.core.openings import campaign_opening, item_opening
from ledplayer.core.placeholders import words_in
from ledplayer.core.roster import roster
from ledplayer.core.windows import DAY, first_day, is_open, last_day
from ledplayer.errors import Place, Problem

AHEAD_DAYS = 30
ABOUT_DAYS = 400
MOST_DAYS = 4_000


def review_days(content: Content, board: Board, today: date) -> Iterator[Problem]:
    """All problems of these rules, in no order."""
    for source in content.sources:
        for campaign in source.campaigns:
            if not campaign.on_air:
                continue
            ended = ended_on(campaign, today)
            if ended:
                yield Problem(severity="info", code="campaign-ended", place=campaign.place, values=_written(ended))
            for item in never_shown(campaign, today):
                yield Problem(severity="warning", code="item-never-shown", place=item.place)
            yield from _missing_values(campaign, source, today)
    campaigns = [campaign for _, campaign in roster(content, board)]
    for one, other in combinations(campaigns, 2):
        if fold(one.name) == fold(other.name) and (both := _day_of_both(one, other, today)):
            values = {"name": other.name, "other": one.path, **_written(both)}
            yield Problem(severity="warning", code="campaigns-of-one-name", place=other.place, values=values)


def ended_on(campaign: Campaign, today: date) -> date | None:
    """The last day of a campaign that has ended for good; None of one that may still come."""
    end = campaign.window.end
    if end is None or end.year is None:
        return None
    lasts = [last_day(occurrence) for occurrence in campaign_opening(campaign.window, today).dates]
    return next((last for last in lasts if last and last < today), None)


def never_shown(campaign: Campaign, today: date) -> tuple[Item, ...]:
    """The items that no moment of their campaign shows, rule 1."""
    return tuple(
        item
        for item in campaign.items
        if (item.window != Window() or item.at or item.day)
        and not any(_shows(item, campaign, day) for day in _days(campaign, today))
    )


def _shows(item: Item, campaign: Campaign, day: date) -> bool:
    outer = campaign_opening(campaign.window, day)
    spans = item_opening(item, outer, day).spans if outer.spans else ()
    midnight = day.toordinal() * DAY
    return any(is_open(spans, midnight + second) for second in item.at) if item.at else bool(spans)


def _days(campaign: Campaign, today: date) -> Iterator[date]:
    """The days on which a campaign may show something, from today on and then those before."""
    begin, end = today - timedelta(ABOUT_DAYS), today + timedelta(ABOUT_DAYS)
    marks = (campaign.window.begin, campaign.window.end)
    dates = campaign_opening(campaign.window, today).dates
    if all(mark and mark.year for mark in marks) and len(dates) == 1:
        begin, end = first_day(dates[0]) or begin, last_day(dates[0]) or end
        end = min(end, begin + timedelta(MOST_DAYS))
    later = range(max(today, begin).toordinal(), end.toordinal() + 1)
    before = range(begin.toordinal(), min(today.toordinal(), end.toordinal() + 1))
    return map(date.fromordinal, chain(later, before))


def _missing_values(campaign: Campaign, source: Source, today: date) -> Iterator[Problem]:
    if not campaign.values:
        return
    days = [today + timedelta(ahead) for ahead in range(AHEAD_DAYS + 1)]
    outer = {day: campaign_opening(campaign.window, day) for day in days}
    on = [day for day in days if outer[day].spans]
    texts = [
        (item.place, _words(item, source), [(day, item_opening(item, outer[day], day)) for day in on])
        for item in campaign.items
    ]
    if campaign.band:
        texts.append((campaign.band.place, words_in(campaign.band.text), [(day, outer[day]) for day in on]))
    for place, words, openings in texts:
        for word, written in words.items():
            years = campaign.values.get(word)
            lacking = (
                (day, one.year) for day, one in openings if one.spans and years is not None and one.year not in years
            )
            first = next(lacking, None)
            if first:
                day, year = first
                yield _lacking(place, written, year or day.year, day)


def _words(item: Item, source: Source) -> Mapping[str, str]:
    entry = source.entries.get(item.content) if item.kind == "text_file" else None
    return words_in(" ".join((item.content, item.text, item.label, *(entry.paragraphs if entry else ()))))


def _lacking(place: Place, word: str, year: int, day: date) -> Problem:
    values = {"word": word, "year": year, **_written(day)}
    return Problem(severity="warning", code="value-missing", place=place, values=values)


def _day_of_both(one: Campaign, other: Campaign, today: date) -> date | None:
    days = (today + timedelta(ahead) for ahead in range(ABOUT_DAYS))
    return next(
        (day for day in days if campaign_opening(one.window, day).spans and campaign_opening(other.window, day).spans),
        None,
    )


def _written(day: date) -> dict[str, str | int]:
    return {"day": f"{day.day}/{day.month}/{day.year}"}
