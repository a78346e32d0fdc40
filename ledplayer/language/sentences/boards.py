"""Sentences about boards: how all of them are, as their journals and the content server's log tell the office."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "boards-title": Sentence(vi="Tình trạng các bảng", en="All boards"),
    "boards-as-of": Sentence(vi="Lúc {time}", en="As of {time}"),
    "boards-count": Sentence(
        vi="Số bảng: {count}. Đỏ: {red}, vàng: {amber}, xanh: {green}.",
        en="Boards: {count}. Red: {red}, amber: {amber}, green: {green}.",
    ),
    "boards-count-red": Sentence(vi="cần xử lý ngay", en="must be seen to"),
    "boards-count-amber": Sentence(vi="cần để ý", en="look when convenient"),
    "boards-count-green": Sentence(vi="bình thường", en="all well"),
    "boards-green": Sentence(vi="xanh", en="green"),
    "boards-amber": Sentence(vi="vàng", en="amber"),
    "boards-red": Sentence(vi="ĐỎ", en="RED"),
    "boards-column-board": Sentence(vi="bảng", en="board"),
    "boards-column-alive": Sentence(vi="tín hiệu", en="alive"),
    "boards-column-on": Sentence(vi="đang phát", en="on air"),
    "boards-column-content": Sentence(vi="nội dung", en="content"),
    "boards-state-alive": Sentence(vi="có, lúc {time}", en="yes, at {time}"),
    "boards-state-silent": Sentence(vi="im lặng từ {time}", en="silent since {time}"),
    "boards-state-stopped": Sentence(vi="đã dừng lúc {time}", en="stopped at {time}"),
    "boards-state-never": Sentence(vi="chưa có tín hiệu", en="never heard of"),
    "boards-heard": Sentence(vi="Tín hiệu:", en="Alive:"),
    "boards-on": Sentence(vi="Đang phát", en="On air"),
    "boards-last-on": Sentence(vi="Lúc đó phát", en="Then on air"),
    "boards-content": Sentence(vi="Nội dung", en="Content"),
    "boards-was": Sentence(vi="lúc đó: {what}", en="then: {what}"),
    "boards-on-unknown": Sentence(vi="không rõ", en="not known"),
    "boards-since": Sentence(vi="từ {time}", en="since {time}"),
    "boards-newest": Sentence(vi="mới nhất", en="newest"),
    "boards-older": Sentence(vi="chưa phải mới nhất", en="not the newest"),
    "boards-no-release": Sentence(vi="không từ máy chủ", en="none from the server"),
    "boards-more": Sentence(vi="và {count} điều khác", en="and {count} more"),
    "boards-picture-now": Sentence(vi="Ảnh bảng {board} lúc {time}", en="The board {board} at {time}"),
    "boards-picture-old": Sentence(vi="Ảnh cuối cùng, lúc {time}", en="Its last picture, of {time}"),
    "boards-version": Sentence(vi="phiên bản {version}", en="version {version}"),
    "boards-do": Sentence(vi="Cách xử lý:", en="What to do:"),
    "boards-none": Sentence(
        vi="Chưa có bảng nào gửi nhật ký hoặc hỏi máy chủ nội dung trong thời gian này.",
        en="No board has sent its journal or asked the content server in this time.",
    ),
    "boards-intro": Sentence(
        vi="Trang này do lệnh “ledplayer boards --html” viết ra từ nhật ký mà các bảng gửi về và nhật ký của máy chủ "
        "nội dung; chạy lại lệnh đó thì trang mới hơn. Giờ ghi theo đồng hồ của máy này.",
        en="“ledplayer boards --html” wrote this page from the journals that boards send and from the content server's "
        "log; run it again for a newer one. Times are by this machine's clock.",
    ),
    "boards-old-page": Sentence(
        vi="Nếu giờ ở trên đã lâu, trang này đã cũ.", en="Where the time above is long ago, this page is old."
    ),
    "boards-minutes": Sentence(vi="{count} phút", en="{count} min"),
    "boards-hours": Sentence(vi="{count} giờ", en="{count} h"),
    "boards-days": Sentence(vi="{count} ngày", en="{count} days"),
    "boards-nowhere": Sentence(
        vi="Không biết đọc ở đâu: hãy dùng --journal {journal} (nhật ký các bảng gửi về) hoặc --access-log {access} "
        "(nhật ký của máy chủ nội dung).",
        en="Nothing to read: give --journal {journal} (what boards send) or --access-log {access} (the content "
        "server's log).",
    ),
    "boards-list-unreadable": Sentence(
        vi="Danh sách bảng {file} có lỗi, nên không dùng.", en="The list of boards {file} is wrong and does not count."
    ),
    "boards-site-unreadable": Sentence(
        vi="Không đọc được bản đã xuất bản ở {file} ({why}).",
        en="What is published in {file} cannot be read ({why}).",
    ),
    "boards-page-written": Sentence(vi="Đã viết trang {file}.", en="The page {file} is written."),
    "boards-page-not-written": Sentence(vi="Không viết được {file}: {why}.", en="{file} cannot be written: {why}."),
    "boards-too-many": Sentence(
        vi="Có quá nhiều tên bảng khác nhau (hơn {most}); bỏ qua {count} dòng.",
        en="There are too many different names of boards (over {most}); {count} lines were left out.",
        vi_hint="Có thể ai đó gửi tên giả đến máy chủ; hãy xem nhật ký của máy chủ.",
        en_hint="Somebody may be sending made-up names to the server; look at its log.",
    ),
    "boards-no-journalctl": Sentence(
        vi="Máy này không có journalctl nên không đọc được nhật ký {file}.",
        en="This machine has no journalctl, so the journal {file} cannot be read.",
        vi_hint="Hãy cài đặt: sudo apt install systemd",
        en_hint="Install it: sudo apt install systemd",
    ),
    "boards-journal-unreadable": Sentence(
        vi="Không đọc được nhật ký {file}: {why}.",
        en="The journal {file} cannot be read: {why}.",
        vi_hint="Hãy chạy bằng sudo, hoặc thêm người dùng vào nhóm systemd-journal-remote.",
        en_hint="Run this with sudo, or as a member of the group systemd-journal-remote.",
    ),
    "boards-journal-broken": Sentence(
        vi="Nhật ký {file} có chỗ hỏng; chỉ tính phần đọc được ({why}).",
        en="The journal {file} is broken; what can be read of it counts ({why}).",
        vi_hint="Xem bằng: journalctl --verify --file={file}; bảng sẽ gửi tiếp vào tệp mới.",
        en_hint="Look at it: journalctl --verify --file={file}; its board goes on in a new file.",
    ),
    "boards-journal-torn": Sentence(
        vi="Nhật ký {file} bị đứt giữa chừng; phần trước đó vẫn tính.",
        en="The journal {file} breaks off; what stands before that counts.",
    ),
    "boards-journal-long": Sentence(
        vi="Nhật ký {file} dài hơn {lines} dòng; phần sau không tính.",
        en="The journal {file} has more than {lines} lines; the rest does not count.",
        vi_hint="Hãy đọc ít ngày hơn, ví dụ --since 6h.",
        en_hint="Read less of it, for instance --since 6h.",
    ),
    "boards-never": Sentence(
        vi="Bảng có trong danh sách nhưng chưa gửi gì trong thời gian này.",
        en="It is in the list of boards, and nothing was heard of it in this time.",
        vi_hint="Máy của bảng có bật và có mạng không? Mã bảng (id) trong tệp của bảng có đúng không?",
        en_hint="Is its computer on, and its network? Is the id in the board's file the one of the list?",
    ),
    "boards-silent": Sentence(
        vi="Không có tin gì của chương trình phát từ {since}.",
        en="Nothing was heard of its player since {since}.",
        vi_hint="Hãy xem điện, mạng của máy; rồi tại máy đó: ledplayer status",
        en_hint="Look at its power and network; then, on that computer: ledplayer status",
    ),
    "boards-player-silent": Sentence(
        vi="Chương trình phát không nói gì từ {since}, nhưng máy của bảng vẫn chạy (có tin lúc {polled}).",
        en="Its player has said nothing since {since}, though its computer runs (heard of at {polled}).",
        vi_hint="Tại máy của bảng: ledplayer status, rồi sudo systemctl restart ledplayer",
        en_hint="On that computer: ledplayer status, then sudo systemctl restart ledplayer",
    ),
    "boards-stopped": Sentence(
        vi="Chương trình phát được lệnh dừng lúc {since} và chưa chạy lại.",
        en="Its player was told to end at {since}, and has not been started since.",
        vi_hint="Tại máy của bảng: sudo systemctl start ledplayer",
        en_hint="On that computer: sudo systemctl start ledplayer",
    ),
    "boards-asks-no-more": Sentence(
        vi="Không hỏi máy chủ nội dung từ {since} (thường cách nhau {pause}).",
        en="It has not asked the content server since {since} (its usual pause: {pause}).",
        vi_hint="Hãy xem điện, mạng của máy; rồi tại máy đó: ledplayer sync",
        en_hint="Look at its power and network; then, on that computer: ledplayer sync",
    ),
    "boards-player-unknown": Sentence(
        vi="Máy của bảng vẫn hỏi máy chủ, nhưng không có gì chứng tỏ chương trình đang phát.",
        en="Its computer asks the server, and nothing proves that its player shows anything.",
        vi_hint="Tại máy của bảng: ledplayer status. Để cơ quan thấy bảng đang phát gì, cho bảng gửi nhật ký về.",
        en_hint="On that computer: ledplayer status. To see here what it shows, have it send its journal.",
    ),
    "boards-clock-ahead": Sentence(
        vi="Đồng hồ của bảng chạy nhanh ít nhất {span}.",
        en="Its clock is ahead by {span} at least.",
        vi_hint="Tại máy của bảng: timedatectl. Bảng cần mạng để chỉnh giờ, hoặc đồng hồ có pin.",
        en_hint="On that computer: timedatectl. It needs a network to set its clock, or a clock with a battery.",
    ),
    "boards-clock-behind": Sentence(
        vi="Nhật ký của bảng đến lúc {arrived} lại ghi giờ {since}: đồng hồ của bảng chậm, hoặc dòng đó đến muộn.",
        en="What arrived of it at {arrived} says {since}: its clock is behind, or that line was long under way.",
        vi_hint="Tại máy của bảng: timedatectl",
        en_hint="On that computer: timedatectl",
    ),
    "boards-two-computers": Sentence(
        vi="Có nhiều hơn một máy xưng là bảng “{board}”.",
        en="More than one computer calls itself “{board}”.",
        vi_hint="Có thể thẻ nhớ được sao chép: hãy sửa mã bảng (id) trong tệp của bảng ở một máy.",
        en_hint="A card may have been copied: correct the id in the board's file on one of them.",
    ),
    "boards-refused": Sentence(
        vi="Bảng đã từ chối bản {release} và phát bản trước đó.",
        en="It has refused the release {release} and plays the one before.",
        vi_hint="Xem lý do: ledplayer log trên máy của bảng; rồi sửa nội dung và xuất bản lại.",
        en_hint="See why: ledplayer log on that computer; then correct the content and publish again.",
    ),
    "boards-not-newest": Sentence(
        vi="Bảng chưa có bản mới nhất {release}.",
        en="It does not have the newest release {release} yet.",
        vi_hint="Bảng có thể đang chờ giờ tải (download) trong tệp của bảng.",
        en_hint="It may be waiting for the hours of “download” in the board's file.",
    ),
    "boards-not-listed": Sentence(
        vi="“{board}” không có trong danh sách bảng.",
        en="“{board}” is not in the list of boards.",
        vi_hint="Hãy thêm vào boards.yaml, hoặc sửa mã bảng (id) trong tệp của bảng.",
        en_hint="Add it to boards.yaml, or correct the id in the board's file.",
    ),
}
