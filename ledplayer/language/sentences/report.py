"""Sentences of the report on what a board showed, and of the office's access log that bears witness to it."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "access-log-unreadable": Sentence(
        vi="không đọc được nhật ký truy cập {file}: {why}",
        en="the access log {file} cannot be read: {why}",
        vi_hint="Kiểm tra đường dẫn, và quyền đọc (thường thuộc nhóm adm: dùng sudo).",
        en_hint="See that the path is right and that you may read it (it mostly belongs to the group adm: use sudo).",
    ),
    "access-log-cut": Sentence(
        vi="nhật ký truy cập {file} bị đứt giữa chừng hoặc hỏng; chỉ dùng được phần đọc được",
        en="the access log {file} breaks off or is damaged; what could be read counts",
        vi_hint="Chép lại tệp này từ máy chủ.",
        en_hint="Copy the file from the server again.",
    ),
    "access-log-long": Sentence(
        vi="nhật ký truy cập {file} dài hơn {gigabytes} GB; phần sau không được đọc",
        en="the access log {file} is longer than {gigabytes} GB; the rest was not read",
        vi_hint="Đưa từng ngày một (logrotate chia tệp theo ngày).",
        en_hint="Give it day by day (logrotate parts it so).",
    ),
}
