"""`tools/make_venv` says in one sentence what to install when Python is missing, too old or without venv."""

import subprocess
from pathlib import Path
from shutil import copy2, which

import pytest

TOOL = Path(__file__).parents[1] / "tools" / "make_venv"


def run(folder: Path, python: str, language: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of the tool where the only Python is the shell script `python`."""
    (folder / "tools").mkdir()
    copy2(TOOL, folder / "tools")
    commands = folder / "bin"
    commands.mkdir()
    for name in ("sh", "dirname"):
        (commands / name).symlink_to(which(name) or "")
    fake = commands / "python3"
    fake.write_text(f"#!/bin/sh\n{python}\n")
    fake.chmod(0o755)
    return subprocess.run(
        [str(commands / "sh"), str(folder / "tools" / "make_venv")],
        env={"PATH": str(commands), "LANG": language},
        capture_output=True,
        text=True,
        timeout=20,
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi_VN.UTF-8", "Máy này chưa có Python 3.11"), ("en_US.UTF-8", "There is no Python 3.11"), ("", "There is no")],
)
def test_without_a_python_new_enough_it_says_what_to_install(tmp_path: Path, language: str, said: str) -> None:
    done = run(tmp_path, "exit 1", language)
    assert done.returncode == 1
    assert said in done.stderr
    assert "apt install python3 python3-venv" in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_venv_it_names_the_package_of_that_python(tmp_path: Path) -> None:
    done = run(tmp_path, 'case "$2" in *ensurepip*) exit 1 ;; *print*) echo 3.12 ;; esac', "en_US.UTF-8")
    assert done.returncode == 1
    assert "apt install python3-venv (or python3.12-venv)" in done.stderr
    assert not (tmp_path / ".venv").exists()
