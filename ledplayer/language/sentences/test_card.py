"""Sentences on the test card, and of the command that shows it."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "test-card-red": Sentence(vi="Đỏ", en="Red"),
    "test-card-green": Sentence(vi="Lục", en="Green"),
    "test-card-blue": Sentence(vi="Lam", en="Blue"),
    "test-card-white": Sentence(vi="Trắng", en="White"),
    "test-card-yellow": Sentence(vi="Vàng", en="Yellow"),
    "test-card-cyan": Sentence(vi="Lơ", en="Cyan"),
    "test-card-magenta": Sentence(vi="Tím", en="Purple"),
    "test-card-black": Sentence(vi="Đen", en="Black"),
    "test-card-offset": Sentence(vi="vị trí {x},{y}", en="offset {x},{y}"),
    "test-card-rotation": Sentence(vi="xoay {degrees}°", en="turned {degrees}°"),
    "test-card-modules": Sentence(
        vi="module {width}×{height}: {across}×{down} tấm", en="modules {width}×{height}: {across}×{down}"
    ),
    "test-card-no-address": Sentence(vi="chưa có mạng", en="no network"),
    "test-card-player-runs": Sentence(
        vi="Chương trình phát đang chạy trên bảng này (thư mục trạng thái {folder}), nên chưa hiện hình thử được. "
        "Hãy dừng nó: sudo systemctl stop ledplayer; xem xong thì: sudo systemctl start ledplayer",
        en="The player runs on this board (state folder {folder}), so the test card cannot be shown. Stop it: "
        "sudo systemctl stop ledplayer; and afterwards: sudo systemctl start ledplayer",
    ),
    "test-card-no-display": Sentence(
        vi="Máy này không có màn hình để hiện hình thử: hãy nối dây HDMI, hoặc lưu hình ra tệp bằng --out FILE.png.",
        en="This machine has no display for the test card: connect the HDMI cable, or write a file with "
        "--out FILE.png.",
    ),
    "test-card-display-unusable": Sentence(
        vi="Không mở được màn hình ({why}): có chương trình hay màn hình nền nào đang dùng nó không? Hãy xem: "
        "sudo ledplayer doctor",
        en="The display cannot be opened ({why}): does another program or a desktop use it? Look: "
        "sudo ledplayer doctor",
    ),
    "test-card-shown": Sentence(
        vi="Đang hiện hình thử {width}x{height} tại {x},{y}; bấm Ctrl-C để dừng.",
        en="Showing the test card, {width}x{height} at {x},{y}; Ctrl-C ends it.",
    ),
    "test-card-modules-cut": Sentence(
        vi="Khung {width}x{height} không chia hết cho module {across}x{down}: hãy kiểm tra lại khung hoặc --module.",
        en="The canvas {width}x{height} is not made of whole modules of {across}x{down}: check the canvas, or "
        "--module.",
    ),
    "test-card-written": Sentence(vi="Đã lưu hình thử vào {file}.", en="The test card is in {file}."),
    "test-card-unwritten": Sentence(vi="Không ghi được {file}: {why}.", en="{file} cannot be written: {why}."),
}
