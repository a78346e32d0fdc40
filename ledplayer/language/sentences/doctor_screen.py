"""What `ledplayer doctor` says of the screen, fonts and films."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "doctor-screen": Sentence(vi="Cổng màn hình: {cards}", en="The screen's device: {cards}"),
    "doctor-screen-desktop": Sentence(
        vi="Không cần cổng màn hình riêng: chạy trong cửa sổ",
        en="No device of the screen's own: it plays in a window",
    ),
    "doctor-screen-none": Sentence(
        vi="Không có cổng màn hình (/dev/dri/card*): bảng sẽ không hiện gì",
        en="There is no screen's device (/dev/dri/card*): nothing will be shown",
        vi_hint="Hãy cài nhân có trình điều khiển màn hình rồi khởi động lại: sudo apt install linux-image-amd64 "
        "(x86); trong máy ảo hoặc container thì không có.",
        en_hint="Install a kernel with its driver and restart: sudo apt install linux-image-amd64 (x86); a "
        "container has none.",
    ),
    "doctor-screen-none-pi": Sentence(
        vi="Không có cổng màn hình (/dev/dri/card*): bảng sẽ không hiện gì",
        en="There is no screen's device (/dev/dri/card*): nothing will be shown",
        vi_hint="Hãy chạy: echo dtoverlay=vc4-kms-v3d | sudo tee -a /boot/firmware/config.txt && sudo reboot",
        en_hint="Run: echo dtoverlay=vc4-kms-v3d | sudo tee -a /boot/firmware/config.txt && sudo reboot",
    ),
    "doctor-screen-group": Sentence(
        vi="Người dùng chạy máy phát không có quyền dùng màn hình (nhóm {groups})",
        en="The player's user may not use the screen (group {groups})",
        vi_hint="Hãy chạy: {command}",
        en_hint="Run: {command}",
    ),
    "doctor-cable": Sentence(vi="Màn hình {socket} đã nối, {mode}", en="The screen at {socket} is connected, {mode}"),
    "doctor-cable-none": Sentence(
        vi="Không có màn hình hay bộ phát LED nào nối vào ({sockets})",
        en="No screen or LED sender is connected ({sockets})",
        vi_hint="Hãy kiểm tra cáp và bật bộ phát; nếu bộ phát không tự khai báo, thêm vào "
        "/boot/firmware/cmdline.txt: video={socket}:1920x1080@60D",
        en_hint="Check the cable and switch the sender on; if it does not announce itself, add to "
        "/boot/firmware/cmdline.txt: video={socket}:1920x1080@60D",
    ),
    "doctor-cable-no-mode": Sentence(
        vi="Màn hình {socket} đã nối nhưng không khai báo độ phân giải nào",
        en="The screen at {socket} is connected, but offers no resolution",
        vi_hint="Hãy thay cáp, hoặc thêm vào /boot/firmware/cmdline.txt: video={socket}:1920x1080@60D",
        en_hint="Change the cable, or add to /boot/firmware/cmdline.txt: video={socket}:1920x1080@60D",
    ),
    "doctor-display": Sentence(
        vi="Mở được màn hình: {width}x{height} ({driver})",
        en="The display opens: {width}x{height} ({driver})",
    ),
    "doctor-display-in-use": Sentence(
        vi="Không mở thử màn hình: máy phát đang dùng",
        en="The display is not opened for trial: a player is using it",
    ),
    "doctor-display-missing": Sentence(
        vi="Máy phát đang chạy nhưng không mở được màn hình: bảng không hiện gì",
        en="The player runs but could not open the display: the board shows nothing",
        vi_hint="Hãy làm các việc khác ở đây, rồi chạy: sudo systemctl restart ledplayer",
        en_hint="Do what else is told here, then run: sudo systemctl restart ledplayer",
    ),
    "doctor-display-closed": Sentence(
        vi="Không mở được màn hình: {why}",
        en="The display cannot be opened: {why}",
        vi_hint="Hãy làm các việc khác ở đây trước, tắt giao diện đồ họa nếu có (sudo systemctl set-default "
        "multi-user.target), rồi chạy lại với sudo.",
        en_hint="Do what else is told here first, end a desktop if there is one (sudo systemctl set-default "
        "multi-user.target), and try again with sudo.",
    ),
    "doctor-canvas": Sentence(
        vi="Khung {canvas} tại {offset} nằm gọn trong màn hình {display}",
        en="The canvas {canvas} at {offset} lies inside the display {display}",
    ),
    "doctor-canvas-cut": Sentence(
        vi="Khung {canvas} tại {offset} vượt ra ngoài màn hình {display}: phần ngoài không hiện",
        en="The canvas {canvas} at {offset} reaches out of the display {display}: what is outside is not shown",
        vi_hint="Hãy sửa “canvas” và “offset” trong tệp của bảng, hoặc đặt độ phân giải của màn hình lớn hơn.",
        en_hint="Correct “canvas” and “offset” in the board's file, or give the display a higher resolution.",
    ),
    "doctor-canvas-whole": Sentence(
        vi="Tệp của bảng không ghi khung: dùng cả màn hình",
        en="The board's file gives no canvas: the whole display is used",
    ),
    "doctor-canvas-untold": Sentence(
        vi="Chưa biết khung có nằm gọn trong màn hình không",
        en="Whether the canvas lies inside the display cannot be told yet",
    ),
    "doctor-graphics-memory": Sentence(
        vi="Bộ nhớ đồ họa (CMA): {megabytes} MB",
        en="Graphics memory (CMA): {megabytes} MB",
    ),
    "doctor-graphics-memory-small": Sentence(
        vi="Bộ nhớ đồ họa (CMA) chỉ có {megabytes} MB; cần ít nhất {least} MB",
        en="There are only {megabytes} MB of graphics memory (CMA); {least} MB are needed at least",
        vi_hint="Trong /boot/firmware/config.txt hãy ghi: dtoverlay=vc4-kms-v3d,cma-256 rồi chạy: sudo reboot",
        en_hint="In /boot/firmware/config.txt write: dtoverlay=vc4-kms-v3d,cma-256 and then run: sudo reboot",
    ),
    "doctor-graphics-memory-untold": Sentence(
        vi="Không cần xem bộ nhớ đồ họa: không phải Raspberry Pi",
        en="Graphics memory matters on a Raspberry Pi only",
    ),
    "doctor-fonts": Sentence(
        vi="Phông chữ có đủ {letters} chữ tiếng Việt có dấu ({fonts})",
        en="The fonts hold all {letters} accented letters of Vietnamese ({fonts})",
    ),
    "doctor-font-unreadable": Sentence(
        vi="Không đọc được phông chữ {font}: {why}",
        en="The font {font} cannot be read: {why}",
        vi_hint="Bản cài bị thiếu tệp; hãy cài lại ledplayer.",
        en_hint="Files of the program are missing; install ledplayer again.",
    ),
    "doctor-font-lacks": Sentence(
        vi="Phông chữ {font} thiếu {count} chữ tiếng Việt: {letters} …",
        en="The font {font} lacks {count} letters of Vietnamese: {letters} …",
        vi_hint="Bản cài bị hỏng tệp; hãy cài lại ledplayer.",
        en_hint="Files of the program are broken; install ledplayer again.",
    ),
    "doctor-codecs": Sentence(vi="Bộ giải mã phim: {names}", en="Decoders of films: {names}"),
    "doctor-codecs-missing": Sentence(
        vi="Thiếu bộ giải mã phim: {names}",
        en="Decoders of films are missing: {names}",
        vi_hint="Thư viện av này không phải bản đầy đủ từ PyPI; hãy cài lại: pip install --force-reinstall "
        "--only-binary :all: av",
        en_hint="This av is not the whole one from PyPI; install it again: pip install --force-reinstall "
        "--only-binary :all: av",
    ),
    "doctor-makers": Sentence(
        vi="Tiến trình dựng hình đọc được phim mẫu {film} ({size})",
        en="The makers of pictures read the sample film {film} ({size})",
    ),
    "doctor-makers-failed": Sentence(
        vi="Tiến trình dựng hình không đọc được phim mẫu: {why}",
        en="The makers of pictures cannot read the sample film: {why}",
        vi_hint="Hãy cài lại các thư viện av, Pillow, pillow-heif và pypdfium2; nếu máy hết bộ nhớ, hãy khởi động lại.",
        en_hint="Install av, Pillow, pillow-heif and pypdfium2 again; where memory has run out, restart the machine.",
    ),
    "doctor-makers-no-film": Sentence(vi="Không có phim mẫu để dựng thử", en="There is no sample film to try"),
}
