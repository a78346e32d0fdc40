"""What the terminal and the log are told about what is on."""

from ledplayer.clock import Instant
from ledplayer.core.lineup import Piece, Segment, Showing
from ledplayer.core.model import Level
from ledplayer.status.on_screen import FIRST_PLAN_S, OnScreen, line

#: 2023-10-09 17:05 in Vietnam.
BEGIN_MS = 1_696_845_900_000
HANOI_S = 7 * 3600


def showing(piece: Piece, *campaigns: str, begin_ms: int = BEGIN_MS) -> Showing:
    level: Level = "ordinary"
    segment = Segment(
        begin_ms=BEGIN_MS,
        end_ms=BEGIN_MS + 3_600_000,
        rung="open",
        loop=(0,),
        sums=(0, piece.length_ms),
        campaigns=tuple((f"playlists/{name}.yaml", name, level) for name in campaigns),
    )
    return Showing(piece=piece, begin_ms=begin_ms, end_ms=begin_ms + piece.length_ms, segment=segment)


FILM = Piece(kind="video", length_ms=30_000, campaign="Chuyển đổi số", what="phong-su.mp4")


def test_a_line_says_since_when_until_when_what_and_of_which_campaign() -> None:
    assert line(showing(FILM), HANOI_S, "vi") == "17:05:00 – 17:05:30  video phong-su.mp4 · Chuyển đổi số"


def test_without_a_clock_a_line_has_no_times() -> None:
    assert line(showing(Piece(kind="card", length_ms=1000)), None, "vi") == "  tấm tên cơ quan"


def test_a_long_text_is_cut_and_stays_on_one_line() -> None:
    said = line(showing(Piece(kind="text", length_ms=1000, what="một\n hai " * 40)), HANOI_S, "en")
    assert "\n" not in said
    assert len(said) < 100
    assert said.endswith("…")


def test_each_showing_is_told_once() -> None:
    told: list[str] = []
    screen = OnScreen("vi", told.append)
    again = showing(FILM, begin_ms=BEGIN_MS + 30_000)
    for one in (showing(FILM), showing(FILM), again, again):
        screen.note(one, HANOI_S)
    assert len(told) == 2


CARD = Piece(kind="card", length_ms=3_600_000)


def expecting(told: list[str], mono: float = 100.0) -> OnScreen:
    """A terminal that was told that the first plan is being made, and then of the card that stands in for it."""
    screen = OnScreen("en", told.append)
    screen.expect_plan(mono)
    screen.note(showing(CARD), HANOI_S)
    return screen


def test_before_the_first_plan_a_line_says_that_content_is_read_and_the_card_is_not_announced() -> None:
    told: list[str] = []
    screen = expecting(told)
    screen.tend(Instant(wall_ms=None, mono=101.0))
    screen.note(showing(FILM, "A"), HANOI_S)
    screen.tend(Instant(wall_ms=None, mono=101.0 + FIRST_PLAN_S))
    assert told == ["reading the content …", "17:05:00 – 17:05:30  video phong-su.mp4 · Chuyển đổi số"]


def test_a_card_that_the_first_plan_says_is_announced() -> None:
    told: list[str] = []
    expecting(told).note(showing(CARD), HANOI_S)
    assert told[1:] == ["17:05:00 – 18:05:00  name card"]


def test_the_card_is_announced_once_when_no_plan_comes_for_some_seconds() -> None:
    told: list[str] = []
    screen = expecting(told)
    for second in range(3):
        screen.tend(Instant(wall_ms=None, mono=100.0 + FIRST_PLAN_S + second))
    assert told[1:] == ["17:05:00 – 18:05:00  name card"]
