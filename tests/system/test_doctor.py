"""`ledplayer doctor` on a bare Debian: each missing piece is named, and its command, typed as it stands, mends it."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SUITE = "bookworm"
#: Made once and kept: from the mirror it takes 20 to 40 s.
TREE = Path(tempfile.gettempdir()) / f"ledplayer-bare-{SUITE}"
#: Where the technician has put the checkout.
PROJECT = "opt/ledplayer-checkout"
ANSWERS = 'APT::Get::Assume-Yes "true";\nAPT::Install-Recommends "false";\n'
#: Where this machine keeps the certificates that it trusts, for machines whose way out is watched.
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
#: What a bare Debian lacks, by the code of the line.
LACKING = {
    "doctor-libraries-missing",
    "doctor-board-none",
    "doctor-zone-other",
    "doctor-certificates-missing",
    "doctor-systemd-missing",
    "doctor-unit-absent",
}
#: What is mended here, and the line that then stands in its place.
MENDED = {
    "doctor-zone-other": "doctor-zone",
    "doctor-certificates-missing": "doctor-certificates",
    "doctor-libraries-missing": "doctor-libraries",
}

Found = dict[str, dict[str, str]]


class Bare:
    """A Debian in a folder, with Python and nothing else."""

    def __init__(self, tree: Path) -> None:
        self.tree = tree

    def run(self, command: str) -> "subprocess.CompletedProcess[str]":
        """Type a command in it."""
        inside = (
            f"mount -t proc proc {self.tree}/proc && mount --rbind /dev {self.tree}/dev && "
            f'exec chroot {self.tree} /bin/sh -c "$0"'
        )
        certificates = "/etc/this-machines-certificates.crt"
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "DEBIAN_FRONTEND": "noninteractive",
            **{name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")},
            **dict.fromkeys(("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"), certificates),
        }
        words = ["unshare", "--mount", "/bin/sh", "-c", inside, command]
        done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=300, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def doctor(self, program: str = "python3 -m ledplayer") -> Found:
        """What the doctor finds; each code once."""
        done = self.run(f"cd /{PROJECT} && {program} doctor --json --language en")
        assert done.returncode in (0, 1), done.stderr
        return {one["code"]: one for one in json.loads(done.stdout)}

    def mend(self, found: Found, code: str) -> None:
        """Type what a line tells."""
        _, _, command = found[code]["hint"].partition(": ")
        done = self.run(command.partition(" ; ")[0])
        assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])


@pytest.fixture(scope="module")
def bare() -> Iterator[Bare]:
    if os.geteuid() != 0 or not shutil.which("mmdebstrap"):
        pytest.skip("needs root, and mmdebstrap (apt install mmdebstrap)")
    if not (TREE / "etc").is_dir():
        words = ["mmdebstrap", "--quiet", "--variant=minbase", "--include=python3", "--mode=root", SUITE]
        with tempfile.TemporaryDirectory(prefix="ledplayer-bare-", dir=TREE.parent) as making:
            made = subprocess.run([*words, f"{making}/tree"], capture_output=True, text=True, timeout=300, check=False)
            if made.returncode:
                pytest.skip(f"no Debian can be had from the mirror: {made.stderr[-300:]}")
            Path(making, "tree").rename(TREE)
    with tempfile.TemporaryDirectory(prefix="ledplayer-bare-", dir=TREE.parent) as folder:
        tree = Path(folder) / "tree"
        subprocess.run(["cp", "--archive", "--reflink=auto", TREE, tree], check=True, timeout=120)
        (tree / "etc/apt/apt.conf.d/90answers").write_text(ANSWERS)
        shutil.copy("/etc/resolv.conf", tree / "etc/resolv.conf")
        if CERTIFICATES.exists():
            shutil.copy(CERTIFICATES, tree / "etc/this-machines-certificates.crt")
        tracked = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split("\0")
        for name in tracked:
            if name.split("/")[0] in ("ledplayer", "media", "playlists", "boards.yaml", "pyproject.toml", "README.md"):
                (tree / PROJECT / name).parent.mkdir(parents=True, exist_ok=True)
                if (ROOT / name).is_file():
                    shutil.copy(ROOT / name, tree / PROJECT / name)
        shutil.copy(ROOT / "LICENSE", tree / PROJECT / "LICENSE")
        yield Bare(tree)


def test_a_bare_debian_is_told_all_it_lacks_and_each_command_mends_its_line(bare: Bare) -> None:
    found = bare.doctor()
    fails = {code for code, one in found.items() if one["result"] == "fail"}
    assert fails >= LACKING
    assert all(found[code]["hint"] for code in fails)
    assert "doctor-died" not in found
    assert found["doctor-fonts"]["result"] == found["doctor-python"]["result"] == "ok"

    for code in MENDED:
        bare.mend(found, code)
    board = bare.tree / "etc/ledplayer/board.yaml"
    board.parent.mkdir()
    board.write_text("id: xa-a\nserver: https://noi-dung.invalid\n")
    found = bare.doctor("/opt/ledplayer/bin/ledplayer")
    assert {code: found.get(code, {}).get("result") for code in MENDED.values()} == dict.fromkeys(MENDED.values(), "ok")
    left = {code for code, one in found.items() if one["result"] == "fail"}
    assert not left & {*MENDED, "doctor-board-none"}
    assert "doctor-not-enrolled" in left
    for code in ("doctor-board", "doctor-codecs", "doctor-makers"):
        assert found[code]["result"] == "ok", "what could not be told for want of a library is told now"
