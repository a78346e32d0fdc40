"""Where a board takes content from."""

from pathlib import Path

import pytest

from ledplayer import config
from ledplayer.intake.wishes import Wishes


@pytest.mark.parametrize(
    ("more", "sources"),
    [
        pytest.param("", None, id="it was told nothing: the sample"),
        pytest.param("sources: /srv/content\n", ["/srv/content"], id="its own folder"),
        pytest.param("usb: yes\n", [], id="from sticks alone"),
        pytest.param("usb: yes\nsources: /srv/content\n", ["/srv/content"], id="from both"),
        pytest.param("server: https://led.example.vn\n", [], id="from the server alone"),
    ],
)
def test_the_sample_plays_where_the_board_takes_content_from_nowhere(
    tmp_path: Path, more: str, sources: list[str] | None
):
    file = tmp_path / "board.yaml"
    file.write_text("id: b\ncanvas: 192x96\n" + more)
    found = Wishes(state=tmp_path, board=str(file)).sources()
    assert list(map(str, found)) == ([str(config.bundled())] if sources is None else sources)


def test_folders_on_the_command_line_go_before_all(tmp_path: Path):
    assert Wishes(state=tmp_path, content=[tmp_path]).sources() == [tmp_path]
