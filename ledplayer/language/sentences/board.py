"""Sentences about the board: its own file and `boards.yaml`, taken together."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "board-not-listed": Sentence(
        vi="không có bảng nào tên “{board}” trong boards.yaml",
        en="there is no board “{board}” in boards.yaml",
        vi_hint="Có phải “{near}” không?",
        en_hint="Did you mean “{near}”?",
        event=395,
    ),
    "board-file-unreadable": Sentence(
        vi="không đọc được tệp {file} ({why})",
        en="the file {file} cannot be read ({why})",
        vi_hint="Hãy kiểm tra đường dẫn và quyền đọc.",
        en_hint="Look at the path, and at who may read it.",
        event=396,
    ),
    "board-file-empty": Sentence(
        vi="Tệp trống, chưa có bảng nào.",
        en="This file is empty.",
        vi_hint="Viết vào boards.yaml, thí dụ: bang: {{ubnd-xa: {{khung: 384x192}}}}; vào tệp của bảng: ma và khung.",
        en_hint="Write into boards.yaml, say boards: {{school: {{canvas: 384x192}}}}; into its own file: id, canvas.",
        event=397,
    ),
    "board-differs": Sentence(
        vi="“{key}” ghi “{own}” ở đây nhưng “{listed}” trong boards.yaml; bảng theo tệp này",
        en="“{key}” is “{own}” here but “{listed}” in boards.yaml; this file counts",
        vi_hint="Hãy sửa cho hai nơi giống nhau.",
        en_hint="Make the two agree.",
        event=398,
    ),
    "board-groups-differ": Sentence(
        vi="nhóm ghi “{own}” ở đây nhưng “{listed}” trong boards.yaml; nhóm theo boards.yaml",
        en="the groups are “{own}” here but “{listed}” in boards.yaml; boards.yaml counts",
        vi_hint="Hãy sửa cho hai nơi giống nhau, hoặc bỏ dòng nhóm ở đây.",
        en_hint="Make the two agree, or take the groups out of this file.",
        event=399,
    ),
}
