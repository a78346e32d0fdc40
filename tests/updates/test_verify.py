"""May a release in the store be used? A store that a stranger wrote gets a refusal, within bounds, and no traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner

from ledplayer.core.manifest import encode
from ledplayer.updates import proof as proofs
from ledplayer.updates.proof import Proof
from ledplayer.updates.store import Release
from tests.updates.signed import Office, Shipped

FOLDER = {"playlists/a.yaml": "campaign: A\nitems: [{text: chào}]\n"}
NOBODY = "0" * 64


@pytest.fixture
def shipped(tmp_path: Path) -> Shipped:
    return Shipped(tmp_path / "store")


def ask(
    shipped: Shipped, release: Release, *, board: str = "b", cwd: Path | None = None
) -> tuple[int, dict[str, object]]:
    """The exit code and the line that a process says; it says nothing else."""
    command = [sys.executable, "-I", "-m", "ledplayer.updates.verify", "--store", str(shipped.folder)]
    command += ["--root", str(shipped.root), "--board", board, "--manifest", release.manifest, "--proof", release.proof]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False, cwd=cwd)
    assert done.stderr == b""
    (line,) = done.stdout.decode().splitlines()
    answer: dict[str, object] = json.loads(line)
    return done.returncode, answer


def test_a_signed_release_is_proven_by_the_store_alone_in_any_folder(shipped: Shipped, tmp_path: Path) -> None:
    release = shipped.pull(FOLDER)
    exit_code, answer = ask(shipped, release, cwd=tmp_path)
    assert exit_code == 0
    assert answer.pop("by") == answer.pop("keys") != []
    assert answer == {"version": 1, "signed_at": "2023-10-09T08:05:00Z", "root": 1}


def test_it_is_said_whose_key_signed_and_whose_might_have(shipped: Shipped) -> None:
    first = ask(shipped, shipped.pull(FOLDER))[1]
    old, new = shipped.office.signer, CryptoSigner.generate_ed25519()
    shipped.office.renew(new, old)
    both = ask(shipped, shipped.pull(FOLDER))[1]
    shipped.office.renew(new)
    last = ask(shipped, shipped.pull(FOLDER))[1]
    assert [answer["root"] for answer in (first, both, last)] == [1, 2, 3]
    assert both["by"] == first["by"] != last["by"]
    assert set(both["keys"]) == {*first["by"], *last["by"]}  # type: ignore[arg-type, misc] # lists
    assert last["keys"] == last["by"]


def test_what_is_signed_and_how_old_it_is_is_said(shipped: Shipped) -> None:
    first = shipped.pull(FOLDER)
    shipped.pull(FOLDER, {"boards.yaml": "boards: {b: {canvas: 192x96}}\n"})
    assert ask(shipped, first)[1]["version"] == 1


def _another_offices(shipped: Shipped) -> Release:
    stranger = Office()
    manifest, _ = stranger.manifest(FOLDER)
    return shipped.put(encode(manifest), stranger.prove(encode(manifest)))


def _other_manifest(shipped: Shipped) -> Release:
    release = shipped.pull(FOLDER)
    other = shipped.release({"playlists/a.yaml": "campaign: Khác\n"})
    return Release(manifest=other.manifest, proof=release.proof)


def _anothers_manifest(shipped: Shipped) -> Release:
    manifest, _ = Office(board="c").manifest(FOLDER)
    return shipped.put(encode(manifest))


def _anothers_target(shipped: Shipped) -> Release:
    manifest, _ = shipped.office.manifest(FOLDER)
    return shipped.put(encode(manifest), shipped.office.prove(encode(manifest), board="c"))


def _altered(shipped: Shipped, name: str) -> Release:
    manifest, _ = shipped.office.manifest(FOLDER)
    files = dict(shipped.office.prove(encode(manifest)).files)
    files[name] = files[name].replace(b"2040", b"2041")
    return shipped.put(encode(manifest), Proof(files=files))


def _without(shipped: Shipped, name: str) -> Release:
    manifest, _ = shipped.office.manifest(FOLDER)
    files = dict(shipped.office.prove(encode(manifest)).files)
    del files[name]
    return shipped.put(encode(manifest), Proof(files=files))


def _signed_nonsense(data: bytes) -> Callable[[Shipped], Release]:
    return lambda shipped: shipped.put(data)


def _proof(data: bytes) -> Callable[[Shipped], Release]:
    def made(shipped: Shipped) -> Release:
        return Release(manifest=shipped.pull(FOLDER).manifest, proof=shipped.store.put(data))

    return made


def _claims(name: str, data: str) -> Callable[[Shipped], Release]:
    return _proof(json.dumps({"format": proofs.FORMAT, "files": {name: data}}).encode())


def _missing(shipped: Shipped) -> Release:
    return Release(manifest=shipped.pull(FOLDER).manifest, proof=NOBODY)


def _flipped(shipped: Shipped) -> Release:
    release = shipped.pull(FOLDER)
    place = shipped.store.place(release.manifest)
    place.write_bytes(place.read_bytes().replace(b"folder", b"felder"))
    return release


def _endless(shipped: Shipped) -> Release:
    release = shipped.pull(FOLDER)
    shipped.store.place(release.proof).unlink()
    shipped.store.place(release.proof).symlink_to("/dev/zero")
    return release


def _pipe(shipped: Shipped) -> Release:
    release = shipped.pull(FOLDER)
    shipped.store.place(release.proof).unlink()
    os.mkfifo(shipped.store.place(release.proof))
    return release


def _upwards(shipped: Shipped) -> Release:
    return Release(manifest="../../../etc/passwd", proof=shipped.pull(FOLDER).proof)


def _no_root(shipped: Shipped) -> Release:
    shipped.root.unlink()
    return shipped.pull(FOLDER)


def _torn_root(shipped: Shipped) -> Release:
    shipped.root.write_bytes(shipped.office.root[:-40])
    return shipped.pull(FOLDER)


NESTED = b"[" * 1_000_000
MANY = b"[" + b"[]," * 2_500_000 + b"[]]"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(_another_offices, "release-not-signed", id="signed by another office"),
        pytest.param(_other_manifest, "release-not-signed", id="another manifest of ours"),
        pytest.param(_anothers_manifest, "release-of-another-board", id="signed as ours, made for another board"),
        pytest.param(_anothers_target, "release-not-signed", id="signed for another board"),
        *(
            pytest.param(lambda shipped, name=name: _altered(shipped, name), "release-not-signed", id=f"altered {name}")
            for name in ("timestamp.json", "1.snapshot.json", "1.targets.json")
        ),
        *(
            pytest.param(lambda shipped, name=name: _without(shipped, name), "release-not-signed", id=f"without {name}")
            for name in ("timestamp.json", "1.snapshot.json", "1.targets.json")
        ),
        pytest.param(_missing, "release-incomplete", id="no proof"),
        pytest.param(_flipped, "release-incomplete", id="a manifest with a flipped bit"),
        pytest.param(_endless, "release-incomplete", id="a link to what never ends"),
        pytest.param(_pipe, "release-incomplete", id="a pipe"),
        pytest.param(_upwards, "release-incomplete", id="a path for a hash"),
        pytest.param(_no_root, "release-no-root", id="no root"),
        pytest.param(_torn_root, "release-not-signed", id="a torn root"),
        pytest.param(_signed_nonsense(b"[]"), "release-unreadable", id="signed, no manifest"),
        pytest.param(_signed_nonsense(NESTED), "release-unreadable", id="signed, nested"),
        pytest.param(_signed_nonsense(MANY), "release-unreadable", id="signed, much memory"),
        pytest.param(_proof(b""), "release-not-signed", id="an empty proof"),
        pytest.param(_proof(NESTED), "release-not-signed", id="a nested proof"),
        pytest.param(_proof(MANY), "release-not-signed", id="a proof of much memory"),
        pytest.param(_proof(b'{"format": 1, "files": 7}'), "release-not-signed", id="a proof of wrong types"),
        pytest.param(_proof(b'{"format": 1, "files": {"timestamp.json": 7}}'), "release-not-signed", id="no text"),
        pytest.param(_proof(b" " * (9 << 20)), "release-incomplete", id="a proof that is too long"),
        pytest.param(_claims("../../x.json", "{}"), "release-not-signed", id="a name that is a path"),
        pytest.param(_claims("timestamp.json", "\ud800"), "release-not-signed", id="no UTF-8"),
        pytest.param(_claims("timestamp.json", "[" * 100_000), "release-not-signed", id="nested metadata"),
        pytest.param(_claims("2.root.json", "{}"), "release-not-signed", id="a root that is none"),
        pytest.param(
            _claims("timestamp.json", '{"signed": {"_type": "timestamp", "version": 1e999}, "signatures": [{}]}'),
            "release-not-signed",
            id="metadata of wrong types",
        ),
    ],
)
def test_what_is_not_signed_for_this_board_is_refused_in_a_word(
    shipped: Shipped, make: Callable[[Shipped], Release], code: str
) -> None:
    exit_code, answer = ask(shipped, make(shipped))
    assert (exit_code, answer["code"]) == (1, code)
    assert len(str(answer["why"])) <= 200
