"""What the page is called, and how one of ours is told from a file of the office's."""

import re
import unicodedata

from ledplayer.language import Language

BEGINS = {"vi": "00-TRANG-THAI-", "en": "00-STATUS-"}
ENDING = ".html"
#: A name that any file system takes, Windows' among them.
MOST_LETTERS = 60

_PAGE = re.compile(rf"(?:{'|'.join(BEGINS.values())}).*{re.escape(ENDING)}", re.IGNORECASE | re.DOTALL)
_ODD = re.compile(r"[^A-Za-z0-9._]+")
_MARK = "<!-- ledplayer: "


def page_name(board: str, language: Language) -> str:
    """The name of a board's page: ASCII, never a path, first in its folder by name."""
    bare = unicodedata.normalize("NFD", board.replace("đ", "d").replace("Đ", "D"))
    safe = _ODD.sub("-", bare.encode("ascii", "ignore").decode()).strip("-._")[:MOST_LETTERS]
    return f"{BEGINS[language]}{safe or 'board'}{ENDING}"


def is_page(name: str) -> bool:
    """Whether a file's name is that of some board's page."""
    return name.startswith("00-") and _PAGE.fullmatch(name) is not None


def mark(board: str) -> str:
    """The page's first comment: whose it is, in ASCII."""
    safe = _ODD.sub("-", board.encode("unicode_escape").decode())
    return f"{_MARK}{safe} -->"


def is_ours(begin: bytes) -> bool:
    """Whether a file that begins so is a page that some player wrote."""
    return _MARK.encode() in begin
