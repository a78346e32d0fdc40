"""The questions, one after the other."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from ledplayer.core.board_answers import answered
from ledplayer.core.dates_written import WrongError
from ledplayer.core.keys import YES_NO
from ledplayer.core.model import Board, Size
from ledplayer.core.names import clean, fold, is_refused, shown
from ledplayer.core.pitches import PITCHES, is_whole, made_of, read_count, read_module, read_pitch
from ledplayer.errors import ContentError
from ledplayer.language import Language, say
from ledplayer.setup.given import Given
from ledplayer.setup.said import problem, sentences
from ledplayer.setup.usual import HOURS, Usual, share_of, written

#: Where a folder of another computer is mounted, by `install.sh --share`.
MOUNT = "/srv/ledplayer/content"
#: Ways to say that there is none, folded; and letters that mean yes and no.
_NONE = frozenset({"", "khong", "khongco", "no", "none", "n", "k", "bo", "trong"})
_ALWAYS = frozenset({"luon", "luonluon", "always", "cangay", "24/24", "24/7"})
_OPTIONAL = frozenset({"server", "share", "usb", "name"})
_LETTERS = {"y": "yes", "c": "yes", "co": "yes", "n": "no", "k": "no"}
_PITCH = re.compile(r"p.*|\d{1,2}([.,]\d{1,2})?\s*(mm)?", re.IGNORECASE)
#: Of a list of boards, so many are named.
_MOST_NAMED = 40


class Terminal(Protocol):
    """Whoever is asked."""

    def ask(self, question: str, default: str) -> str: ...
    def tell(self, line: str) -> None: ...


class Live(Protocol):
    """A test card that is on the board meanwhile."""

    def show(self, board: Board, module: Size | None) -> bool: ...


class Interview:
    """One round of questions.

    Attributes:
        board: As far as it is known.
        module: Pixels of one module; None where nobody said.
        share: `//pc/folder` that has to be mounted; "" is none.
        asked: How many questions were asked.
    """

    def __init__(
        self, given: Given, usual: Usual, terminal: Terminal | None, live: Live | None, language: Language
    ) -> None:
        """`terminal` None: nobody is asked, and what was found is taken."""
        self._given, self._usual, self._terminal, self._live = given, usual, terminal, live
        self.board = replace(usual.existing or Board(id=""), language=language)
        self.module: Size | None = None
        self.share = ""
        self.asked = 0
        self._unlisted = ""

    @property
    def language(self) -> Language:
        """Of what is said, and of the board."""
        return self.board.language

    def hold(self) -> None:
        """Ask everything. Raises `ContentError` where an option is wrong."""
        given, usual = self._given, self._usual
        self._settle("language", given.language, self.language, self._take)
        if self._terminal and given.id is None and usual.ids:
            self._terminal.tell(say("setup-listed", self.language, boards=", ".join(usual.ids[:_MOST_NAMED])))
        self._settle("id", given.id, usual.id, self._take_id)
        self.board = usual.board(self.board.id, self.language)
        self._settle("name", given.name, self.board.name, self._take)
        self._place()
        self._settle("hours", given.hours, written(self.board, "hours") or HOURS, self._take)
        self._settle("time_zone", given.time_zone, usual.zone_for(self.board), self._take)
        self._settle("server", given.server, self.board.server, self._take)
        self._settle("share", given.share, written(self.board, "sources"), self._take_share)
        self._settle("usb", given.usb, "yes" if self.board.usb else "", self._take)

    def confirm(self, code: str, **values: str) -> bool:
        """A yes or no; yes is what Enter says."""
        while self._terminal:
            answer = fold(self._terminal.ask(say(code, self.language, **values), say("yes", self.language)))
            meant = _LETTERS.get(answer, YES_NO.get(answer))
            if meant:
                return meant == "yes"
            self._terminal.tell(say("setup-yes-or-no", self.language))
        return True

    def _place(self) -> None:
        """Canvas, offset and rotation, with the test card on the board; again until the picture is right."""
        while True:
            before = self.asked
            if self._terminal and not self._given.says_place:
                self._show()
            self._canvas()
            for key, given in (("offset", self._given.offset), ("rotation", self._given.rotation)):
                if self.asked > before:
                    self._show()
                self._settle(key, given, written(self.board, key), self._take)
            if self.asked == before or not self._show() or self.confirm("setup-ask-right"):
                return

    def _show(self) -> bool:
        return bool(self._live and self._live.show(self.board, self.module))

    def _canvas(self) -> None:
        given = self._given
        with _judged():
            if given.pitch is not None:
                self.module = PITCHES[read_pitch(given.pitch)]
            if given.module is not None:
                self.module = read_module(given.module)
            if given.modules is not None and self.module and given.canvas is None:
                self._take_canvas(made_of(self.module, read_count(given.modules)))
                return
        if given.canvas is not None:
            self._take_pixels(given.canvas)
        elif self._terminal:
            self._retry(self._ask_canvas)

    def _ask_canvas(self) -> None:
        """Pixels, or a pitch and then the modules."""
        assert self._terminal
        given = self._given
        if given.pitch is None and given.module is None:
            if given.modules is None:
                table = " · ".join(f"{name} {size.width}x{size.height}" for name, size in PITCHES.items())
                self._terminal.tell(say("setup-pitches", self.language, table=table))
            answer = self._ask("canvas" if given.modules is None else "pitch", written(self.board, "canvas"))
            if not _PITCH.fullmatch(clean(answer)):
                self._take_pixels(answer)
                return
            with _judged():
                usual = PITCHES[read_pitch(answer)]
            typed = self._ask("module", f"{usual.width}x{usual.height}")
            with _judged():
                self.module = read_module(typed)
        assert self.module
        count = given.modules if given.modules is not None else self._ask("modules", self._count())
        with _judged():
            self._take_canvas(made_of(self.module, read_count(count)))

    def _count(self) -> str:
        """How many modules the canvas has, as far as it is known."""
        canvas, module = self.board.canvas, self.module
        if not canvas or not module or not is_whole(canvas, module):
            return ""
        return f"{canvas.width // module.width}x{canvas.height // module.height}"

    def _take_pixels(self, typed: str) -> None:
        board, module = self.board, self.module
        self._take("canvas", typed)
        if module and self.board.canvas and not is_whole(self.board.canvas, module):
            self.board = board
            raise problem("canvas-not-whole", written=clean(typed), width=module.width, height=module.height)

    def _take_canvas(self, canvas: Size) -> None:
        self._take("canvas", f"{canvas.width}x{canvas.height}")

    def _settle(self, key: str, given: str | None, default: str, take: Callable[[str, str], None]) -> None:
        """Take what an option said, what was found, or what is answered."""
        if given is not None:
            take(key, given)
        elif self._terminal:
            shown = default or (say("no", self.language) if key in _OPTIONAL else "")
            shown = say("yes", self.language) if (key, default) == ("usb", "yes") else shown
            self._retry(lambda: take(key, self._ask(key, shown)))
        elif default:
            take(key, default)

    def _ask(self, key: str, default: str) -> str:
        assert self._terminal
        self.asked += 1
        return self._terminal.ask(say(f"setup-ask-{key.replace('_', '-')}", self.language), default)

    def _retry(self, step: Callable[[], None]) -> None:
        """Ask until the answer is right."""
        while True:
            try:
                step()
            except ContentError as error:
                assert self._terminal
                self._terminal.tell(sentences(error, self.language))
            else:
                return

    def _take(self, key: str, typed: str) -> None:
        answer = clean(typed)
        if is_refused(answer):
            raise problem("setup-odd-letters", written=shown(answer))
        folded = fold(answer)
        if (key in _OPTIONAL and folded in _NONE) or (key == "hours" and folded in _ALWAYS | _NONE):
            answer = ""
        if key == "usb" and answer:
            answer = _LETTERS.get(folded, answer)
        board, wrong = answered(self.board, {key: answer}, self.language)
        if wrong:
            raise ContentError(wrong)
        self.board = board

    def _take_id(self, key: str, typed: str) -> None:
        answer, usual = clean(typed), self._usual
        if not answer:
            raise problem("setup-id-empty")
        if usual.ids and not usual.listed(answer) and self._terminal and answer != self._unlisted:
            self._unlisted = answer
            code = "setup-id-not-listed" if self._given.id is None else "setup-option-not-listed"
            raise problem(code, id=answer, near=usual.near(answer))
        self._take(key, usual.id_of(answer))

    def _take_share(self, key: str, typed: str) -> None:
        answer = clean(typed)
        if answer and answer == written(self.board, "sources"):
            return
        self.share = share_of(answer)
        if self.share:
            answer = MOUNT
        elif fold(answer) in _NONE:
            answer = ""
        self._take("sources", str(Path(answer).expanduser().absolute()) if answer else "")


@contextmanager
def _judged() -> Iterator[None]:
    """What is wrong with modules, told as what is wrong with a key is."""
    try:
        yield
    except WrongError as wrong:
        raise problem(wrong.code, **wrong.values) from wrong
