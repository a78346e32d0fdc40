"""Python and the libraries: what a bare machine lacks first."""

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path

from ledplayer import config
from ledplayer.checkup import Check, Finding, Patient, bad, good

#: Where the project is installed on a machine that is no board; a board has its versions below `/opt/ledplayer`.
PLACE = "/opt/ledplayer"
#: What makes a board of a machine that systemd runs, in a checkout.
INSTALLER = "systemd/install.sh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A library as pip calls it, as it is imported, and its oldest version that will do."""

    package: str
    module: str
    least: str


#: The same as in `pyproject.toml`.
LIBRARIES = (
    Library(package="pygame-ce", module="pygame", least="2.5.2"),
    Library(package="watchdog", module="watchdog.observers", least="4.0"),
    Library(package="PyYAML", module="yaml", least="6.0"),
    Library(package="requests", module="requests", least="2.31"),
    Library(package="schedule", module="schedule", least="1.2.1"),
    Library(package="av", module="av", least="13.0"),
    Library(package="Pillow", module="PIL.Image", least="11.0"),
    Library(package="pillow-heif", module="pillow_heif", least="1.0"),
    Library(package="pypdfium2", module="pypdfium2_raw", least="5.0"),
    Library(package="lunar-vn", module="lunar_vn", least="1.4.0"),
    Library(package="segno", module="segno", least="1.6.1"),
    Library(package="openpyxl", module="openpyxl", least="3.1"),
    Library(package="click", module="click", least="8.1.7"),
    Library(package="tuf", module="tuf.ngclient", least="7.0.1"),
    Library(package="tzdata", module="tzdata", least="2024.1"),
)


def checks() -> tuple[Check, ...]:
    """What is looked at."""
    return (
        Check(what="doctor-what-python", look=_python),
        Check(what="doctor-what-libraries", look=_libraries, within_s=30.0),
    )


def _python(patient: Patient) -> Iterator[Finding]:
    if sys.maxsize < 2**32:
        yield bad("doctor-python-32", machine=platform.machine())
    else:
        yield good("doctor-python", version=platform.python_version(), machine=platform.machine())


def _libraries(patient: Patient) -> Iterator[Finding]:
    yield from libraries(patient, LIBRARIES)


def libraries(patient: Patient, wanted: tuple[Library, ...]) -> Iterator[Finding]:
    """Which libraries are missing, too old, broken, or others of the same name."""
    missing = [library.package for library in wanted if not _is_there(library.module)]
    if missing:
        command = install_command(patient)
        again = "ledplayer doctor" if command.endswith(INSTALLER) else f"{_venv()}/bin/ledplayer doctor"
        yield bad("doctor-libraries-missing", names=", ".join(missing), command=command, again=again)
    there: list[str] = []
    for library in wanted:
        if library.package in missing:
            continue
        version = _version(library.package)
        why = _broken(library.module)
        if why:
            command = f"{_pip()} install --force-reinstall {library.package}"
            yield bad("doctor-library-broken", name=library.package, why=why, command=command)
        elif not version:
            yield bad(
                "doctor-library-other", name=library.package, module=library.module, command=install_command(patient)
            )
        elif _numbers(version) < _numbers(library.least):
            command = f"{_pip()} install --upgrade '{library.package}>={library.least}'"
            yield bad("doctor-library-old", name=library.package, version=version, least=library.least, command=command)
        else:
            there.append(f"{library.package} {version}")
    if there:
        yield good("doctor-libraries", names=", ".join(there))


def install_command(patient: Patient, package: Path = config.PACKAGE) -> str:
    """The command that installs this very program with its libraries.

    Into the venv that it runs in; else as a board's program, where a checkout and systemd are there; else a new venv.
    """
    what = origin(package)
    if sys.prefix != sys.base_prefix:
        return f"{_pip()} install {what}"
    if (package.parent / INSTALLER).is_file() and patient.path("run/systemd/system").is_dir():
        return f"sudo {package.parent / INSTALLER}"
    return f"{patient.apt('python3-venv')} && sudo python3 -m venv {PLACE} && sudo {PLACE}/bin/pip install {what}"


def origin(package: Path) -> str:
    """What pip is to install: the checkout or the wheel that we run from, else the project by its name."""
    above = package.parent
    if above.is_file() or (above / "pyproject.toml").is_file():
        return str(above)
    return "ledplayer"


def _venv() -> str:
    return sys.prefix if sys.prefix != sys.base_prefix else PLACE


def _pip() -> str:
    sudo = "" if os.access(_venv(), os.W_OK) else "sudo "
    return f"{sudo}{_venv()}/bin/pip"


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _broken(module: str) -> str:
    """Why a library that is there cannot be imported; "" where it can."""
    try:
        import_module(module)
    except (ImportError, OSError, AttributeError, SyntaxError) as error:
        return str(error)[:200]
    return ""


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _numbers(version: str) -> tuple[int, ...]:
    """The version's leading numbers; what follows them does not count."""
    found: list[int] = []
    for part in version.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        found.append(int(digits))
    return tuple(found)
