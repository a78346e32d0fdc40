"""Sentences about publishing: the office's keys, the web root, and what goes out to which board.

Nobody in an office hears the words root, snapshot or timestamp.
"""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "publisher-missing": Sentence(
        vi="Máy này chưa có phần để ký nội dung; hãy cài bằng lệnh: pip install 'ledplayer[publisher]'",
        en="What signs content is not installed on this machine; install it: pip install 'ledplayer[publisher]'",
        event=841,
    ),
    "key-missing": Sentence(
        vi="Không có tệp {file}. Hãy cắm USB hoặc ghi đúng thư mục chứa khóa.",
        en="There is no file {file}. Plug in the USB stick, or name the folder that holds the key.",
        event=830,
    ),
    "key-unreadable": Sentence(vi="Không đọc được {file}: {why}.", en="{file} cannot be read: {why}.", event=831),
    "key-unwritable": Sentence(vi="Không ghi được {file}: {why}.", en="{file} cannot be written: {why}.", event=832),
    "key-open": Sentence(
        vi="Người khác trên máy này đọc được {file}. Hãy giới hạn lại bằng lệnh: chmod 600 '{file}'",
        en="Others on this machine can read {file}. Keep them out: chmod 600 '{file}'",
        event=833,
    ),
    "key-damaged": Sentence(
        vi="{file} bị hỏng hoặc không phải là khóa của ledplayer. Hãy dùng USB thứ hai hoặc bản sao lưu.",
        en="{file} is damaged, or no key of ledplayer's. Use the second USB stick, or the backup.",
        event=834,
    ),
    "key-passphrase-needed": Sentence(
        vi="{file} có mật khẩu. Khi không có ai gõ, hãy để biến {variable} chỉ tới tệp chứa mật khẩu.",
        en="{file} has a passphrase. Where nobody types it, let {variable} name a file that holds it.",
        event=835,
    ),
    "key-passphrase-wrong": Sentence(
        vi="Mật khẩu của {file} không đúng.", en="That is not the passphrase of {file}.", event=836
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
        event=837,
    ),
    "root-key-not-known": Sentence(
        vi="Khóa gốc trên USB này không phải của nơi xuất bản này.",
        en="The master key on this USB stick belongs to another site.",
        event=838,
    ),
    "keys-none": Sentence(
        vi="Chưa có khóa nào trong {folder}. Hãy bắt đầu bằng lệnh: ledplayer publish init",
        en="There are no keys in {folder}. Begin with: ledplayer publish init",
        event=839,
    ),
    "webroot-unwritable": Sentence(
        vi="Không ghi được vào thư mục web {folder}: {why}. Các bảng vẫn giữ nội dung cũ.",
        en="The web folder {folder} cannot be written: {why}. Boards keep what they have.",
        event=800,
    ),
    "webroot-in-use": Sentence(
        vi="Một lệnh publish khác đang ghi vào {folder}; hãy đợi lệnh đó xong.",
        en="Another publish is writing to {folder}; wait until it is done.",
        event=801,
    ),
    "published-none": Sentence(
        vi="Trong {folder} chưa có gì được xuất bản. Hãy bắt đầu bằng lệnh: ledplayer publish init",
        en="Nothing was ever published in {folder}. Begin with: ledplayer publish init",
        event=802,
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
        event=803,
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
        event=804,
    ),
    "keys-in-public": Sentence(
        vi="Thư mục khóa {keys} nằm trong {folder}, nơi ai cũng tải về được. Hãy để khóa ở chỗ khác: --keys.",
        en="The keys in {keys} lie inside {folder}, where anybody can fetch them. Keep them elsewhere: --keys.",
        event=840,
    ),
    "publish-no-boards": Sentence(
        vi="Trong {folder} không có tệp {name} ghi danh sách bảng. Hãy tạo tệp này, mỗi bảng một dòng.",
        en="There is no {name} in {folder}, the list of boards. Write one, a line for each board.",
        event=805,
    ),
    "publish-unreadable": Sentence(
        vi="Không đọc được {file}: {why}. Chưa xuất bản gì.",
        en="{file} cannot be read: {why}. Nothing was published.",
        event=806,
    ),
    "publish-too-much": Sentence(
        vi="Bảng {board} nhận quá nhiều tệp: danh sách của bảng lớn hơn {megabytes} MB. Hãy bớt tệp.",
        en="Board {board} gets too many files: their list is larger than {megabytes} MB. Take some away.",
        event=807,
    ),
    "publish-changing": Sentence(
        vi="{file} đang thay đổi; hãy đợi chép xong rồi chạy lại.",
        en="{file} is changing; wait until it is there, then run this again.",
        event=808,
    ),
    "board-not-published": Sentence(
        vi="Chưa từng xuất bản cho bảng {board}; có phải là {near}?",
        en="Nothing was ever published for a board {board}; is it {near}?",
        event=809,
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
    "root-key-there": Sentence(
        vi="Đã có khóa gốc {file}; không ghi đè. Hãy dùng USB khác hoặc cất tệp đó đi.",
        en="There is a master key already: {file}. It is not written over; use another stick, or put that file away.",
    ),
    "publish-begun": Sentence(
        vi="Đã khởi tạo rồi: {folder} đang dùng tốt với bộ khóa này. Không có gì thay đổi.",
        en="This was begun already: {folder} stands well with these keys. Nothing was changed.",
    ),
    "publish-begun-again": Sentence(
        vi=(
            "Đã tạo lại {folder} bằng bộ khóa cũ. Hãy publish nội dung ngay; các bảng giữ nội dung đang có cho đến "
            "lúc đó."
        ),
        en=(
            "{folder} was begun again with the same keys. Publish the content now; until then boards keep what they "
            "have."
        ),
    ),
    "publish-init-keys": Sentence(
        vi="Khóa dùng hằng ngày nằm trong {folder}. Hãy sao lưu thư mục này và đừng gửi cho ai.",
        en="The key for every day lies in {folder}. Back that folder up, and give it to nobody.",
    ),
    "publish-init-stick": Sentence(
        vi="Khóa gốc: {file}",
        en="The master key: {file}",
    ),
    "publish-init-copy": Sentence(
        vi="Cất các USB này ở hai nơi an toàn. Chỉ cần đến khi khóa hằng ngày bị lộ hoặc bị mất.",
        en="Keep these sticks in two safe places. They are needed only when the key for every day is stolen or lost.",
    ),
    "publish-init-move": Sentence(
        vi="Hãy chép tệp này vào hai USB, cất ở hai nơi an toàn, rồi xóa tệp trên máy này.",
        en="Copy that file to two USB sticks, keep them in two safe places, then delete it from this machine.",
    ),
    "publish-init-board": Sentence(
        vi="Khi cài bảng, chép {file} vào cạnh tệp cấu hình của bảng, hoặc chạy “ledplayer enroll” trên bảng.",
        en="When a board is set up, put {file} beside the board's file, or run “ledplayer enroll” there.",
    ),
    "publish-words": Sentence(
        vi="Tám từ để đối chiếu khi cài bảng: {words}",
        en="Eight words to compare when a board is set up: {words}",
    ),
    "publish-passphrase": Sentence(vi="Mật khẩu của {file}", en="Passphrase of {file}"),
    "publish-new-passphrase": Sentence(
        vi="Mật khẩu mới cho các khóa (quên là mất khóa)",
        en="New passphrase for the keys (forgotten, they are lost)",
    ),
    "publish-signed": Sentence(
        vi="Đã ký lại; có giá trị đến {until}.",
        en="Signed once more; good until {until}.",
    ),
    "publish-rotated": Sentence(
        vi=(
            "Đã thay khóa hằng ngày. Các bảng tự nhận khóa mới ở lần hỏi sau; khóa cũ không còn tác dụng. Hãy phát "
            "hành lại nội dung ngay: những gì có trong thư mục web đã được ký lại nguyên như vậy, kể cả thứ mà kẻ "
            "trộm có thể đã đặt vào."
        ),
        en=(
            "The key for every day was replaced. Boards take the new one when they ask next; the old one is worth "
            "nothing. Publish your content again now: what lay in the web folder was signed anew as it was, also what "
            "a thief may have put there."
        ),
    ),
    "publish-status": Sentence(
        vi="Ký lúc {time}, có giá trị đến {until}.",
        en="Signed at {time}, good until {until}.",
    ),
    "publish-stale": Sentence(
        vi="Đã {days} ngày chưa ký lại: bộ hẹn giờ chạy “ledplayer publish resign” hằng ngày có thể đã dừng.",
        en="Not signed for {days} days: the timer that runs “ledplayer publish resign” every day may have stopped.",
        event=810,
    ),
    "publish-old": Sentence(
        vi="Bộ khóa hết hạn ngày {day}. Trước ngày đó hãy chạy “ledplayer publish rotate” với USB giữ khóa gốc.",
        en="The keys run out on {day}. Before that, run “ledplayer publish rotate” with the master key's stick.",
        event=811,
    ),
    "publish-no-campaign": Sentence(vi="không có đợt nào", en="no campaign", event=812),
    "publish-strict": Sentence(
        vi="Có đợt bị lỗi nên chưa xuất bản gì (--strict).",
        en="Some campaigns have errors, so nothing was published (--strict).",
    ),
    "publish-say-yes": Sentence(
        vi="Chưa xuất bản gì: không có ai để hỏi. Thêm --yes để chạy không cần hỏi.",
        en="Nothing was published: there is nobody to ask. Add --yes to run without being asked.",
    ),
    "publish-confirm": Sentence(vi="Xuất bản như trên?", en="Publish this?"),
    "publish-not-done": Sentence(vi="Chưa xuất bản gì.", en="Nothing was published."),
    "publish-copying": Sentence(vi="Đang chép {size}", en="Copying {size}", event=813),
    "publish-converting": Sentence(vi="Đang đổi {file} sang PDF", en="Making a PDF of {file}", event=814),
    "publish-not-converted": Sentence(
        vi="Không đổi được {file} sang PDF; hãy tự lưu thành PDF rồi để cạnh tệp đó.",
        en="No PDF could be made of {file}; save it as a PDF yourself and put that beside it.",
        event=815,
        level="warning",
    ),
    "publish-done": Sentence(
        vi="Đã xuất bản vào {folder}. Số bảng có nội dung mới: {count}.",
        en="Published in {folder}. Boards with something new: {count}.",
        event=816,
    ),
    "publish-same": Sentence(
        vi="Không bảng nào có gì mới; đã ký lại {folder}.",
        en="Nothing is new for any board; {folder} was signed once more.",
        event=817,
    ),
    "publish-warnings": Sentence(
        vi="{count} điều nên xem lại: chạy “ledplayer check” để xem từng điều.",
        en="{count} things to look at: “ledplayer check” names them.",
        event=818,
    ),
    "publish-kept": Sentence(
        vi="{file}: có lỗi, các bảng giữ bản đã xuất bản lần trước",
        en="{file}: has an error, boards keep what was last published of it",
        event=819,
        level="warning",
    ),
    "publish-held": Sentence(
        vi="{file}: có lỗi, chưa xuất bản",
        en="{file}: has an error, is not published",
        event=820,
        level="warning",
    ),
    "publish-more": Sentence(vi="  … và {count} bảng nữa", en="  … and {count} more boards", event=821),
    "publish-new": Sentence(vi="thêm {names}", en="new: {names}", event=822),
    "publish-changed": Sentence(vi="đổi {names}", en="changed: {names}", event=823),
    "publish-gone": Sentence(vi="bỏ {names}", en="gone: {names}", event=824),
    "publish-withdrawn": Sentence(vi="không còn trong danh sách bảng", en="in no list of boards any more", event=825),
    "publish-list-alone": Sentence(vi="danh sách bảng hoặc ngày phát", en="the list of boards, or days", event=826),
    "publish-did": Sentence(vi="{what}", en="{what}", event=890),
}
