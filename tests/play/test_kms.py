"""Which picture size a monitor gets; the screen itself is shown on a virtual PC (tests/machine)."""

from pathlib import Path

import pytest

from ledplayer.core.model import Size
from ledplayer.play import kms
from ledplayer.play.kms import Mode, Screen

#: Type of a mode, in its description by the kernel: one that the monitor likes best, one of `video=`.
PREFERRED, PINNED = 1 << 3, 1 << 5


def mode(width: int, height: int, kind: int = 0, hertz: int = 60) -> Mode:
    """As the kernel describes it."""
    told = (148_500, width, 0, 0, 0, 0, height, 0, 0, 0, 0, hertz, 0, kind, b"")
    return kms._mode(kms._MODE.pack(*told))


LIKED, LARGE, SMALL = mode(1280, 720, PREFERRED), mode(3840, 2160), mode(640, 480)
FULL_HD = mode(1920, 1080, PINNED)


@pytest.mark.parametrize(
    ("modes", "current", "chosen"),
    [
        pytest.param((LIKED, LARGE, FULL_HD), LARGE, FULL_HD, id="pinned by the kernel's command line"),
        pytest.param((LIKED, LARGE), LARGE, LARGE, id="what the console has"),
        pytest.param((LARGE, LIKED), None, LIKED, id="what the monitor likes best"),
        pytest.param((LARGE, SMALL), FULL_HD, LARGE, id="the first, where the console has another"),
        pytest.param((), FULL_HD, None, id="none, where none is known"),
    ],
)
def test_the_mode_is_pinned_or_kept_or_liked(
    modes: tuple[Mode, ...], current: Mode | None, chosen: Mode | None
) -> None:
    assert kms.choose(modes, current.raw if current else b"") == chosen


def test_a_mode_is_read_from_the_kernels_description() -> None:
    assert (FULL_HD.size, FULL_HD.is_pinned, FULL_HD.is_preferred) == (Size(width=1920, height=1080), True, False)


def test_descriptions_are_as_large_as_the_kernels() -> None:
    shapes = (kms._RESOURCES, kms._CONNECTOR, kms._ENCODER, kms._PIPE, kms._MODE)
    assert [shape.size for shape in shapes] == [64, 80, 20, 104, 68]
    shapes = (kms._FLIP, kms._DUMB, kms._MAP, kms._FRAMEBUFFER, kms._CURSOR)
    assert [shape.size for shape in shapes] == [24, 32, 16, 28, 28]


def test_without_a_card_the_screen_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such device"):
        Screen(tmp_path)
    assert not kms.is_there(tmp_path)


def test_what_is_no_card_is_told_in_the_systems_words(tmp_path: Path) -> None:
    (tmp_path / "card0").write_text("")
    with pytest.raises(OSError, match="Inappropriate ioctl"):
        Screen(tmp_path)
