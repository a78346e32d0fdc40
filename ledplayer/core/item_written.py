"""One item of a campaign's list (rules K2–K5, A1, A2)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from ledplayer.core.fields import Fields, fields, problem, read_seconds
from ledplayer.core.keys import CAPTIONED, FITS, ITEM, KINDS, STYLES, TOP, TRANSITIONS
from ledplayer.core.located import Node, Row, Table, Text
from ledplayer.core.model import Fit, Item, Kind, Style, Transition, Window
from ledplayer.core.names import clean, fold, nearest
from ledplayer.core.placeholders import BUILT_IN, SPELLED, words_in
from ledplayer.core.window_written import countdown_day, inner_window, read_at
from ledplayer.errors import Place, Problem, Word

#: Kinds whose length the campaign's own `seconds` is for.
_TIMED_BY_TOP = frozenset({"image", "folder", "pdf", "clock"})
_PATHS = frozenset({"image", "video", "folder", "pdf", "text_file"})
_ENDINGS: Mapping[str, frozenset[str]] = {
    "image": frozenset({"jpg", "jpeg", "png", "gif", "webp", "bmp", "heic", "heif", "tif", "tiff", "avif"}),
    "video": frozenset({"mp4", "mov", "avi", "mkv", "webm", "m4v", "wmv", "mpg", "mpeg", "3gp"}),
    "pdf": frozenset({"pdf"}),
    "text_file": frozenset({"txt"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an item takes from its campaign.

    Attributes:
        folder: Under the source's media, that paths start from.
        values: The campaign's own placeholders: folded → as written.
        example_year: A year to name in hints.
    """

    lines: tuple[str, ...]
    problems: list[Problem]
    folder: str
    window: Window
    values: Mapping[str, str]
    label: str
    style: str
    fit: str
    transition: str
    sound: bool
    length_ms: int | None
    example_year: int


def read_items(node: Node, setting: Setting) -> tuple[Item, ...]:
    """The items of a list, in order; wrong ones are told and left out."""
    if isinstance(node, Table):
        line = setting.lines[node.place.line - 1].strip()
        setting.problems.append(problem("error", "items-no-dash", node.place, fixed=f"- {line}"))
        node = Row(nodes=(node,), place=node.place)
    if isinstance(node, Text):
        setting.problems.append(problem("error", "items-not-list", node.place, fixed=f"- {_as_item(node.value)}"))
        return ()
    items = (_item(one, number, setting) for number, one in enumerate(node.nodes, 1))
    return tuple(item for item in items if item)


def check_words(text: str, place: Place, values: Mapping[str, str], problems: list[Problem], *, days: bool) -> None:
    """Tell the placeholders of a text that mean nothing (K3)."""
    for word, written in words_in(text).items():
        if word == "days" and not days:
            problems.append(problem("error", "placeholder-days", place, word=written))
        elif word not in BUILT_IN.values() and word not in values:
            near = nearest(word, (*SPELLED, *values.values()))
            code = "placeholder-near" if near else "placeholder-unknown"
            problems.append(problem("error", code, place, word=written, near=near))


def kind_by_ending(path: str) -> str:
    """The kind of item that a file's name promises; "" for none."""
    ending = fold(path.rpartition(".")[2]) if "." in path else ""
    return next((kind for kind, endings in _ENDINGS.items() if ending in endings), "")


def _item(node: Node, number: int, setting: Setting) -> Item | None:
    if not isinstance(node, Table):
        written = node.value if isinstance(node, Text) else ""
        setting.problems.append(
            problem("error", "item-no-key", node.place, written=written, fixed=f"- {_as_item(written)}")
        )
        return None
    found = fields(node, ITEM, setting.lines, setting.problems, other=TOP)
    kind = _kind(found)
    if kind is None:
        return None
    day = countdown_day(found) if kind == "countdown" else None
    style = found.choice("style", STYLES, setting.style)
    transition = found.choice("transition", TRANSITIONS, setting.transition)
    length_ms = found.parsed("seconds", read_seconds)
    if length_ms is None and kind in _TIMED_BY_TOP:
        length_ms = setting.length_ms
    if style == "mourning" and kind == "video":
        setting.problems.append(problem("warning", "mourning-film", found.nodes["video"].place))
    at = found.each("at", read_at)
    if at and "repeat" in found:
        found.wrong("repeat", "at-repeat")
    if kind == "clock" and not found.yes("clock", otherwise=True) and found.text("clock"):
        found.wrong("clock", "clock-no")
    item = Item(
        number=number,
        kind=kind,
        content=_content(found, kind, setting.folder),
        place=node.place,
        day=day,
        text=found.text("text") if kind != "text" else "",
        label=found.text("label") or setting.label,
        window=inner_window(found, setting.window, setting.example_year),
        at=tuple(sorted(set(at))),
        boards=found.names("boards"),
        excluded=found.parts("except"),
        length_ms=length_ms,
        repeat=found.whole("repeat", 1, 12, 1),
        style=cast(Style, style),
        fit=cast(Fit, found.choice("fit", FITS, setting.fit)),
        transition="cut" if style == "mourning" else cast(Transition, transition),
        sound=found.yes("sound", setting.sound),
    )
    for key in {kind, "text", "label"} & set(found.nodes):
        words = found.nodes[key]
        if isinstance(words, Text):
            check_words(words.value, words.place, setting.values, setting.problems, days=kind == "countdown")
    return item


def _kind(found: Fields) -> Kind | None:
    kinds = [key for key in found.written if key in KINDS]
    mains = [key for key in kinds if key != "text"] or kinds
    if not mains:
        if found.understood:
            found.wrong("text", "item-no-kind")
    elif len(mains) > 1 or (len(kinds) > 1 and mains[0] not in CAPTIONED):
        second = kinds[1]
        place = found.written[second].place
        found.wrong(second, "item-two-kinds", place, first=found.written[kinds[0]].value)
    elif mains[0] in found:
        return cast(Kind, mains[0])
    return None


def _content(found: Fields, kind: Kind, folder: str) -> str:
    if kind not in _PATHS:
        return "" if kind in ("countdown", "clock") else found.text(kind)
    written = found.text(kind)
    path = re.sub(r"/+", "/", written.replace("\\", "/")).removeprefix("./")
    bare = path.rstrip("/")
    if re.match(r"https?:/", path):
        found.wrong(kind, "path-web", written=written)
    elif re.match(r"/|[A-Za-z]:|~", path) or ".." in path.split("/"):
        found.wrong(kind, "path-outside", written=written, fixed=_inside(path))
    right = kind_by_ending(bare)
    if right and right != kind:
        key = Word(right)
        place = found.nodes[kind].place
        found.problems.append(problem("warning", "path-other-kind", place, written=written, right=key))
    return f"{folder}/{bare}" if folder else bare


def _inside(path: str) -> str:
    """The likely path under the media folder of one that leads elsewhere."""
    parts = [part for part in path.split("/") if part not in ("", "..", "~") and not part.endswith(":")]
    if "media" in parts:
        return "/".join(parts[parts.index("media") + 1 :])
    return "/".join(parts[-2:])


def _as_item(written: str) -> str:
    """A bare word in a list as the item it probably is."""
    right = kind_by_ending(written) or "text"
    vietnamese = {"image": "anh", "video": "video", "pdf": "pdf", "text_file": "chu_tep", "text": "chu"}
    return f"{vietnamese[right]}: {clean(written)[:60]}".rstrip()
