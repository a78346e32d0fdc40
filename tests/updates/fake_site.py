"""A content server in memory: it signs as the office does, serves on loopback, and misbehaves as it is told.

It stands beside the publisher's own code, and uses none of it.
"""

import hashlib
import http.server
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Signed, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from ledplayer.core.manifest import File, Manifest, Origin, encode

BOARD = "xa-long-hau"
TIMESTAMP = "metadata/timestamp.json"
NOW = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)
_ROLES = ("root", "targets", "snapshot", "timestamp")

#: Takes a request in place of the site: true where it did.
Rule = Callable[["Request"], object]


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def manifest(
    board: str,
    files: Mapping[str, bytes],
    *,
    needed: Mapping[str, date] | None = None,
    urgent: tuple[str, ...] = (),
    at: datetime = NOW,
) -> Manifest:
    rows = {
        path: File(sha256=sha(data), size_bytes=len(data), needed=(needed or {}).get(path), urgent=path in urgent)
        for path, data in files.items()
    }
    return Manifest(board=board, released_at=at, sources=(Origin(name="Xã Long Hậu", files=rows),))


@cache
def key(name: str) -> CryptoSigner:
    """A key pair; making one is slow, and no test minds which it is."""
    return CryptoSigner.generate_ed25519()


class FakeSite:
    """The office's side. `files`: The web root, by path."""

    def __init__(self, keys: str = "", now: datetime = NOW) -> None:
        self.files: dict[str, bytes] = {}
        self.now = now
        self.signers = {role: key(f"{keys}{'root' if role == 'root' else 'online'}") for role in _ROLES}
        self.root = Root(consistent_snapshot=True, expires=now + timedelta(days=3650))
        for role in _ROLES:
            self.root.add_key(self.signers[role].public_key, role)
        self.targets = Targets(expires=now + timedelta(days=1825))
        self.snapshot = Snapshot(expires=now + timedelta(days=90))
        self.timestamp = Timestamp(expires=now + timedelta(days=90))
        self.targets.version = self.snapshot.version = self.timestamp.version = 0
        self.publish_root()
        self.first_root = self.files["metadata/1.root.json"]

    def publish_root(self) -> None:
        self.files[f"metadata/{self.root.version}.root.json"] = self.sign(self.root, "root")

    def release(
        self,
        files: Mapping[str, bytes],
        board: str = BOARD,
        *,
        whose: str | None = None,
        data: bytes | None = None,
        **keys: Any,
    ) -> str:
        """Publish what a board gets; returns the manifest's hash. `whose`: The board that the manifest speaks of."""
        whole = data if data is not None else encode(manifest(whose or board, files, **keys))
        for content in files.values():
            self.files[f"objects/{sha(content)[:2]}/{sha(content)}"] = content
        name = f"{board}.json"
        self.targets.targets[name] = TargetFile.from_data(name, whole, ["sha256"])
        self.files[f"targets/{sha(whole)}.{name}"] = whole
        self.resign("targets")
        return sha(whole)

    def resign(self, what: str = "timestamp") -> None:
        """A new version of a role and of all that stand on it."""
        if what == "targets":
            self.targets.version += 1
            self._publish(self.targets, "targets")
            self.snapshot.meta["targets.json"] = self.meta(self.targets)
        if what in ("targets", "snapshot"):
            self.snapshot.version += 1
            self.snapshot.expires = self.now + timedelta(days=90)
            self._publish(self.snapshot, "snapshot")
            self.timestamp.snapshot_meta = self.meta(self.snapshot)
        self.timestamp.version += 1
        self.timestamp.expires = self.now + timedelta(days=90)
        self.timestamp.unrecognized_fields["x-signed-at"] = f"{self.now:%Y-%m-%dT%H:%M:%SZ}"
        self.files[TIMESTAMP] = self.sign(self.timestamp, "timestamp")

    def meta(self, role: Targets | Snapshot) -> MetaFile:
        data = self.files[f"metadata/{role.version}.{role.type}.json"]
        return MetaFile(version=role.version, length=len(data), hashes={"sha256": sha(data)})

    def rotate(self) -> None:
        """A new online key, by a new root that the old root key signs; everything is signed anew."""
        self.root.version += 1
        for role in _ROLES[1:]:
            self.root.revoke_key(self.signers[role].public_key.keyid, role)
            self.signers[role] = key(f"online {self.root.version}")
            self.root.add_key(self.signers[role].public_key, role)
        self.publish_root()
        self.resign("targets")

    def sign(self, role: Signed, name: str) -> bytes:
        whole = Metadata(deepcopy(role))
        whole.sign(self.signers[name])
        return whole.to_bytes(JSONSerializer(compact=True))

    def copy(self) -> "FakeSite":
        """The same site with the same keys, from here on by itself."""
        other = object.__new__(FakeSite)
        for name, value in vars(self).items():
            setattr(other, name, dict(value) if name in ("signers", "files") else deepcopy(value))
        return other

    def write(self, folder: Path) -> None:
        """Put the web root on a stick."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def _publish(self, role: Targets | Snapshot, name: str) -> None:
        self.files[f"metadata/{role.version}.{name}.json"] = self.sign(role, name)


class Request:
    """One request, for rules. `path`: Without the slash before it. `number`: From 1."""

    def __init__(self, handler: "_Handler") -> None:
        self.handler = handler
        self.path = unquote(handler.path.lstrip("/"))
        self.headers = handler.headers
        self.number = len(handler.server.serving.paths)

    @property
    def is_object(self) -> bool:
        return self.path.startswith("objects/")

    @property
    def is_timestamp(self) -> bool:
        return self.path == TIMESTAMP

    @property
    def data(self) -> bytes:
        """What an honest server would send."""
        return self.handler.server.serving.site.files.get(self.path, b"")

    def reply(self, status: int, body: bytes = b"", **headers: str) -> bool:
        """Answer with a whole body."""
        self.handler.send_response(status)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.send_header("Content-Length", str(len(body)))
        self.handler.end_headers()
        try:
            self.handler.wfile.write(body)
        except OSError:
            self.handler.close_connection = True
        return True

    def drip(self, head: bytes, drop: bytes = b"a", pause_s: float = 0.02) -> bool:
        """Send a little now and then, until the other side has gone."""
        over = self.handler.server.serving.is_over
        self.handler.close_connection = True
        try:
            self.handler.wfile.write(head)
            while not over.wait(pause_s):
                self.handler.wfile.write(drop)
        except OSError:
            pass
        return True

    def flood(self, drop: bytes) -> bool:
        """Send without end."""
        return self.drip(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", drop, 0.0)

    def cut(self, at: int, status: int = 200, **headers: str) -> bool:
        """Promise the whole body and break off in it."""
        self.handler.send_response(status)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.send_header("Content-Length", str(len(self.data)))
        self.handler.end_headers()
        self.handler.wfile.write(self.data[:at])
        self.handler.server.serving.sent_bytes += at
        self.handler.close_connection = True
        return True


class Serving:
    """A site on loopback. `rule` is asked before each answer; the rest is what happened."""

    def __init__(self, site: FakeSite, tls: ssl.SSLContext | None = None) -> None:
        self.site = site
        self.rule: Rule | None = None
        self.paths: list[str] = []
        self.agents: list[str] = []
        self.sent_bytes = 0
        self.is_over = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.serving = self
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.address = f"{'https' if tls else 'http'}://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self) -> None:
        self.is_over.set()
        self._server.shutdown()
        self._server.server_close()

    def etag(self) -> str:
        return f'"{sha(self.site.files[TIMESTAMP])[:16]}"'


@contextmanager
def served(site: FakeSite, tls: ssl.SSLContext | None = None, rule: Rule | None = None) -> Iterator[Serving]:
    serving = Serving(site, tls)
    serving.rule = rule
    try:
        yield serving
    finally:
        serving.close()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    serving: Serving

    def handle_error(self, *_: object) -> None:
        """A client that goes away is what we are after."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        serving = self.server.serving
        request = Request(self)
        serving.paths.append(request.path)
        serving.agents.append(self.headers.get("User-Agent", ""))
        request.number = len(serving.paths)
        if serving.rule and serving.rule(request):
            return
        data = serving.site.files.get(request.path)
        if data is None:
            request.reply(404)
        elif request.is_timestamp and self.headers.get("If-None-Match") == serving.etag():
            self.send_response(304)
            self.send_header("ETag", serving.etag())
            self.end_headers()
        elif asked := self.headers.get("Range"):
            at = int(asked.removeprefix("bytes=").split("-")[0])
            serving.sent_bytes += len(data[at:])
            whole = f"bytes {at}-{len(data) - 1}/{len(data)}"
            request.reply(206, data[at:], Content_Range=whole) if at < len(data) else request.reply(416)
        else:
            serving.sent_bytes += len(data)
            request.reply(200, data, **({"ETag": serving.etag()} if request.is_timestamp else {}))

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""
