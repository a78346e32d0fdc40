"""`ledplayer`, and `python -m ledplayer`.

Most of what is ever asked of a board's machine is a poll that finds nothing new, and how the board is: both are
answered before the command line and all that it needs are imported.
"""

import gc
import sys

#: No catalogue can say it: that needs Python 3.11 itself.
_OLD = "ledplayer cần Python 3.11 trở lên. / ledplayer needs Python 3.11 or later. → sudo apt install python3"


def main(version: "tuple[int, ...]" = sys.version_info[:2]) -> None:
    """Do what the command line says. This file is read by any Python 3: it must not need more before it has said so."""
    if version < (3, 11):
        sys.exit(_OLD)
    if sys.argv[1:2] == ["sync"]:
        from ledplayer.updates.poll import is_unchanged

        if is_unchanged(sys.argv[2:]):
            return
    if sys.argv[1:2] == ["status"]:
        from ledplayer.status.ask import answer, read_words

        asked = read_words(sys.argv[2:])
        if asked is not None:
            sys.exit(answer(asked))
    try:
        from ledplayer.cli import main as command
    except ImportError as error:
        sys.exit(_bare(error))
    try:
        command()
    finally:
        gc.freeze()  # what is left goes with the process: nobody has to look for garbage in it


def _bare(error: ImportError) -> "int | str":
    """What is to be done where libraries are missing: the doctor needs none."""
    if sys.argv[1:2] == ["doctor"]:
        from ledplayer.doctor.command import main as doctor

        return doctor(sys.argv[2:])
    from ledplayer.language import say, spoken_here

    return say("doctor-no-libraries", spoken_here(), module=error.name or str(error))


if __name__ == "__main__":
    main()
