"""What the page is called, and whose it is."""

import pytest

from ledplayer.intake.page.names import is_ours, is_page, mark, page_name
from ledplayer.intake.scan import scan


@pytest.mark.parametrize(
    ("board", "language", "name"),
    [
        ("xa-long-hau", "vi", "00-TRANG-THAI-xa-long-hau.html"),
        ("xa-long-hau", "en", "00-STATUS-xa-long-hau.html"),
        ("Bảng Đức Hòa 1", "vi", "00-TRANG-THAI-Bang-Duc-Hoa-1.html"),
        ("../../etc/passwd", "vi", "00-TRANG-THAI-etc-passwd.html"),
        ("a/b\\c:d*e?\u202e", "en", "00-STATUS-a-b-c-d-e.html"),
        ("板", "en", "00-STATUS-board.html"),
        ("x" * 300, "en", f"00-STATUS-{'x' * 60}.html"),
    ],
)
def test_the_name_is_ascii_and_never_a_path(board: str, language, name: str):
    assert page_name(board, language) == name
    assert is_page(name)


@pytest.mark.parametrize("name", ["00-TRANG-THAI.html", "00-STATUS-b.htm", "x 00-STATUS-b.html", "00-status.png", ""])
def test_other_names_are_the_offices_own(name: str):
    assert not is_page(name)


def test_a_page_is_known_by_its_first_comment():
    assert is_ours(b"<!DOCTYPE html>\n" + mark("Bảng --> <script>").encode())
    assert mark("a --> <b>").count(">") == 1
    assert not is_ours(b"<!DOCTYPE html>\n<html>")


@pytest.mark.parametrize("folder", ["", "media", "playlists"])
def test_the_scan_passes_the_pages_of_all_boards_over_without_a_word(tmp_path, folder: str):
    place = tmp_path / folder
    place.mkdir(exist_ok=True)
    for name in (page_name("b", "vi"), page_name("c", "en"), "x.png"):
        (place / name).write_bytes(b"x")
    listing = scan(tmp_path)
    assert [path.rpartition("/")[2] for path in listing.files] == ["x.png"]
    assert listing.problems == ()
