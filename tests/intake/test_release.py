"""What the content server has for this board: proven, taken in, and put in place of the old all at once."""

import contextlib
import json
import mmap
import os
import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest
from PIL import Image
from securesystemslib.signer import CryptoSigner

from ledplayer.core.manifest import OffAir, decode, encode
from ledplayer.files import write_whole
from ledplayer.intake import proving
from ledplayer.status.failed import ALTERED, Failed
from ledplayer.status.stamp import SIGNED
from ledplayer.status.verdict import VERDICT
from ledplayer.updates import proof as proofs
from ledplayer.updates.proof import Proof
from ledplayer.updates.store import Release
from tests.intake.desk import BOARDS, TEXT, Desk
from tests.intake.faults import at_step, die, fail
from tests.intake.test_crash import killed
from tests.updates.signed import RELEASED, Office, Shipped


def picture(colour: str = "red", size: tuple[int, int] = (64, 32)) -> bytes:
    """A picture's bytes."""
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, "PNG")
    return data.getvalue()


def slides(*names: str) -> dict[str, str | bytes]:
    """A folder with a playlist that shows some pictures of different colours."""
    items = ", ".join(f"{{image: {name}}}" for name in names)
    colours = {f"media/{name}": picture(name.partition(".")[0]) for name in names}
    return {"playlists/a.yaml": f"campaign: A\nitems: [{items}]\n", **colours}


@pytest.fixture
def shipped(desk: Desk, tmp_path: Path) -> Shipped:
    """A store that the desk's board follows."""
    shipped = Shipped(tmp_path / "store")
    desk.store, desk.root = shipped.folder, shipped.root
    return shipped


def verdict(desk: Desk, release: Release, word: str) -> None:
    """The player has come to a verdict."""
    write_whole(desk.state / VERDICT, json.dumps({"manifest": release.manifest, "verdict": word}).encode())


def later(desk: Desk, seconds: float = 2.0) -> Desk:
    """A beat later."""
    desk.clock.advance(seconds)
    return desk.run()


def place(shipped: Shipped, release: Release, path: str) -> Path:
    """Where a file of a release lies."""
    manifest = decode(shipped.store.read(release.manifest, 1 << 24))
    return shipped.store.place(next(one.files[path].sha256 for one in manifest.sources if path in one.files))


def test_a_release_is_taken_in_before_all_other_sources_and_played_in_place(desk: Desk, shipped: Shipped) -> None:
    desk.write("playlists/z.yaml", TEXT.format("của xã"))
    release = shipped.pull(slides("red.png", "blue.png"))
    desk.run()
    assert desk.texts() == ["red.png", "blue.png", "của xã"]
    assert desk.plan.release == release.manifest
    (first, *_) = desk.plan.pieces
    assert first.source == "server:folder"
    assert first.path == str(shipped.store.place(first.sha256))
    assert desk.objects() == [], "nothing of it is copied"
    assert desk.told() == []


def test_the_folders_of_a_release_are_sources_of_their_own(desk: Desk, shipped: Shipped) -> None:
    shipped.pull(slides("red.png"), slides("blue.png") | {"playlists/b.yaml": TEXT.format("xã")})
    desk.run()
    assert desk.texts() == ["red.png", "xã"], "the same playlist in two folders plays once"


def test_a_bare_folder_of_pictures_goes_by_the_name_that_was_published(desk: Desk, shipped: Shipped) -> None:
    shipped.pull({"red.png": picture()})
    desk.run()
    assert desk.plan.pieces[0].campaign == "folder"


def test_without_a_release_the_other_sources_play_by_the_rules_that_stand(desk: Desk, shipped: Shipped) -> None:
    desk.write("playlists/z.yaml", TEXT.format("của xã"))
    desk.run()
    assert desk.texts() == ["của xã"]
    assert desk.told() == ["release-none"]


def test_beside_a_release_an_unsigned_urgent_campaign_shows_nothing(desk: Desk, shipped: Shipped) -> None:
    desk.write("playlists/z.yaml", "campaign: Z\nlevel: urgent\nitems: [{text: gấp}]\n")
    shipped.pull(slides("red.png"))
    desk.run()
    assert desk.texts() == ["red.png"]


def test_the_boards_of_a_release_count(desk: Desk, shipped: Shipped) -> None:
    shipped.pull(
        {
            "boards.yaml": BOARDS.replace("Bảng B", "Bảng Chính, groups: [xã]").replace("192x96", "96x96", 1),
            "playlists/a.yaml": "campaign: A\nboards: [xã]\nitems: [{text: nhóm}]\n",
        }
    )
    (desk.content / "boards.yaml").unlink()
    desk.run()
    assert desk.texts() == ["nhóm"]
    assert desk.plan.board.canvas is not None
    assert desk.plan.board.canvas.width == 96


def test_a_pointer_that_moves_is_seen_within_a_beat(desk: Desk, shipped: Shipped) -> None:
    shipped.pull(slides("red.png"))
    desk.run()
    new = shipped.pull(slides("blue.png"))
    desk.clock.advance(1.5)
    assert desk.intake
    desk.intake.turn()
    assert desk.intake.library.server.served
    assert desk.intake.library.server.served.is_asking
    desk.run()
    assert desk.texts() == ["blue.png"]
    assert desk.plan.release == new.manifest


def test_a_new_release_takes_the_old_ones_place_all_at_once(desk: Desk, shipped: Shipped) -> None:
    """The names of one release never show the bytes of another, nor a part of it alone."""
    shipped.pull(slides("red.png", "blue.png"))
    desk.run()
    old = {piece.what: piece.sha256 for piece in desk.plan.pieces}
    swapped = slides("red.png", "blue.png", "green.png")
    swapped["media/red.png"], swapped["media/blue.png"] = swapped["media/blue.png"], swapped["media/red.png"]
    shipped.pull(swapped)
    desk.clock.advance(2)
    seen = []
    assert desk.intake
    for _ in range(3000):
        _, medium = desk.intake.turn()
        shown = {piece.what: piece.sha256 for piece in desk.plan.pieces}
        if not seen or seen[-1] != shown:
            seen.append(shown)
        if desk.intake.library.server.served.is_asking:  # type: ignore[union-attr]
            time.sleep(0.02)
        elif medium is None:
            desk.clock.advance(0.05)
        if len(seen) > 1 and not desk.intake.is_admitting:
            break
    assert [sorted(shown) for shown in seen] == [["blue.png", "red.png"], ["blue.png", "green.png", "red.png"]]
    assert seen[1]["red.png"] == old["blue.png"]
    assert seen[1]["blue.png"] == old["red.png"]


def test_something_urgent_does_not_wait_for_the_rest_of_its_release(desk: Desk, shipped: Shipped) -> None:
    shipped.pull(slides("red.png"))
    desk.run()
    colours = ("green", "white", "black", "gray", "navy", "pink", "gold", "cyan")
    new = slides("red.png", *(f"{colour}.png" for colour in colours))
    new["playlists/u.yaml"] = "campaign: U\nlevel: urgent\nitems: [{image: blue.png}]\n"
    new["media/blue.png"] = picture("blue")
    shipped.pull(new)
    desk.clock.advance(2)
    assert desk.intake
    for _ in range(3000):
        desk.intake.turn()
        if desk.texts() == ["blue.png"]:
            break
        time.sleep(0.01)
    assert len(desk.intake.library.arrivals._queue) > 2, "most are still waiting"
    desk.run()
    assert desk.told() == ["urgent-no-end"]


def test_a_playlist_that_the_board_cannot_read_keeps_its_last_good_version(desk: Desk, shipped: Shipped) -> None:
    shipped.pull(slides("red.png"))
    desk.run()
    newer = slides("red.png") | {"playlists/a.yaml": "campaign: A\nholograms: yes\nitems: [{image: red.png}]\n"}
    shipped.pull(newer | {"playlists/b.yaml": TEXT.format("mới")})
    for _ in range(2):
        later(desk)
        assert desk.texts() == ["red.png", "mới"]
        desk.crash()


def test_the_one_before_a_refused_one_may_have_been_signed_anew_since(desk: Desk, shipped: Shipped) -> None:
    old = shipped.pull(slides("red.png"))
    desk.run()
    new = shipped.release(slides("blue.png"))
    again = shipped.put(shipped.store.read(old.manifest, 1 << 24))
    shipped.store.point(new, again)
    later(desk)
    verdict(desk, new, "refused")
    later(desk)
    assert desk.plan.release == old.manifest
    assert desk.texts() == ["red.png"]


def test_after_a_restart_nothing_is_proven_nor_probed_again(
    desk: Desk, shipped: Shipped, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped.pull(slides("red.png", "blue.png"))
    desk.run()
    assert desk.intake
    desk.intake.save()
    before = (desk.state / "plan.json").read_bytes()
    desk.crash()
    (desk.state / "plan.json").unlink()
    monkeypatch.setattr(proving, "PROGRAM", Path("/nonexistent"))
    monkeypatch.setattr(desk.studio, "open", None)
    desk.start()
    assert (desk.state / "plan.json").read_bytes() == before, "planned before the first look"


def test_what_is_remembered_of_proofs_counts_for_one_root_and_one_board(desk: Desk, shipped: Shipped) -> None:
    shipped.pull(slides("red.png"))
    desk.run()
    desk.crash()
    shipped.root.write_bytes(Office().root)
    (desk.state / "plan.json").unlink()
    desk.run()
    assert desk.plan.release == ""
    assert desk.told() == ["release-not-signed"]


def test_a_store_that_is_away_at_the_start_leaves_the_plan_as_it_is(desk: Desk, shipped: Shipped) -> None:
    shipped.pull(slides("red.png"))
    desk.run()
    desk.crash()
    away = shipped.folder.with_name("away")
    shipped.folder.rename(away)
    later(desk, 10)
    assert desk.texts() == ["red.png"]
    away.rename(shipped.folder)
    later(desk, 10)
    assert desk.texts() == ["red.png"]
    assert desk.told() == []


def _unsigned(shipped: Shipped) -> None:
    stranger = Office()
    manifest, objects = stranger.manifest(slides("blue.png"))
    for data in objects.values():
        shipped.store.put(data)
    shipped.point(shipped.put(encode(manifest), stranger.prove(encode(manifest))))


def _torn(shipped: Shipped) -> None:
    path = shipped.folder / "current.json"
    path.write_bytes(path.read_bytes()[:-9])


def _a_path(shipped: Shipped) -> None:
    raw = json.loads((shipped.folder / "current.json").read_bytes())
    raw["manifest"] = "../../../../etc/passwd"
    (shipped.folder / "current.json").write_text(json.dumps(raw))


def _nested(shipped: Shipped) -> None:
    (shipped.folder / "current.json").write_text("[" * 4000)


def _no_manifest(shipped: Shipped) -> None:
    new = shipped.pull(slides("blue.png"))
    shipped.store.place(new.manifest).unlink()


def _another_boards(shipped: Shipped) -> None:
    shipped.office.board = "c"
    shipped.pull(slides("blue.png"))


def _no_playlist(shipped: Shipped) -> None:
    shipped.pull(slides("blue.png"), later=frozenset({"playlists/a.yaml"}))


def _pipe(shipped: Shipped) -> None:
    (shipped.folder / "current.json").unlink()
    os.mkfifo(shipped.folder / "current.json")


def _older(shipped: Shipped) -> None:
    old = shipped.release(slides("blue.png"))
    shipped.pull(slides("red.png") | {"note.txt": "2"})
    shipped.point(old)


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (_unsigned, "release-not-signed"),
        (_torn, "release-pointer-torn"),
        (_a_path, "release-pointer-torn"),
        (_nested, "release-pointer-torn"),
        (_pipe, "release-pointer-torn"),
        (_no_manifest, "release-incomplete"),
        (_another_boards, "release-not-signed"),
        (_no_playlist, "release-incomplete"),
    ],
)
def test_a_release_that_is_refused_changes_nothing_on_air_over_restarts_too(
    desk: Desk, shipped: Shipped, harm, code: str
) -> None:
    shipped.pull(slides("red.png"))
    desk.run()
    before = (desk.state / "plan.json").read_bytes()
    harm(shipped)
    later(desk)
    assert desk.told() == [code]
    for _ in range(2):
        assert (desk.state / "plan.json").read_bytes() == before
        later(desk.crash(), 20)


def test_what_was_signed_before_is_not_used_again(desk: Desk, shipped: Shipped) -> None:
    old = shipped.release(slides("blue.png"))
    shipped.pull(slides("red.png"))
    desk.run()
    shipped.point(old)
    later(desk)
    assert desk.texts() == ["red.png"]
    assert desk.told() == ["release-older"]
    later(desk.crash(), 20)
    assert desk.texts() == ["red.png"]


def test_a_refused_release_gives_way_to_the_one_before_it_and_does_not_come_back(desk: Desk, shipped: Shipped) -> None:
    old = shipped.pull(slides("red.png"))
    desk.run()
    new = shipped.pull(slides("blue.png"))
    later(desk)
    assert desk.texts() == ["blue.png"]
    verdict(desk, new, "refused")
    later(desk)
    assert desk.texts() == ["red.png"]
    assert desk.plan.release == old.manifest
    assert desk.told() == ["release-gave-up"]
    desk.crash()
    (desk.state / "plan.json").unlink()
    desk.start()
    assert desk.texts() == ["red.png"]


def test_one_that_was_never_used_is_no_way_back_behind_a_refused_one(desk: Desk, shipped: Shipped) -> None:
    never = shipped.release(slides("green.png"))
    shipped.pull(slides("red.png"))
    desk.run()
    new = shipped.pull(slides("blue.png"))
    later(desk)
    shipped.store.point(new, never)
    verdict(desk, new, "refused")
    later(desk)
    assert "release-older" in desk.told()
    assert desk.plan.release != never.manifest


def test_a_pointer_that_names_an_older_release_twice_brings_nothing_back(desk: Desk, shipped: Shipped) -> None:
    old = shipped.pull(slides("red.png"))
    desk.run()
    shipped.pull(slides("blue.png"))
    later(desk)
    shipped.store.point(old, old)
    later(desk)
    assert desk.texts() == ["blue.png"]
    assert desk.told() == ["release-older"]


def test_a_release_that_was_refused_long_ago_is_no_door_to_older_ones(desk: Desk, shipped: Shipped) -> None:
    old = shipped.pull(slides("red.png"))
    desk.run()
    refused = shipped.pull(slides("blue.png"))
    later(desk)
    verdict(desk, refused, "refused")
    later(desk)
    shipped.store.point(shipped.release(slides("green.png")), old)
    later(desk)
    assert desk.texts() == ["green.png"]
    shipped.store.point(refused, old)
    later(desk)
    assert desk.texts() == ["green.png"]
    assert "release-older" in desk.told()


def thief(shipped: Shipped) -> Office:
    """An office's twin, with its online key and without its root key, that signed a hundred thousand times."""
    twin = Office(signer=shipped.office.signer, version=100_000, signed_at=RELEASED + timedelta(days=20_000))
    twin.roots = dict(shipped.office.roots)
    return twin


def steals(shipped: Shipped, *colours: str) -> Release:
    """What a thief signed becomes the current release."""
    honest, shipped.office = shipped.office, thief(shipped)
    try:
        return shipped.pull(slides(*colours))
    finally:
        shipped.office = honest


def test_a_board_comes_back_by_itself_when_a_stolen_key_was_replaced(desk: Desk, shipped: Shipped) -> None:
    shipped.pull(slides("red.png"))
    desk.run()
    stolen = steals(shipped, "black.png")
    later(desk)
    assert desk.texts() == ["black.png"]
    old, new = shipped.office.signer, CryptoSigner.generate_ed25519()
    shipped.office.renew(old, new)
    shipped.office.renew(new)
    shipped.pull(slides("green.png"))
    later(desk)
    assert desk.texts() == ["green.png"]
    assert desk.told() == []
    for again in (stolen, shipped.release(slides("green.png"))):
        shipped.store.point(again, stolen)
        later(desk)
        assert desk.texts() == ["green.png"]
    later(desk.crash(), 20)
    shipped.store.point(stolen, None)
    later(desk)
    assert desk.texts() == ["green.png"]
    assert desk.told() == ["release-older"]


def test_the_board_comes_back_when_its_content_is_what_it_was_before_the_theft(desk: Desk, shipped: Shipped) -> None:
    first = shipped.pull(slides("red.png"))
    desk.run()
    steals(shipped, "black.png")
    later(desk)
    shipped.office.renew(CryptoSigner.generate_ed25519())
    shipped.point(shipped.put(shipped.store.read(first.manifest, 1 << 24)))
    later(desk)
    assert desk.texts() == ["red.png"]


def test_what_a_thief_signed_is_no_way_back_once_the_key_was_replaced(desk: Desk, shipped: Shipped) -> None:
    desk.write("playlists/z.yaml", TEXT.format("của xã"))
    stolen = steals(shipped, "black.png")
    desk.run()
    shipped.office.renew(CryptoSigner.generate_ed25519())
    new = shipped.pull(slides("green.png"))
    later(desk)
    assert desk.texts() == ["green.png", "của xã"]
    verdict(desk, new, "refused")
    later(desk)
    assert shipped.store.current().previous == stolen  # type: ignore[union-attr]
    assert desk.texts() == ["của xã"]


def test_a_newer_root_with_the_same_key_makes_nothing_old_new(desk: Desk, shipped: Shipped) -> None:
    old = shipped.release(slides("blue.png"))
    shipped.pull(slides("red.png"))
    desk.run()
    shipped.office.renew(shipped.office.signer, CryptoSigner.generate_ed25519())
    known = proofs.decode(shipped.store.read(old.proof, proofs.MOST_BYTES))
    longer = Proof(files=shipped.office.roots | dict(known.files))
    shipped.point(Release(manifest=old.manifest, proof=shipped.store.put(proofs.encode(longer))))
    later(desk)
    assert desk.texts() == ["red.png"]
    assert desk.told() == ["release-older"]


def test_the_time_of_a_thief_s_signing_is_forgotten_when_the_key_was_replaced(desk: Desk, shipped: Shipped) -> None:
    stolen = steals(shipped, "black.png")
    desk.run()
    ahead_ms = json.loads((desk.state / SIGNED).read_bytes())["signed_ms"]
    shipped.office.renew(CryptoSigner.generate_ed25519())
    shipped.pull(slides("red.png"))
    later(desk)
    honest_ms = json.loads((desk.state / SIGNED).read_bytes())["signed_ms"]
    assert honest_ms < ahead_ms
    shipped.point(stolen)
    later(desk.crash(), 20)
    assert json.loads((desk.state / SIGNED).read_bytes())["signed_ms"] == honest_ms


def test_what_was_remembered_before_keys_were_counts_by_its_version(desk: Desk, shipped: Shipped) -> None:
    old = shipped.release(slides("blue.png"))
    now = shipped.pull(slides("red.png"))
    desk.run()
    path = desk.state / "intake" / "releases.json"
    raw = json.loads(path.read_bytes())
    del raw["by"]
    raw["proven"] = [row[:4] for row in raw["proven"]]
    path.write_bytes(json.dumps(raw).encode())
    desk.crash()
    desk.start()
    assert desk.plan.release == now.manifest
    shipped.point(old)
    later(desk)
    assert desk.told() == ["release-older"]
    shipped.pull(slides("green.png"))
    later(desk)
    assert desk.texts() == ["green.png"]


def test_a_refused_release_with_none_before_it_leaves_the_other_sources(desk: Desk, shipped: Shipped) -> None:
    desk.write("playlists/z.yaml", TEXT.format("của xã"))
    new = shipped.pull(slides("blue.png"))
    desk.run()
    verdict(desk, new, "refused")
    later(desk)
    assert desk.texts() == ["của xã"]


def test_a_release_that_is_signed_anew_is_the_same(desk: Desk, shipped: Shipped) -> None:
    first = shipped.pull(slides("red.png"))
    desk.run()
    before = (desk.state / "plan.json").stat().st_ino
    manifest = shipped.store.read(first.manifest, 1 << 24)
    shipped.point(shipped.put(manifest))
    later(desk)
    assert desk.told() == []
    assert (desk.state / "plan.json").stat().st_ino == before
    assert json.loads((desk.state / "intake" / "releases.json").read_bytes())["newest"] == 2


def test_a_file_that_is_still_to_come_is_no_error_and_comes(desk: Desk, shipped: Shipped) -> None:
    release = shipped.pull(slides("red.png", "blue.png"), later=frozenset({"media/blue.png"}))
    desk.run()
    assert desk.texts() == ["red.png"]
    assert desk.told() == ["release-on-its-way"]
    shipped.store.put(picture("blue"))
    later(desk)
    later(desk, 3)
    assert desk.texts() == ["red.png", "blue.png"]
    assert desk.plan.release == release.manifest
    assert desk.told() == []


def test_the_status_page_tells_of_the_server(desk: Desk, shipped: Shipped, caplog: pytest.LogCaptureFixture) -> None:
    shipped.pull(slides("red.png", "blue.png"), later=frozenset({"media/blue.png"}))
    desk.run()
    off_air = OffAir(by="Trần Thị B", since="2023-10-09T09:00:00Z")
    shipped.pull(slides("red.png"), off_air=off_air)
    later(desk, 10)
    later(desk, 10)
    (page,) = desk.content.glob("00-*.html")
    assert "Trần Thị B" in page.read_text("utf-8")
    assert "mistake of ours" not in caplog.text
    assert not list(shipped.folder.glob("*.html"))


def test_a_flipped_bit_keeps_a_file_off_the_air_until_it_was_fetched_again(desk: Desk, shipped: Shipped) -> None:
    release = shipped.pull(slides("red.png", "blue.png"))
    file = place(shipped, release, "media/blue.png")
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] + b"x" + whole[-8:])
    desk.run()
    assert desk.texts() == ["red.png"]
    assert "object-altered" in desk.told()
    broken = desk.state / "broken.json"
    assert json.loads(broken.read_bytes()) == {"objects": [file.name]}
    inode = broken.stat().st_ino
    later(desk.crash(), 20)
    assert broken.stat().st_ino == inode
    file.unlink()
    shipped.store.put(whole)
    later(desk)
    later(desk, 3)
    assert desk.texts() == ["red.png", "blue.png"]
    assert json.loads(broken.read_bytes()) == {"objects": []}


def test_a_file_that_is_rewritten_while_it_is_on_air_leaves_it_within_a_beat(desk: Desk, shipped: Shipped) -> None:
    release = shipped.pull(slides("red.png", "blue.png"))
    desk.run()
    place(shipped, release, "media/blue.png").write_bytes(picture("white"))
    later(desk)
    assert desk.texts() == ["red.png"]


@pytest.mark.parametrize("path", ["playlists/a.yaml", "boards.yaml", "media/note.txt"])
def test_a_text_that_was_altered_says_nothing(desk: Desk, shipped: Shipped, path: str) -> None:
    folder = slides("red.png") | {
        "boards.yaml": BOARDS,
        "media/note.txt": "chào",
        "playlists/b.yaml": "campaign: B\nitems: [{text_file: note.txt}]\n",
    }
    release = shipped.pull(folder)
    file = place(shipped, release, path)
    file.write_bytes(file.read_bytes().replace(b"c", b"k").replace(b"a", b"e"))
    desk.write("playlists/z.yaml", TEXT.format("của xã"))
    desk.run()
    assert desk.texts() == (["red.png", "của xã"] if path.startswith("media") else ["của xã"])
    assert json.loads((desk.state / "broken.json").read_bytes()) == {"objects": [file.name]}


def test_an_altered_manifest_is_to_be_fetched_again(desk: Desk, shipped: Shipped) -> None:
    release = shipped.pull(slides("red.png"))
    shipped.store.place(release.manifest).write_bytes(b"{}")
    desk.run()
    assert json.loads((desk.state / "broken.json").read_bytes()) == {"objects": [release.manifest]}


def test_what_is_played_in_place_has_a_seal_also_when_that_was_lost(desk: Desk, shipped: Shipped) -> None:
    release = shipped.pull(slides("red.png") | {"media/note.txt": "chào"})
    desk.run()
    seals = desk.state / "seals"
    sha256 = place(shipped, release, "media/red.png").name
    assert [path.name for path in seals.iterdir()] == [sha256]
    whole = (seals / sha256).read_bytes()
    for spoil in (Path.unlink, lambda path: path.write_bytes(whole[:-1])):
        desk.crash()
        spoil(seals / sha256)
        desk.run()
        assert (seals / sha256).read_bytes() == whole
        assert desk.texts() == ["red.png"]


def test_what_the_player_found_altered_is_fetched_again_though_its_times_say_nothing(
    desk: Desk, shipped: Shipped
) -> None:
    release = shipped.pull(slides("red.png", "blue.png"))
    file = place(shipped, release, "media/blue.png")
    whole = file.read_bytes()
    with file.open("r+b") as opened, mmap.mmap(opened.fileno(), 0) as memory:
        memory[-9:] = whole[-9:]  # from now on the page may be written, and no time of the file tells
        desk.run()
        memory[-9] ^= 1
    later(desk)
    assert desk.texts() == ["red.png", "blue.png"]
    Failed(desk.state, ALTERED).note(file.name)
    later(desk)
    assert desk.texts() == ["red.png"]
    later(desk)
    assert json.loads((desk.state / "broken.json").read_bytes()) == {"objects": [file.name]}
    file.unlink()
    shipped.store.put(whole)
    later(desk)
    later(desk, 3)
    assert desk.texts() == ["red.png", "blue.png"]


def test_a_text_that_became_a_pipe_or_endless_holds_nobody(desk: Desk, shipped: Shipped, tmp_path: Path) -> None:
    folder = slides("red.png") | {
        "media/note.txt": "chào",
        "playlists/b.yaml": "campaign: B\nitems: [{text_file: note.txt}]\n",
    }
    release = shipped.pull(folder)
    desk.run()
    source = desk.intake.library.server.sources[0]  # type: ignore[union-attr] # it runs
    file = place(shipped, release, "media/note.txt")
    for make in (os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
        file.unlink()
        make(file)
        source.folder._texts.clear()
        assert "note.txt" in source.folder.entries(["media/note.txt"], "media/")[1]


def test_a_link_in_the_store_is_not_followed(desk: Desk, shipped: Shipped, tmp_path: Path) -> None:
    release = shipped.pull(slides("red.png", "blue.png"))
    file = place(shipped, release, "media/blue.png")
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    desk.run()
    assert desk.texts() == ["red.png"]


def test_the_office_puts_the_board_off_the_air_and_on_again(
    desk: Desk, shipped: Shipped, caplog: pytest.LogCaptureFixture
) -> None:
    shipped.pull(slides("red.png"))
    desk.run()
    shipped.pull(slides("red.png"), off_air=OffAir(by="Nguyễn Văn A", since="2023-10-09T09:00:00Z"))
    later(desk)
    assert desk.texts() == ["safe"]
    assert desk.told() == ["off-air-server"]
    assert "Nguyễn Văn A, since 16:00 09/10/2023" in caplog.text
    later(desk.crash())
    assert desk.texts() == ["safe"]
    shipped.pull(slides("red.png"))
    later(desk)
    assert desk.texts() == ["red.png"]


def test_off_the_air_does_not_wait_for_the_gate_nor_end_the_folders_switch(desk: Desk, shipped: Shipped) -> None:
    desk.write("playlists/z.yaml", TEXT.format("của xã"))
    switch = desk.write("OFF", "")
    shipped.pull(slides("red.png"), off_air=OffAir(by="A", since="2023"))
    desk.run()
    switch.unlink()
    later(desk)
    assert desk.texts() == ["safe"]
    desk.write("OFF", "")
    shipped.pull(slides("red.png"))
    later(desk)
    assert desk.texts() == ["safe"], "each is ended where it was set"


def test_the_time_of_signing_is_kept_as_a_floor_for_the_clock(desk: Desk, shipped: Shipped) -> None:
    shipped.pull(slides("red.png"))
    desk.run()
    assert json.loads((desk.state / SIGNED).read_bytes()) == {"signed_ms": 1_696_838_700_000, "root": 1}


@pytest.mark.parametrize("system_ms", [0, 2_150_000_000_000])
def test_a_clock_at_1970_or_2038_is_no_reason_to_refuse_a_release(desk: Desk, shipped: Shipped, system_ms: int) -> None:
    desk.clock.wall_ms, desk.clock._system_ms = None, system_ms
    shipped.pull(slides("red.png"))
    desk.run()
    plan = desk.plan
    assert plan.undated is not None
    assert [plan.pieces[number].what for number in plan.undated.loop] == ["red.png"]


def test_a_verifier_that_cannot_be_started_or_says_nonsense_is_asked_again(
    desk: Desk, shipped: Shipped, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped.pull(slides("red.png"))
    nonsense = tmp_path / "nonsense.py"
    nonsense.write_text("print('{\"version\": [')")
    with monkeypatch.context() as patch:
        patch.setattr(proving, "PROGRAM", nonsense)
        desk.run()
        assert desk.told() == ["release-unjudged"]
    later(desk, 15)
    assert desk.texts() == ["red.png"]


def test_a_verifier_that_hangs_is_ended(
    desk: Desk, shipped: Shipped, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped.pull(slides("red.png"))
    hanging = tmp_path / "hanging.py"
    hanging.write_text("import time; time.sleep(600)")
    monkeypatch.setattr(proving, "PROGRAM", hanging)
    desk.start()
    assert desk.intake
    for _ in range(200):
        desk.intake.turn()
        desk.clock.advance(1)
        if "release-unjudged" in desk.told():
            break
    assert "release-unjudged" in desk.told()


OLD, NEW = ["red.png"], ["blue.png", "green.png"]


@pytest.fixture
def scenes(desk: Desk, shipped: Shipped) -> Iterator[int]:
    """Numbers, each with a board that plays the old release while the pointer names the new one, which is proven."""
    shipped.pull(slides("red.png"))
    desk.run().crash()
    before = desk.state.with_name("before")
    shutil.copytree(desk.state, before)
    new = slides("blue.png", "green.png")
    new["media/red.png"] = picture("white")
    shipped.pull(new)
    proofs = before / "intake" / "releases.json"
    old = json.loads(proofs.read_bytes())
    later(desk).crash()
    rows = json.loads((desk.state / "intake" / "releases.json").read_bytes())["proven"]
    proofs.write_text(json.dumps(old | {"proven": rows}))
    shutil.rmtree(desk.state)

    def each() -> Iterator[int]:
        for number in count(1):
            shutil.copytree(before, desk.state)
            yield number
            shutil.rmtree(desk.state)

    return each()


def test_at_whatever_step_it_is_killed_the_plan_is_the_old_or_the_new_releases(
    desk: Desk, scenes: Iterator[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(number: int) -> None:
        at_step(monkeypatch, 3 * number - 2, die)
        desk.run()

    for number in scenes:
        was_killed = killed(lambda number=number: run(number))
        for begin in (None, desk.start):
            if begin:
                begin()
            plan = desk.plan
            sha = {piece.what: piece.sha256 for piece in plan.pieces if piece.source}
            assert list(sha) in (OLD, NEW)
        desk.crash()
        if number % 5 == 1:
            desk.run()
            assert desk.texts() == NEW
            desk.crash()
        if not was_killed:
            break
    assert number > 5


def test_whatever_step_fails_old_or_new_plays_and_then_the_new(
    desk: Desk, scenes: Iterator[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in scenes:
        with monkeypatch.context() as patch:
            made = at_step(patch, 5 * number, fail)
            with contextlib.suppress(OSError, AssertionError):
                desk.run()
        shown = {piece.what for piece in desk.plan.pieces if piece.source}
        assert shown
        assert shown <= set(OLD) or shown <= set(NEW), "one file that does not read costs itself"
        later(desk.crash(), 15)
        assert desk.texts() == NEW
        desk.crash()
        if made.made < 5 * number:
            break
    assert number > 5
