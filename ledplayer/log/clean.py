"""What may stand in a line that people and terminals read: no control characters, no passwords."""

import re
import unicodedata

#: What comes before the host of an address: a name and a password, whatever is in it, also without `http://`.
_SECRET = re.compile(r"(?<=://)[^\s“”\"]{1,500}@|[^\s:/@“”\"]{1,100}:(?!//)[^\s“”\"]{1,200}@")
#: Letters a line may have; the rest is cut.
MOST_LETTERS = 2000


def clean(text: str) -> str:
    """One line of text that moves no cursor and forges no other line."""
    text = _SECRET.sub("…@", text)
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else _told(letter) for letter in text)
    if len(text) > MOST_LETTERS:
        text = text[:MOST_LETTERS] + "…"
    return text


def _told(letter: str) -> str:
    if unicodedata.category(letter).startswith("C"):  # control, bidi and other invisible ones, halves, none
        return f"\\x{ord(letter):02x}" if ord(letter) < 256 else f"\\u{ord(letter):04x}"
    return " "
