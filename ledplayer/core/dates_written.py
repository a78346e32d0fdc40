"""Days, times, hours and weekdays as people write them (rules D1, D4, D6–D8).

1. `25/9/2023` is day/month/year; `-` and `.` part too, and `2023-09-25` is read. A year has four digits.
2. Lunar days end in `âm` (`lunar`); Tết is a day, `Tết - 20` is twenty days earlier.
3. Times are `7:00`, `07:00`, `7h`, `17h30`; `24:00` is the end of a day.
4. Weekdays are `T2` … `T7`, `CN` or `mon` … `sun`.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import datetime

from ledplayer.core.model import DateMark, Hours
from ledplayer.core.names import clean, fold, nearest

#: Lunar years that the calendar knows (D4), and solar years that a board may be asked about.
LUNAR_YEARS = (2000, 2053)
SOLAR_YEARS = (2000, 2099)
_LEAP_YEAR = 2000
_MOST_SHIFT_DAYS = 180
_MIDNIGHT = 24 * 60

_TIME = r"(\d{1,2})\s*(?:(?::|h|g|gio)\s*(\d{2})|(?:h|g|gio))(?:\s*phut)?"
_DAY = re.compile(
    r"(?:ngay\s+)?(?:(?P<iso>\d{4})\s*[-/.]\s*(?P<m>\d{1,2})\s*[-/.]\s*(?P<d>\d{1,2})"
    r"|(?P<day>\d{1,2})\s*(?:[-/.]|thang)\s*(?P<month>\d{1,2})(?:\s*(?:[-/.]|nam)\s*(?P<year>\d{1,5}))?)"
    r"(?P<lunar>\s*\(?(?:am lich|am|lunar)\)?)?"
)
_TET = re.compile(r"(?:tet)(?:\s+nguyen dan)?(?:\s+(?P<year>\d{4}))?(?:\s*(?P<shift>[+-]\s*\d{1,3}))?")
_CLOCK = re.compile(r"(?:t|\s+|,\s*)(?:luc\s+)?(?P<time>\d.*)$")
_NAMES = (
    ("T2", "mon", "thứ 2", "thứ hai", "monday"),
    ("T3", "tue", "thứ 3", "thứ ba", "tuesday", "tues"),
    ("T4", "wed", "thứ 4", "thứ tư", "wednesday"),
    ("T5", "thu", "thứ 5", "thứ năm", "thursday", "thur", "thurs"),
    ("T6", "fri", "thứ 6", "thứ sáu", "friday"),
    ("T7", "sat", "thứ 7", "thứ bảy", "saturday"),
    ("CN", "sun", "chủ nhật", "chúa nhật", "sunday"),
)
_WEEKDAYS = {fold(name): day for day, names in enumerate(_NAMES) for name in names}
_SETS = {
    **dict.fromkeys(("hangngay", "moingay", "daily", "everyday"), frozenset(range(7))),
    **dict.fromkeys(("cuoituan", "weekend", "weekends"), frozenset({5, 6})),
    **dict.fromkeys(("ngaythuong", "weekdays"), frozenset(range(5))),
}


class WrongError(ValueError):
    """A value that cannot be meant as written; `code` names the sentence, `fixed` among `values` is what to write."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def read_day(written: str) -> DateMark:
    """A date, with a time behind it if one is written. Raises `WrongError`."""
    bare = _bare(written)
    found = _TET.match(bare) or _DAY.match(bare)
    if found is None:
        raise WrongError("date-unreadable", written=written)
    minute = None
    if bare[found.end() :].strip():
        clock = _CLOCK.match(bare[found.end() :])
        if clock is None:
            raise WrongError("date-unreadable", written=written)
        minute = read_time(clock["time"])
    return _tet(found, minute, written) if found.re is _TET else _calendar_day(found, minute, written)


def read_time(written: str) -> int:
    """Minutes after 00:00, up to 1440. Raises `WrongError`."""
    found = re.fullmatch(_TIME, _bare(written))
    minute = int(found[1]) * 60 + int(found[2] or 0) if found else 0
    if found is None or int(found[2] or 0) > 59 or minute > _MIDNIGHT:
        raise WrongError("time-unreadable", written=written, fixed=_likely_time(written))
    return minute


def read_hours(written: str) -> Hours:
    """One `06:00-22:00`. Raises `WrongError`."""
    begin, parted, end = _bare(written).partition("-")
    if not parted:
        begin, parted, end = _bare(written).partition(" den ")
    if not parted:
        raise WrongError("hours-one-end", written=written, fixed=f"{_likely_time(begin)}-22:00")
    try:
        hours = Hours(begin=read_time(begin.strip()), end=read_time(end.strip()) or _MIDNIGHT)
    except WrongError:
        fixed = f"{_likely_time(begin)}-{_likely_time(end, '22:00')}"
        raise WrongError("hours-unreadable", written=written, fixed=fixed) from None
    if hours.begin % _MIDNIGHT == hours.end % _MIDNIGHT and (hours.begin, hours.end) != (0, _MIDNIGHT):
        raise WrongError("hours-equal", written=written, fixed="00:00-24:00")
    if hours == Hours(begin=0, end=_MIDNIGHT) and _bare(end).strip() not in ("24:00", "24h", "24h00", "24g"):
        raise WrongError("hours-equal", written=written, fixed="00:00-24:00")
    if hours.begin == _MIDNIGHT:
        raise WrongError("hours-unreadable", written=written, fixed=f"00:00-{clock(hours.end)}")
    return hours


def read_weekdays(written: str) -> frozenset[int]:
    """One `T2`, `T2-T6` or `cuối tuần`; 0 is Monday. Raises `WrongError`."""
    if fold(written) in _SETS:
        return _SETS[fold(written)]
    ends = re.split(r"\s*(?:-|\bden\b|\bto\b)\s*", _bare(written))
    if len(ends) > 2 or not all(ends):
        raise WrongError("weekday-unknown", written=written, fixed="T2-T6")
    known = [_weekday(end, written, ends) for end in ends]
    first, last = known[0], known[-1]
    return frozenset(day % 7 for day in range(first, first + (last - first) % 7 + 1))


def read_moment(text: str) -> datetime:
    """A moment as the command line takes it, without a zone: `2023-10-10T08:00` or `10/10/2023 08:00`.

    Raises:
        ValueError: It is none; a day without a time is its 00:00.
    """
    mark = read_day(clean(text))
    if mark.calendar != "solar" or mark.year is None or mark.minute == _MIDNIGHT:
        raise WrongError("moment-unreadable", written=text)
    hour, minute = divmod(mark.minute or 0, 60)
    return datetime(mark.year, mark.month, mark.day, hour, minute)


def clock(minute: int) -> str:
    """Minutes after 00:00 as `07:05`."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _calendar_day(found: re.Match[str], minute: int | None, written: str) -> DateMark:
    lunar = bool(found["lunar"])
    suffix = " âm" if lunar else ""
    day, month = int(found["d"] or found["day"]), int(found["m"] or found["month"])
    year_text = found["iso"] or found["year"]
    tail = f"/{year_text}{suffix}" if year_text else suffix
    if year_text and len(year_text) != 4:
        raise WrongError("date-year-short", written=written, fixed=f"{day}/{month}/20{year_text[-2:]:0>2}{suffix}")
    if month > 12 and 1 <= day <= 12 and month <= 31:
        raise WrongError("date-month-first", written=written, fixed=f"{month}/{day}{tail}")
    if not 1 <= month <= 12 or day < 1:
        raise WrongError("date-unreadable", written=written)
    year = int(year_text) if year_text else None
    first, last = LUNAR_YEARS if lunar else SOLAR_YEARS
    if year is not None and not first <= year <= last:
        raise WrongError("date-lunar-years" if lunar else "date-years", written=written, first=first, last=last)
    longest = 30 if lunar else monthrange(year or _LEAP_YEAR, month)[1]
    if day > longest:
        fixed = f"{longest}/{month}{tail}"
        raise WrongError("date-impossible", written=written, month=month, days=longest, fixed=fixed)
    return DateMark(calendar="lunar" if lunar else "solar", day=day, month=month, year=year, minute=minute)


def _tet(found: re.Match[str], minute: int | None, written: str) -> DateMark:
    year = int(found["year"]) if found["year"] else None
    shift = int((found["shift"] or "0").replace(" ", ""))
    first, last = LUNAR_YEARS
    if year is not None and not first <= year <= last:
        raise WrongError("date-lunar-years", written=written, first=first, last=last)
    if abs(shift) > _MOST_SHIFT_DAYS:
        raise WrongError("date-tet-far", written=written, days=_MOST_SHIFT_DAYS)
    return DateMark(calendar="tet", day=0, month=0, year=year, shift_days=shift, minute=minute)


def _weekday(end: str, written: str, ends: list[str]) -> int:
    day = _WEEKDAYS.get(fold(end))
    if day is None:
        fixed = "-".join(_likely_weekday(one) for one in ends)
        raise WrongError("weekday-unknown", written=written, fixed=fixed)
    return day


def _likely_weekday(end: str) -> str:
    digits = re.sub(r"\D", "", end)
    if fold(end) in _WEEKDAYS:
        return _NAMES[_WEEKDAYS[fold(end)]][0]
    if digits in tuple("234567"):
        return f"T{digits}"
    if digits in ("1", "8"):
        return "CN"
    near = nearest(end, tuple(_WEEKDAYS))
    return _NAMES[_WEEKDAYS[near]][0] if near else "T2"


def _likely_time(written: str, otherwise: str = "07:00") -> str:
    """A time that was probably meant by what is none: `7.30`, `7`, `7h30p`, `8pm`."""
    found = re.search(r"(\d{1,2})(?:\D{1,3}(\d{1,2}))?", _bare(written))
    if found is None or int(found[1]) > 24 or int(found[2] or 0) > 59:
        return otherwise
    hour = int(found[1])
    if hour < 12 and re.search(r"pm|chieu|toi", _bare(written)):
        hour += 12
    return f"{hour:02}:{int(found[2] or 0):02}"


def _bare(written: str) -> str:
    """Lower case without accents, dashes made one; spaces and marks stay."""
    letters = unicodedata.normalize("NFD", clean(written).casefold())
    plain = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return re.sub("[‐-―−]", "-", plain).replace("đ", "d").replace("\u00a0", " ")
