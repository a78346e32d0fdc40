"""The page by which thirty cards are ticked off: what to do for each, and a line for each board."""

from collections.abc import Sequence
from html import escape

from ledplayer.card.boot import HOOK
from ledplayer.core.model import Board
from ledplayer.language import Language, say

_COLUMNS = ("board", "name", "canvas", "card", "mounted", "tested", "locked")
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2em; color: #111; background: #fff }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #888; padding: .4em .6em; text-align: left }
td.tick { text-align: center; font-size: 1.5em } code { background: #eee; padding: .1em .3em; overflow-wrap: anywhere }
tr { break-inside: avoid } thead { display: table-header-group }
"""


def sheet(boards: Sequence[Board], language: Language, *, shared: str, command: str) -> str:
    """The page, as HTML to print.

    Args:
        shared: The folder that goes onto every card; "" is none: nothing installs itself.
        command: What does the same on a Linux computer.
    """
    title = escape(say("card-sheet-title", language))
    steps = [say("card-sheet-copy", language), say("card-sheet-own", language)]
    if shared:
        steps.append(say("card-sheet-shared", language, folder=shared))
        steps.append(say("card-sheet-words", language))
    items = [f"<li>{escape(step)}" for step in steps]
    if shared:
        items[-1] += f"<br><code>{escape(' '.join(HOOK))}</code>"
    linux = escape(say("card-sheet-linux", language, command="\0")).replace("\0", f"<code>{escape(command)}</code>")
    head = "".join(f"<th>{escape(say(f'card-sheet-{name}', language))}" for name in _COLUMNS)
    return (
        f'<!doctype html>\n<html lang="{language}"><meta charset="utf-8"><title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n"
        f"<h1>{title}</h1>\n<ol>\n{chr(10).join(items)}\n</ol>\n<p>{linux}</p>\n"
        f"<table>\n<thead><tr>{head}</thead>\n{''.join(map(_row, boards))}</table>\n</html>\n"
    )


def _row(board: Board) -> str:
    canvas = f"{board.canvas.width}x{board.canvas.height}" if board.canvas else "–"
    words = "".join(f"<td>{escape(text)}" for text in (board.id, board.name, canvas))
    return f"<tr>{words}{'<td class=tick>☐' * 4}\n"
