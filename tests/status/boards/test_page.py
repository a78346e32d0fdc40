"""The page of all boards as text: what needs doing comes first, and nothing that a board sends is more than text."""

import re

from tests.status.boards.crowd import UNBROKEN, crowd


def test_what_must_be_seen_to_comes_first() -> None:
    text = crowd("vi")
    places = [text.index(name) for name in ("Xã Long Thượng", "Xã Mỹ Lộc", "Xã Long Hậu</bdi>")]
    assert places == sorted(places)


def test_nothing_of_a_board_is_a_tag() -> None:
    text = crowd("en")
    assert "<script" not in text
    assert set(re.findall(r"<img src=\"([^\",]*)", text)) == {"data:image/jpeg;base64"}
    assert text.count("<img") == 3 + 12
    assert not re.search("[\u202a-\u202e]", text)
    assert UNBROKEN in text


def test_the_picture_of_a_silent_board_is_told_to_be_old() -> None:
    text = crowd("vi")
    (card,) = (card for card in text.split("<section ") if 'class="shows old"' in card)
    assert "Xã Phước Lại" in card
    assert "Ảnh cuối cùng, lúc " in card
