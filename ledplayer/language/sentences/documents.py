"""Sentences about PDFs, and about files of other programs, with the clicks that make them playable."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "media-archive": Sentence(
        vi="đây là tệp nén (ZIP, RAR, 7z)",
        en="this is an archive (ZIP, RAR, 7z)",
        vi_hint="Bấm chuột phải vào tệp › Giải nén tất cả (Extract All), rồi chép ảnh, phim, PDF bên trong vào đây.",
        en_hint="Right-click it › Extract All, then copy the pictures, films and PDFs inside to this folder.",
        event=380,
    ),
    "media-document": Sentence(
        vi="đây là tệp của phần mềm văn phòng, không phải ảnh, phim hay PDF",
        en="this is a file of an office program, not a picture, film or PDF",
        vi_hint="Mở tệp, bấm Tệp (File) › Lưu dưới dạng (Save As) › kiểu PDF, rồi chép tệp PDF vào đây.",
        en_hint="Open it, choose File › Save As › type PDF, and copy the PDF here.",
        event=381,
    ),
    "media-drawing": Sentence(
        vi="đây là tệp thiết kế (Photoshop, Illustrator, Corel, SVG)",
        en="this is a file of a drawing program (Photoshop, Illustrator, Corel, SVG)",
        vi_hint="Mở tệp bằng phần mềm ấy, bấm File › Export (hoặc Save As) › PNG hay JPEG, rồi chép ảnh vào đây.",
        en_hint="Open it in that program, choose File › Export (or Save As) › PNG or JPEG, and copy the picture here.",
        event=382,
    ),
    "media-letter": Sentence(
        vi="đây là văn bản Word (hoặc Writer)",
        en="this is a Word (or Writer) document",
        vi_hint="Mở bằng Word: Tệp (File) › Lưu dưới dạng (Save As) › kiểu PDF › Lưu. LibreOffice: Tệp (File) › "
        "Xuất ra PDF (Export As PDF). Chép tệp PDF vào đây; văn bản ngắn thì dùng chu, chữ sẽ to và dễ đọc hơn.",
        en_hint="In Word: File › Save As › type PDF › Save. In LibreOffice: File › Export As › Export as PDF. Copy the "
        "PDF here; a short text is larger and easier to read as text.",
        event=383,
    ),
    "media-page-size": Sentence(
        vi="tệp PDF có trang khổ {width} × {height} mm, bảng không phát được khổ này",
        en="the PDF has a page of {width} × {height} mm, which cannot be shown",
        vi_hint="Khổ trang phải từ 1 mm đến 5 m. Hãy in lại ra PDF khổ A4, hoặc xuất trang ấy ra ảnh PNG.",
        en_hint="Pages may have 1 mm to 5 m. Print it again to a PDF of A4 pages, or export the page as a PNG picture.",
        event=384,
    ),
    "media-pages-many": Sentence(
        vi="tệp PDF dài quá 200 trang",
        en="the PDF has more than 200 pages",
        vi_hint="Chỉ chọn các trang cần phát: mở tệp, bấm In (Print) › máy in “Microsoft Print to PDF” › ghi số trang.",
        en_hint="Keep the pages to be shown: open it, Print › “Microsoft Print to PDF” › name the pages.",
        event=385,
    ),
    "media-shortcut": Sentence(
        vi="đây chỉ là lối tắt (shortcut), không phải chính tệp ấy",
        en="this is only a shortcut, not the file itself",
        vi_hint="Bấm chuột phải vào lối tắt › Mở vị trí tệp (Open file location), rồi chép chính tệp ở đó vào đây.",
        en_hint="Right-click the shortcut › Open file location, and copy the file that lies there.",
        event=386,
    ),
    "media-slides": Sentence(
        vi="đây là bài trình chiếu PowerPoint (hoặc Impress)",
        en="this is a PowerPoint (or Impress) presentation",
        vi_hint="Mở bằng PowerPoint: Tệp (File) › Lưu dưới dạng (Save As) › kiểu PDF › Lưu; hoặc kiểu PNG › Tất cả các "
        "trang chiếu (All Slides). LibreOffice: Tệp (File) › Xuất ra PDF (Export As PDF). Chép tệp PDF hoặc các ảnh "
        "vào đây.",
        en_hint="In PowerPoint: File › Save As › type PDF › Save; or type PNG › All Slides. In LibreOffice: File › "
        "Export As › Export as PDF. Copy the PDF or the pictures here.",
        event=387,
    ),
    "media-table": Sentence(
        vi="đây là bảng tính Excel (hoặc Calc)",
        en="this is an Excel (or Calc) sheet",
        vi_hint="Mở bằng Excel: Bố trí Trang (Page Layout) › Hướng (Orientation) › Ngang (Landscape), rồi Tệp (File) › "
        "Lưu dưới dạng (Save As) › kiểu PDF › Lưu. LibreOffice: Tệp (File) › Xuất ra PDF (Export As PDF). Chép tệp PDF "
        "vào đây.",
        en_hint="In Excel: Page Layout › Orientation › Landscape, then File › Save As › type PDF › Save. In "
        "LibreOffice: File › Export As › Export as PDF. Copy the PDF here.",
        event=388,
    ),
    "pdf-long": Sentence(
        vi="Tệp PDF “{path}” có {pages} trang, phát hết {minutes} phút; các nội dung khác phải đợi rất lâu.",
        en="The PDF “{path}” has {pages} pages and runs {minutes} minutes; everything else waits that long.",
        vi_hint="Chia thành nhiều tệp, bớt trang, hoặc viết giay nhỏ hơn cho mỗi trang.",
        en_hint="Split it, leave out pages, or write fewer seconds for each page.",
        event=389,
    ),
    "pdf-upright": Sentence(
        vi="Trang của tệp PDF “{path}” là khổ đứng, bảng là khổ ngang: trang đầy chữ sẽ rất nhỏ.",
        en="The pages of “{path}” stand upright and the board lies: a page full of words will be very small.",
        vi_hint="Dàn lại trang khổ ngang với chữ to rồi xuất ra PDF, hoặc dùng chu, chu_tep; trang chỉ có vài dòng thì "
        "không sao.",
        en_hint="Lay it out on lying pages with large letters, or use text or text_file; a page of few lines is fine.",
        event=390,
    ),
}
