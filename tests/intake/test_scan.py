import os
import shutil
from pathlib import Path

import pytest

from ledplayer.errors import SurroundingsError
from ledplayer.intake import scan as scanning
from ledplayer.intake.scan import Rescan, open_below, scan, shown


def codes(root: Path) -> list[str]:
    return [problem.code for problem in scan(root).problems]


def test_regular_files_are_found_at_any_depth(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.png").write_bytes(b"123")
    listing = scan(tmp_path)
    assert list(listing.files) == ["a/b/x.png"]
    assert listing.files["a/b/x.png"].size_bytes == 3
    assert listing.folders == {"a", "a/b"}


def test_links_pipes_and_sockets_are_told_and_not_followed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.png").touch()
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to(outside)
    (root / "file").symlink_to(outside / "secret.png")
    (root / "loop").symlink_to(root)
    os.mkfifo(root / "pipe")
    listing = scan(root)
    assert not listing.files
    assert codes(root) == ["not-a-file"] * 4


@pytest.mark.parametrize(
    "name", [".x.png", "~$x.docx", "x.part", "x.tmp", "Thumbs.db", "desktop.ini", "a.sync-conflict-1.png", ".nfs01"]
)
def test_hidden_names_and_those_of_writers_are_passed_over_silently(tmp_path, name):
    (tmp_path / name).touch()
    listing = scan(tmp_path)
    assert not listing.files
    assert not listing.problems


@pytest.mark.parametrize("name", ["a\nb.png", "a\x1b[31m.png", "a\u202egnp.exe", "a\u2028.png", "a\udcff.png"])
def test_names_that_could_forge_a_line_are_refused_and_shown_escaped(tmp_path, name):
    (tmp_path / name).touch()
    (problem,) = scan(tmp_path).problems
    assert problem.code == "name-refused"
    assert str(problem.values["name"]).isascii()
    assert "\n" not in problem.place.file


def test_vietnamese_and_emoji_names_pass(tmp_path):
    for name in ("Chào mừng.png", "👨‍👩‍👧.png", "-rf.png"):
        (tmp_path / name).touch()
    assert len(scan(tmp_path).files) == 3


def test_two_spellings_of_one_name_are_one_file_and_a_warning(tmp_path):
    (tmp_path / "Ch\u00e0o.png").touch()
    (tmp_path / "Cha\u0300o.png").touch()
    listing = scan(tmp_path)
    assert list(listing.files) == ["Ch\u00e0o.png"]
    assert codes(tmp_path) == ["name-twice"]


def test_a_decomposed_name_is_listed_composed_and_can_be_opened(tmp_path):
    (tmp_path / "Cha\u0300o.png").write_bytes(b"x")
    seen = scan(tmp_path).files["Ch\u00e0o.png"]
    with open_below(tmp_path, seen.real) as file:
        assert file.read() == b"x"


def test_looking_again_finds_what_a_first_look_finds_whatever_became_of_a_name(tmp_path):
    names = ("Ch\u00e0o.png", "a", "b", "media", "same")
    for name in names:
        (tmp_path / name).write_bytes(b"1")
    rescan = Rescan({})
    before = rescan(tmp_path).files
    assert rescan(tmp_path).files["same"] is before["same"]
    (tmp_path / "Ch\u00e0o.png").rename(tmp_path / "Cha\u0300o.png")
    (tmp_path / "a").write_bytes(b"12")
    for name in ("b", "media"):
        (tmp_path / name).unlink()
        (tmp_path / name).mkdir()
    found = rescan(tmp_path)
    assert found == scan(tmp_path)
    assert found.ignored == {"b"}
    assert found.files["same"] is before["same"]


def test_a_missing_folder_is_away_and_not_empty(tmp_path):
    with pytest.raises(SurroundingsError, match="source-away"):
        scan(tmp_path / "gone")


def test_depth_is_bounded(tmp_path):
    tmp_path.joinpath(*["d"] * 30).mkdir(parents=True)
    assert codes(tmp_path) == ["too-deep"]


def test_the_number_of_names_is_bounded_and_always_cut_at_the_same_place(tmp_path, monkeypatch):
    monkeypatch.setattr(scanning, "MOST_NAMES", 3)
    for name in "edcba":
        (tmp_path / name).touch()
    assert sorted(scan(tmp_path).files) == ["a", "b", "c"]
    assert codes(tmp_path) == ["too-many-files"]


def test_beside_playlists_and_media_no_other_folder_is_looked_at(tmp_path):
    for folder in ("playlists", "media", "src"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x").touch()
    (tmp_path / "boards.yaml").touch()
    assert sorted(scan(tmp_path).files) == ["boards.yaml", "media/x", "playlists/x"]


def test_a_file_is_not_opened_through_a_link_that_came_later(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").write_bytes(b"mine")
    real = scan(tmp_path).files["a/x"].real
    (tmp_path / "a").rename(tmp_path / "b")
    (tmp_path / "a").symlink_to(tmp_path / "b")
    with pytest.raises(OSError, match=r"Not a directory|Too many"):
        open_below(tmp_path, real)


def test_shown_escapes_what_is_odd_and_keeps_accents():
    assert shown("Chào\n\udcff") == "Chào\\n\\udcff"


def test_folders_beside_playlists_and_media_are_named_and_not_entered(tmp_path):
    for name in ("media/a", "25-9-2023_1-10-2023 Hội", ".git", "docs"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "x.png").write_bytes(b"x")
    listing = scan(tmp_path)
    assert listing.ignored == {"25-9-2023_1-10-2023 Hội", "docs"}
    assert list(listing.files) == ["media/a/x.png"]
    shutil.rmtree(tmp_path / "media")
    assert scan(tmp_path).ignored == frozenset()
