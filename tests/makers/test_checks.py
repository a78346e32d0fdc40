"""What the doctor sees of decoders and makers."""

from pathlib import Path

import pytest

from ledplayer import config
from ledplayer.checkup import Finding
from ledplayer.makers import checks as module
from ledplayer.makers.checks import checks
from tests.doctor.patients import looked, patient, told


def look(what: str, folder: Path) -> list[Finding]:
    return looked(checks(), what, patient(folder))


def test_the_decoders_are_there_and_one_that_is_not_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(look("codecs", tmp_path)) == [("codecs", True)]
    monkeypatch.setattr(module, "DECODERS", (*module.DECODERS, "h999"))
    (found,) = look("codecs", tmp_path)
    assert (found.is_ok, found.values["names"]) == (False, "h999")


def test_a_maker_reads_the_sample(tmp_path: Path) -> None:
    (found,) = look("makers", tmp_path)
    assert (found.code, found.values["size"]) == ("doctor-makers", "960x480")


def test_a_film_that_no_maker_reads_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.mp4").write_bytes(b"no film at all")
    monkeypatch.setattr(config, "bundled", lambda: tmp_path)
    assert told(look("makers", tmp_path)) == [("makers-failed", False)]
    (tmp_path / "media" / "a.mp4").unlink()
    assert told(look("makers", tmp_path)) == [("makers-no-film", None)]
