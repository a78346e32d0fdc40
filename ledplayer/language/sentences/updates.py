"""Sentences about updates on the board's side: the content server, what is signed there, and the store."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "trust-expired": Sentence(
        vi="chữ ký của máy chủ nội dung đã hết hạn (ngày trên máy này: {now}); bảng giữ nội dung đang có, "
        "không nhận nội dung mới",
        en="the content server's signatures have run out (this machine's date: {now}); the board keeps what it has and "
        "takes nothing new",
        vi_hint="Hãy kiểm tra ngày giờ của máy này, và việc ký lại hằng ngày trên máy chủ.",
        en_hint="Look at this machine's date, and whether the server is signed again every day.",
        event=401,
    ),
    "trust-older": Sentence(
        vi="máy chủ nội dung đưa ra bản ký cũ hơn bản đã nhận ({why}); bảng giữ nội dung đang có",
        en="the content server offers older signatures than are known ({why}); the board keeps what it has",
        vi_hint="Có thể máy chủ vừa được khôi phục từ bản sao lưu, hoặc có kẻ phát lại bản cũ. Hãy xuất bản lại.",
        en_hint="It may have been restored from a backup, or somebody replays an old state. Publish again.",
        event=402,
    ),
    "trust-unsigned": Sentence(
        vi="nội dung trên máy chủ không có chữ ký hợp lệ của cơ quan ({why}); bảng giữ nội dung đang có",
        en="what the server offers is not signed by the office ({why}); the board keeps what it has",
        vi_hint="Hãy kiểm tra địa chỉ máy chủ và tệp root.json. Nếu cả hai đúng, có thể ai đó đã can thiệp.",
        en_hint="Check the server's address and root.json. If both are right, somebody may be meddling.",
        event=403,
    ),
    "trust-no-board": Sentence(
        vi="máy chủ nội dung không có gì cho bảng “{board}”; bảng giữ nội dung đang có",
        en="the content server has nothing for the board “{board}”; it keeps what it has",
        vi_hint="Hãy kiểm tra mã bảng (id) trong tệp của bảng, và boards.yaml ở nơi xuất bản.",
        en_hint="Check the id in the board's file, and boards.yaml where it is published.",
        event=404,
    ),
    "manifest-broken": Sentence(
        vi="danh mục của bản phát hành không đọc được ({why}); bảng giữ nội dung đang có",
        en="the release's list of files cannot be read ({why}); the board keeps what it has",
        vi_hint="Hãy xuất bản lại bằng phiên bản ledplayer không mới hơn phiên bản trên bảng.",
        en_hint="Publish again with a ledplayer that is not newer than the board's.",
        event=405,
    ),
    "manifest-other-board": Sentence(
        vi="máy chủ đưa bản phát hành của bảng “{board}” cho bảng “{own}”; bảng giữ nội dung đang có",
        en="the server offers the board “{own}” a release for “{board}”; the board keeps what it has",
        vi_hint="Hãy xuất bản lại.",
        en_hint="Publish again.",
        event=406,
    ),
    "server-incomplete": Sentence(
        vi="máy chủ nội dung thiếu tệp ({why}); sẽ thử lại",
        en="the content server lacks a file ({why}); it will be tried again",
        vi_hint="Nếu vừa xuất bản sang máy khác: hãy chép objects trước, metadata/timestamp.json sau cùng.",
        en_hint="If it was just copied there: objects go first, metadata/timestamp.json last.",
        event=407,
    ),
    "server-unknown": Sentence(
        vi="không tìm thấy máy chủ nội dung {host}; sẽ thử lại",
        en="the content server {host} is not known here; it will be tried again",
        vi_hint="Hãy kiểm tra dây mạng, sóng 4G và tên máy chủ trong tệp của bảng.",
        en_hint="Check the network, the 4G signal and the server's name in the board's file.",
        event=408,
    ),
    "server-unreachable": Sentence(
        vi="không nối được với máy chủ nội dung {host} ({why}); sẽ thử lại",
        en="the content server {host} cannot be reached ({why}); it will be tried again",
        vi_hint="Hãy kiểm tra mạng, máy chủ và proxy trong tệp của bảng.",
        en_hint="Check the network, the server, and the proxy in the board's file.",
        event=409,
    ),
    "server-slow": Sentence(
        vi="máy chủ nội dung quá chậm khi tải {path}; sẽ thử lại",
        en="the content server is too slow with {path}; it will be tried again",
        event=410,
    ),
    "server-cut": Sentence(
        vi="kết nối bị ngắt khi đang tải {path}; lần sau sẽ tải tiếp",
        en="the connection broke off while {path} was fetched; the next try goes on from there",
        event=411,
    ),
    "server-answer": Sentence(
        vi="máy chủ nội dung trả lời lỗi {status} cho {path}; sẽ thử lại",
        en="the content server answers {path} with {status}; it will be tried again",
        vi_hint="Hãy xem nhật ký của máy chủ.",
        en_hint="Look at the server's log.",
        event=412,
    ),
    "server-redirects": Sentence(
        vi="máy chủ nội dung chuyển {path} sang nơi khác ({to}); bảng không theo",
        en="the content server sends us elsewhere ({to}) for {path}; the board does not follow",
        vi_hint="Hãy ghi đúng địa chỉ cuối cùng (thường là https) vào tệp của bảng, hoặc đăng nhập mạng.",
        en_hint="Write the final address (often with https) into the board's file, or log in to the network.",
        event=413,
    ),
    "server-endless": Sentence(
        vi="máy chủ nội dung gửi {path} dài hơn {most} byte cho phép; bảng không nhận",
        en="the content server sends more than the {most} bytes allowed for {path}; the board does not take it",
        event=414,
    ),
    "server-tls": Sentence(
        vi="không tin được chứng chỉ của máy chủ nội dung ({why})",
        en="the content server's certificate cannot be trusted ({why})",
        vi_hint="Hãy kiểm tra ngày giờ của máy; nếu cơ quan dùng chứng chỉ riêng, ghi tệp đó vào “certificates”.",
        en_hint="Check the machine's date; where the office has certificates of its own, name their file in "
        "“certificates”.",
        event=415,
    ),
    "certificates-unreadable": Sentence(
        vi="không đọc được tệp chứng chỉ {file} ({why})",
        en="the file of certificates {file} cannot be read ({why})",
        event=416,
    ),
    "stick-unreadable": Sentence(
        vi="không đọc được {path} trong thư mục ({why})",
        en="{path} in the folder cannot be read ({why})",
        vi_hint="Hãy cắm lại USB, hoặc chép lại.",
        en_hint="Plug the stick in again, or copy it anew.",
        event=417,
    ),
    "object-corrupt": Sentence(
        vi="tệp {object} trên máy chủ không đúng nội dung đã ký; sẽ thử lại",
        en="the file {object} on the server is not what was signed; it will be tried again",
        vi_hint="Hãy chép lại thư mục objects sang máy chủ.",
        en_hint="Copy the folder “objects” to the server again.",
        event=418,
    ),
    "store-unusable": Sentence(
        vi="không dùng được kho nội dung {folder}: {why}",
        en="the store {folder} cannot be used: {why}",
        vi_hint="Hãy kiểm tra đĩa và quyền ghi.",
        en_hint="Look at the disk, and at who may write there.",
        event=419,
    ),
    "store-in-use": Sentence(
        vi="một lần đồng bộ khác đang chạy với kho {folder}",
        en="another sync is at work in the store {folder}",
        event=420,
    ),
    "store-full": Sentence(
        vi="đĩa thiếu {missing} MB để nhận bản mới ({needed} MB) vào {folder}; bảng giữ nội dung đang có",
        en="the disk lacks {missing} MB for what is new ({needed} MB) in {folder}; the board keeps what it has",
        vi_hint="Hãy dọn đĩa, hoặc xuất bản ít phim hơn; sau đó không cần làm gì thêm.",
        en_hint="Free some room, or publish fewer films; nothing else is needed then.",
        event=421,
    ),
    "sync-no-server": Sentence(
        vi="chưa biết máy chủ nội dung; hãy ghi “server: https://…” vào {file}, hoặc dùng --server hoặc --from",
        en="no content server is known; write “server: https://…” into {file}, or give --server or --from",
    ),
    "sync-no-root": Sentence(
        vi="không đọc được gốc tin cậy {file} ({why}); hãy chép root.json của cơ quan vào đó, hoặc dùng --root",
        en="the root of trust {file} cannot be read ({why}); put the office's root.json there, or give --root",
        event=422,
    ),
    "sync-new": Sentence(
        vi="bản mới {release} đã nhận đủ; bảng sẽ chuyển sang bản này",
        en="the new release {release} is there, whole; the board changes over to it",
        event=423,
    ),
    "sync-nothing-new": Sentence(vi="không có gì mới", en="there is nothing new", event=424),
    "sync-waits": Sentence(
        vi="nội dung mới chờ đến giờ tải ({hours}); dùng --now để tải ngay",
        en="what is new waits for the hours of downloading ({hours}); --now fetches it at once",
        event=425,
    ),
    "sync-refused": Sentence(
        vi="bảng đã từ chối bản {release} khi phát thử; bảng giữ bản trước",
        en="the board refused the release {release} when it played it; the one before stays",
        vi_hint="Hãy xem nhật ký của máy phát, sửa nội dung rồi xuất bản lại.",
        en_hint="Look at the player's log, mend the content and publish again.",
        event=426,
    ),
    "sync-stale": Sentence(
        vi="từ {since} ({days} ngày) nơi xuất bản không ký gì mới; bảng vẫn phát nội dung đang có",
        en="the office has signed nothing since {since}, for {days} days; the board plays what it has",
        vi_hint="Hỏi nơi xuất bản xem việc ký hằng ngày còn chạy không (ledplayer publish status).",
        en_hint="Ask the office whether its daily signing runs (ledplayer publish status).",
        event=427,
    ),
    "sync-stale-long": Sentence(
        vi="đã {days} ngày (từ {since}) nơi xuất bản không ký gì; sau ngày thứ 90 bảng không nhận nội dung mới nữa",
        en="the office has signed nothing for {days} days, since {since}; after 90 the board takes nothing new",
        vi_hint="Báo ngay nơi xuất bản: việc ký hằng ngày đã dừng, hoặc có ai giữ lại tin mới.",
        en_hint="Tell the office now: its daily signing has stopped, or somebody keeps its news from the boards.",
        event=428,
    ),
    "sync-well-again": Sentence(
        vi="đồng bộ với máy chủ nội dung đã bình thường trở lại",
        en="syncing with the content server works again",
        event=429,
    ),
    "sync-fetches": Sentence(vi="tải {files} tệp, {size} MB", en="fetching {files} files, {size} MB", event=430),
    "sync-has": Sentence(vi="đã tải {name} ({size} kB)", en="fetched {name} ({size} kB)", event=431),
}
