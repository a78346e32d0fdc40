"""What the options of `ledplayer setup` said."""

from dataclasses import dataclass, fields

from ledplayer.setup.usual import Usual

#: Everything that is asked, as options are called.
_ASKED = ("language", "id", "name", "canvas", "offset", "rotation", "hours", "time_zone", "server", "share", "usb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What options said, as typed; None is asked."""

    language: str | None = None
    id: str | None = None
    name: str | None = None
    canvas: str | None = None
    pitch: str | None = None
    modules: str | None = None
    module: str | None = None
    offset: str | None = None
    rotation: str | None = None
    hours: str | None = None
    time_zone: str | None = None
    server: str | None = None
    share: str | None = None
    usb: str | None = None

    @property
    def says_place(self) -> bool:
        """Whether nothing is left to ask about where the picture is."""
        has_canvas = self.canvas is not None or (self.modules is not None and bool(self.pitch or self.module))
        return has_canvas and self.offset is not None and self.rotation is not None

    def lacking(self, usual: Usual) -> tuple[str, ...]:
        """Options without which there is no board, where nobody can be asked and nothing was found."""
        board = usual.board(usual.id_of(self.id or usual.id or "board"), "vi")
        lacks = {
            "--id": self.id is None and not usual.id,
            "--canvas": self.canvas is None and self.modules is None and self.pitch is None and not board.canvas,
            "--modules": self.canvas is None and self.modules is None and self.pitch is not None,
            "--pitch": self.canvas is None and self.modules is not None and not (self.pitch or self.module),
        }
        return tuple(option for option, is_lacking in lacks.items() if is_lacking)

    def unsaid(self) -> tuple[str, ...]:
        """Options that a terminal would be asked for."""
        said = {field.name for field in fields(self) if getattr(self, field.name) is not None}
        if "modules" in said:
            said.add("canvas")
        return tuple(f"--{name.replace('_', '-')}" for name in _ASKED if name not in said)
