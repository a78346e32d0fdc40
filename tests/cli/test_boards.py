"""`ledplayer boards`: what is said of boards, whoever sends what, and what it ends with."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ledplayer.cli.boards import command
from ledplayer.status.beacon import Beacon
from tests.status.boards.made import MINUTE_MS, NOW_MS, jpeg, line

WELL = Beacon(name="Xã Long Hậu", rung="open", campaigns=("Tết",), release="9f86d081")
LIST = "boards:\n  xa-long-hau: {name: Xã Long Hậu, canvas: 384x192}\n  xa-b: {name: Xã B, canvas: 384x192}\n"


@pytest.fixture(autouse=True)
def at_seven(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine's zone, by which times are said."""
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    monkeypatch.setattr("time.time", lambda: NOW_MS / 1000)


def run(*words: object, language: str = "en") -> Result:
    return CliRunner().invoke(command, [*map(str, words), "--language", language])


def journal(tmp_path: Path, *lines: bytes) -> Path:
    """Lines of boards as a file in the export format."""
    path = tmp_path / "boards.export"
    path.write_bytes(b"".join(lines))
    return path


def polls(tmp_path: Path, *agents: str, minutes: int = 60) -> Path:
    """An access log in which each agent asks every five minutes."""
    path = tmp_path / "access.log"
    lines = []
    for ago in range(minutes, 0, -5):
        at = datetime.fromtimestamp(NOW_MS / 1000, UTC) - timedelta(minutes=ago)
        stamp = at.strftime("%d/%b/%Y:%H:%M:%S +0000")
        asked = '"GET /metadata/timestamp.json HTTP/1.1" 304 0 "-"'
        lines += [f'10.0.0.7 - - [{stamp}] {asked} "{agent.replace("AGO", f"{ago:08x}")}"' for agent in agents]
    path.write_text("\n".join(lines) + "\n")
    return path


def agent(board: str) -> str:
    return f"ledplayer/0.1.0 (board={board}; release=9f86d081; state=good; proof=AGO)"


def values(result: Result) -> dict[str, dict[str, Any]]:
    return {one["board"]: one for one in map(json.loads, result.stdout.splitlines())}


def test_a_board_that_is_well_is_one_line_and_the_end_is_0(tmp_path: Path) -> None:
    result = run("--journal", journal(tmp_path, line("xa-long-hau", NOW_MS - 5 * MINUTE_MS, WELL)))
    assert result.exit_code == 0
    assert "Boards: 1. Red: 0, amber: 0, green: 1." in result.stdout
    assert result.stdout.splitlines()[-1].split("  ")[0] == "green"
    assert "Xã Long Hậu (xa-long-hau)  yes, at 08:55  Tết     9f86d081" in result.stdout


def test_both_sources_and_the_list_make_one_table_and_red_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "boards.yaml").write_text(LIST)
    result = run(
        *("--journal", journal(tmp_path, line("xa-long-hau", NOW_MS - 5 * MINUTE_MS, WELL))),
        *("--access-log", polls(tmp_path, agent("xa-long-hau"), agent("xa-c"))),
        *("--boards", tmp_path / "boards.yaml", "--json"),
    )
    assert result.exit_code == 2
    found = values(result)
    assert {name: (one["state"], one["colour"], one["is_listed"]) for name, one in found.items()} == {
        "xa-long-hau": ("alive", "green", True),
        "xa-b": ("never", "red", True),
        "xa-c": ("alive", "amber", False),
    }
    assert found["xa-long-hau"]["heard"] == "2026-11-26T08:55:00+07:00"


def test_it_can_be_asked_how_it_was(tmp_path: Path) -> None:
    path = journal(tmp_path, line("a", NOW_MS - 600 * MINUTE_MS, WELL), line("a", NOW_MS - 5 * MINUTE_MS, WELL))
    assert values(run("--journal", path, "--json"))["a"]["state"] == "alive"
    then = values(run("--journal", path, "--json", "--at", "2026-11-26T05:00"))["a"]
    assert (then["state"], then["heard"]) == ("silent", "2026-11-25T23:00:00+07:00")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_that_is_sent_moves_a_cursor_or_forges_a_line(tmp_path: Path, language: str) -> None:
    hostile = Beacon(name="\x1b[2J\nxa-b  green", rung="\x1b]0;x\x07", campaigns=("\u202etest\r",), now="\x9b31m")
    lines = line("\x1b[31mred\nx", NOW_MS, hostile), line("b", NOW_MS, None, MESSAGE="\x1b[31m", PRIORITY="3")
    agents = agent("%1b%5b2J%0aok"), agent("%e2%80%ae"), "ledplayer/1 (((board=x"
    result = run("--journal", journal(tmp_path, *lines), "--access-log", polls(tmp_path, *agents), language=language)
    assert result.exit_code in (1, 2)
    assert not set(result.output) & set("\x1b\x07\x9b\r\u202e")
    rows = [
        row for row in result.stdout.splitlines() if row.startswith(("xanh", "vàng", "ĐỎ", "green", "amber", "RED"))
    ]
    assert len(rows) == 4


def test_a_torn_stream_is_told_and_what_was_whole_counts(tmp_path: Path) -> None:
    path = journal(tmp_path, line("a", NOW_MS, WELL), line("b", NOW_MS, WELL)[:-9])
    result = run("--journal", path)
    assert "Boards: 1." in result.stdout
    assert "breaks off" in result.stderr
    assert result.exit_code == 1


def test_a_thousand_boards_are_a_thousand_rows(tmp_path: Path) -> None:
    result = run("--access-log", polls(tmp_path, *(agent(f"b{n}") for n in range(1000))), "--json")
    assert len(values(result)) == 1000


def test_a_list_that_is_wrong_is_told_and_makes_nobody_a_stranger(tmp_path: Path) -> None:
    (tmp_path / "boards.yaml").write_text("boards: [a, b]\n")
    path = journal(tmp_path, line("a", NOW_MS, WELL))
    result = run("--journal", path, "--boards", tmp_path / "boards.yaml", "--json")
    assert values(result)["a"]["is_listed"]
    assert "boards.yaml" in result.stderr


def test_who_has_the_newest_is_known_from_the_site(tmp_path: Path) -> None:
    metadata = tmp_path / "www" / "metadata"
    metadata.mkdir(parents=True)

    def put(name: str, **signed: object) -> None:
        (metadata / name).write_text(json.dumps({"signed": signed}))

    put("timestamp.json", meta={"snapshot.json": {"version": 7}})
    put("7.snapshot.json", meta={"targets.json": {"version": 2}, "bin-0.json": {"version": 3}})
    put("2.targets.json", targets={"s/a.json": {"hashes": {"sha256": "9f86d081" * 8}}})
    put("3.bin-0.json", targets={"s/b.json": {"hashes": {"sha256": "aaaaaaaa" * 8}}})
    path = journal(tmp_path, line("a", NOW_MS, WELL), line("b", NOW_MS, WELL), line("c", NOW_MS, WELL))
    found = values(run("--journal", path, "--site", tmp_path / "www", "--json"))
    assert {name: one["is_newest"] for name, one in found.items()} == {"a": True, "b": False, "c": None}


@pytest.mark.parametrize(
    "damage", ["", "[]", '{"signed": 3}', "[" * 5000, '{"signed": {"meta": {"snapshot.json": 1}}}']
)
def test_a_site_that_is_none_is_told(tmp_path: Path, damage: str) -> None:
    (tmp_path / "metadata").mkdir()
    (tmp_path / "metadata" / "timestamp.json").write_text(damage)
    result = run("--journal", journal(tmp_path, line("a", NOW_MS, WELL)), "--site", tmp_path, "--json")
    assert values(result)["a"]["is_newest"] is None
    assert "cannot be read" in result.stderr


def test_the_page_holds_pictures_that_are_some_and_no_others(tmp_path: Path) -> None:
    lines = line("a", NOW_MS, WELL, jpeg((1, 2, 3))), line("b", NOW_MS, WELL, b"\xff\xd8<script>\xff\xd9")
    result = run("--journal", journal(tmp_path, *lines), "--html", tmp_path / "page.html")
    assert result.exit_code == 0
    assert (tmp_path / "page.html").read_text("utf-8").count("<img") == 1


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    result = run("--journal", journal(tmp_path, line("a", NOW_MS)), "--html", tmp_path / "no" / "page.html")
    assert result.exit_code == 3
    assert "cannot be written" in result.stderr


def test_without_anything_to_read_it_says_what_to_give(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("ledplayer.cli.boards.JOURNAL", tmp_path / "none")
    monkeypatch.setattr("ledplayer.cli.boards.ACCESS_LOG", tmp_path / "none.log")
    result = run()
    assert result.exit_code == 3
    assert "--journal" in str(result.output)


def test_where_no_board_speaks_it_says_so(tmp_path: Path) -> None:
    result = run("--journal", journal(tmp_path))
    assert "No board has sent" in result.stdout
