"""The switches that put boards off the air, other than the file in a folder."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "off-air-here": Sentence(
        vi="bảng này đã được {who} tắt phát tại chỗ lúc {since}",
        en="{who} has put this board off the air, here, at {since}",
        vi_hint="Khi xong, chạy trên máy của bảng: ledplayer off-air off",
        en_hint="When it is over, run on the board's computer: ledplayer off-air off",
        event=270,
    ),
    "off-air-here-over": Sentence(
        vi="đã bỏ tắt phát tại chỗ", en="the switch at the board itself is off again", event=271
    ),
    "off-air-on": Sentence(
        vi="Đã tắt phát: bảng hiện tấm an toàn trong vài giây, cả khi khởi động lại. Phát lại: ledplayer off-air off",
        en="Off the air: the safe slide is up within seconds, also after a restart. Back on: ledplayer off-air off",
    ),
    "off-air-ended": Sentence(
        vi="Đã bỏ tắt phát tại bảng này. Tệp TAT trong thư mục chung hay lệnh tắt từ máy chủ, nếu có, vẫn có hiệu lực.",
        en="This board's own switch is off. A file OFF in the shared folder, or the server's switch, still counts.",
    ),
    "off-air-was-not": Sentence(
        vi="Bảng này không bị tắt phát tại chỗ.",
        en="This board's own switch was not on.",
    ),
    "off-air-no-web": Sentence(
        vi="--boards và --keys chỉ dùng ở nơi xuất bản, cùng với --to.",
        en="--boards and --keys are for the office, together with --to.",
    ),
    "off-air-signed": Sentence(
        vi="Đã ký lệnh tắt phát: {boards}. Bảng làm theo ở lần hỏi kế tiếp. Phát lại: cũng lệnh này, thay on bằng off.",
        en="Off the air, signed: {boards}. They obey at their next poll. Back on: the same command with off.",
    ),
    "off-air-signed-off": Sentence(
        vi="Đã ký bỏ tắt phát: {boards}. Công tắc ở bảng hay tệp TAT trong thư mục chung, nếu có, vẫn còn hiệu lực.",
        en="Back on the air, signed: {boards}. A board's own switch, or a file OFF in its folder, still counts.",
    ),
    "off-air-unwritten": Sentence(
        vi="Không ghi được vào {folder} ({why}). Hãy chạy lại với sudo, hoặc ghi đúng --state.",
        en="{folder} cannot be written ({why}). Run it with sudo, or name the right --state.",
    ),
    "off-air-no-state": Sentence(
        vi="Không có máy phát nào dùng thư mục {folder}. Hãy chạy lệnh này trên máy của bảng, hoặc ghi --state của nó.",
        en="No player uses the folder {folder}. Run this on the board's computer, or name its --state.",
    ),
}
