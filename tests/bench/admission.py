"""How long a new file takes until it is admitted: a photograph against its decoding, a film against plain copying."""

import hashlib
import subprocess
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PIL import Image

from ledplayer.intake.content import drive
from ledplayer.intake.facts import Facts
from ledplayer.intake.gate import Gate
from ledplayer.intake.scan import Seen
from ledplayer.intake.settle import STILL_S
from ledplayer.intake.store import Store
from ledplayer.makers.studio import Studio
from tests.bench.idle import intake
from tests.bench.maker_job import picture_job
from tests.bench.numbered import make_film
from tests.bench.row import Row, at_most, in_turns, ratio, spread
from tests.bench.seconds import seconds

FILM_BYTES = 300_000_000
LOOK_S, PATIENCE_S, PAUSE_S = 0.005, 20, 3


def still(work: Path, rounds: int) -> Row:
    """From when a photograph has settled, two seconds after its last byte, until the plan names it."""
    photograph = _photograph(work / "photograph-6.jpg")
    decoded = [picture_job(photograph, 960, 480)[0] for _ in range(rounds)]
    with TemporaryDirectory(dir=work) as folder:
        content, state = Path(folder) / "content", Path(folder) / "state"
        (content / "media").mkdir(parents=True)
        (content / "playlists").mkdir()
        items = "".join(f"  - {{image: {number}.jpg}}\n" for number in range(rounds))
        (content / "playlists" / "bench.yaml").write_text(f"campaign: Bench\nitems:\n  - {{text: chào}}\n{items}")
        with intake(state, content):
            time.sleep(PAUSE_S + STILL_S)
            taken = [_admitted_s(photograph, content, state, number) for number in range(rounds)]
    figures = {"admitted": taken, "decoded": decoded}
    note = f"{photograph.stat().st_size / 1e6:.1f} MB; {spread(figures)}"
    what = "photograph settled → in the plan, beyond its decoding"
    return at_most(what, 0.5, median(taken) - median(decoded), note, " s")


def film(work: Path, rounds: int) -> Row:
    """Admission of a film against `cp`, `sync` and `sha256sum`."""
    long = _long_film(work)
    taken = in_turns({"admitted": lambda: _take_s(work, long), "cp and sha256sum": lambda: _copy_s(work, long)}, rounds)
    return at_most("300 MB film, admitted : cp and sha256sum", 1.3, ratio(taken, *taken), spread(taken))


def _admitted_s(photograph: Path, content: Path, state: Path, number: int) -> float:
    time.sleep(PAUSE_S + number / 7)  # at any moment of the loop's round
    data = photograph.read_bytes() + bytes([number])
    sha256 = hashlib.sha256(data).hexdigest().encode()
    (content / "media" / f"{number}.jpg").write_bytes(data)
    begin = time.monotonic()
    while sha256 not in (state / "plan.json").read_bytes():
        if time.monotonic() - begin > PATIENCE_S:
            raise TimeoutError(f"not admitted within {PATIENCE_S} s")
        time.sleep(LOOK_S)
    return time.monotonic() - begin - STILL_S


def _photograph(path: Path) -> Path:
    """A JPEG of 3000 x 2000 pixels and some 2 MB; made once."""
    if not path.exists():
        noise = Image.effect_noise((750, 500), 90).resize((3000, 2000), Image.Resampling.BICUBIC)
        Image.merge("RGB", [noise, noise.transpose(Image.Transpose.ROTATE_180), noise]).save(path, quality=82)
    return path


def _long_film(work: Path) -> Path:
    """A film of 300 MB, made once."""
    long = work / "film-long.mp4"
    if not long.exists():
        film = make_film(work / "film-1080.mp4", width=1920, height=1080, rate=30, seconds=20)
        loops = str(FILM_BYTES // film.stat().st_size)
        command = ["ffmpeg", "-v", "error", "-y", "-stream_loop", loops, "-i", str(film), "-c", "copy", str(long)]
        subprocess.run(command, check=True)
    return long


def _take_s(work: Path, film: Path) -> float:
    """Wall seconds until a new file is admitted, by makers that are ready."""
    with TemporaryDirectory(dir=work) as folder:
        studio, store, facts = Studio(), Store(Path(folder)), Facts()
        studio.start()
        gate = Gate(store=store, facts=facts, studio=studio, mono=time.monotonic)
        found = film.stat()
        seen = Seen(real=film.name, size_bytes=found.st_size, mtime_ns=found.st_mtime_ns, ctime_ns=found.st_ctime_ns)
        try:
            return seconds(lambda: drive(gate.take(film.parent, seen, in_place=False, text=False)))
        finally:
            studio.close()


def _copy_s(work: Path, film: Path) -> float:
    copy = work / "copy.mp4"
    command = f"cp {film} {copy} && sync {copy} && sha256sum {copy}"
    try:
        return seconds(lambda: subprocess.run(command, shell=True, check=True, stdout=subprocess.DEVNULL))
    finally:
        copy.unlink()
