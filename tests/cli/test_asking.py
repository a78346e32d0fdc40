"""`check` and `on-air` through the real command line, on real folders."""

import json
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from ledplayer.cli import main
from ledplayer.core.model import Board, Content, Source
from ledplayer.core.plan import plan_days
from ledplayer.core.plan_file import encode
from tests.core import made

CAMPAIGN = """\
chien_dich: Ngày Chuyển đổi số
tu_ngay: 25/9/2023
den_ngay: 15/10/2023
noi_dung:
  - {chu: Chủ đề, giay: 10}
  - {chu: Khẩu hiệu, giay: 20}
"""
BOARDS = "bang:\n  xa-long-hau: {ten: Xã Long Hậu, khung: 384x192, mui_gio: Asia/Ho_Chi_Minh}\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "playlists").mkdir()
    (tmp_path / "media").mkdir()
    (tmp_path / "boards.yaml").write_text(BOARDS, "utf-8")
    (tmp_path / "playlists" / "a.yaml").write_text(CAMPAIGN, "utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_on_air_says_what_the_plan_shows_at_each_moment_in_the_order_asked(content: Path) -> None:
    asked = ["--at", "2023-10-10T08:00", "--at", "10/10/2023 07:00"]
    lines = run("on-air", "--content", str(content), "--json", *asked).stdout.splitlines()
    moments = [json.loads(line) for line in lines]
    assert [moment["at"] for moment in moments] == ["2023-10-10T08:00:00+07:00", "2023-10-10T07:00:00+07:00"]
    assert moments[0]["rung"] == "open"
    assert moments[0]["now"] == {
        "playlist": "playlists/a.yaml",
        "campaign": "Ngày Chuyển đổi số",
        "item": 1,
        "kind": "text",
        "what": "Chủ đề",
        "start": "2023-10-10T08:00:00+07:00",
        "end": "2023-10-10T08:00:10+07:00",
    }
    assert moments[0]["next"]["item"] == 2


def test_a_range_gives_every_showing_that_lies_partly_in_it(content: Path) -> None:
    asked = ["--from", "2023-10-10T08:00", "--to", "2023-10-10T08:01", "--json"]
    found = [json.loads(line) for line in run("on-air", "--content", str(content), *asked).stdout.splitlines()]
    assert [(one["item"], one["start"][14:19], one["end"][14:19]) for one in found] == [
        (1, "00:00", "00:10"),
        (2, "00:10", "00:30"),
        (1, "00:30", "00:40"),
        (2, "00:40", "01:00"),
    ]


def test_what_no_playlist_named_is_an_object_without_a_playlist(content: Path) -> None:
    line = run("on-air", "--content", str(content), "--at", "2023-11-10T08:00", "--json").stdout
    moment = json.loads(line)
    assert (moment["rung"], moment["campaigns"]) == ("card", [])
    assert (moment["now"]["kind"], moment["now"]["playlist"], moment["now"]["item"]) == ("card", None, None)


def test_on_air_speaks_the_language_asked_for(content: Path) -> None:
    asked = ["--content", str(content), "--at", "2023-10-10T08:00"]
    assert "bây giờ" in run("on-air", *asked, "--language", "vi").stdout
    assert "now" in run("on-air", *asked, "--language", "en").stdout


def test_half_a_range_is_told_in_a_sentence(content: Path) -> None:
    result = run("on-air", "--content", str(content), "--from", "2023-10-10T08:00")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_check_names_the_line_and_what_to_write_and_ends_with_one(content: Path) -> None:
    path = content / "playlists" / "a.yaml"
    path.write_text(CAMPAIGN.replace("den_ngay: 15/10/2023", "den_ngay: 10/15/2023"), "utf-8")
    result = run("check", str(content), "--json", "--language", "vi")
    (problem,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (problem["file"], problem["line"], problem["severity"]) == ("playlists/a.yaml", 3, "error")
    assert "15/10/2023" in problem["hint"] + problem["message"]
    assert set(problem) == {"file", "line", "column", "severity", "code", "message", "hint"}


def test_check_is_content_with_good_content(content: Path) -> None:
    result = run("check", str(content), "--language", "en")
    assert result.exit_code == 0
    assert "0 errors" in result.stdout


def test_an_unknown_board_or_folder_is_a_sentence(content: Path) -> None:
    for words in (["check", "/nowhere"], ["on-air", "--content", str(content), "--board", "xa-long-hua"]):
        result = run(*words)
        assert result.exit_code == 1
        assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("more", "rung"),
    [
        pytest.param("", "open", id="its own folder"),
        pytest.param("shared_folder: none\n", "card", id="nothing of it"),
    ],
)
def test_on_air_heeds_what_the_board_takes_from_its_folders(content: Path, more: str, rung: str) -> None:
    board = content / "board.yaml"
    board.write_text(f"id: b\ncanvas: 384x192\ntime_zone: Asia/Ho_Chi_Minh\nsources: {content}\n{more}", "utf-8")
    said = run("on-air", "--board", str(board), "--json", "--at", "2023-10-10T08:00")
    assert json.loads(said.stdout)["rung"] == rung


def kept(state: Path, *, off_air: bool = False, board: str | None = None) -> None:
    """What a player keeps that shows something which no folder here has, on three days and one more."""
    one = Board(id="b", time_zone="Asia/Ho_Chi_Minh")
    campaign = made.campaign(made.text("From the server"), source="server:x", path="a.yaml")
    content = Content(sources=(Source(id="server:x", campaigns=(campaign,), signed=True),), off_air=off_air)
    zone, today = ZoneInfo("Asia/Ho_Chi_Minh"), date(2023, 10, 10)
    state.mkdir(exist_ok=True)
    (state / "origin.json").write_text(json.dumps({"content": None, "board": board}))
    days = [today + timedelta(days) for days in (-1, 0, 1)]
    (state / "plan.json").write_bytes(encode(plan_days(content, one, days, zone, "Asia/Ho_Chi_Minh")))
    (state / "plan-2023-10-15.json").write_bytes(
        encode(plan_days(content, one, [date(2023, 10, 15)], zone, "Asia/Ho_Chi_Minh"))
    )


def whats(board: Path, state: Path, *asked: str) -> list[str]:
    said = run("on-air", "--board", str(board), "--state", str(state), "--json", *asked)
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    return [one.get("now", one)["what"] for one in lines]


@pytest.fixture
def board(tmp_path: Path, content: Path) -> Path:
    """A board with a folder of its own, besides what a server sends."""
    file = tmp_path / "board.yaml"
    file.write_text(f"id: b\ncanvas: 192x96\ntime_zone: Asia/Ho_Chi_Minh\nsources: {content}\n")
    return file


def test_on_a_board_the_plans_that_it_keeps_answer_for_their_days(board: Path, tmp_path: Path) -> None:
    kept(tmp_path / "state", board=str(board))
    asked = ("2023-10-10T08:00", "2023-10-11T23:59", "2023-10-15T12:00", "2023-10-13T08:00")
    words = [word for moment in asked for word in ("--at", moment)]
    assert whats(board, tmp_path / "state", *words) == [*["From the server"] * 3, "Chủ đề"]
    across = whats(board, tmp_path / "state", "--from", "2023-10-11T23:59", "--to", "2023-10-12T00:01")
    assert list(dict.fromkeys(across)) == ["From the server", "Chủ đề", "Khẩu hiệu"]


def test_plans_for_another_board_or_while_the_switch_is_thrown_do_not_answer(board: Path, tmp_path: Path) -> None:
    kept(tmp_path / "other", board="elsewhere.yaml")
    assert whats(board, tmp_path / "other", "--at", "2023-10-10T08:00") == ["Chủ đề"]
    kept(tmp_path / "off", board=str(board), off_air=True)
    assert whats(board, tmp_path / "off", "--at", "2023-10-10T08:00") == ["Chủ đề"]
    (tmp_path / "off" / "plan.json").write_bytes(b"torn")
    assert whats(board, tmp_path / "off", "--at", "2023-10-10T08:00") == ["Chủ đề"]
