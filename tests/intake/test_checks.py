"""What the doctor sees of folders, cards and shares."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from ledplayer.checkup import Finding, Patient
from ledplayer.core.model import Board
from ledplayer.doctor.examine import examine
from ledplayer.intake import checks as module
from ledplayer.intake.checks import TRIAL, card, checks, unmounted
from ledplayer.intake.scan import is_hidden
from tests.doctor.patients import looked, patient, told

MOUNTS = (
    "22 1 8:2 / / rw - ext4 /dev/root rw\n"
    "30 22 0:40 / {point} rw,relatime - cifs //may-chu/bang rw,vers=3.1.1,soft,uid=998\n"
)


def look(what: str, at: Patient) -> list[Finding]:
    return looked(checks(at), what, at)


def with_source(folder: Path, files: dict[str, str] | None = None) -> Patient:
    (folder / "share").mkdir(exist_ok=True)
    return patient(folder, Board(id="xa-a", sources=(str(folder / "share"),)), files)


def test_a_name_for_trial_is_no_content() -> None:
    assert is_hidden(TRIAL.format(pid=1))


def test_the_state_folder_is_written_and_left_as_it_was(tmp_path: Path) -> None:
    at = patient(tmp_path)
    at.state.mkdir()
    assert told(look("state", at)) == [("state", True)]
    assert told(look("card", at)) == [("card", True)]
    assert not list(at.state.iterdir())


def test_one_that_is_not_there_yet_is_the_players_to_make(tmp_path: Path) -> None:
    at = patient(tmp_path)
    assert told(look("state", at)) == [("state-new", None)]
    assert not at.state.exists()


def test_what_is_no_folder_cannot_be_written(tmp_path: Path) -> None:
    at = patient(tmp_path)
    at.state.write_bytes(b"")
    assert told(look("state", at)) == [("state-unwritable", False)]
    assert told(look("card", at)) == [("card-untold", None)]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root is somebody else")
def test_whoever_may_not_write_it_is_named_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledplayer.checkup.USER", "nobody")
    at = patient(tmp_path)
    at.state.mkdir(mode=0o700)
    for folder in (tmp_path, *tmp_path.parents):
        if str(folder).startswith("/tmp/"):
            folder.chmod(0o755)
    found = examine([one for one in checks(at) if one.what == "doctor-what-state"], at)
    assert told(found) == [("state-forbidden", False)]
    assert found[0].values["user"] == "nobody"
    os.chown(at.state, 65534, 65534)
    assert told(examine([one for one in checks(at) if one.what == "doctor-what-state"], at)) == [("state", True)]


def test_a_card_is_judged_by_its_median() -> None:
    assert card([5.0] * 8 + [900.0]).is_ok
    slow = card([210.0] * 5 + [5.0] * 4)
    assert (slow.is_ok, slow.values["milliseconds"]) == (False, 210)


def test_a_disk_that_is_nearly_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(look("room", patient(tmp_path))) == [("room", True)]
    monkeypatch.setattr(module, "LEAST_FREE_BYTES", 1 << 60)
    assert told(look("room", patient(tmp_path))) == [("room-low", False)]


def test_a_share_is_read_and_written_and_its_kind_told(tmp_path: Path) -> None:
    at = with_source(tmp_path, {"proc/self/mountinfo": MOUNTS.format(point=tmp_path / "share")})
    (found,) = look("source", at)
    assert (found.code, found.values["kind"], found.values["options"]) == (
        "doctor-source",
        "cifs",
        ", vers=3.1.1, soft",
    )
    assert not list((tmp_path / "share").iterdir())


def test_a_share_that_is_not_mounted_is_told_though_its_folder_is_there(tmp_path: Path) -> None:
    fstab = f"# /etc/fstab\n//may-chu/bang {tmp_path / 'share'} cifs credentials=/etc/secret,soft 0 0\n"
    at = with_source(tmp_path, {"etc/fstab": fstab, "proc/self/mountinfo": MOUNTS.split("30 ")[0]})
    (found,) = look("source", at)
    assert (found.code, found.values["point"]) == ("doctor-source-unmounted", str(tmp_path / "share"))


def test_the_nearest_mount_point_counts() -> None:
    fstab = (
        "UUID=1 / ext4 defaults 0 1\n//a/b /mnt cifs soft 0 0\n//a/c /mnt/share cifs soft 0 0\nnone swap swap sw 0 0"
    )
    folder = Path("/mnt/share/bang")
    assert unmounted(folder, MOUNTS.format(point="/mnt/share"), fstab) == ""
    assert unmounted(folder, MOUNTS.format(point="/mnt"), fstab) == "/mnt/share"
    assert unmounted(Path("/srv/x"), MOUNTS.format(point="/mnt"), fstab) == ""


def test_a_folder_that_is_missing_or_no_folder_is_told(tmp_path: Path) -> None:
    at = with_source(tmp_path)
    (tmp_path / "share").rmdir()
    assert told(look("source", at)) == [("source-missing", False)]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root is somebody else")
def test_a_folder_that_the_player_may_not_write_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledplayer.checkup.USER", "nobody")
    at = with_source(tmp_path)
    for folder in (tmp_path, *tmp_path.parents):
        if str(folder).startswith("/tmp/"):
            folder.chmod(0o755)
    sources = [one for one in checks(at) if one.what == "doctor-what-source"]
    assert told(examine(sources, at)) == [("source-closed", False)]
    (tmp_path / "share").chmod(0o700)
    assert told(examine(sources, at)) == [("source-unreadable", False)]
    monkeypatch.setattr("ledplayer.checkup.USER", "daemon")
    before = os.geteuid()
    os.seteuid(65534)
    try:
        assert told(look("source", at)) == [("folder-others", None)], "the rights of who asks are not the player's"
    finally:
        os.seteuid(before)


def test_a_share_that_hangs_is_told_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = with_source(tmp_path)
    os.mkfifo(tmp_path / "hangs")
    monkeypatch.setattr(module, "try_folder", lambda folder: (tmp_path / "hangs").read_bytes())
    hung = [replace(one, within_s=0.2) for one in checks(at) if one.what == "doctor-what-source"]
    (found,) = examine(hung, at)
    assert (found.code, found.values["folder"]) == ("doctor-source-hung", str(tmp_path / "share"))


def test_folders_that_count_for_nothing_are_not_looked_at(tmp_path: Path) -> None:
    at = with_source(tmp_path)
    assert at.board
    without = replace(at, board=replace(at.board, shared_folder="none"))
    assert not [one for one in checks(without) if one.what == "doctor-what-source"]


@pytest.mark.parametrize(("most", "wanted"), [("100", ("watches", True)), ("7", ("watches-few", False))])
def test_watches_have_to_do_for_all_folders(tmp_path: Path, most: str, wanted: tuple[str, bool]) -> None:
    at = with_source(tmp_path, {"proc/sys/fs/inotify/max_user_watches": most})
    for number in range(6):
        (tmp_path / "share" / str(number)).mkdir()
    (found,) = look("watches", at)
    assert (told([found]), found.values["folders"]) == ([wanted], 7)
    assert told(look("watches", patient(tmp_path / "other"))) == [("watches-none", None)]
