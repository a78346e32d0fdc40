"""Sentences about media."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "maker-bug": Sentence(
        vi="không tạo được hình cho mục này vì lỗi của chương trình",
        en="this item could not be drawn because of a fault in the program",
        vi_hint="Các mục khác vẫn phát; xin gửi nhật ký của máy cho người phụ trách kỹ thuật.",
        en_hint="Everything else plays; please give the machine's log to whoever looks after it.",
        event=360,
    ),
    "maker-stopped": Sentence(
        vi="tiến trình tạo hình bị dừng giữa chừng, có thể do máy thiếu bộ nhớ",
        en="the process that makes the picture was stopped, perhaps for lack of memory",
        vi_hint="Chương trình tự mở lại; nếu lặp lại nhiều lần, hãy dùng ảnh hoặc phim nhẹ hơn.",
        en_hint="It is started again; if this happens often, use smaller pictures or films.",
        event=361,
    ),
    "makers-gone": Sentence(
        vi="bộ tạo hình đã dừng và đang được mở lại",
        en="the picture makers have stopped and are being started again",
        event=362,
        vi_hint="Nếu lặp lại, máy có thể thiếu bộ nhớ: ledplayer doctor.",
        en_hint="If it comes again, the machine may lack memory: ledplayer doctor.",
    ),
    "makers-hang": Sentence(
        vi="bộ tạo hình không phản hồi và đang được mở lại",
        en="the picture makers do not answer and are being started again",
        event=363,
        vi_hint="Nếu lặp lại, máy có thể quá tải: ledplayer doctor.",
        en_hint="If it comes again, the machine may be overloaded: ledplayer doctor.",
    ),
    "makers-not-started": Sentence(
        vi="không khởi động được bộ tạo hình ({why})",
        en="the picture makers cannot be started ({why})",
        vi_hint="Máy có thể đang thiếu bộ nhớ; chương trình sẽ thử lại.",
        en_hint="The machine may be short of memory; it will be tried again.",
        event=364,
    ),
    "media-crashed": Sentence(
        vi="tệp này làm hỏng hoặc làm treo bộ giải mã nên không được phát",
        en="this file makes the decoder crash or hang, so it is not played",
        vi_hint="Hãy mở tệp trên máy tính, lưu lại thành tệp mới (JPEG, PNG, MP4 hoặc PDF) rồi chép lại.",
        en_hint="Open it on a computer, save it again as a new JPEG, PNG, MP4 or PDF, and copy that here.",
        event=365,
    ),
    "media-empty": Sentence(
        vi="tệp rỗng (0 byte)",
        en="the file is empty (0 bytes)",
        vi_hint="Có lẽ tệp chưa chép xong; hãy chép lại.",
        en_hint="It was probably not copied to the end; copy it again.",
        event=366,
    ),
    "media-encrypted": Sentence(
        vi="tệp bị khóa bằng mật khẩu hoặc bản quyền nên không mở được",
        en="the file is locked by a password or copy protection",
        vi_hint="Hãy dùng bản không khóa.",
        en_hint="Use a copy without protection.",
        event=367,
    ),
    "media-endless": Sentence(
        vi="phim dài hơn 24 giờ hoặc thời gian ghi trong tệp bị sai",
        en="the film is longer than 24 hours, or the times in it are wrong",
        vi_hint="Hãy cắt ngắn phim, hoặc xuất lại thành MP4.",
        en_hint="Cut it, or export it again as MP4.",
        event=368,
    ),
    "media-memory": Sentence(
        vi="tệp cần nhiều bộ nhớ hơn mức máy này cho phép",
        en="the file needs more memory than this machine may give it",
        vi_hint="Hãy thu nhỏ ảnh, hoặc xuất phim ở 1920x1080 trở xuống.",
        en_hint="Make the picture smaller, or export the film at 1920x1080 or less.",
        event=369,
    ),
    "media-no-codec": Sentence(
        vi="không đọc được kiểu nén của phim này",
        en="the way this film is compressed is not known here",
        vi_hint="Hãy xuất lại thành MP4 kiểu nén H.264.",
        en_hint="Export it again as MP4 with H.264.",
        event=370,
    ),
    "media-no-picture": Sentence(
        vi="tệp chỉ có tiếng, không có hình",
        en="the file has only sound, no picture",
        vi_hint="Hãy dùng phim có hình; bảng không phát riêng tiếng.",
        en_hint="Use a film with a picture; sound alone is not played.",
        event=371,
    ),
    "media-not-written": Sentence(
        vi="không ghi được ảnh chụp bảng",
        en="the picture of the board could not be written",
        vi_hint="Hãy kiểm tra dung lượng trống của thẻ nhớ hoặc ổ đĩa.",
        en_hint="See whether the card or disk has room left.",
        event=372,
    ),
    "media-too-large": Sentence(
        vi="hình quá lớn: {width} × {height} điểm ảnh",
        en="the picture is too large: {width} × {height} pixels",
        vi_hint="Tối đa 50 triệu điểm ảnh (PNG: 25 triệu; phim: 4096 × 2304), mỗi cạnh 16.384. "
        "Hãy thu nhỏ rồi chép lại.",
        en_hint="At most 50 million pixels (PNG: 25 million; films: 4096 × 2304), 16,384 on a side. "
        "Make it smaller and copy it again.",
        event=373,
    ),
    "media-torn": Sentence(
        vi="tệp bị hỏng hoặc thiếu dữ liệu",
        en="the file is damaged or incomplete",
        vi_hint="Có lẽ tệp chưa chép hoặc tải xong; hãy mở thử trên máy tính rồi chép lại.",
        en_hint="It was probably not copied or downloaded to the end; try it on a computer and copy it again.",
        event=374,
    ),
    "media-torn-film": Sentence(
        vi="phim bị thiếu đoạn cuối; phần còn lại vẫn phát",
        en="the end of the film is missing; what is there plays",
        vi_hint="Có lẽ tệp chưa chép xong; hãy chép lại.",
        en_hint="It was probably not copied to the end; copy it again.",
        event=375,
    ),
    "media-unknown": Sentence(
        vi="không phải ảnh, phim hay PDF mà bảng đọc được",
        en="this is no picture, film or PDF that the board can read",
        vi_hint="Phát được: ảnh JPEG, PNG, HEIC, WebP, GIF, BMP; phim MP4, MOV, MKV, WebM, AVI, MPEG, WMV; PDF. "
        "Đổi đuôi tên tệp không đổi được kiểu tệp: hãy mở tệp và “Lưu thành” kiểu khác.",
        en_hint="Played are JPEG, PNG, HEIC, WebP, GIF and BMP pictures, MP4, MOV, MKV, WebM, AVI, MPEG and WMV films, "
        "and PDFs. "
        "Renaming a file does not change what it is: open it and save it as another type.",
        event=376,
    ),
}
