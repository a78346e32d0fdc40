"""`ledplayer publish` through the real command line, on real folders."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledplayer.cli import main
from ledplayer.language import catalogue
from ledplayer.updates.fingerprint import fingerprint
from ledplayer.updates.keys import PASSPHRASE_FILE
from tests.updates.site import Reader, Site

BOARDS = "boards: {b: {name: Bảng B, canvas: 192x96}, c: {name: Bảng C, canvas: 192x96}}\n"
CAMPAIGN = "campaign: Lễ\nboards: b\nitems: [{text: Xin chào}]\n"


class Desk(Site):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.content = folder / "content"
        self.write("boards.yaml", BOARDS)
        self.write("playlists/a.yaml", CAMPAIGN)

    def write(self, path: str, text: str) -> None:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def run(self, *words: str, stdin: str | None = None, language: str = "en") -> Result:
        where = ["--to", str(self.web), "--keys", str(self.keys), "--language", language]
        result = CliRunner().invoke(main, ["publish", *words, *where], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def init(self, *words: str) -> Result:
        return self.run("init", "--root-key", str(self.stick), *words)

    def publish(self, *words: str) -> Result:
        return self.run(str(self.content), *words)

    def got(self, board: str = "b"):
        return Reader(self, board, (self.keys / "root.json").read_bytes()).read()


def said(result: Result) -> str:
    """What a command that ended with a sentence said."""
    return f"{result.output} {result.exception}"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_from_nothing_to_a_release_in_two_commands(desk):
    begun = desk.init()
    assert begun.exit_code == 0
    assert fingerprint((desk.keys / "root.json").read_bytes()) in begun.stdout
    assert (desk.stick / "ledplayer-root.pem").stat().st_mode & 0o777 == 0o600
    assert (desk.keys / "online.pem").stat().st_mode & 0o777 == 0o600
    assert str(desk.stick / "ledplayer-root.pem") in begun.stdout
    done = desk.publish("--yes")
    assert done.exit_code == 0
    assert "Bảng B (b): new: Lễ" in done.stdout
    assert sorted(desk.got().sources[0].files) == ["boards.yaml", "playlists/a.yaml"]
    assert "Lễ" in (desk.web / "index.html").read_text("utf-8")


def test_a_folder_may_be_called_like_anything_but_a_command(desk, monkeypatch):
    desk.init()
    monkeypatch.chdir(desk.content.parent)
    assert desk.run("content", "--yes").exit_code == 0
    assert desk.got().sources[0].name == "content"


def test_two_sticks_hold_the_same_master_key_and_another_sites_is_not_written_over(desk, tmp_path):
    other = tmp_path / "other"
    assert desk.init("--root-key", str(other)).exit_code == 0
    assert (other / "ledplayer-root.pem").read_bytes() == (desk.stick / "ledplayer-root.pem").read_bytes()
    second = Desk(tmp_path / "second")
    second.stick = other
    refused = second.init()
    assert refused.exit_code == 1
    assert not (second.keys / "root.json").exists()


def test_nobody_is_asked_without_a_terminal_and_nothing_happens_without_a_yes(desk):
    desk.init()
    result = desk.publish()
    assert result.exit_code == 1
    assert "--yes" in said(result)
    assert desk.run("status").stdout.count("(b)") == 0


def test_publishing_before_beginning_says_how_to_begin(desk):
    result = desk.publish("--yes")
    assert result.exit_code == 1
    assert "ledplayer publish init" in said(result)
    assert not desk.web.exists()


def test_beginning_twice_changes_nothing_and_a_lost_web_folder_is_begun_again(desk):
    desk.init()
    desk.publish("--yes")
    before = desk.got()
    assert desk.init().exit_code == 1
    assert desk.got() == before
    for path in (desk.web / "metadata").iterdir():
        path.unlink()
    assert "publish init" in said(desk.publish("--yes"))
    assert desk.init().exit_code == 0
    assert desk.publish("--yes").exit_code == 0
    assert desk.got().sources == before.sources


def test_a_campaign_with_an_error_is_named_with_its_line_and_the_rest_goes_out(desk):
    desk.init()
    desk.publish("--yes")
    desk.write("playlists/a.yaml", CAMPAIGN + "itemz: 1\n")
    desk.write("playlists/b.yaml", CAMPAIGN.replace("Lễ", "Hai"))
    desk.write("playlists/c.yaml", "campaign: Ba\n")
    strict = desk.publish("--yes", "--strict")
    assert strict.exit_code == 1
    assert "playlists/b.yaml" not in desk.got().sources[0].files
    done = desk.publish("--yes")
    assert done.exit_code == 0
    assert "playlists/a.yaml:4:1: error" in done.stdout
    assert "playlists/a.yaml: has an error, boards keep" in done.stdout
    assert "playlists/c.yaml: has an error, is not published" in done.stdout
    assert sorted(desk.got().sources[0].files) == ["boards.yaml", "playlists/a.yaml", "playlists/b.yaml"]


def test_the_daily_signature_needs_no_content(desk):
    desk.init()
    desk.publish("--yes")
    version = Reader(desk, "b", desk.root())
    version.read()
    result = desk.run("resign")
    assert result.exit_code == 0
    again = Reader(desk, "b", desk.root())
    again.read()
    assert again.version == version.version + 1


def test_a_stolen_key_is_replaced_with_the_stick(desk, tmp_path):
    desk.init()
    desk.publish("--yes")
    stolen = (desk.keys / "online.pem").read_bytes()
    assert desk.run("rotate", "--root-key", str(tmp_path / "nowhere")).exit_code == 1
    assert desk.run("rotate", "--root-key", str(desk.stick)).exit_code == 0
    assert (desk.keys / "online.pem").read_bytes() != stolen
    assert Reader(desk, "b", desk.root()).read().board == "b"
    words = fingerprint((desk.keys / "root.json").read_bytes())
    result = desk.run("rotate", "--root-key", str(desk.stick), "--new-root-key", str(tmp_path / "new"))
    assert result.exit_code == 0
    assert words not in result.stdout
    assert fingerprint((desk.keys / "root.json").read_bytes()) in result.stdout
    assert desk.run("rotate", "--root-key", str(desk.stick)).exit_code == 1
    assert desk.run("rotate", "--root-key", str(tmp_path / "new")).exit_code == 0
    assert Reader(desk, "b", desk.root()).read().board == "b"


def test_a_timer_signs_with_a_passphrase_out_of_a_file(desk, tmp_path, monkeypatch):
    word = tmp_path / "word"
    word.write_text("hoa sen\n")
    word.chmod(0o600)
    monkeypatch.setenv(PASSPHRASE_FILE, str(word))
    assert desk.init("--passphrase").exit_code == 0
    assert b"ENCRYPTED" in (desk.keys / "online.pem").read_bytes()
    assert b"ENCRYPTED" in (desk.stick / "ledplayer-root.pem").read_bytes()
    assert desk.run("resign").exit_code == 0
    assert desk.run("rotate", "--root-key", str(desk.stick)).exit_code == 0
    assert b"ENCRYPTED" in (desk.keys / "online.pem").read_bytes()
    monkeypatch.delenv(PASSPHRASE_FILE)
    refused = desk.run("resign")
    assert refused.exit_code == 1
    assert PASSPHRASE_FILE in said(refused)


def test_status_says_what_each_board_has_and_how_long_it_is_good_for(desk):
    desk.init()
    desk.publish("--yes")
    said = desk.run("status").stdout
    assert "Bảng B (b): Lễ" in said
    assert "Bảng C (c): no campaign" in said
    assert re.search(r"good until \d+/\d+/20\d\d", said)
    assert "run out" not in said


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_that_is_missing_or_lists_no_boards_publishes_nothing(desk, tmp_path, name):
    desk.init()
    desk.publish("--yes")
    before = desk.got()
    (tmp_path / "empty").mkdir()
    result = desk.run(str(tmp_path / name), "--yes")
    assert result.exit_code == 1
    assert ("no folder" if name == "nowhere" else "boards.yaml") in said(result)
    assert desk.got() == before


def test_office_staff_never_hear_the_words_of_the_trade():
    codes = [code for code in catalogue() if code.startswith(("publish", "key", "webroot", "index-", "root-key"))]
    assert len(codes) > 50
    for code in codes:
        sentence = catalogue()[code]
        for text in (sentence.vi, sentence.en, sentence.vi_hint, sentence.en_hint):
            assert not re.search(r"\b(root|snapshot|timestamp|metadata|TUF)\b", text, re.IGNORECASE), code


@pytest.mark.parametrize("words", [["--help"], ["init", "--help"], ["status", "--help"], ["x", "--help"], []])
def test_help_is_there(words):
    result = CliRunner().invoke(main, ["publish", *words])
    assert "Usage" in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
