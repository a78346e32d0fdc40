"""PDF files made on the spot: with real text in an embedded font, or written by hand to be strange."""

import ctypes
from collections.abc import Sequence
from pathlib import Path

import pypdfium2_raw as pdfium

import ledplayer
from ledplayer.makers import document

FONT = Path(ledplayer.__file__).parent / "paint" / "fonts" / "RobotoCondensed-Regular.ttf"
A4 = (595.0, 842.0)
SLIDE = (960.0, 540.0)
LETTER = (
    "ỦY BAN NHÂN DÂN XÃ LONG HẬU",
    "Số: 128/TB-UBND",
    "THÔNG BÁO",
    "Về việc tổ chức Ngày Chuyển đổi số quốc gia 10/10",
    "Kính mời toàn thể bà con nhân dân đến dự buổi tuyên truyền",
    "về chuyển đổi số, thanh toán không dùng tiền mặt và kỹ năng",
    "bảo vệ thông tin cá nhân trên không gian mạng.",
    "Thời gian: 19 giờ 00, thứ Ba ngày 10 tháng 10 năm 2023.",
    "Địa điểm: Nhà văn hóa ấp 2, xã Long Hậu.",
    "Rất mong bà con tham dự đông đủ và đúng giờ.",
)


def letter(
    path: Path,
    pages: Sequence[Sequence[str]] = (LETTER,),
    *,
    size: tuple[float, float] = A4,
    points: float = 14.0,
    margin: float = 71.0,
    rotation: int = 0,
) -> Path:
    """Pages of lines from the top margin down; `rotation`: quarter turns clockwise in which each is to be seen."""
    document.ready()
    made = pdfium.FPDF_CreateNewDocument()
    data = FONT.read_bytes()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = pdfium.FPDFText_LoadFont(made, buffer, len(data), pdfium.FPDF_FONT_TRUETYPE, 1)
    for number, lines in enumerate(pages):
        page = pdfium.FPDFPage_New(made, number, *size)
        for row, line in enumerate(lines, 1):
            text = pdfium.FPDFPageObj_CreateTextObj(made, font, points)
            letters = (line + "\0").encode("utf-16-le")
            pdfium.FPDFText_SetText(text, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)))
            pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, margin, size[1] - margin - row * 1.5 * points)
            pdfium.FPDFPage_InsertObject(page, text)
        pdfium.FPDFPage_SetRotation(page, rotation)
        pdfium.FPDFPage_GenerateContent(page)
        pdfium.FPDF_ClosePage(page)
    parts: list[bytes] = []
    writer = pdfium.FPDF_FILEWRITE(version=1)
    take = type(writer.WriteBlock)(lambda _, block, size: parts.append(ctypes.string_at(block, size)) or 1)
    writer.WriteBlock = take
    assert pdfium.FPDF_SaveAsCopy(made, writer, 0)
    pdfium.FPDFFont_Close(font)
    pdfium.FPDF_CloseDocument(made)
    path.write_bytes(b"".join(parts))
    return path


def written(path: Path, *objects: str | bytes, trailer: str = "") -> Path:
    """A PDF of these objects, numbered from 1 on; the first is its catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, one if isinstance(one, bytes) else one.encode())
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    path.write_bytes(data + head + table + end.encode())
    return path


def painted(path: Path, contents: Sequence[str], *, size: tuple[float, float] = (400, 200)) -> Path:
    """A PDF of pages with these contents."""
    numbers = [3 + 2 * number for number in range(len(contents))]
    pages = [
        one
        for number, content in zip(numbers, contents, strict=True)
        for one in (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Contents {number + 1} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        )
    ]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>"
    return written(path, "<< /Type /Catalog /Pages 2 0 R >>", tree, *pages)


def drawn(path: Path, content: str, *, size: tuple[float, float] = (400, 200), more: str = "", count: int = 1) -> Path:
    """A PDF of one page with this content; `count` is how many it claims to have."""
    return written(
        path,
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [3 0 R] /Count {count} >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Contents 4 0 R {more} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
    )
