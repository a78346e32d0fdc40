"""A USB stick: plugged in, pulled out at any moment, another one, a hostile one; with real mounts of real disks."""

import errno
import json
import logging
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from ledplayer.errors import SurroundingsError
from ledplayer.intake import stick as sticking
from ledplayer.intake.notice import NOTICE
from ledplayer.intake.patience import PATIENCE_S
from ledplayer.intake.scan import Listing
from tests.intake.desk import TEXT, Desk
from tests.intake.page.test_post import page, posted
from tests.intake.usb import HAS_LOOPS, WHY, Usb, take_sticks

pytestmark = pytest.mark.skipif(not HAS_LOOPS, reason=WHY)
PICTURE = "campaign: {0}\nitems:\n  - image: {1}\n"
NoticeRow = tuple[str, float]


@pytest.fixture
def ready(desk: Desk) -> Desk:
    """A board that takes sticks, and shows something of its own."""
    take_sticks(desk)
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    return desk.run()


@pytest.fixture
def usb(desk: Desk, tmp_path: Path) -> Iterator[Callable[[str], Usb]]:
    """Makes sticks, and pulls them out in the end."""
    made: list[Usb] = []

    def make(name: str) -> Usb:
        made.append(Usb(tmp_path, name, desk.stick_places[0], megabytes=40))
        return made[-1]

    yield make
    for one in made:
        one.pull_out()


@pytest.fixture
def stick(usb: Callable[[str], Usb]) -> Usb:
    """With a campaign, its picture, and private photographs beside them."""
    stick = usb("KINGSTON")
    stick.write("LEDPLAYER/playlists/usb.yaml", PICTURE.format("Của USB", "x.png"))
    stick.picture("LEDPLAYER/media/x.png")
    stick.picture("DCIM/9-10-2023_9-10-2023 riêng tư.png", "blue")
    return stick


def rest(desk: Desk, seconds: float = 3.0) -> Desk:
    """Let time pass, in turns, as the loop does where no event comes."""
    assert desk.intake
    until = desk.clock.mono + seconds
    while desk.clock.mono < until:
        pause_s, medium = desk.intake.turn()
        if medium is None:
            desk.clock.advance(min(max(0.1, pause_s), 1.5))
    return desk


def notice(desk: Desk) -> NoticeRow:
    """What the player is handed: the longest words, and for how long."""
    row = json.loads((desk.state / NOTICE).read_bytes())
    return (row["texts"] or [""])[0], row["seconds"]


def test_its_content_plays_beside_the_boards_and_nothing_else_of_it(ready: Desk, stick: Usb):
    stick.plug_in()
    rest(ready, 6)
    assert ready.texts() == ["chào", "x.png"]
    assert len(ready.objects()) == 1
    assert notice(ready) == ("USB: đã nhận 1 tệp – có thể rút ra", 20.0)


def test_where_the_boards_file_does_not_say_so_it_is_not_even_looked_for(ready: Desk, stick: Usb):
    take_sticks(ready, "")
    assert ready.board
    Path(ready.board).write_text(Path(ready.board).read_text().replace("usb: yes\n", ""))
    ready.run()
    stick.plug_in()
    rest(ready, 20)
    assert ready.texts() == ["chào"]
    assert not (ready.state / NOTICE).exists()


def test_a_stick_without_a_content_folder_is_nobodys_business(ready: Desk, usb, caplog):
    private = usb("PHOTOS")
    private.picture("9-10-2023_9-10-2023 cưới.png")
    private.write("playlists/a.yaml", TEXT.format("không"))
    private.write("TAT", "")
    private.plug_in()
    with caplog.at_level(logging.INFO):
        rest(ready, 20)
    assert ready.texts() == ["chào"]
    assert len([line for line in caplog.messages if "left alone" in line]) == 1
    assert not (ready.state / NOTICE).exists()


def test_pulled_out_it_plays_on_over_a_restart_and_nobody_is_warned(ready: Desk, stick: Usb, caplog):
    stick.plug_in()
    rest(ready, 6)
    stick.pull_out()
    caplog.clear()
    with caplog.at_level(logging.INFO):
        rest(ready, 400)
    assert ready.texts() == ["chào", "x.png"]
    assert [line for line in caplog.messages if "pulled out" in line] == [
        "The stick was pulled out; what it brought plays on"
    ]
    assert [record for record in caplog.records if record.levelno > logging.INFO] == []
    assert ready.told() == []
    ready.crash().run()
    assert ready.texts() == ["chào", "x.png"]
    assert ready.told() == []
    rest(ready, 4000)  # the copies that nothing needs are swept
    assert ready.texts() == ["chào", "x.png"]
    assert len(ready.objects()) == 1


def copying(desk: Desk, stick: Usb) -> Desk:
    """A board that copies a large file of a stick, and has taken in the small one before it."""
    stick.write("LEDPLAYER/playlists/usb.yaml", PICTURE.format("Của USB", "x.png") + "  - image: y.png\n")
    noise = Image.frombytes("RGB", (2800, 2800), os.urandom(3 * 2800 * 2800))
    noise.save(stick.write("LEDPLAYER/media/y.png", ""), compress_level=0)
    stick.plug_in()
    assert desk.intake
    while not any(path.stat().st_size > 3 << 20 for path in desk.objects()):
        _, medium = desk.intake.turn()
        if medium is None:
            desk.clock.advance(0.5)
    return desk


def test_pulled_out_while_a_large_file_is_copied_it_is_named_and_taken_the_next_time(ready: Desk, stick: Usb, caplog):
    copying(ready, stick)
    assert notice(ready) == ("USB: đang nhận 1/2 tệp…", 30.0)
    stick.pull_out(in_the_middle=True)
    caplog.clear()
    rest(ready, 30)
    assert ready.texts() == ["chào", "x.png"]
    assert notice(ready) == ("USB: đã rút ra khi mới nhận 1/2 tệp", 20.0)
    assert ready.told() == ["usb-missed"]
    assert [record for record in caplog.records if record.levelno > logging.INFO] == []
    assert [path for path in ready.objects() if path.stat().st_size > 1 << 20] == [], "nothing is left of it"
    ready.crash().run()
    assert ready.texts() == ["chào", "x.png"]
    stick.plug_in()
    rest(ready, 10)
    assert ready.told() == []
    assert ready.texts() == ["chào", "x.png", "y.png"]
    assert notice(ready)[0] == "USB: đã nhận 2 tệp – có thể rút ra"


def test_unmounted_while_a_file_is_open_the_file_is_taken_whole(ready: Desk, stick: Usb):
    copying(ready, stick)
    stick.pull_out()
    rest(ready, 10)
    assert ready.texts() == ["chào", "x.png", "y.png"]
    assert ready.told() == []


def test_another_stick_takes_the_place_of_the_former_one(ready: Desk, stick: Usb, usb):
    stick.plug_in()
    rest(ready, 6)
    stick.pull_out()
    rest(ready, 6)
    other = usb("OTHER")
    other.write("bảng led/playlists/other.yaml", PICTURE.format("Khác", "y.png"))
    other.picture("bảng led/media/y.png", "green")
    other.plug_in()
    rest(ready, 6)
    assert ready.texts() == ["chào", "y.png"]


def test_the_same_paths_with_other_bytes_are_taken_anew(ready: Desk, stick: Usb, usb):
    stick.plug_in()
    rest(ready, 6)
    before = ready.objects()
    stick.pull_out()
    other = usb("OTHER")
    other.write("ledplayer/playlists/usb.yaml", PICTURE.format("Của USB", "x.png"))
    other.picture("ledplayer/media/x.png", "yellow")
    os.utime(other.files / "ledplayer/media/x.png", (1e9, 1e9))
    other.plug_in()
    rest(ready, 8)
    assert ready.texts() == ["chào", "x.png"]
    assert len(set(ready.objects()) - set(before)) == 1


def test_of_two_that_are_in_the_later_one_with_content_counts(ready: Desk, stick: Usb, usb):
    stick.plug_in()
    boot = usb("BOOT")
    boot.write("boot.txt", "the second part of the same stick")
    boot.plug_in()
    rest(ready, 6)
    assert ready.texts() == ["chào", "x.png"]
    later = usb("LATER")
    later.write("ledplayer/playlists/later.yaml", TEXT.format("sau").replace("Chào", "Sau"))
    later.plug_in()
    rest(ready, 6)
    assert ready.texts() == ["chào", "sau"]
    boot.pull_out()
    rest(ready, 6)
    assert ready.texts() == ["chào", "sau"]
    later.pull_out()
    rest(ready, 6)
    assert ready.texts() == ["chào", "x.png"], "the one that is still in"


def test_a_disk_that_a_source_lies_on_is_no_stick(ready: Desk, stick: Usb):
    ready.more = [stick.point / "LEDPLAYER"]
    stick.plug_in()
    ready.crash().run()
    rest(ready, 10)
    assert ready.texts() == ["chào", "x.png"]
    assert not (ready.state / NOTICE).exists()


def test_an_empty_content_folder_withdraws_it(ready: Desk, stick: Usb, usb):
    stick.plug_in()
    rest(ready, 6)
    stick.pull_out()
    empty = usb("EMPTY")
    (empty.files / "ledplayer").mkdir()
    empty.plug_in()
    rest(ready, 6)
    assert ready.texts() == ["chào"]
    assert notice(ready)[0] == "USB: không có nội dung nào cho bảng này – có thể rút ra"


def test_taking_no_sticks_any_more_withdraws_it_too(ready: Desk, stick: Usb):
    stick.plug_in()
    rest(ready, 6)
    assert ready.board
    Path(ready.board).write_text(Path(ready.board).read_text().replace("usb: yes", "usb: no"))
    assert ready.run().texts() == ["chào"]
    assert ready.crash().run().texts() == ["chào"]


def test_its_switch_counts_and_is_remembered_until_a_stick_without_it(ready: Desk, stick: Usb, usb):
    stick.write("LEDPLAYER/TAT.txt", "")
    stick.plug_in()
    rest(ready, 3)
    assert ready.texts() == ["safe"]
    stick.pull_out()
    rest(ready, 3)
    ready.crash().run()
    assert ready.texts() == ["safe"]
    (stick.files / "LEDPLAYER/TAT.txt").unlink()
    stick.plug_in()
    rest(ready, 6)
    assert ready.texts() == ["chào", "x.png"]


def test_of_one_path_the_shared_folder_rules(ready: Desk, stick: Usb):
    stick.write("LEDPLAYER/playlists/a.yaml", TEXT.format("bản cũ"))
    stick.plug_in()
    rest(ready, 6)
    assert ready.texts() == ["chào", "x.png"]


def test_a_shut_shared_folder_does_not_shut_a_stick(ready: Desk, stick: Usb):
    take_sticks(ready, "shared_folder: none\n")
    stick.plug_in()
    ready.run()
    rest(ready, 6)
    assert ready.texts() == ["x.png"]


def test_beside_a_server_it_may_not_be_urgent(ready: Desk, stick: Usb):
    take_sticks(ready, "server: https://led.example.vn\n")
    stick.write("LEDPLAYER/playlists/b.yaml", "campaign: Bão\nlevel: urgent\nto: 12/10/2023\nitems:\n  - text: bão\n")
    stick.plug_in()
    ready.run()
    rest(ready, 6)
    assert ready.texts() == ["chào", "x.png"]
    assert "playlist-unsigned" in ready.told()


def test_a_board_that_takes_from_sticks_alone_waits_for_one_and_plays_no_sample(desk: Desk, stick: Usb):
    take_sticks(desk)
    desk.takes_folders = False
    assert desk.run().texts() == ["card"]
    stick.plug_in()
    rest(desk, 6)
    assert desk.texts() == ["x.png"]
    stick.pull_out()
    desk.crash().start()
    assert desk.texts() == ["x.png"]
    posted(desk)
    assert list(desk.state.glob("00-*")) != []


def test_links_on_it_lead_nowhere(ready: Desk, usb, tmp_path: Path):
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "lich.yaml").write_text(TEXT.format("bí mật"))
    evil = usb("EVIL")
    (evil.files / "ledplayer").mkdir()
    (evil.files / "ledplayer/playlists").symlink_to(secret)
    (evil.files / "ledplayer/media").symlink_to(secret)
    (evil.files / "ledplayer/9-10-2023_9-10-2023 x.png").symlink_to("/etc/passwd")
    os.mkfifo(evil.files / "ledplayer/9-10-2023_9-10-2023 y.png")
    (evil.files / "bang-led").symlink_to(secret)
    evil.plug_in()
    rest(ready, 6)
    assert ready.texts() == ["chào"]
    assert ready.objects() == []


def test_one_that_does_not_answer_makes_nothing_else_wait(
    ready: Desk, stick: Usb, monkeypatch: pytest.MonkeyPatch, caplog
):
    """A stand-in for the kernel: no stick at hand hangs when it is asked to."""
    hanging = threading.Event()

    def hang(plugs: object) -> None:
        hanging.wait(60)

    monkeypatch.setattr(sticking, "newest_content", hang)
    stick.plug_in()
    rest(ready, 2)
    ready.write("playlists/b.yaml", TEXT.format("mới").replace("Chào", "Mới"))
    assert ready.intake
    ready.intake.rescan()
    rest(ready, 2)
    assert ready.texts() == ["chào", "mới"]
    rest(ready, PATIENCE_S + 11)
    assert "usb-unreadable" in ready.told()
    assert len([line for line in caplog.messages if "cannot be read" in line]) == 1
    stick.pull_out()
    rest(ready, 6)
    assert ready.told() == []
    assert not ready.intake.library.restless
    hanging.set()


def test_one_that_is_slow_at_a_later_look_is_no_trouble(ready: Desk, stick: Usb, caplog):
    stick.plug_in()
    rest(ready, 60)
    assert ready.intake
    assert ready.intake.library.stick
    folder = ready.intake.library.stick.source.folder
    look, woken, answered = folder._look, threading.Event(), threading.Event()

    def slow(root: Path) -> Listing:
        woken.wait(60)
        try:
            return look(root)
        finally:
            answered.set()

    folder._look = slow
    ready.intake.rescan()
    rest(ready, PATIENCE_S - 5)
    woken.set()
    assert answered.wait(10)
    rest(ready, 6)
    assert ready.told() == []
    assert caplog.messages == []
    assert ready.texts() == ["chào", "x.png"]
    assert notice(ready)[0] == "USB: đã nhận 1 tệp – có thể rút ra"
    assert not ready.intake.library.restless


def test_one_that_does_not_read_is_said_at_once_and_forgotten_when_it_is_out(
    ready: Desk, stick: Usb, monkeypatch: pytest.MonkeyPatch
):
    def broken(plugs: object) -> None:
        raise SurroundingsError("source-away", folder="x", why=os.strerror(errno.EIO))

    monkeypatch.setattr(sticking, "newest_content", broken)
    stick.plug_in()
    rest(ready, 6)
    assert ready.told() == ["usb-unreadable"]
    stick.pull_out()
    rest(ready, 12)
    assert ready.told() == []


def test_of_a_torn_stick_plays_what_reads_and_nothing_is_said_of_it_any_more_once_it_is_out(ready: Desk, stick: Usb):
    stick.write("LEDPLAYER/playlists/torn.yaml", TEXT.format("rách").replace("Chào", "Rách"))
    stick.picture("LEDPLAYER/media/sub/y.png")
    stick.format()
    stick.tear("LEDPLAYER/media/sub").tear("LEDPLAYER/playlists/torn.yaml").mount()
    rest(ready, 12)
    assert ready.texts() == ["chào", "x.png"]
    assert set(ready.told()) == {"folder-unreadable"}
    stick.pull_out()
    rest(ready, 12)
    assert ready.told() == []
    assert ready.texts() == ["chào", "x.png"]


def test_broken_files_are_counted_and_named(ready: Desk, stick: Usb):
    stick.write("LEDPLAYER/playlists/usb.yaml", PICTURE.format("Của USB", "x.png") + "  - image: torn.jpg\n")
    stick.write("LEDPLAYER/playlists/broken.yaml", "campaign: X\nitemss: []\n")
    stick.write("LEDPLAYER/media/torn.jpg", b"\xff\xd8\xff\xe0torn")
    stick.plug_in()
    rest(ready, 6)
    assert notice(ready)[0] == "USB: đã nhận 1 tệp, 2 tệp lỗi – có thể rút ra"


def test_words_alone_are_told_without_a_number(ready: Desk, usb):
    words = usb("WORDS")
    words.write("ledplayer/playlists/w.yaml", TEXT.format("chữ").replace("Chào", "Chữ"))
    words.plug_in()
    rest(ready, 6)
    assert ready.texts() == ["chào", "chữ"]
    assert notice(ready)[0] == "USB: đã đọc xong – có thể rút ra"


def test_a_restart_with_a_stick_in_that_holds_nothing_new_says_nothing(ready: Desk, stick: Usb):
    stick.plug_in()
    rest(ready, 6)
    ready.crash().start()
    rest(ready, 20)
    assert ready.texts() == ["chào", "x.png"]
    assert not (ready.state / NOTICE).exists()


def test_pulling_it_out_after_the_last_word_ends_the_notice(ready: Desk, stick: Usb):
    stick.plug_in()
    rest(ready, 6)
    stick.pull_out()
    rest(ready, 4)
    assert notice(ready) == ("", 0.0)


def test_nothing_is_ever_written_on_it_and_the_page_names_it(ready: Desk, stick: Usb):
    stick.plug_in()
    rest(ready, 6)
    posted(ready)
    assert sorted(path.name for path in (stick.point / "LEDPLAYER").iterdir()) == ["media", "playlists"]
    assert "Của USB" in page(ready)
    assert list(ready.state.glob("00-*")) == []
