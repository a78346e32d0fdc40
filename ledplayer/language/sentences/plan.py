"""Sentences about plan."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "plan-file-broken": Sentence(
        vi="Tệp kế hoạch phát bị hỏng ({why}).",
        en="The plan file is broken ({why}).",
        vi_hint="Kế hoạch trước vẫn được phát; tệp sẽ được viết lại ở lần quét tới.",
        en_hint="The plan before it plays on; the file is written again at the next look.",
    ),
    "item-never-shown": Sentence(
        vi="Nội dung này không bao giờ được phát: ngày, giờ, thứ của nó không lúc nào trùng với chiến dịch.",
        en="This item will never be shown: its days and hours never meet those of its campaign.",
        vi_hint="Xem lại tu_ngay, den_ngay, gio, thu của nội dung và của cả chiến dịch.",
        en_hint="Look again at from, to, hours and days of the item and of the campaign.",
    ),
    "campaign-ended": Sentence(
        vi="Chiến dịch đã kết thúc ngày {day}.",
        en="The campaign ended on {day}.",
        vi_hint="Muốn phát lại, hãy chép tệp này thành tệp mới và sửa ngày; nếu không cần nữa thì có thể xóa.",
        en_hint="To show it again, copy the file and change its dates; else it may be deleted.",
    ),
    "value-missing": Sentence(
        vi="<{word}> chưa có nội dung cho năm {year}: từ ngày {day} phần này không được phát.",
        en="<{word}> has no text for {year}: from {day} on this will not be shown.",
        vi_hint="Thêm một dòng dưới thay: {word}: {{{year}: …}}",
        en_hint="Add a line under values: {word}: {{{year}: …}}",
    ),
    "campaigns-of-one-name": Sentence(
        vi="Hai chiến dịch cùng tên “{name}” cùng phát ngày {day}; tệp kia là {other}.",
        en="Two campaigns named “{name}” are on together on {day}; the other one is {other}.",
        vi_hint="Nếu là bản chép của năm trước, hãy sửa ngày hoặc xóa bớt một tệp; nếu không, hãy đặt tên khác.",
        en_hint="If one is a copy of last year's, change its dates or delete one; else rename it.",
    ),
    "board-unknown": Sentence(
        vi="Không có bảng hay nhóm nào tên “{written}”.",
        en="There is no board or group named “{written}”.",
        vi_hint="Xem tên bảng và nhóm trong boards.yaml; các tên khác trên dòng này vẫn được tính.",
        en_hint="See the boards and groups in boards.yaml; the other names on this line still count.",
    ),
    "board-out-of-reach": Sentence(
        vi="Thư mục này không được gửi nội dung tới “{written}”.",
        en="This folder may not send content to “{written}”.",
        vi_hint="Nội dung ở đây chỉ tới: {own}. Hãy bỏ tên “{written}”, hoặc nhờ nơi quản lý máy chủ phát giúp.",
        en_hint="What lies here is for {own} only. Take “{written}” out, or ask those who keep the server.",
    ),
    "board-unknown-near": Sentence(
        vi="Không có bảng hay nhóm nào tên “{written}”.",
        en="There is no board or group named “{written}”.",
        vi_hint="Có phải là “{near}”? Các tên khác trên dòng này vẫn được tính.",
        en_hint="Is it “{near}”? The other names on this line still count.",
    ),
    "board-unknown-except": Sentence(
        vi="Không có bảng hay nhóm nào tên “{written}”, nên không biết phải trừ bảng nào: bản này không được phát.",
        en="There is no board or group named “{written}”, so it is unknown which to leave out: this is not shown.",
        vi_hint="Sửa tên trong tru theo boards.yaml, hoặc bỏ tên này đi.",
        en_hint="Mend the name in except as it stands in boards.yaml, or take it out.",
    ),
    "board-unknown-except-near": Sentence(
        vi="Không có bảng hay nhóm nào tên “{written}”, nên không biết phải trừ bảng nào: bản này không được phát.",
        en="There is no board or group named “{written}”, so it is unknown which to leave out: this is not shown.",
        vi_hint="Có phải là “{near}”?",
        en_hint="Is it “{near}”?",
    ),
    "board-not-own": Sentence(
        vi="“{written}” không phải tên hay nhóm của bảng “{board}” và không có boards.yaml để đối chiếu.",
        en="“{written}” is no name or group of the board “{board}”, and there is no boards.yaml to compare it with.",
        vi_hint="Nếu là tên của bảng khác thì không cần sửa gì.",
        en_hint="If it names another board, nothing needs to be done.",
    ),
    "playlist-in-two-sources": Sentence(
        vi="Một nguồn khác có tệp cùng tên nhưng nội dung khác; tệp ở đây không được phát.",
        en="Another source has a file of this name with other words; the one here is not shown.",
        vi_hint="Xoá một trong hai tệp, hoặc đổi tên nếu cả hai đều cần phát.",
        en_hint="Delete one of the two, or rename one if both are to be shown.",
    ),
    "playlist-copy": Sentence(
        vi="“{name}” là bản sao nằm cạnh bản gốc; chỉ bản gốc được phát.",
        en="“{name}” is a copy beside its original; only the original is shown.",
        vi_hint="Xoá bản sao, hoặc đặt cho nó một tên riêng nếu muốn phát cả hai.",
        en_hint="Delete the copy, or give it a name of its own if both are to be shown.",
    ),
    "playlist-unsigned": Sentence(
        vi="Chiến dịch khẩn cấp hoặc độc quyền phải đến từ máy chủ nội dung; tệp chép tay này không được phát.",
        en="An urgent or exclusive campaign has to come from the content server; this unsigned one is not shown.",
        vi_hint="Gửi chiến dịch qua máy chủ nội dung, hoặc bỏ muc: khẩn cấp và doc_quyen.",
        en_hint="Publish it on the content server, or take out level: urgent and exclusive.",
    ),
    "file-not-as-named": Sentence(
        vi="“{path}” không phải loại tệp như đuôi tên ghi; nội dung này chưa được phát.",
        en="“{path}” is not the kind of file that its name says; this item is not shown.",
        vi_hint="Đặt lại đuôi tên tệp cho đúng (ảnh: .jpg, .png; phim: .mp4), rồi viết {right}: với tên mới.",
        en_hint="Give it the right ending (a picture .jpg or .png, a film .mp4), and write {right}: with the new name.",
    ),
    "file-missing": Sentence(
        vi="Không tìm thấy “{path}” trong thư mục media; nội dung này chưa được phát.",
        en="“{path}” is not in the media folder; this item is not shown.",
        vi_hint="Chép tệp vào đúng chỗ, hoặc sửa đường dẫn cho đúng tên tệp.",
        en_hint="Copy the file to that place, or mend the path.",
    ),
    "file-missing-near": Sentence(
        vi="Không tìm thấy “{path}” trong thư mục media; nội dung này chưa được phát.",
        en="“{path}” is not in the media folder; this item is not shown.",
        vi_hint="Có phải là “{near}”?",
        en_hint="Is it “{near}”?",
    ),
    "file-none-yet": Sentence(
        vi="Bảng “{board}” chưa có gì ở “{path}”.",
        en="There is nothing at “{path}” yet for the board “{board}”.",
        vi_hint="Khi có tệp ở đó, bảng sẽ tự phát.",
        en_hint="As soon as files lie there, they are shown.",
    ),
    "folder-empty": Sentence(
        vi="Thư mục “{path}” không có, hoặc chưa có ảnh, phim, PDF nào; nội dung này chưa được phát.",
        en="The folder “{path}” is not there or holds no picture, film or PDF; this item is not shown.",
        vi_hint="Chép ảnh, phim hoặc PDF vào đó, hoặc sửa đường dẫn.",
        en_hint="Copy pictures, films or PDFs into it, or mend the path.",
    ),
    "folder-other-files": Sentence(
        vi="Trong thư mục “{path}” có {count} tệp không phát được, thí dụ “{name}”.",
        en="The folder “{path}” holds {count} files that are not shown, for example “{name}”.",
        vi_hint="Chỉ ảnh, phim và PDF được phát; các tệp khác cứ để đó cũng không sao.",
        en_hint="Only pictures, films and PDFs are shown; the others do no harm.",
    ),
    "film-long": Sentence(
        vi="Phim “{path}” dài {minutes} phút; các nội dung khác phải đợi rất lâu.",
        en="The film “{path}” runs {minutes} minutes; everything else waits that long.",
        vi_hint="Cắt phim ngắn lại, hoặc viết giay để chỉ phát phần đầu.",
        en_hint="Cut the film, or write seconds to show only its beginning.",
    ),
    "film-cut": Sentence(
        vi="Phim “{path}” dài {minutes} phút; chỉ 60 phút đầu được phát.",
        en="The film “{path}” runs {minutes} minutes; only the first 60 are shown.",
        vi_hint="Cắt phim ngắn lại, hoặc chia thành nhiều phần.",
        en_hint="Cut the film, or part it into several.",
    ),
    "loop-long": Sentence(
        vi="Một vòng phát gồm {items} lượt dài {minutes} phút: mỗi nội dung rất lâu mới trở lại.",
        en="One round of {items} showings takes {minutes} minutes: it is long before an item comes again.",
        vi_hint="Bớt nội dung, rút ngắn giay, hoặc chia ra theo giờ và ngày.",
        en_hint="Take out items, write fewer seconds, or spread them over hours and days.",
    ),
    "urgent-nothing": Sentence(
        vi="Chiến dịch khẩn cấp này đang mở nhưng không có gì phát được trên bảng này.",
        en="This urgent campaign is open and has nothing that can be shown on this board.",
        vi_hint="Thêm ít nhất một dòng chữ (chu: …): chữ không cần tệp nào.",
        en_hint="Add at least one text (text: …): a text needs no file.",
    ),
    "exclusive-nothing": Sentence(
        vi="Chiến dịch độc quyền này đang mở nhưng không có gì phát được: bảng chỉ hiện tên cơ quan.",
        en="This exclusive campaign is open and has nothing that can be shown: the board shows its name card.",
        vi_hint="Thêm ít nhất một dòng chữ (chu: …): chữ không cần tệp nào.",
        en_hint="Add at least one text (text: …): a text needs no file.",
    ),
}
