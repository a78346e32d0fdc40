"""Days, times and sizes as the page writes them, and any text made safe for it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from html import escape

from ledplayer.core.model import Hours, Level
from ledplayer.errors import Place, Problem
from ledplayer.intake.page.report import CampaignRow, Stretch
from ledplayer.intake.scan import shown
from ledplayer.language import Language, hint, message, say

DAYS = ("day-monday", "day-tuesday", "day-wednesday", "day-thursday", "day-friday", "day-saturday", "day-sunday")
_SHORT = {"vi": ("T2", "T3", "T4", "T5", "T6", "T7", "CN"), "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_NOWHERE = Place(file="")


def safe(text: str) -> str:
    """A text for between tags or in quotes: nothing in it is a tag, ends a quote, or turns the writing round."""
    return "\n".join(escape(shown(line), quote=True) for line in text.replace("\r", "").split("\n"))


def sentence(text: str) -> str:
    """A text as a sentence of its own."""
    text = text[:1].upper() + text[1:]
    return text if not text or text.endswith((".", "!", "?", "…", "”", ":")) else f"{text}."


def said(code: str, language: Language, **values: str | int) -> tuple[str, str]:
    """A sentence of the catalogue and what to do about it."""
    problem = Problem(severity="info", code=code, place=_NOWHERE, values=values)
    return message(problem, language), hint(problem, language)


def told(problem: Problem, language: Language) -> tuple[str, str]:
    """What is wrong, and what to do; its bare values where the catalogue has no sentence for it."""
    try:
        return sentence(message(problem, language)), hint(problem, language)
    except (KeyError, IndexError, ValueError):
        return f"{problem.code} {dict(problem.values)}", ""


def day_words(day: date, language: Language) -> str:
    """A day with its weekday."""
    return f"{say(DAYS[day.weekday()], language)} {date_words(day)}"


def short_day(day: date, language: Language) -> str:
    """The weekday alone, as narrow as it gets."""
    return _SHORT[language][day.weekday()]


def date_words(day: date) -> str:
    """A day as people write it."""
    return f"{day.day}/{day.month}/{day.year}"


def times_words(times: Sequence[Stretch], language: Language) -> str:
    """Parts of a day."""
    return ", ".join(f"{one.begin:%H:%M}–{_end(one.end)}" for one in times) or say("page-all-day", language)


def level_tag(level: Level, language: Language) -> str:
    """A mark behind a name for what is above the ordinary, as HTML."""
    if level == "ordinary":
        return ""
    return f' <span class="tag {level}">{safe(say(f"page-level-{level}", language))}</span>'


def period_words(row: CampaignRow, language: Language) -> str:
    """From when to when a campaign is, with its hours and weekdays."""
    words = [_dates(row, language)]
    if row.hours and not row.times:
        words.append(", ".join(_hours(one) for one in row.hours))
    if row.days:
        words.append(", ".join(_SHORT[language][day] for day in sorted(row.days)))
    return " · ".join(words)


def size_words(size_bytes: int, language: Language) -> str:
    """A file's size."""
    if size_bytes < 1000:
        return f"{size_bytes} B"
    if size_bytes < 1_000_000:
        return f"{size_bytes // 1000} KB"
    words = f"{size_bytes / 1_000_000:.1f} MB" if size_bytes < 1_000_000_000 else f"{size_bytes / 1_000_000_000:.1f} GB"
    return words.replace(".", ",") if language == "vi" else words


def _dates(row: CampaignRow, language: Language) -> str:
    begin, end = row.begin, row.end
    first = _moment(begin) if begin else ""
    if end is None:
        undated = "page-undated" if row.hours or row.days else "page-always"
        return say("page-from", language, begin=first) if first else say(undated, language)
    is_whole = (end.hour, end.minute) == (0, 0)
    last = date_words((end - timedelta(seconds=1)).date()) if is_whole else _moment(end)
    if not first:
        return say("page-to" if is_whole else "page-to-time", language, end=last)
    return say("page-from-to" if is_whole else "page-from-until", language, begin=first, end=last)


def _moment(moment: datetime) -> str:
    bare = date_words(moment.date())
    return f"{moment:%H:%M} {bare}" if (moment.hour, moment.minute) != (0, 0) else bare


def _end(moment: datetime) -> str:
    return "24:00" if (moment.hour, moment.minute) == (0, 0) else f"{moment:%H:%M}"


def _hours(hours: Hours) -> str:
    return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (hours.begin, hours.end))
