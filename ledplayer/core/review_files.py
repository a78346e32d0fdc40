"""Which files are missing or long, and which campaigns have nothing to show? Rules S3, M4, M7, L2 and L4.

1. A missing file or empty folder costs its item and is a warning; one with `<board>` in its path is information. Files
   of a campaign that has ended are not looked for. A file that is something else than its name promises is a warning.
2. Files of a folder that do not play are information (M4). An item that names one is a warning, and a folder that
   plays by itself and holds nothing else.
3. A film over 15 minutes is a warning, one over an hour is cut, and that is said (M7). So is a PDF over 15 minutes;
   upright pages on a board that lies are information.
4. An urgent campaign that is open today with nothing playable is an error, an exclusive one a warning (L2, L4).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ledplayer.core.compose import laid_out
from ledplayer.core.item_written import kind_by_ending
from ledplayer.core.lineup import Piece
from ledplayer.core.model import Board, Campaign, Content, Entry, Item, Source
from ledplayer.core.names import fold, nearest
from ledplayer.core.openings import campaign_opening, item_opening
from ledplayer.core.placeholders import Known, fill, words_in
from ledplayer.core.plan import campaign_days
from ledplayer.core.review_days import ended_on
from ledplayer.core.roster import fits, names_of
from ledplayer.core.shelf import PLAYABLE, Shelf, below, shelf
from ledplayer.errors import Place, Problem, Severity, Word

LONG_FILM_MS = 900_000
CUT_FILM_MS = 3_600_000
#: What a file is → the key it stands under.
_KEYS = {"image": "image", "video": "video", "pdf": "pdf", "text": "text_file"}
_PATHS = frozenset({"image", "video", "pdf", "folder", "text_file"})


def review_files(content: Content, board: Board, today: date) -> Iterator[Problem]:
    """All problems of these rules, in no order."""
    for source in content.sources:
        files, names = shelf(source), names_of(board, source, content)
        for campaign in source.campaigns:
            if not fits(campaign.boards, campaign.excluded, names) or ended_on(campaign, today):
                continue
            if campaign.whole_folder and not below(files, campaign.folder):
                yield from _of_folder(campaign, source)
            for item in campaign.items:
                if item.kind in _PATHS and fits(item.boards, item.excluded, names):
                    yield from _of_item(item, campaign, source, files, board, today)
    for one in campaign_days(content, board, today):
        if one.campaign.level == "urgent" and not one.lines:
            yield _problem("error", "urgent-nothing", one.campaign.place)
        elif one.campaign.exclusive and not one.lines:
            yield _problem("warning", "exclusive-nothing", one.campaign.place)
        places = {item.number: item.place for item in one.campaign.items}
        for line in (*one.lines, *one.solos):
            place = places.get(line.piece.number, one.campaign.place)
            yield from _of_pages(place, line.piece, board) if line.piece.kind == "pdf" else _of_film(place, line.piece)


def _of_item(
    item: Item, campaign: Campaign, source: Source, files: Shelf, board: Board, today: date
) -> Iterator[Problem]:
    year = item_opening(item, campaign_opening(campaign.window, today), today).year or today.year
    known = Known(board=board.id, board_name=board.name or board.id, today=today, year=year, values=campaign.values)
    path = fill(item.content, known)
    if path is None:
        return
    if path in source.refused:
        refusal = source.refused[path]
        if refusal.severity == "info":
            yield replace(refusal, severity="warning", place=item.place)
        return
    inside = files.folders.get(path.strip("/"), ())
    others = [entry.path.rpartition("/")[2] for entry in inside if entry.kind not in PLAYABLE and not _is_coming(entry)]
    if item.kind == "folder" and others:
        yield _problem("info", "folder-other-files", item.place, path=path, count=len(others), name=others[0])
    entry = files.entries.get(path)
    if entry and item.kind == kind_by_ending(path) != _KEYS.get(entry.kind, item.kind):
        yield _problem("warning", "file-not-as-named", item.place, path=path, right=Word(_KEYS[entry.kind]))
    found = len(inside) > len(others) if item.kind == "folder" else entry is not None
    if found:
        return
    if "board" in words_in(item.content):
        yield _problem("info", "file-none-yet", item.place, path=path, board=board.name or board.id)
    elif near := _near(path, item, files):
        yield _problem("warning", "file-missing-near", item.place, path=path, near=near)
    else:
        yield _problem("warning", "folder-empty" if item.kind == "folder" else "file-missing", item.place, path=path)


def _is_coming(entry: Entry) -> bool:
    """Whether a file was not taken in yet, and may be what its name promises."""
    return not entry.sha256 and bool(kind_by_ending(entry.path))


def _of_folder(campaign: Campaign, source: Source) -> Iterator[Problem]:
    inside = f"{campaign.folder}/" if campaign.folder else ""
    if any(path.startswith(inside) and problem.severity == "info" for path, problem in source.refused.items()):
        yield _problem("warning", "folder-empty", campaign.place, path=campaign.folder)


def _near(path: str, item: Item, files: Shelf) -> str:
    """The file that was probably meant: of this name in another folder, else of a similar name in this one."""
    if item.kind == "folder":
        return nearest(path, files.names)
    folder, slash, name = path.rpartition("/")
    elsewhere = next((other for other in files.entries if fold(other.rpartition("/")[2]) == fold(name)), "")
    close = nearest(name, [entry.path.rpartition("/")[2] for entry in files.folders.get(folder, ())])
    return elsewhere or (folder + slash + close if close else "")


def _of_film(place: Place, piece: Piece) -> Iterator[Problem]:
    if piece.kind == "video" and piece.duration_ms > LONG_FILM_MS:
        code = "film-cut" if piece.duration_ms > CUT_FILM_MS and piece.length_ms == CUT_FILM_MS else "film-long"
        yield _problem("warning", code, place, path=piece.what, minutes=-(-piece.duration_ms // 60_000))


def _of_pages(place: Place, piece: Piece, board: Board) -> Iterator[Problem]:
    if piece.length_ms > LONG_FILM_MS:
        minutes = -(-piece.length_ms // 60_000)
        yield _problem("warning", "pdf-long", place, path=piece.what, pages=piece.pages, minutes=minutes)
    room = laid_out(board.canvas, board.rotation) if board.canvas else None
    if room and room.width > room.height and piece.width < piece.height:
        yield _problem("info", "pdf-upright", place, path=piece.what)


def _problem(severity: Severity, code: str, place: Place, **values: str | int) -> Problem:
    return Problem(severity=severity, code=code, place=place, values=values)
