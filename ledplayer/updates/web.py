"""The content server over HTTP, by `requests`, so that no server can hold us, fill us up, or send us elsewhere.

1. Headers have a deadline, bodies a least rate (`line`), and both a bound on bytes.
2. Redirects are not followed, nothing is unpacked, no cookie is kept, no password is read from the user's files.
3. What `requests` and `urllib3` raise does not leave this file.
4. A body that breaks off is for the caller to go on with; a whole file is tried again here.
"""

import errno
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import DefaultCookiePolicy
from urllib.parse import quote, urlsplit

import requests
import urllib3
from requests.utils import get_environ_proxies, select_proxy

from ledplayer.errors import SurroundingsError
from ledplayer.language import reason
from ledplayer.updates.adapter import Adapter, context
from ledplayer.updates.line import Line
from ledplayer.updates.server import CHUNK_BYTES, FINAL, Body, Limits

TIMESTAMP = "metadata/timestamp.json"

_MOST_ETAG = 200
_MISSING = (403, 404, 410)


class Web:
    """A content server. Used by one thread."""

    def __init__(
        self,
        address: str,
        *,
        agent: str = "ledplayer",
        proxy: str = "",
        certificates: str = "",
        knows_time: bool = True,
        limits: Limits | None = None,
    ) -> None:
        """Connects to nothing yet.

        Args:
            address: Of the tree, without a slash at its end.
            agent: The User-Agent.
            proxy: Address of the proxy; "" is the environment's.
            certificates: File of certificates that are trusted besides the system's.
            knows_time: False while no clock can be believed: then the dates of certificates are not judged, for what
                is fetched is signed besides.

        Raises:
            SurroundingsError: The certificates cannot be read.
        """
        self.address = address
        self.limits = limits or Limits()
        self.etag = ""
        self._line = Line()
        self._session = requests.Session()
        self._session.trust_env = False  # it would read the environment again for each request, and `.netrc`
        proxy = proxy or proxy_of(address)
        self._session.proxies = {"http": proxy, "https": proxy} if proxy else {}
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers.update({"Accept-Encoding": "identity", "User-Agent": agent})
        is_tls = "https:" in (address[:6], proxy[:6])
        adapter = Adapter(self._line, self.limits.connect_s, context(certificates, knows_time) if is_tls else None)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, adapter)

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()
        self._line.close()

    def get(self, path: str, most_bytes: int) -> bytes:
        """A whole file. Raises `LookupError` where there is none, `SurroundingsError` where it cannot be had now."""
        failures = 0
        while True:
            try:
                with self._answer(path, {}) as answer:
                    data = b"".join(self._chunks(answer, path, most_bytes, 0))
                    if path == TIMESTAMP:
                        self.etag = answer.headers.get("ETag", "")[:_MOST_ETAG]
                    return data
            except SurroundingsError as error:
                failures += 1
                if failures >= self.limits.tries or error.code in FINAL:
                    raise
                self.limits.rest(failures)

    @contextmanager
    def open(self, path: str, begin: int, most_bytes: int, rate: int = 0) -> Iterator[Body]:
        """A file from a place on, once; it begins at 0 where the server cannot do that. Raises as `get` does."""
        if begin:
            with self._answer(path, {"Range": f"bytes={begin}-"}) as answer:
                if answer.status_code == 200:
                    yield Body(begin=0, chunks=self._chunks(answer, path, begin + most_bytes, rate))
                    return
                if answer.headers.get("Content-Range", "").startswith(f"bytes {begin}-"):
                    yield Body(begin=begin, chunks=self._chunks(answer, path, most_bytes, rate))
                    return
        with self._answer(path, {}) as answer:
            yield Body(begin=0, chunks=self._chunks(answer, path, begin + most_bytes, rate))

    @contextmanager
    def _answer(self, path: str, headers: dict[str, str]) -> Iterator[requests.Response]:
        """A good answer to one request: 200, or with a range 206 or 416."""
        limits = self.limits
        with self._told(path):
            self._line.allow(limits.answer_s)
            answer = self._session.get(
                f"{self.address}/{quote(path, safe='/%')}",
                headers=headers,
                timeout=(limits.connect_s, limits.connect_s),
                stream=True,
                allow_redirects=False,
            )
            self._line.rest()
            self._check(path)
        with answer:
            status = answer.status_code
            if status in _MISSING:
                raise LookupError(f"{status} {path}")
            if answer.is_redirect or 300 <= status < 400:
                raise SurroundingsError("server-redirects", path=path, to=_host(answer.headers.get("Location", "")))
            if status != 200 and not (headers and status in (206, 416)):
                raise SurroundingsError("server-answer", path=path, status=status)
            yield answer

    def _chunks(self, answer: requests.Response, path: str, most_bytes: int, rate: int) -> Iterator[bytes]:
        """A body as it comes. `read1` gives what there is; anything else waits for more."""
        limits, at_once = self.limits, min(CHUNK_BYTES, rate // 2 + 1) if rate else CHUNK_BYTES
        got = of_window = 0
        spent = all_spent = 0.0
        with self._told(path):
            while True:
                begun = time.monotonic()
                self._line.allow(2 * limits.window_s)
                chunk = answer.raw.read1(at_once, decode_content=False)
                self._line.rest()
                if not chunk:
                    self._check(path)
                    return
                got += len(chunk)
                if got > most_bytes:
                    raise SurroundingsError("server-endless", path=path, most=most_bytes)
                spent += time.monotonic() - begun
                of_window += len(chunk)
                if spent >= limits.window_s:
                    if of_window < spent * limits.least_rate:
                        raise SurroundingsError("server-slow", path=path)
                    all_spent, spent, of_window = all_spent + spent, 0.0, 0
                yield chunk
                if rate:
                    time.sleep(max(0.0, len(chunk) / rate - (time.monotonic() - begun)))

    def _check(self, path: str) -> None:
        """What was cut looks like an end: raise `SurroundingsError` for it."""
        if self._line.is_cut:
            raise SurroundingsError("server-slow", path=path)

    @contextmanager
    def _told(self, path: str) -> Iterator[None]:
        """What goes wrong on the line, in our words; addresses with passwords in them are not among those."""
        try:
            yield
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise self._translated(error, path) from error
        finally:
            self._line.rest()

    def _translated(self, error: Exception, path: str) -> SurroundingsError:
        cause = _cause(error)
        if self._line.is_cut or isinstance(cause, (TimeoutError, requests.Timeout, urllib3.exceptions.TimeoutError)):
            return SurroundingsError("server-slow", path=path)
        if isinstance(cause, ssl.SSLError):
            return SurroundingsError("server-tls", why=getattr(cause, "verify_message", "") or cause.reason or "TLS")
        if isinstance(cause, socket.gaierror):
            return SurroundingsError("server-unknown", host=_host(self.address))
        if isinstance(cause, OSError) and (not isinstance(cause, ConnectionError) or cause.errno == errno.ECONNREFUSED):
            return SurroundingsError("server-unreachable", host=_host(self.address), why=reason(cause))
        return SurroundingsError("server-cut", path=path)


def proxy_of(address: str) -> str:
    """The proxy that the environment wants for an address; "" for none."""
    return select_proxy(address, get_environ_proxies(address)) or ""


def _cause(error: BaseException) -> BaseException:
    """The system's own error below all that was wrapped around it."""
    while True:
        wrapped = (getattr(error, "reason", None), *error.args, error.__cause__)
        inner = next((one for one in wrapped if isinstance(one, BaseException)), None)
        if inner is None:
            return error
        error = inner


def _host(location: str) -> str:
    return (urlsplit(location).hostname or "")[:100]
