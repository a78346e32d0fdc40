"""The report as one self-contained HTML text, to print and attach: no script, nothing from outside, every name escaped.

What puts the figures in doubt comes before them.
"""

from collections.abc import Iterator
from itertools import groupby

from ledplayer.language import say
from ledplayer.status.report.chart import chart, is_by_month
from ledplayer.status.report.report import Report, believed, written
from ledplayer.status.report.style import STYLE
from ledplayer.status.report.tables import campaigns_table, days_table, items_table, stretches_table
from ledplayer.status.report.words import count, line, minutes, percent, period, safe, told, told_once

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


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
    """A frame around all errors, one around all warnings, and notes."""
    all_told = told_once(report.warnings(), report.language)
    for severity, found in groupby(all_told, key=lambda one: one[0].severity):
        lines = "".join(
            f"<p>{safe(what)}{f'<small>{safe(do)}</small>' if do and severity != 'info' else ''}</p>\n"
            for _, what, do in found
        )
        if severity == "info":
            yield f'<div class="note">{lines}</div>\n'
        else:
            name = safe(say(f"severity-{severity}", report.language))
            yield f'<div class="wrong {severity}"><b>{name}</b>\n{lines}</div>\n'


def _parts(report: Report) -> Iterator[tuple[str, str]]:
    """Sentence of each part's heading, and the part; "" where there is nothing to say."""
    language, tally = report.language, report.tally
    yield "report-summary", _summary(report)
    if tally.campaigns:
        yield "report-by-campaign", campaigns_table(tally.campaigns, tally.total, language)
        yield "report-by-day", _figure(report) + days_table(report)
        yield "report-by-item", items_table(tally.campaigns, language)
    yield "report-stretches", stretches_table(report)
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


def _figure(report: Report) -> str:
    drawn = chart(report.tally, report.language)
    code = "report-chart-months" if is_by_month(report.tally) else "report-chart-days"
    caption = safe(say(code, report.language))
    return f"<figure><figcaption>{caption}</figcaption>\n{drawn}</figure>\n" if drawn else ""


def _record(report: Report) -> str:
    what, _ = told(believed(report), report.language)  # what to type is nothing for an annex
    head = report.account.head
    code = f'<p class="head">{safe(say("report-head", report.language, head=head))}</p>\n' if head else ""
    return f"<p>{safe(what)}</p>\n{code}"


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
