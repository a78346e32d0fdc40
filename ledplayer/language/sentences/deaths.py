"""Sentences about deaths: the player died, what it does not show because of that, and what it shows again."""

from ledplayer.language.sentence import Sentence

_VI = "Hãy gửi nhật ký (ledplayer log) cho nơi cài đặt."
_EN = "Send the log (ledplayer log) to who installed it."

SENTENCES: dict[str, Sentence] = {
    "player-died": Sentence(
        vi="Máy phát đã dừng đột ngột và được khởi động lại: lần {count} trong {minutes} phút, khi đang phát {what}",
        en="The player died and was started again: {count} in {minutes} minutes, with {what} on",
        vi_hint="Nếu chỉ một lần thì không cần làm gì. Nếu lặp lại, hãy kiểm tra nguồn điện và bộ nhớ của máy: "
        "ledplayer doctor.",
        en_hint="Once is no matter. If it comes again, look at the machine's power and memory: ledplayer doctor.",
        event=142,
        level="warning",
    ),
    "deaths-item": Sentence(
        vi="Máy phát dừng đột ngột nhiều lần khi đang phát {what}: mục này bị bỏ qua, các mục khác vẫn phát",
        en="The player died again and again with {what} on: that is left out, all else plays",
        vi_hint=f"Hãy thay hoặc bỏ mục này khỏi danh sách phát. Máy tự thử phát lại sau. {_VI}",
        en_hint=f"Replace it, or take it out of its playlist. It is tried again by itself later. {_EN}",
        event=143,
        level="error",
    ),
    "deaths-often": Sentence(
        vi="Máy phát dừng đột ngột nhiều lần, không rõ vì mục nào",
        en="The player died again and again, and no item is known to be to blame",
        vi_hint=f"Hãy kiểm tra nguồn điện, bộ nhớ và màn hình: ledplayer doctor. {_VI}",
        en_hint=f"Look at power, memory and screen: ledplayer doctor. {_EN}",
        event=144,
        level="error",
    ),
    "deaths-fallback": Sentence(
        vi="Máy phát dừng đột ngột quá nhiều lần: chỉ phát thư mục dự phòng, hoặc tấm tên nếu không có",
        en="The player died too often: only the fallback folder plays, or the name card where there is none",
        vi_hint=f"Máy tự thử phát lại đầy đủ khi đã chạy tốt. Xem các mục vừa được thêm hoặc sửa. {_VI}",
        en_hint="More is tried by itself once it has run well for a while. Look at what was added or changed last. "
        f"{_EN}",
        event=145,
        level="error",
    ),
    "deaths-card": Sentence(
        vi="Máy phát dừng đột ngột liên tục: chỉ hiện tấm tên",
        en="The player keeps dying: only the name card stands",
        vi_hint=f"Hãy kiểm tra nguồn điện, bộ nhớ và màn hình: ledplayer doctor. Máy tự thử phát lại khi đã chạy tốt. "
        f"{_VI}",
        en_hint="Look at power, memory and screen: ledplayer doctor. More is tried by itself once it has run well. "
        f"{_EN}",
        event=146,
        level="error",
    ),
    "deaths-fallback-again": Sentence(
        vi="Máy phát đã chạy tốt {minutes} phút: phát lại thư mục dự phòng",
        en="The player ran well for {minutes} minutes: the fallback folder plays again",
        event=147,
    ),
    "deaths-content-again": Sentence(
        vi="Máy phát đã chạy tốt {minutes} phút: phát lại nội dung, trừ các mục đang bị bỏ qua",
        en="The player ran well for {minutes} minutes: content plays again, without what is left out",
        event=148,
    ),
    "deaths-over": Sentence(
        vi="Máy phát đã chạy tốt {minutes} phút: phát lại tất cả",
        en="The player ran well for {minutes} minutes: everything plays again",
        event=149,
    ),
}
