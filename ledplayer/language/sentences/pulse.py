"""Sentences about pulse: pictures that stand still or are wrong, the display's own word, and pictures of the board."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "frozen-film": Sentence(
        vi="Phim {what} đang bị đứng hình",
        en="The film {what} stands still",
        vi_hint="Máy phát tự mở lại phim. Nếu lặp lại, hãy thử phim nhẹ hơn (1920x1080 trở xuống) và kiểm tra thẻ nhớ "
        "bằng ledplayer doctor.",
        en_hint="The player opens it again by itself. If it comes again, try a lighter film (1920x1080 or less), and "
        "check the card with ledplayer doctor.",
        event=110,
        level="error",
    ),
    "frozen-strip": Sentence(
        vi="Dòng chữ chạy “{what}” đang đứng yên",
        en="The moving text “{what}” stands still",
        vi_hint="Nếu kéo dài quá một phút, máy phát tự khởi động lại; nếu lặp lại, hãy gửi nhật ký cho nơi cài đặt.",
        en_hint="After a minute the player starts itself again; if it comes again, send the log to who installed it.",
        event=111,
        level="error",
    ),
    "frozen-clock": Sentence(
        vi="Đồng hồ trên bảng đang đứng ({what})",
        en="The clock on the board has stopped ({what})",
        vi_hint="Máy phát tự mở lại đồng hồ; nếu lặp lại, máy có thể quá tải hoặc thiếu bộ nhớ.",
        en_hint="The player opens it again by itself; if it comes again, the machine may be overloaded or lack memory.",
        event=112,
        level="error",
    ),
    "frozen-still": Sentence(
        vi="Không đưa được hình mới lên bảng ({what}): hình trước đó vẫn đứng",
        en="No new picture can be put on the board ({what}): the one before it stays",
        vi_hint="Nếu kéo dài quá một phút, máy phát tự khởi động lại; hãy xem các dòng ngay phía trên và bộ nhớ còn "
        "trống của máy.",
        en_hint="After a minute the player starts itself again; read the lines right above, and look at the machine's "
        "free memory.",
        event=113,
        level="error",
    ),
    "wrong-picture": Sentence(
        vi="Hình trên bảng không đúng với nội dung đang phát ({what})",
        en="The picture on the board is not what is being played ({what})",
        vi_hint="Nếu kéo dài quá một phút, máy phát tự khởi động lại; nếu lặp lại, hãy gửi nhật ký cho nơi cài đặt.",
        en_hint="After a minute the player starts itself again; if it comes again, send the log to who installed it.",
        event=114,
        level="error",
    ),
    "picture-back": Sentence(
        vi="Hình trên bảng đã bình thường trở lại sau {seconds} giây ({what})",
        en="The picture on the board is right again after {seconds} s ({what})",
        event=115,
    ),
    "restart-asked": Sentence(
        vi="Lỗi hình ({what}) không tự hết: máy phát được khởi động lại",
        en="The picture's fault ({what}) does not go by itself: the player is started again",
        vi_hint="Nếu sau đó vẫn còn lỗi, hãy tắt rồi bật lại nguồn của máy, và gửi nhật ký cho nơi cài đặt.",
        en_hint="If the fault is still there afterwards, switch the machine off and on, and send the log to who "
        "installed it.",
        event=116,
        level="warning",
    ),
    "display-unplugged": Sentence(
        vi="Màn hình hoặc bộ phát LED đã bị rút khỏi máy, hoặc mất nguồn",
        en="The display or LED sender is unplugged from the machine, or without power",
        vi_hint="Hãy kiểm tra cáp HDMI và nguồn điện của bộ phát LED.",
        en_hint="Check the HDMI cable and the LED sender's power.",
        event=117,
        level="error",
    ),
    "display-off": Sentence(
        vi="Cổng màn hình của máy đang bị tắt",
        en="The machine's display output is switched off",
        vi_hint="Hãy tắt chế độ tiết kiệm điện của màn hình; nếu không được, hãy khởi động lại máy.",
        en_hint="Switch the display's power saving off; if that does not help, start the machine again.",
        event=118,
        level="error",
    ),
    "display-stopped": Sentence(
        vi="Máy không còn gửi hình ra màn hình",
        en="The machine sends no frames to the display any more",
        vi_hint="Nếu kéo dài quá một phút, máy phát tự khởi động lại; nếu lặp lại, hãy tắt rồi bật lại nguồn của máy.",
        en_hint="After a minute the player starts itself again; if it comes again, switch the machine off and on.",
        event=119,
        level="error",
    ),
    "display-on": Sentence(
        vi="Màn hình đã hoạt động trở lại sau {seconds} giây",
        en="The display is there again after {seconds} s",
        event=120,
    ),
    "run-folder-unusable": Sentence(
        vi="Không dùng được thư mục {folder} ({why}): bảng vẫn phát, nhưng không có ảnh chụp của bảng",
        en="The folder {folder} cannot be used ({why}): the board plays on, without snapshots of it",
        vi_hint="Hãy cho máy phát quyền ghi vào thư mục này.",
        en_hint="Let the player write to this folder.",
        event=121,
        level="warning",
    ),
    "snapshot-now": Sentence(vi="Bảng đang hiện: {file}", en="What the board shows now: {file}"),
    "snapshot-old": Sentence(
        vi="Máy phát không chụp ảnh mới: đây là ảnh cũ, cách đây {age} ({file}).",
        en="The player took no new picture: this one is {age} old ({file}).",
        vi_hint="Hãy chạy lại bằng sudo, hoặc xem ledplayer status.",
        en_hint="Try again with sudo, or see ledplayer status.",
    ),
    "snapshot-dead": Sentence(
        vi="Máy phát không chạy: đây là ảnh cuối cùng, cách đây {age} ({file}).",
        en="The player does not run: this is its last picture, {age} old ({file}).",
        vi_hint="Hãy xem ledplayer status.",
        en_hint="See ledplayer status.",
    ),
    "snapshot-none": Sentence(
        vi="Không có ảnh chụp nào của bảng trong {folder}.",
        en="There is no picture of the board in {folder}.",
        vi_hint="Máy phát có đang chạy với thư mục trạng thái này không? Hãy xem ledplayer status.",
        en_hint="Does a player run with this state folder? See ledplayer status.",
    ),
    "snapshot-unwritten": Sentence(
        vi="Không ghi được {file}: {why}.",
        en="{file} cannot be written: {why}.",
        vi_hint="Hãy chọn chỗ khác bằng --out.",
        en_hint="Choose another place with --out.",
    ),
    "age-seconds": Sentence(vi="{count} giây", en="{count} s"),
    "age-minutes": Sentence(vi="{count} phút", en="{count} min"),
    "age-hours": Sentence(vi="{count} giờ", en="{count} h"),
    "age-days": Sentence(vi="{count} ngày", en="{count} days"),
}
