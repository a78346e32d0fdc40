"""The journal's export format: whatever the stream is, what was whole in it is read, and nothing is taken for whole."""

import io
import struct

import pytest

from ledplayer.status.boards.export import TornError, entries
from tests.status.boards.made import NOW_MS, entry

WANTED = {"A": 10, "PICTURE": 100}
PICTURE = b"\xff\xd8\n\n=\x00" * 10


def read(data: bytes) -> list[dict[str, bytes]]:
    return list(entries(io.BytesIO(data), WANTED))


def test_text_and_binary_fields_are_read_and_only_those_asked_for() -> None:
    data = entry(NOW_MS, {"A": "x=y", "PICTURE": PICTURE, "OTHER": "z"}) + entry(NOW_MS, {"A": "ữ"})
    assert read(data) == [{"A": b"x=y", "PICTURE": PICTURE}, {"A": "ữ".encode()}]


def test_empty_lines_between_entries_are_no_entries() -> None:
    assert read(b"\n\n" + entry(NOW_MS, {"A": "1"}) + b"\n\n") == [{"A": b"1"}]


@pytest.mark.parametrize(
    "field",
    [
        pytest.param(b"A=" + b"x" * 100_000 + b"\n", id="a long text"),
        pytest.param(b"PICTURE\n" + struct.pack("<Q", 300_000) + b"\n" * 300_000 + b"\n", id="a long binary"),
        pytest.param(b"OTHER\n" + struct.pack("<Q", 300_000) + b"=" * 300_000 + b"\n", id="one that nobody wants"),
    ],
)
def test_what_is_too_long_is_passed_over_and_the_rest_stays(field: bytes) -> None:
    assert read(field + b"PICTURE=1\n\n" + entry(NOW_MS, {"A": "2"})) == [{"PICTURE": b"1"}, {"A": b"2"}]


def test_of_a_field_that_comes_twice_the_first_counts() -> None:
    assert read(b"A=1\nA=2\n\n") == [{"A": b"1"}]


def read_until_torn(data: bytes) -> tuple[list[dict[str, bytes]], bool]:
    """What was whole, and whether the stream was torn."""
    found: list[dict[str, bytes]] = []
    try:
        found.extend(entries(io.BytesIO(data), WANTED))
    except TornError:
        return found, True
    return found, False


def test_a_stream_cut_anywhere_gives_its_whole_entries_and_says_that_it_is_torn() -> None:
    first = entry(NOW_MS, {"A": "1"})
    data = first + entry(NOW_MS, {"A": "2", "PICTURE": PICTURE})
    for cut in range(len(data)):
        whole = [{"A": b"1"}] if cut >= len(first) else []
        assert read_until_torn(data[:cut]) == (whole, cut not in (0, len(first))), cut


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"no journal at all", id="no newline"),
        pytest.param(b"no journal at all\n" * 100, id="text"),
        pytest.param(b"A\n" + struct.pack("<Q", 1 << 63) + b"x", id="a length beyond all bounds"),
        pytest.param(b"A\n\x01", id="a length cut"),
        pytest.param(b"N" * 100_000, id="an endless name"),
        pytest.param(b"A=" + b"x" * 100_000, id="an endless text"),
        pytest.param(b"A\n" + struct.pack("<Q", 3) + b"abcX", id="no newline behind a value"),
    ],
)
def test_what_is_no_such_stream_says_so(data: bytes) -> None:
    with pytest.raises(TornError):
        read(data)
