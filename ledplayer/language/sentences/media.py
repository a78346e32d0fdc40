"""Sentences about media."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
