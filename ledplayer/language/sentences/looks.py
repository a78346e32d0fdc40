"""Sentences about looks: what is drawn in words, and what cannot be drawn as it was written."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "day-monday": Sentence(vi="Thứ Hai", en="Monday"),
    "day-tuesday": Sentence(vi="Thứ Ba", en="Tuesday"),
    "day-wednesday": Sentence(vi="Thứ Tư", en="Wednesday"),
    "day-thursday": Sentence(vi="Thứ Năm", en="Thursday"),
    "day-friday": Sentence(vi="Thứ Sáu", en="Friday"),
    "day-saturday": Sentence(vi="Thứ Bảy", en="Saturday"),
    "day-sunday": Sentence(vi="Chủ nhật", en="Sunday"),
    "month-january": Sentence(vi="tháng 1", en="January"),
    "month-february": Sentence(vi="tháng 2", en="February"),
    "month-march": Sentence(vi="tháng 3", en="March"),
    "month-april": Sentence(vi="tháng 4", en="April"),
    "month-may": Sentence(vi="tháng 5", en="May"),
    "month-june": Sentence(vi="tháng 6", en="June"),
    "month-july": Sentence(vi="tháng 7", en="July"),
    "month-august": Sentence(vi="tháng 8", en="August"),
    "month-september": Sentence(vi="tháng 9", en="September"),
    "month-october": Sentence(vi="tháng 10", en="October"),
    "month-november": Sentence(vi="tháng 11", en="November"),
    "month-december": Sentence(vi="tháng 12", en="December"),
    "date-in-words": Sentence(vi="{weekday}, {day}/{month}/{year}", en="{weekday}, {day} {month} {year}"),
    "countdown-days": Sentence(vi="ngày nữa", en="days to go"),
    "countdown-day": Sentence(vi="ngày nữa", en="day to go"),
    "qr-too-small": Sentence(
        vi="Mã QR của “{address}” không đọc được trên bảng {width}x{height}: mỗi ô chưa được 2 điểm ảnh; "
        "bảng hiện dòng chữ thay cho mã",
        en='the QR code of "{address}" cannot be read on a {width}x{height} board: its modules get under 2 pixels; '
        "the board shows its text instead",
        vi_hint="dùng đường dẫn ngắn hơn (mã này cần {needed} điểm ảnh mỗi chiều)",
        en_hint="use a shorter address (this code needs {needed} pixels each way)",
        event=392,
    ),
    "qr-too-long": Sentence(
        vi="Đường dẫn “{address}” quá dài, không tạo được mã QR",
        en='the address "{address}" is too long for a QR code',
        vi_hint="dùng đường dẫn ngắn hơn",
        en_hint="use a shorter address",
        event=391,
    ),
    "letters-missing": Sentence(
        vi="Phông chữ của bảng không có ký tự “{letters}”; bảng bỏ qua các ký tự ấy",
        en='the board\'s font has no "{letters}"; it is left out',
        vi_hint="thay bằng chữ, số hoặc dấu câu thông thường",
        en_hint="use letters, figures and common punctuation",
    ),
}
