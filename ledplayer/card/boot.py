"""The boot partition of Raspberry Pi OS, and how it is told to install what lies on it.

1. The kernel's command line (`cmdline.txt`, one line) gets words for systemd, which starts everything as ever, and our
   script with it (`systemd-run-generator`, `systemd-debug-generator`; tried with those of Debian 12 and 13).
2. Where Raspberry Pi Imager has put words of its own there, and a script `firstrun.sh`, that script gets a line that
   calls ours: it takes off every word of systemd when it has run, and starts the machine again.
3. Everything else in both stays as it is, byte for byte; what is there already is not put there again.
"""

from pathlib import Path

from ledplayer.card.names import FOLDER

CMDLINE, CONFIG, FIRST_RUN = "cmdline.txt", "config.txt", "firstrun.sh"
#: The same as in `systemd/card/first-boot.sh`, which takes them off.
HOOK = (
    f"systemd.run=/boot/firmware/{FOLDER}/first-boot.sh",
    "systemd.run_success_action=none",
    "systemd.run_failure_action=none",
    "systemd.unit=multi-user.target",
    "systemd.wants=kernel-command-line.service",
)
#: Rule 2. Nothing in it may match `rm.*firstrun\.sh$`, by which the system cuts off the end of that script.
CALL = f'bash "${{0%/*}}/{FOLDER}/first-boot.sh" later || true'


def is_boot_partition(folder: Path) -> bool:
    """Whether a Raspberry Pi would start from it."""
    return (folder / CMDLINE).is_file() and (folder / CONFIG).is_file()


def hooked(cmdline: bytes) -> bytes:
    """The kernel's command line that has our script called."""
    end = len(cmdline.split(b"\n", 1)[0].rstrip(b" \r"))
    line, rest = cmdline[:end], cmdline[end:]
    known = line.split()
    return b" ".join([line, *(word for word in map(str.encode, HOOK) if word not in known)]) + rest


def calling(first_run: bytes) -> bytes:
    """Imager's script with a line that calls ours, right after its first one."""
    call = CALL.encode()
    if call in first_run:
        return first_run
    first, newline, rest = first_run.partition(b"\n")
    return first + (newline or b"\n") + call + b"\n" + rest


def is_run_by_other(cmdline: bytes) -> bool:
    """Whether another script is called at the first start."""
    return any(word.startswith(b"systemd.run=") and word != HOOK[0].encode() for word in cmdline.split())
