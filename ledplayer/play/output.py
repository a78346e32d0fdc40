"""Which kind of output this machine has: a window, a console's screen, or none."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Output = Literal["window", "console", "off-screen"]
Wish = Literal["", "window", "headless"]

#: Where the kernel shows its screens; one is needed to draw on a console.
SCREENS = Path("/dev/dri")


def choose(environment: Mapping[str, str], wish: Wish, screens: Path = SCREENS) -> Output:
    """A window where there is a desktop, the whole screen on a console, else off-screen; a wish is obeyed."""
    if wish == "headless" or environment.get("SDL_VIDEODRIVER") == "dummy":
        return "off-screen"
    if wish == "window" or environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return "window"
    if environment.get("SDL_VIDEODRIVER") or any(screens.glob("card*")):
        return "console"
    return "off-screen"


def settings(output: Literal["window", "off-screen"], environment: Mapping[str, str]) -> dict[str, str]:
    """The SDL hints to set before the display is opened; what the environment says already is left alone.

    On X11 the window's pixels go straight to the server: through software OpenGL they cost twelve times as much
    (`RENDERING.md` 1). Without a desktop nobody places windows, so the window lies at the screen's corner.
    """
    if output == "off-screen":
        return {"SDL_VIDEODRIVER": "dummy"}
    hints: dict[str, str] = {}
    if environment.get("DISPLAY"):
        hints = {"SDL_VIDEODRIVER": "x11", "SDL_FRAMEBUFFER_ACCELERATION": "0"}
        if not environment.get("XDG_CURRENT_DESKTOP"):
            hints["SDL_VIDEO_WINDOW_POS"] = "0,0"
    return {name: value for name, value in hints.items() if name not in environment}
