"""Sentences of the report on what a board showed, and of the office's access log that bears witness to it."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "access-log-unreadable": Sentence(
        vi="không đọc được nhật ký truy cập {file}: {why}",
        en="the access log {file} cannot be read: {why}",
        vi_hint="Kiểm tra đường dẫn, và quyền đọc (thường thuộc nhóm adm: dùng sudo).",
        en_hint="See that the path is right and that you may read it (it mostly belongs to the group adm: use sudo).",
    ),
    "access-log-cut": Sentence(
        vi="nhật ký truy cập {file} bị đứt giữa chừng hoặc hỏng; chỉ dùng được phần đọc được",
        en="the access log {file} breaks off or is damaged; what could be read counts",
        vi_hint="Chép lại tệp này từ máy chủ.",
        en_hint="Copy the file from the server again.",
    ),
    "access-log-long": Sentence(
        vi="nhật ký truy cập {file} dài hơn {gigabytes} GB; phần sau không được đọc",
        en="the access log {file} is longer than {gigabytes} GB; the rest was not read",
        vi_hint="Đưa từng ngày một (logrotate chia tệp theo ngày).",
        en_hint="Give it day by day (logrotate parts it so).",
    ),
    "access-log-odd": Sentence(
        vi="nhật ký truy cập: {bad} trong {lines} dòng không hiểu được",
        en="the access log: {bad} of {lines} lines cannot be understood",
        vi_hint="Đưa tệp access_log của nginx ở định dạng “combined”.",
        en_hint="Give nginx's access_log in the format “combined”.",
    ),
    "report-title": Sentence(vi="Báo cáo phát trên bảng LED", en="Report on what the LED board showed"),
    "report-annex": Sentence(
        vi="(Kèm theo Báo cáo số ........../BC-.......... ngày ..... tháng ..... năm ..........)",
        en="(Annex to the report no. .................... of ....................)",
    ),
    "report-board": Sentence(vi="Bảng điện tử: {board}", en="Board: {board}"),
    "report-period": Sentence(
        vi="Từ ngày {begin} đến hết ngày {last}",
        en="From {begin} through {last}",
    ),
    "report-day": Sentence(vi="Ngày {day}", en="Of {day}"),
    "report-only": Sentence(
        vi="Chỉ các đợt có tên chứa “{campaign}”", en="Only campaigns with “{campaign}” in the name"
    ),
    "report-summary": Sentence(vi="Tổng hợp", en="Summary"),
    "report-by-campaign": Sentence(vi="Theo từng đợt tuyên truyền", en="By campaign"),
    "report-by-day": Sentence(vi="Theo từng ngày", en="By day"),
    "report-by-item": Sentence(vi="Theo từng nội dung", en="By item"),
    "report-stretches": Sentence(vi="Khoảng thời gian không có chứng cứ phát", en="Times for which nothing is proven"),
    "report-record": Sentence(vi="Độ tin cậy của số liệu", en="How far the figures can be believed"),
    "report-chart": Sentence(vi="Số phút theo lịch và đã phát", en="Minutes due and shown"),
    "report-chart-months": Sentence(
        vi="Số phút theo lịch và đã phát, từng tháng", en="Minutes due and shown, month by month"
    ),
    "report-chart-days": Sentence(vi="Số phút theo lịch và đã phát, từng ngày", en="Minutes due and shown, day by day"),
    "report-total": Sentence(vi="Tổng cộng", en="Total"),
    "report-campaigns": Sentence(vi="Số đợt", en="Campaigns"),
    "report-times": Sentence(
        vi="Theo lịch {due} lần: phát đủ {shown} lần, phát một phần {partly} lần, lỗi {failed} lần.",
        en="Due {due} times: shown whole {shown} times, partly {partly} times, failed {failed} times.",
    ),
    "report-unproven": Sentence(
        vi="Không có chứng cứ cho {minutes}\u00a0phút theo lịch.",
        en="Of {minutes} minutes that were due nothing is proven.",
    ),
    "report-column-place": Sentence(vi="STT", en="No."),
    "report-column-campaign": Sentence(vi="Đợt tuyên truyền", en="Campaign"),
    "report-column-playlist": Sentence(vi="Tệp lịch phát", en="Playlist"),
    "report-column-item": Sentence(vi="Nội dung", en="Item"),
    "report-column-number": Sentence(vi="Số", en="No."),
    "report-column-kind": Sentence(vi="Loại", en="Kind"),
    "report-column-day": Sentence(vi="Ngày", en="Day"),
    "report-column-due": Sentence(vi="Lần theo lịch", en="Times due"),
    "report-column-shown": Sentence(vi="Lần phát đủ", en="Shown whole"),
    "report-column-partly": Sentence(vi="Phát một phần", en="Shown partly"),
    "report-column-failed": Sentence(vi="Lần lỗi", en="Failed"),
    "report-column-due-minutes": Sentence(vi="Phút theo lịch", en="Minutes due"),
    "report-column-minutes": Sentence(vi="Phút đã phát", en="Minutes shown"),
    "report-column-share": Sentence(vi="Tỷ lệ", en="Share"),
    "report-column-unproven": Sentence(vi="Phút thiếu chứng cứ", en="Minutes unproven"),
    "report-column-from": Sentence(vi="Từ lúc", en="From"),
    "report-column-until": Sentence(vi="Đến lúc", en="Until"),
    "report-column-length": Sentence(vi="Kéo dài", en="For"),
    "report-column-why": Sentence(vi="Lý do", en="Why"),
    "report-sheet-campaigns": Sentence(vi="Theo đợt", en="Campaigns"),
    "report-sheet-items": Sentence(vi="Theo nội dung", en="Items"),
    "report-sheet-days": Sentence(vi="Theo ngày", en="Days"),
    "report-sheet-rows": Sentence(vi="Ngày và nội dung", en="Days and items"),
    "report-key-due": Sentence(vi="theo lịch", en="due"),
    "report-key-shown": Sentence(vi="đã phát", en="shown"),
    "report-key-unproven": Sentence(vi="thiếu chứng cứ", en="unproven"),
    "report-key-minutes": Sentence(vi="phút", en="minutes"),
    "report-nothing-due": Sentence(
        vi="Trong phần thời gian có lịch sử phát, lịch không có đợt nào phải phát trên bảng.",
        en="In the time that is recorded no campaign was due on the board.",
    ),
    "report-no-figures": Sentence(vi="Không có số liệu của kỳ này.", en="There are no figures of this period."),
    "report-unknown": Sentence(
        vi="trong {minutes} phút không rõ lịch phải phát gì; số phút theo lịch và tỷ lệ không tính khoảng này",
        en="of {minutes} minutes nobody knows what was due; minutes due and shares leave them out",
    ),
    "report-besides": Sentence(
        vi="Ngoài các đợt trên, bảng hiện thư mục dự phòng, tấm tên cơ quan hoặc hình ngoài giờ: {minutes}\u00a0phút.",
        en="Besides, the board showed its fallback folder, its name card or its closed screen for {minutes} minutes.",
    ),
    "report-how": Sentence(
        vi="Phút đã phát là thời gian nội dung thật sự hiện trên bảng, do máy phát tự ghi. Lần lỗi và thời gian không "
        "có chứng cứ không tính là đã phát. Số phút và tỷ lệ luôn làm tròn xuống.",
        en="Minutes shown are the time that the content really stood on the board, as the player wrote it down. What "
        "failed and what is not proven does not count as shown. Minutes and shares are always rounded down.",
    ),
    "report-why-off": Sentence(vi="máy phát không chạy", en="the player did not run"),
    "report-why-unproven": Sentence(
        vi="mất điện, phần chưa kịp ghi đã mất", en="a power cut took what was not written yet"
    ),
    "report-why-lost": Sentence(vi="đầy thẻ nhớ hoặc bộ nhớ, không ghi được", en="a full disk or memory left no room"),
    "report-why-unknown": Sentence(
        vi="không rõ giờ, hoặc không rõ lịch phải phát gì", en="nobody knows the time, or what was due"
    ),
    "report-more": Sentence(vi="… và {count} khoảng nữa.", en="… and {count} more."),
    "report-more-problems": Sentence(vi="còn {count} lỗi khác không nêu ở đây", en="{count} more are not named here"),
    "report-hour": Sentence(vi="{count} giờ", en="{count} h"),
    "report-minute": Sentence(vi="{count} phút", en="{count} min"),
    "report-second": Sentence(vi="{count} giây", en="{count} s"),
    "report-head": Sentence(vi="Dấu cuối của lịch sử phát: {head}", en="Newest mark of the proof of play: {head}"),
    "report-made": Sentence(vi="Lập lúc {time} ngày {day}", en="Made on {day} at {time}"),
    "report-made-by": Sentence(
        vi="Lập lúc {time} ngày {day} bằng ledplayer {version} cho bảng {board}; giờ của bảng ({zone}).",
        en="Made on {day} at {time} by ledplayer {version} for the board {board}; times are the board's ({zone}).",
    ),
    "report-place": Sentence(
        vi=".................., ngày ..... tháng ..... năm ..........",
        en="...................., .................... 20.....",
    ),
    "report-writer": Sentence(vi="Người lập", en="Prepared by"),
    "report-writer-how": Sentence(vi="(Ký, ghi rõ họ tên)", en="(signature, full name)"),
    "report-head-of": Sentence(vi="Thủ trưởng đơn vị", en="Head of the office"),
    "report-head-of-how": Sentence(vi="(Ký, đóng dấu, ghi rõ họ tên)", en="(signature, stamp, full name)"),
    "report-chain-none": Sentence(
        vi="không có lịch sử phát nào để đối chiếu", en="there is no proof of play that could be compared"
    ),
    "report-chain-alone": Sentence(
        vi="lịch sử phát liền mạch, nhưng chưa đối chiếu với nhật ký của máy chủ",
        en="the proof of play is whole, but it was not compared with the server's log",
        vi_hint="Muốn đối chiếu, thêm --access-log với nhật ký truy cập của máy chủ nội dung.",
        en_hint="To compare them, add --access-log with the access log of the content server.",
    ),
    "report-chain-witnessed": Sentence(
        vi="lịch sử phát liền mạch, và khớp với mọi dấu mà máy chủ đã thấy ({count} lần)",
        en="the proof of play is whole, and agrees with every mark that the server saw ({count})",
    ),
    "report-chain-gaps": Sentence(
        vi="lịch sử phát có chỗ thiếu, đã nêu ở đầu báo cáo",
        en="the proof of play has gaps, named at the head of the report",
    ),
    "report-chain-broken": Sentence(
        vi="KHÔNG dùng số liệu này làm căn cứ khi chưa làm rõ các lỗi nêu ở đầu báo cáo",
        en="do NOT rely on these figures before the errors at the head of the report are cleared up",
    ),
    "report-nothing-kept": Sentence(
        vi="bảng này chưa có lịch sử phát nào",
        en="this board keeps no proof of play yet",
        vi_hint="Kiểm tra thư mục trạng thái (--state) có đúng của máy phát không, và máy phát có đang chạy không.",
        en_hint="See that the state folder (--state) is the player's, and that the player runs.",
    ),
    "report-since": Sentence(
        vi="lịch sử phát chỉ còn từ ngày {day}; những ngày trước đó không có số liệu",
        en="the proof of play begins on {day} only; there are no figures of the days before",
    ),
    "report-ends": Sentence(
        vi="lịch sử phát chỉ có đến {time} ngày {day}; sau đó không có số liệu",
        en="the proof of play ends at {time} on {day}; there are no figures of what came after",
        vi_hint="Xem máy phát có đang chạy không; nếu đây là bản chép thì chép lại thư mục proof.",
        en_hint="See that the player runs; where this is a copy, copy the folder proof again.",
    ),
    "report-so-far": Sentence(
        vi="số liệu mới tính đến {time} ngày {day}",
        en="these are the figures up to {time} on {day}",
    ),
    "report-no-witness": Sentence(
        vi="nhật ký máy chủ đã đưa không có dấu lịch sử phát nào của bảng {board}",
        en="the server's log that was given holds no mark of the board {board}",
        vi_hint="Kiểm tra có đúng nhật ký của những ngày này và của máy chủ mà bảng lấy nội dung không.",
        en_hint="See that it is the log of these days, and of the server that the board pulls from.",
    ),
    "report-no-campaign": Sentence(
        vi="trong thời gian này không có đợt nào có tên chứa “{campaign}”",
        en="no campaign of this time has “{campaign}” in its name",
        vi_hint="Các đợt có: {known}.",
        en_hint="There are: {known}.",
    ),
    "report-days-order": Sentence(
        vi="ngày cuối ({last}) trước ngày đầu ({begin})",
        en="the last day ({last}) is before the first ({begin})",
        vi_hint="Đổi chỗ hai ngày.",
        en_hint="Give them the other way round.",
    ),
    "report-too-long": Sentence(
        vi="kỳ báo cáo dài nhất là {days} ngày",
        en="a report is of {days} days at most",
        vi_hint="Chia thành nhiều báo cáo.",
        en_hint="Make several reports.",
    ),
    "report-day-unreadable": Sentence(
        vi="không hiểu ngày “{written}”; viết như 25/9/2026 hoặc 2026-09-25",
        en="“{written}” is no day; write it like 25/9/2026 or 2026-09-25",
    ),
    "report-no-out": Sentence(
        vi="định dạng {form} không hiện được trên màn hình dòng lệnh",
        en="the format {form} is nothing for a terminal",
        vi_hint="Thêm --out với tên tệp, ví dụ --out bao-cao.{form}.",
        en_hint="Add --out with a file's name, as in --out report.{form}.",
    ),
    "report-format-unknown": Sentence(
        vi="không rõ định dạng của “{file}”",
        en="the format of “{file}” is not known",
        vi_hint="Đặt đuôi .csv, .xlsx, .html hoặc .txt, hoặc thêm --format.",
        en_hint="Let it end in .csv, .xlsx, .html or .txt, or add --format.",
    ),
    "report-unwritten": Sentence(
        vi="không ghi được {file}: {why}",
        en="{file} cannot be written: {why}",
    ),
    "report-written": Sentence(vi="Đã ghi báo cáo vào {file}", en="The report is in {file}"),
    "report-no-state": Sentence(
        vi="không có thư mục trạng thái {folder}",
        en="there is no state folder {folder}",
        vi_hint="Chạy trên máy của bảng, hoặc chỉ ra thư mục bằng --state.",
        en_hint="Run it on the board's machine, or name the folder with --state.",
    ),
}
