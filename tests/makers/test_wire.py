"""Messages between a maker and its owner."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ledplayer.makers.wire import FAILURES, Done, Facts, Failed, Free, Hello, Ready, pack, unpack


@pytest.mark.parametrize(
    "message",
    [
        Hello(),
        Ready(3, 86_400_000, 1920, 1080),
        Done(),
        Failed("media-too-large", 30_000, 30_000),
        Free(5, -40),
        Facts(kind="video", width=1920, height=1080, duration_ms=61_234, codec="h264", torn=True),
        Facts(kind="image", width=1, height=1, codec="a name much too long"[:16]),
    ],
)
def test_a_message_arrives_as_it_was_sent(message):
    assert unpack(pack(message)) == message


@given(some.binary(max_size=80))
def test_whatever_arrives_is_a_message_within_bounds_or_refused(data):
    try:
        message = unpack(data)
    except ValueError:
        return
    assert unpack(pack(message)) == message


@pytest.mark.parametrize(
    "message",
    [Ready(0, -1, 8, 8), Ready(0, 1 << 60, 8, 8), Ready(0, 0, 0, 8), Ready(0, 0, 8, 1 << 31)],
)
def test_numbers_out_of_range_are_refused(message):
    with pytest.raises(ValueError, match="ready"):
        unpack(pack(message))


def test_an_unknown_failure_is_refused():
    data = bytearray(pack(Failed(FAILURES[0])))
    data[2] = len(FAILURES)
    with pytest.raises(ValueError, match="no message"):
        unpack(bytes(data))
