"""Vietnamese without its marks: for a bare console, whose font has no stacked ones."""

import os
import sys
import unicodedata

_STROKE = str.maketrans("đĐ", "dD")


def plain(text: str) -> str:
    """The same text in letters without accents; what is no letter stays."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text.translate(_STROKE))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.translate(_PUNCTUATION)


#: What the console's fonts show as a box.
_PUNCTUATION = str.maketrans({"“": '"', "”": '"', "…": "...", "–": "-", "—": "-", "•": "*", "·": "-", "→": "->"})


def is_bare() -> bool:
    """Whether standard output is a console whose font lacks stacked marks."""
    return os.environ.get("TERM") == "linux" and sys.stdout.isatty()
