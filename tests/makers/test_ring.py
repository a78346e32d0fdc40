"""The sealed memory between a maker and its owner."""

import os

import pytest

from ledplayer.makers.ring import Ring, make_ring


def test_a_ring_cannot_be_made_smaller_or_larger():
    fd = make_ring(2, 4096)
    for size in (4096, 1 << 20):
        with pytest.raises(PermissionError):
            os.ftruncate(fd, size)
    os.close(fd)


def test_both_sides_see_the_same_slots():
    fd = make_ring(2, 4096)
    one, other = Ring(fd, 2, 4096), Ring(fd, 2, 4096)
    os.close(fd)
    one.slot(1)[:3] = b"led"
    assert bytes(other.slot(1, 3)) == b"led"
    assert bytes(other.slot(0, 3)) == b"\0\0\0"
    one.close()
    other.close()


def test_a_ring_smaller_than_its_slots_is_not_mapped():
    fd = make_ring(1, 4096)
    with pytest.raises(ValueError, match="smaller"):
        Ring(fd, 2, 4096)
    os.close(fd)


@pytest.mark.parametrize(("slots", "slot_bytes"), [(0, 4096), (1, 0), (1, (1 << 30) + 1)])
def test_a_ring_of_no_or_too_many_bytes_is_not_made(slots, slot_bytes):
    with pytest.raises(ValueError, match="ring"):
        make_ring(slots, slot_bytes)


def test_a_view_that_is_still_held_keeps_its_memory():
    fd = make_ring(1, 4096)
    ring = Ring(fd, 1, 4096)
    os.close(fd)
    view = ring.slot(0)
    view[:1] = b"x"
    ring.close()
    assert bytes(view[:1]) == b"x"
