"""What surrounds a film's picture, or lies over it: the style's ground, its own blurred copy, a caption."""

from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter
from PIL import Image

from ledplayer.core.compose import turned as turned_box
from ledplayer.core.model import Box
from ledplayer.makers.job import Job, turned_size
from ledplayer.makers.pixels import as_canvas, turned
from ledplayer.paint.caption import overlay
from ledplayer.paint.ground import ground
from ledplayer.paint.picture import blurred

#: A picture of this width is enough for its blurred copy.
SMALL_PX = 160


class Caption:
    """A caption, turned like the canvas, to be laid over finished pixels."""

    def __init__(self, job: Job) -> None:
        assert job.piece is not None, "a caption without a piece"
        over, box = overlay(job.piece.text, job.room, job.piece.style)
        self._over = as_canvas(over, job.rotation)
        self._alpha = self._over.getchannel("A")
        self._box = turned_box(box, turned_size(job), job.rotation)

    def lay(self, canvas: Image.Image, part: Box) -> None:
        """Blend it over the pixels of `part` of the canvas, once."""
        box = self._box
        left, right = max(box.x, part.x), min(box.x + box.width, part.x + part.width)
        top, bottom = max(box.y, part.y), min(box.y + box.height, part.y + part.height)
        if left < right and top < bottom:
            cut = (left - box.x, top - box.y, right - box.x, bottom - box.y)
            canvas.paste(self._over.crop(cut), (left, top), self._alpha.crop(cut))


def caption_of(job: Job) -> Caption | None:
    """The job's caption, if its piece has words."""
    return Caption(job) if job.piece and job.piece.text.strip() else None


def ground_of(job: Job) -> Image.Image:
    """The style's ground over the whole canvas."""
    assert job.piece is not None, "a ground without a piece"
    return as_canvas(ground(job.piece.style, job.room, line=False), job.rotation)


def blur_of(reformatter: VideoReformatter, picture: VideoFrame, colours: Colorspace | None, job: Job) -> Image.Image:
    """The picture's blurred copy over the whole canvas."""
    width = min(SMALL_PX, picture.width)
    height = max(1, picture.height * width // picture.width)
    small = reformatter.reformat(
        picture,
        width,
        height,
        format="rgb24",
        interpolation=Interpolation.AREA,
        src_colorspace=colours,
        threads=1,
    )
    plane = small.planes[0]
    image = Image.frombuffer("RGB", (width, height), bytes(plane), "raw", "RGB", plane.line_size, 1)
    upright = turned(image, phone_turn(picture))
    return as_canvas(blurred(upright, job.room), job.rotation)


def phone_turn(picture: VideoFrame) -> int:
    """Degrees clockwise by which a stored picture must be turned to stand upright: 0, 90, 180 or 270."""
    return round(-picture.rotation / 90) % 4 * 90
