"""Sentences about days, times, hours and weekdays (rules D1–D8, K5)."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "date-unreadable": Sentence(
        vi="“{written}” không phải là ngày.",
        en="“{written}” is not a date.",
        vi_hint="Viết ngày/tháng/năm, thí dụ {key}: 25/9/2023; ngày âm: 10/3 âm; Tết: Tết - 20",
        en_hint="Write day/month/year, for example {key}: 25/9/2023; lunar: 10/3 lunar; Tết: Tết - 20",
    ),
    "date-month-first": Sentence(
        vi="Không có tháng như trong “{written}”: ngày viết trước, tháng viết sau.",
        en="“{written}” has no such month: the day comes first, then the month.",
        vi_hint="Có phải là {key}: {fixed}?",
        en_hint="Is it {key}: {fixed}?",
    ),
    "date-year-short": Sentence(
        vi="Năm trong “{written}” phải viết đủ bốn chữ số.",
        en="The year in “{written}” needs four digits.",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
    ),
    "date-impossible": Sentence(
        vi="Không có ngày “{written}”: tháng {month} có {days} ngày.",
        en="There is no day “{written}”: month {month} has {days} days.",
        vi_hint="Ngày cuối tháng là {key}: {fixed}",
        en_hint="The last day of the month is {key}: {fixed}",
    ),
    "date-years": Sentence(
        vi="Năm trong “{written}” phải từ {first} đến {last}.",
        en="The year in “{written}” has to be from {first} to {last}.",
        vi_hint="Sửa lại năm, thí dụ {key}: 25/9/2026",
        en_hint="Mend the year, for example {key}: 25/9/2026",
    ),
    "date-lunar-years": Sentence(
        vi="Âm lịch chỉ tính được từ năm {first} đến năm {last}, không phải “{written}”.",
        en="The lunar calendar is known from {first} to {last}, not for “{written}”.",
        vi_hint="Viết ngày dương lịch, thí dụ {key}: 25/9/2026",
        en_hint="Write the solar date, for example {key}: 25/9/2026",
    ),
    "date-tet-far": Sentence(
        vi="“{written}” cách Tết quá {days} ngày.",
        en="“{written}” is more than {days} days from Tết.",
        vi_hint="Viết ngày dương lịch, thí dụ {key}: 25/9/2026, hoặc ngày âm, thí dụ {key}: 10/3 âm",
        en_hint="Write the solar date, for example {key}: 25/9/2026, or the lunar one, {key}: 10/3 lunar",
    ),
    "dates-mixed": Sentence(
        vi="Một ngày có năm ({other}), một ngày không có năm ({key}).",
        en="One date has a year ({other}), the other has none ({key}).",
        vi_hint="Ghi năm cho cả hai: {key}: {fixed}",
        en_hint="Write the year in both: {key}: {fixed}",
    ),
    "dates-no-year": Sentence(
        vi="Ngày ở “{key}” thiếu năm.",
        en="The date of “{key}” has no year.",
        vi_hint="Ghi năm: {key}: {fixed} – hoặc, nếu năm nào cũng phát, thêm dòng hang_nam: có",
        en_hint="Write the year: {key}: {fixed} – or, if it comes back every year, add the line yearly: yes",
    ),
    "dates-item-no-year": Sentence(
        vi="Ngày ở “{key}” thiếu năm, mà chiến dịch không có đủ ngày bắt đầu và ngày kết thúc.",
        en="The date of “{key}” has no year, and the campaign has no first and last day.",
        vi_hint="Ghi năm: {key}: {fixed} – hoặc ghi tu_ngay và den_ngay cho cả chiến dịch",
        en_hint="Write the year: {key}: {fixed} – or give the campaign from and to",
    ),
    "dates-yearly-year": Sentence(
        vi="Đã ghi năm nào cũng phát (hang_nam: có) thì ngày không ghi năm.",
        en="With yearly: yes dates have no year.",
        vi_hint="Viết: {key}: {fixed} – hoặc xóa dòng hang_nam",
        en_hint="Write: {key}: {fixed} – or delete the line yearly",
    ),
    "dates-yearly-none": Sentence(
        vi="Năm nào cũng phát nhưng chưa ghi từ ngày nào đến ngày nào.",
        en="It comes back every year, but from when to when is not written.",
        vi_hint="Thêm, thí dụ, tu_ngay: 15/8 và den_ngay: 5/9 – hoặc xóa dòng {key}",
        en_hint="Add, for example, from: 15/8 and to: 5/9 – or delete the line {key}",
    ),
    "dates-one-end": Sentence(
        vi="Ngày không có năm cần cả hai đầu; còn thiếu {missing}.",
        en="A date without a year needs both ends; {missing} is missing.",
        vi_hint="Thêm dòng, thí dụ {missing}: 5/9 – hoặc ghi năm ở “{key}”",
        en_hint="Add a line, for example {missing}: 5/9 – or write the year in “{key}”",
    ),
    "dates-order": Sentence(
        vi="Ngày kết thúc {end} không sau ngày bắt đầu {begin}.",
        en="The last day {end} is not after the first day {begin}.",
        vi_hint="Sửa lại, thí dụ đổi chỗ: {swapped} và {key}: {begin}",
        en_hint="Mend it, for example the other way round: {swapped} and {key}: {begin}",
    ),
    "countdown-time": Sentence(
        vi="Đếm ngược tính theo ngày, không ghi giờ.",
        en="A countdown counts days and has no time.",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
    ),
    "peak-time": Sentence(
        vi="Cao điểm tính theo ngày, không ghi giờ.",
        en="A peak has days and no time.",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
    ),
    "time-unreadable": Sentence(
        vi="“{written}” không phải là giờ.",
        en="“{written}” is not a time.",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
    ),
    "at-midnight": Sentence(
        vi="“{written}” là lúc hết ngày; không nội dung nào bắt đầu lúc đó.",
        en="“{written}” is the end of the day; nothing begins then.",
        vi_hint="Nửa đêm viết: {key}: {fixed}",
        en_hint="Midnight is: {key}: {fixed}",
    ),
    "hours-one-end": Sentence(
        vi="“{written}” chưa đủ giờ bắt đầu và giờ kết thúc.",
        en="“{written}” is not a first and a last hour.",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
    ),
    "hours-unreadable": Sentence(
        vi="“{written}” không phải là khoảng giờ.",
        en="“{written}” is not a span of hours.",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
    ),
    "hours-equal": Sentence(
        vi="“{written}”: giờ bắt đầu và giờ kết thúc trùng nhau.",
        en="“{written}” begins and ends at the same time.",
        vi_hint="Cả ngày thì viết: {key}: {fixed}",
        en_hint="For the whole day write: {key}: {fixed}",
    ),
    "weekday-unknown": Sentence(
        vi="“{written}” không phải là thứ trong tuần (T2, T3, T4, T5, T6, T7, CN).",
        en="“{written}” is not a weekday (mon, tue, wed, thu, fri, sat, sun).",
        vi_hint="Viết: {key}: {fixed}",
        en_hint="Write: {key}: {fixed}",
    ),
    "moment-unreadable": Sentence(
        vi="“{written}” không phải là ngày giờ.",
        en="“{written}” is not a date and time.",
        vi_hint="Viết: 10/10/2023 08:00 hoặc 2023-10-10T08:00",
        en_hint="Write: 10/10/2023 08:00 or 2023-10-10T08:00",
    ),
}
