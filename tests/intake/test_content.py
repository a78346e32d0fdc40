from datetime import UTC, date
from pathlib import Path

from ledplayer import config
from ledplayer.core.review import review
from ledplayer.intake.content import read_content
from tests.intake.desk import TEXT, Desk


def test_a_folder_is_read_at_once_and_played_in_place(tmp_path, studio):
    desk = Desk(tmp_path, studio)
    desk.write("playlists/a.yaml", "campaign: A\nboards: c\nitems: [{image: x.png}]\n", age_s=0)
    desk.write("playlists/b.yaml", TEXT.format("chào") + "itemz: 1\n")
    desk.picture("media/x.png", size=(300, 200))
    desk.write("media/bad.png", b"")
    content, problems = read_content(None, [desk.content], studio)
    (source,) = content.sources
    entry = source.entries["x.png"]
    assert (entry.width, entry.place) == (300, str(desk.content / "media/x.png"))
    assert list(source.boards) == ["b", "c"]
    assert [(problem.code, problem.place.file, problem.place.line) for problem in problems] == [
        ("key-unknown", "playlists/b.yaml", 4)
    ]
    assert not desk.state.exists()


def test_for_one_board_only_its_files_are_probed(tmp_path, studio):
    desk = Desk(tmp_path, studio)
    desk.write("playlists/a.yaml", "campaign: A\nboards: c\nitems: [{image: x.png}]\n")
    desk.picture("media/x.png")
    board, _ = config.find_board("b", [desk.content])
    content, _ = read_content(board, [desk.content], studio)
    assert [entry.kind for entry in content.sources[0].entries.values()] == ["other"]


def test_files_that_nothing_needs_are_there_for_who_looks_for_a_missing_one(tmp_path, studio):
    desk = Desk(tmp_path, studio)
    desk.write("media/a/lich.yaml", "items: [{image: banner.png}]\n")
    desk.picture("media/a/bannner.png")
    desk.write("media/a/x.docx", "x")
    board, _ = config.find_board("b", [desk.content])
    assert board is not None
    content, _ = read_content(board, [desk.content], studio)
    assert sorted(content.sources[0].entries) == ["a/bannner.png", "a/x.docx"]
    (problem,) = review(content, board, date(2023, 10, 9), UTC)
    assert (problem.code, problem.values["near"]) == ("file-missing-near", "a/bannner.png")


def test_a_missing_folder_is_a_problem_and_no_exception(studio):
    content, problems = read_content(None, [Path("/nowhere")], studio)
    assert [problem.code for problem in problems] == ["source-away"]
    assert content.sources[0].campaigns == ()


def test_the_bundled_sample_has_no_problem(studio):
    board, problems = config.find_board("ubnd-huyen", [config.bundled()])
    assert board is not None
    content, more = read_content(board, [config.bundled()], studio)
    assert [problem.code for problem in (*problems, *more) if problem.severity != "info"] == []
    assert "chuyen-doi-so/phong-su.mp4" in content.sources[0].entries
