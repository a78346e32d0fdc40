"""Draws with Pillow: texts, codes, countdowns, clocks, cards, strips, captions and placed pictures.

Same values in, same pixels out, on every machine: fonts come with the package and nothing depends on the day, the
locale or a random number. Pictures are RGB and have exactly the size that was asked for, unless a docstring says so.
"""


def warm() -> None:
    """Read from the disk all that drawing needs, so that a process forked afterwards opens no path."""
    from ledplayer.language import catalogue
    from ledplayer.paint import card, clock, fonts, phrases, slide, strip  # noqa: F401  (imported for their files)

    catalogue()
    phrases.official()
    for size in (20, 64):
        fonts.font(size)
