"""The test card: every outermost pixel is lit, corners differ, numbers and modules stand where they say."""

from itertools import pairwise

import pytest
from PIL import Image, ImageChops

from ledplayer.core.model import Box, Size
from ledplayer.core.pitches import likely_module
from ledplayer.paint import fonts
from ledplayer.paint.frame import TURNS
from ledplayer.paint.test_card import edges, identity, letters, modules, patches
from ledplayer.paint.test_card.facts import Facts, Sheet, stamped
from ledplayer.paint.test_card.sheets import Placed, arranged, sheets

CANVASES = [
    Size(width=width, height=height)
    for width, height in (
        *((96, 48), (128, 64), (192, 96), (384, 96), (384, 192), (768, 192), (640, 384), (1920, 1080)),
        *((48, 96), (96, 192), (192, 384), (200, 200), (2560, 64), (69, 47)),
    )
]
TIME = "23:59:48 28/08/2026"
of_size = pytest.mark.parametrize("canvas", CANVASES, ids=lambda one: f"{one.width}x{one.height}")


def facts(canvas: Size, *, rotation=0, language="vi", module=None, name="Xã Phước Vĩnh Đông", **more) -> Facts:
    return Facts(
        id=more.get("id", "xa-phuoc-vinh-dong"),
        name=name,
        canvas=canvas,
        offset=(1234, 567),
        rotation=rotation,
        module=module or likely_module(canvas),
        zone="Asia/Ho_Chi_Minh",
        version="0.1.0",
        addresses=more.get("addresses", ("192.168.100.120", "10.0.0.7")),
        language=language,
    )


def card(canvas: Size, **more) -> tuple[Sheet, ...]:
    return sheets(facts(canvas, **more))


@of_size
def test_every_outermost_pixel_is_lit_on_every_sheet(canvas: Size):
    for sheet in card(canvas):
        assert sheet.picture.size == (canvas.width, canvas.height)
        pixels = sheet.picture.load()
        right, low = canvas.width - 1, canvas.height - 1
        rim = [(x, y) for x in range(canvas.width) for y in (0, low)]
        rim += [(x, y) for y in range(canvas.height) for x in (0, right)]
        assert min(max(pixels[place]) for place in rim) == 255


@of_size
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_corners_differ_and_turn_with_the_board(canvas: Size, rotation):
    turned = {0: "ABCD", 90: "DABC", 180: "CDAB", 270: "BCDA"}[rotation]
    colours = {letter: colour for letter, colour, _ in edges.CORNERS}
    assert len(set(colours.values())) == 4
    right, low = canvas.width - 1, canvas.height - 1
    for sheet in card(canvas, rotation=rotation):
        seen = [sheet.picture.getpixel(place) for place in ((0, 0), (right, 0), (right, low), (0, low))]
        assert seen == [colours[letter] for letter in turned]


@of_size
def test_a_turned_card_is_the_one_of_the_turned_canvas(canvas: Size):
    across = Size(width=canvas.height, height=canvas.width)
    turned = card(canvas, rotation=90, module=Size(width=16, height=32))
    straight = card(across, module=Size(width=32, height=16))
    assert len(turned) == len(straight)
    assert turned[-1].picture == straight[-1].picture.transpose(TURNS[90])


@of_size
def test_ticks_stand_at_every_tenth_pixel_and_nowhere_else(canvas: Size):
    picture = Image.new("RGB", (canvas.width, canvas.height))
    edges.draw_ruler(picture)
    corner = edges.corner_size(canvas)
    lit = {x for x in range(canvas.width) if picture.getpixel((x, 2)) == edges.TICK and x > 4}
    assert lit == {x for x in range(10, canvas.width - corner, 10) if x >= corner}
    lit = {y for y in range(canvas.height) if picture.getpixel((canvas.width - 3, y)) == edges.TICK and y > 4}
    assert lit == {y for y in range(10, canvas.height - corner, 10) if y >= corner}


@of_size
def test_numbers_stand_at_their_pixels_and_touch_nothing(canvas: Size):
    at, corner = edges.ruler(canvas), edges.corner_size(canvas)
    if not at.digits:
        return
    found = edges.numbers(canvas)
    assert found
    places = arranged(canvas)
    for number, box in found:
        upright = box.x <= number - box.width // 2 + 1 and box.x + box.width // 2 in range(number - 1, number + 2)
        level = box.y + box.height // 2 in range(number - 1, number + 2)
        assert upright or level
        assert box.x > at.ticks[2]
        assert box.y > at.ticks[2]
        assert box.x + box.width < canvas.width - at.ticks[2]
        assert box.y + box.height < canvas.height - at.ticks[2]
        for sheet in places:
            assert not any(overlap(box, placed.box) for placed in sheet)
    boxes = [box for _, box in found] + [
        Box(x=x, y=y, width=corner, height=corner)
        for x in (0, canvas.width - corner)
        for y in (0, canvas.height - corner)
    ]
    assert not any(overlap(one, other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])


def test_the_numbers_of_a_small_board_are_these():
    numbers = [number for number, _ in edges.numbers(Size(width=192, height=96))]
    assert numbers == [50, 100, 150, 40, 60, 80]


@of_size
def test_each_module_is_framed_on_its_own_outermost_pixels(canvas: Size):
    module = likely_module(canvas)
    picture = Image.new("RGB", (canvas.width, canvas.height))
    modules.draw_numbered(picture, module)
    fields = list(modules.fields(canvas, module))
    assert sum(box.width * box.height for _, _, box in fields) == canvas.width * canvas.height
    for column, row, box in fields:
        assert (box.x, box.y) == ((column - 1) * module.width, (row - 1) * module.height)
        _, frame = modules.BRIGHT[(column + row) % 2]
        right, low = box.x + box.width - 1, box.y + box.height - 1
        assert {picture.getpixel((right, y)) for y in range(box.y + 1, low + 1)} == {frame}
        assert {picture.getpixel((x, low)) for x in range(box.x + 1, right + 1)} == {frame}
        assert picture.getpixel((box.x, box.y)) == modules.MARK


@pytest.mark.parametrize("module", [(32, 16), (64, 32), (80, 40), (40, 20), (64, 64), (128, 64)], ids=str)
def test_no_two_modules_look_the_same(module: tuple[int, int]):
    tile = Size(width=module[0], height=module[1])
    canvas = Size(width=12 * tile.width, height=12 * tile.height)
    picture = Image.new("RGB", (canvas.width, canvas.height))
    modules.draw_numbered(picture, tile)
    seen = {
        picture.crop((box.x, box.y, box.x + box.width, box.y + box.height)).tobytes()
        for _, _, box in modules.fields(canvas, tile)
    }
    assert len(seen) == 144
    turned = {
        picture.crop((box.x, box.y, box.x + box.width, box.y + box.height)).transpose(TURNS[180]).tobytes()
        for _, _, box in modules.fields(canvas, tile)
    }
    assert not seen & turned


@of_size
def test_corners_hide_no_modules_number(canvas: Size):
    module = likely_module(canvas)
    bare = Image.new("RGB", (canvas.width, canvas.height))
    modules.draw_numbered(bare, module)
    side = modules.corner_size(canvas, module)
    for x in (0, canvas.width - side):
        for y in (0, canvas.height - side):
            corner = bare.crop((x, y, x + side, y + side))
            assert (255, 255, 255) not in [colour for _, colour in corner.getcolors()]


@of_size
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("rotation", [0, 90])
def test_everything_has_its_place_and_nothing_is_cut(canvas: Size, language, rotation):
    room = facts(canvas, rotation=rotation).room
    places = arranged(room)
    kinds = [placed.kind for sheet in places for placed in sheet]
    assert kinds == ["identity", "colours", "greys", "letters"]
    for sheet in places:
        for placed in sheet:
            inside(placed, edges.body(room))
        boxes = [placed.box for placed in sheet]
        assert not any(overlap(one, other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])
        for placed in sheet:
            spill(placed, facts(canvas, rotation=rotation, language=language))


def inside(placed: Placed, body: Box) -> None:
    box = placed.box
    assert box.width > 0
    assert box.height > 0
    assert body.x <= box.x
    assert box.x + box.width <= body.x + body.width
    assert body.y <= box.y
    assert box.y + box.height <= body.y + body.height


def spill(placed: Placed, about: Facts) -> None:
    """Draw a block on a larger canvas: nothing of it lies outside its box."""
    box = Box(x=100, y=100, width=placed.box.width, height=placed.box.height)
    picture = Image.new("RGB", (box.width + 200, box.height + 200), (1, 2, 3))
    before = picture.copy()
    if placed.kind == "identity":
        written = identity.draw_identity(picture, box, about)
        for cell in written.cells:
            inside(Placed(kind="identity", box=cell), box)
    elif placed.kind == "colours":
        patches.draw_colours(picture, box, about.language)
    elif placed.kind == "greys":
        patches.draw_greys(picture, box)
    else:
        letters.draw_letters(picture, box)
    changed = ImageChops.difference(picture, before).getbbox()
    if changed:
        assert changed[0] >= box.x
        assert changed[1] >= box.y
        assert changed[2] <= box.x + box.width
        assert changed[3] <= box.y + box.height


def overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


@pytest.mark.parametrize("canvas", [one for one in CANVASES if one.width >= 96 and one.height >= 48], ids=str)
def test_on_a_board_of_any_use_the_size_and_the_smallest_legible_letters_are_there(canvas: Size):
    about = facts(canvas, id="xa-tan-tap")
    places = {placed.kind: placed.box for sheet in arranged(canvas) for placed in sheet}
    room = identity.inner(places["identity"])
    _, size, lines, _, _ = identity._composed(about, Size(width=room.width, height=room.height))
    assert size >= identity.LEAST
    assert any(f"{canvas.width}×{canvas.height}" in line for line in lines)
    box = places["letters"]
    sample, rows = letters.arranged(Size(width=box.width, height=box.height))
    assert 16 in [size for row in rows for size, _ in row.sizes]
    assert sample.startswith("Ẩ ợ Ễ")


@pytest.mark.parametrize("count", [4, 8])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_patches_have_their_colours_and_their_names(language, count):
    size = {4: Size(width=172, height=15), 8: Size(width=300, height=60)}[count]
    box = Box(x=0, y=0, width=size.width, height=size.height)
    picture = Image.new("RGB", (box.width, box.height), (1, 2, 3))
    patches.draw_colours(picture, box, language)
    found = {colour for times, colour in picture.getcolors(100_000) if times > 100}
    assert {colour for _, colour in patches.COLOURS[:count]} <= found
    assert (1, 2, 3) not in found


def test_grey_steps_go_from_black_to_white_in_even_steps():
    picture = Image.new("RGB", (170, 14), (255, 0, 0))
    patches.draw_greys(picture, Box(x=0, y=0, width=170, height=14))
    levels = [picture.getpixel((x, 0))[0] for x in range(170)]
    steps = sorted(set(levels))
    assert (levels, steps[0], steps[-1], len(steps)) == (sorted(levels), 0, 255, 17)
    assert {b - a for a, b in pairwise(steps)} <= {15, 16}


@of_size
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_time_stands_in_its_cells(canvas: Size, rotation):
    first = card(canvas, rotation=rotation)[0]
    assert len(first.cells) in (0, 5, 8, 19)
    for cell, letter in zip(first.cells, TIME, strict=False):
        assert first.glyphs[letter].size == (cell.width, cell.height)
    with_time, other = stamped(first, TIME), stamped(first, "23:59:49 28/08/2026")
    assert (with_time != first.picture) == bool(first.cells)
    assert first.cells or min(canvas.width, canvas.height) < 48
    if len(first.cells) >= 8:
        changed = ImageChops.difference(with_time, other).getbbox()
        cell = first.cells[7]
        assert changed is not None
        assert cell.x <= changed[0] < changed[2] <= cell.x + cell.width
        assert cell.y <= changed[1] < changed[3] <= cell.y + cell.height


@pytest.mark.parametrize("letter", "0123456789:/")
def test_every_character_of_the_time_is_whole(letter: str):
    sheet = card(Size(width=384, height=192))[0]
    glyph = sheet.glyphs[letter]
    box = glyph.convert("L").point(lambda level: 255 if level > 128 else 0).getbbox()
    left, _, right, _ = fonts.ink(letter, 20)
    assert box is not None
    assert right > left
    assert box[0] >= 0
    assert box[2] <= glyph.width
    assert box[3] - box[1] > 3


@pytest.mark.parametrize(
    "odd",
    [
        {"id": "", "name": ""},
        {"id": "x" * 64, "name": "Trung tâm Văn hóa, Thông tin và Truyền thanh huyện Cần Giuộc " * 3},
        {"id": "☃", "name": "☃"},
        {"addresses": ()},
        {"addresses": ("255.255.255.255",) * 4},
    ],
    ids=str,
)
@of_size
def test_no_facts_are_too_odd(canvas: Size, odd):
    for sheet in card(canvas, **odd):
        assert sheet.picture.size == (canvas.width, canvas.height)


@pytest.mark.parametrize("size", [(1, 1), (8, 8), (16, 8), (20, 500), (500, 12), (32, 16)], ids=str)
def test_the_smallest_canvas_gets_a_card(size: tuple[int, int]):
    canvas = Size(width=size[0], height=size[1])
    for sheet in card(canvas):
        assert sheet.picture.size == size


def test_same_facts_same_pixels():
    one, other = card(CANVASES[4]), card(CANVASES[4])
    assert [sheet.picture for sheet in one] == [sheet.picture for sheet in other]
