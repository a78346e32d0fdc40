"""The page as a text: from values alone."""

from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from ledplayer.core.model import Board, Hours
from ledplayer.errors import Place, Problem
from ledplayer.intake.page.names import is_ours
from ledplayer.intake.page.report import (
    CAMPAIGN_STATES,
    FILE_STATES,
    CampaignRow,
    DayRow,
    FileRow,
    Report,
    Shown,
    SourceRow,
    Stretch,
)
from ledplayer.intake.page.sheet import sheet
from ledplayer.language import catalogue

NOW = datetime(2023, 10, 9, 14, 3, 25, tzinfo=UTC)
EVIL = "<script>alert('x')</script>\u202e\"'&\u2066"
VOID = {"meta", "br", "img"}


def problem(code: str, severity="error", file: str = "playlists/a.yaml", **values: str | int) -> Problem:
    return Problem(severity=severity, code=code, place=Place(file=file, line=3), values=values)


def report(language="vi", **more) -> Report:
    return Report(
        board=Board(id="b", name="Xã Long Hậu", language=language),
        zone="Asia/Ho_Chi_Minh",
        now=NOW,
        rung="open",
        until=datetime(2023, 10, 9, 17, tzinfo=UTC),
        sources=(SourceRow(name="/srv/chung", read_at=NOW.replace(second=20)),),
        **more,
    )


class Reader(HTMLParser):
    """Reads a page strictly: what is opened is closed, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] not in (["style"], ["title"]):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def read(whole: Report, pictures=None) -> Reader:
    return Reader(sheet(whole, pictures or {}))


def test_it_says_when_it_was_read_the_boards_time_and_its_zone():
    text = read(report()).text
    for words in ("Xã Long Hậu", "đã đọc 14:03:20", "14:03:25", "Thứ Hai 9/10/2023", "Asia/Ho_Chi_Minh", "Đang phát"):
        assert words in text
    assert "Không có lỗi nào." in text


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("state", CAMPAIGN_STATES)
def test_every_state_of_a_campaign_has_its_words(language: str, state):
    row = CampaignRow(name="Chào mừng", path="playlists/a.yaml", state=state)
    text = read(report(language, campaigns=(row,))).text
    sentence = catalogue()[f"page-campaign-{state}"]
    assert (sentence.vi if language == "vi" else sentence.en) in text
    assert "Chào mừng" in text


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("state", FILE_STATES)
def test_every_state_of_a_file_has_its_words(language: str, state):
    text = read(report(language, files=(FileRow(path="media/x.png", state=state, size_bytes=1_234_567),))).text
    sentence = catalogue()[f"page-file-{state}"]
    assert (sentence.vi if language == "vi" else sentence.en) in text
    assert "media/x.png" in text
    assert ("1,2 MB" if language == "vi" else "1.2 MB") in text


def test_nothing_of_the_offices_is_taken_for_a_tag_or_turns_the_writing_round():
    whole = report(
        campaigns=(
            CampaignRow(
                name=EVIL,
                path=EVIL,
                state="now",
                problems=(problem("draft-name", "warning", name=EVIL),),
                shown=(Shown(kind="text", what=EVIL, picture="p"), Shown(kind="image", what=EVIL)),
            ),
            CampaignRow(name=EVIL, path=EVIL, state="draft"),
        ),
        files=(FileRow(path=EVIL, state="unused", line=EVIL, rename=EVIL, campaigns=((EVIL, "now"),)),),
        days=(DayRow(day=date(2023, 10, 10), campaigns=((EVIL, "urgent", ()),)),),
        problems=(problem("source-away", "warning", file=EVIL, folder=EVIL, since=EVIL, why=EVIL),),
        switch=EVIL,
        owner=EVIL,
    )
    whole = replace(whole, board=replace(whole.board, name=EVIL, id=EVIL), sources=(SourceRow(name=EVIL),))
    page = sheet(whole, {"p": b"\xff\xd8\xff"})
    reader = Reader(page)
    assert "script" not in {tag for tag, _ in reader.tags}
    assert not {name for _, attributes in reader.tags for name in attributes if name.startswith("on")}
    assert not set(page) & set("\u202e\u2066")
    assert "<script>alert" in reader.text


def test_it_needs_nothing_from_outside_and_shows_small_pictures():
    row = CampaignRow(name="A", path="a", state="now", shown=(Shown(kind="image", what="x.png", picture="p"),))
    reader = read(report(campaigns=(row,)), {"p": b"\x89PNG..."})
    pictures = [attributes["src"] for tag, attributes in reader.tags if tag == "img"]
    assert [str(source)[:22] for source in pictures] == ["data:image/png;base64,"]
    assert not {"link", "script", "iframe", "object"} & {tag for tag, _ in reader.tags}


def test_what_needs_doing_comes_first_and_errors_before_warnings():
    text = read(
        report(
            campaigns=(
                CampaignRow(
                    name="Đang chạy", path="a", state="now", problems=(problem("file-missing", "warning", path="y"),)
                ),
                CampaignRow(
                    name="playlists/b.yaml", path="playlists/b.yaml", state="refused", problems=(problem("media-torn"),)
                ),
            ),
            files=(
                FileRow(path="media/x.png", state="refused", problems=(problem("media-empty", file="media/x.png"),)),
            ),
        )
    ).text
    places = [
        text.index(words) for words in ("Cần sửa (3)", "playlists/b.yaml", "media/x.png", "Đang chạy", "Đang phát (1)")
    ]
    assert places == sorted(places)
    assert "Tệp rỗng (0 byte)." in text
    assert "Cách sửa: Có lẽ tệp chưa chép xong; hãy chép lại." in text
    assert "dòng 3" in text


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Không ghi ngày: phát mãi"),
        ({"days": frozenset({5, 6})}, "Không ghi ngày · T7, CN"),
        ({"begin": datetime(2023, 9, 25), "end": datetime(2023, 10, 16)}, "Từ 25/9/2023 đến hết 15/10/2023"),
        ({"end": datetime(2024, 9, 18, 18)}, "Đến 18:00 18/9/2024"),
        ({"begin": datetime(2023, 9, 25)}, "Từ 25/9/2023"),
        ({"hours": (Hours(begin=1020, end=1260),)}, "17:00–21:00"),
        ({"next_on": date(2023, 10, 14)}, "lần tới: Thứ Bảy 14/10/2023"),
        ({"times": (Stretch(begin=NOW.replace(hour=17, minute=0), end=NOW.replace(hour=0, minute=0)),)}, "17:00–24:00"),
    ],
)
def test_it_says_from_when_to_when(more, words: str):
    assert words in read(report(campaigns=(CampaignRow(name="A", path="a", state="coming", **more),))).text


def test_every_link_leads_to_a_part_of_the_page():
    for whole in (report(), report(files=(FileRow(path="media/x.png", state="unused"),))):
        tags = read(whole).tags
        parts = {f"#{attributes['id']}" for _, attributes in tags if "id" in attributes}
        links = {str(attributes["href"]) for tag, attributes in tags if tag == "a" and "href" in attributes}
        assert {"#to-do", "#now"} <= links <= parts
        assert ("#waiting" in links) is bool(whole.files)


def test_campaigns_of_one_name_are_one_row_of_the_next_days():
    noon = Stretch(begin=NOW.replace(hour=11, minute=0), end=NOW.replace(hour=13, minute=0))
    night = Stretch(begin=NOW.replace(hour=19, minute=0), end=NOW.replace(hour=21, minute=0))
    days = (
        DayRow(day=date(2023, 10, 10), campaigns=(("A", "ordinary", (night,)), ("A", "ordinary", (noon, night)))),
        DayRow(day=date(2023, 10, 11), campaigns=(("A", "ordinary", (noon,)), ("A", "ordinary", ()))),
    )
    assert "A 11:00–13:00 19:00–21:00 ●" in read(report(days=days)).text


def test_a_waiting_file_is_told_the_name_and_the_line_that_would_play_it():
    row = FileRow(path="media/x.png", state="unused", line="- anh: x.png", rename="9-10-2023_23-10-2023 x.png")
    text = read(report(files=(row,))).text
    assert "Đổi tên thành “9-10-2023_23-10-2023 x.png”" in text
    assert "- anh: x.png" in text


def test_the_switch_and_an_unknown_clock_stand_above_all():
    text = read(report(switch="TAT.txt", owner="lan", is_clock_known=False)).text
    assert text.index("TAT.txt") < text.index("Trạng thái bảng", 1)
    assert "chưa biết giờ đúng" in text


def test_a_crowded_folder_is_told_in_bounds():
    files = tuple(FileRow(path=f"media/{number}.png", state="unused") for number in range(1000))
    page = sheet(report(files=files, files_left=9000), {})
    assert "… và 9000 tệp nữa." in Reader(page).text
    assert len(page) < 1_000_000


def test_its_first_comment_says_that_it_is_ours():
    assert is_ours(sheet(report(), {}).encode()[:200])
