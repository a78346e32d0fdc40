"""What `ledplayer enroll` says."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "enroll-words": Sentence(
        vi="Khóa của máy chủ {server} đọc thành tám từ. Hãy gọi điện và đối chiếu với nơi xuất bản "
        "(ở đó: ledplayer publish status):",
        en="The keys of {server} read as eight words. Ring the office and compare them "
        "(there: ledplayer publish status):",
    ),
    "enroll-ask": Sentence(vi="Cả tám từ đều giống?", en="Are all eight the same?"),
    "enroll-done": Sentence(
        vi="Đã tin khóa này, lưu ở {file}. Bây giờ chạy: ledplayer sync",
        en="These keys are trusted from now on; they are kept in {file}. Now run: ledplayer sync",
    ),
    "enroll-known": Sentence(
        vi="Bảng đã tin đúng khóa này: {words}",
        en="The board trusts these keys already: {words}",
    ),
    "enroll-others": Sentence(
        vi="Bảng đang tin khóa khác ({known}, ở {file}); máy chủ đưa ra: {words}. Nếu đúng là nơi xuất bản đã lập lại "
        "từ đầu, hãy chạy lại với --replace.",
        en="The board trusts other keys ({known}, in {file}); the server offers: {words}. If the office has really "
        "begun anew, run it again with --replace.",
    ),
    "enroll-not": Sentence(
        vi="Không lưu gì: các từ không giống, hoặc không có ai trả lời. Nếu không giống, đừng tin máy chủ này.",
        en="Nothing was kept: the words differ, or nobody answered. If they differ, do not trust this server.",
    ),
    "enroll-unwritten": Sentence(
        vi="Không ghi được {file} ({why}). Hãy chạy lại với sudo.",
        en="{file} cannot be written ({why}). Run it with sudo.",
    ),
    "enroll-no-root": Sentence(
        vi="Ở địa chỉ này không có máy chủ nội dung nào: thiếu {file}.",
        en="There is no content server at this address: {file} is missing.",
        vi_hint="Kiểm tra địa chỉ, và ở nơi xuất bản đã chạy ledplayer publish init chưa.",
        en_hint="Check the address, and whether ledplayer publish init was run at the office.",
    ),
    "enroll-bad-root": Sentence(
        vi="{file} của máy chủ không đúng là khóa đã ký: có thể không phải máy chủ nội dung, hoặc đã bị sửa.",
        en="The server's {file} is no signed key: this may be no content server, or somebody has altered it.",
        vi_hint="Đừng tin máy chủ này; hãy báo nơi xuất bản.",
        en_hint="Do not trust this server; tell the office.",
    ),
}
