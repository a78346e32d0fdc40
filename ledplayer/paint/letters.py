"""Which letters the fonts hold, and a text made of them alone.

The ranges are those the fonts were subset with (`fonts/README.md`); a test compares them with the fonts' cmap.
"""

import re
import unicodedata
from itertools import chain

RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x218, 0x21B), (0x1EA0, 0x1EF9),
    (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033),
    (0x2039, 0x203A), (0x2044, 0x2044), (0x2070, 0x2070), (0x2074, 0x2079), (0x20AB, 0x20AC), (0x2116, 0x2116),
    (0x2122, 0x2122), (0x2126, 0x2126), (0x215B, 0x215E), (0x2202, 0x2202), (0x2206, 0x2206), (0x2212, 0x2212),
    (0x221A, 0x221A), (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x25CA, 0x25CA),
)  # fmt: skip
HELD = frozenset(map(chr, chain.from_iterable(range(a, b + 1) for a, b in RANGES)))

#: Signs that stand for ones the fonts lack.
STANDS_FOR = str.maketrans({
    "→": "›", "➜": "›", "⇒": "›", "►": "›", "▶": "›", "←": "‹", "◄": "‹", "✓": "•", "✔": "•", "●": "•", "■": "•",
    "▪": "•", "◆": "•", "★": "•", "☆": "•", "\uf0b7": "•", "‑": "-", "\u2007": "\xa0", "\u202f": "\xa0",
    "\t": " ", "\u3000": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\v": "\n", "\f": "\n",
})  # fmt: skip

_BLANKS = re.compile(r" {2,}")


def drawable(text: str) -> str:
    """The text in NFC with letters that the fonts hold: known signs replaced, others left out, blanks single.

    Lines stay; empty ones at the ends go. A no-break space stays, and keeps its neighbours on one line.
    """
    known = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(STANDS_FOR)
    kept = "".join(letter for letter in known if letter in HELD or letter == "\n")
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in kept.strip().split("\n"))


def missing(text: str) -> tuple[str, ...]:
    """Letters of the text that can be neither drawn nor replaced, each once, in order. Joiners do not count."""
    known = unicodedata.normalize("NFC", text).translate(STANDS_FOR)
    lacking = (x for x in known if x not in HELD and x != "\n" and unicodedata.category(x) not in ("Cf", "Mn"))
    return tuple(dict.fromkeys(lacking))
