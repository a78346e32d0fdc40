"""Office documents in a content folder, as PDFs beside them, where LibreOffice is there to make them.

1. `x.pptx` becomes `x.pptx.pdf`; where somebody has put an `x.pdf` there, that one counts and nothing is made.
2. A PDF of ours has its document's time; another time of the document makes it anew.
3. LibreOffice works in a folder of its own, with settings of its own, only for so long, and within limits: what lies in
   an inbox may be made to fill memory and disk.
4. Who writes into a content folder gets no more of this computer by it: no link is followed on the way to a document or
   to its PDF, also where a folder becomes one meanwhile, and nothing that a document refers to is fetched or run.
"""

import errno
import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ledplayer.files import write_whole

ENDINGS = (".pptx", ".ppt", ".ppsx", ".pps", ".odp", ".docx", ".doc", ".rtf", ".odt", ".xlsx", ".xls", ".ods")
#: Hundreds of slides, on an old office computer.
DEADLINE_S = 300.0
#: What the gate takes at most of any file is more; slides of a board are never so large.
MOST_BYTES = 200 << 20

_PROGRAMS = ("soffice", "libreoffice")
#: KiB of addresses, and blocks of 512 bytes or, in some shells, 1 KiB of any file: several times what it takes.
_LIMITED = 'ulimit -c 0; ulimit -v 4194304; ulimit -f 2097152; exec "$@"'
#: Where LibreOffice looks for what its user has changed.
_SETTINGS = "user/user/registrymodifications.xcu"
_SCRIPTING = "org.openoffice.Office.Common/Security/Scripting"
_SET = (
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
)


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


def convert(document: Path, below: Path, soffice: str, deadline_s: float = DEADLINE_S) -> bool:
    """Make the PDF of a document; returns whether one came of it. Raises `OSError` where it cannot be put there.

    Args:
        below: The content folder that it lies in.
    """
    with _entered(below, document) as place, tempfile.TemporaryDirectory(prefix="ledplayer-") as name:
        folder = Path(name)
        source = folder / f"document{document.suffix.lower()}"
        written_ns = _copy(place / document.name, source)
        _settle(folder / _SETTINGS)
        made = source.with_suffix(".pdf")
        command = [
            "sh",
            "-c",
            _LIMITED,
            "sh",
            soffice,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(folder / 'user').as_uri()}",
        ]
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
        pdf = place / pdf_of(document).name
        write_whole(pdf, made.read_bytes())
        os.utime(pdf, ns=(written_ns, written_ns), follow_symlinks=False)
    return True


@contextmanager
def _entered(below: Path, document: Path) -> Iterator[Path]:
    """The folder of a document, whatever becomes of its name. Raises `OSError` where a link stands on the way."""
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
    handle = os.open(below, flags)
    try:
        for part in document.parent.relative_to(below).parts:
            inner = os.open(part, flags | os.O_NOFOLLOW, dir_fd=handle)
            os.close(handle)
            handle = inner
        yield Path(f"/proc/self/fd/{handle}")
    finally:
        os.close(handle)


def _copy(document: Path, to: Path) -> int:
    """Copy a document; returns its time of change. Raises `OSError` for what is none, or too large."""
    handle = os.open(document, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file, to.open("wb") as copy:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise OSError(errno.EINVAL, "no document")
        left = MOST_BYTES
        while left and (chunk := file.read(min(left, 1 << 20))):
            left -= copy.write(chunk)
        if not left:
            raise OSError(errno.EFBIG, "too large")
    return facts.st_mtime_ns


def _settle(path: Path) -> None:
    """Write LibreOffice's settings (rule 4)."""
    items = "".join(
        f'<item oor:path="/{where}"><prop oor:name="{what}" oor:op="fuse"><value>{value}</value></prop></item>'
        for where, what, value in _SET
    )
    path.parent.mkdir(parents=True)
    path.write_text(
        f'<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _end(office: subprocess.Popen[bytes]) -> None:
    """Its real work is a child's, which outlives it."""
    try:
        os.killpg(office.pid, 9)
    except ProcessLookupError:
        return
