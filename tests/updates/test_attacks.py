"""Whatever a server, a network, a disk or a clock does, the board keeps a whole release that the office signed.

Each row is one attack or fault. After every refusal the old release is complete and proven, and an honest server is
believed again; the rows of trust hold as well without our own comparisons of hashes and names, so that it is TUF who
refuses.
"""

import errno
import gzip
import json
import operator
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ledplayer.core.manifest import encode
from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.updates.store import Store
from tests.updates.boards import HASTY, NEW, NEW_FILM, NEW_SLIDE, OLD, OLD_FILM, STAYS, Case, Unsynced
from tests.updates.certificates import certificate_of_authority, tls
from tests.updates.fake_site import BOARD, NOW, TIMESTAMP, FakeSite, Request, key, manifest, served, sha

#: Beyond the deadlines of a row.
SPARE_S = 5.0

Attack = Callable[[Case], None]
NEW_PART = f"objects/{sha(NEW_FILM)[:2]}/{sha(NEW_FILM)}"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def code(error: ContentError | SurroundingsError) -> str:
    return error.problems[0].code if isinstance(error, ContentError) else error.code


def refusal(case: Case, **keys: object) -> str:
    """What a pull ends with; `""` when it does not fail."""
    with served(case.site, case.tls, case.rule) as serving:
        web = case.web(serving.address)
        begun = time.monotonic()
        try:
            case.pull(web, **keys)
        except (ContentError, SurroundingsError) as error:
            return code(error)
        finally:
            limits = case.limits
            assert time.monotonic() - begun < limits.tries * (limits.answer_s + 2 * limits.window_s) + SPARE_S
            web.close()
    return ""


def instead(path: str, data: Callable[[Case], bytes]) -> Attack:
    """One of the server's files is another."""

    def attack(case: Case) -> None:
        name = next(name for name in sorted(case.site.files, reverse=True) if path in name)
        case.site.files[name] = data(case)

    return attack


def on(path: str, answer: Callable[[Request], object], limits: object = None) -> Attack:
    """Requests for some paths are answered so."""

    def attack(case: Case) -> None:
        case.rule = lambda request: path in request.path and answer(request)
        if limits:
            case.limits = limits  # type: ignore[assignment] # Limits

    return attack


# Trust


def strangers(case: Case) -> None:
    """Somebody else's keys, with versions far ahead."""
    evil = FakeSite("evil")
    for _ in range(5):
        evil.release(NEW)
    case.site = evil


def old_snapshot(case: Case) -> None:
    case.site.files["metadata/2.snapshot.json"] = case.site.files["metadata/1.snapshot.json"]


def old_targets(case: Case) -> None:
    case.site.files["metadata/2.targets.json"] = case.site.files["metadata/1.targets.json"]


def targets_set_back(case: Case) -> None:
    """A new timestamp and snapshot that name the targets of before."""
    old = case.old_site
    case.site.targets = old.targets
    case.site.snapshot.meta["targets.json"] = old.snapshot.meta["targets.json"]
    case.site.resign("snapshot")


def learns_new(case: Case) -> None:
    with served(case.site) as serving:
        case.pull(case.web(serving.address))
    case.old = case.on_air()


def whole_old_site(case: Case) -> None:
    learns_new(case)
    case.site = case.old_site


def targets_set_back_after_new(case: Case) -> None:
    learns_new(case)
    targets_set_back(case)


def out_of_date(case: Case) -> None:
    case.now = NOW + timedelta(days=91)


def out_of_date_unchanged(case: Case) -> None:
    case.site, case.now = case.old_site, NOW + timedelta(days=91)


def stolen_key(case: Case) -> None:
    """The office has replaced the key; the thief signs on with the old one, and more often."""
    stolen = dict(case.site.signers)
    case.site.rotate()
    learns = case.site.copy()
    with served(learns) as serving:
        case.pull(case.web(serving.address))
    case.old = case.on_air()
    case.site.signers = stolen
    case.site.release(OLD)


def root_of_a_stranger(case: Case) -> None:
    case.site.signers["root"] = key("evil root")
    case.site.rotate()


def root_that_skips(case: Case) -> None:
    case.site.root.version = 3
    case.site.files["metadata/2.root.json"] = case.site.sign(case.site.root, "root")


def another_manifest(case: Case) -> bytes:
    """Good in itself, for this board, and nobody signed it."""
    return encode(manifest(BOARD, OLD, at=NOW + timedelta(days=1)))


def same_length(case: Case) -> bytes:
    """The new manifest with one hash in it replaced."""
    signed = case.site.files[f"targets/{case.new}.{BOARD}.json"]
    return signed.replace(sha(NEW_FILM).encode(), sha(STAYS).encode())


def altered(data: bytes) -> bytes:
    return data.replace(b'"version":2', b'"version":9', 1)


TRUST = [
    pytest.param(strangers, "trust-unsigned", id="arbitrary software: signed by strangers"),
    pytest.param(instead("targets/", another_manifest), "trust-unsigned", id="arbitrary software: another manifest"),
    pytest.param(instead("targets/", same_length), "trust-unsigned", id="arbitrary software: a manifest of equal size"),
    pytest.param(
        instead(TIMESTAMP, lambda case: altered(case.site.files[TIMESTAMP])), "trust-unsigned", id="altered timestamp"
    ),
    pytest.param(
        instead("2.snapshot", lambda case: altered(case.site.files["metadata/2.snapshot.json"])),
        "trust-unsigned",
        id="altered snapshot",
    ),
    pytest.param(
        instead("2.targets", lambda case: altered(case.site.files["metadata/2.targets.json"])),
        "trust-unsigned",
        id="altered targets",
    ),
    pytest.param(whole_old_site, "trust-older", id="rollback: the whole old site"),
    pytest.param(targets_set_back_after_new, "trust-older", id="rollback: old targets under a new snapshot"),
    pytest.param(old_snapshot, "trust-unsigned", id="mix-and-match: new timestamp, old snapshot"),
    pytest.param(old_targets, "trust-unsigned", id="mix-and-match: new snapshot, old targets"),
    pytest.param(out_of_date, "trust-expired", id="freeze: past the expiry, of what is new"),
    pytest.param(out_of_date_unchanged, "trust-expired", id="freeze: past the expiry, of what is known"),
    pytest.param(stolen_key, "trust-unsigned", id="key compromise: the old key after the rotation"),
    pytest.param(root_of_a_stranger, "trust-unsigned", id="key compromise: a root that the old root did not sign"),
    pytest.param(root_that_skips, "trust-older", id="a root that skips a version"),
    pytest.param(
        on("", lambda request: request.reply(200, b"<html>Please log in</html>")),
        "trust-unsigned",
        id="captive portal: HTML with status 200",
    ),
    pytest.param(
        instead(TIMESTAMP, lambda case: b'{"signed":' + b"[" * 15_000), "trust-unsigned", id="nested JSON: timestamp"
    ),
    pytest.param(
        instead("2.targets", lambda case: b'{"signed":' + b"[" * 100), "trust-unsigned", id="nested JSON: targets"
    ),
    pytest.param(
        instead(TIMESTAMP, lambda case: b"[" + b"9" * 15_000 + b"]"), "trust-unsigned", id="a number without end"
    ),
    pytest.param(
        on(TIMESTAMP, lambda request: request.reply(200, gzip.compress(bytes(10_000_000)), Content_Encoding="gzip")),
        "trust-unsigned",
        id="gzip bomb as timestamp",
    ),
]


@pytest.mark.parametrize(
    "same", [pytest.param(operator.eq, id="ours too"), pytest.param(lambda one, other: True, id="TUF alone")]
)
@pytest.mark.parametrize(("attack", "expected"), TRUST)
def test_what_the_office_did_not_sign_just_so_is_refused(
    case: Case, attack: Attack, expected: str, same: Callable[[str, str], bool]
) -> None:
    honest = case.site.copy()
    attack(case)
    assert refusal(case, same=same) == expected
    assert case.on_air() == case.old
    if expected != "trust-older" and attack is not stolen_key:
        case.site, case.rule, case.now = honest, None, NOW
        assert refusal(case) == ""
        assert case.on_air() == case.new


# A release that the office signed and that is none of ours, or none at all


def signed_manifest(data: Callable[[bytes], bytes]) -> Attack:
    def attack(case: Case) -> None:
        case.site.release({}, data=data(encode(manifest(BOARD, NEW))))

    return attack


def of_another_board(case: Case) -> None:
    case.site.release(NEW, whose="xa-khac")


def without_this_board(case: Case) -> None:
    case.site.targets.targets = {}
    case.site.resign("targets")


SIGNED = [
    pytest.param(of_another_board, "manifest-other-board", id="a manifest for another board"),
    pytest.param(without_this_board, "trust-no-board", id="no manifest for this board"),
    pytest.param(
        signed_manifest(lambda data: data.replace(b"media/film.mp4", b"../../etc/cron")),
        "manifest-broken",
        id="a path that climbs",
    ),
    pytest.param(
        signed_manifest(lambda data: data.replace(b"media/film.mp4", b"/etc/passwd")),
        "manifest-broken",
        id="a path from the top",
    ),
    pytest.param(
        signed_manifest(lambda data: data.replace(sha(NEW_FILM).encode(), b"../" * 21 + b"x")),
        "manifest-broken",
        id="a hash that is a path",
    ),
    pytest.param(signed_manifest(lambda data: b"[" * 100_000), "manifest-broken", id="nested JSON: manifest"),
    pytest.param(signed_manifest(lambda data: data[:-20]), "manifest-broken", id="half a manifest"),
    pytest.param(
        signed_manifest(lambda data: data.replace(b'"size":330000', b'"size":99e99')),
        "manifest-broken",
        id="a size beyond all bounds",
    ),
]


@pytest.mark.parametrize(("attack", "expected"), SIGNED)
def test_a_release_that_is_none_for_this_board_is_refused(case: Case, attack: Attack, expected: str) -> None:
    attack(case)
    assert refusal(case) == expected
    assert case.on_air() == case.old
    case.site.release(NEW)
    assert refusal(case) == ""
    assert case.on_air() == Store(case.store).current().release.manifest  # type: ignore[union-attr] # it has one


# Servers and lines


def flipped(data: bytes) -> bytes:
    return bytes([*data[:1000], data[1000] ^ 1]) + data[1001:]


HEAD = b"HTTP/1.1 200 OK\r\n"
FAULTS = [
    *(
        pytest.param(on(path, lambda request: request.flood(b"[" * 65_536)), endless, id=f"endless {name}")
        for path, endless, name in (
            ("2.root.json", "server-endless", "root"),
            (TIMESTAMP, "server-endless", "timestamp"),
            ("2.snapshot", "server-endless", "snapshot"),
            ("2.targets", "server-endless", "targets"),
            ("targets/", "server-endless", "manifest"),
            (NEW_PART, "server-endless", "object"),
        )
    ),
    *(
        pytest.param(on(path, lambda request: request.drip(HEAD + b"X-A: "), HASTY), "server-slow", id=f"slow {name}")
        for path, name in ((TIMESTAMP, "headers: timestamp"), (NEW_PART, "headers: object"))
    ),
    *(
        pytest.param(
            on(path, lambda request: request.drip(HEAD + b"Content-Length: 9999\r\n\r\n"), HASTY),
            "server-slow",
            id=f"slow body: {name}",
        )
        for path, name in ((TIMESTAMP, "timestamp"), ("targets/", "manifest"), (NEW_PART, "object"))
    ),
    pytest.param(
        on(NEW_PART, lambda request: request.drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0"), HASTY),
        "server-slow",
        id="slow length of a chunk",
    ),
    pytest.param(
        on(NEW_PART, lambda request: request.drip(HEAD + b"Content-Length: 9999\r\n\r\n", b"", 0.05), HASTY),
        "server-slow",
        id="a body that never comes",
    ),
    pytest.param(on(TIMESTAMP, lambda request: request.drip(b"", b""), HASTY), "server-slow", id="silence"),
    *(
        pytest.param(on(path, lambda request, status=status: request.reply(status)), expected, id=f"{status} {name}")
        for path, name in (("", "everywhere"), (NEW_PART, "for an object"))
        for status, expected in (
            (404, "server-incomplete"),
            (403, "server-incomplete"),
            (410, "server-incomplete"),
            (500, "server-answer"),
            (503, "server-answer"),
        )
    ),
    *(
        pytest.param(
            on(path, lambda request: request.reply(302, Location="http://192.0.2.1/x")),
            "server-redirects",
            id=f"sent elsewhere: {name}",
        )
        for path, name in (("2.root", "root"), (TIMESTAMP, "timestamp"), (NEW_PART, "object"))
    ),
    pytest.param(
        on(NEW_PART, lambda request: request.reply(200, flipped(NEW_FILM))), "object-corrupt", id="object: one bit"
    ),
    pytest.param(
        on(NEW_PART, lambda request: request.reply(200, bytes(len(NEW_FILM)))), "object-corrupt", id="object: zeros"
    ),
    pytest.param(
        on(NEW_PART, lambda request: request.reply(200, b"<html>")), "server-cut", id="object: captive portal, short"
    ),
    pytest.param(
        on(NEW_PART, lambda request: request.reply(200, gzip.compress(NEW_FILM), Content_Encoding="gzip")),
        "server-cut",
        id="object: gzip that nobody asked for",
    ),
    pytest.param(on(NEW_PART, lambda request: request.cut(0)), "server-cut", id="object: always cut at once"),
    pytest.param(
        on(NEW_PART, lambda request: request.cut(200_000)), "server-cut", id="object: Range ignored, and always cut"
    ),
]


@pytest.mark.parametrize(("attack", "expected"), FAULTS)
def test_a_faulty_server_costs_nothing_but_the_news(case: Case, attack: Attack, expected: str) -> None:
    attack(case)
    assert refusal(case) == expected
    assert case.on_air() == case.old
    case.rule = None
    case.limits = Case.limits
    assert refusal(case) == ""
    assert case.on_air() == case.new
    assert case.leftovers() == []


def test_nobody_there(case: Case) -> None:
    with pytest.raises(SurroundingsError) as caught:
        case.pull(case.web("http://127.0.0.1:1"))
    assert caught.value.code == "server-unreachable"
    assert case.on_air() == case.old


@contextmanager
def a_port(drop: bytes, then: bytes) -> Iterator[int]:
    """Takes connections and drips into them."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            try:
                connection, _ = listening.accept()
                with connection:
                    connection.sendall(drop)
                    while not over.wait(0.02):
                        connection.sendall(then)
            except OSError:
                return

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]
        over.set()


def test_a_handshake_that_drips(case: Case) -> None:
    case.limits = HASTY
    with a_port(b"\x16\x03\x03\x40\x00", b"\x02") as port, pytest.raises(SurroundingsError) as caught:
        case.pull(case.web(f"https://127.0.0.1:{port}"))
    assert caught.value.code == "server-slow"


def self_signed(case: Case) -> None:
    case.tls = tls(case.folder, self_signed=True)


def of_nobody_we_know(case: Case) -> None:
    case.tls = tls(case.folder)


def of_another_host(case: Case) -> None:
    case.tls, case.certificates = tls(case.folder, "elsewhere"), str(certificate_of_authority(case.folder))


def run_out(case: Case) -> None:
    case.tls, case.certificates = tls(case.folder, age_days=90), str(certificate_of_authority(case.folder))


@pytest.mark.parametrize("attack", [self_signed, of_nobody_we_know, of_another_host, run_out])
def test_a_certificate_that_is_not_to_be_trusted(case: Case, attack: Attack) -> None:
    attack(case)
    assert refusal(case) == "server-tls"
    assert case.on_air() == case.old


# What is wrong and mended by itself


def private_authority(case: Case) -> None:
    case.tls, case.certificates = tls(case.folder), str(certificate_of_authority(case.folder))


def run_out_by_an_unknown_clock(case: Case) -> None:
    run_out(case)
    case.now, case.knows_time = None, False


def rotated(case: Case) -> None:
    case.site.rotate()


def rotated_twice(case: Case) -> None:
    case.site.rotate()
    case.site.rotate()


def fast_forward(case: Case) -> None:
    """A thief of the online key signed a hundred thousand times, years ahead; then the office replaced the key."""
    thief = case.site.copy()
    for role in (thief.targets, thief.snapshot, thief.timestamp):
        role.version += 100_000
    thief.now += timedelta(days=20_000)
    thief.release({"media/a.png": b"defaced"})
    with served(thief) as serving:
        case.pull(case.web(serving.address))
    case.old = case.on_air()
    case.site.rotate()


def every_second(case: Case) -> None:
    case.rule = lambda request: request.number % 2 and request.reply(503)


def half(data: Callable[[bytes], bytes]) -> Attack:
    """Half of the new film is there, or what was to be it."""

    def prepare(case: Case) -> None:
        (case.store / "partial" / sha(NEW_FILM)).write_bytes(data(NEW_FILM[: len(NEW_FILM) // 2]))

    return prepare


def with_half(answer: Callable[[Request], object]) -> Attack:
    def attack(case: Case) -> None:
        half(bytes)(case)
        case.rule = lambda request: request.path == NEW_PART and "Range" in request.headers and answer(request)

    return attack


def in_place_of_a_part(make: Callable[[Path], object]) -> Attack:
    def attack(case: Case) -> None:
        make(case.store / "partial" / sha(NEW_FILM))

    return attack


def clock(now: datetime | None) -> Attack:
    def attack(case: Case) -> None:
        case.now = now

    return attack


def frozen_inside(case: Case) -> None:
    """Nothing changes for 89 days: that is no fault."""
    learns_new(case)
    case.now = NOW + timedelta(days=89)


MENDED = [
    pytest.param(private_authority, id="a private authority"),
    pytest.param(run_out_by_an_unknown_clock, id="a certificate's dates, while no clock is to be believed"),
    pytest.param(rotated, id="the key was replaced: root 2 is followed"),
    pytest.param(rotated_twice, id="the key was replaced twice: roots 2 and 3 are followed"),
    pytest.param(fast_forward, id="fast-forward: the key was replaced after a thief signed versions far ahead"),
    pytest.param(every_second, id="every second request 503"),
    pytest.param(with_half(lambda request: request.reply(200, NEW_FILM)), id="Range ignored"),
    pytest.param(
        with_half(lambda request: request.reply(206, NEW_FILM[5:], Content_Range="bytes 5-329999/330000")),
        id="wrong Content-Range",
    ),
    pytest.param(with_half(lambda request: request.reply(206, NEW_FILM[5:])), id="no Content-Range"),
    pytest.param(with_half(lambda request: request.reply(416)), id="416"),
    pytest.param(half(lambda data: bytes(len(data))), id="a part full of zeros"),
    pytest.param(half(lambda data: data[:-100] + bytes(100)), id="a part whose end was lost in a power cut"),
    pytest.param(half(lambda data: data * 3), id="a part that is too long"),
    pytest.param(half(lambda data: NEW_FILM), id="a part that is whole"),
    pytest.param(in_place_of_a_part(Path.mkdir), id="a folder in place of a part"),
    pytest.param(in_place_of_a_part(os.mkfifo), id="a pipe in place of a part"),
    pytest.param(in_place_of_a_part(lambda path: path.symlink_to("/dev/zero")), id="a link in place of a part"),
    pytest.param(clock(None), id="the clock is unknown (1970)"),
    pytest.param(clock(datetime(1970, 1, 1, tzinfo=UTC)), id="the clock says 1970"),
    pytest.param(clock(datetime(2026, 1, 1, tzinfo=UTC)), id="the clock says the build date"),
    pytest.param(clock(NOW + timedelta(days=89)), id="the clock is 89 days ahead"),
    pytest.param(frozen_inside, id="freeze: inside the expiry"),
]


@pytest.mark.parametrize("attack", MENDED)
def test_what_is_mended_by_itself(case: Case, attack: Attack) -> None:
    attack(case)
    assert refusal(case) == ""
    assert case.on_air() == Store(case.store).current().release.manifest != case.old or attack is frozen_inside  # type: ignore[union-attr] # it has one
    assert case.leftovers() == []


def test_the_clock_at_2038_keeps_the_old_release(case: Case) -> None:
    case.now = datetime(2038, 1, 19, tzinfo=UTC)
    assert refusal(case) == "trust-expired"
    assert case.on_air() == case.old


def test_a_cut_connection_goes_on_where_it_broke_off(case: Case) -> None:
    at = len(NEW_FILM) * 9 // 10
    with served(case.site) as serving:
        serving.rule = lambda request: request.path == NEW_PART and "Range" not in request.headers and request.cut(at)
        case.pull(case.web(serving.address))
        fetched = serving.sent_bytes
    assert case.on_air() == case.new
    others = sum(len(data) for name, data in case.site.files.items() if not name.startswith("objects/"))
    assert fetched <= len(NEW_FILM) + len(NEW_SLIDE) + len(NEW["playlists/a.yaml"]) + others


# The store


def torn(name: str, data: bytes) -> Attack:
    def attack(case: Case) -> None:
        (case.store / name).write_bytes(data)

    return attack


def replaced(name: str, make: Callable[[Path], object]) -> Attack:
    def attack(case: Case) -> None:
        path = case.store / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        make(path)

    return attack


def object_spoilt(which: Callable[[Case], str], make: Callable[[Path], object]) -> Attack:
    def attack(case: Case) -> None:
        path = Store(case.store).place(which(case))
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        make(path)

    return attack


def reported(case: Case) -> None:
    """A bit of a film that stays has flipped, and the reader has said so."""
    path = Store(case.store).place(sha(STAYS))
    path.write_bytes(flipped(STAYS))
    case.keys["broken"] = frozenset({sha(STAYS)})


def current(case: Case) -> str:
    found = Store(case.store).current()
    assert found
    return found.release.manifest


def proof(case: Case) -> str:
    found = Store(case.store).current()
    assert found
    return found.release.proof


def poisoned(case: Case) -> None:
    """A root that nobody signed is said to be known."""
    raw = json.loads((case.store / "trusted.json").read_bytes())
    raw["files"]["2.root.json"] = FakeSite("evil").first_root.decode()
    raw["files"]["timestamp.json"] = "{}"
    (case.store / "trusted.json").write_text(json.dumps(raw))


def endless_names(case: Case) -> None:
    """No folder could hold such a file."""
    raw = json.loads((case.store / "trusted.json").read_bytes())
    raw["files"]["x" * 5000 + ".json"] = "{}"
    (case.store / "trusted.json").write_text(json.dumps(raw))


def litter(case: Case) -> None:
    """Whatever a program may leave in a folder."""
    objects = case.store / "objects"
    (objects / "ff").mkdir(exist_ok=True)
    (objects / "ff" / "folder" / "in it").mkdir(parents=True)
    (objects / "ff" / "link").symlink_to("/nowhere")
    (objects / "file").write_bytes(b"x")
    (objects / "loop").symlink_to(objects)
    os.mkfifo(case.store / "partial" / "pipe")
    (case.store / ".current.json.new").write_bytes(b"{")


NESTED = b"[" * 200_000
STORES = [
    *(
        pytest.param(torn(name, data), id=f"{name}: {what}")
        for name in ("current.json", "trusted.json", "poll.json")
        for data, what in (
            (b"", "empty"),
            (b'{"manifest": "ab', "torn"),
            (bytes(500), "zeros"),
            (NESTED, "nested"),
            (b'{"manifest": "../../x", "proof": "/etc", "previous": null}', "paths"),
            (b'{"format": 1, "files": {"../../x.root.json": "a"}}', "names"),
        )
    ),
    *(
        pytest.param(replaced(name, make), id=f"{what} in place of {name}")
        for name in ("current.json", "trusted.json", "poll.json", "lock", "objects", "partial")
        for make, what in (
            (Path.mkdir, "a folder"),
            (os.mkfifo, "a pipe"),
            (lambda path: path.symlink_to("/dev/zero"), "a link"),
        )
    ),
    *(
        pytest.param(object_spoilt(which, make), id=f"{name}: {what}")
        for which, name in (
            (current, "old manifest"),
            (proof, "old proof"),
            (lambda case: case.new, "new manifest"),
            (lambda case: sha(STAYS), "film that stays"),
            (lambda case: sha(NEW_FILM), "new film"),
        )
        for make, what in (
            (lambda path: path.write_bytes(b"torn"), "another size"),
            (Path.mkdir, "a folder"),
            (os.mkfifo, "a pipe"),
            (lambda path: path.symlink_to("/dev/zero"), "a link"),
        )
    ),
    pytest.param(reported, id="a flipped bit, reported"),
    pytest.param(poisoned, id="trusted.json with a stranger's root"),
    pytest.param(endless_names, id="trusted.json with a name without end"),
    pytest.param(litter, id="all sorts of litter"),
]


@pytest.mark.parametrize("attack", STORES)
def test_a_store_that_somebody_spoilt_is_made_good(case: Case, attack: Attack) -> None:
    attack(case)
    assert refusal(case) == ""
    assert case.on_air() == case.new
    assert refusal(case) == ""
    assert case.on_air() == case.new
    assert case.leftovers() == []


@pytest.mark.parametrize("which", [current, proof, lambda case: sha(OLD_FILM)], ids=["manifest", "proof", "film"])
def test_the_release_on_air_is_made_good_when_nothing_is_new(case: Case, which: Callable[[Case], str]) -> None:
    case.site = case.old_site
    path = Store(case.store).place(which(case))
    path.write_bytes(b"torn")
    assert refusal(case) == ""
    assert case.on_air() == case.old


class Full(Unsynced):
    """A disk that has no room from the n-th call on. Of a write, half arrives."""

    def __init__(self, calls: int) -> None:
        self.left = calls

    def write(self, path: Path, data: bytes, at: int = 0) -> None:
        if self._is_full():
            super().write(path, data[: len(data) // 2], at)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        super().write(path, data, at)

    def sync(self, path: Path) -> None:
        self._check()

    def rename(self, path: Path, to: Path) -> None:
        self._check()
        super().rename(path, to)

    def make_folder(self, path: Path) -> None:
        self._check()
        super().make_folder(path)

    def sync_folder(self, path: Path) -> None:
        self._check()

    def _check(self) -> None:
        if self._is_full():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _is_full(self) -> bool:
        self.left -= 1
        return self.left < 0


def test_a_disk_that_fills_at_any_write(tmp_path: Path) -> None:
    calls = 0
    while True:
        (tmp_path / str(calls)).mkdir()
        case = Case(tmp_path / str(calls))
        case.disk = Full(calls)
        found = refusal(case)
        assert found in ("", "store-unusable")
        if not found:
            break
        assert case.on_air() in (case.old, case.new)
        case.disk = Unsynced()
        assert refusal(case) == ""
        assert case.on_air() == case.new
        assert case.leftovers() == []
        calls += 1
    assert calls > 20


def test_a_disk_that_is_too_small_says_how_much_is_missing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "room", lambda store: 100_000)
    with served(case.site) as serving, pytest.raises(SurroundingsError) as caught:
        case.pull(case.web(serving.address))
    assert (caught.value.code, caught.value.values["missing"]) == ("store-full", 1)
    assert case.on_air() == case.old


def test_two_syncs_at_once(case: Case) -> None:
    first = Store(case.store)
    first.open()
    assert refusal(case) == "store-in-use"
    first.close()
    assert refusal(case) == ""
