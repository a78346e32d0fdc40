"""What each board has and shows this week, as one page for people: no script, nothing from outside, all escaped."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ledplayer import config
from ledplayer.core.manifest import Manifest, OffAir
from ledplayer.core.model import Board, Campaign, Window
from ledplayer.core.names import NaturalKey, natural_key
from ledplayer.core.openings import campaign_opening
from ledplayer.core.windows import DAY, Spans, whole
from ledplayer.intake.page.style import STYLE
from ledplayer.intake.page.words import date_words, level_tag, safe, short_day, size_words
from ledplayer.language import Language, say
from ledplayer.updates.needs import first_on

DAYS = 7
#: Names of campaigns to come that are told at once.
MOST_COMING = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A board with its release. `campaigns`: That may show on it."""

    board: Board
    manifest: Manifest
    campaigns: Sequence[Campaign]


def index_page(rows: Iterable[Row], signed_at: datetime) -> str:
    """The page, in the language of most boards; those that are off the air come first, then by name.

    Args:
        signed_at: When all this was signed.
    """
    rows = sorted(rows, key=_order)
    spoken = Counter(row.board.language for row in rows)
    language: Language = "en" if spoken["en"] > spoken["vi"] else "vi"
    local = signed_at.astimezone(config.zone_of(rows[-1].board)[0] if rows else UTC)
    title = say("index-title", language)
    off = sum(row.manifest.off_air is not None for row in rows)
    facts = [
        (say("index-signed", language), f"{local:%H:%M} {date_words(local.date())}"),
        (say("index-boards", language), str(len(rows))),
        *([(say("index-boards-off", language), str(off))] if off else []),
    ]
    listed = "".join(f"<div><dt>{safe(name)}</dt><dd>{safe(value)}</dd></div>" for name, value in facts)
    openings: dict[tuple[Window, date], Spans] = {}
    cards = "".join(_card(row, signed_at, openings, language) for row in rows)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{safe(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<header><h1>{safe(title)}</h1><dl class="facts">{listed}</dl></header>\n{cards}'
        f"<footer>{safe(say('index-intro', language))}</footer>\n</main>\n</body>\n</html>\n"
    )


def off_air_words(board: Board, off: OffAir, language: Language) -> str:
    """Who has put a board off the air, and since when by the board's clock."""
    try:
        since = datetime.fromisoformat(off.since).astimezone(config.zone_of(board)[0])
        written = f"{since:%H:%M} {date_words(since.date())}"
    except ValueError:
        written = off.since
    return say("index-off-air", language, by=off.by, since=written)


def _order(row: Row) -> tuple[bool, NaturalKey]:
    return row.manifest.off_air is None, natural_key(row.board.name or row.board.id)


def _card(row: Row, signed_at: datetime, openings: dict[tuple[Window, date], Spans], language: Language) -> str:
    board, manifest = row.board, row.manifest
    today = signed_at.astimezone(config.zone_of(board)[0]).date()
    days = [today + timedelta(ahead) for ahead in range(DAYS)]
    sizes = {file.sha256: file.size_bytes for origin in manifest.sources for file in origin.files.values()}
    size = size_words(sum(sizes.values()), language)
    said = say("index-files", language, count=len(sizes), size=size) if sizes else say("index-withdrawn", language)
    banner = ""
    if manifest.off_air:
        banner = f'<p class="banner">{safe(off_air_words(board, manifest.off_air, language))}</p>'
    lines, coming = [], []
    for campaign in row.campaigns:
        spans = [_spans(campaign.window, day, openings) for day in days]
        if any(spans):
            lines.append(_line(campaign, days, spans, language))
        elif first := first_on(campaign, today):
            coming.append(f"{campaign.name} ({date_words(first)})")
    return (
        f'<div class="card" id="{safe(board.id)}"><h3><bdi>{safe(board.name or board.id)}</bdi> '
        f'<span class="dim">{safe(board.id)}</span></h3>{banner}<p class="dim">{safe(said)}</p>'
        + (_table(lines, days, language) if lines else "")
        + ("" if lines or not sizes else f"<p>{safe(say('index-nothing', language))}</p>")
        + (f'<p class="dim">{safe(_coming(coming, language))}</p>' if coming else "")
        + "</div>\n"
    )


def _table(lines: Iterable[str], days: Iterable[date], language: Language) -> str:
    heads = "".join(f"<th>{safe(short_day(day, language))}<br>{day.day}/{day.month}</th>" for day in days)
    first = safe(say("page-column-campaign", language))
    return f'<table class="days"><tr><th>{first}</th>{heads}</tr>{"".join(lines)}</table>'


def _line(campaign: Campaign, days: Sequence[date], spans: Sequence[Spans], language: Language) -> str:
    cells = "".join(
        f'<td class="on" data-day="{safe(short_day(day, language))} {day.day}/{day.month}">{_hours(some, day)}</td>'
        if some
        else "<td></td>"
        for day, some in zip(days, spans, strict=True)
    )
    return (
        f'<tr><td class="path"><bdi>{safe(campaign.name)}</bdi>{level_tag(campaign.level, language)}</td>{cells}</tr>'
    )


def _hours(spans: Spans, day: date) -> str:
    if spans == whole(day):
        return "●"
    midnight = day.toordinal() * DAY
    return "<br>".join(f"{_clock(begin - midnight)}–{_clock(end - midnight)}" for begin, end in spans)


def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second % 3600 // 60:02}"


def _coming(names: Sequence[str], language: Language) -> str:
    left = len(names) - MOST_COMING
    more = f", +{left}" if left > 0 else ""
    return say("index-coming", language, names=", ".join(names[:MOST_COMING]) + more)


def _spans(window: Window, day: date, known: dict[tuple[Window, date], Spans]) -> Spans:
    if (window, day) not in known:
        known[window, day] = campaign_opening(window, day).spans
    return known[window, day]
