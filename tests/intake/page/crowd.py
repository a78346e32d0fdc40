"""A desk as offices leave it: campaigns in every state, files that wait and files that are refused, and odd names."""

from tests.intake.desk import BOARDS, Desk
from tests.intake.page.test_post import PLAYLIST, posted
from tests.makers.made import make_film

#: What would end a tag, turn the writing round, or end a line; no file's name holds a slash.
SCRIPT = "<script>document.title='x'<script>.png"
TURNED = "media/hinh\u202egnp.exe"
LINES = "media/hai\ndòng.png"
LONG = "Thông báo về việc tổ chức các hoạt động hưởng ứng Ngày Chuyển đổi số quốc gia năm 2023 trên địa bàn xã"
UNBROKEN = "IMG_20231009_170512_" + "0123456789" * 15 + ".jpg"
BOARD = "Ủy ban nhân dân xã Long Hậu, huyện Lai Vung, tỉnh Đồng Tháp"
TAG = "</h3><script>alert(1)</script>"
URGENT = (
    "chien_dich: Nước lũ lên nhanh\nmuc: khẩn cấp\nden_ngay: 12/10/2023\ngio: 18:00-20:00\nnoi_dung:\n  - chu: LŨ\n"
)


def crowded(desk: Desk) -> Desk:
    """Fill the desk's folder and let intake come to rest, the page with its pictures written."""
    film = make_film(desk.content.with_name("film.mp4"), frames=30, width=192, height=96).read_bytes()
    tour = make_film(desk.content.with_name("tour.mp4"), frames=150, width=192, height=96).read_bytes()
    for path, data in {
        "now": PLAYLIST.format("Ngày Chuyển đổi số quốc gia", "", "chu: KHAI THÁC DỮ LIỆU SỐ\n  - anh: a.png"),
        "film": PLAYLIST.format(LONG, "den_ngay: 15/10/2023\n", "video: tour.mp4\n  - anh: none.png"),
        "later": PLAYLIST.format("Buổi tối", "gio: 19:00-21:00\nthu: T2-T6, CN\n", "chu: Chào buổi tối"),
        "coming": PLAYLIST.format("Hội thi", "tu_ngay: 12/10/2023\nden_ngay: 20/10/2023\n", "chu: X"),
        "ended": PLAYLIST.format("Quốc khánh", "tu_ngay: 1/9/2023\nden_ngay: 5/9/2023\n", "chu: X"),
        "stored": PLAYLIST.format("Tạm cất", "phat: không\n", "chu: X"),
        "other": PLAYLIST.format("Bảng kia", "bang: c\n", "chu: X"),
        "broken": PLAYLIST.format("Hỏng", "", "chuu: X"),
        "nháp": PLAYLIST.format("N", "", "chu: X"),
        "evil": PLAYLIST.format(TAG, "", "chu: '<b onclick=x>'"),
    }.items():
        desk.write(f"playlists/{path}.yaml", data)
    desk.write("playlists/urgent.yaml", URGENT)
    desk.write("boards.yaml", BOARDS.replace("Bảng B", f"'{BOARD}'"))
    for path in ("a.png", "lonely.jpg", SCRIPT, UNBROKEN, "old/1.png", "old/2.png", f"1-10-2023_20-10-2023 {LONG}.png"):
        desk.picture(f"media/{path}", size=(192, 96))
    for number in range(5):
        desk.picture(f"media/8-10-2023_15-10-2023 Hoạt động/{number} hình.jpg", f"hsl({number * 60}, 60%, 40%)")
    desk.write("media/tour.mp4", tour)
    desk.write("media/8-10-2023_9-10-2023 phóng sự.mp4", film[: len(film) // 3])
    desk.write("media/8-10-2023_9-10-2023 rỗng.png", b"")
    for path in ("Bài phát biểu của lãnh đạo.docx", "trình chiếu.pptx", "ảnh.zip"):
        desk.write(f"media/{path}", b"PK\x03\x04")
    for path in (TURNED, LINES):
        desk.write(path, b"x")
    desk.picture("outside.png")
    return posted(desk)


def in_english(desk: Desk) -> Desk:
    """The same for a board that speaks English."""
    desk.write("boards.yaml", BOARDS.replace("Bảng B", f"'{BOARD}', language: en"))
    return posted(desk)
