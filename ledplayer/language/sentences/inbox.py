"""What the publisher says of its inbox."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "inbox-nobody": Sentence(
        vi="Thư mục “{name}” không mang tên bảng hay nhóm nào trong boards.yaml: nội dung trong đó không tới bảng nào. "
        "Hãy đổi tên thư mục, hoặc thêm bảng vào boards.yaml.",
        en="The folder “{name}” has the name of no board and no group in boards.yaml, so it reaches none. "
        "Rename it, or add the board to boards.yaml.",
        event=880,
    ),
    "publish-what": Sentence(
        vi="Hãy ghi thư mục nội dung cần xuất bản, hoặc --watch HỘP_NHẬN, một trong hai.",
        en="Name the content folders to publish, or --watch INBOX, one of the two.",
        event=881,
    ),
}
