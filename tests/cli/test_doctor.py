"""`ledplayer doctor` as a technician types it, with and without the libraries."""

import ast
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest

import ledplayer
from ledplayer import __main__ as entry
from ledplayer.cli import main
from ledplayer.doctor.installation import LIBRARIES

PACKAGE = Path(ledplayer.__file__).parent
#: Runs the program where none of the libraries can be imported.
BARE = f"""
import runpy, sys
for name in {[one.module.partition(".")[0] for one in LIBRARIES]}:
    sys.modules[name] = None
runpy.run_module("ledplayer", run_name="__main__")
"""


def run(*words: str, program: tuple[str, ...] = ("-m", "ledplayer")) -> "subprocess.CompletedProcess[str]":
    whole = [sys.executable, *program, *words]
    return subprocess.run(whole, cwd=PACKAGE.parent, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def board(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "noi-dung").mkdir()
    (tmp_path / "board.yaml").write_text("id: xa-a\ncanvas: 96x48\nsources: [noi-dung]\n", "utf-8")
    return "--board", str(tmp_path / "board.yaml"), "--state", str(tmp_path / "state")


def test_each_look_has_a_line_and_the_exit_code_says_whether_there_is_something_to_do(board: tuple[str, ...]) -> None:
    done = run("doctor", *board, "--language", "en")
    assert not done.stderr
    lines = done.stdout.splitlines()
    fails = [line for line in lines if line.startswith("FAIL")]
    assert done.returncode == (1 if fails else 0)
    assert [line for line in lines if line.startswith("OK") and "board xa-a" in line]
    assert [line for line in lines if line.startswith("OK") and "noi-dung can be read and written" in line]
    for number, line in enumerate(lines):
        if line.startswith("FAIL"):
            assert lines[number + 1].lstrip().startswith("→ "), line


def test_programs_read_json_in_the_language_asked_for(board: tuple[str, ...]) -> None:
    found = json.loads(run("doctor", *board, "--json", "--language", "vi").stdout)
    assert {one["result"] for one in found} <= {"ok", "fail", "unused"}
    assert any(one["code"] == "doctor-fonts" and "chữ tiếng Việt" in one["message"] for one in found)


def test_without_any_library_it_runs_and_names_each(board: tuple[str, ...]) -> None:
    done = run("doctor", *board, "--json", "--language", "en", program=("-c", BARE))
    assert (done.returncode, done.stderr) == (1, "")
    found = {one["code"]: one for one in json.loads(done.stdout)}
    missing = found["doctor-libraries-missing"]
    assert all(one.package in missing["message"] for one in LIBRARIES)
    assert "pip install" in missing["hint"]
    assert "doctor-died" not in found
    assert found["doctor-fonts"]["result"] == "ok", "they come along"


def test_without_libraries_any_other_command_leads_to_the_doctor() -> None:
    done = run("play", program=("-c", BARE))
    assert done.returncode == 1
    assert "ledplayer doctor" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_runs_out_of_a_wheel_that_was_copied_to_the_machine(tmp_path: Path, board: tuple[str, ...]) -> None:
    wheel = tmp_path / "ledplayer-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        for path in PACKAGE.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                file.write(path, path.relative_to(PACKAGE.parent))
    out_of_it = f"import sys; sys.path.insert(0, {str(wheel)!r})\n{BARE}"
    done = subprocess.run(
        [sys.executable, "-I", "-c", out_of_it, "doctor", *board, "--json", "--language", "en"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    found = {one["code"]: one for one in json.loads(done.stdout)}
    assert str(wheel) in found["doctor-libraries-missing"]["hint"]
    assert found["doctor-fonts"]["result"] == "ok"


def test_both_ways_in_know_the_same_options() -> None:
    command = main.get_command(click.Context(main), "doctor")
    assert command
    own = {option for param in command.params for option in param.opts}
    plain = run("doctor", "--help", program=("-c", BARE)).stdout
    assert own == {word.strip("[],") for word in plain.split() if word.startswith("[--")} | own
    assert all(option in plain for option in own)


def test_an_older_python_gets_one_sentence() -> None:
    for path in (PACKAGE / "__init__.py", PACKAGE / "__main__.py"):
        ast.parse(path.read_text("utf-8"), feature_version=(3, 7))
    with pytest.raises(SystemExit) as ended:
        entry.main((3, 9))
    assert "3.11" in str(ended.value)


def test_nobody_who_reads_on_is_no_fault(board: tuple[str, ...]) -> None:
    words = [sys.executable, "-m", "ledplayer", "doctor", *board]
    with subprocess.Popen(words, cwd=PACKAGE.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert not process.stderr.read()
        assert process.wait(60) in (0, 1)
