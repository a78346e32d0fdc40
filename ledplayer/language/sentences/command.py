"""Sentences about command: what its arguments and surroundings are wrong about."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "duration-wrong": Sentence(
        vi="không hiểu khoảng thời gian “{written}”, hãy viết như 60s, 10m hoặc 1h",
        en="“{written}” is no duration; write 60s, 10m or 1h",
    ),
    "time-wrong": Sentence(
        vi="không hiểu thời điểm “{written}”, hãy viết như 2023-10-10T08:00 hoặc “10/10/2023 08:00”",
        en="“{written}” is no time; write 2023-10-10T08:00 or “10/10/2023 08:00”",
    ),
    "said-twice": Sentence(
        vi="thư mục chỉ ghi một lần (DIR hoặc --content), thời gian cũng vậy (--at hoặc --clock-offset)",
        en="give the folder once (DIR or --content), and the time once (--at or --clock-offset)",
    ),
    "no-such-folder": Sentence(
        vi="Không có thư mục {folder}.",
        en="There is no folder {folder}.",
    ),
    "state-in-use": Sentence(
        vi="Một ledplayer khác đang dùng thư mục trạng thái {folder}; hãy tắt nó hoặc chọn --state khác.",
        en="Another ledplayer is using the state folder {folder}; end it, or choose another --state.",
    ),
    "state-unusable": Sentence(
        vi="Không dùng được thư mục trạng thái {folder}: {why}.",
        en="The state folder {folder} cannot be used: {why}.",
    ),
}
