"""Small pictures of what the board shows."""

import io
import re
from base64 import b64decode

from PIL import Image

from tests.intake.desk import Desk
from tests.intake.page.test_post import NAME, posted

ITEMS = "campaign: A\nitems:\n  - text: CHÀO MỪNG\n    style: headline\n  - image: red.png\n  - image: torn.png\n"


def pictures(desk: Desk) -> list[Image.Image]:
    html = (desk.content / NAME).read_text("utf-8")
    return [
        Image.open(io.BytesIO(b64decode(data))) for data in re.findall(r'src="data:image/jpeg;base64,([^"]+)"', html)
    ]


def made(desk: Desk) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in (desk.state / "intake/pictures").iterdir()}


def test_the_page_has_a_picture_of_each_item_as_the_board_shows_it(desk: Desk):
    desk.write("playlists/a.yaml", ITEMS)
    desk.picture("media/red.png", size=(192, 96))
    desk.write("media/torn.png", b"\x89PNG\r\n\x1a\n torn")
    posted(posted(desk))
    text, red = pictures(desk)
    assert (text.size, red.size) == ((192, 96), (192, 96))
    pixel = red.getpixel((96, 48))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 240
    assert max(pixel[1:]) < 20
    assert text.getextrema() != red.getextrema()


def test_no_picture_is_made_twice_and_those_of_gone_items_go(desk: Desk):
    desk.write("playlists/a.yaml", ITEMS)
    desk.picture("media/red.png", size=(192, 96))
    posted(posted(desk))
    before = made(desk)
    assert len(before) == 2
    posted(posted(desk.crash()))
    assert made(desk) == before
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{text: Khác}]\n")
    posted(posted(desk))
    assert len(made(desk)) == 1
    assert before.keys().isdisjoint(made(desk))
    assert len(pictures(desk)) == 1


def test_an_upright_board_has_upright_pictures(desk: Desk):
    desk.write("boards.yaml", "boards: {b: {canvas: 192x96, rotation: 90}}\n")
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{text: Chào}]\n")
    posted(posted(desk))
    assert [picture.size for picture in pictures(desk)] == [(96, 192)]
