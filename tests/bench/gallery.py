"""Draws pieces at several canvases: single PNGs and one contact sheet, to be looked at before they are on a board.

    python -m tests.bench.gallery [FOLDER]

writes every item of the bundled playlists into FOLDER (`gallery/`), drafts too, each on a board and day that have it.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import av
from PIL import Image, ImageDraw, ImageOps

from ledplayer.core.board_file import read_boards
from ledplayer.core.compose import compose
from ledplayer.core.lineup import Piece, Plan, Segment, Showing
from ledplayer.core.model import Board, Campaign, Content, Entry, MediaKind, Size, Source
from ledplayer.core.plan import plan_days
from ledplayer.core.playlist import read_playlist
from ledplayer.core.roster import roster
from ledplayer.core.text_file import decode, paragraphs
from ledplayer.paint import fonts, slide
from ledplayer.paint.frame import frame

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CANVASES = tuple(Size(width=w, height=h) for w, h in ((192, 96), (384, 192), (640, 384), (1920, 1080)))
KINDS: dict[str, MediaKind] = {".png": "image", ".jpg": "image", ".jpeg": "image", ".mp4": "video", ".txt": "text"}
#: Days tried until every item of a campaign has been on: the eve of 10/10/2023, then the year that follows it.
EVE = date(2023, 10, 9)
DAYS = ([EVE], [EVE + timedelta(days=number) for number in range(366)])
#: The moment of a film that stands for it, in parts of its length: near the end, where it says what it is about.
TELLING = 0.85
#: Width of one picture on the contact sheet, and free pixels around it.
THUMB, GAP = 384, 8


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One page of a piece at one canvas."""

    name: str
    canvas: Size
    picture: Image.Image


def gallery(
    folder: Path, showings: Iterable[tuple[Showing, Board]], canvases: Sequence[Size] = CANVASES
) -> list[Drawn]:
    """Write a PNG for each page of each showing at each canvas, and `contact-sheet.png`; gives what was drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for number, (showing, board) in enumerate(showings, 1):
        picture = opened(showing.piece)
        rows.append([page for canvas in canvases for page in _pages(number, showing, board, canvas, picture)])
    for page in (page for row in rows for page in row):
        page.picture.save(folder / f"{page.name}.png")
    _sheet(rows, canvases).save(folder / "contact-sheet.png")
    return [page for row in rows for page in row]


def opened(piece: Piece) -> Image.Image | None:
    """A piece's picture, or a film's at its most telling moment; None where it has no file."""
    if not piece.path:
        return None
    if piece.kind != "video":
        return ImageOps.exif_transpose(Image.open(piece.path))
    with av.open(piece.path) as film:
        moment_s = TELLING * (film.duration or 0) / av.time_base
        return next(frame for frame in film.decode(video=0) if (frame.time or 0) >= moment_s).to_image()


def bundled() -> Iterator[tuple[Showing, Board]]:
    """Each item of the bundled playlists, as its board shows it; a folder's and a text file's each part."""
    boards, _ = read_boards((ROOT / "boards.yaml").read_bytes(), file="boards.yaml")
    entries = {entry.path: entry for entry in map(_entry, sorted((ROOT / "media").rglob("*.*")))}
    for file in sorted((ROOT / "playlists").glob("*.yaml")):
        campaign, _ = read_playlist(
            file.read_bytes(), file=file.name, source="sample", path=file.name, folder="", needs_items=True
        )
        if campaign:
            yield from _shown(campaign, entries, boards)


def _shown(
    campaign: Campaign, entries: Mapping[str, Entry], boards: Mapping[str, Board]
) -> list[tuple[Showing, Board]]:
    """Each item of one campaign, in the playlist's order, put on air alone, on the first board and day that have it."""
    source = Source(id="sample", campaigns=(replace(campaign, on_air=True),), entries=entries, boards=boards)
    content = Content(sources=(source,))
    found: dict[int, list[tuple[Showing, Board]]] = {}
    for days in DAYS:
        for board in (board for board in boards.values() if any(roster(content, board))):
            if len(found) < len(campaign.items):
                for segment, pieces in _loops(plan_days(content, board, days, ZONE, ZONE.key)):
                    begin = segment.begin_ms
                    fresh = [piece for piece in pieces if piece.playlist and piece.number not in found]
                    for piece in fresh:
                        end = begin + piece.length_ms
                        showing = Showing(piece=piece, begin_ms=begin, end_ms=end, segment=segment)
                        found.setdefault(piece.number, []).append((showing, board))
    return [both for _, shown in sorted(found.items()) for both in shown]


def _loops(plan: Plan) -> Iterator[tuple[Segment, Iterable[Piece]]]:
    """Each segment with the pieces of its loop, each once."""
    for segment in plan.segments:
        yield segment, dict.fromkeys(plan.pieces[number] for number in segment.loop)


def _entry(file: Path) -> Entry:
    path = str(file.relative_to(ROOT / "media"))
    kind = KINDS.get(file.suffix, "other")
    known = Entry(path=path, sha256=path, size_bytes=file.stat().st_size, kind=kind, place=str(file))
    if kind == "text":
        return replace(known, paragraphs=paragraphs(decode(file.read_bytes())))
    if kind == "video":
        with av.open(str(file)) as film:
            return replace(known, duration_ms=(film.duration or 0) // 1000)
    return known


def _pages(number: int, showing: Showing, board: Board, canvas: Size, picture: Image.Image | None) -> Iterator[Drawn]:
    """Each page, a moving line in the middle of its way; the clock at 17:05."""
    piece = showing.piece
    when = datetime.combine(datetime.fromtimestamp(showing.begin_ms / 1000, ZONE).date(), time(17, 5), ZONE)
    here = replace(board, canvas=canvas, rotation=0)
    leaf = compose(showing, canvas, 0)[0]
    pages = 1
    if leaf.make == "pages":
        known = {"picture": picture, "language": board.language, "board_name": board.name}
        pages = len(slide.pages(piece, leaf.room, **known))
    for page in range(pages):
        wall_ms = showing.begin_ms + round((page + 0.5) * piece.length_ms / pages)
        drawn = frame(showing, here, canvas, wall_ms, when, picture=picture)
        name = f"{number:02}-{piece.kind}-{canvas.width}x{canvas.height}-{page + 1}"
        yield Drawn(name=name, canvas=canvas, picture=drawn)


def _sheet(rows: Sequence[Sequence[Drawn]], canvases: Sequence[Size]) -> Image.Image:
    """All pages: a row an item, the canvases side by side, further pages under one another."""
    placed = []
    y = GAP
    for row in rows:
        below = y
        for column, canvas in enumerate(canvases):
            top = y
            high = round(THUMB * canvas.height / canvas.width)
            for page in (page for page in row if page.canvas == canvas):
                placed.append((page, GAP + column * (THUMB + GAP), top, high))
                top += high + GAP
            below = max(below, top)
        y = below + 2 * GAP
    sheet = Image.new("RGB", (GAP + len(canvases) * (THUMB + GAP), y + 3 * GAP), (44, 44, 44))
    for page, x, top, high in placed:
        smooth = page.canvas.width > THUMB
        scale = Image.Resampling.LANCZOS if smooth else Image.Resampling.NEAREST
        sheet.paste(page.picture.resize((THUMB, high), scale), (x, top))
    pen = ImageDraw.Draw(sheet)
    for column, canvas in enumerate(canvases):
        place = (GAP + column * (THUMB + GAP), y)
        pen.text(place, f"{canvas.width}x{canvas.height}", font=fonts.font(18, "regular"), fill=(200, 200, 200))
    return sheet


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "gallery")
    drawn = gallery(target, bundled())
    print(f"{len(drawn)} PNG, {target / 'contact-sheet.png'}")
