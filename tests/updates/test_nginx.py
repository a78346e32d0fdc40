"""The site file for nginx that we ship, in a real nginx."""

from collections.abc import Iterator

import pytest
import requests

from tests.updates import nginx

pytestmark = pytest.mark.skipif(nginx.program() is None, reason=nginx.MISSING)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[nginx.Nginx]:
    root = tmp_path_factory.mktemp("www")
    for name in ("metadata/timestamp.json", "objects/ab/abcd", "index.html", ".git/config"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x" * 100)
    (root / "objects" / "ab" / "link").symlink_to("/etc/passwd")
    with nginx.serving(root, tmp_path_factory.mktemp("nginx")) as server:
        yield server


def test_metadata_is_asked_for_anew_each_time_and_known_bytes_are_not_sent_again(server: nginx.Nginx) -> None:
    first = requests.get(f"{server.url}/metadata/timestamp.json", timeout=5)
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-cache")
    again = requests.get(
        f"{server.url}/metadata/timestamp.json", headers={"If-None-Match": first.headers["ETag"]}, timeout=5
    )
    assert (again.status_code, again.content) == (304, b"")


def test_objects_never_change_and_come_in_parts(server: nginx.Nginx) -> None:
    part = requests.get(f"{server.url}/objects/ab/abcd", headers={"Range": "bytes=90-"}, timeout=5)
    assert (part.status_code, part.content) == (206, b"x" * 10)
    assert "immutable" in part.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["objects/", "objects/ab/", "metadata/", ".git/config", "objects/ab/link", "none"])
def test_nothing_is_listed_and_nothing_hidden_or_linked_is_sent(server: nginx.Nginx, path: str) -> None:
    assert requests.get(f"{server.url}/{path}", timeout=5).status_code in (403, 404)


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_nothing_is_written_through_it(server: nginx.Nginx, method: str) -> None:
    assert requests.request(method, f"{server.url}/objects/ab/abcd", data=b"y", timeout=5).status_code in (403, 405)


def test_who_asks_is_in_its_log(server: nginx.Nginx) -> None:
    requests.get(f"{server.url}/", headers={"User-Agent": "ledplayer (board=xa-long-hau)"}, timeout=5)
    assert "board=xa-long-hau" in server.lines()[-1]
