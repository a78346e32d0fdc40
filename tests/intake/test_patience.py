"""A share that hangs inside the kernel holds nobody up."""

from pathlib import Path
from threading import Event

import pytest

from ledplayer.errors import SurroundingsError
from ledplayer.intake.patience import Patient
from ledplayer.language import say

SHARE = Path("/srv/chung")


def test_an_answer_in_time_is_given():
    assert Patient(str)(SHARE) == "/srv/chung"


def test_what_the_question_raises_is_raised():
    def refuse(folder: Path) -> None:
        raise SurroundingsError("source-unmounted", folder=str(folder))

    with pytest.raises(SurroundingsError) as failed:
        Patient(refuse)(SHARE)
    assert failed.value.code == "source-unmounted"


def test_no_answer_is_a_folder_that_is_away_and_the_late_one_is_given_at_the_next_time():
    server, asked = Event(), []

    def hang(folder: Path) -> int:
        asked.append(folder)
        server.wait(10)
        return len(asked)

    patient = Patient(hang, patience_s=0.01)
    for _ in range(3):
        with pytest.raises(SurroundingsError) as failed:
            patient(SHARE)
        assert say(failed.value.values["why"], "en") == "the server does not answer"
    assert len(asked) == 1, "one question at a time"
    server.set()
    while True:
        try:
            assert patient(SHARE) == 1
            break
        except SurroundingsError:
            continue
    assert patient(SHARE) == 2
