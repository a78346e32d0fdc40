"""The content server over HTTP: what is asked of it, and what is never done."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ledplayer.errors import SurroundingsError
from ledplayer.updates.line import Line
from ledplayer.updates.poll import ask
from ledplayer.updates.server import Limits
from ledplayer.updates.stick import Stick
from ledplayer.updates.web import Web
from tests.updates.boards import HASTY, LIMITS
from tests.updates.certificates import certificate_of_authority, tls
from tests.updates.fake_site import TIMESTAMP, FakeSite, Request, Serving, served

DATA = bytes(range(256)) * 400


@pytest.fixture
def site() -> FakeSite:
    site = FakeSite()
    site.release({"media/a.jpg": DATA})
    site.files["a file"] = DATA
    return site


def web(serving: Serving, **keys: object) -> Web:
    return Web(serving.address, **{"limits": LIMITS} | keys)  # type: ignore[arg-type] # of Web


def read(body: object) -> bytes:
    return b"".join(body.chunks)  # type: ignore[attr-defined] # a Body


def test_a_request_is_plain_and_names_the_board(site: FakeSite) -> None:
    seen: list[Request] = []
    with served(site, rule=seen.append) as serving:
        assert web(serving, agent="ledplayer/1 (board=x)").get("a file", len(DATA)) == DATA
    headers = seen[0].headers
    assert headers["User-Agent"] == "ledplayer/1 (board=x)"
    assert headers["Accept-Encoding"] == "identity"
    assert {"Cookie", "Authorization", "Range"} & set(headers) == set()
    assert seen[0].path == "a file"


def test_a_password_in_the_users_files_goes_nowhere(
    site: FakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    seen: list[Request] = []
    with served(site, rule=seen.append) as serving:
        web(serving).get(TIMESTAMP, 20_000)
    assert "Authorization" not in seen[0].headers


def test_a_cookie_is_not_kept(site: FakeSite) -> None:
    seen: list[Request] = []

    def rule(request: Request) -> object:
        seen.append(request)
        return request.reply(200, b"x", Set_Cookie="track=me; Path=/")

    with served(site, rule=rule) as serving:
        client = web(serving)
        client.get("a", 9)
        client.get("b", 9)
    assert "Cookie" not in seen[1].headers


def test_the_servers_name_for_the_timestamp_is_remembered(site: FakeSite) -> None:
    with served(site) as serving:
        client = web(serving)
        client.get(TIMESTAMP, 20_000)
        assert client.etag == serving.etag()


def test_a_file_is_read_from_a_place_on(site: FakeSite) -> None:
    site.files["objects/x"] = DATA
    with served(site) as serving:
        client = web(serving)
        with client.open("objects/x", 1000, len(DATA) - 1000) as body:
            assert (body.begin, read(body)) == (1000, DATA[1000:])
        with client.open("objects/x", 0, len(DATA)) as body:
            assert (body.begin, read(body)) == (0, DATA)
        with client.open("objects/x", len(DATA), 0) as body:  # 416
            assert body.begin == 0
        assert serving.sent_bytes == len(DATA) * 3 - 1000


def test_a_connection_is_used_again(site: FakeSite) -> None:
    ports = set()
    with served(site, rule=lambda request: ports.add(request.handler.client_address[1])) as serving:
        client = web(serving)
        for _ in range(3):
            client.get(TIMESTAMP, 20_000)
        client.close()
    assert len(ports) == 1


def test_a_whole_file_is_tried_as_often_as_it_may_be(site: FakeSite) -> None:
    with served(site, rule=lambda request: request.number < 3 and request.reply(503)) as serving:
        assert web(serving).get(TIMESTAMP, 20_000)
    with served(site, rule=lambda request: request.reply(503)) as serving:
        with pytest.raises(SurroundingsError) as caught:
            web(serving).get(TIMESTAMP, 20_000)
        assert caught.value.values["status"] == 503
        assert len(serving.paths) == LIMITS.tries


def test_a_rate_is_kept(site: FakeSite) -> None:
    site.files["objects/x"] = DATA
    with served(site) as serving, web(serving).open("objects/x", 0, len(DATA), rate=400_000) as body:
        begun = time.monotonic()
        assert read(body) == DATA
        assert 0.2 < time.monotonic() - begun < 2.0


def test_a_rate_below_the_least_is_not_taken_for_a_slow_server(site: FakeSite) -> None:
    site.files["objects/x"] = DATA[:3000]
    with served(site) as serving, web(serving, limits=HASTY).open("objects/x", 0, 3000, rate=5_000) as body:
        assert read(body) == DATA[:3000]


def test_a_proxy_is_asked_for_the_whole_address(site: FakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def rule(request: Request) -> object:
        seen.append(request.handler.path)
        return request.reply(200, b"by the proxy")

    with served(site, rule=rule) as proxy:
        assert Web("http://led.example.vn", proxy=proxy.address, limits=LIMITS).get("a", 99) == b"by the proxy"
        monkeypatch.setenv("http_proxy", proxy.address)
        assert Web("http://led.example.vn", limits=LIMITS).get("b", 99) == b"by the proxy"
    assert seen == ["http://led.example.vn/a", "http://led.example.vn/b"]


def test_certificates_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    (tmp_path / "no.pem").write_text("no certificate")
    for name in ("no.pem", "nothing.pem"):
        with pytest.raises(SurroundingsError) as caught:
            Web("https://led.example.vn", certificates=str(tmp_path / name))
        assert caught.value.code == "certificates-unreadable"


def test_a_password_of_a_proxy_is_in_no_error() -> None:
    client = Web("http://led.example.vn", proxy="http://me:s3cret@127.0.0.1:1", limits=HASTY)
    with pytest.raises(SurroundingsError) as caught:
        client.get("a", 9)
    assert "s3cret" not in str(caught.value)


def test_opening_a_connection_is_given_up_however_it_hangs() -> None:
    over, late = threading.Event(), socket.socket()

    def connect() -> socket.socket:
        over.wait(5)
        return late

    with pytest.raises(TimeoutError):
        Line().opened(connect, 0.02)
    over.set()
    while late.fileno() >= 0:  # it is closed by the thread that it came too late for
        time.sleep(0.001)


def test_pauses_grow_and_differ() -> None:
    slept: list[float] = []
    limits = Limits(pause_s=1.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ledplayer.updates.server.time.sleep", slept.append)
        for failures in (1, 1, 2, 2, 3, 3):
            limits.rest(failures)
    assert len(set(slept)) == 6
    assert 0.5 <= min(slept[:2]) <= max(slept[:2]) <= 1.5
    assert 2.0 <= min(slept[4:]) <= max(slept[4:]) <= 6.0


def test_a_stick_is_read_as_a_server_is(site: FakeSite, tmp_path: Path) -> None:
    site.write(tmp_path)
    stick = Stick(tmp_path)
    assert stick.get("a file", len(DATA)) == DATA
    with stick.open("a file", 1000, len(DATA) - 1000) as body:
        assert (body.begin, read(body)) == (1000, DATA[1000:])
    with pytest.raises(LookupError):
        stick.get("nothing", 9)
    with pytest.raises(SurroundingsError) as caught:
        stick.get("a file", 9)
    assert caught.value.code == "server-endless"


def test_a_proxy_leads_to_a_server_that_speaks_tls(site: FakeSite, tmp_path: Path) -> None:
    authority = str(certificate_of_authority(tmp_path))
    with served(site, tls(tmp_path)) as serving, tunnel() as proxy:
        client = Web(serving.address, proxy=proxy, certificates=authority, limits=LIMITS)
        assert client.get(TIMESTAMP, 20_000) == site.files[TIMESTAMP]
        client.close()
        assert ask(serving.address, serving.etag(), "x", proxy, authority) == "unchanged"


@contextmanager
def tunnel() -> Iterator[str]:
    """A proxy that connects, and passes on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            try:
                while True:
                    near, _ = listening.accept()
                    head = b""
                    while b"\r\n\r\n" not in head:
                        head += near.recv(1)
                    host, _, port = head.split()[1].decode().partition(":")
                    far = socket.create_connection((host, int(port)))
                    near.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                    for one, other in ((near, far), (far, near)):
                        threading.Thread(target=passed_on, args=(one, other), daemon=True).start()
            except OSError:
                return

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def passed_on(one: socket.socket, other: socket.socket) -> None:
    try:
        while data := one.recv(65_536):
            other.sendall(data)
        other.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
