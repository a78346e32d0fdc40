"""An office that publishes for a virtual board, behind a real nginx that is as slow as a 4G line."""

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
from PIL import Image

from tests.updates import nginx

#: What its line carries.
LINE = "limit_rate 50k;"
#: A film that nothing makes smaller, some 40 seconds of that line.
SIZE, FRAMES = (384, 192), 34
BOARDS = "boards: {xa-long-hau: {name: Xã Long Hậu, canvas: 384x192}}\n"


class Office:
    """A folder of content, its keys and its web root."""

    def __init__(self, folder: Path, server: nginx.Nginx) -> None:
        self._folder, self._server = folder, server
        self.content, self.web = folder / "content", folder / "www"
        (self.content / "playlists").mkdir(parents=True)
        (self.content / "media").mkdir()
        (self.content / "boards.yaml").write_text(BOARDS, "utf-8")
        self._run("publish", "init", "--root-key", str(folder / "stick"))

    def publish(self, campaign: str, *, film: int = 0) -> None:
        """A release with one campaign, of a text, or of a film of that number, which takes a while to fetch."""
        if film:
            make_film(self.content / "media" / "film.mp4", film)
        item = "{video: film.mp4}" if film else "{text: HELLO}"
        (self.content / "playlists" / "a.yaml").write_text(f"campaign: {campaign}\nitems: [{item}]\n", "utf-8")
        self._run("publish", str(self.content), "--yes")

    def root(self) -> bytes:
        return (self._folder / "keys" / "root.json").read_bytes()

    def seen_from(self, host: str) -> str:
        """Its address for a machine that knows us as `host`."""
        return self._server.url.replace("127.0.0.1", host)

    def _run(self, *words: str) -> None:
        where = ("--to", str(self.web), "--keys", str(self._folder / "keys"), "--language", "en")
        subprocess.run([sys.executable, "-m", "ledplayer", *words, *where], check=True, capture_output=True)


@contextmanager
def serving(folder: Path) -> Iterator[Office]:
    """An office and its server."""
    (folder / "www").mkdir()
    with nginx.serving(folder / "www", folder / "nginx", LINE) as server:
        yield Office(folder, server)


def make_film(path: Path, number: int) -> None:
    """Noise, as H.264; another for each number."""
    chance = random.Random(number)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"qp": "22"})
        (stream.width, stream.height), stream.pix_fmt = SIZE, "yuv420p"
        for _ in range(FRAMES):
            noise = Image.frombytes("RGB", SIZE, chance.randbytes(3 * SIZE[0] * SIZE[1]))
            container.mux(stream.encode(av.VideoFrame.from_image(noise)))
        container.mux(stream.encode())
