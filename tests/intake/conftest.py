"""One zygote for all tests that probe or paint."""

from collections.abc import Iterator

import pytest

from ledplayer.makers.studio import Studio
from tests.intake.desk import Desk


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
def desk(tmp_path, studio) -> Iterator[Desk]:
    """An intake process's insides on a folder `content` with a board `b`, and a clock that only tests move."""
    desk = Desk(tmp_path, studio)
    yield desk
    desk.close()
