"""What sync hands over to the board's status."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledplayer.cli.sync import tell_status
from ledplayer.run_folder import run_folder
from ledplayer.updates import told
from ledplayer.updates.place import Said


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    folder = Path(run_folder(str(tmp_path)))
    yield folder / "sync.json"
    shutil.rmtree(folder, ignore_errors=True)


def test_a_turn_that_goes_well_says_when(file: Path, tmp_path: Path) -> None:
    told.tell(str(tmp_path), "sync-nothing-new")
    found = json.loads(file.read_bytes())
    assert found["code"] == "sync-nothing-new"
    assert found["well_mono_s"] == found["mono_s"] > 0
    assert found["problem"] is None


def test_a_turn_that_fails_keeps_when_it_went_well(file: Path, tmp_path: Path) -> None:
    told.tell(str(tmp_path), "sync-new")
    before = json.loads(file.read_bytes())
    file.write_text(json.dumps(before | {"well_mono_s": 5.0}))
    why = {"why": "no route"}
    tell_status(str(tmp_path), [Said(code="server-away", values=why, severity="warning", has_failed=True)])
    found = json.loads(file.read_bytes())
    assert found["well_mono_s"] == 5.0
    assert found["problem"]["severity"] == "warning"
    file.write_text(json.dumps(found | {"boot": "another"}))
    told.tell(str(tmp_path), "server-away", is_well=False)
    assert json.loads(file.read_bytes())["well_mono_s"] is None


def test_an_office_that_has_stopped_is_a_problem_of_a_turn_that_went_well(file: Path, tmp_path: Path) -> None:
    stale = Said(code="sync-stale", values={"days": 4, "since": "01/08/2026"}, severity="warning")
    tell_status(str(tmp_path), [Said(code="sync-nothing-new"), stale])
    found = json.loads(file.read_bytes())
    assert found["well_mono_s"] is not None
    assert found["problem"]["code"] == "sync-stale"
    assert "4" in found["problem"]["vi"]


def test_a_turn_that_another_process_takes_is_told_by_that(file: Path, tmp_path: Path) -> None:
    tell_status(str(tmp_path), [Said(code="store-in-use", values={"folder": str(tmp_path)})])
    assert not file.exists()


def test_a_folder_that_refuses_costs_only_the_file(file: Path, tmp_path: Path) -> None:
    file.parent.symlink_to(tmp_path)
    told.tell(str(tmp_path), "sync-new")
    assert list(tmp_path.iterdir()) == []
    file.parent.unlink()
