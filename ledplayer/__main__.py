"""`ledplayer`, and `python -m ledplayer`.

Most of what is ever asked of a board's machine is a poll that finds nothing new: it is answered before the command line
and all that it needs are imported.
"""

import gc
import sys


def main() -> None:
    """Do what the command line says."""
    if sys.argv[1:2] == ["sync"]:
        from ledplayer.updates.poll import is_unchanged

        if is_unchanged(sys.argv[2:]):
            return
    from ledplayer.cli import main as command

    try:
        command()
    finally:
        gc.freeze()  # what is left goes with the process: nobody has to look for garbage in it


if __name__ == "__main__":
    main()
