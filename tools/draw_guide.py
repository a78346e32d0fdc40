"""Draws the pictures of the pages for those who make content into `docs/pictures/`.

    python tools/draw_guide.py

Needs Pillow, PyAV, `chromium`, and the player itself: it plays the very folder that the pages tell of for some seconds.
The page is the one that it wrote, the board's picture is its snapshot; the folder is drawn.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageOps

sys.path.insert(0, str(Path(__file__).parent))
from guide.content import EN, ROOT, SIZE, VI, Office, fill
from guide.listing import listing

PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 80_000
Found = TypeVar("Found")

#: A Friday evening in June, when the film is on too.
AT = "2026-06-05T18:30"
PLAY_S = 60
#: How wide and high a browser's window is for the two pages, and how many pixels one of its pixels has. Of the status
#: page its upper part is enough: what is to be put right, and what is on.
LISTING, STATUS, FINE = (860, 500), (940, 880), 1.5
#: How the board's pixels are enlarged.
LARGE = 2
#: Where the folder lies on a board: what the page says of the temporary one is that.
CONTENT = "/srv/ledplayer/content"


def main() -> None:
    """Draw all, and say how large each is."""
    PICTURES.mkdir(exist_ok=True)
    for language, office in (("vi", VI), ("en", EN)):
        with tempfile.TemporaryDirectory() as folder:
            draw(Path(folder), language, office)
    for path in sorted(PICTURES.iterdir()):
        print(f"{path.stat().st_size:6} {path.relative_to(ROOT)}")
        assert path.stat().st_size < MOST_BYTES, path


def draw(folder: Path, language: str, office: Office) -> None:
    """Draw one language's pictures."""
    content, state, board = folder / "content", folder / "state", folder / "board.yaml"
    fill(content, office)
    canvas = f"{SIZE[0]}x{SIZE[1]}"
    board.write_text(f"{office.board}canvas: {canvas}\ntime_zone: Asia/Ho_Chi_Minh\n", "utf-8")
    command = [sys.executable, "-m", "ledplayer", "play", str(content), "--board", str(board), "--state", str(state)]
    player = subprocess.Popen([*command, "--headless", "--at", AT, "--for", f"{PLAY_S}s"], cwd=ROOT)
    try:
        frame = _wait_for(lambda: _headline(state / "snapshot.png"))
        page = _wait_for(lambda: _whole_page(content))
    finally:
        player.terminate()
        player.wait()
    large = (SIZE[0] * LARGE, SIZE[1] * LARGE)
    _keep(frame.resize(large, Image.Resampling.NEAREST), f"board-{language}.webp")
    status = folder / "status.html"
    status.write_text(page.replace(str(content), CONTENT), "utf-8")
    _keep(_photograph(status, STATUS), f"status-{language}.webp")
    view = folder / "folder.html"
    view.write_text(listing(content, office), "utf-8")
    drawn = _photograph(view, LISTING)
    _keep(drawn.crop(ImageOps.invert(drawn.convert("L")).getbbox()), f"folder-{language}.webp")


def _headline(path: Path) -> Image.Image | None:
    """What the board shows, once it is the headline: red at the upper edge, where everything else is blue or green."""
    try:
        with Image.open(path) as picture:
            frame = picture.convert("RGB")
    except OSError:
        return None
    red, green, blue = frame.getpixel((2, 2))  # type: ignore[misc] # RGB
    return frame if red > 2 * (green + blue) else None


def _whole_page(content: Path) -> str | None:
    """The status page, once it has a picture of everything that is on."""
    pages = [path.read_text("utf-8") for path in content.glob("00-*.html")]
    return next((page for page in pages if page.count("<img") >= 3), None)


def _wait_for(answer: Callable[[], Found | None]) -> Found:
    until = time.monotonic() + PLAY_S
    while (found := answer()) is None:
        assert time.monotonic() < until, "the player did not show it"
        time.sleep(0.2)
    return found


def _photograph(page: Path, size: tuple[int, int]) -> Image.Image:
    """A page as Chromium shows it in a window of that size."""
    picture = page.with_suffix(".png")
    options = ["--headless=new", "--hide-scrollbars", f"--force-device-scale-factor={FINE}"]
    options += [
        f"--window-size={size[0]},{size[1]}",
        f"--screenshot={picture}",
        f"--user-data-dir={page.parent}/chromium",
    ]
    options += [] if os.geteuid() else ["--no-sandbox"]
    subprocess.run(["chromium", *options, page.as_uri()], check=True, stderr=subprocess.DEVNULL)
    shutil.rmtree(page.parent / "chromium", ignore_errors=True)
    with Image.open(picture) as seen:
        return seen.convert("RGB")


def _keep(picture: Image.Image, name: str) -> None:
    picture.save(PICTURES / name, quality=68, method=6)


if __name__ == "__main__":
    main()
