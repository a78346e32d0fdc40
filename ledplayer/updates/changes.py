"""What will be otherwise on a board once it has pulled: campaigns that are new, other or gone, and bytes to fetch."""

from collections.abc import Mapping
from dataclasses import dataclass

from ledplayer.core.manifest import Manifest
from ledplayer.updates.before import Before
from ledplayer.updates.stock import Footprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Of one board.

    Attributes:
        new, changed, withdrawn: Names of campaigns.
        fetch_bytes: What the board will have to fetch, besides the manifest itself.
        is_withdrawn: It is in no list any more.
    """

    board: str
    name: str = ""
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    fetch_bytes: int = 0
    is_withdrawn: bool = False


def change(
    manifest: Manifest, name_of_board: str, campaigns: Mapping[tuple[str, str], Footprint], before: Before
) -> Change:
    """What a new manifest changes. Args: campaigns: What the board gets."""
    last = before.manifests.get(manifest.board)
    then = _contents(last) if last else {}
    now = _contents(manifest)
    new, changed, withdrawn = set[str](), set[str](), set[str]()
    if then.keys() <= now.keys():  # as nearly always: nothing went, and what was is not to be read again
        for (source, path), (name, files) in campaigns.items():
            if all(then.get((source, file)) == sha256 for file, sha256 in files):
                continue
            first = path if (source, path) in now else ""
            is_new = (source, first) not in then if first else all((source, file) not in then for file, _ in files)
            (new if is_new else changed).add(name)
    elif last:
        old = before.footprints(last)
        new = {name for key, (name, _) in campaigns.items() if key not in old}
        changed = {what[0] for key, what in campaigns.items() if key in old and old[key] != what}
        withdrawn = {name for key, (name, _) in old.items() if key not in campaigns}
    held = set(then.values())
    sizes = {file.sha256: file.size_bytes for origin in manifest.sources for file in origin.files.values()}
    return Change(
        board=manifest.board,
        name=name_of_board,
        new=tuple(sorted(new)),
        changed=tuple(sorted(changed)),
        withdrawn=tuple(sorted(withdrawn)),
        fetch_bytes=sum(size for sha256, size in sizes.items() if sha256 not in held),
        is_withdrawn=not manifest.sources,
    )


def _contents(manifest: Manifest) -> dict[tuple[str, str], str]:
    """What stands under each path of each folder."""
    return {(origin.name, path): file.sha256 for origin in manifest.sources for path, file in origin.files.items()}
