"""Sentences about board."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
