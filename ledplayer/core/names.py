"""Names as people type them: compared without accents, case, spaces, `-` and `_` (rules K1, W5, M3, S1)."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

# Invisible characters that come along when text is pasted from the web or from Word.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_JOINERS = re.compile(r"[\s_\-\u2010-\u2015]+")
_DIGITS = re.compile("([0-9]+)")
_DRAFT = re.compile(r"[_.]|(nháp|nhap|draft)(?![^\W\d_])")
_COPY = re.compile(
    r"""^(?P<original>.+?)
    (?: (?:\s*-\s*|\s+) (?:copy|bản\ sao) (?:\s*\(?\d+\)?)? | \s*\(\d+\) )
    (?P<ending>(?:\.[a-z0-9]{1,5}){0,2})$""",
    re.VERBOSE | re.IGNORECASE,
)
#: Control, format (bidi among them), surrogate (not UTF-8) and unassigned characters, line and paragraph separators.
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
#: Joiners that real names hold: emoji sequences.
_ALLOWED_FORMATS = frozenset("\u200c\u200d")
# Two names closer than this are taken for one mistyped: `second` for `seconds`, `tungay1` for `tungay`.
_NEAR = 0.6

NaturalKey = tuple[tuple[str | tuple[int, str], ...], str]


def clean(text: str) -> str:
    """The text in NFC, without invisible characters and outer white space."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).strip()


def fold(name: str) -> str:
    """What is left of a name for comparing: `Từ ngày`, `tu_ngay` and `TU-NGAY` are all `tungay`."""
    bare = unicodedata.normalize("NFD", _INVISIBLE.sub("", name).casefold())
    letters = "".join(letter for letter in bare if unicodedata.category(letter) != "Mn")
    return _JOINERS.sub("", letters.replace("đ", "d"))


def is_refused(name: str) -> bool:
    """Whether a name holds what could forge a line of a log or a page."""
    if name.isascii():
        return not name.isprintable()
    return any(unicodedata.category(c) in _REFUSED_CATEGORIES and c not in _ALLOWED_FORMATS for c in name)


def shown(name: str) -> str:
    """A name as it may be printed: every odd character as its number."""
    if not is_refused(name):
        return name
    return "".join(c.encode("unicode_escape", "backslashreplace").decode("ascii") if is_refused(c) else c for c in name)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that was most likely meant, "" when none is near; the first of equals."""
    return _nearest(fold(name)[:80], tuple(known))


@lru_cache(maxsize=1024)
def _nearest(folded: str, known: tuple[str, ...]) -> str:
    best, closeness = "", _NEAR
    matcher = SequenceMatcher(None, b=folded, autojunk=False)
    for candidate in known:
        matcher.set_seq1(fold(candidate))
        if matcher.real_quick_ratio() > closeness and matcher.quick_ratio() > closeness:
            ratio = matcher.ratio()
            if ratio > closeness:
                best, closeness = candidate, ratio
    return best


def natural_key(path: str) -> NaturalKey:
    """Sort key in which `2.png` stands before `10.png` (M3).

    Digit runs compare as numbers, the rest NFC and case-folded; what is equal then, by code point.
    """
    whole = unicodedata.normalize("NFC", path)
    parts = _DIGITS.split(whole.casefold())
    return tuple(_number(part) if place % 2 else part for place, part in enumerate(parts)), whole


def _number(digits: str) -> tuple[int, str]:
    # Length and digits compare like the number, without `int` and its limit of digits.
    bare = digits.lstrip("0")
    return len(bare), bare


def is_draft_name(name: str) -> bool:
    """Whether a file or folder of this name is passed over: it begins with `_`, `.` or the word “nháp” (W5)."""
    return _DRAFT.match(unicodedata.normalize("NFC", name).casefold()) is not None


def copied_from(name: str) -> str:
    """The name this file is a copy of when that one is beside it (S1): `x.png` for `x - Copy (2).png`; else itself."""
    found = _COPY.match(unicodedata.normalize("NFC", name))
    return found["original"] + found["ending"] if found else name
