"""A folder with one item of each of the ten kinds, made here, and a board for it."""

import csv
import io
from pathlib import Path

import av
from PIL import Image

from tests.machine.tree import Machine

WIDTH, HEIGHT = 192, 96
RATE, FILM_S = 25, 4
#: What each is in the proof of play.
ITEMS = ("text", "text", "image", "video", "image", "pdf", "ticker", "qr", "countdown", "clock")
CAMPAIGN = "Ten kinds"
PLAYLIST = """\
campaign: Ten kinds
seconds: 4
items:
  - {text: "CHỮ\\nTRÊN BẢNG", seconds: 4}
  - {text_file: note.txt, seconds: 4}
  - image: picture.png
  - video: film.mp4
  - folder: folder
  - pdf: page.pdf
  - {ticker: Chữ chạy, seconds: 6}
  - {qr: "https://example.org/", text: Quét mã, seconds: 4}
  - {countdown: 1/1/2090, text: Còn <days> ngày, seconds: 4}
  - {clock: yes, seconds: 4}
"""
LOOP_S = 42
#: The first loop is joined on its way, while files still come in.
ALL_S = 2 * LOOP_S + 30
BOARD = f"id: arm\nname: Bảng thử\ncanvas: {WIDTH}x{HEIGHT}\ntime_zone: Asia/Ho_Chi_Minh\n"


def make(folder: Path) -> None:
    """Write `content` and `board.yaml` into a folder."""
    media = folder / "content" / "media"
    (media / "folder").mkdir(parents=True)
    (folder / "content" / "playlists").mkdir()
    (folder / "board.yaml").write_text(BOARD, encoding="utf-8")
    (folder / "content" / "playlists" / "ten.yaml").write_text(PLAYLIST, encoding="utf-8")
    (media / "note.txt").write_text("Một đoạn chữ.\n", encoding="utf-8")
    _picture(200, 30).save(media / "picture.png")
    _picture(30, 200).save(media / "folder" / "one.jpg")
    _picture(90, 90).save(media / "page.pdf")
    with av.open(str(media / "film.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for number in range(FILM_S * RATE):
            container.mux(stream.encode(av.VideoFrame.from_image(_picture(2 * number, 255 - 2 * number))))
        container.mux(stream.encode())


def proven(machine: Machine, ledplayer: str = "ledplayer", options: str = "") -> list[dict[str, str]]:
    """A row for each item of today's report, in the playlist's order."""
    day = machine.run("TZ=Asia/Ho_Chi_Minh date +%F").stdout.strip()
    command = f"{ledplayer} report --from {day} --to {day} --language en --format csv {options}"
    found = csv.DictReader(io.StringIO(machine.run(command, within_s=200).stdout.lstrip("\ufeff")))
    return sorted((row for row in found if row["campaign"] == CAMPAIGN), key=lambda row: int(row["number"]))


def were_all_shown(found: list[dict[str, str]]) -> bool:
    """Whether each of the ten was on from begin to end, and none failed."""
    kinds = tuple(row["kind"] for row in found)
    return kinds == ITEMS and all(int(row["shown"]) >= 1 and row["failed"] == "0" for row in found)


def _picture(red: int, green: int) -> Image.Image:
    return Image.new("RGB", (WIDTH, HEIGHT), (red, green, 80))
