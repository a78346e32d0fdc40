"""Only a small JPEG is one: a page embeds nothing else that came over the network."""

import pytest

from ledplayer.core.model import Size
from ledplayer.status.boards.thumbnail import size
from tests.status.boards.made import jpeg

RED = jpeg((255, 0, 0))


@pytest.mark.parametrize(("width", "height"), [(96, 48), (1, 1), (48, 200)])
def test_a_small_jpeg_has_its_size(width: int, height: int) -> None:
    assert size(jpeg((1, 2, 3), width, height)) == Size(width=width, height=height)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<svg onload=alert(1)>", id="another kind"),
        pytest.param(b"\xff\xd8\xff\xd9", id="nothing inside"),
        pytest.param(RED[:-2], id="cut"),
        pytest.param(RED + b"<script>\xff\xd9" + b"x" * 9000, id="too long"),
        pytest.param(RED[:2] + b"\xff\xe0\x00\x00" * 50 + RED[-2:], id="lengths that lead nowhere"),
        pytest.param(RED[:2] + b"\xff\xda\x00\x08" + RED[-100:], id="pixels without a frame"),
        pytest.param(jpeg((0, 0, 0), 1100, 8), id="wider than a board is made small"),
    ],
)
def test_anything_else_is_none(data: bytes) -> None:
    assert size(data) is None


def test_cut_anywhere_it_raises_nothing() -> None:
    for cut in range(len(RED)):
        size(RED[:cut] + b"\xff\xd9")
