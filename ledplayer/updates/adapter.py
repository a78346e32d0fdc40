"""Connections of `requests` that are watched (`line`), and trusted as the system does."""

import ssl
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from ledplayer.errors import SurroundingsError
from ledplayer.language import reason
from ledplayer.updates.line import Line

#: OpenSSL's X509_V_FLAG_NO_CHECK_TIME.
_NO_DATES = 0x200000


def context(certificates: str, knows_time: bool = True) -> ssl.SSLContext:
    """TLS as the system trusts it, and a file of certificates besides. Raises `SurroundingsError`."""
    made = ssl.create_default_context()
    try:
        if certificates:
            made.load_verify_locations(cafile=certificates)
    except OSError as error:
        why = "PEM" if isinstance(error, ssl.SSLError) else reason(error)
        raise SurroundingsError("certificates-unreadable", file=certificates, why=why) from error
    if not knows_time:
        made.verify_flags |= _NO_DATES
    return made


class Adapter(HTTPAdapter):
    """Connections that are watched; each is given up after `connect_s`."""

    def __init__(self, line: Line, connect_s: float, tls: ssl.SSLContext | None) -> None:
        self._pools = _watched(line, connect_s)
        self._tls = tls
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._tls, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(proxy, ssl_context=self._tls, proxy_ssl_context=self._tls, **kwargs)
        manager.pool_classes_by_scheme = self._pools
        return manager


def _watched(line: Line, seconds: float) -> dict[str, type[HTTPConnectionPool]]:
    """Pools whose connections `line` may cut."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> Any:
            return line.opened(super()._new_conn, seconds)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> Any:
            return line.opened(super()._new_conn, seconds)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
