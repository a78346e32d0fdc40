"""Office documents in a content folder, as PDFs beside them, where LibreOffice is there to make them.

1. `x.pptx` becomes `x.pptx.pdf`; where somebody has put an `x.pdf` there, that one counts and nothing is made.
2. A PDF of ours has its document's time; another time of the document makes it anew.
3. LibreOffice works in a folder of its own, with settings of its own, and only for so long.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ledplayer.files import write_whole

ENDINGS = (".pptx", ".ppt", ".ppsx", ".pps", ".odp", ".docx", ".doc", ".rtf", ".odt", ".xlsx", ".xls", ".ods")
#: Hundreds of slides, on an old office computer.
DEADLINE_S = 300.0
#: What the gate takes at most of any file is more; slides of a board are never so large.
MOST_BYTES = 200 << 20

_PROGRAMS = ("soffice", "libreoffice")


def program() -> str | None:
    """LibreOffice, where it is installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def pdf_of(document: Path) -> Path:
    """Where the PDF of a document lies, or would."""
    return document.with_name(f"{document.name}.pdf")


def outdated(documents: Iterable[Path]) -> Iterator[Path]:
    """The documents among some files that lack their PDF, or have one of another time."""
    for path in documents:
        if not path.name.lower().endswith(ENDINGS) or path.name.startswith((".", "~$")) or path.is_symlink():
            continue
        if path.with_suffix(".pdf").exists():
            continue
        try:
            written_ns = path.stat().st_mtime_ns
            is_made = pdf_of(path).stat().st_mtime_ns == written_ns
        except FileNotFoundError:
            is_made = False
        if not is_made:
            yield path


def convert(document: Path, soffice: str, deadline_s: float = DEADLINE_S) -> bool:
    """Make the PDF of a document; returns whether one came of it. Raises `OSError` where it cannot be put there."""
    with tempfile.TemporaryDirectory(prefix="ledplayer-") as name:
        folder = Path(name)
        source = folder / f"document{document.suffix.lower()}"
        written_ns = document.stat().st_mtime_ns
        shutil.copyfile(document, source, follow_symlinks=False)
        made = source.with_suffix(".pdf")
        command = [soffice, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'user').as_uri()}"]
        command += ["--convert-to", "pdf", "--outdir", name, str(source)]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, start_new_session=True, **quiet) as office:  # type: ignore[call-overload]
            try:
                office.wait(deadline_s)
            except subprocess.TimeoutExpired:
                return False
            finally:
                _end(office)
        if not made.is_file() or not 0 < made.stat().st_size <= MOST_BYTES:
            return False
        pdf = pdf_of(document)
        write_whole(pdf, made.read_bytes())
        os.utime(pdf, ns=(written_ns, written_ns))
    return True


def _end(office: subprocess.Popen[bytes]) -> None:
    """Its real work is a child's, which outlives it."""
    try:
        os.killpg(office.pid, 9)
    except ProcessLookupError:
        return
