"""Work without garbage collection in between."""

import gc

import pytest

from ledplayer.updates.uncollected import uncollected


@pytest.mark.parametrize("fails", [False, True])
def test_garbage_is_collected_again_afterwards_whatever_happened(fails):
    try:
        with uncollected():
            assert not gc.isenabled()
            if fails:
                raise LookupError
    except LookupError:
        pass
    assert gc.isenabled()


def test_who_had_turned_it_off_finds_it_off():
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
