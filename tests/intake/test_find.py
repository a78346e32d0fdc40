"""Rules W1–W5: which names are campaigns."""

import pytest

from ledplayer.intake.find import Finds, find
from ledplayer.intake.scan import Seen


def finds(*paths: str, folders: tuple[str, ...] = ()) -> Finds:
    found = set(folders)
    for path in paths:
        while path := path.rpartition("/")[0]:
            found.add(path)
    files = {path: Seen(real=path, size_bytes=1, mtime_ns=0) for path in paths}
    return find(files, frozenset(found))


def kinds(*paths: str, folders: tuple[str, ...] = ()) -> dict[str, str]:
    return {found.path: found.kind for found in finds(*paths, folders=folders).found}


def codes(*paths: str) -> dict[str, str]:
    return {problem.place.file: problem.code for problem in finds(*paths).problems}


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.yaml.txt", "a.txt", "A.YAML", "Nhập học.yaml"])
def test_w1_w5_every_file_directly_in_playlists_is_one(name):
    assert kinds(f"playlists/{name}", "media/x.png") == {f"playlists/{name}": "playlist"}


def test_w1_playlists_in_subfolders_are_named_and_not_read():
    assert kinds("playlists/2023/a.yaml") == {}
    assert codes("playlists/2023/a.yaml") == {"playlists/2023/a.yaml": "playlist-too-deep"}


@pytest.mark.parametrize("name", ["lich.yaml", "schedule.yaml", "Lịch.yaml", "LICH.YML", "lich.txt", "lich.yaml.txt"])
def test_w2_a_folder_with_a_schedule_at_any_depth_is_a_campaign(name):
    (found,) = finds(f"media/a/b/{name}", "media/a/b/x.png").found
    assert (found.kind, found.path, found.folder) == ("folder", f"media/a/b/{name}", "a/b")


def test_w2_a_source_without_playlists_and_media_is_its_own_media():
    (found,) = finds("a/lich.yaml", "a/x.png").found
    assert (found.path, found.folder) == ("a/lich.yaml", "a")


def test_w3_dated_folders_and_files_play_by_themselves():
    assert kinds("media/25-9-2023_15-10-2023 Số/x.png", "media/2-10-2023_8-10-2023 mời.png", "media/y.png") == {
        "media/25-9-2023_15-10-2023 Số": "dated folder",
        "media/2-10-2023_8-10-2023 mời.png": "dated file",
    }


def test_w3_dated_names_inside_a_campaign_narrow_and_are_none_themselves():
    dated = "2-10-2023_8-10-2023 x.png"
    assert kinds(f"media/a/{dated}", "media/a/lich.yaml") == {"media/a/lich.yaml": "folder"}
    folder = "media/1-10-2023_9-10-2023"
    assert kinds(f"{folder}/{dated}") == {folder: "dated folder"}


def test_w3_a_dated_text_file_is_no_campaign():
    assert kinds("media/2-10-2023_8-10-2023 x.txt") == {}


def test_w4_a_bare_folder_of_pictures_plays_all():
    assert kinds("1.png", "sub/2.jpg") == {".": "bare"}


@pytest.mark.parametrize(
    "other",
    ["boards.yaml", "x.yaml", "sub/_x.yml", "media/y.png", "playlists/x.md", "1-2-2023_3-2-2023.png", "a/lich.txt"],
)
def test_w4_anything_else_in_it_and_nothing_plays_unasked(other):
    assert "bare" not in kinds("1.png", other).values()


def test_w4_an_empty_media_folder_is_enough_to_be_no_bare_folder():
    assert kinds("1.png", folders=("media",)) == {}


def test_w5_two_playlists_in_one_folder_are_one_campaign_with_rivals():
    (found,) = finds("media/a/lich.yaml", "media/a/schedule.yaml").found
    assert (found.path, found.rivals) == ("media/a/lich.yaml", ("media/a/schedule.yaml",))


@pytest.mark.parametrize("name", ["_x.yaml", "nháp x.yaml", "nhap.yaml", "Draft 2.yaml"])
def test_w5_drafts_are_passed_over_with_an_info(name):
    assert kinds(f"playlists/{name}") == {}
    assert codes(f"playlists/{name}") == {f"playlists/{name}": "draft-name"}


def test_w5_a_draft_folder_is_no_campaign_and_no_part_of_one():
    found = finds("media/a/lich.yaml", "media/a/nháp/x.png", "media/_b/lich.yaml", "media/_c/1-2-2023_3-2-2023.png")
    assert [one.path for one in found.found] == ["media/a/lich.yaml"]
    assert found.own == {"a", "a/nháp", "_b", "_c"}


def test_a_playlist_with_another_name_among_the_media_is_told():
    assert codes("media/a/tet.yaml") == {"media/a/tet.yaml": "playlist-not-read"}
