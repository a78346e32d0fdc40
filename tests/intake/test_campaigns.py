"""Rules W3, W5, S4, S5: read, last good, off, dated."""

from pathlib import Path

import pytest

from ledplayer.core.model import Board
from ledplayer.intake.campaigns import Campaigns, Playlists
from ledplayer.intake.find import find
from ledplayer.intake.good import LastGood
from ledplayer.intake.scan import Seen

GOOD = "campaign: Cũ\nitems:\n  - text: cũ\n"
BROKEN = "campaign: Mới\nitemz:\n  - text: mới\n"
IN_FOLDER = "campaign: Tết\n"
DATED = "25-9-2023_15-10-2023 Số"


class Files(dict[str, str]):
    """Texts by path; `?` does not read."""

    def mark(self, path: str) -> object:
        return self[path]

    def read(self, path: str) -> bytes | None:
        return None if self[path] == "?" else self[path].encode()


def read(good: LastGood, files: dict[str, str], boards: tuple[Board, ...] = ()) -> Campaigns:
    folders = {path.rpartition("/")[0] for path in files} - {""}
    folders |= {folder.partition("/")[0] for folder in folders}
    finds = find({path: Seen(real=path, size_bytes=1, mtime_ns=0) for path in files}, frozenset(folders))
    media = [path.removeprefix(finds.media) for path in files if path.startswith(finds.media)]
    return Playlists("s", good).campaigns(finds, media, "Ảnh", Files(files), boards)


def names(found: Campaigns) -> list[str]:
    return sorted(campaign.name for campaign in found.campaigns if campaign.on_air)


def codes(found: Campaigns) -> set[str]:
    return {problem.code for problem in found.problems}


def test_s4_a_broken_playlist_keeps_its_last_good_version_over_a_restart(tmp_path):
    read(LastGood(tmp_path), {"playlists/a.yaml": GOOD})
    found = read(LastGood(tmp_path), {"playlists/a.yaml": BROKEN})
    assert names(found) == ["Cũ"]
    assert {"key-unknown", "playlist-last-good"} <= codes(found)


BOARDS = (Board(id="xa-long-hoa"), Board(id="ubnd-huyen"))
EXCEPT = "campaign: Mới\nexcept: {0}\nitems:\n  - text: mới\n"


def test_s2_an_unknown_name_in_except_keeps_the_last_good_version_over_a_restart(tmp_path):
    read(LastGood(tmp_path), {"playlists/a.yaml": GOOD}, BOARDS)
    found = read(LastGood(tmp_path), {"playlists/a.yaml": EXCEPT.format("xa-long-hao")}, BOARDS)
    assert names(found) == ["Cũ"]
    assert codes(found) == {"board-unknown-except-near", "playlist-last-good"}
    assert names(read(LastGood(tmp_path), {"playlists/a.yaml": EXCEPT.format("xa-long-hoa")}, BOARDS)) == ["Mới"]


def test_s2_the_list_of_boards_may_come_after_the_playlist_that_names_its_boards():
    good, late = LastGood(), {"playlists/a.yaml": EXCEPT.format("xa-moi")}
    read(good, {"playlists/a.yaml": GOOD}, BOARDS)
    playlists = Playlists("s", good)
    finds = find({path: Seen(real=path, size_bytes=1, mtime_ns=0) for path in late}, frozenset({"playlists"}))
    assert names(playlists.campaigns(finds, (), "", Files(late), BOARDS)) == ["Cũ"]
    assert names(playlists.campaigns(finds, (), "", Files(late), (*BOARDS, Board(id="xa-moi")))) == ["Mới"]


def test_s2_where_the_last_good_version_excludes_a_board_unknown_by_now_the_new_one_is_left_to_the_roster():
    """It shows nowhere: which board it was can no longer be told."""
    good = LastGood()
    read(good, {"playlists/a.yaml": EXCEPT.format("xa-cu")}, (*BOARDS, Board(id="xa-cu")))
    found = read(good, {"playlists/a.yaml": EXCEPT.format("xa-cu")}, BOARDS)
    assert names(found) == ["Mới"]
    assert codes(found) == set()


def test_s5_one_that_was_never_good_shows_nothing():
    assert names(read(LastGood(), {"playlists/a.yaml": BROKEN})) == []


def test_s5_a_renamed_playlist_is_a_new_campaign_and_the_old_one_is_forgotten(tmp_path):
    good = LastGood(tmp_path)
    read(good, {"playlists/a.yaml": GOOD})
    assert names(read(good, {"playlists/b.yaml": BROKEN})) == []
    assert names(read(LastGood(tmp_path), {"playlists/a.yaml": BROKEN})) == []
    assert list(tmp_path.iterdir()) == []


def test_s5_a_broken_version_that_says_off_air_is_off_over_a_restart_too(tmp_path):
    read(LastGood(tmp_path), {"playlists/a.yaml": GOOD})
    assert names(read(LastGood(tmp_path), {"playlists/a.yaml": "on_air: no\n" + BROKEN})) == []
    assert names(read(LastGood(tmp_path), {"playlists/a.yaml": "?"})) == []
    assert names(read(LastGood(tmp_path), {"playlists/a.yaml": BROKEN})) == ["Cũ"]


def test_s5_a_folder_with_a_broken_playlist_never_plays_as_a_bare_or_dated_folder():
    for folder in ("a", f"media/{DATED}"):
        assert names(read(LastGood(), {f"{folder}/lich.yaml": BROKEN, f"{folder}/x.png": ""})) == []


def test_a_playlist_that_cannot_be_read_now_keeps_its_last_good_version_without_a_word():
    good = LastGood()
    read(good, {"playlists/a.yaml": GOOD})
    found = read(good, {"playlists/a.yaml": "?"})
    assert names(found) == ["Cũ"]
    assert not found.problems


def test_w5_two_playlists_in_one_folder_play_what_was_good_before():
    good, both = LastGood(), {"media/a/lich.yaml": IN_FOLDER, "media/a/schedule.yaml": "campaign: Khác\n"}
    found = read(good, both)
    assert names(found) == []
    assert codes(found) == {"two-playlists"}
    read(good, {"media/a/lich.yaml": IN_FOLDER})
    found = read(good, both)
    assert names(found) == ["Tết"]
    assert "two-playlists" in codes(found)


def test_w3_a_dated_folder_is_called_by_what_its_name_says_besides_the_dates():
    (campaign,) = read(LastGood(), {f"media/{DATED}/x.png": ""}).campaigns
    assert (campaign.name, campaign.folder, campaign.whole_folder) == ("Số", DATED, True)
    assert campaign.window.begin is not None
    assert campaign.window.begin.day == 25


def test_w3_a_dated_file_is_a_campaign_of_one_item():
    (campaign,) = read(LastGood(), {"media/a/2-10-2023_8-10-2023 mời họp.mp4": ""}).campaigns
    (item,) = campaign.items
    assert (campaign.name, item.kind, item.content) == ("mời họp", "video", "a/2-10-2023_8-10-2023 mời họp.mp4")


@pytest.mark.parametrize("item", [f"image: b/{DATED}.png", "folder: b", "folder: '<board>'"])
def test_w3_what_a_playlist_names_does_not_also_play_by_itself(item):
    playlist = f"campaign: A\nitems:\n  - {item}\n"
    assert names(read(LastGood(), {"playlists/a.yaml": playlist, f"media/b/{DATED}.png": ""})) == ["A"]


def test_w3_of_a_dated_folder_only_the_files_that_no_playlist_names_play_by_themselves():
    playlist = f"campaign: A\nitems:\n  - image: {DATED}/2.png\n"
    files = {"playlists/a.yaml": playlist} | {f"media/{DATED}/{number}.png": "" for number in (10, 2, 1)}
    found = read(LastGood(), files)
    (campaign,) = (one for one in found.campaigns if one.name == "Số")
    assert [item.content for item in campaign.items] == [f"{DATED}/1.png", f"{DATED}/10.png"]


def test_w4_a_bare_folder_is_called_by_its_name():
    (campaign,) = read(LastGood(), {"1.png": ""}).campaigns
    assert (campaign.name, campaign.whole_folder) == ("Ảnh", True)


def test_a_torn_memory_of_a_playlist_is_as_if_there_were_none(tmp_path):
    read(LastGood(tmp_path), {"playlists/a.yaml": GOOD})
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:20])
    (Path(tmp_path) / "stray").write_bytes(b"\xff\xfe")
    assert names(read(LastGood(tmp_path), {"playlists/a.yaml": BROKEN})) == []
