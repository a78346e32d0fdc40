"""Campaigns by their times."""

from ledplayer.core.lineup import Piece, Segment
from ledplayer.core.outings import Outing, outings

PIECES = (
    Piece(kind="text", length_ms=8000, playlist="a.yaml", campaign="A"),
    Piece(kind="card", length_ms=8000),
    Piece(kind="video", length_ms=8000, playlist="flag.yaml", campaign="Flag"),
)
A = ("a.yaml", "A", "ordinary")
BAND = ("b.yaml", "B", "priority")


def segment(begin_ms: int, end_ms: int, *loop: int, campaigns=()) -> Segment:
    sums = tuple(8000 * number for number in range(len(loop) + 1))
    return Segment(begin_ms=begin_ms, end_ms=end_ms, rung="open", loop=loop, sums=sums, campaigns=campaigns)


def test_touching_times_are_one_and_others_are_not():
    found = outings(
        PIECES,
        [
            segment(0, 10, 0, campaigns=(A,)),
            segment(10, 20, 0, 1, campaigns=(A, BAND)),
            segment(20, 30, 1),
            segment(30, 40, 0, campaigns=(A,)),
        ],
    )
    assert found == (
        Outing(playlist="a.yaml", campaign="A", level="ordinary", spans=((0, 20), (30, 40))),
        Outing(playlist="b.yaml", campaign="B", level="priority", spans=((10, 20),)),
    )


def test_what_shows_at_its_second_is_out_though_no_segment_names_it():
    found = outings(PIECES, [segment(0, 10, 2, campaigns=(A,))])
    assert [(one.campaign, one.spans) for one in found] == [("A", ((0, 10),)), ("Flag", ((0, 10),))]


def test_the_card_is_nobodys():
    assert outings(PIECES, [segment(0, 10, 1)]) == ()
