"""The identity kit's slides: the mark, the theme, the three pillars, the citizen's digital identity."""

from PIL import Image, ImageChops

from sample.brush import AMBER, CYAN, DEEP, GOLD, MINT, NIGHT, POOL, TEAL, WHITE, Sheet
from sample.signs import home, identity, mark, office, rise, sign


def emblem() -> Image.Image:
    """1280x640 RGBA: the mark and the name with nothing behind them, for any ground."""
    black = Sheet(1280, 640, (0, 0, 0), (0, 0, 0))
    mark(black, 640, 196, 280)
    black.words("NGÀY CHUYỂN ĐỔI SỐ\nQUỐC GIA", 640, 460, 118, shadow=False)
    ink = black.finished()
    bands = ink.split()
    alpha = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return Image.merge("RGBA", (*(_unveiled(band, alpha) for band in bands), alpha))


def _unveiled(band: Image.Image, alpha: Image.Image) -> Image.Image:
    """A colour that, laid with alpha on black, looks as `band` does: band / alpha."""
    return Image.frombytes(
        "L",
        band.size,
        bytes(min(255, c * 255 // a) if a else 0 for c, a in zip(band.tobytes(), alpha.tobytes(), strict=True)),
    )


def theme() -> Image.Image:
    """1280x640: the theme over columns of light that grow."""
    sheet = Sheet(1280, 640, NIGHT, DEEP)
    sheet.glow(1080, 520, 620, (0, 100, 200), 0.5)
    columns, pen = sheet.mask()
    for number in range(14):
        height = 70 + number**1.75 * 4.6
        left = 30 + number * 89
        pen.rounded_rectangle((left * 2, (640 - height) * 2, (left + 58) * 2, 1300), 16, fill=40 + number * 7)
    sheet.light(columns, CYAN, strength=0.55)
    sheet.streams((-40, 600), (1320, 60), spread=70, count=14, colour=MINT, strength=0.3, seed=5)
    sheet.words("KHAI THÁC", 640, 178, 150)
    sheet.words("DỮ LIỆU SỐ", 640, 350, 150, colour=GOLD, below=AMBER)
    sheet.words("ĐỂ TẠO RA GIÁ TRỊ", 640, 522, 150)
    sheet.line()
    return sheet.finished()


def pillars() -> Image.Image:
    """1280x640: digital government, economy and society, each with its sign."""
    sheet = Sheet(1280, 640, NIGHT, DEEP)
    sheet.streams((-40, 520), (1320, 120), spread=220, count=20, strength=0.22, seed=7)
    rows = (
        (office, "CHÍNH QUYỀN SỐ", (190, 230, 255), CYAN),
        (rise, "KINH TẾ SỐ", GOLD, AMBER),
        (home, "XÃ HỘI SỐ", (200, 255, 236), MINT),
    )
    for number, (drawing, words, top, bottom) in enumerate(rows):
        y = 112 + number * 198
        sheet.glow(170, y, 170, bottom, 0.3)
        sign(sheet, drawing, 170, y, 150, top, bottom)
        sheet.words(words, 310, y + 50, 136, anchor="l", room=940)
    sheet.line()
    return sheet.finished()


def citizen() -> Image.Image:
    """1280x640: one citizen, one digital identity."""
    sheet = Sheet(1280, 640, TEAL, POOL)
    sheet.glow(270, 300, 420, (0, 150, 130), 0.5)
    sheet.streams((-40, 560), (1320, 140), spread=180, count=20, colour=MINT, strength=0.2, seed=9)
    sign(sheet, identity, 270, 310, 420, WHITE, MINT)
    sheet.words("MỖI NGƯỜI DÂN", 540, 200, 120, anchor="l", room=700)
    sheet.words("MỘT\nDANH TÍNH SỐ", 540, 356, 132, colour=GOLD, below=AMBER, anchor="l", room=700)
    sheet.line()
    return sheet.finished()
