"""Files that people take for something a board plays: office documents, archives, shortcuts, drawings.

They are told by their first and last bytes, whatever their name says; nothing is unpacked.
"""

import os
import struct
from collections.abc import Mapping
from typing import BinaryIO

#: How much of either end is looked at: there lie the names of the files in an archive.
END_BYTES = 64 << 10
#: How much of an old office file's list of contents is looked at.
LIST_BYTES = 8 << 10

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODF = b"mimetypeapplication/vnd.oasis.opendocument."
#: Beginnings that say it all.
_BEGINS: Mapping[bytes, str] = {
    b"{\\rtf": "media-letter",
    b"Rar!\x1a\x07": "media-archive",
    b"7z\xbc\xaf\x27\x1c": "media-archive",
    b"\x1f\x8b": "media-archive",
    b"L\0\0\0\x01\x14\x02\0": "media-shortcut",
    b"[InternetShortcut]": "media-shortcut",
    b"[Desktop Entry]": "media-shortcut",
    b"8BPS": "media-drawing",
    b"%!PS": "media-drawing",
    b"\xc5\xd0\xd3\xc6": "media-drawing",
    b"<svg": "media-drawing",
}
#: Folders inside a zipped office file; the first one counts, for a letter may hold a table.
_FOLDERS: Mapping[bytes, str] = {
    b"ppt/": "media-slides",
    b"word/": "media-letter",
    b"xl/": "media-table",
    b"content/riffData.cdr": "media-drawing",
}
_OPEN_KINDS: Mapping[bytes, str] = {b"presentation": "media-slides", b"spreadsheet": "media-table"}
#: Parts of an old office file, by the name in its list of contents.
_PARTS: Mapping[str, str] = {
    "EncryptedPackage": "media-encrypted",
    "PowerPoint Document": "media-slides",
    "WordDocument": "media-letter",
    "Workbook": "media-table",
    "Book": "media-table",
}


def foreign(file: BinaryIO) -> str | None:
    """Why a file is no picture, film or PDF: a code of the catalogue; None where it may be one."""
    file.seek(0)
    begin = file.read(END_BYTES)
    if begin.startswith(_ZIP):
        return _zipped(begin, file)
    if begin.startswith(_OLE):
        return _old_office(begin, file)
    start = begin[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, code in _BEGINS.items():
        if start.startswith(sign):
            return code
    is_drawing = (start.startswith(b"<?xml") and b"<svg" in begin[:4096]) or (
        start.startswith(b"RIFF") and start[8:11].lower() == b"cdr"
    )
    return "media-drawing" if is_drawing else None


def _zipped(begin: bytes, file: BinaryIO) -> str:
    at = begin.find(_ODF, 0, 128)
    if at >= 0:
        kind = begin[at + len(_ODF) :]
        return next((code for name, code in _OPEN_KINDS.items() if kind.startswith(name)), "media-letter")
    file.seek(max(0, file.seek(0, os.SEEK_END) - END_BYTES))
    names = begin + file.read(END_BYTES)
    places = {names.find(folder): code for folder, code in _FOLDERS.items() if folder in names}
    return places[min(places)] if places else "media-archive"


def _old_office(begin: bytes, file: BinaryIO) -> str:
    if len(begin) >= 512:
        (shift,) = struct.unpack_from("<H", begin, 30)
        (first,) = struct.unpack_from("<I", begin, 48)
        if shift in (9, 12):
            file.seek((first + 1) << shift)
            names = file.read(LIST_BYTES)
            for name, code in _PARTS.items():
                if (name + "\0").encode("utf-16-le") in names:
                    return code
    return "media-document"
