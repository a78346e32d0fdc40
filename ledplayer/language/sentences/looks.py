"""Sentences about looks."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
