"""The configuration that is shipped, as systemd's own tools read it, and as the guides tell to install it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "systemd"
GUIDES = ("docs/many-boards.md", "docs/vi/nhieu-bang.md")
INSTALL = re.compile(r"^sudo install (?:-D )?-m 644 (.+?) (/\S+)$", re.MULTILINE)
#: Where the guides put something → the unit that reads it.
UNITS = (
    "systemd-journal-upload.service",
    "systemd-journal-remote.service",
    "systemd-journal-remote.socket",
    "journal-remote-vacuum.service",
    "journal-remote-vacuum.timer",
    "ledplayer.service",
    "ledplayer-sync.service",
)
REMOTE = Path("/lib/systemd/systemd-journal-remote")

needs_systemd = pytest.mark.skipif(
    not (shutil.which("systemd-analyze") and REMOTE.exists()), reason="apt install systemd systemd-journal-remote"
)


def installed(guide: str, folder: Path) -> Path:
    """What the guide's commands install, below a folder that stands for `/`."""
    for names, target in INSTALL.findall((ROOT / guide).read_text("utf-8")):
        for name in names.split():
            place = folder / target.lstrip("/")
            place = place / name if target.endswith("/") else place
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(SHIPPED / name, place)
    return folder


def test_both_guides_install_the_same_and_all_that_is_shipped_for_it(tmp_path: Path) -> None:
    first, second = (installed(guide, tmp_path / Path(guide).name) for guide in GUIDES)
    found = {path.relative_to(first) for path in first.rglob("*") if path.is_file()}
    assert found == {path.relative_to(second) for path in second.rglob("*") if path.is_file()}
    texts = [path.read_bytes() for path in first.rglob("*") if path.is_file()]
    ours = [path for path in SHIPPED.iterdir() if path.name.startswith(("journal-", "journald@", "log-"))]
    assert len(ours) == 9
    assert [path.name for path in ours if path.read_bytes() not in texts] == []


@needs_systemd
@pytest.mark.parametrize("unit", UNITS)
def test_systemd_has_nothing_to_say_about_the_units(tmp_path: Path, unit: str) -> None:
    units = installed(GUIDES[0], tmp_path) / "etc/systemd/system"
    for name in ("ledplayer.service", "ledplayer-sync.service"):  # theirs is tested with themselves
        (units / name).write_text("[Service]\nExecStart=/bin/true\n")
    ran = subprocess.run(
        ["systemd-analyze", "verify", unit],
        env={"SYSTEMD_UNIT_PATH": f"{units}:", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (ran.returncode, [line for line in ran.stderr.splitlines() if str(units) in line]) == (0, [])


@needs_systemd
def test_a_mistake_in_them_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "x.service").write_text("[Service]\nExecStart=/bin/true\nLogNamespaces=ledplayer\n")
    ran = subprocess.run(
        ["systemd-analyze", "verify", "x.service"],
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert "LogNamespaces" in ran.stderr
