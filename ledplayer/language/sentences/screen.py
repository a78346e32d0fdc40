"""Sentences about screen: what is on it, and what is the matter with it."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "on-now": Sentence(vi="{rung}: {campaigns}", en="{rung}: {campaigns}", event=103),
    "reading-content": Sentence(vi="đang đọc nội dung …", en="reading the content …"),
    "no-display": Sentence(
        vi="Máy này không có màn hình: chương trình vẫn phát, ảnh chụp bảng ở {snapshot}.",
        en="This machine has no display: playing off-screen, what the board shows is in {snapshot}.",
        event=104,
        vi_hint="Nối màn hình hoặc bộ phát LED vào cổng HDMI rồi khởi động lại máy phát; "
        "muốn chạy không màn hình thì thêm --headless.",
        en_hint="Connect a screen or sending card and start the player again; --headless means it on purpose.",
        level="warning",
    ),
    "display-missing": Sentence(
        vi="Không mở được màn hình ({why}): chương trình vẫn phát, sẽ thử mở lại màn hình.",
        en="The display cannot be opened ({why}): playing off-screen, it will be tried again.",
        event=105,
        vi_hint="Kiểm tra dây HDMI, bộ phát LED và quyền của người dùng (nhóm video, render): ledplayer doctor.",
        en_hint="Look at the HDMI cable, the sending card, and the user's groups (video, render): ledplayer doctor.",
        level="error",
    ),
    "display-back": Sentence(vi="Đã mở được màn hình.", en="The display is open now.", event=106),
    "canvas-outside": Sentence(
        vi="Khung của bảng bắt đầu ở {x},{y}, nằm ngoài màn hình {width}x{height}.",
        en="The board's canvas begins at {x},{y}, outside the display of {width}x{height}.",
        vi_hint="Sửa vi_tri trong tệp của bảng, ví dụ vi_tri: 0,0.",
        en_hint="Correct offset in the board's file, for instance offset: 0,0.",
        event=107,
    ),
    "leaf-again": Sentence(
        vi="{what}: {why}; đang mở lại.",
        en="{what}: {why}; opening it again.",
        event=108,
        vi_hint="Nếu lặp lại với cùng một tệp, hãy lưu lại tệp đó bằng chương trình khác.",
        en_hint="If it comes again with one file, save that file anew with another program.",
        level="warning",
    ),
    "leaf-given-up": Sentence(
        vi="{what}: {why}; bỏ qua tệp này, chương trình vẫn phát các nội dung khác.",
        en="{what}: {why}; this file is left out, everything else plays on.",
        event=109,
        vi_hint="Hãy lưu lại tệp này bằng chương trình khác rồi chép lại; ledplayer check cho biết thêm.",
        en_hint="Save that file anew with another program and copy it again; ledplayer check says more.",
        level="warning",
    ),
    "maker-silent": Sentence(vi="bộ tạo hình không trả lời", en="its maker says nothing any more"),
    "media-gone": Sentence(
        vi="Không mở được {file}: {why}",
        en="{file} cannot be opened: {why}",
        event=130,
        vi_hint="Nếu lặp lại, thẻ nhớ có thể đang hỏng: ledplayer doctor.",
        en_hint="If it comes again, the card may be failing: ledplayer doctor.",
    ),
}
