"""What a maker is asked for."""

from dataclasses import replace

import pytest

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size
from ledplayer.makers.job import MOST_HEAD_BYTES, Job, from_head, prepared_name, probe_job, to_head, turned_size
from tests.makers.made import pages_job

TEXT = pages_job(Piece(kind="text", length_ms=8000, text="Chào mừng “Ngày”", sha256="ab", path="/a"), rotation=90)


@pytest.mark.parametrize("job", [TEXT, probe_job(), replace(TEXT, begin_ms=None)])
def test_a_job_arrives_as_it_was_sent(job):
    assert from_head(to_head(job)) == job


def test_a_text_longer_than_anybody_reads_is_cut():
    job = pages_job(Piece(kind="text", length_ms=8000, text="ế" * 300_000, what="ế" * 300_000))
    assert len(to_head(job)) <= MOST_HEAD_BYTES


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"make":"shell","room":[1,1]}', b'{"room":[1]}'])
def test_what_is_no_job_is_refused(data):
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_head(data)


def test_a_turned_room_gives_frames_with_width_and_height_exchanged():
    assert turned_size(TEXT) == Size(width=96, height=192)
    assert turned_size(replace(TEXT, rotation=180)) == Size(width=192, height=96)


def piece_with(**fields: object) -> Job:
    return replace(TEXT, piece=replace(TEXT.piece, **fields))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(piece_with(path="/b", source="usb", number=7), True, id="the same bytes elsewhere"),
        pytest.param(replace(TEXT, offset_ms=500, slots=3), True, id="another offset and ring"),
        pytest.param(replace(TEXT, begin_ms=99_999), True, id="another time of day"),
        pytest.param(piece_with(text="khác"), False, id="another text"),
        pytest.param(piece_with(sha256="cd"), False, id="other bytes"),
        pytest.param(piece_with(style="warning"), False, id="another style"),
        pytest.param(replace(TEXT, rotation=0), False, id="another rotation"),
        pytest.param(replace(TEXT, room=Size(width=192, height=80)), False, id="another room"),
        pytest.param(replace(TEXT, board_name="Xã"), False, id="another board"),
    ],
)
def test_a_prepared_name_stands_for_all_that_decides_the_pixels(other, same):
    assert (prepared_name(other) == prepared_name(TEXT)) is same


def test_a_clock_is_prepared_for_its_minute():
    clock = pages_job(Piece(kind="clock", length_ms=12_000), make="clock", begin_ms=60_000)
    assert prepared_name(clock) == prepared_name(replace(clock, begin_ms=119_999))
    assert prepared_name(clock) != prepared_name(replace(clock, begin_ms=120_000))
    assert prepared_name(clock) != prepared_name(replace(clock, begin_ms=None))
