"""Office documents become PDFs, by the real LibreOffice where it is installed."""

import contextlib
import os
import stat
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from ledplayer.updates.office import MOST_BYTES, convert, outdated, pdf_of, program
from ledplayer.updates.watching import Converter

needs_office = pytest.mark.skipif(
    program() is None, reason="LibreOffice is missing: apt install libreoffice-impress-nogui"
)

_TEXT = (
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
    "<text:p>Thông báo: họp dân ngày 10/10, Ẩm thực Ễ</text:p></office:text></office:body></office:document>"
)

_PICTURE = (
    '<text:p><draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" text:anchor-type="paragraph" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" svg:width="8cm" svg:height="8cm">'
    '<draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{}" xlink:type="simple" xlink:show="embed" '
    'xlink:actuate="onLoad"/></draw:frame>'
)


def letter(path: Path, picture: str = "") -> Path:
    """A small OpenDocument text. Args: picture: Address of one that it refers to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
            'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry '
            'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
        file.writestr(
            "content.xml",
            _TEXT.replace("office:document ", "office:document-content ")
            .replace("</office:document>", "</office:document-content>")
            .replace(' office:mimetype="application/vnd.oasis.opendocument.text"', "")
            .replace("<text:p>", _PICTURE.format(picture) if picture else "<text:p>"),
        )
    return path


def stand_in(folder: Path, script: str) -> str:
    """A program that is called as LibreOffice is."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@needs_office
def test_a_letter_becomes_a_pdf_beside_it(tmp_path: Path) -> None:
    document = letter(tmp_path / "1-10-2026_10-10-2026 Họp dân" / "Thông báo.odt")
    soffice = program()
    assert soffice
    assert convert(document, tmp_path, soffice)
    assert pdf_of(document).read_bytes().startswith(b"%PDF-")
    assert [path.name for path in sorted(document.parent.iterdir())] == ["Thông báo.odt", "Thông báo.odt.pdf"]
    assert [*outdated(document.parent.iterdir())] == []


def test_a_document_is_made_anew_when_it_was_saved_again(tmp_path: Path) -> None:
    document = tmp_path / "a.pptx"
    document.write_bytes(b"1")
    assert [*outdated([document])] == [document]
    assert convert(document, tmp_path, stand_in(tmp_path, 'printf %s "%PDF-1" > "$7/document.pdf"'))
    assert [*outdated([document])] == []
    os.utime(document, ns=(1, 1))
    assert [*outdated([document])] == [document]


def test_a_pdf_that_somebody_made_counts(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    (tmp_path / "a.docx").write_bytes(b"1")
    assert [*outdated(tmp_path.iterdir())] == []


def test_other_files_and_the_locks_of_open_documents_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.jpg", "~$a.docx", ".a.odt", "a.pptx.part"):
        (tmp_path / name).write_bytes(b"1")
    (tmp_path / "link.docx").symlink_to("/etc/passwd")
    assert [*outdated(tmp_path.iterdir())] == []


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("exit 1", id="it fails"),
        pytest.param(': > "$7/document.pdf"', id="nothing comes of it"),
        pytest.param("exec sleep 60", id="it hangs"),
        pytest.param("sleep 60 & exec sleep 60", id="its child hangs"),
    ],
)
def test_where_it_does_not_work_nothing_is_left_behind(tmp_path: Path, script: str) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    document = folder / "a.docx"
    document.write_bytes(b"1")
    begin = time.monotonic()
    assert not convert(document, folder, stand_in(tmp_path, script), deadline_s=0.3)
    assert time.monotonic() - begin < 30
    assert [*folder.iterdir()] == [document]


@needs_office
def test_nothing_else_of_this_computer_comes_into_the_pdf(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (300, 300), (255, 0, 200)).save(secret)
    document = letter(tmp_path / "content" / "a.odt", secret.as_uri())
    soffice = program()
    assert soffice
    assert convert(document, document.parent, soffice)
    page = pypdfium2.PdfDocument(str(pdf_of(document)))[0]
    assert (255, 0, 200) not in {
        colour for _, colour in page.render(scale=0.5).to_pil().convert("RGB").getcolors(1 << 20)
    }


MAKES = 'printf %s "%PDF-1" > "$7/document.pdf"'


@pytest.mark.parametrize("script", [MAKES, f"rm -r {{0}}/in; ln -s {{1}} {{0}}/in; {MAKES}"])
def test_a_folder_that_is_a_link_or_becomes_one_leads_nowhere_else(tmp_path: Path, script: str) -> None:
    content, other = tmp_path / "content", tmp_path / "other"
    other.mkdir()
    document = content / "in" / "a.docx"
    document.parent.mkdir(parents=True)
    document.write_bytes(b"1")
    if script == MAKES:
        (other / "a.docx").write_bytes(b"of another commune")
        document.unlink()
        document.parent.rmdir()
        document.parent.symlink_to(other)
    with contextlib.suppress(OSError):
        convert(document, content, stand_in(tmp_path, script.format(content, other)))
    assert pdf_of(other / "a.docx").name not in [path.name for path in other.iterdir()]


@pytest.mark.parametrize(
    "make",
    [
        os.mkfifo,
        lambda path: path.symlink_to("/etc/passwd"),
        lambda path: path.touch() or os.truncate(path, MOST_BYTES),
    ],
    ids=["a pipe", "a link", "too large"],
)
def test_what_is_no_document_any_more_is_not_read(tmp_path: Path, make: Callable[[Path], object]) -> None:
    document = tmp_path / "a.docx"
    make(document)
    with pytest.raises(OSError, match=r"document|large|symbolic"):
        convert(document, tmp_path, stand_in(tmp_path, MAKES))


def test_a_subfolder_whose_documents_change_all_the_time_does_not_keep_the_others_waiting(tmp_path: Path) -> None:
    files = {tmp_path / name: [tmp_path / name / "x.docx"] for name in "ab"}
    for (document,) in files.values():
        document.parent.mkdir()
        document.write_bytes(b"1")
    converter = Converter(stand_in(tmp_path, MAKES))
    for second in range(2):
        os.utime(tmp_path / "a" / "x.docx", (second, second))
        converter.follow(files)
        assert converter._thread
        converter._thread.join()
    assert all(pdf_of(document).exists() for (document,) in files.values())


def test_it_works_within_limits(tmp_path: Path) -> None:
    document = tmp_path / "a.docx"
    document.touch()
    assert convert(document, tmp_path, stand_in(tmp_path, '(ulimit -v; ulimit -c; ulimit -f) > "$7/document.pdf"'))
    assert pdf_of(document).read_text().split() == ["4194304", "0", "2097152"]
