"""A content folder of 20,000 files, as a folder on the disk and as a share."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDERS, FILES = 200, 100
PLAYLIST = "campaign: Bench\nitems:\n  - {text: KHAI THÁC DỮ LIỆU SỐ, seconds: 3600}\n"


def many_files(content: Path) -> Path:
    """A content folder of that many files, of which one is on; made once."""
    for folder in range(FOLDERS):
        below = content / "media" / f"{folder:03}"
        if not below.exists():
            below.mkdir(parents=True)
            for number in range(FILES):
                (below / f"{number:03}.txt").write_text(f"{folder} {number}")
    (content / "playlists").mkdir(exist_ok=True)
    (content / "playlists" / "bench.yaml").write_text(PLAYLIST)
    return content


@contextmanager
def share(folder: Path, point: Path) -> Iterator[Path]:
    """A folder as a file system without events (FUSE). Needs root and bindfs."""
    point.mkdir(exist_ok=True)
    subprocess.run(["bindfs", str(folder), str(point)], check=True)
    try:
        yield point
    finally:
        subprocess.run(["umount", "-l", str(point)], check=True)
