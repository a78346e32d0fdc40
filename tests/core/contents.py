"""Random contents about one day, as the plain dictionaries of `oracle.py`, and as the YAML an office would write.

Everything is drawn close together, so that windows, hours and levels overlap often: dates a few days about the day,
times out of a dozen, few boards.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.core.astronomy import lunar, tet
from tests.core.oracle_dates import Mark, the_day

#: Days with something about them: a plain one, New Year, leap day, Tết and its eve, a leap month, a month's last days.
DAYS = (
    date(2023, 10, 9),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 2, 29),
    date(2025, 2, 28),
    date(2024, 2, 10),
    date(2025, 1, 28),
    date(2023, 3, 22),
    date(2025, 7, 24),
)
TIMES = (0, 1, 30, 60, 120, 360, 361, 390, 720, 1320, 1380, 1439)
BOARDS = ("xa-long-hoa", "cac-xa", "tat_ca", "tt-van-hoa", "co-quan")
OTHERS = ("tt-van-hoa", "co-quan", "co-quan", "cac-xa")
FILES: Mapping[str, float | None] = {
    "bo/1.png": None,
    "bo/2.mp4": 20.04,
    "bo/10.png": None,
    "anh/7.png": None,
    "anh/8.mp4": 1.2,
}
BOARDS_YAML = """
bang:
  xa-long-hoa: {ten: Xã, nhom: [cac-xa]}
  tt-van-hoa: {ten: Trung tâm, nhom: [co-quan]}
"""

Some = dict[str, Any]


def contents(day: date) -> st.SearchStrategy[Some]:
    """A content about a day."""
    numbers = st.lists(st.sampled_from((1, 2, 3, 9, 10, 11)), min_size=2, max_size=4, unique=True)
    return st.builds(
        lambda board, campaigns, fallback: {
            "board": {"id": "xa-long-hoa", "groups": ["cac-xa"], **board},
            "campaigns": campaigns,
            "files": FILES,
            "fallback": fallback,
        },
        board=_some(hours=_hours()),
        campaigns=numbers.flatmap(lambda some: st.tuples(*(_campaign(day, number) for number in some))),
        fallback=st.sampled_from(((), (), ("10.png", "9.png"))),
    )


@st.composite
def _campaign(draw: st.DrawFn, day: date, number: int) -> Some:
    campaign: Some = {"number": number, "name": f"Lễ {number}", **draw(_time()), **draw(_top_dates(day))}
    level = draw(st.sampled_from(("ordinary",) * 4 + ("priority",) * 2 + ("urgent", "exclusive")))
    if level == "exclusive":
        campaign["exclusive"] = True
        level = draw(st.sampled_from(("ordinary", "priority", "urgent")))
    campaign["level"] = level
    if campaign.get("exclusive") or level == "urgent":
        campaign.setdefault("to", Mark("solar", 31, 12, 2053))
        if not campaign.get("hours"):
            campaign["hours"] = draw(_hours())
    campaign |= draw(_some(**_BOARDS, on_air=st.sampled_from((True, True, False))))
    if draw(st.integers(0, 3)) == 0:
        campaign["peak"] = {"repeat": draw(st.integers(2, 5)), **draw(_some(boards=_BOARDS["boards"]))}
        campaign["peak"] |= draw(_inner_dates(day, campaign))
        for end in ("from", "to"):
            if campaign["peak"].get(end):
                campaign["peak"][end] = campaign["peak"][end]._replace(minute=None)
    campaign["values"] = {day.year: "một hai ba 4"} if draw(st.booleans()) else {day.year + 1: "năm"}
    items = draw(st.lists(_item(day, campaign), min_size=1, max_size=4))
    campaign["items"] = [{**item, "number": place} for place, item in enumerate(items, 1)]
    if draw(st.booleans()):
        campaign |= {"band": draw(st.sampled_from(("Một", "Hai"))), "band_top": draw(st.booleans())}
    return campaign


@st.composite
def _item(draw: st.DrawFn, day: date, campaign: Some) -> Some:
    item: Some = draw(
        st.sampled_from(
            [{"text": text} for text in ("A", "Ngày 9/10 của ta", "Năm <nam>", "Về <chu_de>", " ".join(["một"] * 16))]
            + [{"ticker": "tin tin tin tin tin"}, {"folder": "bo"}, {"folder": "khong-co"}]
            + [{"image": "anh/7.png"}, {"image": "anh/8.mp4"}, {"image": "khong-co.png"}, {"countdown": None}]
        )
    ).copy()
    if "countdown" in item:
        item["countdown"] = draw(
            _mark(day, draw(st.sampled_from(("from", "to"))), with_year=draw(st.booleans()))
        )._replace(minute=None)
    item |= draw(_some(**_BOARDS))
    item |= draw(st.sampled_from(({}, {}, {"seconds": 3}, {"seconds": 29.5}, {"seconds": 400}, {"seconds": 7})))
    if draw(st.integers(0, 2)) == 0:
        item |= draw(_inner_dates(day, campaign))
    if draw(st.integers(0, 2)) == 0:
        item |= draw(_time())
    if draw(st.integers(0, 3)) == 0:
        item["at"] = [time * 60 for time in draw(st.lists(st.sampled_from(TIMES), min_size=1, max_size=2, unique=True))]
    else:
        item["repeat"] = draw(st.sampled_from((1, 1, 1, 2, 3, 6, 12)))
    return item


@st.composite
def _top_dates(draw: st.DrawFn, day: date) -> Some:
    """The dates of a campaign: none, with years, every year, or every year without a day between."""
    kind = draw(
        st.sampled_from(("none", "none", "dated", "dated", "from", "to", "yearly", "yearly", "adjoining", "moon"))
    )
    if kind == "none":
        return {}
    if kind in ("from", "to"):
        return {kind: draw(_mark(day, kind, with_year=True))}
    if kind == "adjoining":
        first = day + timedelta(days=draw(st.integers(-1, 1)))
        begin, end = (_solar_mark(at)._replace(year=None) for at in (first, first - timedelta(days=1)))
        return {"from": begin, "to": end, "yearly": True, "hours": [(1320, 120)]}
    if kind == "moon":  # the moon's year is shorter: where its day comes first, two beginnings precede one end
        end = day - timedelta(days=draw(st.integers(1, 3)))
        return {
            "from": draw(_lunar_mark(day))._replace(year=None),
            "to": _solar_mark(end)._replace(year=None),
            "yearly": True,
        }
    begin, end = (draw(_mark(day, side, with_year=kind == "dated")) for side in ("from", "to"))
    if kind == "dated":
        return _in_order(begin, end)
    if begin.calendar == "solar" or end.calendar == "solar":
        return {"from": begin, "to": end, "yearly": True}
    return {"from": begin, "to": end}


@st.composite
def _inner_dates(draw: st.DrawFn, day: date, campaign: Some) -> Some:
    """The dates of an item or peak: with years, or without them inside a campaign that has both ends."""
    framed = campaign.get("yearly") or (campaign.get("from") and campaign.get("to"))
    with_year = not framed or draw(st.booleans())
    ends = draw(st.sampled_from((("from", "to"), ("from",), ("to",))))
    marks = {end: draw(_mark(day, end, with_year=with_year)) for end in ends}
    if with_year and len(marks) == 2:
        return _in_order(marks["from"], marks["to"])
    return marks


@st.composite
def _mark(draw: st.DrawFn, day: date, side: str, *, with_year: bool) -> Mark:
    """A date a few days about the day, solar, lunar or by Tết, mostly such that it holds it; now and then a time."""
    days = st.sampled_from((40, 2, 1, 1, 1, 0, 0, 0, -1))
    there = day + timedelta(days=draw(days)) * (1 if side == "to" else -1)
    minute = draw(st.sampled_from((None, None, None, *TIMES))) if with_year else None
    mark = draw(st.one_of(st.just(_solar_mark(there)), st.just(_solar_mark(there)), _lunar_mark(there)))
    return mark._replace(minute=minute) if with_year else mark._replace(year=None)


def _solar_mark(day: date) -> Mark:
    return Mark("solar", day.day, day.month, day.year)


@st.composite
def _lunar_mark(draw: st.DrawFn, day: date) -> Mark:
    """A day as a lunar one or counted from Tết; in a leap month, far from Tết, as a solar one."""
    moon = lunar(day)
    shift = min((day - tet(year) for year in (day.year, day.year + 1)), key=abs)
    if abs(shift) < timedelta(days=100) and draw(st.booleans()):
        return Mark("tet", year=lunar(day - shift).year, shift=shift.days)
    if moon.leap:
        return _solar_mark(day)
    is_last = lunar(day + timedelta(days=1)).day == 1
    return Mark("lunar", 30 if is_last and draw(st.booleans()) else moon.day, moon.month, moon.year)


def _in_order(begin: Mark, end: Mark) -> Some:
    """Two dates with years, the later one last, if they part at all."""
    first, last = sorted((begin, end), key=lambda mark: (the_day(mark), mark.minute or 0))
    if the_day(first) == the_day(last):
        last = last._replace(minute=None)
    return {"from": first, "to": last}


def _time() -> st.SearchStrategy[Some]:
    """Hours and weekdays, mostly neither."""
    days = st.lists(st.integers(0, 6), min_size=1, max_size=5, unique=True)
    return st.one_of(st.just({}), st.just({}), _some(hours=_hours(), days=days))


def _hours() -> st.SearchStrategy[list[tuple[int, int]]]:
    ends = st.tuples(st.sampled_from(TIMES), st.sampled_from((*TIMES[1:], 1440)))
    apart = ends.filter(lambda pair: pair[0] != pair[1] % 1440 or pair == (0, 1440))
    return st.lists(apart, min_size=1, max_size=2)


_BOARDS = {
    "boards": st.lists(st.sampled_from(BOARDS), min_size=1, max_size=2),
    "except": st.lists(st.sampled_from(OTHERS), min_size=1, max_size=2),
}


def _some(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[Some]:
    """Some of these keys, each with its value, mostly few of them."""
    chance = st.integers(0, 4)
    return st.fixed_dictionaries({key: st.tuples(chance, value) for key, value in strategies.items()}).map(
        lambda drawn: {key: value for key, (wanted, value) in drawn.items() if wanted == 0}
    )


# As YAML


def playlist(campaign: Mapping[str, Any]) -> str:
    """A campaign as its playlist file."""
    lines = [f"chien_dich: {campaign['name']}", *_common(campaign)]
    lines += [f"muc: {campaign['level']}"]
    lines += ["hang_nam: có"] * campaign.get("yearly", False) + ["doc_quyen: có"] * campaign.get("exclusive", False)
    lines += ["phat: không"] * (not campaign.get("on_air", True))
    lines += [f"thay: {{chu_de: {{{year}: {text}}}}}" for year, text in campaign["values"].items()]
    if peak := campaign.get("peak"):
        lines += ["cao_diem:", *(f"  {line}" for line in (f"lan: {peak['repeat']}", *_common(peak)))]
    if campaign.get("band"):
        lines += [f"dai_chu: {{chu: {campaign['band']}, vi_tri: {'trên' if campaign['band_top'] else 'dưới'}}}"]
    lines += ["noi_dung:"]
    for item in campaign["items"]:
        kind, value = next(iter(item.items()))
        first = {"text": "chu", "ticker": "chu_chay", "folder": "thu_muc", "image": "anh", "countdown": "dem_nguoc"}[
            kind
        ]
        if kind == "image" and value.endswith("mp4"):
            first = "video"
        written = _date(value) if kind == "countdown" else value
        rest = _common(item)
        rest += [f"{key}: {item[name]}" for key, name in (("giay", "seconds"), ("lan", "repeat")) if name in item]
        rest += [f"luc: {', '.join(_clock(second // 60) for second in item['at'])}"] if "at" in item else []
        lines += [f"  - {first}: {written}", *(f"    {line}" for line in rest)]
    return "\n".join((*lines, ""))


def board(rules: Mapping[str, Any]) -> str:
    """A board as its own file."""
    return f"ma: {rules['id']}\n" + "".join(f"{line}\n" for line in _common({"hours": rules.get("hours")}))


def _common(rules: Mapping[str, Any]) -> list[str]:
    names = {"from": "tu_ngay", "to": "den_ngay"}
    lines = [f"{names[end]}: {_date(rules[end])}" for end in names if rules.get(end)]
    if rules.get("hours"):
        lines.append("gio: " + ", ".join(f"{_clock(begin)}-{_clock(end)}" for begin, end in rules["hours"]))
    if rules.get("days"):
        lines.append("thu: " + ", ".join(("T2", "T3", "T4", "T5", "T6", "T7", "CN")[day] for day in rules["days"]))
    for key, name in (("bang", "boards"), ("tru", "except")):
        if rules.get(name):
            lines.append(f"{key}: {', '.join(rules[name])}")
    return lines


def _date(mark: Mark) -> str:
    year = f"/{mark.year}" if mark.year else ""
    written = f"{mark.day}/{mark.month}{year}" + " âm" * (mark.calendar == "lunar")
    if mark.calendar == "tet":
        written = "Tết" + f" {mark.year}" * bool(mark.year) + f" {mark.shift:+}" * bool(mark.shift)
    return written if mark.minute is None else f"{written} {_clock(mark.minute)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def paths(campaigns: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """All campaigns as the files of a source."""
    return {f"playlists/{campaign['number']} lễ.yaml": playlist(campaign) for campaign in campaigns}
