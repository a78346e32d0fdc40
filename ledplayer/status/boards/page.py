"""All boards as one self-contained HTML text, for a second screen: no script, nothing from outside, all escaped.

Pictures are what boards sent: only small JPEGs are embedded (`thumbnail`), and a browser decodes them in its sandbox.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from ledplayer.core.names import shown
from ledplayer.errors import Problem
from ledplayer.language import Language, hint, message, say
from ledplayer.status.beacon import COLOURS, Colour, Trouble
from ledplayer.status.boards.standing import Standing
from ledplayer.status.boards.style import STYLE
from ledplayer.status.boards.times import local, time
from ledplayer.status.boards.words import alive_words, content_words, counts, in_order, on_words

#: How often an open page is read anew, in seconds.
_AGAIN_S = 60
#: What stands on the tiles and above the cards.
_WORST_FIRST: tuple[Colour, ...] = COLOURS[::-1]


def page(standings: Sequence[Standing], problems: Sequence[Problem], now_ms: int, language: Language) -> str:
    """The page.

    Args:
        problems: What could not be read.
        now_ms: As of when, milliseconds from the epoch.
    """
    return "".join(_parts(standings, problems, now_ms, language))


def _parts(
    standings: Sequence[Standing], problems: Sequence[Problem], now_ms: int, language: Language
) -> Iterator[str]:
    title = say("boards-title", language)
    now = local(now_ms)
    as_of = say("boards-as-of", language, time=f"{now:%H:%M} · {now.day}/{now.month}/{now.year}")
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="refresh" content="{_AGAIN_S}">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{_safe(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<header><h1>{_safe(title)}</h1><p class="asof">{_safe(as_of)}</p></header>\n'
    )
    found = counts(standings)
    yield f'<ul class="counts">{"".join(_tile(colour, found[colour], language) for colour in _WORST_FIRST)}</ul>\n'
    yield from (_note(message(one, language), hint(one, language), language) for one in problems)
    if not standings:
        yield _note(say("boards-none", language), "", language)
    for colour in _WORST_FIRST:
        if found[colour]:
            name = say(f"boards-count-{colour}", language)
            name = name[:1].upper() + name[1:]
            yield f'<h2 id="{colour}">{_safe(name)} <span class="count">({found[colour]})</span></h2>\n'
            cards = (_card(one, now_ms, language) for one in in_order(standings) if one.colour == colour)
            yield f'<div class="boards">\n{"".join(cards)}</div>\n'
    yield f"<footer><p>{_safe(say('boards-intro', language))} {_safe(say('boards-old-page', language))}</p></footer>\n"
    yield "</main>\n</body>\n</html>\n"


def _tile(colour: Colour, count: int, language: Language) -> str:
    where = f' href="#{colour}"' if count else ""
    kind = colour if count else "zero"
    return f'<li><a class="{kind}"{where}><b>{count}</b>{_safe(say(f"boards-count-{colour}", language))}</a></li>'


def _card(one: Standing, now_ms: int, language: Language) -> str:
    name = one.name or one.id
    own = f'<p class="dim"><bdi>{_safe(one.id)}</bdi></p>' if name != one.id else ""
    problems = "".join(_wrong(problem, language) for problem in one.problems)
    if one.more:
        problems += f'<p class="dim">{_safe(say("boards-more", language, count=one.more))}</p>'
    return (
        f'<section class="board {one.colour}">{_picture(one, now_ms, language)}<div class="told">'
        f"<div><h3><bdi>{_safe(name)}</bdi></h3>{own}</div>"
        f'<p class="alive">{_safe(_alive(one, now_ms, language))}</p>'
        f"{_facts(one, now_ms, language)}{problems}</div></section>\n"
    )


def _alive(one: Standing, now_ms: int, language: Language) -> str:
    words = alive_words(one, now_ms, language)
    return words[:1].upper() + words[1:] if one.is_old else f"{say('boards-heard', language)} {words}"


def _facts(one: Standing, now_ms: int, language: Language) -> str:
    on = on_words(one, language)
    since = say("boards-since", language, time=time(one.since_ms, now_ms)) if one.since_ms else ""
    facts = []
    if one.rung or not one.is_old:
        label = say("boards-last-on" if one.is_old else "boards-on", language)
        facts.append((label, on, " · ".join(part for part in (one.now, since) if part)))
    if one.release or not one.is_old:
        version = say("boards-version", language, version=one.version) if one.version else ""
        facts.append((say("boards-content", language), content_words(one, now_ms, language), version))
    rows = "".join(
        f"<dt>{_safe(label)}</dt><dd>{_safe(words)}{f'<small>{_safe(more)}</small>' if more else ''}</dd>"
        for label, words, more in facts
    )
    return f"<dl>{rows}</dl>" if rows else ""


def _picture(one: Standing, now_ms: int, language: Language) -> str:
    if not one.picture or not one.picture_size:
        return ""
    at = time(one.picture_ms, now_ms)
    name = one.name or one.id
    said = say("boards-picture-old" if one.is_old else "boards-picture-now", language, board=name, time=at)
    source = f"data:image/jpeg;base64,{b64encode(one.picture).decode()}"
    size = f'width="{one.picture_size.width}" height="{one.picture_size.height}"'
    under = f"<p>{_safe(said if one.is_old else at)}</p>"
    return f'<div class="shows{" old" * one.is_old}"><img src="{source}" {size} alt="{_safe(said)}">{under}</div>'


def _wrong(problem: Trouble, language: Language) -> str:
    event = f"<b>{_safe(problem.event)}</b>" if problem.event else ""
    return f'<div class="wrong {problem.severity}"><p>{event}{_safe(problem.say)}</p>{_do(problem.do, language)}</div>'


def _note(what: str, do: str, language: Language) -> str:
    return f'<div class="note"><p>{_safe(what)}</p>{_do(do, language)}</div>\n'


def _do(do: str, language: Language) -> str:
    return f'<p class="do"><b>{_safe(say("boards-do", language))}</b>{_safe(do)}</p>' if do else ""


def _safe(text: str) -> str:
    """A text for between tags or in quotes: nothing in it is a tag, ends a quote, or turns the writing round."""
    return escape(shown(text), quote=True)
