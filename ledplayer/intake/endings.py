"""What a file name's ending promises; what the file really is, its probe says."""

from ledplayer.core.model import MediaKind

IMAGES = (".png", ".jpg", ".jpeg", ".jfif", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif")
VIDEOS = (".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".m2ts", ".wmv", ".flv", ".3gp")
#: What people put into a folder to be played and what cannot be: the gate says what to do with it.
FOREIGN = (
    *(".pptx", ".ppt", ".ppsx", ".pps", ".odp", ".docx", ".doc", ".rtf", ".odt", ".xlsx", ".xls", ".ods"),
    *(".zip", ".rar", ".7z", ".lnk", ".url", ".psd", ".ai", ".eps", ".cdr", ".svg"),
    *(".mp3", ".m4a", ".wav", ".wma", ".aac", ".ogg", ".flac"),
)
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
    """Whether a file in a folder is there to be played: pictures, films, PDFs (M4), and what people take for such."""
    return promised(name) in ("image", "video", "pdf") or is_foreign(name)


def is_foreign(name: str) -> bool:
    """Whether a name promises a file of another program, which never plays."""
    return name.lower().endswith(FOREIGN)


def playlist_stem(name: str) -> str | None:
    """The name of a playlist without its ending, which Notepad may have hidden (W5); None for another file."""
    low = name.lower()
    return next((name[: -len(ending)] for ending in PLAYLIST_ENDINGS if low.endswith(ending)), None)
