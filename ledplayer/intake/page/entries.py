"""The page's entries: a campaign with its pictures, files that wait, a campaign that rests."""

from base64 import b64encode
from collections.abc import Sequence

from ledplayer.core.dated_name import title
from ledplayer.intake.page.report import CampaignRow, FileRow, Pictures
from ledplayer.intake.page.words import day_words, level_tag, period_words, safe, said, sentence, times_words, told
from ledplayer.language import Language, say

#: More kinds of waiting files than this are in the table alone.
MOST_WAITING = 40
#: Names of files that are told together.
MOST_NAMES = 8

_TAGS = {"now": "now", "today": "today", "coming": "coming", "held": "wait", "nothing": "wait", "refused": "bad"}
_FILES = frozenset({"image", "video", "pdf"})


def campaign_card(row: CampaignRow, pictures: Pictures, language: Language) -> str:
    """A campaign that is on or comes, with its pictures."""
    state, do = said(f"page-campaign-{row.state}", language)
    tags = f'<span class="tag {_TAGS.get(row.state, "")}">{safe(state)}</span>'
    tags += level_tag(row.level, language)
    when = [period_words(row, language)]
    if row.times:
        when.append(say("page-today", language, times=times_words(row.times, language)))
    if row.next_on and row.state not in ("now", "today"):
        when.append(say("page-next", language, day=day_words(row.next_on, language)))
    notes = "".join(
        f'<p class="say dim">{safe(told(problem, language)[0])}</p>'
        for problem in row.problems
        if problem.severity == "info"
    )
    where = f'<p class="path">{safe(row.path)}</p>' if row.path != "." else ""  # the folder itself
    shown = "".join(_figure(one.kind, one.what, pictures.get(one.picture), language) for one in row.shown)
    return (
        f'<div class="card"><h3><bdi>{safe(row.name)}</bdi> {tags}</h3><p>{safe(" · ".join(when))}</p>'
        f"{where}{f'<p>{safe(do)}</p>' if do else ''}{notes}"
        + (f'<div class="pictures">{shown}</div>' if shown else "")
        + "</div>\n"
    )


def _figure(kind: str, what: str, picture: bytes | None, language: Language) -> str:
    name = what if kind not in _FILES else title(what.rpartition("/")[2])
    words = f"{say(f'kind-{kind}', language)}: {name}" if what else say(f"kind-{kind}", language)
    inside = f'<div class="words">{safe(name or words)}</div>'
    if picture:
        media = "png" if picture.startswith(b"\x89PNG") else "jpeg"
        inside = f'<img src="data:image/{media};base64,{b64encode(picture).decode()}" alt="{safe(words)}">'
    return f'<figure title="{safe(what or words)}">{inside}<figcaption>{safe(words)}</figcaption></figure>'


def waiting_rows(rows: Sequence[FileRow], language: Language) -> str:
    """Files that wait, and what would have them played; those of one kind together."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        kinds.setdefault(_ways(row, language), []).append(row.path)
    left = sum(len(paths) for paths in list(kinds.values())[MOST_WAITING:])
    more = f'<div class="dim">{safe(say("page-files-left", language, count=left))}</div>' if left else ""
    return (
        "".join(_waiting(paths, state, how, language) for (state, how), paths in list(kinds.items())[:MOST_WAITING])
        + more
    )


def _waiting(paths: Sequence[str], state: str, how: str, language: Language) -> str:
    names = "<br>".join(safe(path) for path in paths[:MOST_NAMES])
    if len(paths) > MOST_NAMES:
        names += f"<br>{safe(say('page-files-left', language, count=len(paths) - MOST_NAMES))}"
    do = f'<div class="do"><b>{safe(say("page-play", language))}</b> {how}</div>' if how else ""
    return f'<div><span class="path">{names}</span><p class="dim">{safe(sentence(state))}</p>{do}</div>'


def _ways(row: FileRow, language: Language) -> tuple[str, str]:
    """What is with a waiting file, and as HTML what to do about it."""
    state, do = told(row.problems[0], language) if row.problems else said(f"page-file-{row.state}", language)
    ways = [safe(sentence(do))] if do else []
    if row.rename:
        code = "page-rename-folder" if row.rename.endswith("/") else "page-rename"
        ways.append(safe(say(code, language, name=row.rename.rstrip("/"))))
    if row.line:
        code = "page-or-line" if ways else "page-add-line"
        ways.append(f"{safe(say(code, language))} <code>{safe(row.line)}</code>")
    return state, "<br>".join(ways)


def resting_row(row: CampaignRow, language: Language) -> str:
    """A campaign that is not to come."""
    state, do = said(f"page-campaign-{row.state}", language)
    when = period_words(row, language) if row.begin or row.end else ""
    has_name = row.name != row.path
    name = f"<b><bdi>{safe(row.name)}</bdi></b> " if has_name else ""
    path = f'<span class="{"dim" if has_name else "path"}">{safe(row.path)}</span>'
    named = next((told(problem, language)[1] for problem in row.problems if problem.code == "draft-name"), "")
    copied = next((told(problem, language)[0] for problem in row.problems if problem.code == "playlist-copy"), "")
    parts = [safe(part) for part in (when, named or copied or do) if part]
    return f'<div>{name}{path} <span class="tag">{safe(state)}</span><p class="dim">{" · ".join(parts)}</p></div>'
