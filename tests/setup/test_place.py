"""The board's file in its place: whole, readable for the player, the old one beside it."""

import os
from pathlib import Path

import pytest

from ledplayer.errors import SurroundingsError
from ledplayer.setup.place import check, put


def test_it_makes_its_folder_for_everybody_to_read(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        path = tmp_path / "etc" / "board.yaml"
        check(path)
        assert put(path, b"id: a\n") is None
    finally:
        os.umask(before)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"id: a\n", 0o644)
    assert path.parent.stat().st_mode & 0o777 == 0o755


def test_the_one_before_is_kept_and_the_same_is_none(tmp_path: Path) -> None:
    path = tmp_path / "board.yaml"
    path.write_bytes(b"id: a\n")
    old = put(path, b"id: b\n")
    assert old == tmp_path / "board.yaml.old"
    assert (old.read_bytes(), path.read_bytes()) == (b"id: a\n", b"id: b\n")
    assert put(path, b"id: b\n") is None
    assert old.read_bytes() == b"id: a\n"


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "board.yaml").symlink_to(tmp_path / "data" / "board.yaml")
    put(tmp_path / "board.yaml", b"id: a\n")
    assert (tmp_path / "board.yaml").is_symlink()
    assert (tmp_path / "data" / "board.yaml").read_bytes() == b"id: a\n"


@pytest.mark.parametrize("name", ["file/board.yaml", "folder"])
def test_a_place_that_is_none_is_said_beforehand(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(SurroundingsError, match="setup-not-allowed"):
        check(tmp_path / name)


def test_a_folder_that_is_not_ours_is_said_beforehand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(SurroundingsError, match="setup-not-allowed"):
        check(tmp_path / "etc" / "ledplayer" / "board.yaml")


def test_what_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "board.yaml"
    path.write_bytes(b"id: a\n")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SurroundingsError, match="setup-unwritten"):
        put(path, b"id: b\n")
    assert [one.name for one in tmp_path.iterdir()] == ["board.yaml"]
    assert path.read_bytes() == b"id: a\n"
