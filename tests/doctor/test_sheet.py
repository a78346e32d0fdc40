"""How findings are read."""

import os
import re
from pathlib import Path

import pytest

import ledplayer
from ledplayer.checkup import bad, good, untold
from ledplayer.doctor import sheet
from ledplayer.language import catalogue

FOUND = [
    bad("doctor-screen-group", groups="video", command="sudo usermod -aG video led"),
    good("doctor-card", milliseconds=3),
    untold("doctor-no-systemd"),
]
PACKAGE = Path(ledplayer.__file__).parent


def test_what_is_to_be_done_comes_last_with_what_mends_it_above_the_count() -> None:
    lines = sheet.lines(FOUND, "en")
    assert [line.split()[0] for line in lines if line] == ["OK", "–", "FAIL", "→", "To"]
    assert "usermod -aG video led" in lines[3]
    assert "1" in lines[-1]


def test_where_all_is_well_the_count_says_so() -> None:
    assert sheet.lines(FOUND[1:], "vi")[-1].startswith("Mọi thứ đều đạt")


def test_marks_have_colours_only_where_they_are_wanted() -> None:
    assert not any("\x1b" in line for line in sheet.lines(FOUND, "vi"))
    assert sum("\x1b[" in line for line in sheet.lines(FOUND, "vi", in_colour=True)) == 3


def test_programs_read_the_same() -> None:
    first = sheet.values(FOUND, "en")[0]
    assert (first["code"], first["result"]) == ("doctor-screen-group", "fail")
    assert "usermod" in first["hint"]
    assert [one["result"] for one in sheet.values(FOUND, "en")] == ["fail", "ok", "unused"]


def test_root_needs_no_sudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert sheet.remedy(FOUND[0], "en") == "Run: usermod -aG video led"
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert sheet.remedy(FOUND[0], "en") == "Run: sudo usermod -aG video led"


def test_a_name_that_would_move_the_cursor_does_not() -> None:
    (line,) = sheet.lines([bad("doctor-source-missing", folder="/a\x1b[2Jb\nOK")], "en")[:1]
    assert line.isprintable()


def test_what_has_no_hint_of_its_own_leads_to_the_log() -> None:
    assert "journalctl" in sheet.remedy(bad("doctor-card", milliseconds=9), "en")


def codes(maker: str) -> set[str]:
    """Codes that the package gives to one of `good`, `bad`, `untold`."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for call in re.findall(rf"\b{maker}\((.*?)[,)]", path.read_text("utf-8"), re.DOTALL):
            found |= set(re.findall(r'"(doctor-[a-z0-9-]+)"', call))
    return found


def test_every_code_has_a_sentence_and_what_is_bad_has_a_remedy() -> None:
    known = catalogue()
    assert len(codes("bad")) > 25
    assert codes("good") | codes("bad") | codes("untold") <= set(known)
    assert {code for code in codes("bad") if not known[code].en_hint} == set()
    assert {code for code in codes("good") if known[code].en_hint} == set()
    used = set(re.findall(r'"(doctor-[a-z0-9-]+)"', "".join(
        path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.parent.name != "sentences")))  # fmt: skip
    assert {code for code in known if code.startswith("doctor-")} - used == set()
