"""Films: which picture stands when, and how it lies on the canvas."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from ledplayer.core.model import Size
from ledplayer.makers.film import make_film as show
from ledplayer.makers.outlet import MediaFailure
from tests.makers.made import FILM_ROOM, Shown, film_job, make_film, number_of, numbered_picture, picture_of

FRAME_MS = 40


def shown(path: Path, room: Size = FILM_ROOM, **more: object) -> Shown:
    """Everything a film's maker hands over."""
    more = {"length_ms": 2000, "duration_ms": 2000, **more}
    outlet = Shown(slot_bytes=room.width * room.height * 4, elapsed_ms=more.pop("elapsed_ms", None))
    with path.open("rb") as file:
        show(film_job(room, **more), file, outlet)
    return outlet


def at(outlet: Shown) -> list[tuple[int, int]]:
    """(pts_ms, painted number) of each frame."""
    return [(frame.pts_ms, number_of(frame)) for frame in outlet.frames]


def test_every_frame_comes_once_in_order_and_in_time(film):
    assert at(shown(film)) == [(number * FRAME_MS, number) for number in range(50)]


@pytest.mark.parametrize("offset_ms", [0, 1, 39, 40, 41, 479, 480, 500, 999, 1000, 1437, 1959, 1960, 1999])
def test_the_first_frame_is_the_one_to_be_seen_at_the_offset(film, offset_ms):
    first, *rest = at(shown(film, offset_ms=offset_ms))
    assert first == (offset_ms, offset_ms // FRAME_MS)
    assert rest == [(number * FRAME_MS, number) for number in range(first[1] + 1, 50)]


def test_a_film_shorter_than_its_showing_begins_again(film):
    seen = at(shown(film, length_ms=5000))
    assert seen == [(number * FRAME_MS, number % 50) for number in range(125)]


def test_a_looping_film_is_entered_in_its_third_pass(film):
    seen = at(shown(film, length_ms=5334, offset_ms=5234))
    assert seen == [(5234, 30), (5240, 31), (5280, 32), (5320, 33)]


def test_a_longer_film_is_cut(film):
    assert at(shown(film, length_ms=900))[-1] == (880, 22)


@pytest.mark.parametrize("length_ms", [2040, 2100, 2999])
def test_a_pass_of_less_than_a_second_is_not_begun(film, length_ms):
    assert at(shown(film, length_ms=length_ms))[-1] == (1960, 49)


@pytest.mark.parametrize(("offset_ms", "last"), [(2090, 49), (1999, 49)])
def test_the_last_picture_stands_after_the_end(film, offset_ms, last):
    assert at(shown(film, length_ms=2100, offset_ms=offset_ms)) == [(offset_ms, last)]


def test_a_torn_film_begins_again_where_it_ends(film, tmp_path):
    torn = tmp_path / "torn.mkv"
    data = make_film(tmp_path / "whole.mkv", frames=100, gop=10).read_bytes()
    torn.write_bytes(data[: len(data) * 55 // 100])
    outlet = shown(torn, length_ms=6000, duration_ms=4000)
    numbers = [number for _, number in at(outlet)]
    again = numbers.index(0, 1)
    assert 30 < again < 70
    assert numbers[:again] == list(range(again))
    assert outlet.times == sorted(set(outlet.times))


def test_broken_pictures_are_left_out(film, tmp_path):
    data = bytearray(film.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 60] = bytes(60)
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(data)
    seen = at(shown(broken))
    assert len(seen) > 25
    assert seen[0] == (0, 0)
    assert seen[-1] == (1960, 49)


def test_a_film_without_a_picture_fails(film, tmp_path):
    data = film.read_bytes()
    begin = data.index(b"mdat") + 4
    end = data.index(b"moov") - 4
    empty = tmp_path / "empty.mp4"
    empty.write_bytes(data[:begin] + bytes(end - begin) + data[end:])
    with pytest.raises(MediaFailure, match="media-torn"):
        shown(empty)


def test_late_frames_are_left_out_but_not_all(film):
    numbers = [number for _, number in at(shown(film, elapsed_ms=1_000_000))]
    assert 6 <= len(numbers) <= 10
    assert numbers[0] == 0


def test_a_film_that_falls_behind_gets_more_threads_and_loses_nothing(film, monkeypatch):
    monkeypatch.setattr("ledplayer.makers.film.JUDGED_AFTER_S", 0.0)
    monkeypatch.setattr("ledplayer.makers.film.COMFORT", 1e9)
    assert at(shown(film)) == [(number * FRAME_MS, number) for number in range(50)]


@pytest.mark.parametrize("codec", ["libx264", "libx265", "mpeg4", "libvpx-vp9"])
def test_the_codecs_of_the_office_are_entered_exactly(tmp_path, codec):
    suffix = "webm" if codec == "libvpx-vp9" else "mp4"
    path = make_film(tmp_path / f"film.{suffix}", codec=codec, frames=30, gop=25)
    seen = at(shown(path, length_ms=1200, duration_ms=1200, offset_ms=700))
    assert seen[0] == (700, 17)
    assert seen[1:] == [(number * FRAME_MS, number) for number in range(18, 30)]


@pytest.mark.parametrize("suffix", ["mkv", "avi", "ts", "mpg", "mov"])
def test_the_containers_of_the_office_are_entered_exactly(tmp_path, suffix):
    codec = "mpeg2video" if suffix == "mpg" else "mpeg4" if suffix == "avi" else "libx264"
    path = make_film(tmp_path / f"film.{suffix}", codec=codec, frames=40)
    numbers = [number for _, number in at(shown(path, length_ms=1600, duration_ms=1600, offset_ms=1000))]
    assert numbers == list(range(25, 40))


def whole(room: Size, film: Path, **more: object) -> Image.Image:
    """The first frame's picture."""
    return picture_of(shown(film, room, length_ms=100, **more).frames[0])


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference, in levels."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@pytest.mark.parametrize("size", [(160, 80), (64, 32), (161, 81), (320, 160)])
def test_a_film_of_the_canvas_s_shape_fills_it(film, size):
    picture = whole(Size(width=size[0], height=size[1]), film)
    assert difference(picture, numbered_picture(0, *size)) < 6


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_canvas_turns_its_film_clockwise(film, rotation):
    picture = whole(Size(width=160, height=80), film, rotation=rotation)
    assert difference(picture.rotate(rotation, expand=True), numbered_picture(0, 160, 80)) < 6


@pytest.mark.parametrize("phone", [90, 180, -90])
@pytest.mark.parametrize("board", [0, 90])
def test_a_telephone_s_film_stands_upright(tmp_path, phone, board):
    path = make_film(
        tmp_path / "phone.mp4",
        frames=2,
        rotation=phone,
        picture=lambda n, w, h: numbered_picture(n, *((w, h) if phone == 180 else (h, w))).rotate(-phone, expand=True),
    )
    size = (160, 80) if phone == 180 else (80, 160)
    picture = whole(Size(width=size[0], height=size[1]), path, rotation=board)
    assert difference(picture.rotate(board, expand=True), numbered_picture(0, *size)) < 8


@pytest.mark.parametrize("room", [Size(width=300, height=80), Size(width=160, height=131), Size(width=255, height=91)])
def test_contain_leaves_the_style_s_ground(film, room):
    from ledplayer.paint.ground import ground

    picture = whole(room, film, style="headline")
    bare = ground("headline", room, line=False)
    wide = room.width / room.height > 2
    corner = (0, 0, 20, room.height) if wide else (0, 0, room.width, 20)
    assert difference(picture.crop(corner), bare.crop(corner)) < 1
    middle = (room.width // 2, round(room.height * 0.75) if wide else room.height // 2 + 30)
    assert picture.getpixel(middle)[1] > 120


def test_cover_leaves_nothing_free_and_cuts_evenly(film):
    picture = whole(Size(width=80, height=80), film, fit="cover")
    expected = numbered_picture(0, 160, 80).crop((40, 0, 120, 80))
    assert difference(picture, expected) < 6


def test_blur_surrounds_a_film_with_itself(film):
    picture = whole(Size(width=320, height=80), film, fit="blur")
    assert difference(picture.crop((80, 0, 240, 80)), numbered_picture(0, 160, 80)) < 6
    red, green, blue = picture.getpixel((20, 75))
    assert green > 40
    assert red < 40
    assert blue < 40


def test_a_caption_lies_over_the_film_once(film):
    outlet = shown(film, Size(width=192, height=128), text="Chú thích", length_ms=1000)
    plain = shown(film, Size(width=192, height=128), length_ms=1000)
    first, again = picture_of(outlet.frames[0]), picture_of(outlet.frames[8])
    under = (0, 118, 192, 128)
    assert difference(first.crop(under), again.crop(under)) < 2
    assert difference(first.crop(under), picture_of(plain.frames[0]).crop(under)) > 5
    above = (0, 0, 192, 60)
    assert difference(first.crop(above), picture_of(plain.frames[0]).crop(above)) == 0


def test_a_turned_caption_lies_where_the_reader_s_bottom_is(film):
    straight = whole(Size(width=192, height=128), film, text="Chú thích")
    turned = whole(Size(width=192, height=128), film, text="Chú thích", rotation=270)
    assert difference(turned.rotate(-90, expand=True), straight) < 3


COLOURS = [(200, 30, 30), (30, 180, 40), (40, 50, 210), (230, 200, 20), (128, 128, 128)]


def patches(_: int, width: int, height: int) -> Image.Image:
    picture = Image.new("RGB", (width, height))
    for number, colour in enumerate(COLOURS):
        picture.paste(colour, (number * width // 5, 0, (number + 1) * width // 5, height))
    return picture


@pytest.mark.parametrize(
    ("height", "matrix", "tags"),
    [
        pytest.param(720, "ITU709", None, id="untagged HD is BT.709"),
        pytest.param(360, "ITU601", None, id="untagged SD is BT.601"),
        pytest.param(360, "ITU709", {"colorspace": 1, "color_range": 1}, id="a tag counts"),
    ],
)
def test_colours_are_those_of_the_film(tmp_path, height, matrix, tags):
    import av

    path = tmp_path / "colours.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"qp": "4"})
        stream.width, stream.height, stream.pix_fmt = height * 16 // 9, height, "yuv420p"
        for name, value in (tags or {}).items():
            setattr(stream.codec_context, name, value)
        picture = av.VideoFrame.from_image(patches(0, stream.width, height))
        frame = picture.reformat(format="yuv420p", dst_colorspace=matrix)
        if not tags:
            frame.colorspace = 2
        container.mux(stream.encode(frame))
        container.mux(stream.encode())
    seen = whole(Size(width=320, height=180), path)
    for number, colour in enumerate(COLOURS):
        pixel = seen.getpixel((32 + 64 * number, 90))
        assert max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) <= 5, (colour, pixel)
