"""What is with each file of a source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ledplayer.core.model import Source
from ledplayer.core.names import is_draft_name, natural_key
from ledplayer.errors import Problem
from ledplayer.intake.endings import playlist_stem, promised
from ledplayer.intake.page.advice import advised, campaign_folder
from ledplayer.intake.page.known import Known, Wrong
from ledplayer.intake.page.report import CampaignRow, CampaignState, FileRow, FileState
from ledplayer.intake.scan import PLAYLISTS, shown
from ledplayer.intake.source import FolderSource
from ledplayer.intake.wanted import Paths, wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """What a source's files are judged by.

    Attributes:
        users: Path inside the media → the campaigns that need it, each with its state.
        own: Path of a playlist → its campaign, with its state.
        now, today: Paths inside the media that the plan shows.
    """

    source: FolderSource
    value: Source
    known: Known
    users: Mapping[str, Sequence[tuple[str, CampaignState]]]
    own: Mapping[str, tuple[str, CampaignState]]
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
        own={row.path: (row.name, row.state) for row in campaigns},
        users=_users(value, known, campaigns, Paths(names)),
        now=_in_plan(known, value.id, known.wall_ms),
        today=_in_plan(known, value.id, None),
    )
    kinds = ("playlist", "folder")
    playlists = {path for one in source.finds.found if one.kind in kinds for path in (one.path, *one.rivals)}
    rows = [_row(path, view, playlists, wrong) for path in sorted(source.folder.records, key=natural_key)]
    rows = advised(rows, source.finds, known.board.language, known.today)
    there = {shown(path) for path in source.folder.records} | {row.path for row in campaigns}
    others = [path for path in sorted(set(wrong.files(value.id)) - there, key=natural_key) if path[:1] != "/"]
    rows += [FileRow(path=f"{shown(name)}/", state="misplaced") for name in sorted(source.folder.ignored)]
    return rows + [FileRow(path=path, state="passed-over", problems=wrong.about(value.id, path)) for path in others]


def _row(path: str, view: _View, playlists: set[str], wrong: Wrong) -> FileRow:
    name, folder = path.removeprefix(view.source.finds.media), view.source.folder
    users = tuple(view.users.get(name, ()))
    problems = wrong.about(view.value.id, shown(path)) if path not in playlists else ()
    state = _state(path, name, view, playlists, users, problems)
    return FileRow(
        path=path,
        state=state,
        size_bytes=folder.records[path].seen.size_bytes,
        campaigns=(view.own[path],) if state == "playlist" and path in view.own else users,
        problems=problems,
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
        if all(state == "elsewhere" for _, state in users):
            return "elsewhere"
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
    return "unused-inside" if campaign_folder(name, view.source.finds) else "unused"


def _users(
    value: Source, known: Known, rows: Iterable[CampaignRow], paths: Paths
) -> Mapping[str, Sequence[tuple[str, CampaignState]]]:
    states = {row.path: row.state for row in rows}
    found: dict[str, list[tuple[str, CampaignState]]] = {}
    for campaign in value.campaigns:
        ours = wanted([campaign], paths, known.board.id)
        for path in wanted([campaign], paths):
            state = states[campaign.path] if path in ours else "elsewhere"
            found.setdefault(path, []).append((campaign.name, state))
    return found


def _in_plan(known: Known, source: str, wall_ms: int | None) -> frozenset[str]:
    """The files of a source that the plan shows at a moment; without one, today."""
    if known.plan is None or known.wall_ms is None:
        return frozenset()
    begin_ms, end_ms = known.day_ms(known.today) if wall_ms is None else (wall_ms, wall_ms + 1)
    loops = {one.loop for one in known.plan.segments if one.begin_ms < end_ms and begin_ms < one.end_ms}
    pieces = (known.plan.pieces[number] for loop in loops for number in loop)
    return frozenset(piece.what for piece in pieces if piece.source == source and piece.sha256)
