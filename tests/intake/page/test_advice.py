"""What would have a waiting file played."""

from datetime import date

import pytest

from ledplayer.core.dated_name import dated
from ledplayer.core.playlist import read_playlist
from ledplayer.intake.find import Finds
from ledplayer.intake.page.advice import advised
from ledplayer.intake.page.report import FileRow, FileState

FINDS = Finds(media="media/", own=frozenset({"school"}))


def advice(*rows: tuple[str, FileState]) -> list[tuple[str, str]]:
    found = advised([FileRow(path=path, state=state) for path, state in rows], FINDS, "vi", date(2023, 10, 9))
    return [(row.line, row.rename) for row in found]


def test_a_lonely_file_is_told_a_dated_name_and_a_line():
    assert advice(("media/x.png", "unused")) == [("- anh: x.png", "9-10-2023_23-10-2023 x.png")]


def test_a_text_has_no_dated_name_and_a_campaigns_folder_starts_its_own_paths():
    assert advice(("media/a.txt", "unused"), ("media/school/b/c.mp4", "unused-inside")) == [
        ("- chu_tep: a.txt", ""),
        ("- video: b/c.mp4", ""),
    ]


def test_a_folder_of_waiting_files_is_advised_as_one():
    both = ("- thu_muc: Đại hội", "9-10-2023_23-10-2023 Đại hội/")
    assert advice(("media/Đại hội/1.jpg", "unused"), ("media/Đại hội/2.jpg", "unused")) == [both, both]


def test_a_folder_that_is_used_in_part_is_not():
    rows = advice(("media/a/1.jpg", "unused"), ("media/a/2.jpg", "now"), ("media/a/3.jpg", "unused"))
    assert rows[0] == ("- anh: a/1.jpg", "9-10-2023_23-10-2023 1.jpg")


@pytest.mark.parametrize("name", ["a b.png", "Ảnh #1.png", "it's.png", "buổi: sáng.png", '"q".png', "@x.png"])
def test_the_line_is_read_as_the_very_file_and_the_name_as_dates(name: str):
    ((line, rename),) = advice((f"media/{name}", "unused"))
    text = f"chien_dich: A\nnoi_dung:\n  {line}\n".encode()
    campaign, problems = read_playlist(text, file="a", source="", path="a", folder="", needs_items=True)
    assert problems == ()
    assert campaign is not None
    assert campaign.items[0].content == name
    assert dated(rename) is not None
