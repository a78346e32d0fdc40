"""What a file name's ending promises; what the file really is, its probe says."""

from ledplayer.core.model import MediaKind

IMAGES = (".png", ".jpg", ".jpeg", ".jfif", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif")
VIDEOS = (".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".m2ts", ".wmv", ".flv", ".3gp")
PLAYLIST_ENDINGS = (".yaml.txt", ".yml.txt", ".yaml", ".yml", ".txt")


def promised(name: str) -> MediaKind:
    """The kind of file that a name promises."""
    low = name.lower()
    if low.endswith(IMAGES):
        return "image"
    if low.endswith(VIDEOS):
        return "video"
    if low.endswith(".pdf"):
        return "pdf"
    return "text" if low.endswith(".txt") else "other"


def is_media(name: str) -> bool:
    """Whether a folder plays the file: pictures, films and PDFs (M4)."""
    return promised(name) in ("image", "video", "pdf")


def playlist_stem(name: str) -> str | None:
    """The name of a playlist without its ending, which Notepad may have hidden (W5); None for another file."""
    low = name.lower()
    return next((name[: -len(ending)] for ending in PLAYLIST_ENDINGS if low.endswith(ending)), None)
