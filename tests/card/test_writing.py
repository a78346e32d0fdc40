"""What stands on the card, whatever happens while it is written."""

from pathlib import Path

import pytest

from ledplayer.card import writing
from ledplayer.card.boot import CALL, HOOK
from ledplayer.card.bundle import read_bundle
from ledplayer.card.writing import Card, lacking_bytes, write_card
from tests.card.made import CMDLINE, IMAGERS, bundle, contents, partition

BOARD = b"id: b\ncanvas: 384x192\n"


@pytest.fixture
def card(tmp_path: Path) -> Card:
    whole = read_bundle(bundle(tmp_path / "bundle"))
    return Card(board=BOARD, root=b"{}", bundle=whole, settings={"language": "vi", "share": "//pc/led"})


def is_hooked(place: Path) -> bool:
    return HOOK[0].encode() in (place / "cmdline.txt").read_bytes()


def check_whole(place: Path) -> None:
    """All that the first start needs is there, byte for byte."""
    read_bundle(place / "ledplayer/bundle")
    assert (place / "ledplayer-board.yaml").read_bytes() == BOARD
    assert (place / "ledplayer-root.json").read_bytes() == b"{}"
    assert (place / "ledplayer/install.conf").read_bytes() == b"language=vi\nshare=//pc/led\n"
    for name in ("first-boot.sh", "ledplayer-first-boot.service"):
        assert (place / "ledplayer" / name).read_bytes() == (
            place / "ledplayer/bundle/systemd/card" / name
        ).read_bytes()


def test_a_card_gets_everything_and_the_hook(card: Card, tmp_path: Path) -> None:
    place = partition(tmp_path / "bootfs")
    before = contents(place)
    write_card(card, place)
    check_whole(place)
    after = contents(place)
    assert after["cmdline.txt"] == CMDLINE + b" " + " ".join(HOOK).encode() + b"\n"
    assert {name: after[name] for name in ("config.txt", "kernel8.img")} == {
        name: before[name] for name in ("config.txt", "kernel8.img")
    }
    assert not [name for name in after if ".part" in name or "words" in name]


def test_a_second_run_writes_nothing(card: Card, tmp_path: Path) -> None:
    place = partition(tmp_path / "bootfs")
    write_card(card, place)
    before = {path: path.stat().st_ino for path in place.rglob("*")}
    write_card(card, place)
    assert {path: path.stat().st_ino for path in place.rglob("*")} == before


def test_another_bundle_takes_the_old_ones_place(card: Card, tmp_path: Path) -> None:
    place = partition(tmp_path / "bootfs")
    write_card(card, place)
    old = place / "ledplayer/bundle/old/thing.deb"
    old.parent.mkdir()
    old.write_bytes(b"old")
    (place / "ledplayer/done").write_bytes(b"")
    (place / "ledplayer/bundle/BUNDLE").write_bytes(b"x" * (place / "ledplayer/bundle/BUNDLE").stat().st_size)
    write_card(card, place)
    check_whole(place)
    assert not old.parent.exists()
    assert not (place / "ledplayer/done").exists()


def test_imagers_first_run_goes_before_ours(card: Card, tmp_path: Path) -> None:
    place = partition(tmp_path / "bootfs", CMDLINE + IMAGERS)
    (place / "firstrun.sh").write_bytes(b"#!/bin/bash\nset +e\n")
    write_card(card, place)
    assert (place / "cmdline.txt").read_bytes() == CMDLINE + IMAGERS
    assert (place / "firstrun.sh").read_bytes() == b"#!/bin/bash\n" + CALL.encode() + b"\nset +e\n"


def test_imagers_words_without_its_script_count_for_nothing(card: Card, tmp_path: Path) -> None:
    place = partition(tmp_path / "bootfs", CMDLINE + IMAGERS)
    write_card(card, place)
    assert is_hooked(place)


def test_without_a_bundle_only_the_board_s_files_are_written(tmp_path: Path) -> None:
    place = partition(tmp_path / "bootfs")
    before = contents(place)
    write_card(Card(board=BOARD, settings={}), place)
    assert contents(place) == before | {"ledplayer-board.yaml": BOARD}


def test_a_folder_gets_the_words_to_copy(card: Card, tmp_path: Path) -> None:
    place = tmp_path / "folder"
    place.mkdir()
    write_card(card, place)
    check_whole(place)
    assert (place / "ledplayer/words-for-cmdline.txt").read_text() == f" {' '.join(HOOK)}\n"
    assert not (place / "cmdline.txt").exists()


class CutError(OSError):
    """The card was pulled out."""


def test_pulled_out_at_any_step_nothing_installs_itself_before_all_is_there(
    card: Card, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0
    while True:
        place = partition(tmp_path / f"bootfs{steps}")
        left = steps

        def step(*_: object) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise CutError(5, "pulled out")

        with monkeypatch.context() as patch:
            patch.setattr(writing.os, "fsync", step)
            for owner, name in ((writing.Path, "replace"), (writing.Path, "mkdir")):
                real = getattr(owner, name)
                patch.setattr(owner, name, lambda *a, real=real, **k: (step(), real(*a, **k))[1])
            try:
                write_card(card, place)
                is_done = True
            except CutError:
                is_done = False
        if is_hooked(place):
            check_whole(place)
        write_card(card, place)  # once more
        assert is_hooked(place)
        check_whole(place)
        assert not list(place.rglob("*.part"))
        if is_done:
            break
        steps += 1
    assert steps > 30


def test_room_is_counted_before_anything_is_written(
    card: Card, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = partition(tmp_path / "bootfs")

    def usage(folder: Path) -> tuple[int, int, int]:
        return writing.shutil._ntuple_diskusage(512 << 20, 512 << 20, 1000)

    assert lacking_bytes(card, place) == 0
    monkeypatch.setattr(writing.shutil, "disk_usage", usage)
    assert lacking_bytes(card, place) > writing.SPARE_BYTES - 1000
