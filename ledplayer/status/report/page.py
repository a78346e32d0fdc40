"""The report as one self-contained HTML text, to print and attach: no script, nothing from outside, every name escaped.

What puts the figures in doubt comes before them.
"""

from collections.abc import Iterator, Sequence

from ledplayer.core.tally import CampaignTally, Total
from ledplayer.language import Language, say
from ledplayer.status.report.chart import chart, is_by_month
from ledplayer.status.report.report import Report, believed, lasting, written
from ledplayer.status.report.style import STYLE
from ledplayer.status.report.words import (
    count,
    item_name,
    length,
    line,
    minutes,
    percent,
    period,
    safe,
    short_day,
    stretch_ends,
    told,
)

#: Stretches that are told one by one.
MOST_STRETCHES = 200
#: So many stay on one sheet of paper.
_FEW = 12
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
_COLUMNS = ("due", "shown", "partly", "failed", "due-minutes", "minutes", "share", "unproven")


def page(report: Report) -> str:
    """The page."""
    language = report.language
    title = say("report-title", language)
    parts = [part for part in _parts(report) if part[1]]
    body = "".join(
        f"<h2>{_ROMAN[number]}. {safe(say(code, language))}</h2>\n{text}" for number, (code, text) in enumerate(parts)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{safe(title)} – {safe(line(report.name))} – {safe(period(report))}</title>\n"
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{_heading(report, title)}{''.join(_warnings(report))}{body}{_end(report)}</main>\n</body>\n</html>\n"
    )


def _heading(report: Report, title: str) -> str:
    language = report.language
    only = say("report-only", language, campaign=line(report.campaign)) if report.campaign else ""
    return (
        f'<div class="office">{safe(line(report.name))}</div>\n<h1>{safe(title)}</h1>\n'
        f'<p class="centre"><b>{safe(period(report))}</b></p>\n'
        + (f'<p class="only">{safe(only)}</p>\n' if only else "")
        + f'<p class="annex">{safe(say("report-annex", language))}</p>\n'
    )


def _warnings(report: Report) -> Iterator[str]:
    for problem in report.warnings():
        what, do = told(problem, report.language)
        if problem.severity == "info":
            yield f'<p class="note">{safe(what)} {safe(do)}</p>\n'
            continue
        severity = safe(say(f"severity-{problem.severity}", report.language))
        more = f"<br>{safe(do)}" if do else ""
        yield f'<div class="wrong {problem.severity}"><b>{severity}:</b> {safe(what)}{more}</div>\n'


def _parts(report: Report) -> Iterator[tuple[str, str]]:
    """Sentence of each part's heading, and the part; "" where there is nothing to say."""
    language, tally = report.language, report.tally
    yield "report-summary", _summary(report)
    if tally.campaigns:
        yield "report-by-campaign", _campaigns(tally.campaigns, tally.total, language)
        yield "report-by-day", _figure(report) + _days(report)
        yield "report-by-item", _items(tally.campaigns, language)
    yield "report-stretches", _stretches(report)
    yield "report-record", _record(report)


def _summary(report: Report) -> str:
    language, tally = report.language, report.tally
    if not tally.campaigns:
        nothing = "report-nothing-due" if report.is_known else "report-no-figures"
        return f"<p>{safe(say(nothing, language))}</p>\n{_besides(report)}"
    sums = tally.total
    facts = (
        ("report-campaigns", count(len(tally.campaigns), language)),
        ("report-column-due-minutes", minutes(sums.due_ms, language)),
        ("report-column-minutes", minutes(sums.shown_ms, language)),
        ("report-column-share", percent(sums.permille, language)),
    )
    boxes = "".join(f"<div><dt>{safe(say(code, language))}</dt><dd>{safe(told)}</dd></div>" for code, told in facts)
    times = {name: count(getattr(sums, name), language) for name in ("due", "shown", "partly", "failed")}
    unproven = ""
    if sums.unproven_ms:
        unproven = " " + say("report-unproven", language, minutes=minutes(sums.unproven_ms, language))
    return (
        f'<dl class="facts">{boxes}</dl>\n'
        f"<p>{safe(say('report-times', language, **times) + unproven)}</p>\n{_besides(report)}"
        f'<p class="how">{safe(say("report-how", language))}</p>\n'
    )


def _besides(report: Report) -> str:
    besides_ms = report.tally.besides_ms
    if not besides_ms:
        return ""
    return f"<p>{safe(say('report-besides', report.language, minutes=minutes(besides_ms, report.language)))}</p>\n"


def _campaigns(campaigns: Sequence[CampaignTally], sums: Total, language: Language) -> str:
    rows = "".join(
        f'<tr><td class="no">{number}</td><td class="what">{safe(line(one.name))}'
        f"<small>{safe(_days_of(one))}</small></td>{_figures(one.total, language)}</tr>\n"
        for number, one in enumerate(campaigns, start=1)
    )
    total = safe(say("report-total", language))
    rows += f'<tr class="total"><td class="what" colspan="2">{total}</td>{_figures(sums, language)}</tr>\n'
    return _table((("place", "no"), ("campaign", "what")), f"<tbody>\n{rows}</tbody>", language)


def _days_of(campaign: CampaignTally) -> str:
    if campaign.first == campaign.last:
        return written(campaign.first)
    return f"{written(campaign.first)} – {written(campaign.last)}"


def _figure(report: Report) -> str:
    drawn = chart(report.tally, report.language)
    code = "report-chart-months" if is_by_month(report.tally) else "report-chart-days"
    caption = safe(say(code, report.language))
    return f"<figure><figcaption>{caption}</figcaption>\n{drawn}</figure>\n" if drawn else ""


def _days(report: Report) -> str:
    language = report.language
    rows = "".join(
        f'<tr><td class="day">{safe(short_day(one.day, language))} {written(one.day)}</td>'
        f"{_figures(one.total, language)}</tr>\n"
        for one in report.tally.days
    )
    total = safe(say("report-total", language))
    rows += f'<tr class="total"><td class="day">{total}</td>{_figures(report.tally.total, language)}</tr>\n'
    return _table((("day", "day"),), f"<tbody>\n{rows}</tbody>", language)


def _items(campaigns: Sequence[CampaignTally], language: Language) -> str:
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


def _stretches(report: Report) -> str:
    language, stretches = report.language, report.account.stretches
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


def _record(report: Report) -> str:
    what, do = told(believed(report), report.language)
    head = report.account.head
    code = f'<p class="head">{safe(say("report-head", report.language, head=head))}</p>\n' if head else ""
    return f"<p>{safe(what)}</p>\n{f'<p>{safe(do)}</p>' if do else ''}{code}"


def _end(report: Report) -> str:
    language, made = report.language, report.made
    signed = "".join(
        f"<div><b>{safe(say(f'report-{who}', language))}</b><i>{safe(say(f'report-{who}-how', language))}</i></div>"
        for who in ("writer", "head-of")
    )
    values = {"time": f"{made:%H:%M}", "day": written(made.date()), "version": report.version}
    told = say("report-made-by", language, **values, zone=line(report.account.zone), board=line(report.account.board))
    return (
        f'<p class="place">{safe(say("report-place", language))}</p>\n<div class="signed">{signed}</div>\n'
        f"<footer>{safe(told)}</footer>\n"
    )


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
