"""`python -I …/ledplayer/makers FD`: the zygote. Started by `makers.studio` and by nobody else."""

import sys
from pathlib import Path

if __name__ == "__main__":
    root = str(Path(__file__).resolve().parents[2])
    if root not in sys.path:  # run from a checkout, where -I knows nothing of us
        sys.path.insert(0, root)

    from ledplayer.makers.zygote import main

    main(int(sys.argv[1]))
