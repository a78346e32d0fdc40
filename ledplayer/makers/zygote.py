"""The process that has everything loaded and forks a maker for each job.

It has one thread, draws and decodes nothing itself, and ends when its owner's end of the socket closes.
"""

import gc
import logging
import os
import signal
import socket
import sys

from ledplayer.makers.job import MOST_HEAD_BYTES


def main(fd: int) -> None:
    """Serve jobs that come by the socket `fd` until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are known by their sockets, and reaped by the kernel
    logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    from ledplayer.makers import loaded  # heavy on purpose: what makers share is loaded once, here

    loaded.load()
    gc.freeze()
    with socket.socket(fileno=fd) as orders:
        while True:
            try:
                head, fds, flags, _ = socket.recv_fds(orders, MOST_HEAD_BYTES, 3)
            except ConnectionError:
                return
            if not head:
                return
            if not flags & (socket.MSG_TRUNC | socket.MSG_CTRUNC) and len(fds) >= 2:
                _fork(orders, head, fds)
            for its in fds:
                os.close(its)


def _fork(orders: socket.socket, head: bytes, fds: list[int]) -> None:
    try:
        if os.fork():
            return
    except OSError:
        return  # no process to be had: the owner sees the line go dead
    from ledplayer.makers import maker

    status = 1
    try:
        orders.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        maker.run(head, fds)
        status = 0
    finally:
        os._exit(status)
