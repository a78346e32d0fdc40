"""How long is an item shown? A function of the item and its file's facts, never of canvas, font or board (rule M6).

1. A written length counts; in a folder for pictures and pages only, on a PDF for each page; on a film longer loops and
   shorter cuts.
2. Else a text, QR code or countdown takes max(8, n/2 + 2·⌈n/15⌉) seconds for n words, a ticker 5 + n/1.6 seconds.
3. A word is a run of non-white-space; one with a digit counts as three.
4. Else a picture or clock takes 12 s, a PDF 12 s a page, a film what it runs, rounded up to 0.1 s, 3 s at the least.
5. No film is shown longer than an hour (M7).
"""

import re

from ledplayer.core.model import Entry, Kind

STILL_MS = 12_000
LEAST_FILM_MS = 3_000
MOST_FILM_MS = 3_600_000
LEAST_READ_MS = 8_000
LEAST_TICKER_MS = 5_000
WORDS_A_PAGE = 15

_WITH_DIGIT = re.compile(r"\S*\d\S*")


def words(text: str) -> int:
    """How many words a reader counts, rule 3."""
    return len(text.split()) + 2 * len(_WITH_DIGIT.findall(text))


def spoken_ms(kind: Kind, text: str, written_ms: int | None) -> int:
    """How long a text, QR code, countdown, ticker or clock is shown, milliseconds.

    Args:
        kind: Of the item; a paragraph of a text file is a text.
        text: What is read, values filled in, with a digit in the place of every built-in placeholder.
        written_ms: `seconds` as written, or None.
    """
    if written_ms is not None:
        return written_ms
    if kind == "clock":
        return STILL_MS
    n = words(text)
    if kind == "ticker":
        return LEAST_TICKER_MS + 625 * n
    return max(LEAST_READ_MS, 500 * n + 2_000 * -(-n // WORDS_A_PAGE))


def file_ms(entry: Entry, written_ms: int | None, *, in_folder: bool = False) -> int:
    """How long a picture, film or PDF is shown, milliseconds.

    Args:
        entry: The admitted file.
        written_ms: `seconds` as written for it, or for its folder, or None.
        in_folder: It plays as one of a folder's files: films there run their length.
    """
    if entry.kind == "video":
        runs_ms = max(LEAST_FILM_MS, -(-entry.duration_ms // 100) * 100)
        return min(MOST_FILM_MS, runs_ms if written_ms is None or in_folder else written_ms)
    page_ms = STILL_MS if written_ms is None else written_ms
    return page_ms * max(1, entry.pages) if entry.kind == "pdf" else page_ms
