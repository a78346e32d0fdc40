"""Sentences about files and lines that cannot be read as they stand (rules R2–R4)."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "file-too-big": Sentence(
        vi="Tệp quá dài; lịch phát chỉ được dài đến 256 KB.",
        en="This file is too long; a playlist may have up to 256 KB.",
        vi_hint="Chia thành nhiều tệp, mỗi đợt tuyên truyền một tệp; ảnh và video để trong thư mục media.",
        en_hint="Split it, one file for each campaign; pictures and films belong into the media folder.",
    ),
    "file-empty": Sentence(
        vi="Tệp trống, chưa có nội dung nào.",
        en="This file is empty.",
        vi_hint="Viết vào tệp, ít nhất: chien_dich: Tên đợt tuyên truyền và noi_dung: với các dòng - chu: …; "
        "hoặc xóa tệp đi.",
        en_hint="Write into it, at least: campaign: its name and items: with lines - text: …; or delete the file.",
    ),
    "file-not-utf8": Sentence(
        vi="Tệp không lưu bằng mã UTF-8 nên không đọc được chữ ở đây.",
        en="This file was not saved as UTF-8, so the letters here cannot be read.",
        vi_hint="Mở bằng Notepad, chọn Tệp > Lưu thành (Save as), mục Mã hóa (Encoding) chọn UTF-8, rồi lưu lại; "
        "chữ VNI hoặc TCVN3 phải chuyển sang Unicode trước.",
        en_hint="Open it in Notepad, choose File > Save as, set Encoding to UTF-8 and save it again.",
    ),
    "file-other-kind": Sentence(
        vi="Đây là tệp {kind}, không phải tệp văn bản thuần.",
        en="This is a {kind} file, not a plain text file.",
        vi_hint="Soạn bằng Notepad và lưu thành tệp .yaml với mã UTF-8.",
        en_hint="Write it in Notepad and save it as a .yaml file in UTF-8.",
    ),
    "file-binary": Sentence(
        vi="Đây không phải tệp văn bản.",
        en="This is not a text file.",
        vi_hint="Soạn lại bằng Notepad và lưu thành tệp .yaml với mã UTF-8.",
        en_hint="Write it again in Notepad and save it as a .yaml file in UTF-8.",
    ),
    "too-many": Sentence(
        vi="Còn {count} lỗi nữa trong tệp này.",
        en="There are {count} more problems in this file.",
        vi_hint="Sửa những lỗi đầu tiên rồi kiểm tra lại.",
        en_hint="Mend the first ones and check again.",
    ),
    "yaml-deep": Sentence(
        vi="Ngoặc hoặc thụt dòng lồng nhau quá 20 lớp.",
        en="Brackets or indents are nested more than 20 deep.",
        vi_hint="Xóa các ngoặc [ và {{ thừa ở dòng này; chữ có ngoặc thì đặt trong ngoặc kép.",
        en_hint="Delete the needless [ and {{ on this line; put a text that holds brackets in double quotes.",
    ),
    "yaml-many": Sentence(
        vi="Danh sách này có quá 2.000 mục.",
        en="This list has more than 2,000 entries.",
        vi_hint="Chia thành nhiều tệp, hoặc dùng thu_muc: để phát cả thư mục ảnh.",
        en_hint="Split it over several files, or use folder: to play a whole folder of pictures.",
    ),
    "yaml-space-strange": Sentence(
        vi="Đầu dòng có phím Tab hoặc dấu cách lạ (thường do dán từ Word, Zalo).",
        en="This line begins with a tab or a strange space (often pasted from Word or a web page).",
        vi_hint="Xóa khoảng trống đầu dòng, gõ lại bằng phím cách: {spaces} dấu cách, rồi viết: {fixed}",
        en_hint="Delete the space at its begin and type {spaces} plain spaces, then: {fixed}",
    ),
    "yaml-dash": Sentence(
        vi="Đầu mục phải là dấu gạch ngang - rồi một dấu cách.",
        en="An entry begins with a hyphen - and one space.",
        vi_hint="Viết: {fixed}",
        en_hint="Write: {fixed}",
    ),
    "yaml-colon-space": Sentence(
        vi="Thiếu dấu cách sau dấu hai chấm.",
        en="There is no space after the colon.",
        vi_hint="Viết: {fixed}",
        en_hint="Write: {fixed}",
    ),
    "yaml-no-colon": Sentence(
        vi="Thiếu dấu hai chấm sau tên khóa.",
        en="There is no colon after the key.",
        vi_hint="Viết: {fixed}",
        en_hint="Write: {fixed}",
    ),
    "yaml-colon": Sentence(
        vi="Trong chữ có dấu hai chấm nên phải đặt cả câu trong ngoặc kép.",
        en="This text holds a colon, so it has to stand in quotes.",
        vi_hint="Viết: {fixed}",
        en_hint="Write: {fixed}",
    ),
    "yaml-first-letter": Sentence(
        vi="Chữ bắt đầu bằng dấu {letter} phải đặt trong ngoặc kép.",
        en="A text that begins with {letter} has to stand in quotes.",
        vi_hint="Viết: {fixed}",
        en_hint="Write: {fixed}",
    ),
    "yaml-tail": Sentence(
        vi="Sau dấu ngoặc kép đóng còn chữ “{tail}”.",
        en="There are words after the closing quote: “{tail}”.",
        vi_hint="Đặt cả câu trong ngoặc: {fixed}",
        en_hint="Put the whole text in quotes: {fixed}",
    ),
    "yaml-quote": Sentence(
        vi="Có dấu {quote} mở mà không có dấu {quote} đóng.",
        en="A quote {quote} is opened and never closed.",
        vi_hint="Viết: {fixed}",
        en_hint="Write: {fixed}",
    ),
    "yaml-backslash": Sentence(
        vi="Dấu \\ không dùng được trong ngoặc kép.",
        en="A backslash cannot stand in double quotes.",
        vi_hint="Viết: {fixed}",
        en_hint="Write: {fixed}",
    ),
    "yaml-comma": Sentence(
        vi="Trong {{…}} dấu phẩy ngăn các khóa; chữ “{text}” có dấu phẩy nên phải đặt trong ngoặc kép.",
        en="Inside {{…}} a comma parts keys; “{text}” holds a comma, so it has to stand in quotes.",
        vi_hint="Viết: {fixed}",
        en_hint="Write: {fixed}",
    ),
    "yaml-brace": Sentence(
        vi="Thiếu dấu {bracket} ở cuối.",
        en="The closing {bracket} is missing.",
        vi_hint="Viết: {fixed}",
        en_hint="Write: {fixed}",
    ),
    "yaml-brace-comment": Sentence(
        vi="Dấu # giữa ngoặc {{…}} làm mất phần sau nó.",
        en="A # inside {{…}} loses what follows it.",
        vi_hint="Bỏ dấu #, hoặc đặt chữ trong ngoặc kép: {fixed}",
        en_hint="Take the # away, or put the text in quotes: {fixed}",
    ),
    "yaml-second-line": Sentence(
        vi="Chữ có nhiều dòng phải có dấu | sau dấu hai chấm.",
        en="A text of several lines needs a | after the colon.",
        vi_hint="Viết:\n{fixed}",
        en_hint="Write:\n{fixed}",
    ),
    "yaml-block-indent": Sentence(
        vi="Dòng chữ sau dấu | phải thụt vào {spaces} dấu cách.",
        en="A line of text after | has to be indented by {spaces} spaces.",
        vi_hint="Thêm dấu cách cho đủ {spaces}, rồi viết: {fixed}",
        en_hint="Indent it to {spaces} spaces: {fixed}",
    ),
    "yaml-indent": Sentence(
        vi="Dòng này thụt vào {now} dấu cách, không thẳng hàng với các dòng cùng mục.",
        en="This line is indented by {now} spaces and does not stand under its neighbours.",
        vi_hint="Thụt vào đúng {spaces} dấu cách, rồi viết: {fixed}",
        en_hint="Indent it by exactly {spaces} spaces: {fixed}",
    ),
    "yaml-no-list": Sentence(
        vi="Mục có dấu - ở đây không thuộc danh sách nào.",
        en="This entry with - belongs to no list.",
        vi_hint="Viết dòng noi_dung: ở trên nó, rồi:   {fixed}",
        en_hint="Write the line items: above it, then:   {fixed}",
    ),
    "yaml-document": Sentence(
        vi="Dấu --- thứ hai: mỗi tệp chỉ có một chiến dịch.",
        en="A second ---: each file holds one campaign.",
        vi_hint="Xóa dòng ---; chiến dịch khác thì để trong tệp khác.",
        en_hint="Delete the line ---; put another campaign into a file of its own.",
    ),
    "yaml-merge": Sentence(
        vi="Khóa << (gộp) không dùng được.",
        en="The key << (merge) cannot be used.",
        vi_hint="Xóa dòng này và viết đủ các khóa cần dùng.",
        en_hint="Delete this line and write the keys out.",
    ),
    "yaml-line": Sentence(
        vi="Không đọc được dòng này: “{told}”.",
        en="This line cannot be read: “{told}”.",
        vi_hint="Mỗi dòng viết theo mẫu khóa: giá trị, thí dụ chu: Nội dung cần phát; bỏ dấu ngoặc, dấu lạ thừa.",
        en_hint="Write each line as key: value, for example text: What to show; take needless brackets and marks away.",
    ),
    "top-list": Sentence(
        vi="Tệp bắt đầu bằng danh sách mà không có tên chiến dịch.",
        en="This file begins with a list and has no campaign's name.",
        vi_hint="Viết ở trên cùng: chien_dich: Tên đợt tuyên truyền, rồi noi_dung:, rồi đến các mục có dấu -.",
        en_hint="Write on top: campaign: its name, then items:, then the entries with -.",
    ),
    "top-text": Sentence(
        vi="Tệp chỉ có chữ, không có khóa nào.",
        en="This file holds words but no keys.",
        vi_hint="Viết: chien_dich: Tên đợt tuyên truyền, rồi noi_dung:, rồi các dòng   - chu: Nội dung cần phát",
        en_hint="Write: campaign: its name, then items:, then lines like   - text: What to show",
    ),
}
