"""`ledplayer` with a player that tells nobody anything: what the frames of one that does are compared with.

python -m tests.bench.untold play …
"""

from ledplayer.__main__ import main
from ledplayer.play.pulse import Pulse
from ledplayer.play.snapshots import Snapshots
from ledplayer.status.herald import Herald
from ledplayer.status.now import Now
from ledplayer.status.proof.recorder import Recorder


def _nothing(*_: object, **__: object) -> None:
    """In place of everything that tells."""


if __name__ == "__main__":
    for of, names in {
        Now: ("tend", "end"),
        Herald: ("tend", "end", "thumbnail"),
        Recorder: ("see",),
        Pulse: ("look", "presented"),
        Snapshots: ("take", "tend", "note_change", "note_edge"),
    }.items():
        for name in names:
            assert callable(getattr(of, name)), (of, name)
            setattr(of, name, _nothing)
    main()
