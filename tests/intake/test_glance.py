import os
from pathlib import Path

from ledplayer.intake.glance import EVERY, Glance
from ledplayer.intake.scan import scan


def glances(glance: Glance, root: Path) -> bool:
    """Whether one of as many glances as it takes to see the folders finds something."""
    folders = scan(root).folders
    return any(glance(root, folders) for _ in range(EVERY))


def looked(tmp_path: Path) -> Glance:
    """A glance that has seen a folder with a folder in it."""
    (tmp_path / "media" / "a").mkdir(parents=True)
    (tmp_path / "media" / "a" / "x.png").write_bytes(b"1")
    os.utime(tmp_path / "media" / "a", (1, 1))
    glance = Glance()
    assert glances(glance, tmp_path)
    assert not glances(glance, tmp_path)
    return glance


def test_a_name_at_the_top_is_seen_at_once(tmp_path: Path):
    glance = looked(tmp_path)
    (tmp_path / "TAT").touch()
    assert glance(tmp_path, ())


def test_what_comes_and_goes_further_below_is_seen_before_long(tmp_path: Path):
    glance = looked(tmp_path)
    (tmp_path / "media" / "a" / "y.png").touch()
    assert glances(glance, tmp_path)
    assert not glances(glance, tmp_path)
    (tmp_path / "media" / "a" / "x.png").unlink()
    assert glances(glance, tmp_path)


def test_a_folder_that_went_is_seen_by_the_one_above(tmp_path: Path):
    glance = looked(tmp_path)
    folders = scan(tmp_path).folders
    (tmp_path / "media" / "a").rename(tmp_path / "media" / "b")
    assert any(glance(tmp_path, folders) for _ in range(EVERY))


def test_a_page_that_is_written_is_nothing(tmp_path: Path):
    glance = looked(tmp_path)
    (tmp_path / "00-STATUS-board.html").touch()
    assert not glances(glance, tmp_path)


def test_a_folder_that_does_not_read_says_nothing(tmp_path: Path):
    glance = looked(tmp_path)
    assert not any(glance(tmp_path / "gone", ("media",)) for _ in range(EVERY))
