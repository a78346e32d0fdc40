import logging

from ledplayer.errors import Place, Problem
from ledplayer.intake.told import Told

EMPTY = Problem(severity="error", code="media-empty", place=Place(file="media/x.png"))
AWAY = Problem(
    severity="warning", code="source-away", place=Place(file="/s"), values={"folder": "/s", "why": "w", "since": "t"}
)


def test_a_problem_is_said_when_it_comes_and_not_while_it_stays(caplog):
    told = Told()
    for _ in range(3):
        told.tell([("s", EMPTY)])
    told.tell([])
    told.tell([("s", EMPTY)])
    assert [record.levelno for record in caplog.records] == [logging.ERROR, logging.ERROR]
    assert caplog.messages[0] == (
        "[s] media/x.png: the file is empty (0 bytes). It was probably not copied to the end; copy it again."
    )


def test_a_source_that_is_back_is_said(caplog):
    caplog.set_level(logging.INFO)
    told = Told()
    told.tell([("/s", AWAY)])
    told.tell([("/s", AWAY), ("/s", EMPTY)])
    told.tell([("/s", EMPTY)])
    assert caplog.messages[-1] == "the content folder /s can be read again"
    assert len(caplog.messages) == 3


def test_a_sentence_that_is_missing_stops_nothing(caplog):
    place = Place(file="x", line=2, column=3)
    Told().tell([("", Problem(severity="info", code="no-such-code", place=place))])
    caplog.set_level(logging.INFO)
    Told().tell([("", Problem(severity="info", code="no-such-code", place=place, values={"a": 1}))])
    assert caplog.messages == ["x:2:3: no-such-code. {'a': 1}"]
