"""Sentences of `ledplayer setup`: its questions, and what is wrong with answers."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "pitch-unknown": Sentence(
        vi="không có bước điểm ảnh “{written}” trong bảng ({known})",
        en="“{written}” is no pitch of the table ({known})",
        vi_hint="Hãy ghi một bước có trong bảng, hoặc ghi thẳng khung bằng điểm ảnh, thí dụ 384x192.",
        en_hint="Give one of the table, or the canvas in pixels, for example 384x192.",
    ),
    "module-wrong": Sentence(
        vi="“{written}” không phải kích thước một module, tính bằng điểm ảnh ngang x dọc",
        en="“{written}” is no size of a module, pixels across x down",
        vi_hint="Hãy ghi, thí dụ: 64x32",
        en_hint="Write, for example: 64x32",
    ),
    "module-count-wrong": Sentence(
        vi="“{written}” không phải số module ngang x dọc",
        en="“{written}” is no number of modules across x down",
        vi_hint="Hãy ghi, thí dụ: 6x6",
        en_hint="Write, for example: 6x6",
    ),
    "canvas-too-large": Sentence(
        vi="khung {width}x{height} quá lớn: mỗi chiều nhiều nhất {most} điểm ảnh",
        en="a canvas of {width}x{height} is too large: {most} pixels a side at most",
        vi_hint="Hãy đếm lại số module.",
        en_hint="Count the modules again.",
    ),
}
