"""Publishing, whole: what readers get meanwhile, after a failure, and with a board put off the air."""

import errno
import os
import threading
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ledplayer.core.manifest import Manifest
from ledplayer.errors import SurroundingsError
from ledplayer.makers.studio import Studio
from ledplayer.updates.key_folder import KeyFolder
from ledplayer.updates.prepare import prepare
from ledplayer.updates.publish import opened, resign, set_off_air
from ledplayer.updates.webroot import GRACE_S, WebRoot
from tests.updates.office import Office
from tests.updates.site import Reader


class Killed(BaseException):
    pass


class Steps:
    """What happens before every file is put in place."""

    def __init__(self) -> None:
        self.do = lambda path: None

    def __call__(self, path: Path) -> None:
        self.do(path)


@pytest.fixture
def steps():
    return Steps()


@pytest.fixture
def office(tmp_path, studio, steps):
    office = Office(tmp_path, studio, steps)
    office.begin()
    office.write("playlists/a.yaml", "campaign: Cũ\nitems:\n  - image: x.png\n  - folder: bo\n")
    office.picture("media/x.png")
    office.picture("media/bo/1.png", "green")
    return office


def change(office: Office, colour: str = "blue") -> None:
    office.write("playlists/a.yaml", f"campaign: Mới {colour.strip('#')}\nitems:\n  - image: x.png\n  - folder: bo\n")
    office.picture("media/x.png", colour)
    office.picture("media/bo/2.png", colour, size=(32, 32))


def whole(office: Office, reader: Reader) -> Manifest:
    """A board's release, all of whose objects are there as they should be."""
    found = reader.read()
    for file in found.files.values():
        assert (office.web / "objects" / file.sha256[:2] / file.sha256).stat().st_size == file.size_bytes
    return found


def tree(office: Office) -> dict[Path, tuple[int, bytes]]:
    found = (path for path in office.web.rglob("*") if path.is_file())
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


def test_who_reads_between_two_writes_gets_the_old_or_the_new_release_whole(office, steps):
    office.act()
    reader, seen = Reader(office, "b"), []
    old = whole(office, reader)
    steps.do = lambda path: seen.append(whole(office, reader))
    change(office)
    office.act()
    new = whole(office, reader)
    assert new != old
    assert len(seen) >= 8
    assert seen[0] == old
    assert all(one in (old, new) for one in seen)


def test_readers_at_any_time_meet_no_error_and_never_go_back(office):
    office.act()
    stop, failed, seen = threading.Event(), [], []

    def read() -> None:
        reader = Reader(office, "b")
        while not stop.is_set():
            try:
                seen.append((reader.read().released_at, whole(office, reader) is not None))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told below
                failed.append(error)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(4):
        office.now += timedelta(hours=1)
        change(office, f"#00{number}0ff")
        office.act()
    stop.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert seen


@pytest.mark.parametrize("kind", ["killed", "full"])
def test_whatever_write_fails_boards_read_the_old_or_the_new_release_and_the_next_publish_goes_well(
    office, steps, kind
):
    office.act()
    reader = Reader(office, "b")
    left = [0]

    def fail(path: Path) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed if kind == "killed" else OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for step in range(50):
        old = whole(office, reader)
        office.now += timedelta(hours=1)
        change(office, f"#0000{step:02x}")
        steps.do, left[0] = fail, step
        try:
            office.act()
            done = True
        except (Killed, SurroundingsError):
            done = False
        steps.do = lambda path: None
        after = whole(office, reader)
        office.act()
        new = whole(office, reader)
        assert new.sources != old.sources
        assert after == old or after.sources == new.sources
        left_over = [path for path in office.web.rglob("*") if path.name.endswith(".tmp")]
        assert kind == "killed" or left_over == []
        if done:
            break
    assert done
    assert step >= 8


def test_a_full_disk_and_a_folder_that_takes_nothing_are_sentences(office, tmp_path):
    office.act()
    with (
        pytest.raises(SurroundingsError) as caught,
        opened(WebRoot(tmp_path / "content" / "boards.yaml"), KeyFolder(office.keys), office.now),
    ):
        pass
    assert caught.value.code == "webroot-unwritable"


def test_keys_are_never_published(office):
    for folder in (office.web, office.folders[0]):
        inside = KeyFolder(folder / "keys")
        with (
            pytest.raises(SurroundingsError) as caught,
            opened(WebRoot(office.web), inside, office.now, office.folders),
        ):
            pass
        assert caught.value.code == "keys-in-public"


def test_two_at_once_are_one_and_a_sentence(office):
    with opened(WebRoot(office.web), KeyFolder(office.keys), office.now), pytest.raises(SurroundingsError) as caught:
        office.act()
    assert caught.value.code == "webroot-in-use"


def test_publishing_the_same_again_writes_nothing_but_a_signature_and_the_page(office):
    office.act()
    before = tree(office)
    office.now += timedelta(hours=1)
    assert office.act().changes == ()
    after = tree(office)
    assert {path.name for path in after if after[path] != before.get(path)} == {"timestamp.json", "index.html"}


def test_a_file_is_copied_and_signed_for_once_however_often_it_is_shown(office):
    office.write("media/bo/same.png", (office.folders[0] / "media/x.png").read_bytes())
    office.write("playlists/b.yaml", "campaign: B\nboards: c\nitems: [{image: x.png}]\n")
    copies = office.act().copies
    hashes = [copy.sha256 for copy in copies]
    assert len(hashes) == len(set(hashes))
    assert len(office.got().files) < len(office.files()) + 1


def test_a_file_that_changes_after_it_was_read_stops_all_and_nothing_is_signed(office):
    office.act()
    before = office.got()
    change(office)
    with opened(WebRoot(office.web), KeyFolder(office.keys), office.now) as repository:
        prepared = prepare(office.folders, repository, office.studio)
        office.picture("media/x.png", "white", size=(99, 9))
        from ledplayer.updates.publish import carry_out

        with pytest.raises(SurroundingsError) as caught:
            carry_out(prepared, repository)
    assert (caught.value.code, caught.value.values["file"]) == ("publish-changing", "media/x.png")
    assert office.got() == before


def test_what_will_change_is_known_before(office):
    office.write("playlists/b.yaml", "campaign: Hai\nboards: b\nitems: [{text: hai}]\n")
    (first, second) = sorted(office.act().changes, key=lambda one: one.board)
    assert (first.board, first.name, first.new, first.changed) == ("b", "Bảng B", ("Cũ", "Hai"), ())
    assert second.new == ("Cũ",)
    office.picture("media/bo/1.png", "yellow")
    (first, second) = sorted(office.act().changes, key=lambda one: one.board)
    assert (first.new, first.changed, first.withdrawn) == ((), ("Cũ",), ())
    assert first.fetch_bytes == (office.folders[0] / "media/bo/1.png").stat().st_size
    (office.folders[0] / "playlists/b.yaml").unlink()
    (only,) = office.act().changes
    assert (only.board, only.new, only.changed, only.withdrawn) == ("b", (), (), ("Hai",))


def test_strict_publishes_nothing_while_anything_is_broken(office):
    office.act()
    before = office.got()
    office.write("playlists/b.yaml", "campaign: B\nitemz: 1\n")
    change(office)
    assert office.act(strict=True).broken == {"playlists/b.yaml": False}
    assert office.got() == before


def test_boards_are_put_off_the_air_and_on_again_without_their_content(office):
    office.act()
    content = office.folders[0].rename(office.folders[0].with_name("away"))
    web, keys = WebRoot(office.web), KeyFolder(office.keys)
    before = office.got()
    assert set_off_air(web, keys, ["B"], "Bà <b>Hoa</b>", office.now) == ["b"]
    off = office.got()
    assert off.off_air is not None
    assert (off.off_air.by, off.sources) == ("Bà <b>Hoa</b>", before.sources)
    assert office.got("c").off_air is None
    assert "Bà &lt;b&gt;Hoa&lt;/b&gt;" in (office.web / "index.html").read_text("utf-8")
    content.rename(office.folders[0])
    change(office)
    office.now += timedelta(hours=1)
    office.act()
    assert office.got().off_air == off.off_air
    assert office.got().sources != before.sources
    assert set_off_air(web, keys, [], None, office.now) == ["b", "c"]
    assert office.got().off_air is None
    with pytest.raises(SurroundingsError) as caught:
        set_off_air(web, keys, ["bb"], "x", office.now)
    assert (caught.value.code, caught.value.values["near"]) == ("board-not-published", "b")


def test_what_no_release_needs_any_more_is_taken_away_after_days(office):
    office.act()
    old = office.got().sources[0].files["media/x.png"]
    place = office.web / "objects" / old.sha256[:2] / old.sha256
    change(office)
    office.now += timedelta(hours=1)
    office.act()
    office.now += timedelta(seconds=GRACE_S - 60)
    office.act()
    assert place.exists()
    office.now += timedelta(hours=1)
    office.act()
    assert not place.exists()
    whole(office, Reader(office, "b"))


def test_what_was_hashed_and_probed_is_not_again(office):
    office.act()
    office.studio = Studio()  # not started: it would have to be
    change_of_text = office.folders[0] / "playlists/a.yaml"
    change_of_text.write_text("campaign: Mới\nitems:\n  - image: x.png\n", "utf-8")
    office.act()
    assert not office.studio.alive
    (office.keys / "facts.json").unlink()
    office.act()
    assert office.studio.alive
    office.studio.close()
    assert "media/x.png" in office.files()


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)

    def handle_data(self, data):
        self.words.append(data)


def test_the_page_says_what_each_board_has_and_shows_this_week(office):
    office.write(
        "playlists/b.yaml", "campaign: <script>Lễ</script>\nboards: b\nhours: 08:00-09:30\nitems: [{text: a}]\n"
    )
    office.write("playlists/c.yaml", "campaign: Sắp tới\nfrom: 20/10/2023\nitems: [{text: a}]\n")
    office.act()
    page = (office.web / "index.html").read_text("utf-8")
    tags = Tags()
    tags.feed(page)
    said = " ".join(tags.words)
    assert "script" not in tags.found
    assert "<script>Lễ</script>" in said
    assert "08:00–09:30" in said
    assert "Sắp tới (20/10/2023)" in said
    assert said.count("Bảng B") == 1
    assert "http" not in page.replace("http-equiv", "")


def test_the_daily_signature_writes_the_page_of_another_week(office):
    office.write("playlists/c.yaml", "campaign: Sắp tới\nfrom: 20/10/2023\nitems: [{text: a}]\n")
    office.act()
    office.now += timedelta(days=12)
    with opened(WebRoot(office.web), KeyFolder(office.keys), office.now) as repository:
        resign(repository)
    assert "Sắp tới (20/10/2023)" not in (office.web / "index.html").read_text("utf-8")
    assert ">Sắp tới<" in (office.web / "index.html").read_text("utf-8")
