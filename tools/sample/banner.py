"""The banner of 10/10/2023, for boards of 2:1 and of 4:1 and longer."""

from PIL import Image

from sample.brush import AMBER, CYAN, GOLD, Sheet

DAY = "10/10/2023"


def banner() -> Image.Image:
    """1280x640: the day over the name, on streams of data."""
    sheet = _ground(1280, 640)
    sheet.words(DAY, 640, 246, 246, colour=GOLD, below=AMBER)
    sheet.words("NGÀY CHUYỂN ĐỔI SỐ\nQUỐC GIA", 640, 420, 132)
    sheet.line()
    return sheet.finished()


def long_banner() -> Image.Image:
    """1536x324: the day beside the name."""
    sheet = _ground(1536, 324)
    sheet.words(DAY, 44, 214, 150, colour=GOLD, below=AMBER, anchor="l", room=640)
    sheet.words("NGÀY CHUYỂN ĐỔI SỐ\nQUỐC GIA", 1116, 142, 96, room=760)
    sheet.line(1 / 36)
    return sheet.finished()


def _ground(width: int, height: int) -> Sheet:
    sheet = Sheet(width, height, (0, 62, 140), (0, 12, 42))
    sheet.glow(width * 0.5, height * 0.3, height * 1.1, (0, 90, 190), 0.55)
    sheet.streams((-60, height * 0.92), (width + 60, height * 0.18), spread=height * 0.4, colour=CYAN, strength=0.32)
    return sheet
