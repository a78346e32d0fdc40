"""The signed state: what readers get, before, between and after every write; versions, bins, expiry and new keys."""

import errno
import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.updates.keys import new_key
from ledplayer.updates.rotation import replace_root_key, rotate
from ledplayer.updates.webroot import GRACE_S
from tests.updates.site import NOW, Reader, Site, manifest


@pytest.fixture
def site(tmp_path) -> Site:
    return Site(tmp_path).begin()


def versions(site: Site) -> dict[str, int]:
    return site.open()._versions


def many(count: int, *texts: str):
    return [manifest(f"b{number}", *texts) for number in range(1, count + 1)]


def test_a_board_reads_what_was_signed_for_it_and_nothing_else(site):
    site.publish(manifest("b1", "x"), manifest("b2", "y"))
    assert site.reader("b1").read() == manifest("b1", "x")
    assert site.reader("b2").read() == manifest("b2", "y")
    with pytest.raises(ContentError) as caught:
        site.reader("b3").read()
    assert caught.value.problems[0].code == "trust-no-board"


def test_only_what_changed_gets_a_new_version(site):
    site.publish(manifest("b1", "x"))
    before = versions(site)
    site.open().resign()
    assert versions(site) == {**before, "timestamp": before["timestamp"] + 1}
    site.publish(manifest("b1", "y"))
    assert versions(site) == {"targets": 3, "snapshot": 3, "timestamp": 4}


def test_besides_the_poll_and_its_manifest_a_release_of_10000_files_costs_less_than_a_kilobyte(site):
    site.publish(manifest("b1", *map(str, range(10_000))))
    reader = site.reader()
    reader.read()
    sizes = {name: (site.web / name).stat().st_size for name in reader.names if name.startswith("metadata/")}
    print(f"10,000 files: {sizes}")
    assert len(sizes) == 3
    assert sum(sizes.values()) - sizes["metadata/timestamp.json"] <= 1000
    assert sizes["metadata/timestamp.json"] <= 400


def test_roles_live_as_long_as_they_should_and_are_signed_anew_in_the_middle(site):
    site.publish(manifest("b1", "x"), hours=0)
    begun = site.now
    state = site.open()
    assert state.root.signed.expires == NOW + timedelta(days=3653)
    assert state._targets["targets"].signed.expires == NOW + timedelta(days=1826)
    for day in range(4, 201, 4):
        site.now = begun + timedelta(days=day)
        site.open().resign()
    state = site.open()
    assert state._snapshot.signed.version == 2 + 200 // 48
    assert state._targets["targets"].signed.version == 2
    assert state.timestamp.signed.expires == site.now + timedelta(days=90)
    assert site.reader().read(now=site.now + timedelta(days=44)) == manifest("b1", "x")
    site.now = begun + timedelta(days=1000)
    site.open().resign()
    assert site.open()._targets["targets"].signed.version == 3
    with pytest.raises(ContentError) as caught:
        site.reader().read(now=site.now + timedelta(days=91))
    assert caught.value.problems[0].code == "trust-expired"


def test_the_time_of_change_never_repeats_whatever_the_clock_does(site):
    seen = {int((site.web / "metadata/timestamp.json").stat().st_mtime)}
    for step in (0, 0, -86_400, 5, -1_000_000_000):
        site.now += timedelta(seconds=step)
        site.open().resign()
        seen.add(int((site.web / "metadata/timestamp.json").stat().st_mtime))
    assert len(seen) == 6
    (site.web / "metadata/timestamp.json").unlink()
    site.open(load=False).begin(None)
    assert int((site.web / "metadata/timestamp.json").stat().st_mtime) == max(seen) + 1


def test_a_clock_that_stepped_back_signs_nothing_that_has_expired(site):
    site.publish(manifest("b1", "x"))
    signed = site.now
    site.now = signed - timedelta(days=20_000)
    site.open().resign()
    assert site.reader().read(now=signed + timedelta(days=89)) == manifest("b1", "x")


def test_above_64_boards_each_reads_its_own_bin_and_few_again_read_none(site):
    site.publish(*many(64, "x"))
    first, last = site.reader("b1"), site.reader("b64")
    first.read()
    assert not any("bin" in name for name in first.names)
    site.publish(manifest("b65", "x"))
    assert first.read() == manifest("b1", "x")
    assert sum("bin" in name for name in first.names) == 1
    assert last.read() == manifest("b64", "x")
    site.publish(manifest("b1", "y"))
    assert first.read() == manifest("b1", "y")
    site.publish(*many(64, "z"), only=True)
    assert first.read() == manifest("b1", "z")
    assert not any("bin" in name for name in first.names)
    site.publish(*many(70, "w"))
    assert first.read() == manifest("b1", "w")
    assert site.reader("b70").read() == manifest("b70", "w")


def test_one_of_500_boards_fetches_little_when_another_board_changes(site):
    site.publish(*many(500, "x"))
    reader = site.reader("b7")
    reader.read()
    first = reader.bytes
    worst = 0
    for number in range(100, 104):
        site.publish(manifest(f"b{number}", "y"))
        assert reader.read() == manifest("b7", "x")
        worst = max(worst, reader.bytes)
    print(f"500 boards: first read {first} bytes, another's change {worst} bytes at most")
    assert worst <= 30_000


def test_whoever_reads_between_two_writes_gets_the_old_or_the_new_state(tmp_path):
    seen: list[str] = []
    readers: list[Reader] = []

    def read(path: Path) -> None:
        for reader in (*readers, *([site.reader()] if readers and len(seen) % 4 == 0 else [])):
            (file,) = reader.read().sources[0].files
            seen.append(file)

    site = Site(tmp_path, before=read).begin()
    site.publish(*many(3, "old"))
    readers.append(site.reader())
    for change in (lambda: site.publish(*many(70, "new")), lambda: rotate(site.open(), site.root_key)):
        seen.clear()
        change()
        read(tmp_path)
        assert set(seen) <= {"media/old.png", "media/new.png"}
        assert seen == sorted(seen, reverse=True)  # never back from new to old
        assert len(seen) > 20


class Killed(BaseException):
    pass


@pytest.mark.parametrize("error", [Killed, lambda: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))])
@pytest.mark.parametrize("act", ["publish", "rotate", "resign"])
def test_a_write_that_fails_or_kills_leaves_the_old_or_the_new_state_and_the_next_one_goes_well(tmp_path, error, act):
    left, code = [10**9], "webroot-unwritable"

    def fail(path: Path) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise error()

    site = Site(tmp_path, before=fail).begin()
    site.publish(*many(2, "old"))
    reader = site.reader()
    texts = iter(range(1000))
    for step in range(100):
        text = f"new{next(texts)}"
        (before,) = reader.read().sources[0].files
        left[0] = step
        try:
            if act == "publish":
                site.publish(manifest("b1", text))
            elif act == "rotate":
                rotate(site.open(), site.root_key)
            else:
                site.open().resign()
            done = True
        except Killed:
            done = False
        except SurroundingsError as caught:
            done, code = False, caught.code
        left[0] = 10**9
        (after,) = reader.read().sources[0].files
        assert site.reader().read().sources[0].files.keys() == {after}
        assert after in (before, f"media/{text}.png")
        site.publish(manifest("b1", f"then{step}"))
        assert set(reader.read().sources[0].files) == {f"media/then{step}.png"}
        if done:
            break
    assert done
    assert code == "webroot-unwritable"
    assert step > 0


def test_a_stolen_online_key_signs_nothing_after_the_new_one(site, tmp_path):
    site.publish(manifest("b1", "x"))
    stolen = (site.keys / "online.pem").read_bytes()
    reader = site.reader()
    reader.read()
    rotate(site.open(), site.root_key)
    assert reader.read() == manifest("b1", "x")
    assert site.reader().read() == manifest("b1", "x")
    (site.keys / "online.pem").write_bytes(stolen)
    with pytest.raises(SurroundingsError) as caught:
        site.publish(manifest("b1", "evil"))
    assert caught.value.code == "key-not-known"
    rotate(site.open(), site.root_key)
    site.publish(manifest("b1", "y"))
    assert reader.read() == manifest("b1", "y")


def test_another_root_key_takes_over_and_boards_follow(site):
    site.publish(manifest("b1", "x"))
    reader = site.reader()
    other = new_key()
    replace_root_key(site.open(), site.root_key, other)
    with pytest.raises(SurroundingsError) as caught:
        rotate(site.open(), site.root_key)
    assert caught.value.code == "root-key-not-known"
    rotate(site.open(), other)
    assert reader.read() == manifest("b1", "x")


def test_what_lies_in_the_web_root_is_not_believed_because_it_lies_there(site, tmp_path):
    site.publish(manifest("b1", "x"))
    evil = Site(tmp_path / "evil").begin()
    evil.publish(manifest("b1", "evil"))
    for name in ("timestamp.json", "2.snapshot.json", "2.targets.json"):
        path = site.web / "metadata" / name
        whole = path.read_bytes()
        for other in (b"{}", whole[:-40], (evil.web / "metadata" / name).read_bytes()):
            path.write_bytes(other)
            with pytest.raises(SurroundingsError) as caught:
                site.open().resign()
            assert caught.value.code == "published-broken"
        path.write_bytes(whole)
    site.open().resign()


def test_an_older_state_put_back_is_not_signed_as_new(site):
    site.publish(manifest("b1", "x"))
    old = {path: path.read_bytes() for path in (site.web / "metadata").iterdir()}
    site.publish(manifest("b1", "y"))
    for path, data in old.items():
        path.write_bytes(data)
    with pytest.raises(SurroundingsError) as caught:
        site.open().resign()
    assert caught.value.code == "published-older"


def test_a_lost_web_root_is_begun_again_with_the_same_keys_and_boards_go_on(site):
    site.publish(*many(70, "x"))
    reader = site.reader()
    reader.read()
    rotate(site.open(), site.root_key)
    for path in sorted(site.web.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    with pytest.raises(SurroundingsError) as caught:
        site.open()
    assert caught.value.code == "published-none"
    site.open(load=False).begin(None)
    site.publish(manifest("b1", "y"))
    assert reader.read() == manifest("b1", "y")


def test_what_nothing_names_any_more_stays_for_days_and_then_goes(site):
    site.publish(manifest("b1", "x"))
    (old,) = site.names("targets")
    first = site.names()
    site.publish(manifest("b1", "y"))
    site.publish(manifest("b1", "y2"), hours=GRACE_S / 3600 - 2)
    assert old in site.names("targets")
    assert set(first) <= set(site.names())
    site.publish(manifest("b1", "y3"), hours=3)
    assert old not in site.names("targets")
    assert "1.root.json" in site.names()
    assert "2.targets.json" not in site.names()
    assert len(site.names("targets")) == 3
    assert site.reader().read() == manifest("b1", "y3")


def test_a_board_that_is_no_more_is_not_signed(site):
    site.publish(*many(2, "x"))
    site.publish(manifest("b1", "y"), only=True)
    assert list(site.open().boards) == ["b1"]


def test_two_publishers_at_once_are_one_and_a_sentence(site):
    one, other = site.open().web, site.open().web
    with one.claimed(), pytest.raises(SurroundingsError) as caught, other.claimed():
        pass
    assert caught.value.code == "webroot-in-use"


def test_the_time_of_signing_is_signed(site):
    site.publish(manifest("b1", "x"))
    raw = json.loads((site.web / "metadata/timestamp.json").read_text())
    assert raw["signed"]["x-signed-at"] == f"{site.now:%Y-%m-%dT%H:%M:%SZ}"
    assert site.open().signed_at == site.now
