"""One zygote for all tests that only need any; one film that most of them show."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledplayer.makers.studio import Studio
from tests.makers.made import make_film


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """50 numbered frames of 40 ms, 160x80, a key frame every 12."""
    return make_film(tmp_path_factory.mktemp("films") / "film.mp4")


@pytest.fixture(scope="session")
def _shared() -> Iterator[Studio]:
    studio = Studio()
    studio.start()
    yield studio
    studio.close()


@pytest.fixture
def studio(_shared: Studio) -> Studio:
    """A zygote that runs."""
    if not _shared.alive:
        _shared.restart()
    return _shared


@pytest.fixture
def own_studio() -> Iterator[Studio]:
    """A zygote that a test may kill."""
    studio = Studio()
    studio.start()
    yield studio
    studio.close()
