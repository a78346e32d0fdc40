"""Words about what is on: rungs of the ladder and kinds of slides."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "on-air-rung-off": Sentence(vi="Đang tắt phát", en="Switched off"),
    "on-air-rung-urgent": Sentence(vi="Khẩn cấp", en="Urgent"),
    "on-air-rung-closed": Sentence(vi="Ngoài giờ phát", en="Outside opening hours"),
    "on-air-rung-exclusive": Sentence(vi="Độc quyền", en="Exclusive"),
    "on-air-rung-open": Sentence(vi="Đang phát", en="On air"),
    "on-air-rung-fallback": Sentence(vi="Thư mục dự phòng", en="Fallback folder"),
    "on-air-rung-card": Sentence(vi="Tấm chờ", en="Built-in card"),
    "on-air-now": Sentence(vi="bây giờ", en="now"),
    "on-air-next": Sentence(vi="tiếp theo", en="next"),
    "kind-text": Sentence(vi="chữ", en="text"),
    "kind-image": Sentence(vi="ảnh", en="image"),
    "kind-video": Sentence(vi="video", en="video"),
    "kind-pdf": Sentence(vi="PDF", en="PDF"),
    "kind-ticker": Sentence(vi="chữ chạy", en="ticker"),
    "kind-qr": Sentence(vi="mã QR", en="QR code"),
    "kind-countdown": Sentence(vi="đếm ngược", en="countdown"),
    "kind-clock": Sentence(vi="đồng hồ", en="clock"),
    "kind-black": Sentence(vi="màn hình đen", en="black"),
    "kind-safe": Sentence(vi="tấm an toàn", en="safe slide"),
    "kind-card": Sentence(vi="tấm tên cơ quan", en="name card"),
    "severity-error": Sentence(vi="lỗi", en="error"),
    "severity-warning": Sentence(vi="cảnh báo", en="warning"),
    "severity-info": Sentence(vi="lưu ý", en="note"),
    "check-counts": Sentence(
        vi="{errors} lỗi, {warnings} cảnh báo, {infos} lưu ý.",
        en="{errors} errors, {warnings} warnings, {infos} notes.",
    ),
    "check-share": Sentence(
        vi="{board}: “{campaign}” chiếm {percent}% thời gian phát ngày {day} ({minutes} phút).",
        en="{board}: “{campaign}” takes {percent}% of the time on {day} ({minutes} minutes).",
    ),
    "range-incomplete": Sentence(
        vi="Hãy ghi cả --from và --to (không kèm --at).", en="Give both --from and --to (and no --at)."
    ),
}
