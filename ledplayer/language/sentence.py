"""One sentence of the catalogue in both languages, with what to do about it."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ledplayer.errors import Severity


class Sentence(NamedTuple):  # a dataclass is a third of the time that `ledplayer status` takes
    """`str.format` templates: what is the case (`vi`, `en`) and what to do or write instead (`vi_hint`, `en_hint`).

    Attributes:
        event: Its number in the log, `E214`; 0 where it is a part of its subject's event, or is never logged.
        level: At which it is logged, where no problem says so.
    """

    vi: str
    en: str
    vi_hint: str = ""
    en_hint: str = ""
    event: int = 0
    level: "Severity" = "info"
