"""What a board says of itself comes over as it was said; whatever else comes is taken for nothing, and quietly."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledplayer.status.beacon import MOST_BYTES, MOST_LETTERS, MOST_PROBLEMS, Beacon, Trouble, decode, encode

AT_MS = 1_696_838_700_000
BEACON = Beacon(
    at_ms=AT_MS,
    name="Xã Long Hậu",
    colour="amber",
    rung="open",
    campaigns=("Ngày Chuyển đổi số", "Phòng cháy"),
    now="cds/01.png",
    since_ms=AT_MS - 3_600_000,
    release="9f86d081",
    problems=(Trouble(event="E214", severity="error", say="Thư mục không đọc được.", do="Hãy xem dây mạng."),),
)


@pytest.mark.parametrize("beacon", [BEACON, Beacon(), replace(BEACON, is_stopped=True, more=3)])
def test_what_is_said_is_heard(beacon: Beacon) -> None:
    assert decode(encode(beacon)) == beacon


def test_a_board_in_great_trouble_still_says_it_in_bounds_and_counts_the_rest() -> None:
    trouble = Trouble(event="E301", say="ữ" * 900, do="ữ" * 900)
    data = encode(replace(BEACON, campaigns=("ữ" * 200,) * 40, problems=(trouble,) * 40))
    heard = decode(data)
    assert len(data) <= MOST_BYTES
    assert heard
    assert 0 < len(heard.problems) <= MOST_PROBLEMS
    assert len(heard.problems) + heard.more == 40
    assert len(heard.problems[0].say) == MOST_LETTERS


def test_a_file_name_with_an_escape_reaches_no_terminal() -> None:
    heard = decode(encode(replace(BEACON, now="a\x1b[2Jb\u202egnp.exe", name="Xã\nLong")))
    assert heard
    assert heard.now == "a\\x1b[2Jb\\u202egnp.exe"
    assert heard.name == "Xã Long"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b'{"colour":"blue"}',
        b'{"colour":["green"]}',
        b"[" * 8000,
        b'{"colour":' * 700,
        b'{"colour":"green","x":' + b"9" * 6000 + b"}",
        b'{"colour":"green","now":"' + b"x" * MOST_BYTES + b'"}',
    ],
    ids=lambda data: repr(data[:24]),
)
def test_what_no_board_says_is_nothing(data: bytes) -> None:
    assert decode(data) is None


def test_one_odd_value_costs_that_value_alone() -> None:
    raw = {
        **json.loads(encode(BEACON)),
        "at_ms": "1",
        "since_ms": -1,
        "campaigns": [1, "A"],
        "more": True,
        "is_stopped": 1,
        "problems": [None, {"say": 3}, {"say": "x", "severity": {}, "event": 3}],
    }
    heard = decode(json.dumps(raw).encode())
    assert heard == replace(BEACON, at_ms=0, since_ms=0, campaigns=("", "A"), problems=(Trouble(say="x"),))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda of: st.lists(of) | st.dictionaries(st.text(), of),
    )
)
def test_nothing_makes_it_fail(value: object) -> None:
    raw = dict.fromkeys(("at_ms", "name", "rung", "campaigns", "now", "release", "problems", "more"), value)
    heard = decode(json.dumps({"colour": "red", **raw}).encode())
    assert heard is None or decode(encode(heard)) == heard
