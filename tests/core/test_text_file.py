"""Bytes as text, text as paragraphs."""

import pytest

from ledplayer.core.text_file import decode, paragraphs
from ledplayer.errors import ContentError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_or_without_its_mark(encoding: str) -> None:
    assert decode("Chào mừng\r\nNgày hội, bà con\r".encode(encoding)) == "Chào mừng\nNgày hội, bà con\n"


def test_letters_put_together_of_two_are_one() -> None:
    assert decode("Đa\u0323i".encode()) == "Đại"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04rest", "file-other-kind"),
        (b"%PDF-1.4", "file-other-kind"),
        (b"abc\0def", "file-binary"),
        (bytes(range(1, 32)) * 9, "file-binary"),
    ],
)
def test_what_is_no_text_is_said_to_be_none(data: bytes, code: str) -> None:
    with pytest.raises(ContentError) as raised:
        decode(data)
    assert raised.value.problems[0].code == code


def test_another_encoding_is_told_where_it_begins() -> None:
    with pytest.raises(ContentError) as raised:
        decode(b"a: b\nc: d\xe0o\n", file="x.yaml")
    place = raised.value.problems[0].place
    assert (place.file, place.line, place.column) == ("x.yaml", 2, 5)


def test_paragraphs_are_parted_by_empty_lines_and_keep_their_breaks() -> None:
    assert paragraphs("\n A\nB \n \t\n\n C\n") == ("A\nB", "C")
    assert paragraphs(" \n") == ()
