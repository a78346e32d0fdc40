"""Sentences of `ledplayer setup`: its questions, and what is wrong with answers."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "pitch-unknown": Sentence(
        vi="Không có bước điểm ảnh “{written}” trong bảng ({known}).",
        en="“{written}” is no pitch of the table ({known}).",
        vi_hint="Hãy ghi một bước có trong bảng, hoặc ghi thẳng khung bằng điểm ảnh, thí dụ 384x192.",
        en_hint="Give one of the table, or the canvas in pixels, for example 384x192.",
    ),
    "module-wrong": Sentence(
        vi="“{written}” không phải kích thước một module, tính bằng điểm ảnh ngang x dọc.",
        en="“{written}” is no size of a module, pixels across x down.",
        vi_hint="Hãy ghi, thí dụ: 64x32",
        en_hint="Write, for example: 64x32",
    ),
    "module-count-wrong": Sentence(
        vi="“{written}” không phải số module ngang x dọc.",
        en="“{written}” is no number of modules across x down.",
        vi_hint="Hãy ghi, thí dụ: 6x6",
        en_hint="Write, for example: 6x6",
    ),
    "canvas-too-large": Sentence(
        vi="Khung {width}x{height} quá lớn: mỗi chiều nhiều nhất {most} điểm ảnh.",
        en="A canvas of {width}x{height} is too large: {most} pixels a side at most.",
        vi_hint="Hãy đếm lại số module.",
        en_hint="Count the modules again.",
    ),
    "canvas-not-whole": Sentence(
        vi="Khung {written} không chia hết cho module {width}x{height}.",
        en="A canvas of {written} is not made of whole modules of {width}x{height}.",
        vi_hint="Hãy đếm lại số module ngang và dọc, hoặc kiểm tra kích thước module.",
        en_hint="Count the modules across and down again, or check the module's size.",
    ),
    "setup-id-empty": Sentence(
        vi="Bảng phải có một mã.",
        en="The board needs an id.",
        vi_hint="Hãy ghi, thí dụ: xa-long-hau",
        en_hint="Write, for example: school-gate",
    ),
    "setup-id-not-listed": Sentence(
        vi="Không có bảng nào tên “{id}” trong boards.yaml, có phải “{near}” không?",
        en="There is no board “{id}” in boards.yaml; did you mean “{near}”?",
        vi_hint="Nếu đúng là “{id}”, hãy gõ lại lần nữa.",
        en_hint="If “{id}” is right, type it again.",
    ),
    "setup-option-not-listed": Sentence(
        vi="Không có bảng nào tên “{id}” trong boards.yaml, có phải “{near}” không?",
        en="There is no board “{id}” in boards.yaml; did you mean “{near}”?",
        vi_hint="Nếu đúng là “{id}”, hãy thêm bảng này vào boards.yaml, hoặc thêm --yes.",
        en_hint="If “{id}” is right, add it to boards.yaml, or add --yes.",
    ),
    "setup-odd-letters": Sentence(
        vi="Trong “{written}” có ký tự không đọc được.",
        en="There is something in “{written}” that is no letter.",
        vi_hint="Hãy gõ lại; cửa sổ lệnh phải dùng UTF-8.",
        en_hint="Type it again; the terminal must use UTF-8.",
    ),
    "setup-missing": Sentence(
        vi="Không có cửa sổ lệnh để hỏi, nên hãy ghi thêm {options}; hoặc thêm --yes để lấy những gì máy tự tìm thấy.",
        en="There is no terminal to ask at: add {options}; or add --yes to take what is found.",
    ),
    "setup-lacking": Sentence(
        vi="Máy không tự tìm thấy đủ thông tin: hãy ghi thêm {options}.", en="Not all can be found out: add {options}."
    ),
    "setup-listed": Sentence(vi="Các bảng trong boards.yaml: {boards}", en="Boards in boards.yaml: {boards}"),
    "setup-pitches": Sentence(
        vi="Bước điểm ảnh và số điểm ảnh của một module: {table}", en="Pitches, with the pixels of one module: {table}"
    ),
    "setup-ask-language": Sentence(vi="Ngôn ngữ / Language (vi, en)", en="Language / Ngôn ngữ (vi, en)"),
    "setup-ask-id": Sentence(
        vi="Mã bảng (chữ, số, dấu gạch nối; thí dụ xa-long-hau)", en="The board's id (letters, digits, hyphens)"
    ),
    "setup-ask-name": Sentence(vi="Tên đầy đủ của bảng", en="The board's full name"),
    "setup-ask-canvas": Sentence(
        vi="Khung: số điểm ảnh ngang x dọc (thí dụ 384x192), hoặc bước điểm ảnh (thí dụ P5)",
        en="Canvas: pixels across x down (for example 384x192), or the pitch (for example P5)",
    ),
    "setup-ask-pitch": Sentence(vi="Bước điểm ảnh (thí dụ P5)", en="Pitch (for example P5)"),
    "setup-ask-module": Sentence(
        vi="Số điểm ảnh của một module, ngang x dọc", en="Pixels of one module, across x down"
    ),
    "setup-ask-modules": Sentence(
        vi="Số module ngang x dọc (thí dụ 6x6)", en="Modules across x down (for example 6x6)"
    ),
    "setup-ask-offset": Sentence(
        vi="Vị trí của khung trên đầu ra: điểm ảnh từ trái, từ trên", en="Where the canvas begins: pixels right, down"
    ),
    "setup-ask-rotation": Sentence(
        vi="Xoay nội dung theo chiều kim đồng hồ (0, 90, 180, 270 độ)",
        en="Turn the content clockwise (0, 90, 180, 270)",
    ),
    "setup-ask-right": Sentence(
        vi="Hình thử trên bảng có đủ bốn cạnh, góc A ở trên bên trái không?",
        en="Does the test card have all four edges, and corner A at the upper left?",
    ),
    "setup-ask-hours": Sentence(vi="Giờ mở bảng (hoặc “luôn”)", en="Opening hours (or “always”)"),
    "setup-ask-time-zone": Sentence(vi="Múi giờ", en="Time zone"),
    "setup-ask-server": Sentence(
        vi="Địa chỉ máy chủ nội dung (hoặc “không”)", en="Address of the content server (or “no”)"
    ),
    "setup-ask-share": Sentence(
        vi="Thư mục nội dung: đường dẫn hoặc //máy/thư-mục (hoặc “không”)",
        en="Folder with content: a path, or //pc/folder (or “no”)",
    ),
    "setup-ask-usb": Sentence(vi="Nhận nội dung từ USB", en="Take in USB sticks"),
    "setup-ask-write": Sentence(vi="Ghi vào {file}?", en="Write {file}?"),
    "setup-yes-or-no": Sentence(vi="Hãy trả lời có hoặc không.", en="Answer yes or no."),
    "setup-live": Sentence(
        vi="Hình thử đang hiện trên bảng và đổi theo câu trả lời.",
        en="The test card is on the board, and follows your answers.",
    ),
    "setup-no-live": Sentence(
        vi="Không hiện được hình thử trong lúc hỏi: {why}", en="The test card cannot be shown meanwhile: {why}"
    ),
    "setup-no-live-silent": Sentence(vi="hình thử không trả lời.", en="it says nothing."),
    "setup-no-live-here": Sentence(
        vi="Hình thử sẽ che mất các câu hỏi trên màn hình này; muốn xem ngay thì hãy chạy lệnh này qua ssh.",
        en="On this very screen the test card would cover the questions; run this over ssh to see it meanwhile.",
    ),
    "setup-file": Sentence(vi="Tệp của bảng:", en="The board's file:"),
    "setup-done": Sentence(vi="Đã ghi {file}.", en="{file} is written."),
    "setup-same": Sentence(vi="{file} đã đúng như vậy, không cần ghi lại.", en="{file} says so already."),
    "setup-old-kept": Sentence(vi="Tệp cũ còn ở {file}.", en="The old file is {file}."),
    "setup-not-written": Sentence(vi="Chưa ghi gì cả.", en="Nothing was written."),
    "setup-old-broken": Sentence(
        vi="Tệp {file} đang có lỗi nên không dùng làm gợi ý:", en="{file} has mistakes, so nothing is taken from it:"
    ),
    "setup-not-allowed": Sentence(
        vi="Không được phép ghi {file}: hãy chạy bằng sudo, hoặc ghi ra tệp khác bằng --to FILE.",
        en="{file} may not be written: run this with sudo, or write another file with --to FILE.",
    ),
    "setup-unwritten": Sentence(vi="Không ghi được {file}: {why}.", en="{file} cannot be written: {why}."),
    "setup-next-mount": Sentence(
        vi="Để nối thư mục chung: sudo systemd/install.sh --share {share}",
        en="To mount the shared folder: sudo systemd/install.sh --share {share}",
    ),
    "setup-next-enroll": Sentence(
        vi="Để tin máy chủ: sudo ledplayer enroll {server}", en="To trust the server: sudo ledplayer enroll {server}"
    ),
    "setup-next-start": Sentence(
        vi="Để phát theo tệp này: sudo systemctl restart ledplayer",
        en="To play by it: sudo systemctl restart ledplayer",
    ),
    "setup-folder-away": Sentence(
        vi="Hiện không có thư mục {folder}; bảng sẽ phát nội dung trong đó khi thư mục xuất hiện.",
        en="There is no folder {folder} now; the board plays what is in it once it is there.",
    ),
}
