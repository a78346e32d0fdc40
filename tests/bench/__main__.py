"""`make bench`: the figures of the player against public tools, in turns in the same run, as one table.

Needs root (the kernel counts CPU time by control group), Xvfb, ffmpeg, mpv, vipsthumbnail, bindfs, nginx and curl; a
row that lacks one says what to install. Films and the like are made once and kept in `build/bench`.
"""

import argparse
from pathlib import Path

from tests.bench import boards, changes, faults, films, folder, pictures, plans, proof, server, standing, status, told

GROUPS = {
    "plans": plans.rows,
    "films": films.rows,
    "changes": changes.rows,
    "pictures": pictures.rows,
    "standing": standing.rows,
    "folder": folder.rows,
    "server": server.rows,
    "faults": faults.rows,
    "proof": proof.rows,
    "boards": boards.rows,
    "status": status.rows,
    "told": told.rows,
}


def main() -> None:
    """Print the table of the groups asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help="all by default")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each figure, an odd number")
    asked = parser.parse_args()
    if unknown := set(asked.groups) - set(GROUPS):
        parser.error(f"no such group: {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    kept = Path(__file__).parents[2] / "build" / "bench"
    kept.mkdir(parents=True, exist_ok=True)
    print("| what | bar | now | verdict | note |\n|---|---|---|---|---|", flush=True)
    for name in asked.groups or GROUPS:
        for row in GROUPS[name](kept, asked.rounds):
            print(row.line(), flush=True)


if __name__ == "__main__":
    main()
