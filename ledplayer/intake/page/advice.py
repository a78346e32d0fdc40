"""What to do for a file that nobody names: the name that would play it, and the line that would.

1. A folder whose pictures, films and PDFs all wait is advised as one: dates in front of its name, or a line for it.
2. In a campaign's own folder paths start there, and only a line helps.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from ledplayer.intake.endings import is_media, promised
from ledplayer.intake.find import Finds
from ledplayer.intake.page.report import FileRow
from ledplayer.language import Language, say

#: The key under which a file of each kind is named.
_KEYS = {"image": "image", "video": "video", "pdf": "pdf", "text": "text_file"}
#: Letters that YAML may take for something else in a path.
_QUOTED = frozenset("#:{}[],&*!|>'\"%@`")
#: How long a name made up as an example plays.
_EXAMPLE = timedelta(days=14)


def advised(rows: Iterable[FileRow], finds: Finds, language: Language, today: date) -> list[FileRow]:
    """The rows of a source's files with `line` and `rename` filled in."""
    rows = list(rows)
    whole = _waiting_folders(rows, finds)
    found = []
    for row in rows:
        name = row.path.removeprefix(finds.media)
        folder = name.rpartition("/")[0]
        if row.state == "unused-inside":
            inside = name.removeprefix(campaign_folder(name, finds) + "/")
            row = replace(row, line=_line(promised(name), inside, language))
        elif row.state == "unused" and folder in whole and is_media(name):
            row = replace(row, line=_line("folder", folder, language), rename=_dated(folder, today) + "/")
        elif row.state == "unused":
            rename = _dated(name, today) if is_media(name) else ""
            row = replace(row, line=_line(promised(name), name, language), rename=rename)
        found.append(row)
    return found


def campaign_folder(name: str, finds: Finds) -> str:
    """The folder with a playlist of its own that a file inside the media lies in; "" is none."""
    above = name.rpartition("/")[0]
    while above and above not in finds.own:
        above = above.rpartition("/")[0]
    return above


def _waiting_folders(rows: Iterable[FileRow], finds: Finds) -> set[str]:
    """Folders with several files that a folder plays, all of which wait."""
    inside: dict[str, list[FileRow]] = {}
    for row in rows:
        name = row.path.removeprefix(finds.media)
        if is_media(name):
            inside.setdefault(name.rpartition("/")[0], []).append(row)
    return {
        folder
        for folder, found in inside.items()
        if folder and len(found) > 1 and all(row.state == "unused" for row in found)
    }


def _line(kind: str, path: str, language: Language) -> str:
    """A line of a playlist that names a file or folder; "" for one that no line can."""
    key = "folder" if kind == "folder" else _KEYS.get(kind, "")
    quoted = '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"' if _QUOTED & set(path) else path
    return f"- {say(key, language)}: {quoted}" if key else ""


def _dated(path: str, today: date) -> str:
    """The last name of a path with two weeks in front of it."""
    days = "_".join(f"{day.day}-{day.month}-{day.year}" for day in (today, today + _EXAMPLE))
    return f"{days} {path.rpartition('/')[2]}"
