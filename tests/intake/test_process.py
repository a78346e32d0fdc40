"""The whole of intake, from a folder to the plan, turn by turn."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ledplayer.intake.mount import Mount
from ledplayer.intake.pace import pause_s
from ledplayer.makers.prepared import first_frame
from tests.intake.desk import BOARDS, TEXT, Desk

BROKEN = "campaign: Chào\nitems:\n  - texxt: mới\n"


def inodes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in folder.glob("plan*.json")}


def test_a_playlist_and_its_pictures_become_a_plan(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems:\n  - text: chào\n  - image: x.png\n")
    desk.picture("media/x.png")
    desk.run()
    assert desk.texts() == ["chào", "x.png"]
    piece = next(piece for piece in desk.plan.pieces if piece.kind == "image")
    assert Path(piece.path).read_bytes() == (desk.content / "media/x.png").read_bytes()
    assert Path(piece.path) in desk.objects()
    assert desk.told() == []
    assert (desk.plan.board.name, desk.plan.zone) == ("Bảng B", "Asia/Ho_Chi_Minh")


def test_the_plan_holds_yesterday_today_and_tomorrow_and_the_next_days_have_a_file_each(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    desk.run()
    day_ms = 86_400_000
    midnight_ms = 1_696_784_400_000
    segments = desk.plan.segments
    assert (segments[0].begin_ms, segments[-1].end_ms) == (midnight_ms - day_ms, midnight_ms + 2 * day_ms)
    assert sorted(inodes(desk.state)) == [f"plan-2023-10-{day}.json" for day in range(10, 17)] + ["plan.json"]


def test_nothing_is_written_when_nothing_changed_not_even_after_a_restart(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}]\n")
    desk.picture("media/x.png")
    before = inodes(desk.run().state)
    desk.clock.advance(3600)
    desk.run()
    desk.crash().run()
    assert inodes(desk.state) == before


def test_an_edited_playlist_is_in_the_plan_once_it_has_settled(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("cũ"))
    desk.run()
    desk.write("playlists/a.yaml", TEXT.format("mới"), age_s=0)
    desk.run()
    assert desk.texts() == ["mới"]


def test_s6_a_deleted_playlist_leaves_the_plan_when_two_looks_missed_it(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("một"))
    desk.write("playlists/b.yaml", TEXT.format("hai").replace("Chào", "B"))
    desk.run()
    (desk.content / "playlists/b.yaml").unlink()
    assert desk.intake is not None
    desk.intake.rescan()
    desk.intake.turn()
    assert desk.texts() == ["một", "hai"]
    desk.clock.advance(0.7)
    desk.run()
    assert desk.texts() == ["một"]


def test_the_folder_moved_away_changes_nothing_and_is_said_once_with_its_time(desk: Desk, caplog):
    caplog.set_level("INFO")
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}, {text: chào}]\n")
    desk.picture("media/x.png")
    before = inodes(desk.run().state)
    away = desk.content.with_name("away")
    desk.content.rename(away)
    for _ in range(3):
        desk.clock.advance(30)
        desk.run()
    assert desk.told() == ["source-away"]
    said = [record.getMessage() for record in caplog.records if "cannot be read since" in record.getMessage()]
    assert len(said) == 1
    assert "09/10/2023 17:05" in said[0]
    desk.crash().run()
    assert inodes(desk.state) == before
    away.rename(desk.content)
    desk.run()
    assert desk.told() == []
    assert "can be read again" in caplog.text
    assert inodes(desk.state) == before


def test_an_unmounted_folder_that_is_empty_is_away_and_not_empty(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    desk.run()
    assert desk.intake is not None
    desk.intake.library.sources[0].folder.mount = Mount(point=str(desk.content), kind="cifs")
    shutil.rmtree(desk.content)
    desk.content.mkdir()
    desk.clock.advance(60)
    desk.run()
    assert desk.texts() == ["chào"]
    assert desk.told() == ["source-unmounted"]


def test_started_with_the_folder_away_and_the_playlist_broken_the_same_is_on(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}, {text: chào}]\n")
    desk.picture("media/x.png")
    before = desk.run().texts()
    desk.write("playlists/a.yaml", BROKEN)
    desk.run()
    desk.crash()
    (desk.state / "plan.json").unlink()
    desk.content.rename(desk.content.with_name("away"))
    desk.start()
    assert desk.texts() == before
    desk.run()
    assert desk.texts() == before


def test_the_start_plans_from_memory_before_it_touches_a_folder(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    desk.run().crash()
    (desk.state / "plan.json").unlink()
    desk.write("playlists/a.yaml", TEXT.format("mới"))
    desk.start()
    assert desk.texts() == ["chào"]
    desk.run()
    assert desk.texts() == ["mới"]


def test_a_plan_stays_where_the_folder_is_away_and_nobody_remembers_it(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    before = inodes(desk.run().state)
    desk.crash()
    (desk.state / "intake" / "sources.json").unlink()
    desk.content.rename(desk.content.with_name("away"))
    for _ in range(3):
        desk.run()
        desk.clock.advance(60)
    assert inodes(desk.state) == before
    desk.content.with_name("away").rename(desk.content)
    assert desk.run().texts() == ["chào"]


@pytest.mark.parametrize("data", [b"", b'{"version": 99}', b"\xff" * 3000, b"[" * 100_000])
def test_a_plan_file_that_is_wrong_is_made_anew_and_that_is_said(desk: Desk, caplog, data: bytes):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    desk.run().crash()
    good = (desk.state / "plan.json").read_bytes()
    for wrong in (data, good[: len(good) // 2]):
        (desk.state / "plan.json").write_bytes(wrong)
        desk.run().crash()
        assert (desk.state / "plan.json").read_bytes() == good
    assert [record.args[0].code for record in caplog.records] == ["plan-made-anew"] * 2


def test_the_first_plan_waits_a_little_for_files_to_settle_and_to_be_admitted(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}]\n", age_s=0)
    desk.picture("media/x.png")
    desk.start().intake.turn()  # type: ignore[union-attr]
    assert not (desk.state / "plan.json").exists()
    assert desk.run().texts() == ["x.png"]


def test_the_first_plan_does_not_wait_any_longer_once_all_files_are_admitted(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{text: chào}, {image: x.png}]\n")
    desk.picture("media/x.png")
    intake, waited_s = desk.start().intake, 0.0
    assert intake is not None
    while not (desk.state / "plan.json").exists():
        pause_s, medium = intake.turn()
        if medium is not None:
            intake.wait(0.5, medium)
        else:
            desk.clock.advance(pause_s)
            waited_s += pause_s
    assert desk.texts() == ["chào", "x.png"]
    assert waited_s < 1, "the files had to settle"


def test_a_rename_is_a_new_campaign_and_the_same_bytes_are_not_probed_again(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}]\n")
    desk.picture("media/x.png")
    facts = desk.run().facts()
    (desk.content / "playlists/a.yaml").unlink()
    (desk.content / "media/x.png").rename(desk.content / "media/y.png")
    desk.write("playlists/b.yaml", "campaign: A\nitems: [{image: y.png}]\n")
    desk.run()
    assert desk.texts() == ["y.png"]
    assert desk.facts() == facts
    assert len(desk.objects()) == 1


def test_bad_media_cost_their_item_and_are_named(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: bad.png}, {image: empty.png}, {text: chào}]\n")
    desk.write("media/bad.png", os.urandom(2000))
    desk.write("media/empty.png", b"")
    desk.run()
    assert desk.texts() == ["chào"]
    assert sorted(desk.told()) == ["media-empty", "media-unknown"]
    desk.crash().run()
    assert sorted(desk.told()) == ["media-empty", "media-unknown"]
    assert len(desk.facts()) == 1


def test_what_is_missing_and_what_never_shows_is_told_too(desk: Desk, caplog):
    desk.write("playlists/a.yaml", "campaign: A\nboards: bb\nitems:\n  - text: chào\n  - image: gone.png\n")
    desk.run()
    assert desk.told() == ["board-unknown-near"]
    desk.write("playlists/a.yaml", "campaign: A\nitems:\n  - text: chào\n  - image: gone.png\n")
    desk.run()
    assert desk.told() == ["file-missing"]
    assert caplog.messages[-1].startswith("playlists/a.yaml:4:")


def test_a_bad_file_that_is_replaced_plays(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}]\n")
    desk.write("media/x.png", b"")
    desk.run()
    desk.picture("media/x.png")
    desk.run()
    assert desk.texts() == ["x.png"]
    assert desk.told() == []


def test_a_picture_rewritten_in_place_plays_its_old_bytes_until_the_new_ones_are_admitted(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}]\n")
    desk.picture("media/x.png", "red")
    desk.run()
    (old,) = desk.objects()
    desk.write("media/x.png", b"\x89PNG half of a cop", age_s=0)
    assert desk.intake is not None
    desk.intake.rescan()
    desk.intake.turn()
    assert next(piece.path for piece in desk.plan.pieces if piece.path) == str(old)
    desk.picture("media/x.png", "blue")
    desk.run()
    assert next(piece.path for piece in desk.plan.pieces if piece.path) != str(old)


def test_only_what_the_board_needs_is_copied(desk: Desk):
    desk.picture("media/unasked.png")
    desk.picture("media/other.png", "blue")
    desk.picture("media/ended.png", "green")
    desk.picture("media/b/mine.png", "white")
    desk.picture("media/c/theirs.png", "black")
    desk.write("playlists/a.yaml", "campaign: A\nboards: c\nitems: [{image: other.png}]\n")
    desk.write("playlists/b.yaml", "campaign: B\nto: 1/9/2023\nitems: [{image: ended.png}]\n")
    desk.write("playlists/c.yaml", "campaign: C\nitems: [{folder: <board>}]\n")
    desk.run()
    assert desk.texts() == ["b/mine.png"]
    assert len(desk.objects()) == 1


def test_a_folder_campaign_a_dated_one_and_a_playlist_play_together(desk: Desk):
    desk.write("playlists/z.yaml", TEXT.format("chữ"))
    desk.write("media/tet/lich.yaml", "seconds: 9\n")
    desk.picture("media/tet/10.png", "red")
    desk.picture("media/tet/2.png", "blue")
    desk.picture("media/1-10-2023_9-10-2023 Họp/x.png", "green")
    desk.picture("media/1-9-2023_2-9-2023.png", "white")
    desk.run()
    assert desk.texts() == ["1-10-2023_9-10-2023 Họp/x.png", "tet/2.png", "tet/10.png", "chữ"]


def test_a_bare_folder_plays_all_it_holds(tmp_path, studio):
    desk = Desk(tmp_path, studio)
    desk.board = None
    (desk.content / "boards.yaml").unlink()
    desk.picture("2.png", "red")
    desk.picture("a/1.png", "blue")
    desk.write("readme.md", "x")
    desk.run().close()
    assert desk.texts() == ["2.png", "a/1.png"]


def test_urgent_files_go_through_the_gate_first(desk: Desk):
    desk.picture("media/a.png", "red")
    desk.picture("media/z.png", "blue")
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: a.png}]\n")
    desk.write("playlists/z.yaml", "campaign: Z\nlevel: urgent\nto: 1/12/2023\nitems: [{image: z.png}]\n")
    library = desk.start().intake.library  # type: ignore[union-attr]
    for _ in range(2):
        desk.intake.look()  # type: ignore[union-attr]
        desk.clock.advance(0.7)
    assert [path for _, path in library.arrivals._queue] == ["media/z.png", "media/a.png"]


def test_midnight_makes_a_new_plan(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    desk.run()
    first = desk.plan.segments[0].begin_ms
    desk.clock.advance(7 * 3600)
    desk.run()
    assert desk.plan.segments[0].begin_ms == first + 86_400_000
    assert "plan-2023-10-10.json" not in inodes(desk.state)


def test_a_file_that_the_player_gave_up_is_left_out_for_a_while_and_then_for_good(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}, {text: chào}]\n")
    desk.picture("media/x.png")
    desk.run()
    (copy,) = desk.objects()
    (desk.state / "failed.json").write_text(json.dumps({copy.name: 1}))
    desk.clock.advance(3)
    assert desk.run().texts() == ["chào"]
    desk.clock.advance(601)
    assert sorted(desk.run().texts()) == ["chào", "x.png"]
    (desk.state / "failed.json").write_text(json.dumps({copy.name: 2}))
    for _ in range(3):
        desk.clock.advance(601)
        assert desk.run().texts() == ["chào"]


def test_a_broken_boards_file_keeps_the_board_of_the_last_plan(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    file = desk.state.with_name("board.yaml")
    file.write_text("id: b\ncanvas: 384x192\n")
    desk.board = str(file)
    desk.run()
    assert desk.plan.board.canvas is not None
    file.write_text("id: b\ncanvas: wide\n")
    desk.crash().run()
    assert desk.plan.board.canvas is not None
    assert desk.plan.board.canvas.width == 384
    assert "board-canvas" in desk.told()


def test_a_mistake_in_a_boards_file_is_told_at_once_and_is_over_when_it_is_mended(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    file = desk.state.with_name("board.yaml")
    file.write_text("id: b\ncanvas: 384x192\n")
    desk.board = str(file)
    desk.run()
    file.write_text("id: b\ncanvas: 384x192\nproxy: http://nam:bi-mat@proxy\n")
    assert "board-address" in desk.run().told()
    file.write_text("id: b\ncanvas: 384x192\n")
    assert "board-address" not in desk.run().told()


@pytest.mark.parametrize("left", [b'{"version": 1, "pie', None], ids=["junk", "nothing"])
def test_a_plan_that_somebody_else_overwrote_is_written_again(desk: Desk, left: bytes | None):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    desk.run()
    plan = desk.state / "plan.json"
    plan.unlink()
    if left is not None:
        plan.write_bytes(left)
    desk.clock.advance(2)
    assert desk.run().texts() == ["chào"]


EXCEPT = "campaign: Chào\nexcept: {0}\nitems:\n  - text: mới\n"


@pytest.mark.parametrize("listed", ["its own source", "another source"])
def test_s2_a_board_mistyped_in_except_leaves_the_version_before_on_and_is_told(desk: Desk, tmp_path, listed: str):
    if listed == "another source":
        desk.more = [tmp_path / "other"]
        desk.more[0].mkdir()
        (desk.content / "boards.yaml").rename(desk.more[0] / "boards.yaml")
    desk.write("playlists/a.yaml", TEXT.format("cũ"))
    desk.run()
    desk.write("playlists/a.yaml", EXCEPT.format("xa-long-hoa"))
    desk.run()
    assert desk.texts() == ["cũ"]
    assert desk.told() == ["board-unknown-except", "playlist-last-good"]
    desk.write("playlists/a.yaml", EXCEPT.format("c"))
    desk.run()
    assert desk.texts() == ["mới"]
    assert desk.told() == []


def test_s2_a_board_that_leaves_the_list_takes_the_playlist_that_excludes_it_off(desk: Desk):
    desk.write("playlists/a.yaml", EXCEPT.format("c"))
    desk.run()
    assert desk.texts() == ["mới"]
    desk.write("boards.yaml", BOARDS.replace("c:", "d:"))
    desk.run()
    assert desk.texts() == ["card"]
    assert desk.told() == ["board-unknown-except"]


def test_an_edited_list_of_boards_changes_the_board(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    desk.run()
    desk.write("boards.yaml", BOARDS.replace("Bảng B", "Bảng mới"))
    desk.run()
    assert desk.plan.board.name == "Bảng mới"
    desk.write("boards.yaml", "boards: [")
    desk.run()
    assert desk.plan.board.name == "Bảng mới"
    desk.crash().run()
    assert desk.plan.board.name == "Bảng mới"


def test_fallback_folder_and_logo_are_admitted_too(desk: Desk):
    desk.write("boards.yaml", "boards: {b: {canvas: 192x96, fallback: rest, logo: logo.png}}\n")
    for name, colour in (("rest/10.png", "red"), ("rest/2.png", "blue"), ("rest/sub/1.png", "green")):
        desk.picture(name, colour)
    desk.picture("logo.png", "white")
    desk.write("playlists/a.yaml", TEXT.format("chào").replace("items", "hours: 01:00-02:00\nitems"))
    desk.run()
    assert [Path(text).name for text in desk.texts()] == ["2.png", "10.png"]
    assert Path(desk.plan.board.logo) in desk.objects()


def test_pixels_of_what_stands_soon_and_of_the_card_are_prepared(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    desk.run()
    files = list((desk.state / "prepared").iterdir())
    assert len(files) == 2
    assert {(frame.width, frame.height) for frame in map(first_frame, files)} == {(192, 96)}


def test_copies_that_nothing_needs_any_more_are_swept_away_later(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}]\n")
    desk.picture("media/x.png")
    desk.run()
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    desk.run()
    assert len(desk.objects()) == 1
    for _ in range(3):
        desk.clock.advance(3601)
        desk.run()
    assert desk.objects() == []
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}]\n")
    assert desk.run().texts() == ["x.png"]
    assert len(desk.objects()) == 1


def test_a_copy_that_vanished_from_the_store_comes_in_again(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}]\n")
    desk.picture("media/x.png")
    desk.run()
    desk.objects()[0].unlink()
    desk.crash().run()
    assert desk.texts() == ["x.png"]
    assert len(desk.objects()) == 1


@pytest.mark.parametrize("file", ["sources.json", "facts.json"])
@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"version": 1}', b"\xff\xfe"])
def test_a_torn_memory_costs_time_and_nothing_else(desk: Desk, file, data):
    desk.write("playlists/a.yaml", "campaign: A\nitems: [{image: x.png}]\n")
    desk.picture("media/x.png")
    desk.run().crash()
    (desk.state / "intake" / file).write_bytes(data)
    assert desk.run().texts() == ["x.png"]


def test_a_disk_that_takes_nothing_is_said_and_the_plan_follows_when_it_does(desk: Desk, monkeypatch):
    desk.write("playlists/a.yaml", TEXT.format("cũ"))
    desk.run()
    desk.write("playlists/a.yaml", TEXT.format("mới"))

    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    assert desk.intake is not None
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        desk.intake.rescan()
        for _ in range(20):
            desk.intake.turn()
        assert desk.texts() == ["cũ"]
        assert desk.told() == ["state-not-written"]
    desk.clock.advance(11)
    assert desk.run().texts() == ["mới"]
    assert desk.told() == []


def test_a_plan_over_a_megabyte_is_todays_alone_and_beyond_that_the_old_one_stays(desk: Desk):
    words = "dữ liệu số " * 20
    desk.write("playlists/a.yaml", TEXT.format("cũ"))
    desk.run()
    for number in range(9):
        lines = "".join(f"  - {{text: '{number} {line} {words}', days: {{}}}}\n" for line in range(250))
        days = "mon" if number < 4 else "sun" if number < 8 else "sat"
        desk.write(f"playlists/{number}.yaml", f"campaign: C{number}\nitems:\n" + lines.replace("{}", days))
    desk.run()
    assert len(desk.plan.segments) == 1
    assert len(desk.texts()) == 1001
    for number in range(4, 8):
        file = desk.content / f"playlists/{number}.yaml"
        desk.write(f"playlists/{number}.yaml", file.read_text().replace("days: sun", "days: mon"))
    before = inodes(desk.state)["plan.json"]
    desk.run()
    assert inodes(desk.state)["plan.json"] == before
    assert "plan-too-large" in desk.told()


def test_a_share_is_looked_at_every_other_second_and_a_disk_when_events_come(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    intake = desk.run().intake
    assert intake is not None
    assert pause_s(intake.library, intake.look_took_s, desk.clock.mono) == 300
    folder = intake.library.sources[0].folder
    folder.mount = Mount(point="/", kind="cifs")
    assert pause_s(intake.library, intake.look_took_s, desk.clock.mono) == 1.5
    assert desk.content not in intake.library.watched()
    intake.look_took_s = 0.06
    assert pause_s(intake.library, intake.look_took_s, desk.clock.mono) == 4.0, (
        "looking takes a little of the time only"
    )
    intake.look_took_s = 9.0
    assert pause_s(intake.library, intake.look_took_s, desk.clock.mono) == 45.0


def test_the_next_look_comes_when_a_file_has_settled_and_no_later(desk: Desk):
    intake = desk.run().intake
    assert intake is not None
    desk.write("playlists/a.yaml", TEXT.format("chào"), age_s=0.3)
    intake.rescan()
    intake.turn()
    assert pause_s(intake.library, 0.0, desk.clock.mono) == 0.6
    desk.clock.advance(1.5)
    intake.rescan()
    intake.turn()
    assert pause_s(intake.library, 0.0, desk.clock.mono) == pytest.approx(0.2, abs=0.01)


def test_what_is_said_is_made_anew_when_another_part_of_the_plan_is_on(desk: Desk):
    desk.write("playlists/a.yaml", "campaign: A\nhours: 17:00-18:00\nitems:\n  - text: chào\n")
    intake = desk.run().intake
    assert intake is not None

    def is_made_anew() -> bool:
        intake.page.is_owed = False
        intake.prepare()
        while intake._steps is not None:
            intake.work()
        return intake.page.is_owed

    desk.clock.advance(600)
    assert not is_made_anew()
    desk.clock.advance(3600)
    assert is_made_anew()


def test_names_at_the_top_of_a_share_are_seen_between_its_looks(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    intake = desk.run().intake
    assert intake is not None
    intake.library.sources[0].folder.mount = Mount(point="", kind="cifs")
    intake.library.glance()
    intake.look_at = desk.clock.mono + 9
    desk.clock.advance(2)
    intake.turn()
    assert desk.plan.segments[0].rung == "open"
    desk.write("TAT", b"")
    desk.clock.advance(2)
    intake.turn()
    assert desk.plan.segments[0].rung == "off"


def test_the_heart_beats_at_every_other_second_and_never_minds_who_listens(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    intake = desk.run().intake
    assert intake is not None
    listener, intake.heart = os.pipe2(os.O_NONBLOCK)
    for _ in range(3):
        desk.clock.advance(2)
        intake.turn()
    assert os.read(listener, 100) == b"..."
    os.close(listener)
    desk.clock.advance(2)
    intake.turn()
    os.close(intake.heart)


def test_the_process_hands_over_a_plan_and_ends_with_its_standard_input(tmp_path, studio):
    desk = Desk(tmp_path, studio)
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    process = subprocess.Popen(
        [sys.executable, "-m", "ledplayer.intake", "--state", desk.state, "--content", desk.content, "--board", "b"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    try:
        for _ in range(100):
            if (desk.state / "plan.json").exists():
                break
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.1)
        process.stdin.close()
        assert process.wait(10) == 0
    finally:
        process.kill()
    assert "chào" in (desk.state / "plan.json").read_text("utf-8")


def test_what_is_mounted_later_is_looked_at_at_once_though_no_event_of_a_folder_tells_of_it(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    intake = desk.run().intake
    assert intake is not None
    mounts, intake.sticks.fileno = intake.sticks.fileno, lambda: heard.fileno()  # type: ignore[method-assign]
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as kernel:
        heard, _ = server.accept()
        with heard:
            intake.turn()
            assert intake.look_at > 0
            assert intake.wait(0.0, None)
            assert intake.look_at > 0, "nothing was mounted"
            kernel.send(b"!", socket.MSG_OOB)  # an exceptional condition, as the kernel's list of mounts has it
            assert intake.wait(5.0, None)
    assert intake.look_at == 0
    intake.sticks.fileno = mounts  # type: ignore[method-assign]
