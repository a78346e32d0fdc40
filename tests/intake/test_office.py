"""What an office drops into a folder: PDFs and telephones' photographs play, files of other programs are explained."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from ledplayer.intake.endings import is_foreign, is_media
from ledplayer.language import hint
from tests.intake.desk import Desk
from tests.intake.test_gate import heic, slides
from tests.makers.papers import LETTER, SLIDE, letter

FOLDER = "campaign: A\nitems:\n  - folder: k\n    seconds: 5\n"


def put(desk: Desk, path: str, make: Callable[[Path], object]) -> None:
    make(desk.write(path, b""))


def lengths(desk: Desk) -> dict[str, int]:
    return {piece.what: piece.length_ms for piece in desk.plan.pieces if piece.what}


def said(desk: Desk) -> set[tuple[str, str, str]]:
    assert desk.intake is not None
    return {(problem.severity, problem.code, problem.place.file) for problem in desk.intake.editor.told.said}


def test_a_folder_plays_pdfs_by_the_page_and_photographs(desk):
    desk.write("playlists/a.yaml", FOLDER)
    put(desk, "media/k/1.pdf", lambda path: letter(path, [LETTER] * 3, size=SLIDE))
    put(desk, "media/k/2.HEIC", heic)
    assert lengths(desk.run()) == {"k/1.pdf": 15_000, "k/2.HEIC": 5_000}
    assert said(desk) == set()


def test_a_pdf_plays_by_a_dated_name(desk):
    put(desk, "media/2-10-2023_12-10-2023 mời họp.pdf", letter)
    assert lengths(desk.run()) == {"2-10-2023_12-10-2023 mời họp.pdf": 12_000}


def test_a_pdf_plays_from_a_bare_folder(desk):
    (desk.content / "boards.yaml").unlink()
    desk.board = None
    put(desk, "a.pdf", letter)
    put(desk, "b.pptx", slides)
    assert lengths(desk.run()) == {"a.pdf": 12_000}
    assert ("info", "media-slides", "b.pptx") in said(desk)


def test_a_presentation_beside_its_pictures_is_information(desk):
    """Rule M4."""
    desk.write("playlists/a.yaml", FOLDER)
    desk.picture("media/k/Slide1.PNG")
    put(desk, "media/k/bài.pptx", slides)
    assert desk.run().texts() == ["k/Slide1.PNG"]
    assert said(desk) == {("info", "media-slides", "media/k/bài.pptx")}


def test_a_presentation_that_is_named_is_explained_where_it_is_named(desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems:\n  - text: x\n  - pdf: bài.pptx\n")
    put(desk, "media/bài.pptx", slides)
    desk.run()
    assert ("warning", "media-slides", "playlists/a.yaml") in said(desk)
    assert desk.intake is not None
    problem = next(one for one in desk.intake.editor.told.said if one.code == "media-slides")
    assert "PowerPoint: Tệp (File) › Lưu dưới dạng (Save As) › kiểu PDF" in hint(problem, "vi")


@pytest.mark.parametrize("path", ["2-10-2023_12-10-2023 họp.pptx", "2-10-2023_12-10-2023 họp/bài.pptx"])
def test_a_presentation_by_a_dated_name_is_a_warning(desk, path):
    put(desk, f"media/{path}", slides)
    desk.run()
    assert "warning" in {severity for severity, _, _ in said(desk)}
    assert ("info", "media-slides", f"media/{path}") in said(desk)


def test_what_lies_about_in_any_folder_is_not_looked_into(desk):
    desk.write("playlists/a.yaml", FOLDER)
    desk.picture("media/k/1.png")
    for name in ("Thumbs.db", "desktop.ini", "ghi chú.txt"):
        desk.write(f"media/k/{name}", b"x")
    assert desk.run().texts() == ["k/1.png"]
    assert {code for _, code, _ in said(desk)} <= {"folder-other-files"}


def test_a_picture_under_another_program_s_name_plays(desk):
    desk.write("playlists/a.yaml", FOLDER)
    put(desk, "media/k/1.ai", lambda path: Image.new("RGB", (64, 32)).save(path, "PNG"))
    assert desk.run().texts() == ["k/1.ai"]


@pytest.mark.parametrize(
    ("name", "media", "other"),
    [
        ("a.PDF", True, False),
        ("a.heic", True, False),
        ("a.pptx", True, True),
        ("a.ZIP", True, True),
        ("a.db", False, False),
    ],
)
def test_names_promise(name, media, other):
    assert (is_media(name), is_foreign(name)) == (media, other)
