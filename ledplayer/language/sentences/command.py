"""Sentences about command."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
