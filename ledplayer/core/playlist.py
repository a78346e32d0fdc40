"""One playlist file as a campaign, or as everything that is wrong with it (rules W2, K, D2, L2, L4, R1)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from ledplayer.core.dated_name import dated, title
from ledplayer.core.fields import Fields, fields, problem, read_seconds
from ledplayer.core.item_written import Setting, check_words, read_items
from ledplayer.core.keys import BAND, FITS, ITEM, LEVELS, PEAK, PLACES, STYLES, TOP, TRANSITIONS, YES_NO
from ledplayer.core.located import MAX_PROBLEMS, Document, Table, Text, read_document
from ledplayer.core.model import BandText, Campaign, Fit, Level, Peak, Style, Transition
from ledplayer.core.names import clean, fold
from ledplayer.core.placeholders import BUILT_IN
from ledplayer.core.text_file import decode
from ledplayer.core.window_written import inner_window, top_window
from ledplayer.errors import ContentError, Place, Problem

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_EXAMPLE_YEAR = 2026


def read_playlist(
    data: bytes, *, file: str, source: str, path: str, folder: str, needs_items: bool
) -> tuple[Campaign | None, tuple[Problem, ...]]:
    """Read one playlist.

    Args:
        file: What places name.
        source, path, folder: As in `Campaign`; dates in the folder's own name count where the playlist has none (W3).
        needs_items: It lies in `playlists/`, where `campaign` and `items` (or a band) must be written.

    Returns:
        The campaign, None when there is an error; and all problems in order of their places.
    """
    document = read_document(data, file=file)
    problems = list(document.problems)
    campaign = None
    if isinstance(document.root, Table):
        found = fields(document.root, TOP, document.lines, problems, other=ITEM)
        campaign = _campaign(found, document, folder)
        if needs_items and not document.problems:
            _require(found, Place(file=file, line=1, column=1))
        whole_folder = campaign.whole_folder and not needs_items
        campaign = replace(campaign, source=source, path=path, whole_folder=whole_folder)
    elif document.root is not None:
        code = "top-text" if isinstance(document.root, Text) else "top-list"
        problems.append(problem("error", code, document.root.place))
    problems.sort(key=lambda one: one.place)
    if len(problems) > MAX_PROBLEMS:
        more = problem("error", "too-many", problems[MAX_PROBLEMS].place, count=len(problems) - MAX_PROBLEMS)
        problems = [*problems[:MAX_PROBLEMS], more]
    broken = any(one.severity == "error" for one in problems)
    return (None if broken else campaign), tuple(problems)


def reads_off_air(data: bytes) -> bool:
    """Whether `on_air: no` can be read in a playlist, however broken the rest of it is (S5)."""
    try:
        text = decode(data)
    except ContentError:
        return False
    for line in text.split("\n", 5000)[:5000]:
        key, colon, value = line.partition(":")
        if colon and key == key.strip() and TOP.get(fold(key)) == "on_air":
            word = value.split("#")[0].strip().strip("\"'")
            return YES_NO.get(fold(word)) == "no"
    return False


def _campaign(found: Fields, document: Document, folder: str) -> Campaign:
    year = _year_in(document)
    window = top_window(found, year)
    if window.begin is None and window.end is None and folder:
        by_name = dated(folder.rpartition("/")[2])
        window = replace(window, begin=by_name.begin, end=by_name.end) if by_name else window
    values = _values(found)
    style = found.choice("style", STYLES, "plain")
    name = found.text("campaign") or title(folder.rpartition("/")[2])
    transition = found.choice("transition", TRANSITIONS, "fade")
    setting = Setting(
        lines=document.lines,
        problems=found.problems,
        folder=folder,
        window=window,
        values=_own_words(found),
        label=found.text("label"),
        style=style,
        fit=found.choice("fit", FITS, "contain"),
        transition=transition,
        sound=found.yes("sound"),
        length_ms=found.parsed("seconds", read_seconds),
        example_year=year,
    )
    campaign = Campaign(
        source="",
        path="",
        name=name,
        place=found.written["campaign"].place if "campaign" in found.written else found.place,
        folder=folder,
        document=found.text("document"),
        window=window,
        boards=found.names("boards"),
        excluded=found.parts("except"),
        level=cast(Level, found.choice("level", LEVELS, "ordinary")),
        exclusive=found.yes("exclusive"),
        on_air=found.yes("on_air", otherwise=True),
        approved_by=found.text("approved_by"),
        approved_on=found.text("approved_on"),
        approval_code=found.text("approval_code"),
        peak=_peak(found, setting),
        values=values,
        band=_band(found, setting),
        items=read_items(found.nodes["items"], setting) if "items" in found else (),
        whole_folder="items" not in found.written,
        label=setting.label,
        style=cast(Style, style),
        fit=cast(Fit, setting.fit),
        transition="cut" if style == "mourning" else cast(Transition, transition),
        sound=setting.sound,
        length_ms=setting.length_ms,
    )
    _judge(found, campaign)
    return campaign


def _require(found: Fields, start: Place) -> None:
    if "campaign" not in found.written:
        found.problems.append(problem("error", "campaign-missing", start))
    if "items" not in found.written and "band" not in found.written:
        found.problems.append(problem("error", "items-missing", start))


def _judge(found: Fields, campaign: Campaign) -> None:
    """What concerns several keys: a missing end, last year's number."""
    if campaign.exclusive and campaign.window.end is None and "to" not in found.written:
        found.wrong("exclusive", "exclusive-no-end")
    if campaign.level == "urgent" and campaign.on_air and campaign.window.end is None and "to" not in found.written:
        found.problems.append(problem("warning", "urgent-no-end", found.nodes["level"].place))
    end = campaign.window.end
    if end and end.calendar == "solar" and end.year:
        last, now = str(end.year - 1), str(end.year)
        for item in campaign.items:
            text = f"{item.content if item.kind in ('text', 'ticker') else ''} {item.text} {item.label}"
            years = _YEAR.findall(text)
            if last in years and now not in years:
                found.problems.append(problem("warning", "text-last-year", item.place, last=last, now=now))


def _peak(found: Fields, setting: Setting) -> Peak | None:
    node = found.nodes.get("peak")
    if node is None:
        return None
    if not isinstance(node, Table):
        found.wrong("peak", "peak-shape")
        return None
    inner = fields(node, PEAK, setting.lines, setting.problems, other=TOP)
    window = inner_window(inner, setting.window, setting.example_year)
    for key, mark in (("from", window.begin), ("to", window.end)):
        if mark and mark.minute is not None:
            inner.wrong(key, "peak-time", fixed=inner.text(key).rsplit(" ", 1)[0])
    return Peak(boards=inner.names("boards"), window=window, repeat=inner.whole("repeat", 2, 12, 2))


def _band(found: Fields, setting: Setting) -> BandText | None:
    node = found.nodes.get("band")
    if node is None:
        return None
    inner, key = found, "band"
    if isinstance(node, Table):
        inner, key = fields(node, BAND, setting.lines, setting.problems, other=TOP), "text"
        if "text" not in inner.written:
            found.wrong("band", "band-no-text")
    text = inner.text(key)
    check_words(text, node.place, setting.values, setting.problems, days=False)
    top = isinstance(node, Table) and inner.choice("place", PLACES, "bottom") == "top"
    return BandText(text=text, top=top, place=node.place) if text else None


def _values(found: Fields) -> Mapping[str, Mapping[int, str]]:
    """The campaign's own placeholders: word (folded) → year → text."""
    node = found.nodes.get("values")
    if node is None:
        return {}
    words: dict[str, dict[int, str]] = {}
    for key, years in node.pairs if isinstance(node, Table) else ():
        word = fold(key.value)
        if word in BUILT_IN:
            found.wrong("values", "values-built-in", key.place, word=key.value)
        if word in words:
            found.problems.append(problem("error", "values-twice", key.place, word=key.value))
        texts = words.setdefault(word, {})
        if not isinstance(years, Table):
            found.wrong("values", "values-shape", years.place, word=key.value)
            continue
        for year, text in years.pairs:
            if not _YEAR.fullmatch(year.value.strip()) or not isinstance(text, Text):
                found.wrong("values", "values-shape", year.place, word=key.value)
            elif int(year.value) in texts:
                found.problems.append(problem("error", "values-twice", year.place, word=year.value))
            else:
                texts[int(year.value)] = clean(text.value)
    if not isinstance(node, Table):
        found.wrong("values", "values-shape", word="theme")
    return words


def _own_words(found: Fields) -> Mapping[str, str]:
    """The campaign's own placeholders: folded → as written."""
    node = found.nodes.get("values")
    return {fold(key.value): clean(key.value) for key, _ in node.pairs} if isinstance(node, Table) else {}


def _year_in(document: Document) -> int:
    """A year that this file is about, for hints: the first it names."""
    for line in document.lines[:200]:
        if year := _YEAR.search(line):
            return int(year[0])
    return _EXAMPLE_YEAR
