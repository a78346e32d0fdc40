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
}
