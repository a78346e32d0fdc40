"""The page as intake posts it: what it explains, where it lies, and how seldom it is written."""

import re
from pathlib import Path

import pytest

from ledplayer import config
from ledplayer.intake.page.post import ALIVE_S, PAUSE_S
from tests.intake.desk import BOARDS, TEXT, Desk
from tests.intake.page.test_sheet import Reader

NAME = "00-TRANG-THAI-b.html"
PLAYLIST = "chien_dich: {0}\n{1}noi_dung:\n  - {2}\n"


def posted(desk: Desk, wait_s: float = PAUSE_S + 1) -> Desk:
    """Let intake come to rest, and the page have its turn."""
    desk.run()
    for pause_s in (wait_s, PAUSE_S + 1):
        desk.clock.advance(pause_s)
        desk.run()
    return desk


def page(desk: Desk, name: str = NAME) -> str:
    return Reader((desk.content / name).read_text("utf-8")).text


def written(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_ino, facts.st_mtime_ns


@pytest.fixture
def mixed(desk: Desk) -> Desk:
    """Good files and bad, as offices drop them."""
    desk.write("playlists/now.yaml", PLAYLIST.format("Đợt đang phát", "", "anh: a.png\n  - anh: none.png"))
    desk.write("playlists/later.yaml", PLAYLIST.format("Buổi tối", "gio: 19:00-21:00\n", "chu: Chào"))
    desk.write(
        "playlists/coming.yaml", PLAYLIST.format("Sắp tới", "tu_ngay: 12/10/2023\nden_ngay: 20/10/2023\n", "chu: X")
    )
    desk.write("playlists/ended.yaml", PLAYLIST.format("Đã qua", "tu_ngay: 1/9/2023\nden_ngay: 5/9/2023\n", "chu: X"))
    desk.write("playlists/stored.yaml", PLAYLIST.format("Tạm cất", "phat: không\n", "chu: X"))
    desk.write("playlists/other.yaml", PLAYLIST.format("Bảng kia", "bang: c\n", "chu: X"))
    desk.write("playlists/broken.yaml", PLAYLIST.format("Hỏng", "", "chuu: X"))
    desk.write("playlists/nháp.yaml", PLAYLIST.format("N", "", "chu: X"))
    desk.write("playlists/now - Copy.yaml", PLAYLIST.format("Đợt đang phát", "", "chu: X"))
    desk.picture("media/a.png")
    desk.picture("media/8-10-2023_9-10-2023 hôm nay.png", "blue")
    desk.picture("media/19-10-2023_20-10-2023 tuần sau.png", "green")
    desk.picture("media/lonely.jpg")
    desk.picture("outside.png")
    desk.picture("8-10-2023_9-10-2023 dropped beside/1.png")
    desk.write("media/8-10-2023_9-10-2023 torn.jpg", b"\xff\xd8\xff\xe0torn")
    desk.write("media/8-10-2023_9-10-2023 empty.png", b"")
    desk.write("media/letter.docx", b"PK\x03\x04")
    desk.write("media/words.txt", "Xin chào")
    desk.write("media/old/lich.yaml", PLAYLIST.format("Thư mục", "", "anh: in.png"))
    desk.picture("media/old/in.png")
    desk.picture("media/old/not named.png")
    (desk.content / "media/link.png").symlink_to("/etc/hostname")
    (desk.content / "media/turn\u202egnp.exe").write_bytes(b"x")
    return posted(desk)


def test_every_file_of_a_mixed_folder_is_explained(mixed: Desk):
    text = page(mixed)
    for path in mixed.content.rglob("*"):
        name = path.relative_to(mixed.content).as_posix()
        if path.is_file() and "beside" not in name and name != NAME and "\u202e" not in name:
            assert name in text, name
    assert "media/turn\\u202egnp.exe" in text
    rows = dict(
        re.findall(r'<tr><td class="path">(.*?)</td><td><span[^>]*>(.*?)</span>', (mixed.content / NAME).read_text())
    )
    assert rows["media/a.png"] == "Đang phát"
    assert rows["media/lonely.jpg"].startswith("Chưa phát")
    assert rows["media/old/not named.png"].startswith("Chưa phát: lịch của thư mục này")
    assert rows["media/letter.docx"].startswith("Không phải loại tệp")
    assert rows["outside.png"].startswith("Nằm ngoài thư mục media")
    assert "playlists/broken.yaml (không đọc được, chưa phát)" in text
    assert rows["8-10-2023_9-10-2023 dropped beside/"].startswith("Nằm ngoài thư mục media")
    assert rows["media/8-10-2023_9-10-2023 torn.jpg"] == "Không phát được"
    assert rows["media/19-10-2023_20-10-2023 tuần sau.png"] in ("Đã có trong lịch", "Đang nhận vào máy phát")
    assert rows["media/link.png"] == "Bỏ qua"


@pytest.mark.parametrize(
    ("campaign", "state"),
    [
        ("Đợt đang phát", "Đang phát"),
        ("hôm nay", "Đang phát"),
        ("Buổi tối", "Phát hôm nay"),
        ("Sắp tới", "Sắp tới"),
        ("Đã qua", "Đã kết thúc"),
        ("Tạm cất", "Bản nháp"),
        ("Bảng kia", "Của bảng khác"),
        ("playlists/broken.yaml", "Không đọc được, chưa phát"),
        ("playlists/nháp.yaml", "Bản nháp"),
        ("torn", "Đúng ngày nhưng chưa có gì để phát"),
    ],
)
def test_every_campaign_has_its_state(mixed: Desk, campaign: str, state: str):
    assert re.search(rf"{re.escape(campaign)} (?:\S+ )?{re.escape(state)}", page(mixed))


def test_the_next_seven_days_name_what_is_on_each(mixed: Desk):
    html = (mixed.content / NAME).read_text("utf-8")
    row = re.search(r"<tr><td><bdi>Sắp tới</bdi></td>(.*?)</tr>", html)
    assert row is not None
    assert re.findall(r'<td class="on"[^>]*>(.*?)</td>', row[1]) == ["", "", "●", "●", "●", "●", "●"]


def test_it_is_written_once_and_again_only_when_something_changed_or_time_has_passed(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    posted(desk)
    first = written(desk.content / NAME)
    for _ in range(5):
        posted(desk, 20)
    assert written(desk.content / NAME) == first
    posted(desk, ALIVE_S + 1)
    second = written(desk.content / NAME)
    assert second != first
    assert "đã đọc 17:2" in page(desk)
    desk.picture("media/new.png")
    posted(desk)
    assert written(desk.content / NAME) != second
    assert "media/new.png" in page(desk)


def test_a_folder_that_does_not_take_it_is_said_once_and_the_page_goes_to_the_state_folder(desk: Desk, caplog):
    caplog.set_level("INFO")
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    (desk.content / NAME).mkdir()
    (desk.content / NAME / "x").write_bytes(b"")
    for _ in range(3):
        posted(desk, ALIVE_S + 1)
    said = [record.getMessage() for record in caplog.records if "status page" in record.getMessage()]
    assert len(said) == 1
    assert str(desk.state / NAME) in said[0]
    assert "Chào" in (desk.state / NAME).read_text("utf-8")
    (desk.content / NAME / "x").unlink()
    (desk.content / NAME).rmdir()
    posted(desk, ALIVE_S + 1)
    assert (desk.content / NAME).is_file()
    assert not (desk.state / NAME).exists()
    assert desk.told() == []


def test_a_folder_that_is_away_is_not_written_and_the_state_folder_has_the_page(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    posted(desk)
    before = written(desk.content / NAME)
    away = desk.content.rename(desk.content.with_name("away"))
    posted(desk, ALIVE_S + 1)
    assert written(away / NAME) == before
    assert not desk.content.exists()
    assert "đang mất kết nối" in Reader((desk.state / NAME).read_text("utf-8")).text
    away.rename(desk.content)
    posted(desk, ALIVE_S + 1)
    assert written(desk.content / NAME) != before


def test_the_packages_own_folder_is_never_written_to(desk: Desk, monkeypatch):
    monkeypatch.setattr(config, "bundled", lambda: desk.content)
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    posted(desk)
    assert not (desk.content / NAME).exists()
    assert (desk.state / NAME).exists()


def test_another_language_or_board_takes_the_old_page_away_but_no_file_of_the_offices(desk: Desk):
    posted(desk)
    desk.write("00-TRANG-THAI-c.html", "<p>Của xã</p>")
    desk.write("boards.yaml", BOARDS.replace("name: Bảng B", "name: Bảng B, language: en"))
    posted(desk)
    assert not (desk.content / NAME).exists()
    assert "Status of the board" in page(desk, "00-STATUS-b.html")
    desk.crash()
    desk.board = "c"
    posted(desk)
    assert not (desk.content / "00-STATUS-b.html").exists()
    assert "Trạng thái bảng c" in page(desk, "00-TRANG-THAI-c.html")


def test_an_edited_page_under_an_old_name_stays(desk: Desk):
    posted(desk)
    desk.write(NAME, "<p>Lan ghi chú</p>")
    desk.write("boards.yaml", BOARDS.replace("name: Bảng B", "name: Bảng B, language: en"))
    posted(desk)
    assert (desk.content / NAME).read_text() == "<p>Lan ghi chú</p>"


def test_the_switch_stands_on_top(desk: Desk):
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    desk.write("TAT", b"")
    posted(desk)
    assert "Bảng đang tắt phát vì có tệp “TAT”" in page(desk)
    assert "Đang tắt phát" in page(desk)


def test_a_mistake_of_ours_costs_the_page_and_nothing_else(desk: Desk, caplog, monkeypatch):
    monkeypatch.setattr("ledplayer.intake.page.post.survey", lambda known: 1 / 0)
    desk.write("playlists/a.yaml", TEXT.format("chào"))
    posted(desk)
    assert desk.texts() == ["chào"]
    assert "A mistake of the program in page" in caplog.text
