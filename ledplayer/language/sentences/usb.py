"""Sentences about USB sticks. Those on the board's edge come in several lengths, the longest first."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "usb-unreadable": Sentence(
        vi="không đọc được USB ({why}); nội dung đã nhận vẫn phát như trước",
        en="the USB stick cannot be read ({why}); what was taken in before plays on",
        vi_hint="Hãy rút ra cắm lại, hoặc thử USB khác.",
        en_hint="Pull it out and put it in again, or try another stick.",
        event=240,
    ),
    "usb-missed": Sentence(
        vi="“{file}” chưa nhận xong khi USB bị rút ra nên chưa phát",
        en="“{file}” was not taken in before the USB stick was pulled out, so it does not play",
        vi_hint="Hãy cắm lại USB và chờ dòng chữ “có thể rút ra” trên bảng.",
        en_hint="Put the stick in again, and wait until the board says that it may be pulled out.",
        event=241,
    ),
    "usb-reading-1": Sentence(vi="USB: đang đọc…", en="USB: reading…"),
    "usb-taking-1": Sentence(vi="USB: đang nhận {done}/{all} tệp…", en="USB: taking in {done} of {all} files…"),
    "usb-taking-2": Sentence(vi="USB: đang nhận {done}/{all}…", en="USB: taking {done}/{all}…"),
    "usb-taking-3": Sentence(vi="USB: {done}/{all}…", en="USB: {done}/{all}…"),
    "usb-taken-1": Sentence(
        vi="USB: đã nhận {good} tệp – có thể rút ra", en="USB: {good} files taken in – you may pull it out"
    ),
    "usb-taken-2": Sentence(vi="USB: đủ {good} tệp, rút được", en="USB: {good} files – pull it out"),
    "usb-taken-3": Sentence(vi="USB: đủ {good} tệp", en="USB: {good} files"),
    "usb-faulty-1": Sentence(
        vi="USB: đã nhận {good} tệp, {bad} tệp lỗi – có thể rút ra",
        en="USB: {good} files taken in, {bad} faulty – you may pull it out",
    ),
    "usb-faulty-2": Sentence(
        vi="USB: nhận {good} tệp, {bad} lỗi – có thể rút", en="USB: {good} files, {bad} faulty – pull it out"
    ),
    "usb-faulty-3": Sentence(vi="USB: {good} tệp, {bad} lỗi, rút được", en="USB: {good} in, {bad} faulty – pull"),
    "usb-faulty-4": Sentence(vi="USB: nhận {good}, lỗi {bad}", en="USB: {good} in, {bad} faulty"),
    "usb-faulty-5": Sentence(vi="USB: lỗi {bad} tệp", en="USB: {bad} faulty"),
    "usb-words-1": Sentence(vi="USB: đã đọc xong – có thể rút ra", en="USB: all read – you may pull it out"),
    "usb-words-2": Sentence(vi="USB: xong, có thể rút ra", en="USB: done – pull it out"),
    "usb-words-3": Sentence(vi="USB: đã xong", en="USB: done"),
    "usb-nothing-1": Sentence(
        vi="USB: không có nội dung nào cho bảng này – có thể rút ra",
        en="USB: it holds nothing for this board – you may pull it out",
    ),
    "usb-nothing-2": Sentence(vi="USB: không có gì cho bảng này", en="USB: nothing for this board"),
    "usb-nothing-3": Sentence(vi="USB: không có gì", en="USB: nothing"),
    "usb-early-1": Sentence(
        vi="USB: đã rút ra khi mới nhận {done}/{all} tệp", en="USB: pulled out after {done} of {all} files"
    ),
    "usb-early-2": Sentence(vi="USB: mới nhận {done}/{all} tệp", en="USB: only {done}/{all} files in"),
    "usb-early-3": Sentence(vi="USB: mới {done}/{all}", en="USB: only {done}/{all}"),
    "usb-broken-1": Sentence(vi="USB: không đọc được, hãy thử USB khác", en="USB: cannot be read, try another stick"),
    "usb-broken-2": Sentence(vi="USB: không đọc được", en="USB: cannot be read"),
    "usb-broken-3": Sentence(vi="USB: lỗi đọc", en="USB: broken"),
}
