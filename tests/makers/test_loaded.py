"""What makers share is there before they are forked."""

import subprocess
import sys

SCRIPT = """
import io, sys
from ledplayer.makers import loaded
loaded.load()
before = set(sys.modules)
from PIL import Image
from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size
from ledplayer.makers import film, pages, probe, strips
from tests.makers.made import PAGE_ROOM, Shown, film_job, pages_job
from tests.makers import made
before |= {name for name in sys.modules if name.startswith(("tests", "av.audio"))}
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        facts = probe.facts_of(file)
    if path.endswith(".pdf"):
        with open(path, "rb") as file:
            pages.make_pages(pages_job(Piece(kind="pdf", length_ms=8000)), file, Shown(slot_bytes=1 << 20))
with open(path, "rb") as file:
    film.make_film(film_job(length_ms=200, duration_ms=200, text="Một", fit="blur"), file, Shown())
for kind in ("text", "qr", "countdown", "safe"):
    piece = Piece(kind=kind, length_ms=8000, text="Một hai", address="https://longan.gov.vn", days=3)
    pages.make_pages(pages_job(piece), None, Shown(slot_bytes=1 << 20))
pages.make_clock(pages_job(Piece(kind="clock", length_ms=8000), make="clock"), None, Shown(slot_bytes=1 << 20))
print(*sorted(set(sys.modules) - before))
"""


def test_nothing_has_to_be_loaded_after_the_fork(film, tmp_path):
    from PIL import Image

    from tests.makers.papers import letter

    paths = [tmp_path / f"a.{suffix}" for suffix in ("jpg", "png", "webp", "gif", "bmp", "heic")]
    for path in paths:
        Image.new("RGB", (64, 64)).save(path)
    paths.append(letter(tmp_path / "a.pdf"))
    command = [sys.executable, "-c", SCRIPT, *map(str, paths), str(film)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
