"""Sentences about screen: what is on it, and what is the matter with it."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "on-now": Sentence(vi="{rung}: {campaigns}", en="{rung}: {campaigns}", event=103),
    "reading-content": Sentence(vi="đang đọc nội dung …", en="reading the content …"),
    "no-display": Sentence(
        vi="Máy này không có màn hình: chương trình vẫn phát, ảnh chụp bảng ở {snapshot}.",
        en="This machine has no display: playing off-screen, what the board shows is in {snapshot}.",
        event=104,
    ),
    "display-missing": Sentence(
        vi="Không mở được màn hình ({why}): chương trình vẫn phát, sẽ thử mở lại màn hình.",
        en="The display cannot be opened ({why}): playing off-screen, it will be tried again.",
        event=105,
    ),
    "display-back": Sentence(vi="Đã mở được màn hình.", en="The display is open now.", event=106),
    "canvas-outside": Sentence(
        vi="Khung của bảng bắt đầu ở {x},{y}, nằm ngoài màn hình {width}x{height}.",
        en="The board's canvas begins at {x},{y}, outside the display of {width}x{height}.",
        vi_hint="Sửa vi_tri trong tệp của bảng, ví dụ vi_tri: 0,0.",
        en_hint="Correct offset in the board's file, for instance offset: 0,0.",
        event=107,
    ),
    "leaf-again": Sentence(vi="{what}: {why}; đang mở lại.", en="{what}: {why}; opening it again.", event=108),
    "leaf-given-up": Sentence(
        vi="{what}: {why}; bỏ qua tệp này, chương trình vẫn phát các nội dung khác.",
        en="{what}: {why}; this file is left out, everything else plays on.",
        event=109,
    ),
    "maker-silent": Sentence(vi="bộ tạo hình không trả lời", en="its maker says nothing any more"),
    "media-gone": Sentence(vi="Không mở được {file}: {why}", en="{file} cannot be opened: {why}", event=130),
}
