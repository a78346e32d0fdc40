"""The words of `ledplayer status`: a few subjects of the catalogue, so that it starts at once; times and sizes."""

import time
from typing import TYPE_CHECKING

from ledplayer.language import Language, of_subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledplayer.language.sentence import Sentence

_SUBJECTS = ("status", "preview")
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


class Voice:
    """Speaks one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._sentences: dict[str, Sentence] = {}
        for subject in _SUBJECTS:
            self._sentences.update(of_subject(subject))

    def say(self, code: str, values: "Mapping[str, object] | None" = None, **more: str | int) -> str:
        """A sentence; of a code that nobody knows, the code."""
        sentence = self._sentence(code)
        if sentence is None:
            return shown(code)
        return self._filled(sentence.vi if self.language == "vi" else sentence.en, values, more)

    def hint(self, code: str, values: "Mapping[str, object] | None" = None) -> str:
        """What to do; "" where nothing helps."""
        sentence = self._sentence(code)
        if sentence is None:
            return ""
        return self._filled(sentence.vi_hint if self.language == "vi" else sentence.en_hint, values, {})

    def ago(self, seconds: float) -> str:
        """`3 min ago`."""
        return self.say("status-age", age=self.length(seconds))

    def length(self, seconds: float) -> str:
        """`3 min`, in the largest unit of which there are two."""
        for unit_s, code in ((_DAY, "days"), (_HOUR, "hours"), (_MINUTE, "minutes")):
            if seconds >= 2 * unit_s:
                return self.say(f"status-{code}", count=int(seconds // unit_s))
        return self.say("status-seconds", count=max(0, int(seconds)))

    def size(self, bytes_: int) -> str:
        """`12.3 GB`."""
        size = f"{bytes_ / 1e9:.1f} GB" if bytes_ >= 1e9 else f"{bytes_ / 1e6:.0f} MB"
        return size.replace(".", ",") if self.language == "vi" else size

    def _sentence(self, code: str) -> "Sentence | None":
        if code not in self._sentences:  # of the picture's faults, say, and in a hurry nobody is then
            from ledplayer.language import catalogue

            return catalogue().get(code)
        return self._sentences[code]

    @staticmethod
    def _filled(template: str, values: "Mapping[str, object] | None", more: "Mapping[str, object]") -> str:
        try:
            return template.format_map({**(values or {}), **more})
        except (KeyError, IndexError, ValueError, AttributeError):
            return template  # what is missing was written by another version


def moment(at_ms: int) -> str:
    """`07:30 01/08/2026`, in this process's time zone."""
    return time.strftime("%H:%M %d/%m/%Y", time.localtime(at_ms / 1000))


def hour(at_ms: int) -> str:
    """`07:30`, in this process's time zone."""
    return time.strftime("%H:%M", time.localtime(at_ms / 1000))


def shown(text: str) -> str:
    """One line that moves no cursor and turns no colours, whatever stands in it."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in " ".join(text.split()))
