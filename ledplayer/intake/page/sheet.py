"""The report as one self-contained HTML text: no script, nothing from outside, every word of the office's escaped.

What needs doing comes first, then what is on the board, what comes, what waits, what rests; last the next days and
every file.
"""

from collections.abc import Iterable, Iterator

from ledplayer.errors import Problem
from ledplayer.intake.page.entries import campaign_card, resting_row, waiting_rows
from ledplayer.intake.page.names import mark
from ledplayer.intake.page.report import CampaignRow, Pictures, Report
from ledplayer.intake.page.style import STYLE
from ledplayer.intake.page.tables import days_table, files_table
from ledplayer.intake.page.words import day_words, safe, said, sentence, told
from ledplayer.intake.sticks import USB
from ledplayer.language import Language, say

RESTING = ("draft", "ended", "elsewhere", "kept-off", "unsigned")
COMING = ("today", "coming", "held", "nothing")
WAITING = ("coming-in", "unused", "unused-inside", "misplaced", "no-media", "refused")


def sheet(report: Report, pictures: Pictures) -> str:
    """The page."""
    language: Language = report.board.language
    return "".join(_parts(report, pictures, language))


def _parts(report: Report, pictures: Pictures, language: Language) -> Iterator[str]:
    title = say("page-title", language, board=report.board.name or report.board.id)
    if report.reach:
        title = say("page-title-published", language)
    yield (
        f'<!DOCTYPE html>\n{mark(report.board.id)}\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="refresh" content="120">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{safe(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
    wrong = list(_to_do(report, language))
    now = [row for row in report.campaigns if row.state == "now"]
    coming = [row for state in COMING for row in report.campaigns if row.state == state and not _is_stuck(row)]
    waiting = [row for state in WAITING for row in report.files if row.state == state and not _serious(row.problems)]
    resting = [row for state in RESTING for row in report.campaigns if row.state == state]
    yield _header(report, title, language)
    yield _counts((len(wrong), len(now), len(coming), len(waiting)), language)
    yield _heading("to-do", "page-to-do", len(wrong), language)
    yield "".join(wrong) or f'<div class="card well">{safe(say("page-all-well", language))}</div>\n'
    yield _heading("now", "page-now", len(now), language)
    yield from (campaign_card(row, pictures, language) for row in now)
    if not now:
        yield f'<div class="card dim">{safe(say("page-now-none", language))}</div>\n'
    if coming:
        yield _heading("coming", "page-coming", len(coming), language)
        yield from (campaign_card(row, pictures, language) for row in coming)
    if waiting:
        yield _heading("waiting", "page-waiting", len(waiting), language)
        yield f'<div class="card list">{waiting_rows(waiting, language)}</div>\n'
    if resting:
        yield _heading("resting", "page-resting", len(resting), language)
        yield f'<div class="card list">{"".join(resting_row(row, language) for row in resting)}</div>\n'
    yield _heading("days", "page-days", None, language) + days_table(report, language)
    yield files_table(report, language)
    yield f"<footer>{safe(say('page-intro', language))}</footer>\n</main>\n</body>\n</html>\n"


def _header(report: Report, title: str, language: Language) -> str:
    stands = say(f"on-air-rung-{report.rung}", language) if report.rung else say("page-no-plan", language)
    ends_today = report.until is not None and report.rung != "off" and f"{report.until:%H:%M}" != "00:00"
    until = say("page-until", language, time=f"{report.until:%H:%M}") if ends_today else ""
    clock = f"{report.now:%H:%M:%S}"
    is_published = bool(report.reach)
    first = (say("page-on-board", language), stands, until)
    if is_published:
        first = (say("page-reach", language), ", ".join(report.reach), "")
    alive = say("page-published-label" if is_published else "page-alive-label", language)
    facts = [first, (alive, clock, f"{day_words(report.now.date(), language)} · {report.zone}")]
    for source in report.sources:
        read = say("page-read", language, time=f"{source.read_at:%H:%M:%S}") if source.read_at else ""
        state = say("page-away", language) if source.is_away else read or say("page-not-read", language)
        if source.name == USB:
            facts.append(("USB", read or say("page-usb-out", language), ""))
            continue
        if source.is_shut:
            state = say("page-shut", language)
        facts.append((say("page-read-label", language), state, source.name))
    rows = "".join(
        f"<div><dt>{safe(name)}</dt><dd>{safe(value)}<small>{safe(more)}</small></dd></div>"
        for name, value, more in facts
    )
    alive = f'<p class="dim">{safe(say("page-published" if is_published else "page-alive", language))}</p>\n'
    banner = ""
    if report.switch:
        what, do = said("page-switched", language, file=report.switch, who=report.owner)
        banner += f'<div class="banner">{safe(what)} {safe(do)}</div>\n'
    for source in report.sources:
        if source.is_shut:
            what, do = said("source-shut", language, folder=source.name)
            banner += f'<div class="banner">{safe(sentence(what))} {safe(do)}</div>\n'
    if not report.is_clock_known:
        banner += f'<div class="banner">{safe(say("page-clock-unknown", language))}</div>\n'
    return f'{banner}<header>\n<h1>{safe(title)}</h1>\n<dl class="facts">{rows}</dl>\n{alive}</header>\n'


def _counts(counts: tuple[int, int, int, int], language: Language) -> str:
    names = ("to-do", "now", "coming", "waiting")
    colours = ("red" if counts[0] else "green", "green", "blue", "amber")
    items = ""
    for name, colour, count in zip(names, colours, counts, strict=True):
        words = safe(say(f"page-count-{name}", language))
        items += f'<li><a class="{colour}"{_link(name, count)}><b>{count}</b>{words}</a></li>'
    return f'<ul class="counts">{items}</ul>\n'


def _link(anchor: str, count: int) -> str:
    """To a part of the page; "" where that part is left out."""
    return f' href="#{anchor}"' if count or anchor in ("to-do", "now") else ""


def _heading(anchor: str, code: str, count: int | None, language: Language) -> str:
    number = "" if count is None else f' <span class="count">({count})</span>'
    return f'<h2 id="{anchor}">{safe(say(code, language))}{number}</h2>\n'


def _to_do(report: Report, language: Language) -> Iterator[str]:
    """A card for each campaign or file that somebody must see to, errors before warnings."""
    cards = [_card(one.place.file, one.place.file, "", (one,), language) for one in _serious(report.problems)]
    paths = set()
    for campaign in report.campaigns:
        problems = _serious(campaign.problems)
        if campaign.state == "refused" or (problems and campaign.state not in ("draft", "ended", "elsewhere")):
            paths.add(campaign.path)
            tag = f"page-campaign-{campaign.state}"
            cards.append(_card(campaign.name, campaign.path, tag, problems, language))
    for row in report.files:
        problems = _serious(row.problems)
        if row.state != "switch" and row.path not in paths and (problems or row.state == "given-up"):
            cards.append(_card(row.path, row.path, f"page-file-{row.state}", problems, language))
    yield from (text for _, text in sorted(cards, key=lambda card: card[0]))


def _is_stuck(row: CampaignRow) -> bool:
    """Whether a campaign stands among what needs doing, and nothing more can be said of it."""
    return row.state == "nothing" and bool(_serious(row.problems))


def _serious(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.severity != "info")


def _card(name: str, path: str, tag: str, problems: tuple[Problem, ...], language: Language) -> tuple[int, str]:
    is_error = not problems or any(problem.severity == "error" for problem in problems)
    state, do = said(tag, language) if tag else ("", "")
    more = f'<span class="tag {"bad" if is_error else "wait"}">{safe(state)}</span>' if state else ""
    where = f'<p class="path">{safe(path)}</p>' if path != name else ""
    body = "".join(_problem(problem, language) for problem in problems) or _do(do, language)
    kind = "error" if is_error else "warning"
    return (
        0 if is_error else 1,
        f'<div class="card {kind}"><h3><bdi>{safe(name)}</bdi> {more}</h3>{where}{body}</div>\n',
    )


def _problem(problem: Problem, language: Language) -> str:
    what, do = told(problem, language)
    line = say("page-line", language, line=problem.place.line) if problem.place.line else ""
    where = f'<span class="tag">{safe(line)}</span>' if line else ""
    return f'<p class="say">{safe(what)} {where}</p>{_do(do, language)}'


def _do(do: str, language: Language) -> str:
    return f'<div class="do"><b>{safe(say("page-how", language))}</b> {safe(do)}</div>' if do else ""
