"""Boards of every kind, and what hostile ones send, as the page has to show them."""

from dataclasses import replace

from ledplayer.core.model import Board
from ledplayer.errors import Place, Problem
from ledplayer.language import Language
from ledplayer.status.beacon import Beacon, Trouble, decode, encode
from ledplayer.status.boards.gathered import Gathered
from ledplayer.status.boards.heard import Heard
from ledplayer.status.boards.page import page
from ledplayer.status.boards.standing import Judge
from tests.status.boards.made import HOUR_MS, MINUTE_MS, NOW_MS, jpeg

SCRIPT = "<script>x.y</script>"
TAG = '"><img src=http://outside.localhost/x.png>'
UNBROKEN = "x" * 79
TURNED = "a\u202egnp.exe"
HOSTILE = (SCRIPT, TAG, UNBROKEN, TURNED)

WELL = Beacon(
    rung="open",
    campaigns=("Ngày Chuyển đổi số quốc gia 10/10", "Phòng cháy chữa cháy mùa khô"),
    now="cds/01.png",
    since_ms=NOW_MS - 3 * HOUR_MS,
    release="9f86d081",
)
TROUBLES = (
    Trouble(event="E214", severity="error", say="Không đọc được thư mục chung.", do="Hãy xem dây mạng."),
    Trouble(event="E512", severity="info", say=UNBROKEN * 3, do=TAG),
)
LISTED = ("xa-long-hau", "Xã Long Hậu"), ("xa-long-thuong", "Xã Long Thượng"), ("b", UNBROKEN)


def crowd(language: Language, *, boards: int = 12) -> str:
    """The page of them all."""
    gathered = Gathered([Board(id=id_, name=name) for id_, name in LISTED])

    def say(board: str, minutes_ago: int, beacon: Beacon, picture: bytes = b"") -> None:
        told = decode(encode(beacon))
        at_ms = NOW_MS - minutes_ago * MINUTE_MS
        gathered.hear(Heard(at_ms=at_ms, board=board, beacon=told, picture=picture, version="0.1.0"))

    say("xa-long-hau", 12, WELL, jpeg((0, 60, 160)))
    say("xa-phuoc-lai", 100, replace(WELL, name="Xã Phước Lại"), jpeg((0, 120, 40)))
    say("xa-tan-kim", 3, replace(WELL, name="Xã Tân Kim", is_stopped=True))
    say(
        "xa-my-loc",
        9,
        replace(WELL, name="Xã Mỹ Lộc", colour="amber", problems=TROUBLES, more=3),
        jpeg((9, 9, 9), 48, 96),
    )
    for number, name in enumerate(HOSTILE):
        say(f"hostile-{number}", 5, replace(WELL, name=name, campaigns=(name,), now=name, rung=name[:20]), b"<svg/>")
    for number in range(boards):
        say(f"xa-{number:03}", number % 60, replace(WELL, name=f"Xã {number}"), jpeg((number % 250, 80, 80)))
    judge = Judge(NOW_MS, language, newest={"xa-long-hau": "9f86d081", "xa-my-loc": "60303ae2"}, has_list=True)
    values = {"file": TAG, "why": SCRIPT}
    problem = Problem(severity="warning", code="boards-journal-broken", place=Place(file=TAG), values=values)
    standings = [judge.standing(traces) for traces in gathered.boards()]
    return page(standings, [problem], NOW_MS, language)
