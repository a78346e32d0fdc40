"""What the player writes, when, and what it says of itself."""

import json
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ledplayer.core.on_air import moment_value
from ledplayer.errors import Place, Problem
from ledplayer.run_folder import MOST_BYTES, put
from ledplayer.status.document import is_whole
from ledplayer.status.look import started
from ledplayer.status.said import said
from tests.status.player import HANOI, PLAN, Fake, at, playing, segment


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[Fake]:
    with playing(tmp_path) as fake:
        yield fake


def inode(fake: Fake) -> int:
    return (fake.run / "status.json").stat().st_ino


def test_it_says_what_on_air_says(fake: Fake) -> None:
    doc = fake.move(at(8, 0, 3))
    shot = PLAN.at(at(8, 0, 3))
    assert shot is not None
    assert doc["on_air"] == moment_value(shot, at(8, 0, 3), "long-hau", HANOI)
    assert doc["on_air"]["now"]["start"] == "2026-08-01T08:00:00+07:00"


def test_a_span_reaches_over_segments_of_the_same_campaigns(fake: Fake) -> None:
    assert fake.move(at(8))["span"] == {"since": "2026-08-01T06:00:00+07:00", "until": "2026-08-01T22:00:00+07:00"}
    assert fake.move(at(23))["span"] == {"since": "2026-08-01T22:00:00+07:00", "until": "2026-08-02T06:00:00+07:00"}


def test_where_the_plan_does_not_say_since_when_it_is_null(fake: Fake) -> None:
    alike = tuple(segment(at(0, day=day), at(24, day=day)) for day in (-1, 0, 1))
    assert fake.go(1, plan=replace(PLAN, segments=alike))["span"] == {"since": None, "until": None}


def test_nothing_is_written_between_edges(fake: Fake) -> None:
    fake.go(1)
    before = inode(fake)
    for _ in range(7):
        fake.go(1)
    assert inode(fake) == before
    fake.go(2)
    assert inode(fake) != before


def test_each_ten_seconds_it_is_written_whatever_happens(fake: Fake) -> None:
    fake.go(0, plan=replace(PLAN, segments=(segment(at(0), at(24), "card", (3,)),)))
    times = {fake.go(1)["mono_s"] for _ in range(100)}
    assert 9 <= len(times) <= 11


@pytest.mark.parametrize(
    "edge",
    [
        {"fault": "frozen-film", "about": "a.mp4"},
        {"output": "off-screen"},
        {"given_up": 1},
        {"plan": None},
        {"knows_time": False},
        {"board": replace(PLAN.board, name="Tên mới")},
    ],
)
def test_an_edge_is_told_at_once(fake: Fake, edge: dict[str, object]) -> None:
    fake.go(1)
    before = inode(fake)
    fake.go(1, **edge)
    assert inode(fake) != before


def test_what_others_hand_over_is_told_at_once(fake: Fake) -> None:
    fake.go(1)
    fake.hand_over("problems.json", problems=[_problem()], more=3)
    doc = fake.go(1)
    assert [one["code"] for one in doc["problems"]] == ["file-missing"]
    assert doc["more_problems"] == 3


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"version":1,"problems":[{"code":', id="torn"),
        pytest.param(b'{"version":1,"problems":[{"code":"x"},7],"more":-1}', id="odd"),
        pytest.param(b'{"version":1,"problems":{"a":1},"more":"x","boot":5,"mono_s":"x"}', id="of other kinds"),
        pytest.param(b"[]", id="no object"),
        pytest.param(b"\xff\x00" * 100_000, id="noise, and too much of it"),
        pytest.param(b"[" * 60_000, id="deep"),
    ],
)
def test_whatever_others_leave_there_the_file_is_whole(fake: Fake, left: bytes) -> None:
    fake.go(1)
    fake.hand_over("sync.json")
    for folder in (fake.run, fake.store_run):
        for name in ("problems.json", "machine.json", "sync.json"):
            put(f"{folder}/{name}", left)
    (fake.state / "signed.json").write_bytes(left)
    doc = fake.go(10)
    assert is_whole(doc)
    assert doc["problems"] == []
    assert doc["machine"] is None


def test_it_stays_small_with_all_that_can_be_wrong(fake: Fake) -> None:
    fake.hand_over("problems.json", problems=[_problem("đ" * 60)] * 20, more=5000)
    fake.go(1)
    assert (fake.run / "status.json").stat().st_size < MOST_BYTES


def test_without_a_known_time_it_gives_none(fake: Fake) -> None:
    doc = fake.go(1, knows_time=False)
    assert (doc["at"], doc["at_ms"], doc["on_air"]["at"]) == (None, None, None)
    assert (doc["on_air"]["now"]["start"], doc["on_air"]["next"]["end"]) == (None, None)
    assert doc["clock"]["state"] == "unknown"


def test_who_writes_it_can_be_known_again(fake: Fake) -> None:
    doc = fake.go(1)
    assert (doc["pid"], doc["started"]) == (os.getpid(), started(os.getpid()))


@pytest.mark.parametrize(
    ("machine", "state"),
    [
        ({"is_synchronised": True}, "trusted"),
        ({"is_synchronised": False, "has_rtc": True}, "trusted"),
        ({"is_synchronised": False, "is_set": True}, "plausible"),
        ({"is_synchronised": False}, "late"),
    ],
)
def test_how_far_the_clock_is_believed(fake: Fake, machine: dict[str, object], state: str) -> None:
    fake.machine(**machine)
    assert fake.go(1)["clock"]["state"] == state


def test_nobody_who_has_not_looked_calls_the_clock_late(fake: Fake) -> None:
    (fake.run / "machine.json").unlink()
    assert fake.go(1)["clock"]["state"] == "plausible"


def test_a_player_that_is_told_to_end_says_so(fake: Fake) -> None:
    fake.go(1)
    fake.now.end()
    assert fake.read()["is_ended"] is True


def test_a_folder_that_refuses_is_told_once_and_used_again(fake: Fake, caplog: pytest.LogCaptureFixture) -> None:
    fake.go(1)
    shutil.rmtree(fake.run)
    fake.run.write_text("no folder")
    for _ in range(3):
        fake.now.tend(fake.now_instant(10))
    assert len(caplog.records) == 1
    fake.run.unlink()
    fake.now.tend(fake.now_instant(10))
    assert is_whole(fake.read())


def test_it_takes_far_less_than_a_frame(fake: Fake) -> None:
    fake.hand_over("problems.json", problems=[_problem()] * 20, more=0)
    fake.go(1)
    took = []
    for _ in range(50):
        fake.mono_s += 10
        before = time.perf_counter()
        fake.now.tend(fake.now_instant(0))
        took.append(time.perf_counter() - before)
    assert sorted(took)[25] < 0.002


def test_a_file_is_whole_only_with_every_key_of_its_kind(fake: Fake) -> None:
    doc = fake.go(1)
    assert is_whole(doc)
    assert is_whole(doc | {"more": 1})
    assert not is_whole({name: value for name, value in doc.items() if name != "frames"})
    assert not is_whole(doc | {"pid": True})
    assert not is_whole(doc | {"mono_s": float("nan")})
    assert not is_whole(doc | {"uptime_s": json.loads("1e999")})
    assert not is_whole(doc | {"problems": [{}]})
    assert not is_whole([])


def _problem(name: str = "a.yaml") -> dict[str, object]:
    return said(
        Problem(severity="error", code="file-missing", place=Place(file=name), values={"path": name}), "/srv", 1
    )
