"""Looks at the player for `status.json`: what is on, and how everything is that keeps it on."""

from typing import Protocol

import pygame

from ledplayer.clock import Instant
from ledplayer.core.lineup import Shot
from ledplayer.core.model import Size
from ledplayer.play import zone
from ledplayer.play.programme import Programme
from ledplayer.status.facts import Facts
from ledplayer.status.register import named


class Pulse(Protocol):
    """`play.pulse.Pulse`."""

    frames: int
    late: int
    fault: str
    about: str


class Player(Protocol):
    """`play.player.Player`."""

    @property
    def shot(self) -> Shot | None: ...
    @property
    def pulse(self) -> Pulse: ...


class Display(Protocol):
    """`play.display.Display`."""

    canvas: Size

    @property
    def output(self) -> str: ...


class Media(Protocol):
    """`play.media.Media`."""

    @property
    def is_alive(self) -> bool: ...


class Feeder(Protocol):
    """`play.feeder.Feeder`."""

    beat: float


class Reports(Protocol):
    """`status.reports.Reports`."""

    given_up: int


class Telling:
    """Looks at one player."""

    def __init__(
        self,
        *,
        player: Player,
        programme: Programme,
        display: Display,
        media: Media,
        feeder: Feeder,
        reports: Reports,
        needs_display: bool = True,
    ) -> None:
        """Tell of these. Args: needs_display: To play off-screen is not what was asked for."""
        self._player = player
        self._programme = programme
        self._display = display
        self._media, self._feeder = media, feeder
        self._reports = reports
        self._needs_display = needs_display
        self._makers_heard: float | None = None

    def look(self, now: Instant) -> Facts:
        """The player as it is; to be called after a tick."""
        if self._makers_heard is None or self._media.is_alive:
            self._makers_heard = now.mono
        programme, shot, pulse = self._programme, self._player.shot, self._player.pulse
        assert shot is not None, "looked at before the first tick"
        return Facts(
            board=programme.board,
            zone=zone.there(programme.zone, now.wall_ms or 0),
            zone_name=programme.zone,
            at_ms=programme.at_ms,
            knows_time=programme.knows_time,
            shot=shot,
            plan=programme.plan,
            output=self._display.output,
            canvas=self._display.canvas,
            is_display_missing=self._needs_display and self._display.output == "off-screen",
            frames=pulse.frames,
            late=pulse.late,
            fault=pulse.fault,
            about=pulse.about,
            given_up=self._reports.given_up,
            intake_gone_s=max(0.0, now.mono - self._feeder.beat),
            makers_gone_s=now.mono - self._makers_heard,
            limit=programme.deaths.limit,
            left_out=tuple(map(named, programme.deaths.left_out)),
            pygame=pygame.version.ver,
            sdl=".".join(map(str, pygame.get_sdl_version())),
        )
