"""Every item of the bundled playlists, drafts too, and every board's card, measured where they are drawn.

What Pillow was told to write is held against the finished pictures (`LOOKS.md`, rules 1, 2 and 6):

1. No letter is smaller than is legible: 20 px, 16 px on canvases under 130 px height, 15 px for labels and page marks.
2. All ink lies inside, marks included, and none of it is cut off or covered: every pixel that the same letters fill
   where they have endless room has their colour in the picture.
3. The letters' colour has a contrast of 4.5 or more to the brightest that lies around them.
4. Every word is written.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from ledplayer.core.board_file import read_boards
from ledplayer.core.compose import Leaf, compose, laid_out
from ledplayer.core.lineup import Piece, Showing
from ledplayer.core.model import Board, Box, Size
from ledplayer.core.playlist import read_playlist
from ledplayer.paint import caption, card, clock, ink, slide, strip
from ledplayer.paint.breaks import VANISHING
from ledplayer.paint.countdown import beside
from ledplayer.paint.ground import ground
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import GOLD, WHITE, Colour, contrast
from tests.bench.gallery import CANVASES, ROOT, bundled, opened

EVENING = datetime(2023, 10, 9, 17, 5)
PLAYLISTS = sorted((ROOT / "playlists").glob("*.yaml"))
BOARDS = read_boards((ROOT / "boards.yaml").read_bytes(), file="boards.yaml")[0].values()
#: The canvases and how far they are turned; besides those of the gallery a 4:1 banner and an upright board.
MOUNTED = [*((canvas, 0) for canvas in CANVASES), (Size(width=768, height=192), 0), (Size(width=640, height=384), 90)]
LEAST_CONTRAST = 4.5
#: Legible at least: a label, a page mark.
SMALL = 15
#: Pixels around letters that they are read against, and free ones for their marks where they have endless room.
AROUND, ENDLESS = 2, 8

Box4 = tuple[int, int, int, int]
by_mounting = pytest.mark.parametrize(
    ("canvas", "rotation"), MOUNTED, ids=[f"{canvas.width}x{canvas.height}-{turn}" for canvas, turn in MOUNTED]
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """Letters as Pillow was told to write them; x and y are where their baseline begins on the picture."""

    text: str
    font: ImageFont.FreeTypeFont
    colour: Colour
    x: int
    y: int
    picture: Image.Image

    @property
    def room(self) -> Box4:
        """Left, top, right, bottom of more room on the picture than the letters need."""
        left, top, right, bottom = map(round, self.font.getbbox(self.text, anchor="ls"))
        return self.x + left - ENDLESS, self.y + top - ENDLESS, self.x + right + ENDLESS, self.y + bottom + ENDLESS

    def alone(self, *, rim: int = 0) -> Image.Image:
        """The letters in their room, mode L; with a rim they are that much bolder."""
        left, top, right, bottom = self.room
        picture = Image.new("L", (right - left, bottom - top))
        place = (self.x - left, self.y - top)
        ImageDraw.Draw(picture).text(place, self.text, font=self.font, fill=255, anchor="ls", stroke_width=rim)
        return picture


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Line]:
    """The lines that Pillow writes on coloured pictures."""
    lines: list[Line] = []
    write = ImageDraw.ImageDraw.text

    def text(pen: ImageDraw.ImageDraw, place: tuple[int, int], text: str, **how: Any) -> None:
        write(pen, place, text, **how)
        if pen.mode != "L":
            assert how["anchor"] == "ls"
            known = {"text": text, "font": how["font"], "colour": how["fill"], "picture": pen._image}
            lines.append(Line(x=place[0], y=place[1], **known))

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", text)
    return lines


def topmost(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that lie under the one that follows: shadows and outlines."""
    under = {
        id(one)
        for one, other in pairwise(lines)
        if one.text == other.text
        and one.picture is other.picture
        and max(abs(one.x - other.x), abs(one.y - other.y)) < 4
    }
    return [line for line in lines if id(line) not in under]


def faults(picture: Image.Image, lines: Sequence[Line], least: Callable[[Line], int]) -> Iterator[str]:
    """What is wrong with the letters of a finished picture (rules 1 to 3); `least` is the legible size of a line."""
    inked = Image.new("L", picture.size)
    for line in lines:
        inked.paste(255, line.room[:2], touched(line.alone()))
    for line in lines:
        room, letters = line.room, line.alone()
        seen = picture.crop(room)
        if line.font.size < least(line):
            yield f"{line.text!r} has {line.font.size} px"
        left, top, right, bottom = letters.getbbox() or (0, 0, 0, 0)
        if (
            min(room[0] + left, room[1] + top) < 0
            or room[0] + right > picture.width
            or room[1] + bottom > picture.height
        ):
            yield f"{line.text!r} is not inside"
        if any(highest(ImageChops.difference(seen, Image.new("RGB", seen.size, line.colour)), letters.point(filled))):
            yield f"{line.text!r} is cut or covered"
        around = ImageChops.subtract(touched(line.alone(rim=AROUND)), inked.crop(room))
        if contrast(line.colour, highest(seen, around)) < LEAST_CONTRAST:
            yield f"{line.text!r} is faint"


def filled(level: int) -> int:
    return 255 * (level == 255)


def touched(mask: Image.Image) -> Image.Image:
    return mask.point(lambda level: 255 * (level > 0))


def highest(picture: Image.Image, mask: Image.Image) -> Colour:
    """The highest red, green and blue under a mask; black where nothing is."""
    counts = picture.histogram(mask)
    red, green, blue = (max((n for n in range(256) if counts[first + n]), default=0) for first in (0, 256, 512))
    return red, green, blue


def drawn(leaf: Leaf, board: Board) -> tuple[Image.Image, ...]:
    """The finished pictures of a leaf: all its pages, or its whole strip."""
    piece, room = leaf.piece, leaf.room
    if leaf.make == "strip":
        return (strip.band(piece.text, piece.style, room.height, room.width),)
    if leaf.make == "band_pages":
        return strip.band_pages(piece.text, piece.style, room)
    if leaf.make == "clock":
        return (clock.face(piece, EVENING, room, language=board.language),)
    caption.overlay.cache_clear()
    return slide.pages(piece, room, picture=opened(piece), language=board.language, board_name=board.name)


def laid(lines: Sequence[Line], leaf: Leaf, pages: Sequence[Image.Image]) -> list[list[Line]]:
    """The lines that were put on each page; those of a caption's panel where it lies over its picture."""
    if leaf.piece.kind != "image":
        return [[line for line in lines if line.picture is page] for page in pages]
    _, box = caption.overlay(leaf.piece.text, leaf.room, leaf.piece.style)
    return [[replace(line, x=line.x + box.x, y=line.y + box.y) for line in lines]]


def words_of(leaf: Leaf) -> list[str]:
    """The words that must be read on a leaf, in their order."""
    piece = leaf.piece
    text = beside(piece.text, str(piece.days)) if piece.kind == "countdown" else piece.text
    return [word for word in drawable(text).split() if word not in VANISHING]


def wrong(leaf: Leaf, board: Board, written: list[Line]) -> Iterator[str]:
    """What is wrong with a leaf; `written` grows by what it writes, and is emptied."""
    floor = 20 if board.canvas.height >= 130 else 16
    pages = drawn(leaf, board)
    lines = topmost(written)
    small = {drawable(leaf.piece.label).upper(), *(f"{page}/{len(pages)}" for page in range(1, len(pages) + 1))}
    for page, on_page in zip(pages, laid(lines, leaf, pages), strict=True):
        yield from faults(page, on_page, lambda line: SMALL if line.text in small else floor)
    said = [word for line in lines if line.text not in small for word in line.text.split()]
    if " ".join(words_of(leaf)) not in " ".join(word for word in said if word not in VANISHING):
        yield f"{leaf.piece.text!r} is not written whole, but {said}"
    written.clear()


@cache
def items(playlist: str) -> tuple[tuple[Showing, Board], ...]:
    """The showings of a playlist's items that we write something on."""
    return tuple((showing, board) for showing, board in _all() if showing.piece.playlist == playlist)


@cache
def _all() -> tuple[tuple[Showing, Board], ...]:
    return tuple(bundled())


@by_mounting
@pytest.mark.parametrize("playlist", [path.name for path in PLAYLISTS])
def test_every_item_is_legible_whole_and_stands_out(
    playlist: str, canvas: Size, rotation: int, written: list[Line]
) -> None:
    found = []
    for showing, board in items(playlist):
        here = replace(board, canvas=canvas, rotation=rotation)
        for leaf in compose(showing, canvas, rotation):
            if leaf.piece.text or leaf.make == "clock":
                found += [f"{showing.piece.number}: {fault}" for fault in wrong(leaf, here, written)]
    assert not found


@pytest.mark.parametrize("path", PLAYLISTS, ids=lambda path: path.stem)
def test_no_item_is_left_out(path: Path) -> None:
    campaign, _ = read_playlist(path.read_bytes(), file="", source="", path="", folder="", needs_items=True)
    assert campaign
    assert {showing.piece.number for showing, _ in items(path.name)} == {item.number for item in campaign.items}


@by_mounting
@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.id)
def test_every_boards_card_is_legible_whole_and_stands_out(
    board: Board, canvas: Size, rotation: int, written: list[Line]
) -> None:
    room = laid_out(canvas, rotation)
    for when in (EVENING, None):
        page = card.card(board.name, when, room, language=board.language)
        lines = topmost(written)
        assert not list(faults(page, lines, lambda _: 20 if canvas.height >= 130 else 16))
        assert drawable(board.name) in " ".join(line.text for line in lines)
        written.clear()


@pytest.mark.parametrize(
    ("fault", "values"),
    [
        pytest.param("", {}, id="as it should be"),
        pytest.param("has 15 px", {"size": 15}, id="1: too small"),
        pytest.param("is not inside", {"baselines": (19,)}, id="2: the mark above is cut by the edge"),
        pytest.param("is cut or covered", {"baselines": (19,)}, id="2: and does not show"),
        pytest.param("is not inside", {"baselines": (93,)}, id="2: the mark below is cut by the edge"),
        pytest.param("is not inside", {"box": Box(x=-3, y=0, width=192, height=96), "align": "left"}, id="2: beside"),
        pytest.param("is cut or covered", {"baselines": (60,)}, id="2: a bar lies over the mark below"),
        pytest.param("is faint", {"colour": (90, 110, 160)}, id="3: too little contrast"),
    ],
)
def test_what_is_wrong_is_seen(fault: str, values: dict[str, Any], written: list[Line]) -> None:
    colour = values.pop("colour", WHITE)
    page = ground("plain", Size(width=192, height=96))
    place = Box(x=0, y=0, width=192, height=96)
    ink.draw(page, replace(ink.Block(size=24, lines=("Ẩm ợ",), baselines=(50,), box=place), **values), colour)
    ImageDraw.Draw(page).rectangle((0, 62, 192, 70), fill=GOLD)
    found = " ".join(faults(page, topmost(written), lambda _: 16))
    assert fault in found if fault else not found


def test_a_bright_picture_behind_letters_is_seen(written: list[Line]) -> None:  # rule 3
    page = Image.new("RGB", (192, 96), (150, 150, 150))
    block = ink.block(("Ẩm ợ",), 24, Box(x=0, y=0, width=192, height=96))
    ink.draw(page, block, WHITE)
    assert any("faint" in fault for fault in faults(page, topmost(written), lambda _: 16))


def test_words_that_are_left_out_are_seen(written: list[Line]) -> None:  # rule 4
    room = Size(width=192, height=96)
    piece = Piece(kind="image", length_ms=1, text="một hai ba bốn năm " * 20, path=str(ROOT / "media/xuan/hoa-mai.jpg"))
    leaf = Leaf(make="pages", piece=piece, room=room, box=Box(x=0, y=0, width=192, height=96), origin_ms=0)
    assert any("not written whole" in fault for fault in wrong(leaf, replace(Board(id="b"), canvas=room), written))
