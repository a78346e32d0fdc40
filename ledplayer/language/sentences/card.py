"""Sentences about the card: what the board takes over from it, what `ledplayer card` writes on it."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "card-board-taken": Sentence(
        vi="Đã nhận tệp bảng từ thẻ nhớ ({file}): bảng {board}, khung {canvas}",
        en="The board's file was taken over from the card ({file}): board {board}, canvas {canvas}",
        event=150,
    ),
    "card-board-refused": Sentence(
        vi="Tệp bảng trên thẻ nhớ có lỗi nên không được nhận, bảng vẫn theo tệp cũ: {file}, dòng {line}: {what}",
        en="The board's file on the card is wrong, so the old one counts: {file}, line {line}: {what}",
        vi_hint="Hãy sửa tệp này trên máy tính rồi khởi động lại bảng; thử trước bằng: ledplayer adopt",
        en_hint="Correct it on any computer and start the board again; to try it: ledplayer adopt",
        event=151,
        level="error",
    ),
    "card-root-taken": Sentence(
        vi="Đã nhận khóa gốc từ thẻ nhớ ({file}): {words}",
        en="The root of trust was taken over from the card ({file}): {words}",
        event=152,
    ),
    "card-not-taken": Sentence(
        vi="Không ghi được vào {folder} ({why}), nên không nhận được gì từ thẻ nhớ; bảng vẫn theo tệp cũ",
        en="{folder} cannot be written ({why}), so nothing is taken over from the card; the old file counts",
        vi_hint="Hãy dọn chỗ trên thẻ; nếu thẻ hỏng thì thay thẻ. Chạy bằng quyền quản trị: sudo ledplayer adopt",
        en_hint="Make room on the card, or take another card. It needs root: sudo ledplayer adopt",
        event=153,
        level="error",
    ),
    "card-root-wrong": Sentence(
        vi="{file} không phải khóa gốc (root.json) của máy chủ nên không được nhận",
        en="{file} is no server's root of trust (root.json) and is not taken over",
        vi_hint="Hãy chép lại root.json từ máy chủ, hoặc trên bảng: sudo ledplayer enroll",
        en_hint="Copy the server's root.json once more, or on the board: sudo ledplayer enroll",
        event=154,
        level="error",
    ),
    "card-no-plain-file": Sentence(
        vi="{file} không phải là một tệp thường",
        en="{file} is no plain file",
        vi_hint="Hãy xóa nó đi và chép lại tệp bảng.",
        en_hint="Remove it, and copy the board's file there again.",
        event=155,
        level="error",
    ),
    "card-nothing": Sentence(
        vi="Không có tệp {file} trong {places}; bảng theo tệp đang có.",
        en="There is no {file} in {places}; the board goes by the file that it has.",
    ),
    "card-known": Sentence(
        vi="Tệp bảng trên thẻ ({file}) đã được nhận từ trước; không có gì thay đổi.",
        en="The board's file on the card ({file}) was taken over before; nothing was changed.",
    ),
    "card-line-1": Sentence(
        vi="Tệp bảng trên thẻ nhớ sai ở dòng {line}; bảng vẫn theo tệp cũ",
        en="The board's file on the card is wrong in line {line}; the old one counts",
    ),
    "card-line-2": Sentence(vi="Tệp bảng trên thẻ sai ở dòng {line}", en="Card: board file wrong, line {line}"),
    "card-line-3": Sentence(vi="Tệp bảng sai dòng {line}", en="Board file: line {line}"),
    "card-line-4": Sentence(vi="Thẻ: dòng {line}", en="Card: line {line}"),
    "card-wrong-1": Sentence(
        vi="Không đọc được tệp bảng trên thẻ nhớ; bảng vẫn theo tệp cũ",
        en="The board's file on the card cannot be read; the old one counts",
    ),
    "card-wrong-2": Sentence(vi="Không đọc được tệp bảng trên thẻ", en="Card: board file cannot be read"),
    "card-wrong-3": Sentence(vi="Tệp bảng trên thẻ sai", en="Card: board file wrong"),
    "card-wrong-4": Sentence(vi="Thẻ sai", en="Card wrong"),
    "card-key-1": Sentence(
        vi="Khóa gốc trên thẻ nhớ bị sai, bảng chưa nhận nội dung từ máy chủ",
        en="The server's key on the card is wrong; nothing comes from the server yet",
    ),
    "card-key-2": Sentence(vi="Khóa gốc trên thẻ nhớ bị sai", en="Card: the server's key is wrong"),
    "card-key-3": Sentence(vi="Khóa gốc bị sai", en="Server's key wrong"),
    "card-key-4": Sentence(vi="Khóa sai", en="Key wrong"),
}
