"""What is with each file of a source, and what to write for one that nobody names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ledplayer.core.model import Source
from ledplayer.core.names import is_draft_name, natural_key
from ledplayer.errors import Problem
from ledplayer.intake.endings import playlist_stem, promised
from ledplayer.intake.page.known import Known, Wrong
from ledplayer.intake.page.report import CampaignRow, CampaignState, FileRow, FileState
from ledplayer.intake.scan import PLAYLISTS, shown
from ledplayer.intake.source import FolderSource
from ledplayer.intake.wanted import Paths, wanted
from ledplayer.language import Language, say

#: The key under which a file of each kind is named.
_KEYS = {"image": "image", "video": "video", "pdf": "pdf", "text": "text_file"}
#: Letters that YAML may take for something else in a path.
_QUOTED = frozenset("#:{}[],&*!|>'\"%@`")
#: How long a name made up as an example plays.
_EXAMPLE = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """What a source's files are judged by.

    Attributes:
        users: Path inside the media → the campaigns that need it, each with its state.
        now, today: Paths inside the media that the plan shows.
    """

    source: FolderSource
    value: Source
    known: Known
    users: Mapping[str, Sequence[tuple[str, CampaignState]]]
    now: frozenset[str]
    today: frozenset[str]


def file_rows(
    source: FolderSource, value: Source, known: Known, campaigns: Iterable[CampaignRow], wrong: Wrong
) -> list[FileRow]:
    """A row for each file, by path, also for those that were passed over."""
    names = {path.removeprefix(source.finds.media) for path in source.folder.records}
    view = _View(
        source=source,
        value=value,
        known=known,
        users=_users(value, known, campaigns, Paths(names)),
        now=_in_plan(known, value.id, known.wall_ms),
        today=_in_plan(known, value.id, None),
    )
    kinds = ("playlist", "folder")
    playlists = {path for one in source.finds.found if one.kind in kinds for path in (one.path, *one.rivals)}
    rows = [_row(path, view, playlists, wrong) for path in sorted(source.folder.records, key=natural_key)]
    there = {shown(path) for path in source.folder.records} | {row.path for row in campaigns}
    others = [path for path in sorted(set(wrong.files(value.id)) - there, key=natural_key) if path[:1] != "/"]
    rows += [FileRow(path=f"{shown(name)}/", state="misplaced") for name in sorted(source.folder.ignored)]
    return rows + [FileRow(path=path, state="passed-over", problems=wrong.about(value.id, path)) for path in others]


def _row(path: str, view: _View, playlists: set[str], wrong: Wrong) -> FileRow:
    name, folder = path.removeprefix(view.source.finds.media), view.source.folder
    users = tuple(view.users.get(name, ()))
    problems = wrong.about(view.value.id, shown(path)) if path not in playlists else ()
    state = _state(path, name, view, playlists, users, problems)
    line, rename = ("", "")
    if state in ("unused", "unused-inside", "misplaced") and promised(path) in _KEYS:
        line = _line(name, view)
        rename = "" if state != "unused" or promised(path) == "text" else _dated(path, view.known.today)
    return FileRow(
        path=path,
        state=state,
        size_bytes=folder.records[path].seen.size_bytes,
        campaigns=users,
        problems=problems,
        line=line,
        rename=rename,
    )


def _state(
    path: str,
    name: str,
    view: _View,
    playlists: set[str],
    users: Sequence[tuple[str, CampaignState]],
    problems: Sequence[Problem],
) -> FileState:
    record, finds = view.source.folder.records[path], view.source.finds
    special: dict[str, FileState] = {finds.boards: "boards", view.source.folder.switch: "switch"}
    if path and path in special:
        return special[path]
    if path in playlists:
        return "playlist"
    if name in view.value.refused:
        return "refused"
    if any(is_draft_name(part) for part in path.split("/")):
        return "draft"
    if finds.media and not path.startswith(finds.media):
        is_playlist = path.startswith(f"{PLAYLISTS}/") and playlist_stem(path) is not None
        return "passed-over" if is_playlist or problems else "misplaced"
    if record.sha256 and record.sha256 in view.known.content.failed:
        return "given-up"
    if users:
        if name in view.now:
            return "now"
        if name in view.today:
            return "today"
        is_waiting = not record.sha256 and any(state not in ("ended", "draft", "elsewhere") for _, state in users)
        return "coming-in" if is_waiting else "planned"
    if problems:
        return "passed-over"
    if promised(path) == "other":
        return "no-media"
    return "unused-inside" if _campaign_folder(name, view) else "unused"


def _users(
    value: Source, known: Known, rows: Iterable[CampaignRow], paths: Paths
) -> Mapping[str, Sequence[tuple[str, CampaignState]]]:
    states = {row.path: row.state for row in rows}
    found: dict[str, list[tuple[str, CampaignState]]] = {}
    for campaign in value.campaigns:
        for path in wanted([campaign], paths, known.board.id):
            found.setdefault(path, []).append((campaign.name, states[campaign.path]))
    return found


def _in_plan(known: Known, source: str, wall_ms: int | None) -> frozenset[str]:
    """The files of a source that the plan shows at a moment; without one, today."""
    if known.plan is None or known.wall_ms is None:
        return frozenset()
    begin_ms, end_ms = known.day_ms(known.today) if wall_ms is None else (wall_ms, wall_ms + 1)
    loops = {one.loop for one in known.plan.segments if one.begin_ms < end_ms and begin_ms < one.end_ms}
    pieces = (known.plan.pieces[number] for loop in loops for number in loop)
    return frozenset(piece.what for piece in pieces if piece.source == source and piece.sha256)


def _campaign_folder(name: str, view: _View) -> str:
    """The folder with a playlist of its own that a file lies in; "" is none."""
    above = name.rpartition("/")[0]
    while above and above not in view.source.finds.own:
        above = above.rpartition("/")[0]
    return above


def _line(name: str, view: _View) -> str:
    """A line of a playlist that names a file."""
    language: Language = view.known.board.language
    folder = _campaign_folder(name, view)
    path = name.removeprefix(f"{folder}/") if folder else name
    quoted = '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"' if _QUOTED & set(path) else path
    return f"- {say(_KEYS[promised(name)], language)}: {quoted}"


def _dated(path: str, today: date) -> str:
    """The file's name with two weeks in front of it."""
    days = "_".join(f"{day.day}-{day.month}-{day.year}" for day in (today, today + _EXAMPLE))
    return f"{days} {path.rpartition('/')[2]}"
