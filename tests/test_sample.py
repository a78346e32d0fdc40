"""The bundled sample: it reads without a problem, is whole, and a passer-by meets theme or slogan within 45 seconds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import av
import pytest
from PIL import Image, ImageOps

from ledplayer.core.board_file import read_boards
from ledplayer.core.lineup import Piece, Plan, Segment, Showing
from ledplayer.core.model import Campaign, Content, Entry, MediaKind, Source
from ledplayer.core.plan import plan_days
from ledplayer.core.playlist import read_playlist
from ledplayer.core.text_file import decode, paragraphs

ROOT = Path(__file__).parents[1]
MEDIA = ROOT / "media"
PLAYLISTS = sorted((ROOT / "playlists").glob("*.yaml"))
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CAMPAIGN = "playlists/chuyen-doi-so-2023.yaml"
FIRST, LAST, EVE = date(2023, 9, 25), date(2023, 10, 15), date(2023, 10, 9)
THEME = "KHAI THÁC DỮ LIỆU SỐ ĐỂ TẠO RA GIÁ TRỊ"
SLOGAN = "NHIỆT LIỆT CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10/2023"
GLANCE_MS = 45_000
LONGEST_LOOP_MS = 600_000
LARGEST_SAMPLE_BYTES = 6_000_000
KINDS: dict[str, MediaKind] = {".png": "image", ".jpg": "image", ".mp4": "video", ".txt": "text"}

BOARDS = read_boards((ROOT / "boards.yaml").read_bytes(), file="boards.yaml")[0]
SCHOOL = "school-gate"
OFFICES = [board for board in BOARDS if board != SCHOOL]


@cache
def campaigns() -> tuple[Campaign, ...]:
    found = []
    for path in PLAYLISTS:
        name = f"playlists/{path.name}"
        campaign, _ = read_playlist(
            path.read_bytes(), file=name, source="sample", path=name, folder="", needs_items=True
        )
        assert campaign, name
        found.append(campaign)
    return tuple(found)


@cache
def entries() -> dict[str, Entry]:
    return {entry.path: entry for entry in map(_entry, sorted(MEDIA.rglob("*.*")))}


def _entry(file: Path) -> Entry:
    path = str(file.relative_to(MEDIA))
    known = Entry(path=path, sha256=path, size_bytes=file.stat().st_size, kind=KINDS[file.suffix], place=str(file))
    if known.kind == "text":
        return replace(known, paragraphs=paragraphs(decode(file.read_bytes())))
    if known.kind == "video":
        with av.open(str(file)) as film:
            video = film.streams.video[0]
            return replace(known, width=video.width, height=video.height, duration_ms=(film.duration or 0) // 1000)
    with Image.open(file) as picture:
        seen = ImageOps.exif_transpose(picture)
        return replace(known, width=seen.width, height=seen.height)


def content(*, switched_on: str = "") -> Content:
    """The sample as admitted; `switched_on` is a part of the path of a draft that is put on air."""
    heard = tuple(replace(one, on_air=True) if switched_on and switched_on in one.path else one for one in campaigns())
    return Content(sources=(Source(id="sample", campaigns=heard, entries=entries(), boards=BOARDS),))


def plan(board: str, *days: date, whole: Content | None = None) -> Plan:
    return plan_days(whole or content(), BOARDS[board], days, ZONE, ZONE.key)


def loops(plan: Plan) -> Iterator[tuple[Segment, list[Piece]]]:
    for segment in plan.segments:
        yield segment, [plan.pieces[number] for number in segment.loop]


def showings(plan: Plan) -> Iterator[Showing]:
    now = plan.segments[0].begin_ms
    while shot := plan.at(now):
        yield shot.now
        now = shot.now.end_ms


def wall_ms(when: datetime) -> int:
    return int(when.replace(tzinfo=ZONE).timestamp() * 1000)


def names_it(piece: Piece) -> bool:
    return piece.kind == "text" and " ".join(piece.text.split()) in (THEME, SLOGAN)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize("path", PLAYLISTS, ids=lambda path: path.stem)
def test_every_playlist_is_read_without_a_problem(path: Path) -> None:
    campaign, problems = read_playlist(
        path.read_bytes(), file=path.name, source="sample", path=path.name, folder="", needs_items=True
    )
    assert problems == ()
    assert campaign


def test_the_boards_are_read_without_a_problem() -> None:
    assert read_boards((ROOT / "boards.yaml").read_bytes(), file="boards.yaml")[1] == ()
    assert len(OFFICES) == 8


@pytest.mark.parametrize("board", OFFICES)
def test_every_path_of_every_playlist_is_there(board: str) -> None:
    for campaign in campaigns():
        for item in campaign.items:
            if item.kind in ("image", "video", "folder", "text_file"):
                assert (MEDIA / item.content.replace("<bang>", board)).exists(), item.place


@pytest.mark.parametrize("board", OFFICES)
def test_theme_or_slogan_stands_in_any_45_seconds_of_the_campaign(board: str) -> None:
    for day in (FIRST, date(2023, 10, 1), EVE, date(2023, 10, 10), date(2023, 10, 11), LAST):
        seen_ms = None
        for showing in showings(plan(board, day)):
            if showing.segment.rung == "closed":
                seen_ms = showing.end_ms
            elif names_it(showing.piece):
                assert seen_ms is not None
                assert showing.begin_ms - seen_ms <= GLANCE_MS, (day, showing.begin_ms)
                seen_ms = showing.end_ms


@pytest.mark.parametrize("board", OFFICES)
def test_a_loop_of_the_campaign_is_under_ten_minutes(board: str) -> None:
    for segment, loop in loops(plan(board, *days(FIRST, LAST))):
        if segment.rung != "closed":
            assert {piece.playlist for piece in loop} == {CAMPAIGN}
            assert segment.sums[-1] < LONGEST_LOOP_MS
            assert segment.bands.bottom


@pytest.mark.parametrize("board", OFFICES)
def test_the_eve_shows_everything_of_the_letter(board: str) -> None:
    shot = plan(board, EVE).at(wall_ms(datetime(2023, 10, 9, 17, 5)))
    assert shot
    loop = [plan(board, EVE).pieces[number] for number in shot.now.segment.loop]
    kinds = {piece.kind for piece in loop}
    assert kinds == {"text", "image", "countdown", "qr", "video"}
    assert {piece.days for piece in loop if piece.kind == "countdown"} == {1}
    whats = {piece.what for piece in loop}
    for part in ("banner", "bo-nhan-dien/", "hoat-dong/", "que-huong.jpg"):
        assert any(part in what for what in whats), part
    own = {what for what in whats if "tinh-hinh/" in what}
    assert len(own) == 2
    assert all(f"/{board}/" in what for what in own)


@pytest.mark.parametrize(
    ("day", "part", "shown"),
    [
        pytest.param(date(2023, 9, 30), "banner", False, id="banner: the day before its first"),
        pytest.param(date(2023, 10, 1), "banner", True, id="banner: its first day"),
        pytest.param(date(2023, 10, 15), "banner", True, id="banner: its last day"),
        pytest.param(date(2023, 10, 10), "bo-nhan-dien", True, id="identity kit: the whole of 10 October"),
        pytest.param(date(2023, 10, 11), "bo-nhan-dien", False, id="identity kit: the day after"),
        pytest.param(date(2023, 10, 9), "phong-su", True, id="film: on a Monday"),
        pytest.param(date(2023, 10, 7), "phong-su", False, id="film: not on a Saturday"),
    ],
)
def test_the_parts_keep_their_windows(day: date, part: str, shown: bool) -> None:
    assert any(part in piece.path for piece in plan("ubnd-huyen", day).pieces) is shown


def test_outside_its_days_the_campaign_is_off() -> None:
    for day in (FIRST - timedelta(days=1), LAST + timedelta(days=1)):
        assert {piece.playlist for piece in plan("ubnd-huyen", day).pieces} == {""}


def test_the_culture_centre_has_its_long_banner() -> None:
    banners = {board: {piece.what for piece in plan(board, EVE).pieces if "banner" in piece.what} for board in OFFICES}
    assert {board for board, shown in banners.items() if any("dai" in what for what in shown)} == {"tt-vhtttt"}
    assert all(len(shown) == 1 for shown in banners.values())


def test_the_school_shows_its_own_and_nobody_else_does() -> None:
    for day in (EVE, date(2023, 9, 2), date(2024, 2, 10)):
        for board in BOARDS:
            shown = {piece.playlist for piece in plan(board, day).pieces} - {""}
            assert all(("/school-" in path) is (board == SCHOOL) for path in shown), (board, day)


def test_the_school_day_has_bells_lunch_closure_and_countdown() -> None:
    pieces = plan(SCHOOL, EVE).pieces
    labels = {piece.label for piece in pieces}
    assert {"Bell times", "Lunch today", "Staff training day"} <= labels
    assert any(piece.kind == "countdown" and piece.days == 42 for piece in pieces)
    bell = plan(SCHOOL, EVE).at(wall_ms(datetime(2023, 10, 9, 7, 15)))
    assert bell
    assert bell.now.piece.text == "First bell in 5 minutes"


def test_the_national_day_comes_every_year() -> None:
    on = plan("xa-tan-tap", date(2031, 9, 2))
    assert {piece.playlist for piece in on.pieces if piece.playlist} == {"playlists/quoc-khanh.yaml"}
    assert any("2/9/1945 – 2/9/2031" in piece.text for piece in on.pieces)
    salute = on.at(wall_ms(datetime(2031, 9, 2, 7, 0)))
    assert salute
    assert salute.now.piece.what.endswith("quoc-ky.png")


@pytest.mark.parametrize(
    ("day", "on"),
    [(date(2027, 1, 16), False), (date(2027, 1, 17), True), (date(2027, 2, 15), True), (date(2027, 2, 16), False)],
)
def test_spring_is_counted_from_tet(day: date, on: bool) -> None:
    pieces = plan("ubnd-huyen", day).pieces
    assert ("playlists/mung-xuan.yaml" in {piece.playlist for piece in pieces}) is on
    assert any("Đinh Mùi" in piece.text for piece in pieces) is on


@pytest.mark.parametrize("draft", [path.name for path in PLAYLISTS if "khan-cap" in path.name])
def test_an_urgent_draft_that_is_switched_on_takes_the_board_also_at_night(draft: str) -> None:
    on = plan("xa-long-hau", EVE, whole=content(switched_on=draft))
    assert {segment.rung for segment in on.segments} == {"urgent"}
    assert {piece.playlist for piece in on.pieces} == {f"playlists/{draft}"}


def test_mourning_silences_everything_else() -> None:
    on = plan("xa-long-hau", date(2024, 7, 25), whole=content(switched_on="quoc-tang"))
    assert {segment.rung for segment in on.segments} == {"closed", "exclusive"}
    assert {piece.style for piece in on.pieces if piece.playlist} == {"mourning"}


def test_the_media_are_small_and_of_every_sort() -> None:
    assert sum(entry.size_bytes for entry in entries().values()) < LARGEST_SAMPLE_BYTES
    with Image.open(MEDIA / "chuyen-doi-so/bo-nhan-dien/1-bieu-trung.png") as emblem:
        assert emblem.mode == "RGBA"
        assert emblem.getchannel("A").getextrema() == (0, 255)
    with Image.open(MEDIA / "chuyen-doi-so/que-huong.jpg") as photo:
        assert photo.height > photo.width
        assert photo.getexif()[0x0112] == 6
    used = {piece.path for board in BOARDS for piece in plan(board, EVE).pieces}
    unused = {entry.path for entry in entries().values() if entry.kind != "text" and entry.place not in used}
    assert all(path.startswith(("quoc-khanh/", "xuan/")) for path in unused), unused


def test_the_film_is_what_every_board_can_decode() -> None:
    with av.open(str(MEDIA / "chuyen-doi-so/phong-su.mp4")) as film:
        video = film.streams.video[0]
        assert (video.codec_context.name, video.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (video.width, video.height, video.average_rate) == (960, 480, 30)
        assert (video.codec_context.colorspace, video.codec_context.color_range) == (1, 1)
        pts = [frame.pts for frame in film.decode(video)]
        step = (pts[-1] - pts[0]) / (len(pts) - 1)
        assert [round((one - pts[0]) / step) for one in pts] == list(range(420))
