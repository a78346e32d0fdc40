"""Writes docs/log.md and docs/vi/nhat-ky.md: every event of the log, out of the sentences that the log itself says.

.venv/bin/python tools/write_log_pages.py
"""

import re
from pathlib import Path

from ledplayer.language import Language, catalogue
from ledplayer.language.sentence import Sentence

ROOT = Path(__file__).parents[1]
PAGES: dict[Language, Path] = {"en": ROOT / "docs" / "log.md", "vi": ROOT / "docs" / "vi" / "nhat-ky.md"}

#: From which number on, and what the heading says.
GROUPS: tuple[tuple[int, str, str], ...] = (
    (100, "The player and the screen", "Máy phát và màn hình"),
    (200, "Shared folders and USB sticks", "Thư mục chung và USB"),
    (300, "Playlists, pictures and films", "Danh sách phát, ảnh và phim"),
    (400, "The content server and releases", "Máy chủ nội dung và bản phát hành"),
    (500, "Clock, card and memory of the machine", "Đồng hồ, thẻ nhớ và bộ nhớ của máy"),
    (600, "Proof of play and status", "Chứng từ phát và tình trạng"),
    (700, "Keys and values of playlists and boards' files", "Khóa và giá trị trong danh sách phát và tệp bảng"),
    (800, "Publishing, at the office", "Xuất bản, ở cơ quan"),
    (900, "Mistakes of the program", "Lỗi của chương trình"),
)
HEADS = {"en": ("event", "what is the case", "what to do"), "vi": ("mã", "điều gì xảy ra", "cần làm gì")}
#: Events whose sentence is made of what differs alone.
EXTRA: dict[int, dict[Language, str]] = {
    100: {
        "en": "The hourly line: how the board is, what is on, and facts.",
        "vi": "Dòng mỗi giờ: tình trạng bảng, đang phát gì, các số liệu.",
    },
    103: {
        "en": "What is on from now: off air, urgent, closed, exclusive, open, fallback or card, and its campaigns.",
        "vi": "Từ lúc này đang phát gì: tắt phát, khẩn cấp, ngoài giờ, độc quyền, phát, dự phòng hay tấm tên; các đợt.",
    },
    140: {
        "en": "In the journal alone: a picture of the board goes with this line.",
        "vi": "Chỉ có trong journal: kèm ảnh chụp bảng.",
    },
    890: {"en": "What publishing changed for a board.", "vi": "Lần xuất bản này thay đổi gì cho một bảng."},
    990: {
        "en": "A library that the program uses says something.",
        "vi": "Một thư viện mà chương trình dùng thông báo.",
    },
}
INTRO = {
    "en": """# The log, line by line

`ledplayer log` shows it; under systemd it is in the journal (`journalctl -t ledplayer`), else in `log/` of the state
folder. One line for each thing that begins or ends:

```
2026-11-26 09:14:03+07:00 WARNING xa-long-hau E201 [/srv/led] the content folder /srv/led cannot be read since …
time                      level   board       event what, and what to do
```

- **ERROR**: somebody must act. **WARNING**: the board coped, look when convenient. **INFO**: something began or ended.
- The number is the same in both languages. `ledplayer log --problems` shows warnings and errors alone,
  `--since 6h` goes back six hours, and files or journals that were copied from a board can be named:
  `ledplayer log player.log intake.log`.
- What comes again and again is said once, then with a count: “(9 more times since 09:24)”.
- An hourly line (E100) says that all is as it was: how the board is, what is on, pictures shown and late, and more.
- Passwords never stand in it. A control character in a file's name stands there as its number: `\\x1b`.

Whole lines of `…` stand for what differs: a name, a number, a reason.
""",
    "vi": """# Nhật ký, từng dòng một

Xem bằng `ledplayer log`; dưới systemd nhật ký nằm trong journal (`journalctl -t ledplayer`), nếu không thì trong thư
mục `log/` của thư mục trạng thái. Mỗi việc bắt đầu hay kết thúc là một dòng:

```
2026-11-26 09:14:03+07:00 CẢNH BÁO xa-long-hau E201 [/srv/led] không đọc được thư mục nội dung /srv/led từ …
thời gian                 mức      bảng        mã   điều gì, và cần làm gì
```

- **LỖI**: phải có người xử lý. **CẢNH BÁO**: bảng tự xoay xở được, xem khi thuận tiện. **TIN**: một việc bắt đầu hoặc
  kết thúc.
- Mã giống nhau ở cả hai ngôn ngữ. `ledplayer log --problems` chỉ hiện cảnh báo và lỗi, `--since 6h` lùi lại sáu giờ;
  có thể đọc tệp hay journal chép từ bảng về: `ledplayer log player.log intake.log`.
- Điều lặp đi lặp lại chỉ ghi một lần, rồi ghi kèm số lần: “(thêm 9 lần từ 09:24)”.
- Mỗi giờ có một dòng (E100) cho biết mọi thứ vẫn như cũ: tình trạng bảng, đang phát gì, số hình đã hiện và bị trễ.
- Mật khẩu không bao giờ có trong nhật ký. Ký tự điều khiển trong tên tệp được ghi bằng số: `\\x1b`.

Dấu `…` thay cho phần khác nhau mỗi lần: tên, số, lý do.
""",
}


def page(language: Language) -> str:
    """The whole page."""
    events = sorted(
        ((sentence.event, sentence) for sentence in catalogue().values() if sentence.event), key=lambda one: one[0]
    )
    parts = [INTRO[language]]
    for first, en, vi in GROUPS:
        rows = [_row(number, sentence, language) for number, sentence in events if first <= number < first + 100]
        heads = HEADS[language]
        table = [f"| {' | '.join(heads)} |", "|---|---|---|", *rows]
        parts.append(f"## {vi if language == 'vi' else en}\n\n" + "\n".join(table) + "\n")
    return "\n".join(parts)


def _row(number: int, sentence: Sentence, language: Language) -> str:
    if number in EXTRA:
        return f"| E{number} | {EXTRA[number][language]} |  |"
    what, do = (sentence.vi, sentence.vi_hint) if language == "vi" else (sentence.en, sentence.en_hint)
    return f"| E{number} | {_told(what)} | {_told(do)} |"


def _told(template: str) -> str:
    """A template for a cell of a table."""
    bare = re.sub(r"\{\w*\}", "…", template.replace("{{", "{").replace("}}", "}"))
    return " ".join(bare.split()).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    for spoken, path in PAGES.items():
        path.write_text(page(spoken), "utf-8")
