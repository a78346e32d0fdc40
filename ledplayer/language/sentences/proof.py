"""Sentences about the proof of play: keeping it, and what is wrong with one that is read."""

from ledplayer.language.sentence import Sentence

_ASK_VI = "Hãy so với nhật ký máy chủ (ledplayer report --access-log) và hỏi ai đã động vào thẻ nhớ của bảng."
_ASK_EN = "Compare it with the server's log (ledplayer report --access-log), and ask who was at the board's card."

SENTENCES: dict[str, Sentence] = {
    "proof-unwritable": Sentence(
        vi="không ghi được lịch sử phát vào {folder} ({why}); tạm giữ trong bộ nhớ, mất điện thì mất phần này",
        en="the proof of play cannot be written to {folder} ({why}); it waits in memory, which a power cut would empty",
        vi_hint="Hãy dọn chỗ trên thẻ nhớ, hoặc thay thẻ nếu thẻ chỉ còn đọc được.",
        en_hint="Make room on the card; replace it if it can only be read any more.",
        event=601,
        level="error",
    ),
    "proof-kept-again": Sentence(
        vi="đã ghi lại được lịch sử phát vào thẻ nhớ", en="the proof of play is written to the card again", event=602
    ),
    "proof-lost": Sentence(
        vi="bộ nhớ tạm cho lịch sử phát đã đầy: phần cũ nhất chưa ghi được phải bỏ",
        en="the room in memory for the proof of play is full: the oldest of what could not be written is dropped",
        vi_hint="Hãy dọn chỗ trên thẻ nhớ; báo cáo sẽ ghi rõ khoảng thời gian bị mất.",
        en_hint="Make room on the card; reports will name the stretch that is lost.",
        event=603,
        level="error",
    ),
    "proof-torn": Sentence(
        vi="dòng cuối của {file} ghi dở khi mất điện; dòng đó được bỏ, lịch sử phát ghi tiếp từ dòng trước",
        en="a power cut left half a line at the end of {file}; it is dropped, and the proof of play goes on before it",
        event=604,
        level="warning",
    ),
    "proof-altered": Sentence(
        vi="{file} không còn như lúc ghi; từ nay lịch sử phát ghi sang tệp mới",
        en="{file} is not what was written any more; from now on the proof of play goes into a new file",
        vi_hint="Có người sửa tệp này, hoặc thẻ nhớ sắp hỏng. Hãy chép thư mục proof ra ngoài rồi thay thẻ.",
        en_hint="Somebody changed it, or the card is failing. Copy the folder proof away, and replace the card.",
        event=605,
        level="error",
    ),
    "proof-unreadable": Sentence(
        vi="không đọc được {file}: {why}",
        en="{file} cannot be read: {why}",
        vi_hint="Hãy kiểm tra quyền đọc thư mục, hoặc chép lại từ thẻ nhớ của bảng.",
        en_hint="Look at who may read it, or copy it from the board's card again.",
    ),
    "proof-line-torn": Sentence(
        vi="dòng {line} của {file} ghi dở khi mất điện; phần đó không tính",
        en="line {line} of {file} was cut by a power cut; it counts for nothing",
    ),
    "proof-line-changed": Sentence(
        vi="dòng {line} của {file} đã bị sửa hoặc hỏng; phần đó không tính",
        en="line {line} of {file} was changed or is damaged; it counts for nothing",
        vi_hint=_ASK_VI,
        en_hint=_ASK_EN,
    ),
    "proof-line-missing": Sentence(
        vi="trước dòng {line} của {file} thiếu dòng hoặc các dòng bị đổi chỗ",
        en="before line {line} of {file} lines are missing, or they were moved",
        vi_hint=_ASK_VI,
        en_hint=_ASK_EN,
    ),
    "proof-line-newer": Sentence(
        vi="dòng {line} của {file} do phiên bản mới hơn ghi",
        en="line {line} of {file} was written by a newer version",
        vi_hint="Hãy cập nhật ledplayer trên máy này.",
        en_hint="Update ledplayer on this machine.",
    ),
    "proof-line-strange": Sentence(
        vi="{file} có phần không hiểu được; phần đó không tính",
        en="a part of {file} makes no sense; it counts for nothing",
        vi_hint=_ASK_VI,
        en_hint=_ASK_EN,
    ),
    "proof-file-strange": Sentence(
        vi="{file} không nối tiếp tệp trước nó, hoặc đã bị đổi tên",
        en="{file} does not go on from the file before it, or was renamed",
        vi_hint=_ASK_VI,
        en_hint=_ASK_EN,
    ),
    "proof-day-missing": Sentence(
        vi="thiếu {count} tệp lịch sử phát trước {file}, giữa {since} và {until}",
        en="before {file}, between {since} and {until}, files of the proof of play are missing: {count}",
        vi_hint=_ASK_VI,
        en_hint=_ASK_EN,
    ),
    "proof-begin-missing": Sentence(
        vi="thiếu các tệp lịch sử phát trước {file} ({until})",
        en="files of the proof of play before {file} ({until}) are missing",
        vi_hint=_ASK_VI,
        en_hint=_ASK_EN,
    ),
    "proof-hole": Sentence(
        vi="từ {since} đến {until} có {count} khoảng không có lịch sử phát mà cũng không rõ vì sao",
        en="from {since} to {until} nothing is told of {count} stretches, nor why",
        vi_hint=_ASK_VI,
        en_hint=_ASK_EN,
    ),
    "proof-witness-unknown": Sentence(
        vi="máy chủ đã thấy dấu {head} lúc {when} (cả thảy {count} lần lệch), nhưng lịch sử phát không có dấu đó: "
        "lịch sử đã bị làm lại hoặc bị cắt bớt",
        en="the server saw the mark {head} on {when} ({count} such), which this proof of play does not have: it was "
        "made anew, or a part was taken away",
        vi_hint="Không dùng báo cáo này làm bằng chứng. Hãy hỏi ai đã động vào thẻ nhớ của bảng.",
        en_hint="Do not use this report as proof. Ask who was at the board's card.",
    ),
    "proof-witness-order": Sentence(
        vi="máy chủ thấy dấu {head} lúc {when} sau một dấu mới hơn (cả thảy {count} lần): hai bảng dùng chung một tên, "
        "hoặc lịch sử đã bị làm lại",
        en="the server saw the mark {head} on {when} after a newer one ({count} such): two boards share one id, or the "
        "proof of play was made anew",
        vi_hint="Hãy kiểm tra tên (id) của các bảng.",
        en_hint="Look at the boards' ids.",
    ),
    "proof-witness-time": Sentence(
        vi="máy chủ thấy dấu {head} lúc {when}, không khớp giờ ghi trong lịch sử phát (cả thảy {count} lần)",
        en="the server saw the mark {head} on {when}, which is not when the proof of play has it ({count} such)",
        vi_hint="Đồng hồ của bảng có thể đã sai. Hãy kiểm tra đồng hồ của bảng và của máy chủ.",
        en_hint="The board's clock may have been wrong. Look at the clocks of the board and of the server.",
    ),
}
