"""All boards as a table for a terminal: a line for each, and below it what is wrong and what to do."""

from collections.abc import Iterator, Sequence

from ledplayer.language import Language, say
from ledplayer.status.boards.standing import Standing
from ledplayer.status.boards.times import time
from ledplayer.status.boards.words import alive_words, content_words, counts, in_order, on_words

#: Letters of each column: what is longer is cut.
_MOST = (6, 40, 28, 44, 40)


def table(standings: Sequence[Standing], now_ms: int, language: Language) -> Iterator[tuple[Standing | None, str]]:
    """The lines, each with the board that it is about."""
    found = counts(standings)
    yield None, f"{say('boards-title', language)} – {time(now_ms, now_ms)}"
    yield (
        None,
        say(
            "boards-count",
            language,
            count=len(standings),
            red=found["red"],
            amber=found["amber"],
            green=found["green"],
        ),
    )
    names = ("", *(say(f"boards-column-{name}", language) for name in ("board", "alive", "on", "content")))
    ordered = in_order(standings)
    rows = [names, *(_cells(one, now_ms, language) for one in ordered)]
    widths = [min(most, max(len(row[column]) for row in rows)) for column, most in enumerate(_MOST)]
    yield None, ""
    yield None, _row(names, widths)
    for one, cells in zip(ordered, rows[1:], strict=True):
        yield one, _row(cells, widths)
        for problem in one.problems:
            event = f"{problem.event} " if problem.event else ""
            yield None, f"{'':{widths[0]}}    {event}{problem.say}"
            if problem.do:
                yield None, f"{'':{widths[0]}}    → {problem.do}"
        if one.more:
            yield None, f"{'':{widths[0]}}    {say('boards-more', language, count=one.more)}"


def _cells(one: Standing, now_ms: int, language: Language) -> tuple[str, ...]:
    name = f"{one.name} ({one.id})" if one.name and one.name != one.id else one.id
    on = on_words(one, language)
    return (
        say(f"boards-{one.colour}", language),
        name,
        alive_words(one, now_ms, language),
        say("boards-was", language, what=on) if one.is_old and one.rung else on,
        content_words(one, now_ms, language),
    )


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    cut = (cell if len(cell) <= width else cell[: width - 1] + "…" for cell, width in zip(cells, widths, strict=True))
    return "  ".join(f"{cell:{width}}" for cell, width in zip(cut, widths, strict=True)).rstrip()
