"""What `ledplayer doctor` says of folders, cards and the content server."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "doctor-state": Sentence(
        vi="Ghi được vào thư mục trạng thái {folder} (người dùng {user})",
        en="The state folder {folder} can be written (as {user})",
    ),
    "doctor-state-new": Sentence(
        vi="Chưa có thư mục trạng thái {folder}; máy phát sẽ tự tạo",
        en="There is no state folder {folder} yet; the player makes it",
    ),
    "doctor-folder-others": Sentence(
        vi="Không thử ghi vào {folder}: hãy chạy lại với sudo",
        en="{folder} is not tried: only with sudo",
    ),
    "doctor-state-forbidden": Sentence(
        vi="Người dùng {user} không ghi được vào thư mục trạng thái {folder}",
        en="The user {user} may not write the state folder {folder}",
        vi_hint="Hãy chạy: sudo install -d -o {user} -g {user} {folder} && sudo chown -R {user}: {folder}",
        en_hint="Run: sudo install -d -o {user} -g {user} {folder} && sudo chown -R {user}: {folder}",
    ),
    "doctor-state-unwritable": Sentence(
        vi="Không ghi được vào {folder}: {why}",
        en="{folder} cannot be written: {why}",
        vi_hint="Nếu đĩa chỉ cho đọc, thẻ nhớ có thể hỏng: hãy chạy dmesg | tail, rồi thay thẻ.",
        en_hint="A disk that turned read-only may be a broken card: run dmesg | tail, then replace it.",
    ),
    "doctor-card": Sentence(
        vi="Thẻ nhớ ghi một tệp nhỏ trong {milliseconds} ms",
        en="The card takes {milliseconds} ms for a small file",
    ),
    "doctor-card-slow": Sentence(
        vi="Thẻ nhớ quá chậm: {milliseconds} ms cho một tệp nhỏ (nên dưới {most} ms)",
        en="The card is too slow: {milliseconds} ms for a small file (below {most} ms is well)",
        vi_hint="Thẻ có thể sắp hỏng; hãy thay bằng thẻ A1 hoặc A2 chính hãng.",
        en_hint="It may be about to fail; replace it by a genuine card of class A1 or A2.",
    ),
    "doctor-card-untold": Sentence(
        vi="Không đo được tốc độ thẻ nhớ: không ghi được ở đó",
        en="The card's speed cannot be measured: nothing can be written there",
    ),
    "doctor-room": Sentence(
        vi="Đĩa của {folder} còn trống {free} GB trên {size} GB",
        en="The disk of {folder} has {free} GB free of {size} GB",
    ),
    "doctor-room-low": Sentence(
        vi="Đĩa của {folder} chỉ còn trống {free} GB trên {size} GB (cần {least} GB)",
        en="The disk of {folder} has only {free} GB free of {size} GB ({least} GB are needed)",
        vi_hint="Hãy xóa bớt: sudo apt clean && sudo journalctl --vacuum-size=16M; hoặc dùng thẻ lớn hơn",
        en_hint="Make room: sudo apt clean && sudo journalctl --vacuum-size=16M; or use a larger card",
    ),
    "doctor-source": Sentence(
        vi="Thư mục nội dung {folder} đọc và ghi được ({kind}{options})",
        en="The content folder {folder} can be read and written ({kind}{options})",
    ),
    "doctor-source-missing": Sentence(
        vi="Không có thư mục nội dung {folder}",
        en="There is no content folder {folder}",
        vi_hint="Hãy kiểm tra “sources” trong tệp của bảng; nếu là thư mục mạng, xem nó đã ghi trong /etc/fstab chưa.",
        en_hint="Check “sources” in the board's file; if it is a share, see whether /etc/fstab names it.",
    ),
    "doctor-source-unmounted": Sentence(
        vi="Thư mục mạng {point} chưa được gắn, nên không có {folder}",
        en="{point} is not mounted, so {folder} is away",
        vi_hint="Hãy chạy: sudo mount {point}; nếu không được, kiểm tra máy chủ tệp và mật khẩu",
        en_hint="Run: sudo mount {point}; if that fails, check the file server and the password",
    ),
    "doctor-source-hung": Sentence(
        vi="Thư mục nội dung {folder} quá {seconds} giây không trả lời: máy chủ tệp đã mất",
        en="The content folder {folder} did not answer within {seconds} s: its server is away",
        vi_hint="Hãy kiểm tra máy chủ tệp và mạng, rồi chạy: sudo umount -l {folder} && sudo mount -a",
        en_hint="Check the file server and the network, then run: sudo umount -l {folder} && sudo mount -a",
    ),
    "doctor-source-unreadable": Sentence(
        vi="Người dùng {user} không đọc được thư mục nội dung {folder} ({kind}): {why}",
        en="The user {user} cannot read the content folder {folder} ({kind}): {why}",
        vi_hint="Hãy cho quyền đọc; với cifs thêm vào /etc/fstab: uid={user},gid={user}",
        en_hint="Permit it; for cifs add to /etc/fstab: uid={user},gid={user}",
    ),
    "doctor-source-closed": Sentence(
        vi="Người dùng {user} đọc được nhưng không ghi được vào {folder} ({kind}): {why}; trang tình trạng sẽ "
        "không có ở đó",
        en="The user {user} can read but not write {folder} ({kind}): {why}; the status page will be missing there",
        vi_hint="Hãy cho quyền ghi; với cifs thêm vào /etc/fstab: uid={user},gid={user}",
        en_hint="Permit it; for cifs add to /etc/fstab: uid={user},gid={user}",
    ),
    "doctor-watches": Sentence(
        vi="Theo dõi được mọi thư mục: {folders} trên {most}",
        en="All folders can be watched: {folders} of {most}",
    ),
    "doctor-watches-few": Sentence(
        vi="Có {folders} thư mục nhưng hệ thống chỉ cho theo dõi {most}: tệp mới sẽ lên chậm vài phút",
        en="There are {folders} folders, but only {most} may be watched: new files come minutes later",
        vi_hint="Hãy chạy: echo fs.inotify.max_user_watches={wanted} | sudo tee /etc/sysctl.d/60-ledplayer.conf && "
        "sudo sysctl --system",
        en_hint="Run: echo fs.inotify.max_user_watches={wanted} | sudo tee /etc/sysctl.d/60-ledplayer.conf && sudo "
        "sysctl --system",
    ),
    "doctor-watches-none": Sentence(
        vi="Không có thư mục nội dung nào để theo dõi",
        en="There is no content folder to watch",
    ),
    "doctor-watches-untold": Sentence(
        vi="Hệ thống không báo giới hạn theo dõi thư mục",
        en="The system does not tell how many folders may be watched",
    ),
    "doctor-certificates": Sentence(
        vi="Hệ thống có chứng chỉ gốc để vào máy chủ https",
        en="The system has the certificates to trust https servers by",
    ),
    "doctor-certificates-missing": Sentence(
        vi="Thiếu chứng chỉ gốc: không vào được máy chủ https nào",
        en="The certificates to trust https servers by are missing",
        vi_hint="Hãy chạy: {command}",
        en_hint="Run: {command}",
    ),
    "doctor-name": Sentence(vi="Tìm thấy máy chủ {host}: {address}", en="The name {host} is found: {address}"),
    "doctor-name-unknown": Sentence(
        vi="Không có máy chủ nào tên {host}",
        en="There is no server named {host}",
        vi_hint="Hãy kiểm tra “server” trong tệp của bảng; tên có thể gõ nhầm: getent hosts {host}",
        en_hint="Check “server” in the board's file, it may be mistyped: getent hosts {host}",
    ),
    "doctor-name-no-dns": Sentence(
        vi="Không hỏi được tên {host}: không có máy chủ DNS nào trả lời",
        en="The name {host} cannot be asked for: no DNS server answers",
        vi_hint="Hãy kiểm tra dây mạng, sóng 4G và DNS: ip route; cat /etc/resolv.conf",
        en_hint="Check the network, the 4G signal and its DNS: ip route; cat /etc/resolv.conf",
    ),
    "doctor-name-hung": Sentence(
        vi="Hỏi tên máy chủ nội dung quá {seconds} giây không có trả lời",
        en="Asked for the content server's name, no DNS server answered within {seconds} s",
        vi_hint="Hãy kiểm tra dây mạng, sóng 4G và DNS: ip route; cat /etc/resolv.conf",
        en_hint="Check the network, the 4G signal and its DNS: ip route; cat /etc/resolv.conf",
    ),
    "doctor-server-hung": Sentence(
        vi="Máy chủ nội dung không trả lời xong trong {seconds} giây",
        en="The content server has not answered within {seconds} s",
        vi_hint="Hãy kiểm tra mạng, máy chủ, và proxy trong tệp của bảng.",
        en_hint="Check the network, the server, and the proxy in the board's file.",
    ),
    "doctor-name-is-address": Sentence(
        vi="Không cần DNS: {host} là địa chỉ IP",
        en="No DNS is needed: {host} is an address",
    ),
    "doctor-server": Sentence(
        vi="Máy chủ {server} trả lời, chữ ký đúng khóa đã tin (bảng {board}, ký lúc {signed})",
        en="The server {server} answers, signed with the trusted keys (board {board}, signed {signed})",
    ),
    "doctor-server-none": Sentence(vi="Bảng này không dùng máy chủ nội dung", en="This board has no content server"),
    "doctor-server-untold": Sentence(
        vi="Chưa biết máy chủ nội dung: không đọc được tệp của bảng",
        en="The content server is not known: the board's file cannot be read",
    ),
    "doctor-not-enrolled": Sentence(
        vi="Chưa có khóa của máy chủ nội dung: {file} ({why})",
        en="The content server's keys are missing: {file} ({why})",
        vi_hint="Hãy chạy: sudo ledplayer enroll {server}",
        en_hint="Run: sudo ledplayer enroll {server}",
    ),
}
