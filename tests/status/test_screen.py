"""The screen: what stands on it, for whom, and what never reaches a terminal."""

import os
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from ledplayer.core.lineup import Piece
from ledplayer.core.plan_file import encode
from ledplayer.errors import Place, Problem
from ledplayer.language import Language, catalogue
from ledplayer.status.health import Finding, colour_of, judge
from ledplayer.status.look import Why, look
from ledplayer.status.said import said
from ledplayer.status.screen import Look, clock, screen
from ledplayer.status.voice import Voice, shown
from tests.status.player import PLAN, Fake, at, playing


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[Fake]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "<+07>-7"
    time.tzset()
    with playing(tmp_path) as fake:
        (tmp_path / "plan.json").write_bytes(encode(PLAN))
        yield fake
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def page(fake: Fake, language: Language = "en", **otherwise: object) -> str:
    from ledplayer.status.ahead import ahead

    seen = look(str(fake.run), mono_s=fake.mono_s)
    findings = [Finding(1, "red", f"health-{seen.why}", {"state": "x"})] if seen.why else judge(seen.doc or {})
    now_ms = fake.facts.at_ms
    found = Look(str(fake.state), seen, findings, colour_of(findings), ahead(str(fake.state), now_ms), now_ms)
    return "\n".join(screen(found._replace(**otherwise), Voice(language)))


def test_a_healthy_board_in_english(fake: Fake) -> None:
    fake.move(at(8, 0, 3))
    told = page(fake)
    assert told.splitlines()[0] == "GREEN  UBND xã Long Hậu (long-hau)  08:00 01/08/2026"
    assert "Now: On air: Phòng cháy, since 06:00, until 22:00" in told
    assert "08:00–08:00:10  image “pccc/1.png”" in told
    assert "then: 08:00:10–08:00:20  text “Gọi 114”" in told
    assert "  22:00–06:00  Outside opening hours" in told
    assert "clock right · disk 10.7 GB (50%) free · memory 1.1 GB free · 54 °C" in told
    assert "To look at" not in told


def test_a_healthy_board_in_vietnamese(fake: Fake) -> None:
    fake.move(at(8, 0, 3))
    told = page(fake, "vi")
    assert told.startswith("XANH  UBND xã Long Hậu (long-hau)")
    assert "Lúc này: Đang phát: Phòng cháy, từ 06:00, đến 22:00" in told
    assert "đĩa trống 10,7 GB" in told


def test_what_is_wrong_stands_with_what_to_do(fake: Fake) -> None:
    values = {"folder": "/srv/led", "since": "08:12 26/11/2026", "why": "Host is down"}
    away = Problem(severity="warning", code="source-away", place=Place(file=""), values=values)
    fake.hand_over("problems.json", problems=[said(away, "/srv/led", 1)], more=2)
    fake.machine(celsius=85.0)
    fake.go(10)
    told = page(fake)
    assert told.startswith("AMBER")
    assert "The machine is at 85 °C" in told
    assert "→ Look at the fan" in told
    assert "[/srv/led] the content folder /srv/led cannot be read since 08:12 26/11/2026 (Host is down)" in told
    assert "→ Look at the file server" in told
    assert "and 2 more" in told
    assert "kiểm tra máy chủ chia sẻ" in page(fake, "vi")


def test_problems_come_after_what_is_red_and_before_what_can_wait(fake: Fake) -> None:
    torn = Problem(severity="error", code="media-torn", place=Place(file="x.png"))
    fake.hand_over("problems.json", problems=[said(torn, "/srv/led", 1)], more=0)
    fake.machine(celsius=85.0, low_voltage=True)
    fake.go(10)
    told = page(fake)
    assert told.index("voltage") < told.index("x.png") < told.index("85 °C")


def test_a_player_that_is_gone_says_since_when_and_its_last_lines(fake: Fake) -> None:
    fake.go(1)
    fake.now.end()
    told = page(fake, sign_ms=at(7, 58), last_lines=["09:00 ERROR board E101 it \x1b[31mdied"])
    assert told.startswith("RED  UBND xã Long Hậu")
    assert "The player was told to end" in told
    assert "last sign of life: 07:58 01/08/2026 (2 min ago)" in told
    assert "it \\x1b[31mdied" in told
    assert "Last: On air: Phòng cháy" in told


def test_nothing_from_outside_moves_the_terminal(fake: Fake) -> None:
    evil = "a\x1b]0;x\x07\x1b[2J\n\r\u202egnp.exe"
    name = evil * 3
    piece = Piece(kind="image", length_ms=10_000, what=name, playlist=name, campaign=name)
    fake.hand_over(
        "problems.json",
        problems=[
            said(Problem(severity="error", code="file-missing", place=Place(file=name), values={"path": name}), name, 1)
            | {"en": name, "en_hint": name, "event": name, "source": name}
        ],
        more=0,
    )
    board = replace(PLAN.board, name=name, id=name)
    segments = tuple(replace(one, campaigns=((name, name, "ordinary"),)) for one in PLAN.segments)
    plan = replace(PLAN, board=board, pieces=(piece, *PLAN.pieces[1:]), segments=segments)
    (fake.state / "plan.json").write_bytes(encode(plan))
    fake.go(1, plan=plan, board=board, fault=name, about=name, output=name)
    told = page(fake, last_lines=[name])
    assert "gnp.exe" in told
    assert all(line.isprintable() for line in told.split("\n"))


def test_it_is_one_screen_with_all_that_can_be_wrong(fake: Fake) -> None:
    one = Problem(severity="error", code="file-missing", place=Place(file="a.yaml"), values={"path": "x"})
    fake.hand_over("problems.json", problems=[said(one, "/srv", 1)] * 20, more=500)
    fake.machine(celsius=90.0, throttled=True, disk_free=1, low_voltage=True, wear_end=3)
    fake.go(1, intake_gone_s=100.0, makers_gone_s=100.0, fault="frozen-film", about="a.mp4")
    assert len(page(fake).splitlines()) <= 50


def test_a_code_that_nobody_knows_is_told_as_it_is(fake: Fake) -> None:
    fake.go(1, fault="frozen-sea")
    assert "! frozen-sea" in page(fake)


def test_every_rule_and_every_silence_has_a_sentence_and_says_what_to_do() -> None:
    source = Path(judge.__code__.co_filename).read_text(encoding="utf-8")
    codes = {*re.findall(r'(?:red|amber)\(\d+, "([a-z-]+)"', source), "intake-gone", "makers-gone"}
    assert len(codes) >= 19
    for code in codes | set(get_args(Why)) - {""}:
        assert catalogue()[f"health-{code}"].vi
        assert catalogue()[f"health-{code}"].vi_hint or code == "problems"


def test_times_are_as_short_as_they_may_be() -> None:
    assert clock("2026-08-01T07:05:00+07:00") == "07:05"
    assert clock("2026-08-01T07:05:09+07:00") == "07:05:09"
    assert clock("2026-08-01T07:05:09.250+07:00") == "07:05:09"
    assert clock("2026-07-31T22:00:00+07:00", "2026-08-01T07:05:00+07:00") == "22:00 31/07"
    assert clock("") == ""


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0 s"), (119, "119 s"), (120, "2 min"), (7199, "119 min"), (7200, "2 h"), (172_800, "2 d")],
)
def test_a_length_has_two_of_its_unit(seconds: int, told: str) -> None:
    assert Voice("en").length(seconds) == told


def test_what_is_shown_is_one_line() -> None:
    assert shown("Tiếng Việt “ổn”") == "Tiếng Việt “ổn”"
    assert shown("a\nb\tc") == "a b c"
    assert shown("\x1b[31m") == "\\x1b[31m"
