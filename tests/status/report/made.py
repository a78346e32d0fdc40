"""Accounts made up for the report: a short one, a long one, and one full of what should not be believed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from ledplayer.core.played import Account, Played, Stretch
from ledplayer.errors import Place, Problem, Severity
from ledplayer.language import Language
from ledplayer.status.report.report import Report

ZONE = "Asia/Ho_Chi_Minh"
FIRST = date(2026, 9, 25)
MINUTE_MS = 60_000
HEAD = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"
TAG = "<b>Phim & ảnh</b>"
FORMULA = '=HYPERLINK("http://x","y")'
BIDI = "ảnh\u202egnp.exe\x1b[31m"
ENDLESS = "khẩu-hiệu" * 60

CAMPAIGNS = (
    ("Tháng cao điểm an toàn giao thông", "an-toan-giao-thong.yaml"),
    ("Ngày hội Đại đoàn kết toàn dân tộc 18/11", "dai-doan-ket.yaml"),
    ("Phòng chống dịch sốt xuất huyết", "sot-xuat-huyet.yaml"),
)
ITEMS = (
    ("image", "an-toan/01 đội mũ bảo hiểm.png"),
    ("video", "an-toan/Phim tuyên truyền nồng độ cồn.mp4"),
    ("text", "Đã uống rượu, bia – không lái xe!"),
    ("image", "an-toan/02 thắt dây an toàn.png"),
    ("ticker", "Gọi 113 khi thấy tai nạn giao thông"),
    ("qr", "https://dichvucong.gov.vn"),
)


def at_ms(day: date, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    """A moment of the board's day, milliseconds from the epoch."""
    return int(datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=ZoneInfo(ZONE)).timestamp()) * 1000


def row(day: date = FIRST, **other: object) -> Played:
    """One item on one day, shown as it was due."""
    usual: dict[str, object] = {
        "day": day,
        "campaign": "An toàn giao thông",
        "playlist": "an-toan.yaml",
        "number": 1,
        "what": "anh.png",
        "kind": "image",
        "sha256": "ab" * 32,
        "level": "ordinary",
        "due": 4,
        "due_ms": MINUTE_MS,
        "shown": 4,
        "shown_ms": MINUTE_MS,
    }
    return Played(**(usual | other))  # type: ignore[arg-type]


def account(*rows: Played, days: int = 3, **other: object) -> Account:
    """An account of some days from the first on."""
    usual: dict[str, object] = {
        "board": "xa-long-hau",
        "zone": ZONE,
        "begin": FIRST,
        "end": FIRST + timedelta(days=days),
        "rows": tuple(sorted(rows, key=lambda one: (one.day, one.campaign, one.playlist, one.number, one.what))),
        "head": HEAD,
        "since": date(2026, 1, 1),
    }
    return Account(**(usual | other))  # type: ignore[arg-type]


def report(of: Account, language: Language = "vi", **other: object) -> Report:
    """A report made some days after its period."""
    usual: dict[str, object] = {
        "account": of,
        "name": "Ủy ban nhân dân xã Long Hậu",
        "zone": ZoneInfo(ZONE),
        "made": datetime(2026, 12, 1, 8, 30, tzinfo=UTC).astimezone(ZoneInfo(ZONE)),
        "version": "0.1.0",
        "language": language,
        "until": datetime(2026, 12, 1, 8, 15, tzinfo=UTC).astimezone(ZoneInfo(ZONE)),
    }
    return Report(**(usual | other))  # type: ignore[arg-type]


def said(severity: Severity, code: str, **values: str | int) -> Problem:
    """Something that is wrong with the record."""
    name = "000012-2026-10-04.jsonl"
    return Problem(severity=severity, code=code, place=Place(file=name), values={"file": name, "line": 0, **values})


def short() -> Account:
    """Three weeks with three campaigns, a morning off, a power cut and a film that failed."""
    return account(
        *_weeks(21, len(CAMPAIGNS)),
        row(campaign="", playlist="", number=0, kind="card", what="", due=0, due_ms=0, shown_ms=400 * MINUTE_MS),
        days=21,
        stretches=(
            Stretch(
                begin_ms=at_ms(FIRST + timedelta(4), 6, 10), end_ms=at_ms(FIRST + timedelta(4), 9, 2, 17), why="off"
            ),
            Stretch(
                begin_ms=at_ms(FIRST + timedelta(11), 14, 45),
                end_ms=at_ms(FIRST + timedelta(11), 15, 0, 3),
                why="unproven",
            ),
        ),
    )


def long(days: int = 30, items: int = 60) -> Account:
    """A month with ten campaigns of many items, an altered record, and names that nobody should have given."""
    odd = (TAG, FORMULA, BIDI, ENDLESS, "-1+1", "@SUM(A1)", "a\nb")
    rows = [
        row(
            FIRST + timedelta(day),
            campaign=odd[item % 10] if item % 10 < 2 else f"Đợt tuyên truyền số {item % 10} của huyện Lai Vung",
            playlist=f"dot-{item % 10}.yaml",
            number=item // 10 + 1,
            what=odd[item] if item < len(odd) else f"huyen/tuan {item:02}/ảnh cổ động số {item}.png",
            due=40 + item,
            due_ms=(40 + item) * 15_000,
            shown=39 + item,
            shown_ms=(39 + item) * 15_000 + 4000,
            partly=1,
        )
        for day in range(days)
        for item in range(items)
    ]
    broken = (
        said("warning", "proof-line-torn", line=212),
        *(said("error", "proof-line-changed", line=number) for number in range(87, 107)),
        said("error", "proof-day-missing", count=1, since="2026-10-02", until="2026-10-04"),
    )
    begin = at_ms(FIRST, 6)
    stretches = tuple(
        Stretch(begin_ms=begin + n * 3_600_000, end_ms=begin + n * 3_600_000 + 61_000, why="off") for n in range(230)
    )
    return account(*rows, days=days, problems=broken, stretches=stretches, since=FIRST + timedelta(days=2))


def _weeks(days: int, campaigns: int) -> Iterator[Played]:
    for day in range(days):
        for place, (campaign, playlist) in enumerate(CAMPAIGNS[:campaigns]):
            if day < place * 4:
                continue
            for number, (kind, what) in enumerate(ITEMS[: 6 - place], start=1):
                due = 38 + 5 * ((day + number) % 4)
                unproven = 3 if day == 11 else 0
                off = 14 if day == 4 else 0
                failed = 2 if number == 2 and day == 8 else 0
                missing = unproven + off + failed
                yield row(
                    FIRST + timedelta(day),
                    campaign=campaign,
                    playlist=playlist,
                    number=number,
                    kind=kind,
                    what=what,
                    due=due,
                    due_ms=due * 15_000,
                    shown=due - missing - (1 if off else 0),
                    partly=1 if off else 0,
                    failed=failed,
                    shown_ms=(due - missing) * 15_000,
                    unproven_ms=unproven * 15_000,
                )
