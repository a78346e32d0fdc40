"""Sentences about words."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
