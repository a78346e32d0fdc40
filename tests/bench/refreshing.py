"""A board that asks again and again for the newest metadata of a web root: `python -m tests.bench.refreshing`.

It reads a case from stdin and prints CPU seconds, a line a refresh.
"""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

TIMES = 10


def main() -> None:
    """Refresh some times, everything imported."""
    case = json.loads(sys.stdin.read())
    if not case["compiled"]:
        sys.modules["cryptography"] = None  # type: ignore[assignment] # so that it cannot be imported
    from ledplayer.updates import proof as proofs
    from ledplayer.updates import trust

    def fetch(name: str, most_bytes: int) -> bytes:
        path = Path(case["web"]) / name
        if not path.is_file():
            raise LookupError(name)
        return path.read_bytes()

    known, root, now = proofs.decode(case["known"].encode()), case["root"].encode(), datetime.now(UTC)
    for number in range(TIMES + 1):
        begin = time.process_time()
        trust.newest(root=root, known=known, fetch=fetch, board=case["board"], now=now)
        if number:
            print(time.process_time() - begin)


if __name__ == "__main__":
    main()
