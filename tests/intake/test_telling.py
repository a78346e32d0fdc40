"""What intake hands over for the player's status."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledplayer.errors import Place, Problem, Word
from ledplayer.intake.telling import Telling
from ledplayer.run_folder import put, run_folder
from ledplayer.status.machine import Machine
from ledplayer.status.said import MOST, MOST_BYTES

AWAY = Problem(
    severity="warning",
    code="source-away",
    place=Place(file="/srv/led"),
    values={"folder": "/srv/led", "since": "08:12 26/11/2026", "why": Word("reason-EIO")},
)


class Desk:
    """An intake of which only this is there."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.run = Path(run_folder(str(state)))
        self.wrong: tuple[tuple[str, Problem], ...] = ()
        self.wall_ms = 1_000
        self.machine = Machine(celsius=50.0, is_synchronised=False)
        self.begin()

    def begin(self) -> None:
        self.telling = Telling(self.state, lambda: self.wrong, lambda: self.wall_ms, lambda: self.machine)

    def problems(self) -> list[dict[str, object]]:
        self.telling.tell_problems()
        return json.loads((self.run / "problems.json").read_bytes())["problems"]

    def told_machine(self) -> dict[str, object]:
        self.telling.tell_machine()
        return json.loads((self.run / "machine.json").read_bytes())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    shutil.rmtree(desk.run)


def test_a_problem_is_told_in_both_languages(desk: Desk) -> None:
    desk.wrong = (("/srv/led", AWAY),)
    (one,) = desk.problems()
    assert (one["code"], one["severity"], one["source"]) == ("source-away", "warning", "/srv/led")
    assert str(one["event"]).startswith("E2")
    assert one["place"] == {"file": "/srv/led", "line": 0, "column": 0}
    assert one["values"] == {"folder": "/srv/led", "since": "08:12 26/11/2026", "why": {"word": "reason-EIO"}}
    assert "không đọc được" in str(one["vi"])
    assert "cannot be read" in str(one["en"])
    assert one["vi_hint"]
    assert one["en_hint"]


def test_it_keeps_its_beginning_also_over_a_restart(desk: Desk) -> None:
    desk.wrong = (("/srv/led", AWAY),)
    assert desk.problems()[0]["since_ms"] == 1_000
    desk.wall_ms = 2_000
    desk.begin()
    assert desk.problems()[0]["since_ms"] == 1_000
    desk.wrong = ()
    assert desk.problems() == []
    desk.wrong = (("/srv/led", AWAY),)
    assert desk.problems()[0]["since_ms"] == 2_000


def test_nothing_is_written_while_nothing_changes(desk: Desk) -> None:
    desk.problems()
    (desk.run / "problems.json").unlink()
    desk.telling.tell_problems()
    assert not (desk.run / "problems.json").exists()


def test_thousands_of_problems_are_a_bounded_file_with_the_worst_of_them(desk: Desk) -> None:
    def one(number: int, severity: str) -> tuple[str, Problem]:
        place = Place(file=f"{number}{'đ' * 500}.yaml")
        values = {"path": f"{number} {'đ' * 3000}\x1b[31m"}
        return "", Problem(severity=severity, code="file-missing", place=place, values=values)  # type: ignore[arg-type]

    desk.wrong = (*(one(number, "info") for number in range(3000)), one(3000, "error"))
    problems = desk.problems()
    data = (desk.run / "problems.json").read_bytes()
    assert problems[0]["severity"] == "error"
    assert 0 < len(problems) <= MOST
    assert json.loads(data)["more"] == 3001 - len(problems)
    assert len(data) < MOST_BYTES + 1000
    assert "\x1b" not in json.loads(data)["problems"][0]["en"]


def test_a_sentence_that_is_missing_hides_no_problem(desk: Desk) -> None:
    desk.wrong = (("", Problem(severity="error", code="file-missing", place=Place(file="a.yaml"))),)
    assert "file-missing" in str(desk.problems()[0]["en"])


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b'{"version":1,"problems":[1,{"since_ms":"x"}]}', b"\xff" * 99])
def test_what_a_torn_file_says_of_before_counts_for_nothing(desk: Desk, left: bytes) -> None:
    for name in ("problems.json", "machine.json"):
        put(f"{desk.run}/{name}", left)
    desk.begin()
    desk.wrong = (("/srv/led", AWAY),)
    assert desk.problems()[0]["since_ms"] == 1_000
    assert desk.told_machine()["is_set"] is False


def test_a_clock_that_was_synchronised_stays_so_until_the_next_boot(desk: Desk) -> None:
    desk.machine = Machine(is_synchronised=True)
    assert desk.told_machine()["is_synchronised"] is True
    desk.machine = Machine(is_synchronised=False)
    assert desk.told_machine()["is_synchronised"] is True
    told = json.loads((desk.run / "machine.json").read_bytes())
    put(f"{desk.run}/machine.json", json.dumps(told | {"boot": "another"}).encode())
    assert desk.told_machine()["is_synchronised"] is False


def test_a_clock_that_somebody_set_is_known_by_its_leap(desk: Desk) -> None:
    assert desk.told_machine()["is_set"] is False
    told = json.loads((desk.run / "machine.json").read_bytes())
    put(f"{desk.run}/machine.json", json.dumps(told | {"began_ms": told["began_ms"] - 3_600_000}).encode())
    assert desk.told_machine()["is_set"] is True
    assert desk.told_machine()["is_set"] is True


def test_a_folder_that_refuses_costs_only_the_files(tmp_path: Path) -> None:
    run = Path(run_folder(str(tmp_path)))
    run.symlink_to(tmp_path)
    try:
        telling = Telling(tmp_path, lambda: (("", AWAY),), lambda: None, Machine)
        telling.tell_problems()
        telling.tell_machine()
        assert list(tmp_path.iterdir()) == []
    finally:
        run.unlink()
