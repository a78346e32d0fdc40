"""The vocabulary of the playlist language (K1, K2): which keys stand where, and the fixed words that are values."""

from collections.abc import Iterable, Mapping

from ledplayer.core.names import fold, nearest
from ledplayer.language.sentences.words import FIXED, KEYS

#: Kinds an item may be of; exactly one key of these stands in it, `text` beside some as its caption (K2).
KINDS = ("text", "text_file", "image", "video", "folder", "pdf", "ticker", "qr", "countdown", "clock")
CAPTIONED = ("image", "video", "qr", "countdown", "clock")
#: Keys whose values people read, in which a comment would lose the end of a sentence (R2).
TEXT_KEYS = frozenset({"campaign", "document", "text", "ticker", "band", "label", "approved_by", "values"})

_SHARED = ("from", "to", "hours", "days", "boards", "except", "label", "seconds", "style", "fit", "transition", "sound")
_TOP_ONLY = (
    *("campaign", "document", "yearly", "level", "exclusive", "on_air", "approved_by", "approved_on"),
    *("approval_code", "peak", "values", "band", "items"),
)

Vocabulary = Mapping[str, str]


def vocabulary(canonical: Iterable[str], translated: Mapping[str, str] = KEYS) -> Vocabulary:
    """Folded spelling → canonical word, in both languages."""
    return {fold(spelling): word for word in canonical for spelling in (word, translated[word])}


def spellings(words: Vocabulary) -> tuple[str, ...]:
    """All ways to write the words of a vocabulary, as people write them."""
    wanted = dict.fromkeys(words.values())
    return tuple(dict.fromkeys(s for word in wanted for s in (word, KEYS.get(word, word), FIXED.get(word, word))))


def meant(written: str, words: Vocabulary) -> str:
    """The spelling that was most likely meant by a word that is none of the vocabulary's, "" when none is near."""
    near = nearest(written, tuple(words))
    return next((s for s in spellings(words) if fold(s) == near), "") if near else ""


TOP = vocabulary((*_TOP_ONLY, *_SHARED))
ITEM = vocabulary((*KINDS, *_SHARED, "at", "repeat"))
PEAK = vocabulary(("boards", "from", "to", "repeat"))
BAND = vocabulary(("text", "place"))
_LISTED = (
    *("id", "name", "language", "time_zone", "canvas", "offset", "rotation", "hours", "groups", "logo"),
    *("off_air", "fallback", "frame_rate", "sources"),
)
#: What a list of boards says of one; it may come with the content, so where content comes from is not its to say.
LISTED = vocabulary(_LISTED)
BOARD = vocabulary((*_LISTED, "server", "download", "proxy", "certificates", "shared_folder", "usb"))
BOARDS = vocabulary(("boards", "defaults"))
ALL_KEYS = frozenset({**TOP, **ITEM, **PEAK, **BAND, **BOARD, **BOARDS})

LEVELS = vocabulary(("ordinary", "priority", "urgent"), FIXED)
STYLES = vocabulary(("plain", "headline", "notice", "warning", "mourning"), FIXED)
FITS = vocabulary(("contain", "cover", "blur"), FIXED)
TRANSITIONS = vocabulary(("fade", "cut"), FIXED)
PLACES = vocabulary(("top", "bottom"), FIXED)
OFF_AIR = vocabulary(("slide", "black"), FIXED)
SHARED = {**vocabulary(("ordinary", "all", "none"), FIXED), "alllevels": "all", "moimuc": "all"}
YES_NO = {**vocabulary(("yes", "no"), FIXED), "x": "yes", "true": "yes", "false": "no"}
EVERYWHERE = vocabulary(("all",), FIXED)
