"""Sentences about what comes from the content server, as the board sees it."""

from ledplayer.language.sentence import Sentence

_CALL_VI = "Bảng vẫn phát bản đang có. Hãy báo người quản trị máy chủ nội dung."
_CALL_EN = "The board plays on what it has. Tell whoever looks after the content server."

SENTENCES: dict[str, Sentence] = {
    "release-none": Sentence(
        vi="chưa nhận được nội dung nào từ máy chủ",
        en="nothing has come from the content server yet",
        vi_hint="Hãy xem “ledplayer sync” có chạy không và bảng có mạng không.",
        en_hint="See whether “ledplayer sync” runs and the board has a network.",
        event=440,
    ),
    "release-pointer-torn": Sentence(
        vi="không đọc được tệp {file} trong kho nội dung ({why})",
        en="the store's file {file} cannot be read ({why})",
        vi_hint="Bảng vẫn phát bản đang có. Lần “ledplayer sync” sau sẽ ghi lại tệp này.",
        en_hint="The board plays on what it has. The next “ledplayer sync” writes it anew.",
        event=441,
    ),
    "release-not-signed": Sentence(
        vi="bản {release} không mang chữ ký của cơ quan cho bảng này nên không được phát ({why})",
        en="release {release} is not signed by the office for this board and is not shown ({why})",
        vi_hint=_CALL_VI + " Nếu không ai vừa thay khóa, có thể có kẻ đang giả mạo nội dung.",
        en_hint=_CALL_EN + " Unless somebody has just changed the keys, somebody may be forging content.",
        event=442,
    ),
    "release-of-another-board": Sentence(
        vi="bản {release} là của bảng khác ({why})",
        en="release {release} is another board's ({why})",
        vi_hint=_CALL_VI + " Mã của bảng trong tệp của bảng phải đúng mã ở máy chủ.",
        en_hint=_CALL_EN + " The id in the board's file has to be the one at the server.",
        event=443,
    ),
    "release-unreadable": Sentence(
        vi="không hiểu được bản {release} ({why})",
        en="release {release} cannot be understood ({why})",
        vi_hint=_CALL_VI + " Có thể phần mềm của bảng cũ hơn máy chủ.",
        en_hint=_CALL_EN + " The board's software may be older than the server's.",
        event=444,
    ),
    "release-incomplete": Sentence(
        vi="bản {release} trong kho chưa đủ hoặc bị hỏng ({why})",
        en="release {release} is incomplete or damaged in the store ({why})",
        vi_hint="Bảng vẫn phát bản đang có; phần thiếu sẽ được tải lại. Nếu cứ lặp lại, hãy kiểm tra thẻ nhớ.",
        en_hint="The board plays on what it has; what is missing is fetched again. If it stays so, look at the card.",
        event=445,
    ),
    "release-older": Sentence(
        vi="bản {release} được ký trước bản đã dùng ({why}) nên không được phát",
        en="release {release} was signed before what was used already ({why}) and is not shown",
        vi_hint=_CALL_VI,
        en_hint=_CALL_EN,
        event=446,
    ),
    "release-no-root": Sentence(
        vi="không đọc được khóa gốc đã cài ({why}), nên không bản nào từ máy chủ được nhận",
        en="the installed root of trust cannot be read ({why}): nothing from the server is taken in",
        vi_hint="Hãy đặt lại tệp root.json của cơ quan cạnh tệp của bảng.",
        en_hint="Put the office's root.json beside the board's file again.",
        event=447,
    ),
    "release-unjudged": Sentence(
        vi="chưa kiểm được chữ ký của bản {release} ({why})",
        en="the signature of release {release} could not be looked at yet ({why})",
        vi_hint="Bảng vẫn phát bản đang có và sẽ thử lại.",
        en_hint="The board plays on what it has and tries again.",
        event=448,
    ),
    "release-gave-up": Sentence(
        vi="bản {release} làm chương trình phát chết nhiều lần nên bị bỏ; bảng phát bản trước đó",
        en="release {release} made the player die again and again and was given up; the one before it is shown",
        vi_hint="Hãy sửa và phát hành lại nội dung, rồi xem nhật ký của bảng.",
        en_hint="Mend the content, publish it again, and look at the board's log.",
        event=449,
    ),
    "release-on-its-way": Sentence(
        vi="còn {count} tệp từ máy chủ chưa tải về", en="{count} files have still to come from the server", event=450
    ),
    "object-altered": Sentence(
        vi="“{file}” trong kho không còn đúng như đã ký",
        en="“{file}” is not in the store as it was signed",
        vi_hint="Tệp này không được phát cho đến khi tải lại xong. Nếu cứ lặp lại, hãy kiểm tra thẻ nhớ.",
        en_hint="It is not shown until it has been fetched again. If it stays so, look at the card.",
        event=451,
    ),
    "off-air-server": Sentence(
        vi="tắt phát từ máy chủ: {who}, từ {since}; bảng hiện tấm an toàn",
        en="off the air by the server: {who}, since {since}; the board shows the safe slide",
        vi_hint="Cơ quan phát lại bằng lệnh “ledplayer off-air off”.",
        en_hint="The office ends it with “ledplayer off-air off”.",
        event=452,
    ),
    "off-air-server-over": Sentence(
        vi="máy chủ cho phát lại", en="the server has put the board on air again", event=453
    ),
}
