"""Whoever follows docs/install.md: an account with sudo, the project's checkout in its home, and a terminal."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shlex import quote

from tests.machine.bundles import NOT_THESE, PARTS
from tests.machine.tree import PLACE, REPOSITORY, Machine, lend_certificates, wait

NAME = "led"
HOME = f"/home/{NAME}"
CHECKOUT = f"{HOME}/ledplayer"
#: Keys come from here, one after the other.
KEYS = f"{HOME}/keys"
#: As Raspberry Pi OS makes its first user: `sudo` asks no password.
ACCOUNT = f"""set -e
useradd --create-home --groups sudo --shell /bin/bash {NAME}
echo '{NAME} ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/{NAME}
echo "127.0.1.1 $(hostname)" >>/etc/hosts
mkdir -p {CHECKOUT}
mkfifo {KEYS}
chown -R {NAME}: {HOME}"""


def checkout(root: Path) -> Path:
    """Put the project's files into a tree, before it is booted."""
    to = root / CHECKOUT.lstrip("/")
    to.mkdir(parents=True)
    for part in PARTS:
        whole = REPOSITORY / part
        if whole.is_dir():
            shutil.copytree(whole, to / part, ignore=NOT_THESE)
        else:
            shutil.copy(whole, to)
    return to


def online(root: Path) -> Machine:
    """A machine with this one's network, that keeps Debian's packages for the next time."""
    lend_certificates(root)
    packages = PLACE / "apt"
    (packages / "partial").mkdir(parents=True, exist_ok=True)
    return Machine(root=root, has_network=True, keeps={packages: "/var/cache/apt/archives"})


class Technician:
    """One who has logged in at a machine."""

    def __init__(self, machine: Machine) -> None:
        """The first time it makes the account."""
        self.machine = machine
        done = machine.run(f"id {NAME} >/dev/null 2>&1 || {{ {ACCOUNT}; }}")
        assert done.returncode == 0, done.stderr

    def prepares(self, script: str, within_s: float = 200.0) -> None:
        """What the page takes for granted, done by root."""
        done = self.machine.run(f"set -e; {script}", within_s=within_s)
        assert done.returncode == 0, done.stdout + done.stderr

    def does(self, command: str, *typed: str, within_s: float = 120.0, **environment: str) -> str:
        """What a command says that goes well, in the checkout.

        Args:
            typed: Lines that are typed into the terminal; without them there is none.
        """
        if typed:
            command = f"printf '%s\\n' {' '.join(map(quote, typed))} | {_terminal(command)}"
        return self._says(command, 0, within_s, environment)

    def refused(self, command: str, ends_with: int = 1) -> str:
        """What a command says that ends so."""
        return self._says(command, ends_with, 120.0, {})

    def looks(self, command: str, seen: Callable[[], bool], key: str, **environment: str) -> str:
        """What a command says that goes on until a key, which is typed once something is seen."""
        with ThreadPoolExecutor(1) as pool:
            said = pool.submit(self._says, f"{_terminal(command)} <>{KEYS}", 0, 120.0, environment)
            try:
                found = wait(lambda: (seen() and "seen") or (said.done() and "ended"), 60, f"{command} shows nothing")
                assert found == "seen", said.result()
            finally:
                self.machine.run(f"timeout 10 bash -c 'printf {key} >{KEYS}'")
            return said.result()

    def _says(self, command: str, ends_with: int, within_s: float, environment: dict[str, str]) -> str:
        kept = ",".join(["LANG", *environment])
        login = f"runuser --login {NAME} --whitelist-environment={kept} --command"
        words = f"{login} {quote(f'cd {CHECKOUT} && {command}')} 2>&1"
        done = self.machine.run(words, within_s=within_s, LANG="C.UTF-8", **environment)
        assert done.returncode == ends_with, f"{command} ended with {done.returncode}: {done.stdout}"
        return done.stdout


def _terminal(command: str) -> str:
    return f"script --quiet --return --echo never --command {quote(command)} /dev/null"
