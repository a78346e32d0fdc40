"""The light poll: has anything changed since the last pull? One conditional GET, and nothing is written.

Most polls of a board find nothing, on a small machine and a metered line: so this file imports no more than
`http.client`, and `poll.json` says all that it has to know:

    asked       the words of the command line and the folder they were given in; null where they ask for more
    address     of the server; with `proxy` and `certificates` as in the board's file
    board       its id
    etag        what the server called the metadata that was pulled last
    files       the files that another pull depends on, each with its stat, or null where there is none
    full_ms     when that pull was, by the machine's clock; a day later there is another in any case
    again_ms    when there is one to be whatever the server says: a release waits for the hours of downloading
    told        what went wrong last and was said already

It tells the board's status of its turn, in memory (`told`).

1. Nothing is unchanged but what a server says is, of all that the last pull saw.
2. What it cannot tell is left to a pull.
"""

import http.client
import json
import os
import socket
import time
import urllib.parse

from ledplayer import __version__
from ledplayer.run_folder import run_folder
from ledplayer.updates import told
from ledplayer.updates.line import Line

POLL = "poll.json"
CURRENT = "current.json"
VERDICT = "verdict.json"
#: Of the proof of play, in the run folder.
HEAD = "proof-head"
#: Where the sync unit keeps its store.
SERVICE_STORE = "/var/lib/ledplayer-sync"
TIMESTAMP = "/metadata/timestamp.json"
CONNECT_S = 10.0
ANSWER_S = 30.0

_MOST_BYTES = 64 << 10
_DAY_MS = 24 * 3600 * 1000


def is_unchanged(words: list[str]) -> bool:
    """Whether `ledplayer sync` with these words has nothing to do; asks the server."""
    store = SERVICE_STORE
    for number, word in enumerate(words):
        if word == "--store" and number + 1 < len(words):
            store = words[number + 1]
        elif word.startswith("--store="):
            store = word.removeprefix("--store=")
    known = read(f"{store}/{POLL}")
    is_so = known.get("asked") == asked(words) and not known.get("told") and is_as_known(known, store)
    if is_so:
        told.tell(store, "sync-nothing-new")
    return is_so


def is_as_known(known: dict, store: str) -> bool:  # type: ignore[type-arg] # `typing` is left out to start sooner
    """Whether nothing changed since what is known, here and on the server."""
    try:
        now_ms = time.time() * 1000
        if not known["etag"] or not 0 <= now_ms - known["full_ms"] < _DAY_MS:
            return False
        if known["again_ms"] and now_ms >= known["again_ms"]:
            return False
        if any(stamp(path) != stat for path, stat in known["files"]):
            return False
        called = agent(known["board"], store, known["state"], f"{run_folder(known['state'])}/{HEAD}")
        return ask(known["address"], known["etag"], called, known["proxy"], known["certificates"]) == "unchanged"
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def ask(address: str, etag: str, called: str, proxy: str = "", certificates: str = "", **limits: float) -> str:
    """Ask a server for its newest metadata if it is not called `etag`: `unchanged`, `changed` or `cannot`.

    Args:
        called: The User-Agent.
        limits: `connect_s` and `answer_s`, in place of the usual.
    """
    line = Line()
    try:
        line.allow(limits.get("answer_s", ANSWER_S))
        connection, path = _connection(address, proxy, certificates, line, limits.get("connect_s", CONNECT_S))
        try:
            headers = {"User-Agent": called} | ({"If-None-Match": etag} if etag else {})
            if proxy and not connection._tunnel_host:  # type: ignore[attr-defined] # it is asked for the whole address
                path = address + TIMESTAMP
                headers |= _passport(proxy)
            connection.putrequest("GET", path, skip_accept_encoding=True)  # a 304 has no body; every byte counts
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            status = connection.getresponse().status
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError):
        return "cannot"
    finally:
        line.close()
    if line.is_cut:
        return "cannot"  # of headers, an end looks like the end
    if status == 304 and etag:
        return "unchanged"
    return "changed" if status == 200 else "cannot"


def agent(board: str, store: str, state: str, head: str = "") -> str:
    """Who asks, and what it has on air: what the office reads in its server's log.

    Args:
        state: The player's folder.
        head: File with the newest hash of the proof of play.
    """
    manifest = str(read(f"{store}/{CURRENT}").get("manifest", ""))
    said = read(f"{state}/{VERDICT}")
    verdict = said.get("verdict") if said.get("manifest") == manifest else "new"
    word = "none" if not manifest else verdict if verdict in ("good", "refused") else "new"
    parts = [f"board={urllib.parse.quote(board)}", f"release={_hex(manifest) or '-'}", f"state={word}"]
    if head:
        try:
            with open(head, encoding="ascii") as file:
                parts.append(f"proof={_hex(file.read(64)) or '-'}")
        except (OSError, ValueError):
            pass  # there is none yet
    return f"ledplayer/{__version__} ({'; '.join(parts)})"


def asked(words: list[str]) -> list[str]:
    """What a poll is for, to be known again."""
    return [os.getcwd(), *words]


def stamp(path: str) -> list[int] | None:
    """By what a file is seen to have changed."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def read(path: str) -> dict:  # type: ignore[type-arg] # see above
    """A small JSON object; empty where there is none."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        with open(handle, "rb") as file:
            raw = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _connection(
    address: str, proxy: str, certificates: str, line: Line, connect_s: float
) -> tuple[http.client.HTTPConnection, str]:
    """A connection that is watched, and the path to ask it for."""
    whole = urllib.parse.urlsplit(address)
    by = urllib.parse.urlsplit(proxy) if proxy else whole
    is_tls = whole.scheme == "https"
    if by.scheme not in ("http", "https") or (proxy and by.scheme != "http"):
        raise ValueError(by.scheme)
    host, port = by.hostname or "", by.port or (443 if by.scheme == "https" else 80)
    if is_tls:
        import ssl

        context = ssl.create_default_context(cafile=None)
        if certificates:
            context.load_verify_locations(cafile=certificates)
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            host, port, timeout=connect_s, context=context
        )
        if proxy:
            connection.set_tunnel(whole.hostname or "", whole.port or 443, headers=_passport(proxy))
    else:
        connection = http.client.HTTPConnection(host, port, timeout=connect_s)

    def create(to: tuple[str, int], *_: object) -> socket.socket:
        return line.opened(lambda: socket.create_connection(to, connect_s), connect_s)

    connection._create_connection = create  # type: ignore[attr-defined] # as urllib3 does
    return connection, whole.path + TIMESTAMP


def _passport(proxy: str) -> dict[str, str]:
    """What a proxy with a name and a password wants to see."""
    by = urllib.parse.urlsplit(proxy)
    if not by.username:
        return {}
    import base64

    name, word = urllib.parse.unquote(by.username), urllib.parse.unquote(by.password or "")
    return {"Proxy-Authorization": "Basic " + base64.b64encode(f"{name}:{word}".encode()).decode()}


def _hex(written: str) -> str:
    """The first eight letters of a hash."""
    found = written[:8]
    return found if len(found) == 8 and all(letter in "0123456789abcdef" for letter in found) else ""
