"""Journals written by the real systemd-journal-remote."""

import subprocess
from pathlib import Path

REMOTE = Path("/lib/systemd/systemd-journal-remote")
MISSING = "apt install systemd-journal-remote"


def journal(path: Path, *entries: bytes) -> Path:
    """A journal with these entries of the export format."""
    source = path.with_name(path.name + ".export")
    source.write_bytes(b"".join(entries))
    subprocess.run([REMOTE, f"--output={path}", source], check=True, capture_output=True, timeout=60)
    source.unlink()
    return path
