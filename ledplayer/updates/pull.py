"""One pull: from the newest signed metadata to the release that the board is to play.

1. Nothing is pointed to before all of it that has to be there is there (`fetch_plan`), nor what the player refused.
2. Whatever breaks on the way leaves the current release as it was; what came stays for the next pull.
3. Everything that was fetched is judged: metadata and manifest by TUF, and each object by the hash in the manifest.
"""

import operator
from collections.abc import Iterable
from contextlib import suppress

from ledplayer.core.fetch_plan import FetchPlan, fetch_plan
from ledplayer.core.manifest import MOST_BYTES, File, Manifest, decode
from ledplayer.errors import ContentError, Place, Problem, SurroundingsError
from ledplayer.updates import proof as proofs
from ledplayer.updates.disk import read_file
from ledplayer.updates.download import Same, download
from ledplayer.updates.progress import Progress, Silent
from ledplayer.updates.proof import Proof
from ledplayer.updates.puller import Pulled, Puller
from ledplayer.updates.room import check_room, forget, good, in_use, make_room, manifest_of
from ledplayer.updates.server import Server
from ledplayer.updates.store import TRUSTED, Current, Release, Store
from ledplayer.updates.trust import Fetch, Signed, newest


def pull(
    store: Store, server: Server, board: Puller, progress: Progress | None = None, same: Same = operator.eq
) -> Pulled:
    """Bring an open store up to what a server has.

    Args:
        same: Compares hashes and names wherever we do so ourselves, besides TUF.

    Raises:
        ContentError: What is there is not to be trusted, or is none of ours.
        SurroundingsError: It cannot be had, or kept, now.
    """
    try:
        return _Pull(store, server, board, progress or Silent(), same).run()
    except LookupError as error:
        raise SurroundingsError("server-incomplete", why=str(error)) from error
    except OSError as error:
        raise store.unusable(error) from error
    finally:
        forget()


class _Pull:
    def __init__(self, store: Store, server: Server, board: Puller, progress: Progress, same: Same) -> None:
        self._store = store
        self._server = server
        self._board = board
        self._progress = progress
        self._same = same

    def run(self) -> Pulled:
        board, store = self._board, self._store
        signed = self._newest()
        manifest = self._manifest(signed)
        if board.verdict.refuses(signed.sha256):
            return Pulled(manifest=signed.sha256, is_refused=True)
        current = store.current()
        is_new = current is None or current.release.manifest != signed.sha256
        plan = fetch_plan(
            manifest,
            lambda file: file.sha256 not in board.broken and store.holds(file.sha256, file.size_bytes),
            today=board.today,
            is_open=board.is_open,
            is_new=is_new,
            on_air=() if board.is_open else in_use(store, current, board.verdict),
        )
        if plan.waits:
            return Pulled(manifest=signed.sha256, waits=True)
        self._fetch(plan, manifest, signed)
        if is_new or self._is_proof_stale(current, signed.proof):
            release = Release(manifest=signed.sha256, proof=store.put(proofs.encode(signed.proof)))
            store.point(release, self._before(current, signed.sha256))
        left = self._later(plan, manifest)
        store.collect(in_use(store, store.current(), board.verdict))
        return Pulled(manifest=signed.sha256, is_new=is_new, left=left, waits=self._lacks(manifest))

    def _lacks(self, manifest: Manifest) -> bool:
        """Whether something is left for the hours of downloading."""
        files = () if self._board.is_open else manifest.files.values()
        return any(not self._store.holds(file.sha256, file.size_bytes) for file in files)

    def _newest(self) -> Signed:
        """The newest metadata, which is remembered whatever comes of it."""
        known, board = self._known(), self._board
        get: Fetch = self._server.get
        signed = newest(root=board.root, known=known, fetch=get, board=board.id, now=board.now)
        if signed.proof != known:
            self._store.write(TRUSTED, proofs.encode(signed.proof))
        return signed

    def _known(self) -> Proof:
        with suppress(OSError, ValueError):
            return proofs.decode(read_file(self._store.folder / TRUSTED, proofs.MOST_BYTES + 1))
        return Proof()

    def _manifest(self, signed: Signed) -> Manifest:
        store = self._store
        if signed.size_bytes > MOST_BYTES:
            raise _refused("manifest-broken", why=f"{signed.size_bytes} bytes")
        found = manifest_of(store, signed.sha256)
        if found is None:
            data = self._server.get(signed.path, signed.size_bytes)
            signed.check(data)
            found = decode(data, signed.path)
            self._judge(found)
            store.disk.remove(store.place(signed.sha256))
            store.put(data)
        self._judge(found)
        return found

    def _judge(self, manifest: Manifest) -> None:
        if not self._same(manifest.board, self._board.id):
            raise _refused("manifest-other-board", board=manifest.board, own=self._board.id)

    def _fetch(self, plan: FetchPlan, manifest: Manifest, signed: Signed) -> None:
        """Fetch what has to be there first, and go on with the next file where one is wrong."""
        self._progress.begins(len(plan.first), plan.first_bytes)
        if plan.first:
            wanted = {signed.sha256, *manifest.files}
            make_room(self._store, self._bytes(plan.first), wanted, self._board.verdict)
        wrong: Exception | None = None
        for file in plan.first:
            try:
                self._download(file, manifest)
            except LookupError as error:
                wrong = wrong or error
            except SurroundingsError as error:
                if error.code != "object-corrupt":
                    raise
                wrong = wrong or error
        if wrong:
            raise wrong

    def _later(self, plan: FetchPlan, manifest: Manifest) -> SurroundingsError | None:
        """Fetch what is needed on a later day, as far as that goes."""
        try:
            self._progress.begins(len(plan.later), sum(file.size_bytes for file in plan.later))
            if plan.later:
                self._store.collect(in_use(self._store, self._store.current(), self._board.verdict))
            for file in plan.later:
                check_room(self._store, self._bytes([file]))
                self._download(file, manifest)
        except LookupError as error:
            return SurroundingsError("server-incomplete", why=str(error))
        except SurroundingsError as error:
            return error
        except OSError as error:
            return self._store.unusable(error)
        return None

    def _download(self, file: File, manifest: Manifest) -> None:
        rate = 0 if file.urgent else self._board.rate
        download(self._store, self._server, file, rate=rate, progress=self._progress, same=self._same)
        self._progress.has(_name(manifest, file), file.size_bytes)

    def _bytes(self, files: Iterable[File]) -> int:
        """What is still to come of some files."""
        return sum(max(0, file.size_bytes - self._store.came(file.sha256)) for file in files)

    def _is_proof_stale(self, current: Current | None, proof: Proof) -> bool:
        """Whether the current release is to be proven anew: what proves it is broken, or its keys were replaced."""
        if current is None:
            return True
        try:
            known = proofs.decode(self._store.read(current.release.proof, proofs.MOST_BYTES))
        except (OSError, ValueError):
            self._store.disk.remove(self._store.place(current.release.proof))
            return True
        return _roots(known) != _roots(proof)

    def _before(self, current: Current | None, manifest: str) -> Release | None:
        """The release to go back to: one that can be read and was not refused, at best one that was found good."""
        releases = [current.release, *([current.previous] if current.previous else [])] if current else []
        usable = [
            release
            for release in releases
            if release.manifest != manifest
            and not self._board.verdict.refuses(release.manifest)
            and manifest_of(self._store, release.manifest)
        ]
        found_good = (release for release in usable if release.manifest == good(self._board.verdict))
        return next(found_good, usable[0] if usable else None)


def _name(manifest: Manifest, file: File) -> str:
    """Under which path people know a file."""
    paths = (path for source in manifest.sources for path, one in source.files.items() if one.sha256 == file.sha256)
    return next(paths, file.sha256[:12])


def _roots(proof: Proof) -> set[str]:
    return {name for name in proof.files if name.endswith(".root.json")}


def _refused(code: str, **values: str) -> ContentError:
    return ContentError([Problem(severity="error", code=code, place=Place(file="manifest"), values=values)])
