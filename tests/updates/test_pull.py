"""One pull: what comes first, what waits, what is pointed to, and what is left behind."""

import json
import os
from datetime import date, timedelta, timezone
from pathlib import Path

import pytest

from ledplayer.errors import SurroundingsError
from ledplayer.status.verdict import Verdict
from ledplayer.updates import proof as proofs
from ledplayer.updates.puller import Pulled
from ledplayer.updates.stick import Stick
from ledplayer.updates.store import Current, Store
from tests.updates.boards import LIMITS, NEW, NEW_FILM, NEW_PLAYLIST, NEW_SLIDE, OLD, OLD_FILM, Case
from tests.updates.fake_site import NOW, TIMESTAMP, FakeSite, Request, served, sha

TODAY = NOW.astimezone(timezone(timedelta(hours=7)))
TOMORROW, NEXT_WEEK = TODAY.date() + timedelta(days=1), TODAY.date() + timedelta(days=7)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path, now=TODAY)


def pulled(case: Case, **keys: object) -> tuple[Pulled, list[str]]:
    """What a pull came to, and the paths that it asked for."""
    with served(case.site, rule=case.rule) as serving:
        web = case.web(serving.address)
        try:
            return case.pull(web, **keys), serving.paths
        finally:
            web.close()


def current(case: Case) -> Current:
    found = Store(case.store).current()
    assert found
    return found


def objects(paths: list[str]) -> list[str]:
    return [path.rpartition("/")[2] for path in paths if path.startswith("objects/")]


def has(case: Case, data: bytes) -> bool:
    return Store(case.store).holds(sha(data), len(data))


def test_only_what_is_missing_is_fetched_the_smallest_first(case: Case) -> None:
    found, paths = pulled(case)
    assert found == Pulled(manifest=case.new, is_new=True)
    assert objects(paths) == [sha(NEW_PLAYLIST), sha(NEW_SLIDE), sha(NEW_FILM)]


def test_the_previous_release_stays_and_the_one_before_it_goes(case: Case) -> None:
    pulled(case)
    assert has(case, OLD_FILM)
    assert current(case).previous
    case.site.release(OLD | {"playlists/a.yaml": b"campaign: third\n"})
    pulled(case)
    assert current(case).previous == current(case).previous
    case.site.release({"playlists/a.yaml": b"campaign: fourth\n"})
    pulled(case)
    assert not has(case, NEW_FILM)
    assert has(case, OLD_FILM)
    assert case.leftovers() == []


def test_nothing_new_is_two_requests_and_nothing_written(case: Case) -> None:
    pulled(case)
    before = {path: path.stat().st_mtime_ns for path in case.store.rglob("*")}
    found, paths = pulled(case)
    assert found == Pulled(manifest=case.new)
    assert paths == ["metadata/2.root.json", TIMESTAMP]
    assert {path: path.stat().st_mtime_ns for path in case.store.rglob("*")} == before


def test_a_new_signature_on_the_same_content_fetches_no_object(case: Case) -> None:
    pulled(case)
    pointer = (case.store / "current.json").read_bytes()
    case.site.resign()
    found, paths = pulled(case)
    assert not found.is_new
    assert paths == ["metadata/2.root.json", TIMESTAMP]
    assert (case.store / "current.json").read_bytes() == pointer


def test_the_pointer_moves_before_what_is_needed_on_a_later_day_comes(case: Case) -> None:
    days = {"media/film.mp4": NEXT_WEEK, "media/slide.jpg": TOMORROW}
    case.new = case.site.release(NEW, needed=days)
    pointed: list[str] = []

    def rule(request: Request) -> None:
        if request.path.endswith(sha(NEW_FILM)):
            pointed.append(current(case).release.manifest)

    case.rule = rule
    found, paths = pulled(case)
    assert objects(paths) == [sha(NEW_PLAYLIST), sha(NEW_SLIDE), sha(NEW_FILM)]
    assert pointed == [case.new]
    assert (found.is_new, found.left) == (True, None)


def test_what_fails_of_a_later_day_does_not_hold_up_the_release(case: Case) -> None:
    case.new = case.site.release(NEW, needed={"media/film.mp4": NEXT_WEEK})
    case.rule = lambda request: request.path.endswith(sha(NEW_FILM)) and request.reply(404)
    found, _ = pulled(case)
    assert found.is_new
    assert found.left
    assert found.left.code == "server-incomplete"
    assert current(case).release.manifest == case.new
    case.rule = None
    found, paths = pulled(case)
    assert (found.is_new, found.left, objects(paths)) == (False, None, [sha(NEW_FILM)])


def test_one_wrong_file_does_not_keep_the_others_from_coming(case: Case) -> None:
    case.rule = lambda request: request.path.endswith(sha(NEW_PLAYLIST)) and request.reply(404)
    with pytest.raises(SurroundingsError):
        pulled(case)
    assert has(case, NEW_FILM)
    assert current(case).release.manifest == case.old


def test_outside_the_hours_a_release_waits(case: Case) -> None:
    found, paths = pulled(case, is_open=False)
    assert found == Pulled(manifest=case.new, waits=True)
    assert objects(paths) == []
    assert current(case).release.manifest == case.old
    found, _ = pulled(case, is_open=True)
    assert found.is_new


def test_outside_the_hours_what_is_urgent_goes_on_air_and_the_rest_follows(case: Case) -> None:
    case.new = case.site.release(NEW, urgent=("media/slide.jpg",))
    found, paths = pulled(case, is_open=False)
    assert found == Pulled(manifest=case.new, is_new=True, waits=True)
    assert sorted(objects(paths)) == sorted([sha(NEW_SLIDE), sha(NEW_PLAYLIST)])
    found, paths = pulled(case)
    assert (found, objects(paths)) == (Pulled(manifest=case.new), [sha(NEW_FILM)])


def test_only_what_is_not_urgent_is_slowed_down(case: Case) -> None:
    rates: list[tuple[str, int]] = []

    class Slow(Stick):
        def open(self, path: str, begin: int, most_bytes: int, rate: int = 0):  # type: ignore[no-untyped-def] # as it is
            rates.append((path.rpartition("/")[2], rate))
            return super().open(path, begin, most_bytes, rate)

    case.site.release(NEW, urgent=("media/slide.jpg",))
    case.site.write(case.folder / "stick")
    case.pull(Slow(case.folder / "stick"), rate=1000)
    assert dict(rates) == {sha(NEW_SLIDE): 0, sha(NEW_PLAYLIST): 1000, sha(NEW_FILM): 1000}


def test_a_release_that_the_player_refused_is_not_pointed_to_again(case: Case) -> None:
    pulled(case)
    verdict = Verdict(manifest=case.new, verdict="refused", before=case.old)
    found, _ = pulled(case, verdict=verdict)
    assert found == Pulled(manifest=case.new, is_refused=True)
    newest = case.site.release({"playlists/a.yaml": b"campaign: mended\n"})
    found, _ = pulled(case, verdict=verdict)
    assert found.is_new
    pointing = current(case)
    assert pointing.previous
    assert (pointing.release.manifest, pointing.previous.manifest) == (newest, case.old)
    found, _ = pulled(case, verdict=Verdict(manifest=newest, refused=(case.new,), before=case.old))
    assert has(case, OLD_FILM)


def test_the_way_back_leads_to_a_release_that_was_found_good(case: Case) -> None:
    pulled(case)
    on_trial = Verdict(manifest=case.new, verdict="", before=case.old)
    case.site.release({"playlists/a.yaml": b"campaign: at once after it\n"})
    pulled(case, verdict=on_trial)
    pointing = current(case)
    assert pointing.previous
    assert pointing.previous.manifest == case.old
    assert has(case, NEW_FILM)  # it is on air while it is on trial
    pulled(case, verdict=Verdict(manifest=pointing.release.manifest, verdict="good", before=case.old))
    assert not has(case, NEW_FILM)


def room_of(monkeypatch: pytest.MonkeyPatch, total: int) -> None:
    """A disk of so many bytes, all of them for objects."""

    def room(store: Store) -> int:
        files = [*store.folder.glob("objects/*/*"), *store.folder.glob("partial/*")]
        return max(0, total - sum(path.stat().st_size for path in files))

    monkeypatch.setattr(Store, "room", room)


def test_room_is_made_of_what_is_not_on_air(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    pulled(case)
    third = case.site.release({"playlists/a.yaml": b"campaign: third\n", "media/film.mp4": b"a third film" * 30_000})
    good = Verdict(manifest=case.new, verdict="good", before=case.old)
    room_of(monkeypatch, 800_000)
    pulled(case, verdict=good)
    pointing = current(case)
    assert pointing.previous
    assert (pointing.release.manifest, pointing.previous.manifest) == (third, case.new)
    assert not has(case, OLD_FILM)


def test_no_room_is_made_of_what_may_be_on_air(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    pulled(case)
    case.site.release({"playlists/a.yaml": b"campaign: third\n", "media/film.mp4": b"a third film" * 30_000})
    on_trial = Verdict(manifest=case.new, verdict="", before=case.old)
    room_of(monkeypatch, 800_000)
    with pytest.raises(SurroundingsError) as caught:
        pulled(case, verdict=on_trial)
    assert caught.value.code == "store-full"
    assert has(case, OLD_FILM)
    assert has(case, NEW_FILM)


def test_a_part_of_a_release_that_will_not_come_is_collected(case: Case) -> None:
    case.rule = lambda request: request.path.endswith(sha(NEW_FILM)) and request.cut(200_000)
    with pytest.raises(SurroundingsError):
        pulled(case)
    assert [path.name for path in (case.store / "partial").iterdir()] == [sha(NEW_FILM)]
    case.rule = None
    case.site.release({"playlists/a.yaml": b"campaign: another\n"})
    pulled(case)
    assert case.leftovers() == []


def test_a_server_that_cuts_every_answer_short_is_asked_as_long_as_something_comes(case: Case) -> None:
    def rule(request: Request) -> object:
        if not request.path.endswith(sha(NEW_FILM)):
            return False
        begin = int(request.headers.get("Range", "bytes=0-")[6:-1])
        end = min(len(NEW_FILM), begin + 70_000)
        whole = f"bytes {begin}-{len(NEW_FILM) - 1}/{len(NEW_FILM)}"
        request.handler.send_response(206 if begin else 200)
        request.handler.send_header("Content-Range", whole)
        request.handler.send_header("Content-Length", str(len(NEW_FILM) - begin))
        request.handler.end_headers()
        request.handler.wfile.write(NEW_FILM[begin:end])
        request.handler.close_connection = True
        return True

    case.rule = rule
    assert LIMITS.tries < 5
    found, paths = pulled(case)
    assert found.is_new
    assert objects(paths).count(sha(NEW_FILM)) == 5


def test_keys_that_were_replaced_prove_the_release_on_air_anew(case: Case) -> None:
    pulled(case)
    case.site.rotate()
    found, paths = pulled(case)
    assert not found.is_new
    assert objects(paths) == []
    proof = proofs.decode(Store(case.store).read(current(case).release.proof, proofs.MOST_BYTES))
    assert "2.root.json" in proof.files
    assert case.on_air() == case.new


def test_the_first_release_of_a_board(tmp_path: Path) -> None:
    site = FakeSite()
    site.release(NEW)
    site.write(tmp_path / "stick")
    case = Case(tmp_path)
    for path in sorted(case.store.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    case.store.rmdir()
    found = case.pull(Stick(tmp_path / "stick"), root=site.first_root)
    assert found.is_new
    assert current(case).previous is None


def test_a_file_without_bytes(case: Case) -> None:
    case.new = case.site.release(NEW | {"media/empty.txt": b""})
    pulled(case)
    assert case.on_air() == case.new


def test_equal_bytes_are_fetched_once(case: Case) -> None:
    case.site.release({"media/a.jpg": NEW_SLIDE, "media/b.jpg": NEW_SLIDE})
    _, paths = pulled(case)
    assert objects(paths) == [sha(NEW_SLIDE)]


def test_what_is_trusted_is_remembered_even_where_the_rest_fails(case: Case) -> None:
    case.rule = lambda request: request.is_object and request.reply(503)
    with pytest.raises(SurroundingsError):
        pulled(case)
    raw = json.loads((case.store / "trusted.json").read_bytes())
    assert "2.targets.json" in raw["files"]
    assert os.listdir(case.store / "partial") == []


def test_a_day_that_is_not_known_needs_everything_at_once(case: Case) -> None:
    case.site.release(NEW, needed={"media/film.mp4": date(2030, 1, 1)})
    case.rule = lambda request: request.path.endswith(sha(NEW_FILM)) and request.reply(404)
    with pytest.raises(SurroundingsError):
        pulled(case, now=None)
