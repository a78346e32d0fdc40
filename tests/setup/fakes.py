"""Somebody who answers questions, and a test card that only remembers."""

from dataclasses import dataclass, field

from ledplayer.core.model import Board, Size


@dataclass
class FakeTerminal:
    """Answers by what is asked about: the first word that stands in a question has its next answer; else Enter."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def ask(self, question: str, default: str) -> str:
        assert len(self.asked) < 60, "asks for ever"
        self.asked.append((question, default))
        for word, queue in self.answers.items():
            if question.startswith(word) and queue:
                return queue.pop(0)
        return default

    def tell(self, line: str) -> None:
        self.told.append(line)


@dataclass
class FakeLive:
    """Remembers what was on the board."""

    works: bool = True
    shown: list[tuple[str, str, int, str]] = field(default_factory=list)

    def show(self, board: Board, module: Size | None) -> bool:
        canvas = f"{board.canvas.width}x{board.canvas.height}" if board.canvas else ""
        tile = f"{module.width}x{module.height}" if module else ""
        now = (canvas, f"{board.offset[0]},{board.offset[1]}", board.rotation, tile)
        if not self.shown or self.shown[-1] != now:
            self.shown.append(now)
        return self.works
