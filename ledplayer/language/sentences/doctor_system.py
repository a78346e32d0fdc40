"""What `ledplayer doctor` says of the system: services, watchdog, journal, the player, power."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "doctor-no-systemd": Sentence(
        vi="Không xem dịch vụ: máy này không chạy systemd",
        en="The services are not looked at: systemd does not run this machine",
    ),
    "doctor-systemd-missing": Sentence(
        vi="Máy này không có systemd: bật máy lên sẽ không có gì tự chạy ledplayer",
        en="This machine has no systemd: nothing starts the player when it is switched on",
        vi_hint="Hãy chạy: {command}",
        en_hint="Run: {command}",
    ),
    "doctor-units": Sentence(vi="Tự chạy khi bật máy: {units}", en="Started with the machine: {units}"),
    "doctor-unit-off": Sentence(
        vi="Dịch vụ {unit} không tự chạy khi bật máy ({state})",
        en="The service {unit} is not started with the machine ({state})",
        vi_hint="Hãy chạy: sudo systemctl enable --now {unit}",
        en_hint="Run: sudo systemctl enable --now {unit}",
    ),
    "doctor-unit-absent": Sentence(
        vi="Máy chưa có dịch vụ {unit}",
        en="There is no service {unit} on this machine",
        vi_hint="Hãy chép {unit} từ thư mục systemd của bản cài vào /etc/systemd/system, rồi chạy: sudo systemctl "
        "enable --now {unit}",
        en_hint="Copy {unit} from the folder systemd of the project to /etc/systemd/system, then run: sudo "
        "systemctl enable --now {unit}",
    ),
    "doctor-watchdog": Sentence(
        vi="Bộ canh phần cứng khởi động lại máy khi treo quá {after}",
        en="The hardware watchdog restarts the machine when it hangs for {after}",
    ),
    "doctor-watchdog-off": Sentence(
        vi="Có bộ canh phần cứng nhưng chưa dùng: máy treo sẽ treo mãi",
        en="There is a hardware watchdog, but it is not used: a machine that hangs will hang for ever",
        vi_hint="Hãy chạy: sudo mkdir -p /etc/systemd/system.conf.d && printf "
        "'[Manager]\\nRuntimeWatchdogSec=15s\\n' | sudo tee /etc/systemd/system.conf.d/ledplayer.conf && "
        "sudo systemctl daemon-reexec",
        en_hint="Run: sudo mkdir -p /etc/systemd/system.conf.d && printf '[Manager]\\nRuntimeWatchdogSec=15s\\n' | "
        "sudo tee /etc/systemd/system.conf.d/ledplayer.conf && sudo systemctl daemon-reexec",
    ),
    "doctor-watchdog-pi": Sentence(
        vi="Raspberry Pi này chưa bật bộ canh phần cứng",
        en="The hardware watchdog of this Raspberry Pi is off",
        vi_hint="Hãy chạy: echo dtparam=watchdog=on | sudo tee -a /boot/firmware/config.txt && sudo reboot",
        en_hint="Run: echo dtparam=watchdog=on | sudo tee -a /boot/firmware/config.txt && sudo reboot",
    ),
    "doctor-watchdog-none": Sentence(
        vi="Máy này không có bộ canh phần cứng",
        en="This machine has no hardware watchdog",
    ),
    "doctor-watchdog-unasked": Sentence(
        vi="Có bộ canh phần cứng, nhưng không có systemd để dùng nó",
        en="There is a hardware watchdog, but no systemd to use it",
    ),
    "doctor-journal-kept": Sentence(
        vi="Nhật ký được giữ trên đĩa: /var/log/journal",
        en="The journal is kept on the disk: /var/log/journal",
    ),
    "doctor-journal-in-memory": Sentence(
        vi="Nhật ký ở trong bộ nhớ, đỡ hao thẻ; mất điện là mất",
        en="The journal is kept in memory, which spares the card; a power cut takes it away",
    ),
    "doctor-journal-off": Sentence(
        vi="Hệ thống không giữ nhật ký",
        en="The system keeps no journal",
        vi_hint="Hãy chạy: sudo systemctl restart systemd-journald; rồi xem “Storage” trong /etc/systemd/journald.conf",
        en_hint="Run: sudo systemctl restart systemd-journald; then see “Storage” in /etc/systemd/journald.conf",
    ),
    "doctor-journal-none": Sentence(
        vi="Không có nhật ký hệ thống: máy này không chạy systemd",
        en="There is no journal: systemd does not run this machine",
    ),
    "doctor-data": Sentence(vi="Dữ liệu nằm trên phân vùng {device}", en="The data lie on the partition {device}"),
    "doctor-data-on-root": Sentence(
        vi="Không có phân vùng dữ liệu: dữ liệu nằm trên hệ thống gốc",
        en="There is no data partition: the data lie on root",
    ),
    "doctor-data-lost": Sentence(
        vi="Không dùng được phân vùng dữ liệu {device}; bảng phát bản còn trên hệ thống gốc",
        en="The data partition {device} cannot be used; the board plays root's own copies",
        vi_hint="Hãy xem lý do: journalctl -b -u ledplayer-data; rồi cắm lại phân vùng đó và khởi động lại",
        en_hint="See why: journalctl -b -u ledplayer-data; then plug it in again, and start the board again",
    ),
    "doctor-player": Sentence(vi="Máy phát đang chạy: ledplayer {version}", en="The player runs: ledplayer {version}"),
    "doctor-player-other": Sentence(
        vi="Máy phát đang chạy là bản {version}, còn bản cài trên máy là {own}",
        en="The player that runs is version {version}, but {own} is installed",
        vi_hint="Hãy chạy: sudo systemctl restart ledplayer",
        en_hint="Run: sudo systemctl restart ledplayer",
    ),
    "doctor-player-silent": Sentence(
        vi="Máy phát giữ thư mục trạng thái nhưng quá {most} giây không báo gì",
        en="A player holds the state folder, but has said nothing for more than {most} s",
        vi_hint="Hãy chạy: sudo systemctl restart ledplayer",
        en_hint="Run: sudo systemctl restart ledplayer",
    ),
    "doctor-player-off": Sentence(
        vi="Không có máy phát nào chạy trên {state}",
        en="No player runs on {state}",
        vi_hint="Hãy chạy: sudo systemctl start ledplayer",
        en_hint="Run: sudo systemctl start ledplayer",
    ),
    "doctor-player-none": Sentence(
        vi="Không có máy phát nào chạy trên {state}",
        en="No player runs on {state}",
        vi_hint="Để phát thử, hãy chạy: ledplayer play",
        en_hint="To try it, run: ledplayer play",
    ),
    "doctor-power": Sentence(
        vi="Nguồn điện đủ từ lúc bật máy",
        en="The power was enough ever since the machine started",
    ),
    "doctor-power-low": Sentence(
        vi="Nguồn điện đang yếu (dưới 4,63 V)",
        en="The power is too low now (below 4.63 V)",
        vi_hint="Hãy thay bộ nguồn chính hãng (Pi 4: 5 V 3 A, Pi 5: 5 V 5 A) và cáp ngắn, to.",
        en_hint="Use the maker's power supply (Pi 4: 5 V 3 A, Pi 5: 5 V 5 A) and a short, thick cable.",
    ),
    "doctor-power-was-low": Sentence(
        vi="Nguồn điện đã có lúc yếu từ khi bật máy",
        en="The power was too low at times since the machine started",
        vi_hint="Hãy thay bộ nguồn chính hãng (Pi 4: 5 V 3 A, Pi 5: 5 V 5 A) và cáp ngắn, to.",
        en_hint="Use the maker's power supply (Pi 4: 5 V 3 A, Pi 5: 5 V 5 A) and a short, thick cable.",
    ),
    "doctor-slowed": Sentence(
        vi="Máy đang tự chạy chậm lại vì nóng",
        en="The machine runs slower now, for it is hot",
        vi_hint="Hãy gắn tản nhiệt hoặc quạt, và cho tủ thoáng.",
        en_hint="Fit a heat sink or a fan, and let air into the cabinet.",
    ),
    "doctor-power-untold": Sentence(
        vi="Máy này không báo nguồn điện yếu",
        en="This machine does not tell of low power",
    ),
    "doctor-heat": Sentence(vi="Nhiệt độ {degrees} °C", en="The temperature is {degrees} °C"),
    "doctor-hot": Sentence(
        vi="Máy quá nóng: {degrees} °C",
        en="The machine is too hot: {degrees} °C",
        vi_hint="Hãy gắn tản nhiệt hoặc quạt, và cho tủ thoáng.",
        en_hint="Fit a heat sink or a fan, and let air into the cabinet.",
    ),
    "doctor-heat-untold": Sentence(vi="Máy này không báo nhiệt độ", en="This machine does not tell its temperature"),
    "doctor-wear": Sentence(vi="Thẻ nhớ đã dùng {percent} % tuổi thọ", en="The card has spent {percent} % of its life"),
    "doctor-worn": Sentence(
        vi="Thẻ nhớ đã dùng {percent} % tuổi thọ, sắp hỏng",
        en="The card has spent {percent} % of its life and will fail soon",
        vi_hint="Hãy chép sang thẻ mới (loại Endurance, A1 hoặc A2).",
        en_hint="Copy it to a new one (of the kind Endurance, A1 or A2).",
    ),
    "doctor-wear-untold": Sentence(vi="Ổ này không báo độ hao mòn", en="This disk does not tell its wear"),
}
