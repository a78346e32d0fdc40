"""The folder in memory, and what is put there."""

import os
from pathlib import Path

import pytest

from ledplayer.run_folder import make_run_folder, put, run_folder


def test_the_services_have_theirs_under_run() -> None:
    assert run_folder("/var/lib/ledplayer") == "/run/ledplayer"
    assert run_folder("/var/lib/ledplayer-sync/") == "/run/ledplayer-sync"


def test_any_other_state_has_one_of_its_own() -> None:
    assert run_folder("/a/b") == run_folder("/a/x/../b")
    assert run_folder("/a/b") != run_folder("/a/c")


def test_it_is_made_once_and_known_again(tmp_path: Path) -> None:
    folder = Path(make_run_folder(str(tmp_path)))
    try:
        assert make_run_folder(str(tmp_path)) == str(folder)
        assert folder.stat().st_mode & 0o777 == 0o755
    finally:
        folder.rmdir()


def test_somebody_elses_name_is_not_followed(tmp_path: Path) -> None:
    folder = Path(run_folder(str(tmp_path)))
    folder.symlink_to(tmp_path)
    try:
        with pytest.raises(FileExistsError):
            make_run_folder(str(tmp_path))
    finally:
        folder.unlink()


def test_what_is_put_replaces_what_was_there(tmp_path: Path) -> None:
    put(f"{tmp_path}/a.json", b"1")
    put(f"{tmp_path}/a.json", b"2")
    assert (tmp_path / "a.json").read_bytes() == b"2"
    assert os.listdir(tmp_path) == ["a.json"]


def test_where_it_cannot_be_put_the_old_stays(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(OSError, match=r"a\.json"):
        put(f"{tmp_path}/a.json", b"2")
    assert os.listdir(tmp_path) == ["a.json"]
