"""Sentences about sources: folders, names in them, and what is admitted."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "source-away": Sentence(
        vi="không đọc được thư mục nội dung {folder} từ {since} ({why}); nội dung đã nhận vẫn phát như trước",
        en="the content folder {folder} cannot be read since {since} ({why}); what was taken in from it plays on",
        vi_hint="Hãy kiểm tra máy chủ chia sẻ và dây mạng; khi đọc lại được thì không cần làm gì thêm.",
        en_hint="Look at the file server and the network; nothing else is needed once it is back.",
    ),
    "source-unmounted": Sentence(
        vi="thư mục nội dung {folder} chưa được gắn (mount) từ {since}: nơi gắn trước đây là {point}; "
        "nội dung đã nhận vẫn phát như trước",
        en="the content folder {folder} is not mounted since {since}: it was on {point}; "
        "what was taken in from it plays on",
        vi_hint="Hãy gắn lại thư mục chia sẻ. Nếu đã chuyển hẳn sang nơi khác, hãy ghi đường dẫn mới vào tệp của bảng.",
        en_hint="Mount it again. If it has moved for good, write its new path into the board's file.",
    ),
    "source-back": Sentence(
        vi="đã đọc lại được thư mục nội dung {folder}",
        en="the content folder {folder} can be read again",
    ),
    "source-shut": Sentence(
        vi="bảng này không nhận nội dung từ thư mục {folder}, vì tệp của bảng ghi thu_muc_chung: không nhận; "
        "ở đó chỉ còn tệp TAT (OFF) có hiệu lực",
        en="this board takes nothing from the folder {folder}, for its own file says shared_folder: none; "
        "only a file OFF (TAT) counts there",
        vi_hint="Muốn phát, hãy gửi nội dung qua máy chủ; muốn nhận lại từ thư mục này, hãy bỏ dòng đó.",
        en_hint="Send the content by the server; to take from this folder again, take that line out.",
    ),
    "off-air-switch": Sentence(
        vi="tệp “{file}” (do {who} đặt) đã tắt phát: bảng hiện tấm an toàn",
        en="the file “{file}”, put there by {who}, holds the board off the air: it shows the safe slide",
        vi_hint="Xóa hoặc đổi tên tệp đó thì bảng phát lại.",
        en_hint="Remove or rename it, and the board plays on.",
    ),
    "off-air-over": Sentence(
        vi="bảng phát lại: không còn tệp tắt phát trong {folder}",
        en="the board is on air again: the file that held it off is gone from {folder}",
    ),
    "boards-idle": Sentence(
        vi="“{file}” không có hiệu lực ở đây: danh sách bảng do nơi quản lý máy chủ giữ",
        en="“{file}” counts for nothing here: those who keep the server keep the list of boards",
        vi_hint="Xóa tệp này; cần thêm hoặc sửa bảng thì báo nơi quản lý.",
        en_hint="Delete it; to add or change a board, tell them.",
    ),
    "folder-unreadable": Sentence(
        vi="không đọc được “{name}” ({why}); những gì đã nhận từ đó vẫn giữ nguyên",
        en="“{name}” cannot be read ({why}); what was taken in from it stays",
        vi_hint="Hãy kiểm tra quyền đọc của thư mục.",
        en_hint="Look at who may read it.",
    ),
    "file-unreadable": Sentence(
        vi="không đọc được tệp “{file}” ({why}); sẽ thử lại",
        en="the file “{file}” cannot be read ({why}); it will be tried again",
        vi_hint="Hãy kiểm tra quyền đọc của tệp, hoặc đóng chương trình đang mở nó.",
        en_hint="Look at who may read it, and close the program that has it open.",
    ),
    "file-unfinished": Sentence(
        vi="tệp “{file}” có vẻ chưa được chép xong; bảng chờ thêm hai phút rồi mới phát",
        en="the file “{file}” looks as if it were still being copied; it plays when it has stood still for two minutes",
        vi_hint="Nếu đã chép xong thì tệp bị thiếu phần cuối; hãy chép lại.",
        en_hint="If nobody is copying it, its end is missing: copy it again.",
    ),
    "name-refused": Sentence(
        vi="bỏ qua “{name}”: tên có ký tự điều khiển hoặc ký tự không đọc được",
        en="“{name}” is passed over: its name holds control characters, or is not UTF-8",
        vi_hint="Hãy đổi tên, chỉ dùng chữ, số, dấu cách và - _ .",
        en_hint="Rename it, with letters, digits, spaces and - _ . only.",
    ),
    "name-too-long": Sentence(
        vi="bỏ qua “{name}”: đường dẫn quá dài",
        en="“{name}” is passed over: its path is too long",
        vi_hint="Hãy đặt tên ngắn hơn hoặc bớt thư mục lồng nhau.",
        en_hint="Use shorter names, or fewer folders inside one another.",
    ),
    "name-twice": Sentence(
        vi="bỏ qua “{name}”: đã có một tên trông giống hệt trong cùng thư mục",
        en="“{name}” is passed over: another name in the same folder looks just the same",
        vi_hint="Hai tên chỉ khác cách ghi dấu tiếng Việt; hãy xóa hoặc đổi tên một tệp.",
        en_hint="They differ only in how accents are stored; remove or rename one.",
    ),
    "not-a-file": Sentence(
        vi="bỏ qua “{name}”: đây là liên kết hoặc tệp đặc biệt, không phải tệp thường",
        en="“{name}” is passed over: it is a link or a special file",
        vi_hint="Hãy chép chính tệp đó vào đây.",
        en_hint="Copy the file itself here.",
    ),
    "other-device": Sentence(
        vi="bỏ qua thư mục “{name}”: nó nằm trên ổ đĩa khác",
        en="the folder “{name}” is passed over: it lies on another disk",
        vi_hint="Hãy ghi thư mục đó thành một nguồn riêng trong tệp của bảng.",
        en_hint="Name it as a source of its own in the board's file.",
    ),
    "too-deep": Sentence(
        vi="bỏ qua thư mục “{name}”: lồng nhau quá {most} cấp",
        en="the folder “{name}” is passed over: it lies more than {most} folders deep",
        vi_hint="Hãy chuyển nó lên cao hơn.",
        en_hint="Move it up.",
    ),
    "too-many-files": Sentence(
        vi="thư mục có hơn {most} tệp; từ “{name}” trở đi không được xem",
        en="there are more than {most} files; “{name}” and what follows is not looked at",
        vi_hint="Hãy chuyển bớt tệp cũ sang nơi khác.",
        en_hint="Move old files elsewhere.",
    ),
    "draft-name": Sentence(
        vi="“{name}” là bản nháp theo tên nên không phát",
        en="“{name}” is a draft by its name and does not play",
        vi_hint="Muốn phát, hãy bỏ “_” hoặc chữ “nháp” ở đầu tên.",
        en_hint="To play it, take “_”, “draft” or “nháp” off the front of its name.",
    ),
    "playlist-too-deep": Sentence(
        vi="“{name}” không được đọc: trong playlists/ chỉ đọc các tệp nằm ngay trong đó, không đọc thư mục con",
        en="“{name}” is not read: of playlists/ only the files directly in it are read",
        vi_hint="Hãy chuyển tệp này thẳng vào playlists/.",
        en_hint="Move it up into playlists/.",
    ),
    "playlist-not-read": Sentence(
        vi="“{name}” không được đọc: ở đây danh sách phát phải có tên lich.yaml",
        en="“{name}” is not read: a playlist in this place must be called schedule.yaml",
        vi_hint="Hãy đổi tên thành lich.yaml, hoặc chuyển vào thư mục playlists/.",
        en_hint="Rename it to schedule.yaml, or move it to playlists/.",
    ),
    "two-playlists": Sentence(
        vi="một thư mục có hai danh sách phát: “{first}” và “{second}”",
        en="there are two playlists in one folder: “{first}” and “{second}”",
        vi_hint="Hãy giữ lại một tệp; thư mục này chỉ phát bản đúng trước đó cho đến khi chỉ còn một.",
        en_hint="Keep one of them; until then the folder only plays what was good before.",
    ),
    "playlist-last-good": Sentence(
        vi="bản mới có lỗi nên bản đúng gần nhất vẫn đang được dùng",
        en="the new version has errors, so the last good one is still in use",
        vi_hint="Hãy sửa các lỗi đã nêu; bản mới sẽ tự thay vào.",
        en_hint="Correct the errors that are named; the new version then takes over by itself.",
    ),
    "playlist-bug": Sentence(
        vi="không đọc được danh sách phát này vì lỗi của chương trình; các danh sách khác vẫn phát",
        en="this playlist could not be read because of a fault in the program; the others play",
        vi_hint="Xin gửi tệp này và nhật ký của máy cho người phụ trách kỹ thuật.",
        en_hint="Please give this file and the machine's log to whoever looks after it.",
    ),
    "media-too-heavy": Sentence(
        vi="tệp quá nặng (tối đa 4 GB; tệp chữ tối đa 256 KB)",
        en="the file is too heavy (at most 4 GB; a text file 256 kB)",
        vi_hint="Hãy xuất phim nhẹ hơn hoặc chia nhỏ.",
        en_hint="Export a lighter film, or cut it into parts.",
    ),
    "media-hung": Sentence(
        vi="tệp này làm bộ giải mã chạy mãi không xong nên không được phát",
        en="opening this file never came to an end, so it is not played",
        vi_hint="Hãy mở tệp trên máy tính, lưu lại thành tệp mới (JPEG, PNG hoặc MP4) rồi chép lại.",
        en_hint="Open it on a computer, save it again as a new JPEG, PNG or MP4, and copy that here.",
    ),
    "disk-full": Sentence(
        vi="ổ đĩa của máy phát còn thiếu {megabytes} MB để nhận “{file}”; nội dung đang có vẫn phát",
        en="the player's disk lacks {megabytes} MB to take in “{file}”; what is there plays on",
        vi_hint="Hãy bớt phim lớn trong thư mục chung, hoặc dùng thẻ nhớ lớn hơn.",
        en_hint="Take large films out of the shared folder, or use a larger card.",
    ),
    "state-not-written": Sentence(
        vi="không ghi được vào {folder} ({why}); bảng vẫn phát kế hoạch cũ",
        en="{folder} cannot be written to ({why}); the board goes on with the old plan",
        vi_hint="Hãy kiểm tra dung lượng trống và quyền ghi.",
        en_hint="See whether the disk has room left and may be written to.",
    ),
    "plan-too-large": Sentence(
        vi="kế hoạch phát quá lớn ({bytes} byte, tối đa {most}); kế hoạch cũ vẫn được dùng",
        en="the plan is too large ({bytes} bytes, at most {most}); the old one stays in use",
        vi_hint="Hãy bớt số tệp trong các đợt đang phát.",
        en_hint="Have fewer files in the campaigns that are on.",
    ),
    "plan-bug": Sentence(
        vi="đợt “{name}” tạm không phát vì lỗi của chương trình; các đợt khác vẫn phát",
        en="the campaign “{name}” is left out because of a fault in the program; the others play",
        vi_hint="Xin gửi danh sách phát này và nhật ký của máy cho người phụ trách kỹ thuật.",
        en_hint="Please give its playlist and the machine's log to whoever looks after it.",
    ),
}
