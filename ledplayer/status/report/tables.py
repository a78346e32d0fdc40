"""The tables of the page: by campaign, by day, by item, and the times of which nothing is proven."""

from collections.abc import Sequence

from ledplayer.core.tally import CampaignTally, Total
from ledplayer.language import Language, say
from ledplayer.status.report.report import Report, lasting, written
from ledplayer.status.report.words import (
    count,
    item_name,
    length,
    line,
    minutes,
    percent,
    safe,
    short_day,
    stretch_ends,
)

#: Stretches that are told one by one.
MOST_STRETCHES = 200

#: So many stay on one sheet of paper.
_FEW = 12
_COLUMNS = ("due", "shown", "partly", "failed", "due-minutes", "minutes", "share", "unproven")


def campaigns_table(campaigns: Sequence[CampaignTally], sums: Total, language: Language) -> str:
    """Each campaign over all days, as HTML."""
    rows = "".join(
        f'<tr><td class="no">{number}</td><td class="what">{safe(line(one.name))}'
        f"<small>{safe(_days_of(one))}</small></td>{_figures(one.total, language)}</tr>\n"
        for number, one in enumerate(campaigns, start=1)
    )
    total = safe(say("report-total", language))
    rows += f'<tr class="total"><td class="what" colspan="2">{total}</td>{_figures(sums, language)}</tr>\n'
    return _table((("place", "no"), ("campaign", "what")), f"<tbody>\n{rows}</tbody>", language)


def days_table(report: Report) -> str:
    """Each day with all campaigns, as HTML."""
    language = report.language
    rows = "".join(
        f'<tr><td class="day">{safe(short_day(one.day, language))} {written(one.day)}</td>'
        f"{_figures(one.total, language)}</tr>\n"
        for one in report.tally.days
    )
    total = safe(say("report-total", language))
    rows += f'<tr class="total"><td class="day">{total}</td>{_figures(report.tally.total, language)}</tr>\n'
    return _table((("day", "day"),), f"<tbody>\n{rows}</tbody>", language)


def items_table(campaigns: Sequence[CampaignTally], language: Language) -> str:
    """Each item over all days, campaign by campaign, as HTML."""
    bodies = ""
    for campaign in campaigns:
        bodies += (
            f'<tbody>\n<tr class="group"><th colspan="{len(_COLUMNS) + 2}">{safe(line(campaign.name))}</th></tr>\n'
        )
        for item in campaign.items:
            name, kind = item_name(item.what, item.kind, language), say(f"kind-{item.kind}", language)
            more = f"<small>{safe(kind)}</small>" if name != kind else ""
            bodies += (
                f'<tr><td class="no">{item.number or "–"}</td><td class="what">{safe(name)}{more}</td>'
                f"{_figures(item.total, language)}</tr>\n"
            )
        bodies += "</tbody>\n"
    return _table((("number", "no"), ("item", "what")), bodies, language)


def stretches_table(report: Report) -> str:
    """From when to when nothing is proven, and why, as HTML; "" where there is no such time."""
    language, stretches = report.language, report.stretches
    if not stretches:
        return ""
    sums = "".join(
        f"<li>{safe(say(f'report-why-{why}', language))}: {safe(length(length_ms, language))}</li>"
        for why, length_ms in lasting(stretches).items()
    )
    heads = tuple(say(f"report-column-{name}", language) for name in ("from", "until", "length", "why"))
    rows = ""
    for one in stretches[:MOST_STRETCHES]:
        begin, end = stretch_ends(one, report)
        told = (begin, end, length(one.end_ms - one.begin_ms, language), say(f"report-why-{one.why}", language))
        cells = "".join(
            f'<td data-name="{safe(head)}">{safe(text)}</td>' for head, text in zip(heads, told, strict=True)
        )
        rows += f"<tr>{cells}</tr>\n"
    left = len(stretches) - MOST_STRETCHES
    more = f"<p>{safe(say('report-more', language, count=left))}</p>\n" if left > 0 else ""
    head = "".join(f"<th>{safe(one)}</th>" for one in heads)
    table = f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n{more}"
    kept = ' class="kept"' if len(stretches) <= _FEW else ""
    return f"<div{kept}><ul>{sums}</ul>\n{table}</div>\n"


def _days_of(campaign: CampaignTally) -> str:
    if campaign.first == campaign.last:
        return written(campaign.first)
    return f"{written(campaign.first)} – {written(campaign.last)}"


def _table(keys: Sequence[tuple[str, str]], bodies: str, language: Language) -> str:
    """Args: keys: Sentence and class of each column before the figures."""
    heads = [(f"report-column-{name}", kind) for name, kind in (*keys, *((name, "n") for name in _COLUMNS))]
    row = "".join(f'<th class="{kind}">{safe(say(code, language))}</th>' for code, kind in heads)
    return f"<table><thead><tr>{row}</tr></thead>\n{bodies}</table>\n"


def _figures(sums: Total, language: Language) -> str:
    """The cells of a row; where all went well there is a dash, so that the eye falls on what did not."""
    figures = (
        count(sums.due, language),
        count(sums.shown, language),
        count(sums.partly, language) if sums.partly else "–",
        count(sums.failed, language) if sums.failed else "–",
        minutes(sums.due_ms, language),
        minutes(sums.shown_ms, language),
        percent(sums.permille, language),
        minutes(sums.unproven_ms, language) if sums.unproven_ms else "–",
    )
    return "".join(
        f'<td class="n" data-name="{safe(say(f"report-column-{name}", language))}">{figure}</td>'
        for name, figure in zip(_COLUMNS, figures, strict=True)
    )
