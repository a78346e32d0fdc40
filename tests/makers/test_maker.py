"""How a maker's last moment is told from a kill by somebody else."""

import subprocess
import sys

import pytest

SCRIPT = """
import os, signal, socket, sys
from ledplayer.makers.maker import _tell_of_death
ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
if not os.fork():
    _tell_of_death(its)
    os.kill(os.getpid(), int(sys.argv[1]))
    os._exit(0)
its.close()
said = ours.recv(1 << 16)
_, status = os.wait()
print(len(said) > 0, os.waitstatus_to_exitcode(status))
"""


@pytest.mark.parametrize(("number", "is_told"), [(6, True), (5, True), (11, True), (24, True), (9, False)])
def test_a_decoder_that_gives_up_says_so_and_a_kill_does_not(number: int, is_told: bool) -> None:
    """SIGABRT, SIGTRAP (libpdfium's own), SIGSEGV, SIGXCPU; SIGKILL."""
    command = [sys.executable, "-c", SCRIPT, str(number)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(is_told), str(-number)]
