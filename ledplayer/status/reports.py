"""Media that failed while they were on: one line in the log, and the files that intake is to know of (`failed`)."""

from ledplayer.core.lineup import Piece
from ledplayer.errors import Problem
from ledplayer.language import message, say
from ledplayer.log import note, voice
from ledplayer.status.failed import Failed


class Reports:
    """Hears of failures from the stage. `given_up`: how many files were."""

    def __init__(self, failed: Failed, altered: Failed) -> None:
        self._failed, self._altered = failed, altered
        self.given_up = 0

    def note(self, piece: Piece, problem: Problem, given_up: bool) -> None:
        """A piece's medium failed; `given_up`: its file is to blame, for the second time."""
        name = piece.what or piece.text or say(f"kind-{piece.kind}", voice.speaks())
        what = f"{name} [{piece.playlist}]" if piece.playlist else name
        code = "leaf-given-up" if given_up else "leaf-again"
        note(code, what=what, why=message(problem, voice.speaks()))
        if given_up:
            self.given_up += 1
            self._failed.note(piece.sha256)
        if problem.code == "object-altered":
            self._altered.note(piece.sha256)
