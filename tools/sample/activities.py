"""What people can do in these weeks: a sign at the left, a few large words beside it."""

from collections.abc import Callable

from PIL import Image

from sample.brush import AMBER, CYAN, DEEP, GOLD, MINT, NIGHT, POOL, TEAL, WHITE, Colour, Sheet
from sample.signs import Pen, card, people, phone, sign

VIOLET, DUSK = (74, 40, 140), (20, 8, 46)


def online() -> Image.Image:
    """1280x640: file an application online."""
    return _slide(phone, "NỘP HỒ SƠ\nTRỰC TUYẾN", "dichvucong.gov.vn", (NIGHT, DEEP), (WHITE, CYAN), 3)


def team() -> Image.Image:
    """1280x640: the commune's digital teams go from door to door."""
    words = "TỔ CÔNG NGHỆ SỐ\nCỘNG ĐỒNG"
    return _slide(people, words, "Đi từng ngõ,\ngõ từng nhà", (TEAL, POOL), (WHITE, MINT), 4, first=114)


def cashless() -> Image.Image:
    """1280x640: pay without cash."""
    return _slide(card, "THANH TOÁN\nKHÔNG DÙNG", "TIỀN MẶT", (VIOLET, DUSK), (GOLD, AMBER), 6, last=132)


def _slide(
    drawing: Callable[[Pen], None],
    words: str,
    call: str,
    ground: tuple[Colour, Colour],
    ink: tuple[Colour, Colour],
    seed: int,
    last: float = 104,
    first: float = 132,
) -> Image.Image:
    sheet = Sheet(1280, 640, *ground)
    sheet.glow(260, 310, 420, ink[1], 0.3)
    sheet.streams((-60, 600), (1340, 60), spread=150, count=18, colour=ink[1], strength=0.2, seed=seed)
    sign(sheet, drawing, 250, 310, 380, *ink)
    called = call.count("\n")
    sheet.words(words, 500, 200 - 44 * called, first, anchor="l", room=740)
    sheet.words(call, 500, 514 - 102 * called, last, colour=GOLD, below=AMBER, anchor="l", room=740)
    sheet.line()
    return sheet.finished()
