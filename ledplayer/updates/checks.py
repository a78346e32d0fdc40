"""What syncing needs: a content server that is found, answers, and signs with keys that this board trusts."""

import ipaddress
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from ledplayer.checkup import Check, Finding, Patient, bad, good, untold
from ledplayer.clock import Clock
from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.language import reason
from ledplayer.status.stamp import floor_ms

#: Where Debian and its like keep the authorities that the system trusts.
AUTHORITIES = ("etc/ssl/certs/ca-certificates.crt", "etc/pki/tls/certs/ca-bundle.crt", "etc/ssl/cert.pem")

_MOST_ROOT_BYTES = 512 << 10
_DNS_S = 8.0
_SERVER_S = 15.0


def checks() -> tuple[Check, ...]:
    """What is looked at."""
    return (
        Check(what="doctor-what-certificates", look=_certificates),
        Check(what="doctor-what-name", look=_name, within_s=_DNS_S, hung="doctor-name-hung"),
        Check(what="doctor-what-server", look=_server, within_s=_SERVER_S, hung="doctor-server-hung"),
    )


def _certificates(patient: Patient) -> Iterator[Finding]:
    """Whether the system knows the authorities of the web, where the server is asked by TLS."""
    board = patient.board
    if board and not board.server.startswith("https:"):
        return
    if any(patient.path(place).exists() for place in AUTHORITIES):
        yield good("doctor-certificates")
    else:
        yield bad("doctor-certificates-missing", command=patient.apt("ca-certificates"))


def _name(patient: Patient) -> Iterator[Finding]:
    """Whether the server's name is found, or the proxy's, which finds the server's itself."""
    board = patient.board
    if board is None or not board.server:
        return  # `_server` says so
    host = urlsplit(board.proxy or board.server).hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        yield untold("doctor-name-is-address", host=host)
        return
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        no_answer = isinstance(error, socket.gaierror) and error.errno in (socket.EAI_AGAIN, socket.EAI_FAIL)
        yield bad("doctor-name-no-dns", host=host) if no_answer else bad("doctor-name-unknown", host=host)
        return
    yield good("doctor-name", host=host, address=str(found[0][4][0]))


def _server(patient: Patient) -> Iterator[Finding]:
    """Ask the server for what it signed for this board, and believe it or not, as a pull does; nothing is kept."""
    board = patient.board
    if board is None or not board.server:
        yield untold("doctor-server-none" if board else "doctor-server-untold")
        return
    try:
        root = patient.trust.open("rb").read(_MOST_ROOT_BYTES)
    except OSError as error:
        yield bad("doctor-not-enrolled", file=str(patient.trust), why=reason(error), server=board.server)
        return
    from ledplayer.updates.proof import Proof
    from ledplayer.updates.server import Limits
    from ledplayer.updates.trust import newest
    from ledplayer.updates.web import Web

    now = Clock(floor_ms=floor_ms(patient.state)).read().wall
    limits = Limits(connect_s=5.0, answer_s=8.0, window_s=10.0, tries=1)
    try:
        web = Web(
            board.server,
            agent="ledplayer-doctor",
            proxy=board.proxy,
            certificates=board.certificates,
            knows_time=now is not None,
            limits=limits,
        )
        try:
            signed = newest(root=root, known=Proof(), fetch=web.get, board=board.id, now=now)
        finally:
            web.close()
    except SurroundingsError as error:
        yield Finding(code=error.code, is_ok=False, values=error.values)
    except ContentError as error:
        problem = error.problems[0]
        yield Finding(code=problem.code, is_ok=False, values=problem.values)
    else:
        at = signed.signed_at.astimezone() if signed.signed_at else datetime.fromtimestamp(0, UTC)
        yield good("doctor-server", server=board.server, board=board.id, signed=f"{at:%d/%m/%Y %H:%M}")
