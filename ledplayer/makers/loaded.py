"""What all makers share, loaded once before they are forked: decoders, picture formats, fonts, words."""

import importlib

import av.logging
from PIL import Image

from ledplayer.language import catalogue
from ledplayer.paint.ground import coarse_glow

#: Imported for their effect: nothing should have to be loaded after a fork.
SHARED = (
    "PIL.MpoImagePlugin",
    "PIL.TiffImagePlugin",
    "PIL.WebPImagePlugin",
    "av.subtitles.stream",
    "ledplayer.makers.maker",  # and with it libpdfium and libheif
)


def load() -> None:
    """Load it all; takes about 0.3 s."""
    av.logging.set_level(None)
    Image.preinit()
    for name in SHARED:
        importlib.import_module(name)
    catalogue()
    coarse_glow()
