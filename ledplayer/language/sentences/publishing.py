"""Sentences about publishing: the office's keys, the web root, and what goes out to which board.

Nobody in an office hears the words root, snapshot or timestamp.
"""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "publisher-missing": Sentence(
        vi="Máy này chưa có phần để ký nội dung; hãy cài bằng lệnh: pip install 'ledplayer[publisher]'",
        en="What signs content is not installed on this machine; install it: pip install 'ledplayer[publisher]'",
    ),
    "key-missing": Sentence(
        vi="Không có tệp {file}. Hãy cắm USB hoặc ghi đúng thư mục chứa khóa.",
        en="There is no file {file}. Plug in the USB stick, or name the folder that holds the key.",
    ),
    "key-unreadable": Sentence(
        vi="Không đọc được {file}: {why}.",
        en="{file} cannot be read: {why}.",
    ),
    "key-unwritable": Sentence(
        vi="Không ghi được {file}: {why}.",
        en="{file} cannot be written: {why}.",
    ),
    "key-open": Sentence(
        vi="Người khác trên máy này đọc được {file}. Hãy giới hạn lại bằng lệnh: chmod 600 '{file}'",
        en="Others on this machine can read {file}. Keep them out: chmod 600 '{file}'",
    ),
    "key-damaged": Sentence(
        vi="{file} bị hỏng hoặc không phải là khóa của ledplayer. Hãy dùng USB thứ hai hoặc bản sao lưu.",
        en="{file} is damaged, or no key of ledplayer's. Use the second USB stick, or the backup.",
    ),
    "key-passphrase-needed": Sentence(
        vi="{file} có mật khẩu. Khi không có ai gõ, hãy để biến {variable} chỉ tới tệp chứa mật khẩu.",
        en="{file} has a passphrase. Where nobody types it, let {variable} name a file that holds it.",
    ),
    "key-passphrase-wrong": Sentence(
        vi="Mật khẩu của {file} không đúng.",
        en="That is not the passphrase of {file}.",
    ),
    "key-not-known": Sentence(
        vi=(
            "Các bảng không còn nhận khóa {file}: khóa này đã được thay. Hãy publish trên máy có khóa mới, hoặc thay "
            "khóa lần nữa bằng “ledplayer publish rotate”."
        ),
        en=(
            "Boards do not take the key {file} any more: it was replaced. Publish on the machine with the new key, "
            "or replace it once more: ledplayer publish rotate"
        ),
    ),
    "root-key-not-known": Sentence(
        vi="Khóa gốc trên USB này không phải của nơi xuất bản này.",
        en="The master key on this USB stick belongs to another site.",
    ),
    "keys-none": Sentence(
        vi="Chưa có khóa nào trong {folder}. Hãy bắt đầu bằng lệnh: ledplayer publish init",
        en="There are no keys in {folder}. Begin with: ledplayer publish init",
    ),
    "webroot-unwritable": Sentence(
        vi="Không ghi được vào thư mục web {folder}: {why}. Các bảng vẫn giữ nội dung cũ.",
        en="The web folder {folder} cannot be written: {why}. Boards keep what they have.",
    ),
    "webroot-in-use": Sentence(
        vi="Một lệnh publish khác đang ghi vào {folder}; hãy đợi lệnh đó xong.",
        en="Another publish is writing to {folder}; wait until it is done.",
    ),
    "published-none": Sentence(
        vi="Trong {folder} chưa có gì được xuất bản. Hãy bắt đầu bằng lệnh: ledplayer publish init",
        en="Nothing was ever published in {folder}. Begin with: ledplayer publish init",
    ),
    "published-broken": Sentence(
        vi=(
            "{file} trong thư mục web bị hỏng hoặc do người khác ghi vào. Hãy chạy lại ledplayer publish init rồi "
            "publish; các bảng vẫn giữ nội dung cũ."
        ),
        en=(
            "{file} in the web folder is damaged or was put there by others. Run ledplayer publish init once more, "
            "then publish; boards keep what they have."
        ),
    ),
    "published-older": Sentence(
        vi=(
            "Nội dung trong {folder} cũ hơn lần ký gần nhất (vừa khôi phục từ bản sao lưu?). Hãy chạy lại ledplayer "
            "publish init rồi publish."
        ),
        en=(
            "What lies in {folder} is older than what was signed last (restored from a backup?). Run ledplayer "
            "publish init once more, then publish."
        ),
    ),
    "keys-in-public": Sentence(
        vi="Thư mục khóa {keys} nằm trong {folder}, nơi ai cũng tải về được. Hãy để khóa ở chỗ khác: --keys.",
        en="The keys in {keys} lie inside {folder}, where anybody can fetch them. Keep them elsewhere: --keys.",
    ),
    "publish-no-boards": Sentence(
        vi="Trong {folder} không có tệp {name} ghi danh sách bảng. Hãy tạo tệp này, mỗi bảng một dòng.",
        en="There is no {name} in {folder}, the list of boards. Write one, a line for each board.",
    ),
    "publish-unreadable": Sentence(
        vi="Không đọc được {file}: {why}. Chưa xuất bản gì.",
        en="{file} cannot be read: {why}. Nothing was published.",
    ),
    "publish-changing": Sentence(
        vi="{file} đang thay đổi; hãy đợi chép xong rồi chạy lại.",
        en="{file} is changing; wait until it is there, then run this again.",
    ),
    "board-not-published": Sentence(
        vi="Chưa từng xuất bản cho bảng {board}; có phải là {near}?",
        en="Nothing was ever published for a board {board}; is it {near}?",
    ),
    "index-title": Sentence(vi="Nội dung của các bảng", en="What the boards have"),
    "index-signed": Sentence(vi="Ký lúc", en="Signed at"),
    "index-boards": Sentence(vi="Số bảng", en="Boards"),
    "index-boards-off": Sentence(vi="Đang tắt phát", en="Off the air"),
    "index-off-air": Sentence(
        vi="{by} đã tắt phát bảng này từ {since}.",
        en="{by} has put this board off the air since {since}.",
    ),
    "index-files": Sentence(vi="{count} tệp, {size}", en="{count} files, {size}"),
    "index-withdrawn": Sentence(
        vi="Bảng này không còn trong danh sách và không có nội dung.",
        en="This board is in no list any more, and has no content.",
    ),
    "index-nothing": Sentence(vi="Bảy ngày tới không có đợt nào.", en="No campaign in the next seven days."),
    "index-coming": Sentence(vi="Sau đó: {names}", en="After that: {names}"),
    "index-intro": Sentence(
        vi="Trang này được ghi lại mỗi lần xuất bản hoặc ký lại. Bảng nhận nội dung mới ở lần hỏi sau đó.",
        en="This page is written anew at each publishing and signing. Boards get what is new when they ask next.",
    ),
}
