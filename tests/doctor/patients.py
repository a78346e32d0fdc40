"""Machines for the doctor, stood up in a folder."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ledplayer.checkup import Check, Finding, Patient
from ledplayer.core.model import Board


def patient(folder: Path, board: Board | None = None, files: Mapping[str, str] | None = None) -> Patient:
    """A machine whose files are these; a name that ends with `/` is a folder, one that begins with `bin/` a program."""
    root = folder / "root"
    for name, text in {"bin/": "", "etc/": "", **(files or {})}.items():
        path = root / name
        (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.write_text(text, "utf-8")
            path.chmod(0o755 if name.startswith("bin/") else 0o644)
    return Patient(
        root=root,
        environment={"PATH": f"{root / 'bin'}:/usr/bin:/bin"},
        state=folder / "state",
        store=folder / "store",
        trust=folder / "root.json",
        board=board,
        file=folder / "board.yaml",
    )


def looked(checks: Iterable[Check], what: str, at: Patient) -> list[Finding]:
    """What the checks of that name find."""
    found = [finding for check in checks if check.what == f"doctor-what-{what}" for finding in check.look(at)]
    assert found or any(check.what == f"doctor-what-{what}" for check in checks), what
    return found


def told(found: Iterable[Finding]) -> list[tuple[str, bool | None]]:
    """Code and answer of each."""
    return [(one.code.removeprefix("doctor-"), one.is_ok) for one in found]
