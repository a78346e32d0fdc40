"""A film's picture into a slot: scaled, converted, turned, with its surroundings and caption.

The shortest way is scale and convert in one step and copy the rows; a clip of the canvas's size is only converted and
copied. Everything that stands still – ground, caption on the ground – is laid into the slots once.
"""

from dataclasses import dataclass

from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter
from PIL import Image

from ledplayer.core.compose import laid_out, turned
from ledplayer.core.model import Box, Fit, Size
from ledplayer.makers.job import Job, turned_size
from ledplayer.makers.pixels import canvas_image, pixels_image
from ledplayer.makers.pixels import turned as turned_image
from ledplayer.makers.surround import Caption, blur_of, caption_of, ground_of, phone_turn
from ledplayer.paint.picture import NEARLY, fit_inside

#: `frame.colorspace` of a frame without a tag, and from which size on such a film is HD (`RENDERING.md` 10).
UNTAGGED = 2
HD_LINES = 720
HD_COLUMNS = 1024
#: A blurred surround is made anew this often: nobody sees it move.
BLUR_EVERY_MS = 200


@dataclass(frozen=True, slots=True)
class _Shape:
    """How pictures of one size lie: scaled to `scaled` as stored, then turned, then cut to `box` of the canvas.

    Pictures are scaled to an even width: an odd one takes the scaler four times as long (853 against 854 columns of a
    1080p film: 4.0 against 1.1 ms, measured).
    """

    scaled: Size
    turn: int
    cut_x: int
    cut_y: int
    box: Box


class Screen:
    """Draws the pictures of one film for one job."""

    def __init__(self, job: Job, pixel_aspect: float) -> None:
        assert job.piece is not None, "a film job without a piece"
        self._job = job
        self._fit: Fit = job.piece.fit
        self._pixel_aspect = pixel_aspect
        self._canvas = turned_size(job)
        self._reformatter = VideoReformatter()
        self._small = VideoReformatter()
        self._shapes: dict[tuple[int, int, int], _Shape] = {}
        self._caption: Caption | None = caption_of(job)
        self._slots: dict[int, Image.Image] = {}
        self._ground: Image.Image | None = None
        self._ground_ms = 0
        self._grounds: dict[int, Image.Image] = {}  # what surrounds the picture in each slot now

    def draw(self, number: int, slot: memoryview, picture: VideoFrame, at_ms: int) -> None:
        """Fill slot `number` with a picture, BGRX."""
        shape = self._shape(picture)
        if number not in self._slots:
            self._slots[number] = canvas_image(slot, self._canvas.width, self._canvas.height)
        canvas = self._slots[number]
        if not _covers(shape.box, self._canvas):
            self._surround(number, canvas, picture, at_ms)
        canvas.paste(self._finished(picture, shape), (shape.box.x, shape.box.y))
        if self._caption:
            self._caption.lay(canvas, shape.box)

    def _finished(self, picture: VideoFrame, shape: _Shape) -> Image.Image:
        """The picture scaled, turned and cut to its box; a view where it need not be turned or cut."""
        scaled = self._reformatter.reformat(
            picture,
            shape.scaled.width,
            shape.scaled.height,
            format="bgra",
            interpolation=Interpolation.AREA,
            src_colorspace=colour_space(picture),
            threads=1,
        )
        plane = scaled.planes[0]
        image = turned_image(pixels_image(plane, scaled.width, scaled.height, plane.line_size), shape.turn)
        if image.size == (shape.box.width, shape.box.height):
            return image
        left, top = shape.cut_x, shape.cut_y
        return image.crop((left, top, left + shape.box.width, top + shape.box.height))

    def _shape(self, picture: VideoFrame) -> _Shape:
        key = (picture.width, picture.height, phone_turn(picture))
        if key not in self._shapes:
            self._shapes[key] = self._shape_of(*key)
        return self._shapes[key]

    def _shape_of(self, width: int, height: int, phone: int) -> _Shape:
        wide = max(1, round(width * self._pixel_aspect))
        upright = Size(width=wide, height=height) if phone in (0, 180) else Size(width=height, height=wide)
        room = self._job.room
        stored = laid_out(scaled_size(upright, room, self._fit), phone)
        scaled = Size(width=stored.width + stored.width % 2, height=stored.height)
        whole = laid_out(scaled, phone)
        seen = Box(
            x=max(0, (room.width - whole.width) // 2),
            y=max(0, (room.height - whole.height) // 2),
            width=min(whole.width, room.width),
            height=min(whole.height, room.height),
        )
        turn = (phone + self._job.rotation) % 360
        on_canvas = laid_out(scaled, turn)
        box = turned(seen, self._canvas, self._job.rotation)
        return _Shape(
            scaled=scaled,
            turn=turn,
            cut_x=(on_canvas.width - box.width) // 2,
            cut_y=(on_canvas.height - box.height) // 2,
            box=box,
        )

    def _surround(self, number: int, canvas: Image.Image, picture: VideoFrame, at_ms: int) -> None:
        """Lay the ground around the picture, where it is not yet in this slot."""
        if self._fit == "blur":
            if self._ground is None or at_ms >= self._ground_ms + BLUR_EVERY_MS:
                self._ground = blur_of(self._small, picture, colour_space(picture), self._job)
                self._ground_ms = at_ms
        elif self._ground is None:
            self._ground = ground_of(self._job)
        if self._grounds.get(number) is not self._ground:
            canvas.paste(self._ground)
            self._grounds[number] = self._ground
            if self._caption:
                self._caption.lay(canvas, Box(x=0, y=0, width=canvas.width, height=canvas.height))


def scaled_size(picture: Size, room: Size, fit: Fit) -> Size:
    """The size to which an upright picture is scaled: as large as goes into the room, or for `cover` over it."""
    box = fit_inside(picture.width, picture.height, room)
    nearly = room.width - box.width <= NEARLY * room.width and room.height - box.height <= NEARLY * room.height
    if fit != "cover" and not nearly:
        return Size(width=box.width, height=box.height)
    factor = max(room.width / picture.width, room.height / picture.height)
    width, height = round(picture.width * factor), round(picture.height * factor)
    return Size(width=max(room.width, width), height=max(room.height, height))


def colour_space(picture: VideoFrame) -> Colorspace | None:
    """What an untagged picture's colours mean, by its size; None leaves it to the picture's own tag."""
    if picture.colorspace != UNTAGGED:
        return None
    hd = picture.height >= HD_LINES or picture.width > HD_COLUMNS
    return Colorspace.ITU709 if hd else Colorspace.ITU601


def _covers(box: Box, canvas: Size) -> bool:
    return box.width == canvas.width and box.height == canvas.height
