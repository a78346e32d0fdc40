"""Bytes of a text file as text, and a text as its paragraphs (R4, M4)."""

import re
import unicodedata

from ledplayer.errors import ContentError, Place, Problem

# How other files begin that people rename or save by mistake, and what they are.
_SIGNATURES = (
    (b"PK\x03\x04", "Word/Excel"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF (WordPad)"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
)
# What no text needs; a BOM inside comes from files put together.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


def decode(data: bytes, *, file: str = "") -> str:
    """The text of a file saved as UTF-8 or UTF-16, with or without BOM; NFC, lines end with a line feed.

    Raises:
        ContentError: It is not such a text; the place is the first byte that is none.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ContentError([_error("file-other-kind", Place(file=file), kind=kind)])
    encoding = _encoding(data)
    if encoding.startswith("utf-8") and b"\0" in data:
        raise ContentError([_error("file-binary", Place(file=file))])
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ContentError([_error("file-not-utf8", _place(data[: error.start], file))]) from error
    if len(_CONTROL.findall(text)) > len(text) // 20:
        raise ContentError([_error("file-binary", Place(file=file))])
    text = _CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, parted by empty lines; their own line breaks stay."""
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return tuple(part.strip() for part in _BLANK_LINES.split(lines) if part.strip())


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    # UTF-16 without BOM: half the bytes of its spaces, line ends and plain letters are zero.
    head = data[:4096]
    if head and head[1::2].count(0) > max(1, len(head) // 8) and 0 not in head[0::2]:
        return "utf-16-le"
    if head and head[0::2].count(0) > max(1, len(head) // 8) and 0 not in head[1::2]:
        return "utf-16-be"
    return "utf-8-sig"


def _place(before: bytes, file: str) -> Place:
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Place(file=file, line=line, column=column)


def _error(code: str, place: Place, **values: str) -> Problem:
    return Problem(severity="error", code=code, place=place, values=values)
