"""First trust: eight words, compared by telephone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledplayer.cli import main
from ledplayer.updates.fingerprint import fingerprint
from ledplayer.updates.rotation import rotate
from tests.updates import nginx
from tests.updates.site import Site

pytestmark = pytest.mark.skipif(nginx.program() is None, reason=nginx.MISSING)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    """A site, and its address."""
    folder = tmp_path_factory.mktemp("office")
    site = Site(folder).begin()
    with nginx.serving(site.web, folder / "nginx") as server:
        yield site, server.url


def enroll(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["enroll", *words, "--root", str(root), "--language", "en"])


def said(result: Result) -> str:
    return f"{result.output} {result.exception}"


def test_with_the_offices_words_its_keys_are_kept(served: tuple[Site, str], tmp_path: Path) -> None:
    site, url = served
    root = tmp_path / "etc" / "root.json"
    words = fingerprint(site.root())
    done = enroll(root, url, "--words", f" {words.upper()} ")
    assert done.exit_code == 0, said(done)
    assert root.read_bytes() == site.root()
    assert "already" in enroll(root, url).output


def test_with_other_words_or_nobody_there_nothing_is_kept(served: tuple[Site, str], tmp_path: Path) -> None:
    site, url = served
    root = tmp_path / "root.json"
    wrong = enroll(root, url, "--words", "ba ban bao bay ben beo bia bo")
    assert (wrong.exit_code, "Nothing was kept" in said(wrong)) == (1, True)
    silent = enroll(root, url)
    assert fingerprint(site.root()) in silent.output
    assert (silent.exit_code, root.exists()) == (1, False)


def test_other_keys_than_those_that_are_trusted_need_a_word_of_their_own(
    served: tuple[Site, str], tmp_path: Path
) -> None:
    site, url = served
    root = tmp_path / "root.json"
    root.write_bytes(Site(tmp_path / "other").begin().root())
    words = fingerprint(site.root())
    refused = enroll(root, url, "--words", words)
    assert (refused.exit_code, "--replace" in said(refused)) == (1, True)
    assert enroll(root, url, "--words", words, "--replace").exit_code == 0
    assert root.read_bytes() == site.root()


@pytest.mark.parametrize(
    ("alter", "told"),
    [
        pytest.param(lambda data: b"", "no signed key", id="empty"),
        pytest.param(lambda data: b"<html>log in</html>", "no signed key", id="a captive portal's page"),
        pytest.param(lambda data: b"[" * 100_000, "no signed key", id="a bomb"),
        pytest.param(lambda data: data.replace(b'"version":1', b'"version":2'), "no signed key", id="altered"),
        pytest.param(None, "no content server", id="nothing"),
    ],
)
def test_what_is_no_content_server_is_told(alter: Callable[[bytes], bytes] | None, told: str, tmp_path: Path) -> None:
    site = Site(tmp_path / "office").begin()
    file = site.web / "metadata" / "1.root.json"
    if alter:
        file.write_bytes(alter(site.root()))
    else:
        file.unlink()
    with nginx.serving(site.web, tmp_path / "nginx") as server:
        refused = enroll(tmp_path / "root.json", server.url, "--words", "x")
    assert refused.exit_code == 1
    assert told in said(refused)
    assert not (tmp_path / "root.json").exists()


def test_after_the_online_key_was_replaced_the_newest_keys_are_offered_under_the_same_words(tmp_path: Path) -> None:
    site = Site(tmp_path / "office").begin()
    words = fingerprint(site.root())
    rotate(site.open(), site.root_key)
    with nginx.serving(site.web, tmp_path / "nginx") as server:
        assert enroll(tmp_path / "root.json", server.url, "--words", words).exit_code == 0
    newest = sorted((site.web / "metadata").glob("*.root.json"), key=lambda path: int(path.name.split(".")[0]))[-1]
    assert newest.name != "1.root.json"
    assert (tmp_path / "root.json").read_bytes() == newest.read_bytes()
