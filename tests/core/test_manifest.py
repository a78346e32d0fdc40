"""A release manifest."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from ledplayer.core.manifest import MOST_FILES, File, Manifest, OffAir, Origin, decode, encode
from ledplayer.errors import ContentError

A, B = "a" * 64, "b" * 64
FILES = {
    "playlists/bão.yaml": File(sha256=A, size_bytes=300),
    "media/Ẩm thực/ảnh 1.jpg": File(sha256=B, size_bytes=2_000_000, needed=date(2026, 12, 1), urgent=True),
}
MANIFEST = Manifest(
    board="xa-long-hau",
    released_at=datetime(2026, 11, 25, 23, 0, 5, tzinfo=UTC),
    sources=(Origin(name="huyện", files=FILES), Origin(name="xa-long-hau")),
)


def test_a_manifest_comes_back_as_it_was() -> None:
    assert decode(encode(MANIFEST)) == MANIFEST
    off = replace(MANIFEST, off_air=OffAir(by="Nguyễn Văn A", since="2026-11-25T22:00:00Z"))
    assert decode(encode(off)) == off


def test_the_same_manifest_gives_the_same_bytes_in_whatever_order_its_files_were_found() -> None:
    turned = replace(
        MANIFEST, sources=(replace(MANIFEST.sources[0], files=dict(reversed(FILES.items()))), MANIFEST.sources[1])
    )
    assert encode(turned) == encode(MANIFEST)


def test_it_says_the_same_whenever_it_was_made() -> None:
    later = replace(MANIFEST, released_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert later.says_the_same(MANIFEST)
    assert not replace(later, off_air=OffAir(by="A", since="2027-01-01T00:00:00Z")).says_the_same(MANIFEST)


def test_equal_bytes_count_once_by_their_most_urgent_use() -> None:
    late = File(sha256=A, size_bytes=5, needed=date(2026, 12, 24))
    soon = File(sha256=A, size_bytes=5, needed=date(2026, 12, 1))
    both = Manifest(
        board="b",
        released_at=MANIFEST.released_at,
        sources=(
            Origin(name="x", files={"media/1.jpg": late, "media/2.jpg": soon}),
            Origin(name="y", files={"media/3.jpg": replace(late, urgent=True)}),
        ),
    )
    assert both.files == {A: replace(soon, urgent=True)}
    at_once = replace(
        both, sources=(*both.sources, Origin(name="z", files={"media/4.jpg": replace(late, needed=None)}))
    )
    assert at_once.files == {A: File(sha256=A, size_bytes=5, urgent=True)}


def put(*path: str | int, value: Any) -> Callable[[Any], None]:
    """Something that puts a value deep into the file's object."""

    def change(raw: Any) -> None:
        for step in path[:-1]:
            raw = raw[step]
        raw[path[-1]] = value

    return change


def named(name: str) -> Callable[[Any], None]:
    return put("sources", 0, "files", value={name: {"sha256": A, "size": 1}})


def row(**row: Any) -> Callable[[Any], None]:
    return put("sources", 0, "files", value={"media/a.jpg": {"sha256": A, "size": 1} | row})


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(put("format", value=2), id="another format"),
        pytest.param(put("board", value=7), id="a number for a board"),
        pytest.param(put("released_at", value="yesterday"), id="a word for a time"),
        pytest.param(put("sources", value={}), id="sources that are no list"),
        pytest.param(put("sources", value=None), id="no sources"),
        pytest.param(put("off_air", value="yes"), id="a word for a switch"),
        pytest.param(named("../etc/passwd"), id="a path upwards"),
        pytest.param(named("media/../../x"), id="a path upwards from below"),
        pytest.param(named("/etc/passwd"), id="a path from the root"),
        pytest.param(named("media//a.jpg"), id="a folder without a name"),
        pytest.param(named(""), id="no name"),
        pytest.param(named("media/a\nb.jpg"), id="a line in a name"),
        pytest.param(named("media/a\u202egpj.exe"), id="a name that turns round"),
        pytest.param(named("media/a\0.jpg"), id="a nought in a name"),
        pytest.param(named("media/o\u0302.jpg"), id="a name that is not NFC"),
        pytest.param(named("media/" + "x" * 1024), id="an endless name"),
        pytest.param(row(sha256="A" * 64), id="a hash in capitals"),
        pytest.param(row(sha256="../" + "a" * 61), id="a path for a hash"),
        pytest.param(row(sha256=7), id="a number for a hash"),
        pytest.param(row(size=-1), id="less than nothing"),
        pytest.param(row(size=True), id="a yes for a size"),
        pytest.param(row(size=1 << 50), id="more than any disk"),
        pytest.param(row(needed="soon"), id="a word for a day"),
    ],
)
def test_a_manifest_out_of_bounds_is_refused(change: Callable[[Any], None]) -> None:
    raw = json.loads(encode(MANIFEST))
    change(raw)
    with pytest.raises(ContentError) as caught:
        decode(json.dumps(raw).encode())
    assert [problem.code for problem in caught.value.problems] == ["manifest-broken"]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b" " * (16 << 20) + b"{}"])
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError):
        decode(data)


def test_more_files_than_a_board_can_hold_are_refused() -> None:
    many = {f"media/{number}.jpg": File(sha256=A, size_bytes=1) for number in range(MOST_FILES + 1)}
    with pytest.raises(ContentError):
        decode(encode(replace(MANIFEST, sources=(Origin(name="x", files=many),))))
