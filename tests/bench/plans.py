"""How long the plan of one day takes out of 1,000 campaigns with 10,000 items, and one question to it."""

from datetime import date
from statistics import median
from time import process_time

from ledplayer.core.lineup import Plan
from ledplayer.core.model import Content
from ledplayer.core.plan import plan_days
from tests.bench.row import Row, at_most
from tests.core.made import BOARD, VIETNAM, campaign, content, text, window

DAY = date(2023, 10, 9)
QUESTIONS = 20_000
DAY_MS = 86_400_000


def rows(_work: object, rounds: int) -> list[Row]:
    """The rows about planning; CPU seconds, median of the rounds."""
    many = _many()
    planning, asking = [], []
    for _ in range(rounds):
        begin = process_time()
        plan = plan_days(many, BOARD, [DAY], VIETNAM, "Asia/Ho_Chi_Minh")
        planning.append(process_time() - begin)
        asking.append(_question_us(plan))
    return [
        at_most("plan of one day, 10,000 items", 0.5, median(planning), unit=" s"),
        at_most("at(t)", 20, median(asking), unit=" µs"),
    ]


def _question_us(plan: Plan) -> float:
    first_ms = plan.segments[0].begin_ms
    begin = process_time()
    for number in range(QUESTIONS):
        plan.at(first_ms + number * DAY_MS // QUESTIONS)
    return (process_time() - begin) / QUESTIONS * 1e6


def _many() -> Content:
    return content(
        *(
            campaign(
                *(text(f"Nhiệt liệt chào mừng {number} <nam>", repeat=1 + number % 3) for number in range(10)),
                path=f"playlists/{place}.yaml",
                level="priority" if place % 5 == 0 else "ordinary",
                window=window("25/9", "15/10", on="06:00-22:00" if place % 2 else "", yearly=True),
            )
            for place in range(1000)
        )
    )
