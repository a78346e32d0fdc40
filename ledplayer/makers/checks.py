"""What makers need: decoders, and a zygote that really makes something of a film."""

import select
import time
from collections.abc import Iterator

from ledplayer import config
from ledplayer.checkup import Check, Finding, Patient, bad, good, untold
from ledplayer.errors import SurroundingsError, Word

#: Decoders of the films that offices send, by their names in FFmpeg; sound is not played, but is in the same files.
DECODERS = ("h264", "hevc", "vp8", "vp9", "libdav1d", "mpeg4", "mpeg2video", "mjpeg", "wmv2")
#: A film that comes with the program.
SAMPLE = "media"
#: How long a probe of it may take, in seconds: on a slow computer, beside a player, decoders alone load for 15 s.
WITHIN_S = 45.0


def checks() -> tuple[Check, ...]:
    """What is looked at."""
    return (
        Check(what="doctor-what-codecs", look=_codecs, within_s=WITHIN_S),
        Check(what="doctor-what-makers", look=_makers, within_s=WITHIN_S + 5),
    )


def _codecs(patient: Patient) -> Iterator[Finding]:
    import av.codec

    missing = [name for name in DECODERS if name not in av.codec.codecs_available]
    if missing:
        yield bad("doctor-codecs-missing", names=", ".join(missing))
    else:
        yield good("doctor-codecs", names=", ".join(DECODERS))


def _makers(patient: Patient) -> Iterator[Finding]:
    """Let a maker look into a film, as it does for each that is admitted."""
    import av  # noqa: F401  (the zygote's; where it is missing, that is what is wrong)
    import PIL  # noqa: F401
    import pillow_heif  # noqa: F401
    import pypdfium2_raw  # noqa: F401

    from ledplayer.makers.job import probe_job
    from ledplayer.makers.studio import Studio

    film = next(iter(sorted((config.bundled() / SAMPLE).rglob("*.mp4"))), None)
    if film is None:
        yield untold("doctor-makers-no-film")
        return
    studio = Studio()
    try:
        studio.start()
        with film.open("rb") as file:
            medium = studio.open(probe_job(), file.fileno())
        until = time.monotonic() + WITHIN_S
        while medium.state in ("asked", "running") and time.monotonic() < until:
            select.select([medium], (), (), 0.5)
            medium.poll()
        medium.close()
    except (SurroundingsError, OSError) as error:
        yield bad("doctor-makers-failed", why=str(error))
        return
    finally:
        studio.close()
    if medium.state == "done" and medium.facts is not None:
        yield good("doctor-makers", film=film.name, size=f"{medium.facts.width}x{medium.facts.height}")
    else:
        yield bad("doctor-makers-failed", why=Word(medium.failure) if medium.failure else f"> {WITHIN_S:.0f} s")
