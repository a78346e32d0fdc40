"""`ledplayer off-air` at the board."""

from pathlib import Path

from click.testing import CliRunner

from ledplayer.cli import main
from ledplayer.intake.own_switch import OwnSwitch


def run(*words: str) -> tuple[int, str]:
    done = CliRunner(env={"SUDO_USER": "ky-thuat", "LANG": "C"}).invoke(main, ["off-air", *words, "--language", "en"])
    return done.exit_code, done.output


def test_it_throws_the_switch_under_the_name_of_who_gave_the_command(tmp_path: Path) -> None:
    assert run("on", "--state", str(tmp_path))[0] == 0
    switch = OwnSwitch(tmp_path)
    assert switch.thrown is not None
    assert switch.thrown.by == "ky-thuat"
    code, told = run("off", "--state", str(tmp_path))
    assert (code, switch.look(), switch.thrown) == (0, True, None)
    assert "still counts" in told


def test_off_where_it_was_not_on_says_so(tmp_path: Path) -> None:
    assert run("off", "--state", str(tmp_path)) == (0, "This board's own switch was not on.\n")


def test_a_folder_that_no_player_uses_or_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    code, told = run("on", "--state", str(tmp_path / "none"))
    assert (code, "No player uses" in told) == (1, True)
    (tmp_path / "off-air.json").mkdir()
    code, told = run("on", "--state", str(tmp_path))
    assert (code, "cannot be written" in told) == (1, True)
