"""`ledplayer off-air` at the board."""

from pathlib import Path

from click.testing import CliRunner

from ledplayer.cli import main
from ledplayer.core.manifest import OffAir
from ledplayer.intake.own_switch import OwnSwitch
from tests.updates.site import Site, manifest


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


def test_at_the_office_it_is_signed_for_the_boards_that_are_named(tmp_path: Path) -> None:
    site = Site(tmp_path).begin()
    site.publish(manifest("xa-a", "1"), manifest("xa-b", "2"))
    where = ("--to", str(site.web), "--keys", str(site.keys))
    code, told = run("on", "--boards", "XA-A", *where)
    assert (code, "xa-a" in told) == (0, True)
    found = site.reader("xa-a").read()
    assert found.off_air == OffAir(by="ky-thuat", since=f"{found.released_at:%Y-%m-%dT%H:%M:%SZ}")
    assert site.reader("xa-b").read().off_air is None
    assert run("on", *where)[0] == 0
    assert site.reader("xa-b").read().off_air is not None
    assert run("off", *where)[0] == 0
    assert [site.reader(board).read().off_air for board in ("xa-a", "xa-b")] == [None, None]


def test_at_the_office_a_board_that_is_not_known_is_told(tmp_path: Path) -> None:
    site = Site(tmp_path).begin()
    site.publish(manifest("xa-a", "1"))
    code, told = run("on", "--boards", "xa-aa", "--to", str(site.web), "--keys", str(site.keys))
    assert (code, "xa-a" in told) == (1, True)
    assert run("on", "--boards", "xa-a")[0] == 2
