"""Whatever lies in the folder: sentences, never a traceback, and nothing that was not shown."""

import base64
import json
import os
import random
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ledplayer.core.played import Account, Witness
from ledplayer.language import hint, message
from ledplayer.status.proof.account import account
from ledplayer.status.proof.block import FIRST_HEAD, digest
from ledplayer.status.proof.card import Card, files
from ledplayer.status.proof.keeper import Keeper
from tests.status.proof.board import Board, at

ALL = date(1970, 1, 1), date(9999, 12, 31)


def read(folder: Path) -> Account:
    """The account; all that is wrong can be said."""
    found = account(folder, *ALL, [Witness(at_ms=at(0, 9), head="0011aabb")])
    for problem in found.problems:
        for language in ("vi", "en"):
            assert message(problem, language)
            hint(problem, language)
    return found


def chained(*bodies: object) -> bytes:
    """A file of blocks that say anything, with hashes that are right."""
    before, written = FIRST_HEAD, b""
    for body in bodies:
        data = json.dumps(body).encode() if not isinstance(body, bytes) else body
        before = digest(before, data)
        written += before.encode() + b" " + data + b"\n"
    return written


def packed(value: object) -> str:
    return base64.b64encode(zlib.compress(json.dumps(value).encode())).decode()


def block(z: object, **more: object) -> dict[str, object]:
    said = {"n": 1, "from": at(0, 8), "to": at(0, 8, 15), "how": "cut", "boot": "b", "mark": "m", "prev": FIRST_HEAD}
    return {**said, "day": "2026-08-03", "v": 1, "oldest": 1, "board": "x", "zone": "Asia/Ho_Chi_Minh", "z": z, **more}


def gap(day: str = "2026-08-03", begin: int = 5, left: object = 0) -> list[object]:
    return [begin, at(0, 8), "off", [[day, 0, 1, 1]], left]


ITEM = ["A", "a.yaml", 1, "x", "text", "", "ordinary"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\n\n\n", id="blank lines"),
        pytest.param(b"\0" * 70_000, id="zeros"),
        pytest.param(b"\xff\xfe" * 500 + b"\n", id="no text"),
        pytest.param(b"0" * 64 + b" {}\n", id="no block"),
        pytest.param(chained([]), id="a list"),
        pytest.param(chained(b"[" * 100_000), id="deep"),
        pytest.param(chained(block("***")), id="no base64"),
        pytest.param(chained(block(packed([]))), id="packed: a list"),
        pytest.param(chained(block(packed({}))), id="packed: nothing"),
        pytest.param(chained(block(packed({"d": 5, "r": None}))), id="packed: no rows"),
        pytest.param(chained(block(packed({"d": [{}], "r": [[]]}))), id="packed: rows that are none"),
        pytest.param(chained(block(packed({"d": [], "r": [], "i": [0, [1, 2]]}))), id="packed: no item"),
        pytest.param(chained(block(packed({"d": [], "r": [], "i": ["a", ITEM]}))), id="packed: items from nowhere"),
        pytest.param(chained(block(packed({"d": [0], "r": [], "i": [0, ITEM], "f": [0, [0, 0, -5]]}))), id="minus"),
        pytest.param(chained(block(packed({"d": [], "r": [], "g": [[1]]}))), id="no gap"),
        pytest.param(chained(block(packed({"d": [], "r": [], "g": [gap("2026-99-99")]}))), id="a gap: no day"),
        pytest.param(chained(block(packed({"d": [], "r": [], "g": [gap(begin=1 << 52)]}))), id="a gap: no time"),
        pytest.param(chained(block(packed({"d": [], "r": [], "g": [gap(left=[])]}))), id="a gap: no item"),
        pytest.param(chained(block(packed({"d": [], "r": [], "u": 7}))), id="no stretch"),
        pytest.param(chained(block(packed({"d": [], "r": [], "u": [[5, 1 << 60]]}))), id="a stretch: no time"),
        pytest.param(chained(block(packed({"d": [], "r": [], "t": "x"}))), id="no turn"),
        pytest.param(chained(block(base64.b64encode(zlib.compress(b" " * (64 << 20))).decode())), id="a bomb"),
        pytest.param(chained(block(packed({"d": [], "r": []}), zone="../../etc/passwd")), id="no zone"),
        pytest.param(chained(block(packed({"d": [], "r": []}), day="yesterday")), id="no day"),
        pytest.param(chained(block(packed({"d": [], "r": []}), **{"from": 1 << 60})), id="no time"),
        pytest.param(chained(block(packed({"d": [], "r": []}), **{"from": 1 << 52, "to": 1 << 52})), id="far away"),
        pytest.param(chained(block(packed({"d": [], "r": []}), v=2)), id="a newer version"),
    ],
)
def test_no_bytes_make_it_stumble(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "000001-2026-08-03.jsonl").write_bytes(data)
    found = read(tmp_path)
    assert found.problems
    assert sum(row.shown for row in found.rows) == 0
    Card(tmp_path)


def test_a_newer_version_is_said_to_be_that(tmp_path: Path) -> None:
    (tmp_path / "000001-2026-08-03.jsonl").write_bytes(chained(block(packed({"d": [], "r": []}), v=2)))
    assert "proof-line-newer" in [problem.code for problem in read(tmp_path).problems]


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: path.mkdir(), id="a folder"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), id="an endless file"),
        pytest.param(lambda path: path.symlink_to(path.with_name("gone")), id="a link to nothing"),
        pytest.param(os.mkfifo, id="a pipe"),
    ],
)
def test_what_is_no_file_is_said(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "000001-2026-08-03.jsonl")
    assert read(tmp_path).problems


@pytest.mark.parametrize("name", ["000001-2026-99-99.jsonl", "x-2026-08-03.jsonl", "000001-2026-08-03.jsonl.tmp"])
def test_names_that_are_not_ours_are_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\n")
    assert read(tmp_path) == Account(board="", zone="", begin=ALL[0], end=ALL[1])


def test_no_folder_is_no_proof(tmp_path: Path) -> None:
    assert read(tmp_path / "none").board == ""
    (tmp_path / "file").write_bytes(b"")
    assert [problem.code for problem in read(tmp_path / "file").problems] == ["proof-unreadable"]


@pytest.mark.parametrize("seed", range(40))
def test_files_that_were_damaged_anyhow_are_read_and_prove_no_more(board: Board, seed: int) -> None:
    board.step_ms = 50_000
    whole = board.start().play(at(0, 11)).stop().account(0, 2)
    random_ = random.Random(seed)
    for _, path in files(board.proof).values():
        data = bytearray(path.read_bytes())
        for _ in range(random_.randrange(1, 5)):
            place, length = random_.randrange(len(data)), random_.randrange(1, 400)
            match random_.randrange(3):
                case 0:
                    data[place : place + length] = random_.randbytes(length)
                case 1:
                    del data[place : place + length]
                case 2:
                    data[place:place] = data[place - length : place]
        path.write_bytes(data)
    found = read(board.proof)
    assert found.problems
    assert sum(row.shown_ms for row in found.rows) <= sum(row.shown_ms for row in whole.rows)


@pytest.mark.parametrize("time", [-1, 1 << 60, "1", 1.5, True])
def test_sections_of_impossible_times_do_not_stop_the_keeper(board: Board, time: object) -> None:
    begins = json.dumps(["b", 1, "b", "x", "Asia/Ho_Chi_Minh", time, True, "start", 0])
    rest = [["i", 0, *ITEM], ["d", 0, at(0, 8), time, "shown", 1], ["u", 1, time], ["e", time, "cut", 0]]
    usual = json.dumps(["b", 1, "b", "x", "Asia/Ho_Chi_Minh", at(0, 8), True, "start", 0])
    board.run.mkdir()
    for number, first in enumerate((begins, usual), 1):
        lines = "\n".join([first, *map(json.dumps, rest), ""])
        (board.run / f"proof-{number:09}.jsonl").write_text(lines)
    Keeper(board.state, board.run).tend(at_end=True)
    assert list(board.run.glob("proof-0*")) == []
    assert board.account().problems == ()


@pytest.mark.parametrize("seed", range(20))
def test_sections_that_were_damaged_anyhow_do_not_stop_the_keeper(board: Board, seed: int) -> None:
    board.look_ms = 10**9
    board.start().play(at(0, 9)).kill()
    random_ = random.Random(seed)
    for path in board.run.iterdir():
        data = bytearray(path.read_bytes())
        for _ in range(3 if data else 0):
            place, length = random_.randrange(len(data)), random_.randrange(1, 200)
            data[place : place + length] = random_.randbytes(random_.randrange(300))
        path.write_bytes(data)
    Keeper(board.state, board.run).tend(at_end=True)
    board.start().play(at(0, 10)).stop()
    found = board.account()
    assert all(problem.severity == "warning" for problem in found.problems), found.problems
    assert sum(row.shown_ms for row in found.rows) <= 7_200_000
