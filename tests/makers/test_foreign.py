"""Files of other programs are told by their bytes, whatever they are called."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from ledplayer.errors import Place, Problem
from ledplayer.language import hint, message
from ledplayer.makers.foreign import foreign


def zipped(*names: str, first: bytes = b"") -> bytes:
    """An archive of these files; `first` is the content of a leading, stored `mimetype`."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr("mimetype", first, zipfile.ZIP_STORED)
        for name in names:
            archive.writestr(name, "x" * 500)
    return data.getvalue()


def office(*names: str) -> bytes:
    return zipped("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", *names)


def old_office(*parts: str) -> bytes:
    """The first sector of an old office file, and its list of contents in the third."""
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<I", head, 48, 1)
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *parts))
    return bytes(head) + bytes(512) + names


OPEN = b"application/vnd.oasis.opendocument."
FILES = {
    "pptx": (office("ppt/presentation.xml"), "media-slides"),
    "pptx with a chart": (office("ppt/presentation.xml", "ppt/embeddings/a.xlsx"), "media-slides"),
    "docx": (office("word/document.xml"), "media-letter"),
    "docx with a table": (office("word/document.xml", "word/embeddings/xl/a"), "media-letter"),
    "xlsx": (office("xl/workbook.xml"), "media-table"),
    "odp": (zipped("content.xml", first=OPEN + b"presentation"), "media-slides"),
    "odt": (zipped("content.xml", first=OPEN + b"text"), "media-letter"),
    "ods": (zipped("content.xml", first=OPEN + b"spreadsheet"), "media-table"),
    "ppt": (old_office("Current User", "PowerPoint Document"), "media-slides"),
    "doc": (old_office("1Table", "WordDocument"), "media-letter"),
    "xls": (old_office("Workbook"), "media-table"),
    "locked docx": (old_office("EncryptionInfo", "EncryptedPackage"), "media-encrypted"),
    "an old office file of another kind": (old_office("VisioDocument"), "media-document"),
    "a torn old office file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "media-document"),
    "an old office file that points nowhere": (
        old_office()[:48] + b"\xff\xff\xff\xff" + old_office()[52:],
        "media-document",
    ),
    "rtf": (b"{\\rtf1\\ansi", "media-letter"),
    "zip": (zipped("anh/1.png"), "media-archive"),
    "empty zip": (zipped(), "media-archive"),
    "rar": (b"Rar!\x1a\x07\x01\0", "media-archive"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4", "media-archive"),
    "lnk": (b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0", "media-shortcut"),
    "url": (b"\xef\xbb\xbf[InternetShortcut]\r\nURL=https://longan.gov.vn", "media-shortcut"),
    "psd": (b"8BPS\0\1", "media-drawing"),
    "eps": (b"%!PS-Adobe-3.0 EPSF-3.0", "media-drawing"),
    "svg": (b'<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg">', "media-drawing"),
    "bare svg": (b"\n<svg/>", "media-drawing"),
    "old cdr": (b"RIFF\0\0\0\0CDRvvrsn", "media-drawing"),
    "cdr": (zipped("content/riffData.cdr"), "media-drawing"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_program_is_named(name):
    data, code = FILES[name]
    assert foreign(io.BytesIO(data)) == code


def test_what_may_play_is_left_alone(film, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 ppt/ word/")
    Image.new("RGB", (9, 9)).save(tmp_path / "a.webp")
    for path in (film, tmp_path / "a.pdf", tmp_path / "a.webp"):
        with path.open("rb") as file:
            assert foreign(file) is None


def test_the_names_at_the_end_of_a_large_file_count(tmp_path):
    path = Path(tmp_path / "a")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", bytes(200_000))
        archive.writestr("customXml/a", bytes(200_000))
        archive.writestr("ppt/presentation.xml", "x")
    with path.open("rb") as file:
        assert foreign(file) == "media-slides"


@pytest.mark.parametrize("code", sorted({code for _, code in FILES.values()} - {"media-encrypted"}))
def test_each_says_what_to_click_in_both_languages(code):
    problem = Problem(severity="error", code=code, place=Place(file="a"))
    for language in ("vi", "en"):
        assert message(problem, language)
        assert "›" in hint(problem, language)
