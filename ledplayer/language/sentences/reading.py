"""Sentences about reading."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
