"""What the board's own file lets in from unsigned folders: `shared_folder` (L9)."""

import logging
import os
import time
from pathlib import Path

import pytest

from ledplayer import config
from ledplayer.core.model import Board
from ledplayer.intake.facts import Facts
from ledplayer.intake.gate import Gate
from ledplayer.intake.good import LastGood
from ledplayer.intake.library import Library
from ledplayer.intake.partly import switch_alone
from ledplayer.makers.studio import Studio
from tests.intake.desk import TEXT, Desk
from tests.intake.page.test_post import page, posted

OWN = "id: b\nname: Bảng B\ncanvas: 192x96\ntime_zone: Asia/Ho_Chi_Minh\n"
URGENT = "campaign: Bão\nlevel: urgent\nto: 12/10/2023\nitems:\n  - text: bão\n"


def own_file(desk: Desk, more: str = "") -> None:
    """The board's own file, which nobody but the installer writes."""
    file = desk.state.parent / "board.yaml"
    file.write_text(OWN + more)
    desk.board = str(file)


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A folder with a campaign that has a file, on a board that takes from it."""
    own_file(desk)
    desk.write("playlists/a.yaml", TEXT.format("chào") + "  - image: x.png\n")
    desk.picture("media/x.png")
    return desk


def test_nothing_of_a_shut_folder_is_shown_or_goes_through_the_gate(full: Desk):
    own_file(full, "shared_folder: none\n")
    assert full.run().texts() == ["card"]
    assert full.objects() == []


def test_shutting_it_takes_off_the_air_what_is_on_and_opening_it_brings_it_back(full: Desk):
    assert full.run().texts() == ["chào", "x.png"]
    own_file(full, "shared_folder: none\n")
    assert full.intake
    full.intake.rescan()
    full.intake.turn()
    assert full.texts() == ["card"]
    full.run()
    own_file(full)
    assert full.run().texts() == ["chào", "x.png"]


def test_it_stays_shut_over_a_restart_and_when_the_file_changed_meanwhile(full: Desk):
    full.run()
    own_file(full, "shared_folder: none\n")
    full.crash().start()
    assert full.texts() == ["card"]
    assert full.crash().run().texts() == ["card"]


def test_a_shut_folder_does_not_say_what_the_board_is(full: Desk):
    full.write("boards.yaml", "boards: {b: {name: Tên khác, hours: '01:00-02:00', groups: xa}}\n")
    own_file(full, "shared_folder: none\n")
    assert full.run().plan.board.hours == ()
    assert full.plan.board.groups == ()


def test_the_switch_in_a_shut_folder_is_always_obeyed(full: Desk):
    own_file(full, "shared_folder: none\n")
    full.run()
    switch = full.write("TAT.txt", "", age_s=0)
    assert full.run().texts() == ["safe"]
    assert full.crash().run().texts() == ["safe"]
    switch.unlink()
    assert full.run().texts() == ["card"]


def test_a_shut_folder_is_said_once_and_in_one_sentence_on_its_page(full: Desk, caplog):
    own_file(full, "shared_folder: none\nlanguage: vi\n")
    with caplog.at_level(logging.INFO):
        posted(full)
        full.run()
    assert len([line for line in caplog.messages if "takes nothing from the folder" in line]) == 1
    text = page(full)
    assert f"Bảng này không nhận nội dung từ thư mục {full.content}" in text
    assert "x.png" not in text
    assert "a.yaml" not in text


def test_beside_a_server_the_page_says_why_an_urgent_campaign_is_not_shown(full: Desk):
    own_file(full, "server: https://led.example.vn\nlanguage: vi\n")
    full.write("playlists/b.yaml", URGENT)
    posted(full)
    assert full.texts() == ["chào", "x.png"]
    assert "playlist-unsigned" in full.told()
    text = page(full)
    assert "Không phát vì không qua máy chủ" in text
    assert "phải đến từ máy chủ nội dung" in text


def test_where_all_levels_are_let_in_it_is_shown(full: Desk):
    own_file(full, "server: https://led.example.vn\nshared_folder: all\n")
    full.write("playlists/b.yaml", URGENT)
    assert full.run().texts() == ["bão"]


def test_the_packages_own_sample_is_not_shut(tmp_path: Path):
    facts, studio = Facts(), Studio()
    gate = Gate(store=None, facts=facts, studio=studio, mono=time.monotonic)
    library = Library([config.bundled(), tmp_path], facts=facts, good=LastGood(), store=None, gate=gate)
    assert library.shut(Board(id="b", shared_folder="none"))
    assert [source.is_shut for source in library.sources] == [False, True]


def test_nothing_but_a_regular_switch_is_seen_there(tmp_path: Path):
    (tmp_path / "x.png").touch()
    (tmp_path / "TAT").mkdir()
    (tmp_path / "off.txt").symlink_to("x.png")
    os.mkfifo(tmp_path / "off")
    (tmp_path / "Tắt.docx").touch()
    assert list(switch_alone(tmp_path).files) == ["Tắt.docx"]
