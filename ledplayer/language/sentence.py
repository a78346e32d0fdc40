"""One sentence of the catalogue in both languages, with what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """`str.format` templates: what is the case (`vi`, `en`) and what to do or write instead (`vi_hint`, `en_hint`)."""

    vi: str
    en: str
    vi_hint: str = ""
    en_hint: str = ""
