"""Draws the test card of the installer's pages into `docs/pictures/`.

python tools/draw_test_card.py
"""

import sys
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))
from ledplayer.core.model import Size
from ledplayer.language import Language
from ledplayer.paint.test_card.facts import Facts, stamped
from ledplayer.paint.test_card.sheets import sheets

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
CANVAS, MODULE = Size(width=384, height=192), Size(width=64, height=32)
TIME = "17:05:48 09/10/2026"
LARGE, GAP = 2, 16


def main() -> None:
    """Draw both languages."""
    for language, board, name in (("vi", "xa-long-hau", "Xã Long Hậu"), ("en", "school-gate", "School gate")):
        draw("vi" if language == "vi" else "en", board, name)


def draw(language: Language, board: str, name: str) -> None:
    """Draw the two sheets of one card side by side."""
    facts = Facts(
        id=board,
        name=name,
        canvas=CANVAS,
        offset=(0, 0),
        rotation=0,
        module=MODULE,
        zone="Asia/Ho_Chi_Minh",
        version="0.1.0",
        addresses=("192.168.1.20",),
        language=language,
    )
    drawn = [stamped(sheet, TIME) for sheet in sheets(facts)]
    width, height = CANVAS.width * LARGE, CANVAS.height * LARGE
    whole = Image.new("RGB", (len(drawn) * (width + GAP) - GAP, height), (255, 255, 255))
    for number, picture in enumerate(drawn):
        whole.paste(picture.resize((width, height), Image.Resampling.NEAREST), (number * (width + GAP), 0))
    path = PICTURES / f"test-card-{language}.webp"
    whole.save(path, lossless=True)
    print(f"{path.stat().st_size:6} {path.name}")


if __name__ == "__main__":
    main()
