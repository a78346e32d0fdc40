"""The test card beside the questions: begun anew for each answer, gone at the end, no trouble where it cannot be."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledplayer.core.board_file import read_board
from ledplayer.core.model import Board, Size
from ledplayer.setup import live
from ledplayer.setup.live import LiveCard, why_not

#: Copies the board's file, says that it is there, and waits to be ended.
CARD = """
import pathlib, shutil, sys, time
out = pathlib.Path({out!r})
shutil.copy(sys.argv[sys.argv.index("--board") + 1], out / f"{{len(list(out.iterdir()))}}.yaml")
print("Showing; Ctrl-C ends it.", flush=True)
time.sleep(60)
"""
BOARD = Board(id="a", name="Xã A", canvas=Size(width=96, height=48))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def card(out: Path, told: list[str]) -> Iterator[LiveCard]:
    card = LiveCard(told.append, (sys.executable, "-c", CARD.format(out=str(out))))
    yield card
    card.close()


def test_each_changed_answer_shows_anew_and_the_same_does_not(card: LiveCard, out: Path, told: list[str]) -> None:
    assert card.show(BOARD, None)
    assert card.show(BOARD, None)
    turned = Board(id="a", name="Xã A", canvas=Size(width=96, height=48), rotation=90)
    assert card.show(turned, Size(width=32, height=16))
    shown = [read_board(path.read_bytes(), file="")[0] for path in sorted(out.iterdir())]
    assert shown == [BOARD, turned]
    assert told == ["Hình thử đang hiện trên bảng và đổi theo câu trả lời."]


def test_one_that_died_is_shown_anew(card: LiveCard, out: Path) -> None:
    card.show(BOARD, None)
    assert card._child
    card._child.kill()
    card._child.wait()
    assert card.show(BOARD, None)
    assert len(list(out.iterdir())) == 2


def test_nothing_is_left_of_it_at_the_end(card: LiveCard) -> None:
    card.show(BOARD, None)
    child, folder = card._child, card._folder.name
    card.close()
    assert child
    assert child.poll() is not None
    assert not Path(folder).exists()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ((sys.executable, "-c", "import sys; sys.exit('The player runs.')"), "The player runs."),
        ((sys.executable, "-c", "pass"), "it says nothing."),
        (("/nowhere/ledplayer",), "No such file or directory"),
        ((sys.executable, "-c", "print('x' * 100000)"), "x" * 500),
    ],
)
def test_one_that_cannot_be_shown_is_said_once_and_left(told: list[str], command: tuple[str, ...], why: str) -> None:
    card = LiveCard(told.append, command)
    board = Board(id="a", language="en")
    assert not card.show(board, None)
    assert not card.show(BOARD, None)
    card.close()
    assert len(told) == 1
    assert why in told[0]


def test_one_that_hangs_is_not_waited_for(told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "PATIENCE_S", 0.2)
    monkeypatch.setattr(live, "END_S", 0.2)
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    card = LiveCard(told.append, (sys.executable, "-c", stubborn))
    assert not card.show(BOARD, None)
    card.close()
    assert told == ["Không hiện được hình thử trong lúc hỏi: hình thử không trả lời."]


@pytest.mark.parametrize(
    ("environment", "terminal", "why"),
    [
        ({"DISPLAY": ":0"}, "/dev/pts/0", ""),
        ({"DISPLAY": ":0"}, "/dev/tty1", ""),
        ({"SDL_VIDEODRIVER": "kmsdrm"}, "/dev/pts/0", ""),
        ({"SDL_VIDEODRIVER": "kmsdrm"}, "/dev/tty1", "setup-no-live-here"),
        ({"SDL_VIDEODRIVER": "dummy"}, "/dev/pts/0", "test-card-no-display"),
    ],
)
def test_whether_one_can_be_shown_at_all(environment: dict[str, str], terminal: str, why: str) -> None:
    assert why_not(environment, terminal) == why
