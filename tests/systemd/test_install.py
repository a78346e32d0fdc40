"""The installer's sentences and small decisions, without root and without a machine; tests/machine has the rest."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from ledplayer.config import read_file

ROOT = Path(__file__).parents[2]
SYSTEMD = ROOT / "systemd"
PARTS = SYSTEMD / "install.d"
SCRIPTS = [SYSTEMD / "install.sh", SYSTEMD / "bundle.sh", SYSTEMD / "mount-stick"]
BOARDS = (
    "defaults: {hours: 05:30-22:00}\nboards:\n  xa-long-hau: {ten: Xã Long Hậu, khung: 384x192, gio: 22:00-05:00}\n"
)


def run(*command: str | Path, path: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a command says, in English unless `LANG` is given; programs in `path` go before the system's."""
    env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": "/nonexistent"} | environment
    if path:
        env["PATH"] = f"{path}:{env['PATH']}"
    return subprocess.run([*map(str, command)], env=env, capture_output=True, text=True, timeout=60)


def program(folder: Path, name: str, says: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\necho '{says}'\n", encoding="utf-8")
    file.chmod(0o755)


def shell(script: str, *parts: str, **environment: str) -> str:
    """What some lines of shell say that use the installer's functions."""
    sourced = "".join(f". {PARTS / part}.sh; " for part in parts)
    done = run("bash", "-c", f"set -euo pipefail; {sourced}{script}", **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def loaded(name: str) -> ModuleType:
    spec = spec_from_file_location(f"install_{name}", PARTS / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="needs shellcheck (apt install shellcheck)")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_shellcheck_finds_nothing(script: Path) -> None:
    unused = ["-e", "SC2034"] if script.name == "bundle.sh" else []  # what is sourced serves install.sh, too
    done = run("shellcheck", "--external-sources", "--source-path", ROOT, *unused, script)
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("machine", "system", "language", "word"),
    [
        pytest.param("armhf", 'ID=debian\nVERSION_ID="12"', "C", "32-bit (armhf)", id="32-bit"),
        pytest.param("armhf", 'ID=debian\nVERSION_ID="12"', "vi_VN.UTF-8", "hãy ghi lại thẻ nhớ", id="in Vietnamese"),
        pytest.param("i386", "ID=debian\nVERSION_ID=12", "C", "32-bit (i386)", id="an old PC"),
        pytest.param("riscv64", "ID=debian\nVERSION_ID=13", "C", "amd64 and arm64", id="another kind"),
        pytest.param("arm64", "ID=debian\nVERSION_ID=11", "C", "'debian11'", id="an older Debian"),
        pytest.param("amd64", "ID=ubuntu\nVERSION_ID=24.04", "C", "'ubuntu24.04'", id="another system"),
        pytest.param("amd64", "", "C", "use Debian 12 or 13", id="a nameless system"),
    ],
)
def test_a_machine_that_will_not_do_is_refused_in_one_sentence(
    tmp_path: Path, machine: str, system: str, language: str, word: str
) -> None:
    program(tmp_path, "dpkg", machine)
    (tmp_path / "os-release").write_text(system, encoding="utf-8")
    done = run("bash", SYSTEMD / "install.sh", path=tmp_path, LANG=language, OS_RELEASE=str(tmp_path / "os-release"))
    assert done.returncode == 1
    assert word in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("script", ["install.sh", "bundle.sh"])
@pytest.mark.parametrize(
    ("options", "word"),
    [
        pytest.param(["--bord", "x"], "'--bord' is not understood", id="unknown"),
        pytest.param(["x"], "'x' is not understood", id="a word too many"),
    ],
)
def test_an_option_that_is_none_is_named(script: str, options: list[str], word: str) -> None:
    done = run("bash", SYSTEMD / script, *options)
    assert done.returncode == 1
    assert word in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_option_without_its_value_is_named() -> None:
    assert run("bash", SYSTEMD / "install.sh", "--board").stderr == "A value is missing after --board.\n"
    assert run("bash", SYSTEMD / "install.sh", "--purge").stderr == "--purge goes with --uninstall only.\n"
    assert run("bash", SYSTEMD / "bundle.sh", "--to").stderr == "A value is missing after --to.\n"
    assert run("bash", SYSTEMD / "bundle.sh").stderr == "Say where to: --to DIR\n"


def test_bundles_are_made_for_what_runs_only(tmp_path: Path) -> None:
    make = ("bash", SYSTEMD / "bundle.sh", "--to", tmp_path / "to")
    assert "32-bit does not run" in run(*make, "--system", "debian12", "--arch", "armhf").stderr
    assert "There are no bundles for 'debian11'" in run(*make, "--system=debian11", "--arch=arm64").stderr
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "letter.odt").touch()
    assert "There are other things in" in run(*make, "--system", "debian12", "--arch", "arm64").stderr
    assert [path.name for path in tmp_path.iterdir()] == ["to"]


@pytest.mark.skipif(shutil.which("apt-get") is None, reason="bundles are made on Debian")
def test_a_bundle_that_cannot_be_made_is_refused_before_anything_is_fetched(tmp_path: Path) -> None:
    make = ("bash", SYSTEMD / "bundle.sh", "--system", "debian12", "--to")
    assert run(*make, "/proc/srv/bundle").stderr == "Nothing can be written in /proc/srv; choose another folder.\n"
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    (tmp_path / "python3").chmod(0o755)
    said = run(*make, tmp_path / "to", path=tmp_path).stderr
    assert said == "python3-venv is missing. Run: sudo apt install python3-venv\n"


@pytest.mark.parametrize("page", ["docs/install.md", "docs/vi/cai-dat.md"])
def test_every_option_in_the_pages_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    scripts = re.findall(r"^(?:sudo )?(?:bash )?\S*systemd/([\w-]+\.sh)\s*([^#\n]*)", text, re.MULTILINE)
    assert {script for script, _ in scripts} == {"install.sh", "bundle.sh", "read-only.sh"}
    for script, words in scripts:
        helped = run("bash", SYSTEMD / script, "--help").stdout + (SYSTEMD / script).read_text("utf-8")
        for option in re.findall(r"--[a-z-]+", words):
            assert option in helped, f"{script} {option}"


@pytest.mark.parametrize(
    ("plugged", "line", "words"),
    [
        pytest.param([], "quiet", ["consoleblank=0", "vt.global_cursor_default=0"], id="nothing is known"),
        pytest.param(
            ["HDMI-A-2"],
            "quiet",
            ["consoleblank=0", "vt.global_cursor_default=0", "video=HDMI-A-2:1920x1080@60D"],
            id="the output with the cable",
        ),
        pytest.param(
            ["HDMI-A-1"],
            "consoleblank=60 video=HDMI-A-1:1280x720@50 quiet",
            ["vt.global_cursor_default=0"],
            id="what is said already stays",
        ),
        pytest.param(
            ["HDMI-A-1"],
            "consoleblank=0 vt.global_cursor_default=0 video=HDMI-A-2:1280x720@50",
            ["video=HDMI-A-1:1920x1080@60D"],
            id="another output's mode",
        ),
    ],
)
def test_the_kernel_gets_the_words_that_it_lacks(
    tmp_path: Path, plugged: list[str], line: str, words: list[str]
) -> None:
    for name in ("HDMI-A-1", "HDMI-A-2"):
        folder = tmp_path / "class/drm" / f"card1-{name}"
        folder.mkdir(parents=True)
        (folder / "status").write_text("connected\n" if name in plugged else "disconnected\n", encoding="ascii")
    said = shell(f"boot_folder() {{ :; }}; kernel_words '{line}'", "say", "machine", "screen", SYS=str(tmp_path))
    assert said.split() == words


def test_a_pi_keeps_its_first_output_on_and_gets_its_line_back(tmp_path: Path) -> None:
    cmdline, config = "console=tty1 root=PARTUUID=0 quiet\n", "[cm4]\notg_mode=1\n"
    (tmp_path / "cmdline.txt").write_text(cmdline, encoding="ascii")
    (tmp_path / "config.txt").write_text(config, encoding="ascii")
    ready = f"boot_folder() {{ echo {tmp_path}; }}; PLACE={tmp_path}/opt; "
    parts = ("say", "machine", "version", "screen")
    for _ in range(2):
        shell(f"{ready} set_screen", *parts, SYS="/nonexistent")
        line = (tmp_path / "cmdline.txt").read_text(encoding="ascii")
        assert line == (cmdline[:-1] + " consoleblank=0 vt.global_cursor_default=0 video=HDMI-A-1:1920x1080@60D\n")
        assert (tmp_path / "config.txt").read_text(encoding="ascii").count("hdmi_force_hotplug=1") == 1
    shell(f"{ready} unset_screen", *parts, SYS="/nonexistent")
    assert (tmp_path / "cmdline.txt").read_text(encoding="ascii") == cmdline
    assert (tmp_path / "config.txt").read_text(encoding="ascii") == config


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param(r"\\pc\Bảng LED", "//pc/Bảng LED", id="as Windows writes it"),
        pytest.param("//192.168.1.5/led/", "//192.168.1.5/led", id="with a slash at the end"),
        pytest.param("//pc/led/xã", "//pc/led/xã", id="a folder in it"),
    ],
)
def test_a_share_is_read_as_people_write_it(written: str, read: str) -> None:
    assert shell('check_share; echo "$SHARE"', "say", "share", SHARE=written, SHARE_USER="") == f"{read}\n"


@pytest.mark.parametrize("written", ["pc/led", "//pc", "//pc/", "smb://pc/led", "//pc/a\nWhat=b", "/srv"])
def test_what_is_no_share_is_refused(written: str) -> None:
    done = run("bash", "-c", f". {PARTS}/say.sh; . {PARTS}/share.sh; check_share", SHARE=written, SHARE_USER="")
    assert done.returncode == 1
    assert "write it like //pc/folder" in done.stderr


def draft(tmp_path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """A board's file made by `board.py`, at `tmp_path/draft.yaml`."""
    (tmp_path / "boards.yaml").write_text(BOARDS, encoding="utf-8")
    command = (sys.executable, "-I", PARTS / "board.py", "--to", tmp_path / "draft.yaml", "--list", tmp_path)
    return run(*command, "--language", "en", *options)


def test_a_boards_line_becomes_its_file_with_server_and_folder(tmp_path: Path) -> None:
    done = draft(
        tmp_path, "--board", "Xã Long Hậu", "--server", "http://led.example.vn", "--source", "/srv/ledplayer/content"
    )
    assert done.returncode == 0, done.stderr
    board, _ = read_file(tmp_path / "draft.yaml")
    assert board
    assert (board.id, board.name, board.server) == ("xa-long-hau", "Xã Long Hậu", "http://led.example.vn")
    assert board.sources == ("/srv/ledplayer/content",)
    assert [(hours.begin, hours.end) for hours in board.hours] == [(22 * 60, 5 * 60)], "its own, not all boards'"


def test_a_board_that_is_in_no_list_is_named(tmp_path: Path) -> None:
    done = draft(tmp_path, "--board", "xa-long-hao")
    assert done.returncode == 1
    assert done.stderr == "There is no board 'xa-long-hao' in boards.yaml; there are: xa-long-hau.\n"


def test_a_boards_own_file_keeps_its_lines_and_what_is_wrong_is_said(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    text = "# ours\nma: a\nkhung: 384x192  # P5\nnguon: /srv/ledplayer/a\nmay_chu: http://old.vn\n"
    own.write_text(text, encoding="utf-8")
    done = draft(tmp_path, "--board", str(own), "--server", "http://new.vn", "--source", "/srv/ledplayer/content")
    assert done.returncode == 0, done.stderr
    made = (tmp_path / "draft.yaml").read_text(encoding="utf-8")
    assert made == text.replace("may_chu: http://old.vn", "server: http://new.vn")
    own.write_text("ma: a\nkhung: 384\n", encoding="utf-8")
    done = draft(tmp_path, "--board", str(own))
    assert done.returncode == 1
    assert f"{own}:2:8: error: " in done.stderr
    own.write_text("ma: a\nkhung: 384x192\nnguon: /home/led/bang\n", encoding="utf-8")
    done = draft(tmp_path, "--board", str(own))
    assert done.returncode == 0
    assert "/home/led/bang: the player cannot see folders there" in done.stderr


@pytest.mark.parametrize(
    ("lines", "sources"),
    [
        pytest.param("", ("/srv/ledplayer/content",), id="from nowhere"),
        pytest.param("nguon: /srv/ledplayer/a\n", ("/srv/ledplayer/a",), id="from a folder of its own"),
        pytest.param("may_chu: http://led.example.vn\n", (), id="from a server"),
    ],
)
def test_a_board_that_would_take_content_from_nowhere_takes_it_from_the_content_folder(
    tmp_path: Path, lines: str, sources: tuple[str, ...]
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(f"ma: a\nkhung: 384x192\n{lines}", encoding="utf-8")
    done = draft(tmp_path, "--board", str(own), "--folder", "/srv/ledplayer/content")
    assert done.returncode == 0, done.stderr
    board, _ = read_file(tmp_path / "draft.yaml")
    assert board
    assert board.sources == sources


def test_a_key_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root.json").write_text("{}", encoding="ascii")
    done = draft(tmp_path, "--root", str(tmp_path / "root.json"))
    assert done.returncode == 1
    assert "root.json is no root of trust" in done.stderr
    assert not (tmp_path / "draft.yaml").exists()


def test_a_file_is_put_whole_or_not_at_all(tmp_path: Path) -> None:
    shell(f"echo a b | put 600 {tmp_path}/x/secret", "say")
    secret = tmp_path / "x/secret"
    assert secret.read_text(encoding="ascii") == "a b\n"
    assert oct(secret.stat().st_mode)[-3:] == "600"
    shell(
        f"! put 644 {secret} 2>/dev/null < <(exit 1) || true; chmod() {{ false; }}; ! put 644 {secret} </dev/null",
        "say",
    )
    assert [path.name for path in secret.parent.iterdir()] == ["secret"]


def test_what_was_red_before_is_not_the_new_versions_fault() -> None:
    health = loaded("health")
    rule = {"colour": "red", "rule": 3, "code": "health-no-display"}
    assert health.reds({"rests_on": [rule, {"colour": "amber", "rule": 11, "code": "x"}]}) == [(3, "health-no-display")]
    assert health.reds({}) == []
    assert health.reds({"rests_on": None}) == []
    assert health.read("/nonexistent") == {}
