"""Numbers, times and names as the report writes them: cut and never rounded up, by the language's marks."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from html import escape

from ledplayer.core.names import clean, shown
from ledplayer.core.played import Stretch
from ledplayer.errors import Problem
from ledplayer.language import Language, hint, message, say
from ledplayer.status.report.report import Report, written

#: Of a name or text, in a table.
MOST_LETTERS = 200

_MINUTE_MS = 60_000
_SHORT = {"vi": ("T2", "T3", "T4", "T5", "T6", "T7", "CN"), "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
#: Spreadsheets take what begins so for a formula, the wide forms too.
_FORMULA = re.compile("[=+\\-@\t\r＝＋－＠]")


def count(number: int, language: Language) -> str:
    """A number of times, thousands parted."""
    parted = f"{number:,}"
    return parted.replace(",", ".") if language == "vi" else parted


def minutes(length_ms: int, language: Language) -> str:
    """Minutes with one decimal, cut."""
    whole, tenth = divmod(length_ms * 10 // _MINUTE_MS, 10)
    return f"{count(whole, language)}{',' if language == 'vi' else '.'}{tenth}"


def minutes_number(length_ms: int, decimals: int) -> float:
    """Minutes for a machine, cut."""
    parts: int = 10**decimals
    return (length_ms * parts // _MINUTE_MS) / parts


def percent(permille: int | None, language: Language) -> str:
    """A share; `–` where nothing was due."""
    if permille is None:
        return "–"
    if permille == 1000:
        return "100 %"
    return f"{permille // 10}{',' if language == 'vi' else '.'}{permille % 10} %"


def length(length_ms: int, language: Language) -> str:
    """How long something lasted: `1 giờ 35 phút`; seconds where it is less than an hour."""
    seconds = length_ms // 1000
    hours, rest = divmod(seconds, 3600)
    parts = [("hour", hours), ("minute", rest // 60), ("second", 0 if hours else rest % 60)]
    told = [say(f"report-{unit}", language, count=number) for unit, number in parts if number]
    return " ".join(told) or say("report-second", language, count=0)


def stretch_ends(stretch: Stretch, report: Report) -> tuple[str, str]:
    """From when and until when, in the board's time."""
    begin, end = report.at(stretch.begin_ms), report.at(stretch.end_ms)
    return f"{begin:%H:%M:%S} {written(begin.date())}", f"{end:%H:%M:%S} {written(end.date())}"


def short_day(day: date, language: Language) -> str:
    """The weekday alone, as narrow as it gets."""
    return _SHORT[language][day.weekday()]


def item_name(what: str, kind: str, language: Language) -> str:
    """What an item is called; its kind where it has no name."""
    return line(what) or say(f"kind-{kind}", language)


@lru_cache(maxsize=4096)
def line(text: str) -> str:
    """A text on one line that can be printed, cut where it is endless. The same names come back each day."""
    bare = shown(" ".join(clean(text).split()))
    return bare if len(bare) <= MOST_LETTERS else bare[: MOST_LETTERS - 1] + "…"


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula."""
    return _FORMULA.match(text) is not None


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula, where the form has no other way to say so."""
    bare = line(text)
    return f"'{bare}" if is_formula(bare) else bare


def safe(text: str) -> str:
    """A text for between tags or in quotes of a page."""
    return escape(shown(text), quote=True)


def told(problem: Problem, language: Language) -> tuple[str, str]:
    """What is wrong as a sentence, and what to do."""
    try:
        what, do = message(problem, language), hint(problem, language)
    except (KeyError, IndexError, ValueError):
        what, do = f"{problem.code} {dict(problem.values)}", ""
    what = shown(" ".join(what.split()))
    what = what[:1].upper() + what[1:]
    return what if what.endswith((".", "!", "?", "…")) else f"{what}.", shown(" ".join(do.split()))


def told_once(problems: Iterable[Problem], language: Language) -> Iterator[tuple[Problem, str, str]]:
    """Problems with what is wrong and what to do, the latter only where it was not said already."""
    said: set[str] = set()
    for problem in problems:
        what, do = told(problem, language)
        yield problem, what, "" if do in said else do
        said.add(do)


def period(report: Report) -> str:
    """From which day through which."""
    begin, last = report.account.begin, report.last
    if begin == last:
        return say("report-day", report.language, day=written(begin))
    return say("report-period", report.language, begin=written(begin), last=written(last))
