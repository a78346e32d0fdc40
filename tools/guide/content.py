"""The shared folder that the two pages tell of, in each language, with everything in it that they name."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import av
from PIL import Image
from sample.brush import AMBER, DEEP, GOLD, MINT, NIGHT, POOL, TEAL, WHITE, Sheet, save

ROOT = Path(__file__).parents[2]
MEDIA = ROOT / "media" / "quoc-khanh"
SIZE = (384, 192)
RATE, FILM_S = 25, 8
#: So much of a picture arrived.
TORN = 0.4


@dataclass(frozen=True, kw_only=True)
class Office:
    """One language's folder.

    Attributes:
        page: The Markdown page, whose first YAML example is the campaign's playlist.
        campaign, schedule, picture, film: Names of a folder, and of what lies in it.
        holiday, first, second: Another campaign without a playlist.
        torn: A picture that was not copied to the end.
        slides: A file that no board plays.
        words: What picture and film say.
        notes: What the board makes of some of the names.
        column: Above the notes.
        title: Of the whole.
    """

    page: Path
    board: str
    campaign: str
    schedule: str
    picture: str
    film: str
    holiday: str
    first: str
    second: str
    torn: str
    slides: str
    words: tuple[str, str]
    notes: dict[str, str]
    column: tuple[str, str]
    title: str


VI = Office(
    page=ROOT / "docs" / "vi" / "dua-len-bang.md",
    board="id: xa-long-hau\nname: Xã Long Hậu\n",
    campaign="1-6-2026_30-6-2026 Phòng chống sốt xuất huyết",
    schedule="lich.yaml",
    picture="diet-lang-quang.jpg",
    film="huong-dan.mp4",
    holiday="31-8-2026_3-9-2026 Quốc khánh",
    first="1 quốc khánh.png",
    second="2 quốc kỳ.png",
    torn="2-6-2026_8-6-2026 mời họp.png",
    slides="kế hoạch.pptx",
    words=("LẬT ÚP\nVẬT CHỨA NƯỚC", "ĐẬY KÍN\nLU, BỂ NƯỚC"),
    notes={
        "00-": "trang do bảng viết ra: xem bảng đã nhận gì",
        "1-6-": "một đợt, phát từ 1/6 đến hết 30/6/2026",
        "lich": "nếu cần chữ, giờ giấc (không bắt buộc)",
        "31-8-": "đợt sau: đến 31/8 tự phát",
        "1 ": "phát trước",
        "2 ": "phát sau",
        "2-6-": "chỉ một ảnh, phát từ 2/6 đến hết 8/6/2026",
        "kế ": "không phát được: xuất ra PDF hoặc ảnh",
        "playlists": "tệp soạn sẵn, có cả tệp khẩn cấp",
    },
    column=("Tên", "Bảng hiểu là"),
    title="Thư mục chung",
)
EN = Office(
    page=ROOT / "docs" / "uploading.md",
    board="id: long-hau\nname: Long Hau Commune\nlanguage: en\n",
    campaign="1-6-2026_30-6-2026 Dengue prevention",
    schedule="schedule.yaml",
    picture="larvae.jpg",
    film="guide.mp4",
    holiday="31-8-2026_3-9-2026 National Day",
    first="1 national day.png",
    second="2 flag.png",
    torn="2-6-2026_8-6-2026 meeting.png",
    slides="work plan.pptx",
    words=("TURN OVER\nALL CONTAINERS", "COVER JARS\nAND TANKS"),
    notes={
        "00-": "the page that the board writes: see what it has taken",
        "1-6-": "a campaign, shown from 1 June through 30 June 2026",
        "schedule": "for words and hours (not needed otherwise)",
        "31-8-": "the next campaign: begins by itself on 31 August",
        "1 ": "shown first",
        "2 ": "shown next",
        "2-6-": "one picture only, from 2 June through 8 June 2026",
        "work": "cannot be shown: export a PDF or pictures",
        "playlists": "prepared files, those for emergencies among them",
    },
    column=("Name", "What the board makes of it"),
    title="The shared folder",
)


def fill(folder: Path, office: Office) -> None:
    """Make the folder."""
    campaign, holiday = folder / "media" / office.campaign, folder / "media" / office.holiday
    for one in (campaign, holiday, folder / "playlists"):
        one.mkdir(parents=True)
    example = re.search(r"```yaml\n(.*?)```", office.page.read_text("utf-8"), re.DOTALL)
    assert example, office.page
    (campaign / office.schedule).write_text(example[1], "utf-8")
    save(_slide(office.words[0], TEAL, POOL), campaign / office.picture)
    _film(_slide(office.words[1], NIGHT, DEEP), campaign / office.film)
    shutil.copy(MEDIA / "quoc-khanh.png", holiday / office.first)
    shutil.copy(MEDIA / "quoc-ky.png", holiday / office.second)
    whole = (MEDIA / "quoc-khanh.png").read_bytes()
    (folder / "media" / office.torn).write_bytes(whole[: round(len(whole) * TORN)])
    (folder / "media" / office.slides).write_bytes(b"PK\x03\x04")


def _slide(words: str, top: tuple[int, int, int], bottom: tuple[int, int, int]) -> Image.Image:
    sheet = Sheet(*SIZE, top, bottom)
    sheet.glow(60, 30, 200, MINT, 0.25)
    first, second = words.split("\n")
    sheet.words(first, SIZE[0] / 2, 84, 64, colour=WHITE, room=340)
    sheet.words(second, SIZE[0] / 2, 154, 64, colour=GOLD, below=AMBER, room=340)
    sheet.line()
    return sheet.finished()


def _film(picture: Image.Image, path: Path) -> None:
    """The picture, into which one goes slowly."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        for number in range(RATE * FILM_S):
            cut = 16 * number / (RATE * FILM_S)
            frame = picture.resize(SIZE, box=(cut, cut / 2, SIZE[0] - cut, SIZE[1] - cut / 2))
            container.mux(stream.encode(av.VideoFrame.from_image(frame)))
        container.mux(stream.encode())
