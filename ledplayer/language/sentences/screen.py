"""Sentences about screen."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
