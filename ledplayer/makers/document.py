"""PDF files: pages counted, measured, and drawn at the size that is needed, straight out of the open file.

1. What is believed of a file is bounded before a page is drawn: its number of pages, and the size of each.
2. A page takes no more pixels than the room has, whatever its own size.
3. Letters whose font is not in the file are drawn in the package's own: the system's fonts are not looked for.
4. A file that opens without a password plays, also where printing or copying is forbidden in it.
"""

import ctypes
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import pypdfium2_raw as pdfium
from PIL import Image

import ledplayer.paint
from ledplayer.core.model import Fit, Size
from ledplayer.makers.margins import Part, printed_box, shown_part
from ledplayer.makers.outlet import MediaFailure

MOST_PAGES = 200
#: Sides of a page in points (1/72 inch): the limits of the format itself (ISO 32000-1, annex C.2).
MOST_SIDE_PT = 14_400
LEAST_SIDE_PT = 3
#: Where the last bytes of a whole file must say that they are.
TAIL_BYTES = 4096
#: The longer side of the small picture in which the margins are looked for.
SMALL_PX = 480

_FONTS = Path(ledplayer.paint.__file__).with_name("fonts")
_WHITE = 0xFFFFFFFF


@cache
def ready() -> object:
    """Make the library ready, once; takes 0.1 ms. Answers what must live as long as it."""
    folder = ctypes.create_string_buffer(os.fsencode(_FONTS))
    letters = ctypes.POINTER(ctypes.c_char)
    folders = (letters * 2)(ctypes.cast(folder, letters))  # ends with a null
    config = pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=folders)
    pdfium.FPDF_InitLibraryWithConfig(config)
    return folder, folders, config


class Document:
    """An open PDF; each page is read when it is asked for."""

    def __init__(self, file: BinaryIO) -> None:
        """Open it, at any position of the file, which must stay open.

        Raises:
            MediaFailure: It is damaged, locked, or beyond the bounds.
        """
        ready()
        self._file = file
        self._unread = False
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - TAIL_BYTES))
        if b"%%EOF" not in file.read(TAIL_BYTES):
            raise MediaFailure("media-torn")
        self._access = pdfium.FPDF_FILEACCESS(m_FileLen=size)
        self._access.m_GetBlock = type(self._access.m_GetBlock)(self._block)
        self._handle = pdfium.FPDF_LoadCustomDocument(self._access, None)
        if not self._handle:
            locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
            raise MediaFailure("media-encrypted" if locked else "media-torn")
        self._form_info = pdfium.FPDF_FORMFILLINFO(version=2)  # must live as long as the form
        self._form = pdfium.FPDFDOC_InitFormFillEnvironment(self._handle, self._form_info)
        try:
            self.sizes = self._sizes()
        except MediaFailure:
            self.close()
            raise

    def page(self, number: int, room: Size, fit: Fit = "contain") -> Image.Image:
        """A page, RGB, as large as it is to lie in the room; of a page with wide margins what is printed.

        Raises:
            MediaFailure: The page does not read.
        """
        width, height = self.sizes[number]
        with self._opened(number) as page:
            part = shown_part(width, height, room, fit, lambda: self._printed(page, width, height))
            size = room if fit == "cover" else _fitting(part, room)
            picture = self._drawn(page, width, height, part, size)
        if self._unread:  # the library draws what it has
            raise MediaFailure("media-torn")
        return picture

    def close(self) -> None:
        """Give back what the library holds; the file stays open."""
        pdfium.FPDFDOC_ExitFormFillEnvironment(self._form)
        pdfium.FPDF_CloseDocument(self._handle)

    def _sizes(self) -> tuple[tuple[float, float], ...]:
        count = pdfium.FPDF_GetPageCount(self._handle)
        if count > MOST_PAGES:
            raise MediaFailure("media-pages-many")
        sizes = []
        for number in range(count):
            size = pdfium.FS_SIZEF()
            if not pdfium.FPDF_GetPageSizeByIndexF(self._handle, number, size):
                raise MediaFailure("media-torn")
            sides = size.width, size.height
            if not all(LEAST_SIDE_PT <= side <= MOST_SIDE_PT for side in sides):
                raise MediaFailure("media-page-size", *(_mm(side) for side in sides))
            sizes.append(sides)
        if not sizes:
            raise MediaFailure("media-torn")
        return tuple(sizes)

    @contextmanager
    def _opened(self, number: int) -> Iterator[Any]:
        page = pdfium.FPDF_LoadPage(self._handle, number)
        if not page:
            raise MediaFailure("media-torn")
        try:
            yield page
        finally:
            pdfium.FPDF_ClosePage(page)

    def _printed(self, page: Any, width: float, height: float) -> Part | None:
        whole = Part(x=0, y=0, width=width, height=height)
        small = _fitting(whole, Size(width=SMALL_PX, height=SMALL_PX))
        box = printed_box(self._drawn(page, width, height, whole, small))
        if box is None:
            return None
        x, y = width / small.width, height / small.height
        return Part(x=box.x * x, y=box.y * y, width=box.width * x, height=box.height * y)

    def _drawn(self, page: Any, width: float, height: float, part: Part, size: Size) -> Image.Image:
        """A part of a page on white paper, in this size."""
        across, down = size.width / part.width, size.height / part.height
        place = (-round(part.x * across), -round(part.y * down), round(width * across), round(height * down))
        pixels = bytearray(size.width * size.height * 4)
        buffer = (ctypes.c_char * len(pixels)).from_buffer(pixels)
        bitmap = pdfium.FPDFBitmap_CreateEx(size.width, size.height, pdfium.FPDFBitmap_BGRx, buffer, size.width * 4)
        if not bitmap:
            raise MemoryError
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, size.width, size.height, _WHITE)
            pdfium.FPDF_RenderPageBitmap(bitmap, page, *place, 0, pdfium.FPDF_ANNOT)
            pdfium.FPDF_FFLDraw(self._form, bitmap, page, *place, 0, pdfium.FPDF_ANNOT)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return Image.frombytes("RGB", (size.width, size.height), bytes(pixels), "raw", "BGRX")

    def _block(self, _: object, position: int, buffer: Any, size: int) -> int:
        """Hand the library some bytes of the file; 0 where they cannot be read."""
        room = (ctypes.c_char * size).from_address(ctypes.addressof(buffer.contents))
        try:
            self._file.seek(position)
            if self._file.readinto(room) == size:  # type: ignore[attr-defined] # every file here has it
                return 1
        except (OSError, ValueError):
            pass
        self._unread = True
        return 0


def _mm(points: float) -> int:
    """For people, and within bounds."""
    return round(min(max(points, 0), 1_000_000) * 25.4 / 72) if math.isfinite(points) else 0


def _fitting(part: Part, room: Size) -> Size:
    """A part's size in pixels where it lies whole in the room."""
    scale = min(room.width / part.width, room.height / part.height)
    return Size(width=max(1, round(part.width * scale)), height=max(1, round(part.height * scale)))
