"""The output: one pygame window or the whole screen of a console, of which only the canvas rectangle is ever touched.

1. The canvas lies at the board's offset, pixel for pixel, never scaled; the rest stays black.
2. A canvas that does not fit on a console's screen is cut; nothing is moved.
3. No pygame error leaves this file.
"""

import os
from collections.abc import Sequence

import pygame

from ledplayer.core.model import Board, Box, Size
from ledplayer.errors import SurroundingsError
from ledplayer.language import reason
from ledplayer.play import kms
from ledplayer.play.output import Output, settings

#: The whole display where nothing is shown: what a board without a canvas gets off-screen.
OFF_SCREEN = Size(width=960, height=480)


class Display:
    """An open display and the canvas on it.

    Attributes:
        output: What kind it is.
        canvas: Size of the canvas, in pixels.
        surface: The canvas itself: 32 bits a pixel, BGRX in memory.
    """

    canvas: Size
    surface: pygame.Surface
    _console: kms.Screen | None = None

    def __init__(self, output: Output, board: Board) -> None:
        """Open it and turn it black. Raises `SurroundingsError` where there is nothing to open."""
        self.open(output, board)

    def open(self, output: Output, board: Board) -> None:
        """Open another output in its place; without success nothing is open. Raises `SurroundingsError`."""
        self.close()
        self.output = output
        if output == "console":
            self._open_console(board)
            return
        hints = settings(output, os.environ)
        os.environ.update(hints)
        try:
            pygame.display.init()
            self._desktop = pygame.display.get_desktop_sizes()[0]
            self.place(board)
            pygame.mouse.set_visible(False)
            pygame.display.set_allow_screensaver(False)
        except pygame.error as error:
            pygame.display.quit()
            raise SurroundingsError("display-missing", why=str(error)) from error
        finally:
            for name in hints:
                del os.environ[name]

    @staticmethod
    def may_open(output: Output) -> bool:
        """Whether it is worth trying: what is open has to go first."""
        return output != "console" or kms.is_there()

    def place(self, board: Board) -> None:
        """Make room for a board's canvas: at the start, and when the board's file has changed.

        Raises:
            SurroundingsError: All of it lies outside the output; then nothing has changed.
        """
        x, y = board.offset
        desktop = Size(width=self._desktop[0], height=self._desktop[1])
        size = OFF_SCREEN if self.output == "off-screen" else desktop
        if board.canvas and not self._console:
            size = Size(width=x + board.canvas.width, height=y + board.canvas.height)
        if x >= size.width or y >= size.height:
            raise SurroundingsError("canvas-outside", x=x, y=y, width=size.width, height=size.height)
        screen = self._screen(size, desktop)
        screen.fill(0)
        self.canvas = board.canvas or Size(width=size.width - x, height=size.height - y)
        self.surface = screen.subsurface(
            pygame.Rect(x, y, self.canvas.width, self.canvas.height).clip(screen.get_rect())
        )
        if self._console:
            self._console.clear()
            return
        pygame.display.set_caption(board.name or board.id or "ledplayer")
        pygame.display.flip()

    def present(self, boxes: Sequence[Box] = ()) -> None:
        """Show what was drawn: the boxes, in canvas pixels, or the whole canvas."""
        left, top = self.surface.get_offset()
        parts = boxes or (Box(x=0, y=0, width=self.canvas.width, height=self.canvas.height),)
        if self._console:
            self._console.show(self.surface, left, top, parts)
            return
        pygame.display.update([(left + box.x, top + box.y, box.width, box.height) for box in parts])

    def is_closed(self) -> bool:
        """Answer the window system; whether somebody closed the window or pressed Esc in it.

        Presents anew what was uncovered.
        """
        if self._console:
            return False
        for event in pygame.event.get():
            is_escape = event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE
            if event.type == pygame.QUIT or (is_escape and self.output == "window"):
                return True
            if event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
                pygame.display.flip()
        return False

    def close(self) -> None:
        """Give the output back."""
        if self._console:
            self._console.close()
            self._console = None
        pygame.display.quit()

    def _open_console(self, board: Board) -> None:
        try:
            self._console = kms.Screen()
        except OSError as error:
            raise SurroundingsError("display-missing", why=reason(error)) from error
        self._desktop = self._console.size.width, self._console.size.height
        try:
            self.place(board)
        except SurroundingsError:
            self.close()
            raise

    def _screen(self, size: Size, desktop: Size) -> pygame.Surface:
        if self._console:
            return pygame.Surface((size.width, size.height), 0, 32)
        return pygame.display.set_mode((size.width, size.height), pygame.NOFRAME if size == desktop else 0, 32)
