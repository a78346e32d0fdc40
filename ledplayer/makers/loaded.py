"""What all makers share, loaded once before they are forked: decoders, picture formats, fonts, the word list."""

import importlib

import av.logging
from PIL import Image

#: Imported for their effect: nothing should have to be loaded after a fork.
SHARED = ("av.filter", "PIL.ImageCms", "PIL.ImageFilter", "ledplayer.makers.maker", "ledplayer.paint.slide")


def load() -> None:
    """Load it all; takes about 0.3 s."""
    av.logging.set_level(None)
    Image.preinit()
    for name in SHARED:
        importlib.import_module(name)
