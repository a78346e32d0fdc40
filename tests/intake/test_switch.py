"""The emergency stop without a shell."""

import getpass
import logging
import shutil

import pytest

from ledplayer.intake.switch import switch_of
from tests.intake.desk import TEXT, Desk


@pytest.mark.parametrize(
    ("path", "is_switch"),
    [
        *((name, True) for name in ("TAT", "OFF", "off.txt", "Tắt.txt", "tat.TXT.txt", "TẮT.docx")),
        *((name, False) for name in ("media/TAT", "tat ca.txt", "office.txt", "TAT - Copy.txt", "x.off", ".off")),
    ],
)
def test_a_file_named_tat_or_off_at_the_top_is_the_switch(path: str, is_switch: bool):
    assert switch_of(["a.txt", path]) == (path if is_switch else "")


@pytest.fixture
def playing(desk: Desk) -> Desk:
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    return desk.run()


def look_once(desk: Desk, seconds: float = 1.0) -> None:
    """One look and the plan that follows, with no time to settle."""
    desk.clock.advance(seconds)
    assert desk.intake
    desk.intake.rescan()
    desk.intake.turn()


def test_the_first_look_that_sees_it_puts_up_the_safe_slide_even_while_it_is_written(playing: Desk, caplog):
    playing.write("TAT.txt", "", age_s=0)
    with caplog.at_level(logging.WARNING):
        look_once(playing)
    assert playing.texts() == ["safe"]
    assert {segment.rung for segment in playing.plan.segments} == {"off"}
    assert "TAT.txt" in caplog.text
    assert getpass.getuser() in caplog.text


def test_it_does_not_wait_for_files_that_go_through_the_gate(playing: Desk):
    playing.write("playlists/b.yaml", "campaign: B\nitems: [{image: x.png}, {image: y.png}]\n")
    playing.picture("media/x.png")
    playing.picture("media/y.png", "blue")
    look_once(playing)
    playing.write("OFF", "", age_s=0)
    look_once(playing, 0.1)
    assert playing.plan.segments[0].rung == "off"


def test_removing_it_ends_that_and_is_said(playing: Desk, caplog):
    switch = playing.write("OFF", b"")
    playing.run()
    switch.unlink()
    with caplog.at_level(logging.INFO):
        playing.run()
    assert playing.texts() == ["chào"]
    assert "on air again" in caplog.text


def test_it_outlasts_a_restart_and_a_lost_share(playing: Desk):
    playing.write("OFF", b"")
    playing.run()
    shutil.move(playing.content, playing.content.with_name("away"))
    playing.run()
    assert playing.plan.segments[0].rung == "off"
    (playing.state / "plan.json").unlink()
    playing.crash().run()
    assert playing.plan.segments[0].rung == "off"
