"""Sentences about plan."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "plan-file-broken": Sentence(
        vi="Tệp kế hoạch phát bị hỏng ({why}).",
        en="The plan file is broken ({why}).",
        vi_hint="Kế hoạch trước vẫn được phát; tệp sẽ được viết lại ở lần quét tới.",
        en_hint="The plan before it plays on; the file is written again at the next look.",
    ),
}
