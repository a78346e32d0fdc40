"""Sentences about values of boards' files."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "board-no-id": Sentence(
        vi="Tệp của bảng thiếu mã bảng.",
        en="The board's file has no id.",
        vi_hint="Thêm dòng, thí dụ ma: ubnd-huyen",
        en_hint="Add a line, for example id: school-gate",
        event=738,
    ),
    "board-shape": Sentence(
        vi="Tệp của bảng phải có các dòng theo mẫu khóa: giá trị.",
        en="A board's file holds lines of the form key: value.",
        vi_hint="Viết, thí dụ: ma: ubnd-huyen và dòng sau khung: 384x192",
        en_hint="Write, for example: id: school-gate and on the next line canvas: 384x192",
        event=739,
    ),
    "boards-shape": Sentence(
        vi="Danh sách bảng phải có mã từng bảng kèm các khóa của nó.",
        en="The list of boards names each board with its keys.",
        vi_hint="Viết bang: rồi xuống dòng   ubnd-huyen: {{ten: UBND huyện, khung: 384x192}}",
        en_hint="Write boards: and below it   school-gate: {{name: School gate, canvas: 384x192}}",
        event=740,
    ),
    "board-id": Sentence(
        vi="Mã bảng “{written}” chỉ được có chữ, số, dấu - và _.",
        en="A board's id has letters, digits, - and _ only, not “{written}”.",
        vi_hint="Viết: {fixed}",
        en_hint="Write: {fixed}",
        event=741,
    ),
    "board-canvas": Sentence(
        vi="“{written}” không phải khung hình, tính bằng điểm ảnh ngang x dọc.",
        en="“{written}” is not a canvas, pixels across x down.",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
        event=742,
    ),
    "board-offset": Sentence(
        vi="“{written}” không phải vị trí, tính bằng điểm ảnh từ trái, từ trên.",
        en="“{written}” is not an offset, pixels from the left, from the top.",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
        event=743,
    ),
    "board-rotation": Sentence(
        vi="“{written}” không phải góc xoay (0, 90, 180 hoặc 270).",
        en="“{written}” is not a rotation (0, 90, 180 or 270).",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
        event=744,
    ),
    "board-rate": Sentence(
        vi="“{written}” không phải tốc độ tải về.",
        en="“{written}” is not a download rate.",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
        event=745,
    ),
    "board-address": Sentence(
        vi="“{written}” không phải địa chỉ máy chủ.",
        en="“{written}” is not the address of a server.",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
        event=746,
    ),
    "board-zone": Sentence(
        vi="Không có múi giờ “{written}”.",
        en="There is no time zone “{written}”.",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
        event=747,
    ),
}
