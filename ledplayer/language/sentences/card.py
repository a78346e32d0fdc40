"""Sentences about the card: what the board takes over from it, what `ledplayer card` writes on it."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "card-board-taken": Sentence(
        vi="Đã nhận tệp bảng từ thẻ nhớ ({file}): bảng {board}, khung {canvas}",
        en="The board's file was taken over from the card ({file}): board {board}, canvas {canvas}",
        event=150,
    ),
    "card-board-refused": Sentence(
        vi="Tệp bảng trên thẻ nhớ có lỗi nên không được nhận, bảng vẫn theo tệp cũ: {file}, dòng {line}: {what}",
        en="The board's file on the card is wrong, so the old one counts: {file}, line {line}: {what}",
        vi_hint="Hãy sửa tệp này trên máy tính rồi khởi động lại bảng; thử trước bằng: ledplayer adopt",
        en_hint="Correct it on any computer and start the board again; to try it: ledplayer adopt",
        event=151,
        level="error",
    ),
    "card-root-taken": Sentence(
        vi="Đã nhận khóa gốc từ thẻ nhớ ({file}): {words}",
        en="The root of trust was taken over from the card ({file}): {words}",
        event=152,
    ),
    "card-not-taken": Sentence(
        vi="Không ghi được vào {folder} ({why}), nên không nhận được gì từ thẻ nhớ; bảng vẫn theo tệp cũ",
        en="{folder} cannot be written ({why}), so nothing is taken over from the card; the old file counts",
        vi_hint="Hãy dọn chỗ trên thẻ; nếu thẻ hỏng thì thay thẻ. Chạy bằng quyền quản trị: sudo ledplayer adopt",
        en_hint="Make room on the card, or take another card. It needs root: sudo ledplayer adopt",
        event=153,
        level="error",
    ),
    "card-root-wrong": Sentence(
        vi="{file} không phải khóa gốc (root.json) của máy chủ nên không được nhận",
        en="{file} is no server's root of trust (root.json) and is not taken over",
        vi_hint="Hãy chép lại root.json từ máy chủ, hoặc trên bảng: sudo ledplayer enroll",
        en_hint="Copy the server's root.json once more, or on the board: sudo ledplayer enroll",
        event=154,
        level="error",
    ),
    "card-no-plain-file": Sentence(
        vi="{file} không phải là một tệp thường",
        en="{file} is no plain file",
        vi_hint="Hãy xóa nó đi và chép lại tệp bảng.",
        en_hint="Remove it, and copy the board's file there again.",
        event=155,
        level="error",
    ),
    "card-nothing": Sentence(
        vi="Không có tệp {file} trong {places}; bảng theo tệp đang có.",
        en="There is no {file} in {places}; the board goes by the file that it has.",
    ),
    "card-known": Sentence(
        vi="Tệp bảng trên thẻ ({file}) đã được nhận từ trước; không có gì thay đổi.",
        en="The board's file on the card ({file}) was taken over before; nothing was changed.",
    ),
    "card-line-1": Sentence(
        vi="Tệp bảng trên thẻ nhớ sai ở dòng {line}; bảng vẫn theo tệp cũ",
        en="The board's file on the card is wrong in line {line}; the old one counts",
    ),
    "card-line-2": Sentence(vi="Tệp bảng trên thẻ sai ở dòng {line}", en="Card: board file wrong, line {line}"),
    "card-line-3": Sentence(vi="Tệp bảng sai dòng {line}", en="Board file: line {line}"),
    "card-line-4": Sentence(vi="Thẻ: dòng {line}", en="Card: line {line}"),
    "card-wrong-1": Sentence(
        vi="Không đọc được tệp bảng trên thẻ nhớ; bảng vẫn theo tệp cũ",
        en="The board's file on the card cannot be read; the old one counts",
    ),
    "card-wrong-2": Sentence(vi="Không đọc được tệp bảng trên thẻ", en="Card: board file cannot be read"),
    "card-wrong-3": Sentence(vi="Tệp bảng trên thẻ sai", en="Card: board file wrong"),
    "card-wrong-4": Sentence(vi="Thẻ sai", en="Card wrong"),
    "card-key-1": Sentence(
        vi="Khóa gốc trên thẻ nhớ bị sai, bảng chưa nhận nội dung từ máy chủ",
        en="The server's key on the card is wrong; nothing comes from the server yet",
    ),
    "card-key-2": Sentence(vi="Khóa gốc trên thẻ nhớ bị sai", en="Card: the server's key is wrong"),
    "card-key-3": Sentence(vi="Khóa gốc bị sai", en="Server's key wrong"),
    "card-key-4": Sentence(vi="Khóa sai", en="Key wrong"),
    "card-no-bundle": Sentence(
        vi="{folder} không phải bộ cài, hoặc chưa chép xong: thiếu tệp BUNDLE hay SHA256SUMS",
        en="{folder} is no bundle, or half of one: BUNDLE or SHA256SUMS is missing",
        vi_hint="Hãy làm bộ cài: systemd/bundle.sh --system debian12 --arch arm64 --to THƯ-MỤC",
        en_hint="Make one: systemd/bundle.sh --system debian12 --arch arm64 --to DIR",
    ),
    "card-bundle-broken": Sentence(
        vi="bộ cài {folder} bị thiếu hoặc hỏng ({file}); chưa ghi gì lên thẻ",
        en="the bundle {folder} is incomplete or damaged ({file}); nothing was written",
        vi_hint="Hãy chép lại cả thư mục, hoặc làm lại bằng systemd/bundle.sh.",
        en_hint="Copy the whole folder again, or make it anew with systemd/bundle.sh.",
    ),
    "card-bundle-names": Sentence(
        vi="thẻ nhớ (FAT) không ghi được tên “{file}” của bộ cài {folder}",
        en="a card (FAT) cannot take the name “{file}” of the bundle {folder}",
        vi_hint="Hãy làm lại bộ cài bằng systemd/bundle.sh.",
        en_hint="Make the bundle anew with systemd/bundle.sh.",
    ),
    "card-bundle-arch": Sentence(
        vi="bộ cài {folder} dành cho {arch}, mà Raspberry Pi cần arm64",
        en="the bundle {folder} is for {arch}, and a Raspberry Pi needs arm64",
        vi_hint="Hãy làm bộ khác: systemd/bundle.sh --system debian12 --arch arm64 --to THƯ-MỤC",
        en_hint="Make another: systemd/bundle.sh --system debian12 --arch arm64 --to DIR",
    ),
    "card-no-partition": Sentence(
        vi="{folder} không phải phân vùng khởi động của Raspberry Pi OS (thiếu cmdline.txt hay config.txt)",
        en="{folder} is no boot partition of Raspberry Pi OS (cmdline.txt or config.txt is missing)",
        vi_hint="Hãy cắm lại thẻ và chỉ đúng chỗ của bootfs; muốn ghi ra thư mục để chép sau thì thêm --anywhere.",
        en_hint="Put the new card in and name where bootfs is; for a folder to copy from, add --anywhere.",
    ),
    "card-no-room": Sentence(
        vi="{folder} còn thiếu {missing} MB chỗ trống; chưa ghi gì",
        en="{folder} lacks {missing} MB of room; nothing was written",
        vi_hint="Hãy xóa bộ cài cũ trên đó, hoặc ghi lại thẻ.",
        en_hint="Remove an older bundle from it, or write the card anew.",
    ),
    "card-unwritten": Sentence(
        vi="chưa ghi xong {folder} ({why}); máy sẽ không tự cài từ thẻ này",
        en="{folder} is not all written ({why}); nothing installs itself from this card",
        vi_hint="Hãy chạy lại lệnh này; những gì đã ghi thì không phải ghi lại.",
        en_hint="Run this again; what is written already is not written once more.",
    ),
    "card-which": Sentence(
        vi="hãy ghi mã một bảng, hoặc --all boards.yaml cho mọi bảng, không ghi cả hai",
        en="name one board, or --all boards.yaml for all of them, not both",
    ),
    "card-share-wrong": Sentence(
        vi="“{written}” không phải thư mục chung; hãy viết như //may-tinh/thu-muc",
        en="“{written}” is no shared folder; write it like //pc/folder",
    ),
    "card-share-alone": Sentence(
        vi="--share cần --bundle: thư mục chung được gắn khi cài",
        en="--share needs --bundle: the share is set up when the board installs itself",
    ),
    "card-no-canvas": Sentence(
        vi="bảng {board} chưa ghi khung, nên sẽ dùng cả màn hình",
        en="board {board} has no canvas, so it uses the whole display",
    ),
    "card-no-root": Sentence(
        vi="chưa có khóa gốc (--root): bảng chưa tin máy chủ cho đến khi chạy sudo ledplayer enroll",
        en="there is no root key (--root): the board trusts no server before sudo ledplayer enroll",
    ),
    "card-root-words": Sentence(vi="Khóa gốc: {words}", en="Root key: {words}"),
    "card-done": Sentence(
        vi="Thẻ của bảng {board} đã xong: {folder}. Tháo thẻ an toàn rồi cắm vào bảng.",
        en="The card of board {board} is done: {folder}. Eject it, and put it into the board.",
    ),
    "card-done-installs": Sentence(
        vi="Thẻ của bảng {board} đã xong: {folder}. Tháo thẻ an toàn rồi cắm vào bảng; máy tự cài trong vài phút.",
        en="The card of board {board} is done: {folder}. Eject it; the board installs itself in some minutes.",
    ),
    "card-done-anywhere": Sentence(
        vi="Tệp của bảng {board} đã ghi vào {folder}; bảng nhận tệp này khi khởi động.",
        en="The file of board {board} is written to {folder}; the board takes it over when it starts.",
    ),
    "card-all-done": Sentence(
        vi="Đã ghi {count} thư mục vào {folder}; đánh dấu từng bảng trong {sheet}.",
        en="{count} folders are written to {folder}; tick each board off in {sheet}.",
    ),
    "card-sheet-title": Sentence(vi="Thẻ nhớ cho các bảng", en="Cards for the boards"),
    "card-sheet-copy": Sentence(
        vi="Ghi Raspberry Pi OS Lite (64-bit) lên thẻ bằng Raspberry Pi Imager, đặt tên người dùng và mật khẩu riêng.",
        en="Write Raspberry Pi OS Lite (64-bit) onto the card with Raspberry Pi Imager; set user and password there.",
    ),
    "card-sheet-own": Sentence(
        vi="Cắm lại thẻ; chép mọi thứ trong thư mục của bảng vào ổ bootfs.",
        en="Put the card in again; copy all that is in the board's folder onto the drive bootfs.",
    ),
    "card-sheet-shared": Sentence(
        vi="Chép thư mục {folder} (bộ cài, chung cho mọi thẻ) vào ổ bootfs.",
        en="Copy the folder {folder} (what installs, the same for all cards) onto the drive bootfs.",
    ),
    "card-sheet-words": Sentence(
        vi="Mở cmdline.txt trên bootfs bằng Notepad, thêm vào cuối dòng duy nhất, cách một dấu trống:",
        en="Open cmdline.txt on bootfs with Notepad and add to the end of its only line, after a blank:",
    ),
    "card-sheet-linux": Sentence(
        vi="Trên máy Linux, một lệnh làm thay các bước sau bước 1: {command}",
        en="On a Linux computer one command does all steps after the first: {command}",
    ),
    "card-sheet-board": Sentence(vi="Bảng", en="Board"),
    "card-sheet-name": Sentence(vi="Tên", en="Name"),
    "card-sheet-canvas": Sentence(vi="Khung", en="Canvas"),
    "card-sheet-card": Sentence(vi="Thẻ xong", en="Card done"),
    "card-sheet-mounted": Sentence(vi="Đã lắp", en="Mounted"),
    "card-sheet-tested": Sentence(vi="Ảnh thử đúng", en="Test card right"),
    "card-sheet-locked": Sentence(
        vi="Tủ khóa, Wi-Fi của card LED tắt hoặc đã đổi mật khẩu",
        en="Cabinet locked, LED card's Wi-Fi off or its password changed",
    ),
}
