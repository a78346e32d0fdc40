from pathlib import Path

import pytest

from ledplayer import config
from ledplayer.core.model import Board, Hours, Size

LIST = "boards:\n  b: {name: Bảng B, canvas: 192x96, groups: [xa], hours: 6:00-22:00, logo: logo.png}\n  c: {}\n"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(config, "BOARD_FILE", tmp_path / "etc" / "board.yaml")
    (tmp_path / "boards.yaml").write_text(LIST)
    return tmp_path


def own(folder: Path, text: str) -> str:
    file = folder / "own.yaml"
    file.write_text(text)
    return str(file)


def codes(found: config.Found) -> list[str]:
    return [problem.code for problem in found[1]]


def test_a_board_is_found_by_its_id_as_people_type_it(folder):
    board, problems = config.find_board("B", [folder])
    assert board == Board(
        id="b",
        name="Bảng B",
        canvas=Size(width=192, height=96),
        groups=("xa",),
        hours=(Hours(begin=360, end=1320),),
        logo=str(folder / "logo.png"),
    )
    assert problems == ()


def test_an_unknown_id_is_an_error_with_the_nearest(folder):
    (folder / "boards.yaml").write_text("boards: {xa-long-hau: {}, xa-tan-tap: {}}")
    board, (problem,) = config.find_board("xa-long-hua", [folder])
    assert board is None
    assert (problem.code, problem.values["near"]) == ("board-not-listed", "xa-long-hau")


def test_an_id_where_there_is_no_list_is_a_board_of_that_id(tmp_path):
    assert config.find_board("b", [tmp_path]) == (Board(id="b"), ())


def test_without_a_wish_it_is_the_file_at_the_usual_place_then_the_first_of_the_list_then_a_nameless_one(folder):
    assert config.find_board(None, [folder])[0].id == "b"
    assert config.find_board(None, [folder / "none"])[0] == config.NAMELESS
    config.BOARD_FILE.parent.mkdir()
    config.BOARD_FILE.write_text("id: c\n")
    assert config.find_board(None, [folder])[0].id == "c"


def test_the_boards_own_file_is_right_about_canvas_and_hours_and_the_list_about_groups(folder):
    file = own(folder, "id: b\ncanvas: 384x192\nhours: 5:00-21:00\ngroups: [khac]\n")
    board, problems = config.find_board(file, [folder])
    assert board.canvas == Size(width=384, height=192)
    assert board.hours == (Hours(begin=300, end=1260),)
    assert board.groups == ("xa",)
    assert board.name == "Bảng B"
    assert [(p.code, p.values["key"], p.values["own"], p.values["listed"]) for p in problems] == [
        ("board-differs", "canvas", "384x192", "192x96"),
        ("board-differs", "hours", "05:00-21:00", "06:00-22:00"),
        ("board-groups-differ", "groups", "khac", "xa"),
    ]


def test_what_the_own_file_leaves_out_the_list_fills_in_without_a_word(folder):
    board, problems = config.find_board(own(folder, "id: b\n"), [folder])
    assert (board.canvas, board.groups, problems) == (Size(width=192, height=96), ("xa",), ())


def test_paths_count_from_the_file_they_stand_in(folder):
    board, _ = config.find_board(own(folder, "id: c\nfallback: rest\nsources: [../s, /abs]\n"), [])
    assert board.fallback == str(folder / "rest")
    assert board.sources == (str(folder / "../s"), "/abs")


@pytest.mark.parametrize("text", ["id: b\ncanvas: wide\n", "canvas: 1x1\n", "[", ""])
def test_a_broken_board_file_gives_no_board_and_says_why(folder, text):
    found = config.find_board(own(folder, text), [folder])
    assert found[0] is None
    assert codes(found)


def test_a_missing_board_file_gives_no_board_and_says_why(folder):
    assert codes(config.find_board(str(folder / "gone.yaml"), [folder])) == ["board-file-unreadable"]


@pytest.fixture
def package(tmp_path) -> Path:
    """A package with a sample of its own, as a wheel installs it."""
    package = tmp_path / "site-packages" / "ledplayer"
    (package / "sample" / "playlists").mkdir(parents=True)
    return package


def test_an_installed_package_plays_its_own_sample_in_place(package):
    assert config.bundled(package) == package / "sample"
    assert config.is_bundled(package / "sample", package)
    assert config.is_bundled(package / "sample" / "media", package)
    assert not config.is_bundled(package.parent, package)


def test_a_checkout_plays_its_own_files_and_not_an_older_copy_of_them(package):
    (package.parent / "playlists").mkdir()
    (package.parent / "pyproject.toml").touch()
    assert config.bundled(package) == package.parent
    assert not config.is_bundled(package.parent, package), "they may be edited while they are on"


def test_these_tests_run_from_a_checkout():
    assert config.bundled() == Path(__file__).parents[1]


def test_the_state_of_a_user_lies_in_the_home(monkeypatch, tmp_path):
    monkeypatch.setattr(config, "STATE", tmp_path / "none")
    assert config.state_folder({"XDG_STATE_HOME": "/x"}) == Path("/x/ledplayer")
    assert config.state_folder({}) == Path.home() / ".local/state/ledplayer"
    monkeypatch.setattr(config, "STATE", tmp_path)
    assert config.state_folder({}) == tmp_path


def test_a_zone_without_data_is_vietnams():
    assert config.zone("Asia/No_Such_Place") is config.VIETNAM
    assert config.zone("../etc/passwd") is config.VIETNAM
    assert config.zone_of(Board(id="b", time_zone="Asia/Ho_Chi_Minh"))[1] == "Asia/Ho_Chi_Minh"
    assert config.system_zone({"TZ": ":Asia/Tokyo"}) == "Asia/Tokyo"
