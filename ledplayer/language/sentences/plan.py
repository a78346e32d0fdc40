"""Sentences about plan."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
