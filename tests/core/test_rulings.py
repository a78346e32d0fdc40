"""The rulings of `rulings.yaml`, each as one test, through the reader and the planner."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ledplayer.core.dated_name import dated
from ledplayer.core.lineup import Piece, Plan, Segment, Showing
from ledplayer.core.model import Board, Content
from ledplayer.core.names import is_draft_name
from ledplayer.core.plan import campaign_days, plan_days
from ledplayer.core.playlist import reads_off_air
from ledplayer.errors import Problem
from ledplayer.language import hint, message
from tests.core.written import Written, board, content, moment, zone_of

Ruling = Mapping[str, Any]

RULINGS: list[Ruling] = yaml.load((Path(__file__).parent / "rulings.yaml").read_text("utf-8"), yaml.BaseLoader)

#: Every numbered rule of the playlist language.
RULES = [
    f"{letter}{number}"
    for letter, last in {"W": 5, "K": 5, "D": 12, "L": 9, "A": 2, "M": 9, "S": 6, "R": 4}.items()
    for number in range(1, last + 1)
]

GIVEN = {
    "rules",
    "says",
    "playlist",
    "playlists",
    "media",
    "board",
    "boards",
    "sources",
    "fallback",
    "switch",
    "encoding",
}

_PROBLEM = re.compile(r"(?:line (\d+) )?(?:column (\d+) )?(error|warning|info)(?: says (.*))?")


def _named(ruling: Ruling) -> str:
    return f"{ruling['rules']}: {ruling['says']}"


@pytest.mark.parametrize("ruling", RULINGS, ids=map(_named, RULINGS))
def test_the_player_rules_as_written(ruling: Ruling) -> None:
    told = Told(ruling)
    told.check_problems()
    for key, check in CHECKS.items():
        for when, expected in _pairs(ruling.get(key, {})):
            assert check(told, when) == expected, f"{key} at {when}"
    for when, shown in _pairs(ruling.get("showings", {})):
        assert told.showings(when, len(shown)) == shown, when
    for when, expected in _pairs(ruling.get("never_shown", {})):
        assert told.never_shown(when) == expected
    if "unknown_clock" in ruling:
        assert told.unknown_clock() == ruling["unknown_clock"]


def test_every_rule_of_the_language_is_named_by_a_ruling() -> None:
    named = {rule for ruling in RULINGS for rule in ruling["rules"].split()}

    assert named == set(RULES)


@pytest.mark.parametrize("ruling", RULINGS, ids=map(_named, RULINGS))
def test_a_ruling_expects_something_and_nothing_unknown(ruling: Ruling) -> None:
    assert ruling.keys() & EXPECTED
    assert ruling.keys() <= EXPECTED | GIVEN


@pytest.mark.parametrize(
    ("name", "expected"),
    [(name, True) for ruling in RULINGS for name in ruling.get("drafts", ())]
    + [(name, False) for ruling in RULINGS for name in ruling.get("not_drafts", ())],
)
def test_a_draft_is_known_by_its_name(name: str, expected: bool) -> None:
    assert is_draft_name(name) is expected


@pytest.mark.parametrize("name", [name for ruling in RULINGS for name in ruling.get("undated_names", ())])
def test_a_name_without_two_whole_dates_says_none(name: str) -> None:
    assert dated(name) is None


@pytest.mark.parametrize("ruling", [ruling for ruling in RULINGS if "switched_off" in ruling], ids=_named)
def test_a_broken_playlist_may_still_be_switched_off(ruling: Ruling) -> None:
    assert reads_off_air(ruling["playlist"].encode()) is (ruling["switched_off"] == "yes")


class Told:
    """What the program says of one ruling's content."""

    def __init__(self, ruling: Ruling) -> None:
        self.ruling = ruling
        playlists = ruling.get("playlists") or {"playlists/a.yaml": ruling.get("playlist", "")}
        one = {"playlists": playlists, **{key: ruling[key] for key in ("media", "boards", "encoding") if key in ruling}}
        self.written = [
            Written(**{**source, "signed": source.get("signed") == "yes"}) for source in ruling.get("sources", [one])
        ]
        sources = [source.source(number) for number, source in enumerate(self.written, 1)]
        self.content: Content = content(
            *sources, fallback=tuple(ruling.get("fallback", ())), off_air=ruling.get("switch") == "thrown"
        )
        self.board: Board = board(ruling.get("board", ""), sources[0].boards)
        self.zone = zone_of(self.board)
        self.plan = cache(self._plan)

    def check_problems(self) -> None:
        """The reader says what is expected; errors are expected one by one, warnings only where they are named."""
        problems = [problem for source in self.written for problem in source.problems]
        left = list(problems)
        for expected in self.ruling.get("problems", ()):
            found = next((problem for problem in left if _is(problem, expected)), None)
            assert found, f"{expected!r} is not among {[_text(problem) for problem in left]}"
            left.remove(found)
        assert not [_text(problem) for problem in left if problem.severity == "error"]

    def showing(self, when: str) -> Showing:
        at = moment(when)
        shot = self.plan(at.date()).at(self.ms(at))
        assert shot, when
        return shot.now

    def segment(self, when: str) -> Segment:
        return self.showing(when).segment

    def loop(self, when: str) -> tuple[Piece, ...]:
        pieces = self.plan(moment(when).date()).pieces
        return tuple(pieces[number] for number in self.segment(when).loop)

    def showings(self, when: str, number: int) -> list[str]:
        """What is on at a moment and follows it: when each begins, and its name."""
        plan, found = self.plan(moment(when).date()), [self.showing(when)]
        while len(found) < number:
            shot = plan.at(found[-1].end_ms)
            assert shot
            found.append(shot.now)
        return [f"{self.time(showing.begin_ms)} {_name(showing.piece)}" for showing in found]

    def unknown_clock(self) -> str:
        plan = self.plan(datetime(2023, 10, 9).date())
        assert plan.undated
        return ", ".join(_name(plan.pieces[number]) for number in plan.undated.loop)

    def never_shown(self, when: str) -> str:
        """Numbers of the items that are in no loop of the 400 days before and after a day."""
        about = moment(when).date()
        days = (about + timedelta(days=n) for n in range(-400, 401))
        shown = {
            line.piece.number
            for day in days
            for one in campaign_days(self.content, self.board, day)
            for line in (*one.lines, *one.solos)
        }
        (campaign,) = self.content.sources[0].campaigns
        return ", ".join(str(item.number) for item in campaign.items if item.number not in shown)

    def ms(self, at: datetime) -> int:
        return round(at.replace(tzinfo=self.zone).timestamp() * 1000)

    def time(self, ms: int) -> str:
        at = datetime.fromtimestamp(ms / 1000, self.zone)
        return at.strftime("%H:%M:%S.%f" if at.microsecond else "%H:%M:%S")

    def _plan(self, day: Any) -> Plan:
        days = (day, day + timedelta(days=1))
        return plan_days(self.content, self.board, days, self.zone, str(self.zone))


CHECKS: Mapping[str, Callable[[Told, str], str]] = {
    "on_air": lambda told, when: _name(told.showing(when).piece),
    "loop": lambda told, when: ", ".join(map(_name, told.loop(when))),
    "seconds": lambda told, when: f"{told.showing(when).piece.length_ms / 1000:g}",
    "transitions": lambda told, when: ", ".join(piece.transition for piece in told.loop(when)),
    "rung": lambda told, when: told.segment(when).rung,
    "campaigns": lambda told, when: ", ".join(name for _, name, _ in told.segment(when).campaigns),
    "band": lambda told, when: told.segment(when).bands.bottom or "none",
    "band_top": lambda told, when: told.segment(when).bands.top or "none",
    "band_still": lambda told, when: "yes" if told.segment(when).bands.still else "no",
}


EXPECTED = {
    *CHECKS,
    *("showings", "never_shown", "unknown_clock", "problems", "switched_off", "drafts", "not_drafts", "undated_names"),
}


def _pairs(expected: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return iter(expected.items())


def _name(piece: Piece) -> str:
    """As the rulings name it: by the words of a text, by the path of a file."""
    if piece.kind in ("black", "safe", "card"):
        return piece.kind
    return piece.what if piece.path else " / ".join(piece.text.split("\n"))


def _is(problem: Problem, expected: str) -> bool:
    found = _PROBLEM.fullmatch(expected)
    assert found, expected
    line, column, severity, words = found.groups()
    return (
        problem.severity == severity
        and problem.place.line == int(line or problem.place.line)
        and problem.place.column == int(column or problem.place.column)
        and (words or "") in f"{message(problem, 'vi')} {hint(problem, 'vi')}"
    )


def _text(problem: Problem) -> str:
    place = problem.place
    return f"{place.line}:{place.column} {problem.severity} {message(problem, 'vi')} | {hint(problem, 'vi')}"
