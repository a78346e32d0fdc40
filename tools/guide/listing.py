"""The shared folder as a list of names with what the board makes of them: a drawing, of no system's own windows."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from guide.content import Office

_STYLE = """
* { box-sizing: border-box; }
body { margin: 0; padding: 10px; background: #fff; color: #1b2430; font: 15px/1 "Segoe UI", Arial, sans-serif; }
div { border: 1px solid #c9d1db; border-radius: 10px; overflow: hidden; }
h1 { margin: 0; padding: 11px 16px; background: #eef1f5; border-bottom: 1px solid #d5dbe3; font-size: 16px; }
table { border-collapse: collapse; width: 100%; }
th { padding: 8px 16px; text-align: left; font-size: 13px; color: #5b6775; border-bottom: 1px solid #e6eaf0; }
td { padding: 0 16px; height: 28px; white-space: nowrap; vertical-align: middle; }
td + td { color: #0a5a33; }
tr.bad td + td { color: #8d1a13; }
svg { width: 18px; height: 16px; margin-right: 8px; vertical-align: -2px; }
b { font-weight: 600; }
"""
_FOLDER = '<path d="M1 3h6l2 2h8v9.500H1z" fill="#e9b949"/><path d="M1 6.500h16v8H1z" fill="#f6cf68"/>'
_FILE = '<path d="M3.500 1h7.500l3.500 3.500V15.500H3.500z" fill="#fff" stroke="#9aa6b4"/>'
_INSIDE = {
    ".png": '<path d="M5 12l2.500-4 2 2.500 1.500-1.500 2 3z" fill="#1a8a53"/>',
    ".mp4": '<path d="M7 6.500l4.500 3L7 12.500z" fill="#1d4f91"/>',
    ".yaml": '<path d="M5.500 7.500h7M5.500 10h7M5.500 12.500h5" stroke="#5b6775"/>',
    ".pptx": '<path d="M6 7h6v5H6z" fill="#b3261e"/>',
}
_INSIDE[".jpg"] = _INSIDE[".png"]
_INSIDE[".html"] = _INSIDE[".yaml"]


def listing(folder: Path, office: Office) -> str:
    """The page to take a picture of."""
    name, note = office.column
    rows = "".join(_rows(folder, office, 0))
    return (
        f'<!DOCTYPE html><meta charset="utf-8"><style>{_STYLE}</style><div><h1>{escape(office.title)}</h1>'
        f"<table><tr><th>{escape(name)}</th><th>{escape(note)}</th></tr>{rows}</table></div>"
    )


def _rows(folder: Path, office: Office, depth: int) -> Iterator[str]:
    for path in sorted(folder.iterdir(), key=lambda path: (path.is_file(), path.name)):
        note = next((note for begin, note in office.notes.items() if path.name.startswith(begin)), "")
        inside = _FOLDER if path.is_dir() else _FILE + _INSIDE[path.suffix]
        name = f"<b>{escape(path.name)}</b>" if path.is_dir() else escape(path.name)
        kind = ' class="bad"' if path.name == office.slides else ""
        picture = f'<svg viewBox="0 0 18 16">{inside}</svg>'
        indent = f"padding-left: {16 + 26 * depth}px"
        yield f'<tr{kind}><td style="{indent}">{picture}{name}</td><td>{escape(note)}</td></tr>'
        if path.is_dir():
            yield from _rows(path, office, depth + 1)
