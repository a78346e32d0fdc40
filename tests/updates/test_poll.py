"""The light poll: one request, and nothing but that, where nothing changed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ledplayer import __version__
from ledplayer.updates.poll import agent, ask
from tests.updates.certificates import certificate_of_authority, tls
from tests.updates.fake_site import TIMESTAMP, FakeSite, Request, served

QUICKLY = {"connect_s": 0.3, "answer_s": 0.3}


@pytest.fixture(scope="module")
def site() -> FakeSite:
    site = FakeSite()
    site.release({"playlists/a.yaml": b"a: b\n"})
    return site


def test_a_server_says_whether_anything_changed(site: FakeSite) -> None:
    with served(site) as serving:
        assert ask(serving.address, serving.etag(), "x") == "unchanged"
        assert ask(serving.address, '"before"', "x") == "changed"
        assert ask(serving.address, "", "x") == "changed"
        assert serving.paths == [TIMESTAMP] * 3


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda request: request.reply(503), id="503"),
        pytest.param(lambda request: request.reply(404), id="404"),
        pytest.param(lambda request: request.reply(302, Location="http://192.0.2.1/"), id="sent elsewhere"),
        pytest.param(lambda request: request.drip(b"HTTP/1.1 304 Not Modified\r\nX-A: "), id="slow headers"),
        pytest.param(lambda request: request.drip(b"", b""), id="silence"),
        pytest.param(lambda request: request.drip(b"no http at all\r\n\r\n"), id="no HTTP"),
        pytest.param(lambda request: request.flood(b"X-A: " + b"a" * 65_536), id="endless headers"),
    ],
)
def test_what_cannot_be_told_is_left_to_a_pull(site: FakeSite, answer: object) -> None:
    with served(site, rule=answer) as serving:  # type: ignore[arg-type] # a rule
        assert ask(serving.address, serving.etag(), "x", **QUICKLY) != "unchanged"


def test_304_to_one_who_knows_nothing_is_no_answer(site: FakeSite) -> None:
    with served(site, rule=lambda request: request.reply(304)) as serving:
        assert ask(serving.address, "", "x") == "cannot"


def test_nobody_there() -> None:
    assert ask("http://127.0.0.1:1", '"1"', "x") == "cannot"


def test_a_private_authority(site: FakeSite, tmp_path: Path) -> None:
    with served(site, tls(tmp_path)) as serving:
        authority = str(certificate_of_authority(tmp_path))
        assert ask(serving.address, serving.etag(), "x", certificates=authority) == "unchanged"
        assert ask(serving.address, serving.etag(), "x") == "cannot"


def test_a_proxy_is_asked_for_the_whole_address(site: FakeSite) -> None:
    seen: list[tuple[str, str | None]] = []

    def rule(request: Request) -> object:
        seen.append((request.handler.path, request.headers["Proxy-Authorization"]))
        return request.reply(304)

    with served(site, rule=rule) as serving:
        assert ask("http://led.example.vn/x", '"1"', "x", proxy=serving.address) == "unchanged"
        proxy = serving.address.replace("//", "//me:word@")
        assert ask("http://led.example.vn/x", '"1"', "x", proxy=proxy) == "unchanged"
    path = f"http://led.example.vn/x/{TIMESTAMP}"
    assert seen == [(path, None), (path, "Basic bWU6d29yZA==")]


def test_who_asks_says_what_it_has_on_air(tmp_path: Path) -> None:
    store, state, head = tmp_path / "store", tmp_path / "state", tmp_path / "head"
    store.mkdir()
    state.mkdir()

    def said() -> str:
        return agent("xã-một", str(store), str(state), str(head)).removeprefix(f"ledplayer/{__version__} ")

    assert said() == "(board=x%C3%A3-m%E1%BB%99t; release=-; state=none)"
    (store / "current.json").write_text(json.dumps({"manifest": "ab12cd34" * 8, "proof": "", "previous": None}))
    head.write_text("0123456789abcdef")
    assert said() == "(board=x%C3%A3-m%E1%BB%99t; release=ab12cd34; state=new; proof=01234567)"
    for verdict in ("good", "refused"):
        (state / "verdict.json").write_text(json.dumps({"manifest": "ab12cd34" * 8, "verdict": verdict}))
        assert f"state={verdict};" in said()
    (state / "verdict.json").write_text(json.dumps({"manifest": "ab12cd34" * 8, "verdict": ""}))
    assert "state=new;" in said()
    (store / "current.json").write_text(json.dumps({"manifest": "evil\r\nX: y", "proof": ""}))
    head.write_bytes(b"\xff\r\nno hash")
    assert said() == "(board=x%C3%A3-m%E1%BB%99t; release=-; state=new)"


def test_it_imports_nothing_heavy() -> None:
    heavy = "'requests', 'urllib3', 'tuf', 'yaml', 'click', 'dataclasses', 'typing', 'pathlib', 'logging', 'subprocess'"
    code = f"import sys; import ledplayer.updates.poll; sys.exit(str(sorted({{{heavy}}} & set(sys.modules)) or ''))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
