"""Our TUF client as a command, for the public conformance suite of TUF clients (theupdateframework/tuf-conformance).

    tuf_client.py --metadata-dir DIR init ROOT
    tuf_client.py --metadata-dir DIR --metadata-url URL refresh
    tuf_client.py --metadata-dir DIR --metadata-url URL --target-name NAME --target-base-url URL --target-dir D download

Ends with 0, or with 1 where anything is refused or cannot be had. It drives what a board drives, `trust.updater` over
`Web`; only that the metadata stays in a folder, where the suite looks for it, and that there may be more delegations.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from tuf.api.exceptions import DownloadError, RepositoryError
from tuf.ngclient import Updater

from ledplayer.errors import SurroundingsError
from ledplayer.updates.server import Limits
from ledplayer.updates.trust import METADATA, updater
from ledplayer.updates.web import Web

LIMITS = Limits(connect_s=5.0, answer_s=5.0, window_s=5.0, tries=1)
MOST_BYTES = 10 << 20
#: As many as TUF's own client; a board asks fewer.
DELEGATIONS = 32
#: The suite looks at what ends in `.json` alone.
INITIAL = "initial_root"


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--metadata-dir", type=Path, required=True)
    parser.add_argument("--metadata-url", default="")
    parser.add_argument("--target-name", action="append", default=[])
    parser.add_argument("--target-base-url", default="")
    parser.add_argument("--target-dir", type=Path)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("init").add_argument("root", type=Path)
    verbs.add_parser("refresh")
    verbs.add_parser("download")
    asked = parser.parse_args(words)
    try:
        if asked.verb == "init":
            for name in ("root.json", INITIAL):
                (asked.metadata_dir / name).write_bytes(asked.root.read_bytes())
            return 0
        client = _client(asked.metadata_dir, asked.metadata_url)
        client.refresh()
        for name in asked.target_name if asked.verb == "download" else ():
            _download(client, name, asked.target_base_url, asked.target_dir)
    except (DownloadError, RepositoryError, SurroundingsError, LookupError, OSError, ValueError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


def _client(folder: Path, address: str) -> Updater:
    web = Web(address.rstrip("/"), limits=LIMITS)

    def fetch(path: str, most_bytes: int) -> bytes:
        return web.get(path.removeprefix(f"{METADATA}/"), most_bytes)

    root = (folder / INITIAL).read_bytes()
    return updater(folder, root=root, fetch=fetch, now=datetime.now(UTC), delegations=DELEGATIONS)


def _download(client: Updater, name: str, address: str, folder: Path) -> None:
    """Fetch a target, unless it is there. Raises `LookupError` where nobody has signed one."""
    info = client.get_targetinfo(name)
    if info is None:
        raise LookupError(name)
    path = folder / quote(name, safe="")
    if client.find_cached_target(info, str(path)):
        return
    before, _, last = name.rpartition("/")
    if client._trusted_set.root.consistent_snapshot:
        last = f"{next(iter(info.hashes.values()))}.{last}"
    data = Web(address.rstrip("/"), limits=LIMITS).get(quote(f"{before}/{last}" if before else last), info.length)
    info.verify_length_and_hashes(data)
    path.write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
