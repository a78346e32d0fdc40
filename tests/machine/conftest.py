"""Machines for the tests: bare, and installed from a bundle without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine import bundles
from tests.machine.tree import Machine, above, debian, lacking


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what cannot be run here, with the sentence that says why."""
    here = Path(__file__).parent
    why = lacking()
    for item in items:
        if why and here in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def bundle() -> Path:
    """A bundle of this checkout for Debian 12 on this machine's architecture."""
    return bundles.made()


@pytest.fixture
def bare(bundle: Path) -> Iterator[Machine]:
    """A bare Debian without a network, with the bundle on a stick."""
    with above(debian(), "bare") as root, Machine(root=root, shows={bundle: bundles.STICK}) as machine:
        yield machine


@pytest.fixture(scope="session")
def installed(bundle: Path) -> Iterator[Path]:
    """A tree on which the bundle was installed for the board xa-long-hau, and which was then switched off."""
    with above(debian(), "installed") as root:
        with Machine(root=root, shows={bundle: bundles.STICK}) as machine:
            done = machine.run(f"bash {bundles.STICK}/systemd/install.sh --board xa-long-hau", within_s=400)
            assert done.returncode == 0, done.stdout + done.stderr
            machine.run("systemctl stop ledplayer")
        yield Path(f"{root.parent / 'upper'}:{debian()}")


@pytest.fixture
def board(installed: Path) -> Iterator[Machine]:
    """A board that plays, without a network; variants of the program lie in its /media/sticks."""
    shows = {bundles.variants(): bundles.STICKS}
    with above(installed, "board") as root, Machine(root=root, shows=shows) as machine:
        yield machine
