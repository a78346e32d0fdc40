"""One zygote for all tests that probe."""

from collections.abc import Iterator

import pytest

from ledplayer.makers.studio import Studio


@pytest.fixture(scope="session")
def studio() -> Iterator[Studio]:
    """Makers, started when the first file is probed."""
    studio = Studio()
    yield studio
    studio.close()
