"""Which output is chosen, and what SDL is told about it."""

from pathlib import Path

import pytest

from ledplayer.play.output import Output, Wish, choose, settings


@pytest.mark.parametrize(
    ("environment", "wish", "screens", "output"),
    [
        pytest.param({"DISPLAY": ":0"}, "", True, "window", id="a desktop"),
        pytest.param({"WAYLAND_DISPLAY": "wayland-0"}, "", True, "window", id="a Wayland desktop"),
        pytest.param({}, "", True, "console", id="a console"),
        pytest.param({}, "", False, "off-screen", id="no screen at all"),
        pytest.param({"DISPLAY": ":0"}, "headless", True, "off-screen", id="as wished, off-screen"),
        pytest.param({}, "window", False, "window", id="as wished, a window"),
        pytest.param({"SDL_VIDEODRIVER": "dummy"}, "", True, "off-screen", id="SDL's dummy"),
        pytest.param({"SDL_VIDEODRIVER": "offscreen"}, "", False, "console", id="SDL's own word"),
    ],
)
def test_the_output_is_what_the_machine_has_unless_wished_otherwise(
    environment: dict[str, str], wish: Wish, screens: bool, output: Output, tmp_path: Path
) -> None:
    if screens:
        (tmp_path / "card0").touch()
    assert choose(environment, wish, tmp_path) == output


def test_on_x11_opengl_is_not_used_unless_told() -> None:
    assert settings("window", {"DISPLAY": ":0"})["SDL_FRAMEBUFFER_ACCELERATION"] == "0"
    told = {"DISPLAY": ":0", "SDL_FRAMEBUFFER_ACCELERATION": "1"}
    assert "SDL_FRAMEBUFFER_ACCELERATION" not in settings("window", told)


def test_a_window_lies_at_the_corner_only_where_nobody_places_windows() -> None:
    assert settings("window", {"DISPLAY": ":0"})["SDL_VIDEO_WINDOW_POS"] == "0,0"
    assert "SDL_VIDEO_WINDOW_POS" not in settings("window", {"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "GNOME"})
