import select
from pathlib import Path

import pytest

from ledplayer.intake.watch import Watch


@pytest.fixture
def watch():
    watch = Watch()
    yield watch
    watch.close()


def rings(watch: Watch) -> bool:
    select.select([watch.wake], (), (), 2.0)
    return watch.rang()


def test_a_change_below_rings_and_looking_does_not(watch, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").write_text("x")
    watch.follow({tmp_path: True})
    (tmp_path / "a" / "x").read_text()
    list(tmp_path.iterdir())
    (tmp_path / "a" / "y").touch()
    assert rings(watch)


def test_a_missing_folder_is_watched_once_it_is_there(watch, tmp_path):
    folder = tmp_path / "later"
    watch.follow({folder: True})
    folder.mkdir()
    watch.follow({folder: True})
    (folder / "x").touch()
    assert rings(watch)


def test_a_folder_that_is_let_go_rings_no_more(watch, tmp_path):
    watch.follow({tmp_path: True})
    watch.follow({})
    (tmp_path / "x").touch()
    ready, _, _ = select.select([watch.wake], (), (), 0.2)
    assert not ready


def test_without_an_observer_nothing_rings_and_nothing_breaks(watch, monkeypatch):
    def none(_self):
        raise OSError(24, "inotify instance limit reached")

    monkeypatch.setattr("watchdog.observers.api.BaseObserver.start", none)
    watch.follow({Path("/"): False})
    assert not watch.rang()
