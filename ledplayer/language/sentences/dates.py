"""Sentences about dates."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
