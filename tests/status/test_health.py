"""Green, amber or red: the rules of `status.health`, by number, each with its cause planted in the surroundings."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ledplayer.core.model import Board
from ledplayer.errors import Place, Problem
from ledplayer.status import health
from ledplayer.status.deaths import Limit
from ledplayer.status.health import Finding, colour_of, judge
from ledplayer.status.said import said
from tests.status.player import PLAN, Fake, at, playing, segment

DAY_S = 86_400
SERVED = replace(PLAN, board=replace(PLAN.board, server="https://nd:bi-mat@led.example"))


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[Fake]:
    with playing(tmp_path) as fake:
        yield fake


def problem(severity: str, code: str = "file-missing") -> dict[str, object]:
    values = {"path": "a.png", "folder": "/srv/led", "since": "08:00", "why": "x", "file": "TAT", "who": "An"}
    return said(Problem(severity=severity, code=code, place=Place(file="a.yaml"), values=values), "/srv/led", 1)  # type: ignore[arg-type]


def open_problems(*severities: str, code: str = "file-missing") -> Callable[[Fake], None]:
    return lambda fake: fake.hand_over(
        "problems.json", problems=[problem(severity, code) for severity in severities], more=0
    )


def facts(**otherwise: object) -> Callable[[Fake], None]:
    return lambda fake: setattr(fake, "facts", replace(fake.facts, **otherwise))  # type: ignore[arg-type]


def machine(**otherwise: object) -> Callable[[Fake], None]:
    return lambda fake: fake.machine(**otherwise)


def synced(well_ago_s: float | None) -> Callable[[Fake], None]:
    def plant(fake: Fake) -> None:
        fake.mono_s += 10 * DAY_S
        fake.machine(uptime_s=int(fake.mono_s))
        well = fake.mono_s - well_ago_s if well_ago_s is not None else None
        fake.hand_over("sync.json", at_ms=1, well_mono_s=well, code="sync-nothing-new", problem=None)
        fake.facts = replace(fake.facts, plan=SERVED, board=SERVED.board)

    return plant


def signed(days: float) -> Callable[[Fake], None]:
    def plant(fake: Fake) -> None:
        (fake.state / "signed.json").write_text(f'{{"signed_ms": {fake.facts.at_ms - int(days * DAY_S * 1000)}}}')
        synced(60)(fake)

    return plant


def rung(name: str, piece: int) -> Callable[[Fake], None]:
    def plant(fake: Fake) -> None:
        plan = replace(PLAN, segments=(segment(at(0), at(24), name, (piece,)),))  # type: ignore[arg-type]
        fake.facts = replace(fake.facts, plan=plan)

    return plant


def both(*plants: Callable[[Fake], None]) -> Callable[[Fake], None]:
    def plant(fake: Fake) -> None:
        for one in plants:
            one(fake)

    return plant


@pytest.mark.parametrize(
    ("number", "colour", "plant"),
    [
        pytest.param(2, "red", facts(fault="frozen-film", about="a.mp4"), id="a film stands still"),
        pytest.param(3, "red", facts(output="off-screen", is_display_missing=True), id="no display"),
        pytest.param(4, "red", facts(plan=None), id="no plan"),
        pytest.param(5, "red", both(rung("card", 3), open_problems("error")), id="card, for content is broken"),
        pytest.param(5, "red", both(rung("exclusive", 3), open_problems("error")), id="exclusive with nothing"),
        pytest.param(6, "red", facts(knows_time=False), id="clock unknown"),
        pytest.param(7, "red", signed(60), id="office silent for two months"),
        pytest.param(8, "red", machine(disk_free=15 << 20), id="disk full"),
        pytest.param(9, "red", machine(low_voltage=True, low_voltage_since_boot=True), id="under-voltage now"),
        pytest.param(10, "red", facts(intake_gone_s=61.0), id="intake gone"),
        pytest.param(10, "red", facts(makers_gone_s=61.0), id="makers gone"),
        pytest.param(11, "red", facts(limit=Limit.ITEMS, left_out=("a.mp4",)), id="an item killed the player"),
        pytest.param(11, "red", facts(limit=Limit.ITEMS), id="it keeps dying, and nobody knows of what"),
        pytest.param(11, "red", facts(limit=Limit.FALLBACK), id="fallback folder alone"),
        pytest.param(11, "red", facts(limit=Limit.CARD, left_out=("a.mp4",)), id="card alone"),
        pytest.param(12, "amber", open_problems("error", "info"), id="an error is open"),
        pytest.param(12, "amber", open_problems("warning", code="source-away"), id="a share is away"),
        pytest.param(13, "amber", both(rung("off", 4), open_problems("warning", code="off-air-switch")), id="off"),
        pytest.param(14, "amber", synced(DAY_S + 1), id="no good sync for a day"),
        pytest.param(14, "amber", synced(None), id="no good sync since boot"),
        pytest.param(15, "amber", signed(3), id="office silent for three days"),
        pytest.param(16, "amber", machine(is_synchronised=False), id="clock late"),
        pytest.param(17, "amber", machine(disk_free=1 << 30), id="disk nearly full"),
        pytest.param(18, "amber", machine(celsius=80.0), id="hot"),
        pytest.param(19, "amber", machine(throttled=True), id="throttled"),
        pytest.param(19, "amber", machine(low_voltage_since_boot=True), id="voltage was low"),
        pytest.param(20, "amber", facts(given_up=1), id="a file was given up"),
        pytest.param(21, "amber", facts(frames=5000, late=51), id="frames late"),
        pytest.param(22, "amber", machine(wear_percent=90), id="card worn"),
        pytest.param(22, "amber", machine(wear_end=2), id="card's reserve gone"),
        pytest.param(23, "amber", machine(has_lost_data=True), id="data partition lost"),
    ],
)
def test_a_rule_and_its_cause(fake: Fake, number: int, colour: str, plant: Callable[[Fake], None]) -> None:
    fake.go(61)
    plant(fake)
    doc = fake.go(10)
    found = [(one["rule"], one["colour"]) for one in doc["rests_on"]]
    assert found == ([(5, "red"), (12, "amber")] if number == 5 else [(number, colour)])
    assert doc["colour"] == colour


@pytest.mark.parametrize(
    "plant",
    [
        pytest.param(lambda fake: None, id="healthy"),
        pytest.param(rung("closed", 2), id="outside opening hours"),
        pytest.param(rung("card", 3), id="nothing is due, and nothing is wrong"),
        pytest.param(open_problems("info", "info"), id="notes only"),
        pytest.param(facts(output="off-screen"), id="off-screen, as was asked for"),
        pytest.param(facts(intake_gone_s=59.0, makers_gone_s=59.0), id="helpers that are started again"),
        pytest.param(synced(DAY_S - 60), id="synced within a day"),
        pytest.param(signed(2.9), id="signed within three days"),
        pytest.param(machine(is_synchronised=False, has_rtc=True), id="a clock with a battery"),
        pytest.param(machine(is_synchronised=False, is_set=True), id="a clock that somebody set"),
        pytest.param(machine(celsius=79.9), id="warm"),
        pytest.param(machine(disk_free=2 << 30), id="a tenth of the disk"),
        pytest.param(facts(frames=5000, late=50), id="one frame in a hundred"),
        pytest.param(facts(frames=2000, late=1000), id="too few frames to judge"),
        pytest.param(
            machine(
                **dict.fromkeys(
                    ("celsius", "low_voltage", "disk_free", "wear_percent", "wear_end", "throttled", "has_lost_data")
                )
            ),
            id="a machine that tells nothing",
        ),
    ],
)
def test_what_is_green(fake: Fake, plant: Callable[[Fake], None]) -> None:
    fake.go(61)
    plant(fake)
    assert fake.go(10)["rests_on"] == []


def test_a_player_that_has_just_begun_may_be_without_a_plan(fake: Fake) -> None:
    assert fake.go(0, plan=None)["colour"] == "green"


def test_what_the_machine_said_long_ago_says_nothing_of_now(fake: Fake) -> None:
    fake.machine(celsius=99.0)
    assert fake.go(100)["colour"] == "amber"
    assert fake.go(100)["colour"] == "green"


def test_a_file_that_was_given_up_is_told_for_a_day(fake: Fake) -> None:
    assert fake.go(1, given_up=1)["content"]["given_up"] == 1
    fake.mono_s += DAY_S
    assert fake.go(1)["content"]["given_up"] == 0


def test_late_frames_of_long_ago_are_forgotten(fake: Fake) -> None:
    assert fake.go(1, frames=10_000, late=5000)["colour"] == "amber"
    fake.go(600)
    fake.go(600)
    assert fake.go(600, frames=20_000, late=5000)["frames"]["recent_late"] == 0


def test_the_worst_counts() -> None:
    amber, red = Finding(11, "amber", "x", {}), Finding(2, "red", "x", {})
    assert colour_of([]) == "green"
    assert colour_of([amber]) == "amber"
    assert colour_of([amber, red, amber]) == "red"


def test_the_file_says_what_any_reader_judges(fake: Fake) -> None:
    facts(fault="frozen-film", about="a.mp4")(fake)
    doc = fake.go(10)
    assert [one._asdict() for one in judge(doc)] == doc["rests_on"]


def test_no_secret_is_told(fake: Fake) -> None:
    doc = fake.go(1, plan=SERVED, board=Board(id="a", server="https://nd:bi-mat@led.example"))
    assert "bi-mat" not in str(doc)
    assert "led.example" in doc["server"]


@pytest.mark.parametrize("page", ["status.md", "vi/trang-thai.md"])
def test_the_page_has_every_rule(page: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    rules = re.findall(r"^(\d+)\. ", health.__doc__ or "", re.MULTILINE)
    assert rules == [str(number) for number in range(1, len(rules) + 1)]
    assert re.findall(r"^\| (\d+) \|", text, re.MULTILINE) == rules
