"""The inbox: a subfolder for each commune, published by itself."""

import contextlib
import os
import select
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from ledplayer.core.model import Board
from ledplayer.intake.mount import Mount
from ledplayer.makers.studio import Studio
from ledplayer.updates.inbox import Inbox, reach_of
from ledplayer.updates.key_folder import KeyFolder
from ledplayer.updates.watching import Watching
from ledplayer.updates.webroot import WebRoot
from tests.intake.desk import FakeClock
from tests.updates.site import Reader, Site

BOARDS = """\
defaults: {time_zone: Asia/Ho_Chi_Minh, canvas: 192x96, language: en}
boards:
  xa-long-hau: {name: Xã Long Hậu, groups: [xa]}
  xa-phuoc-lai: {name: Xã Phước Lại, groups: [xa]}
  ubnd-huyen: {name: UBND huyện, groups: [huyện]}
"""
TEXT = "campaign: {0}\nitems:\n  - text: {0}\n"
MOST_TURNS = 3000


class Office:
    """An office that watches its inbox."""

    def __init__(self, folder: Path, studio: Studio) -> None:
        self.site = Site(folder).begin()
        self.folder = folder / "inbox"
        self.clock = FakeClock()
        self.write("boards.yaml", BOARDS)
        self.inbox = Inbox(self.folder, folder / "state", studio, self.clock)  # type: ignore[arg-type]
        self.watching = Watching(
            self.inbox,
            WebRoot(self.site.web),
            KeyFolder(self.site.keys),
            studio,
            mono=lambda: self.clock.mono,
            line=str,
        )

    def write(self, path: str, data: str | bytes) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        then = self.clock.system_ms() / 1000 - 60
        os.utime(file, (then, then))
        return file

    def picture(self, path: str) -> Path:
        file = self.write(path, b"")
        Image.new("RGB", (64, 32), "red").save(file)
        return file

    def run(self) -> None:
        """Go round until all that is there is published and said."""
        self.watching.follow()
        for box in self.inbox.boxes.values():
            box.intake.rescan()
        quiet = 0
        for _ in range(MOST_TURNS):
            _, media = self.watching.turn()
            waiting = [one for one in media if one.fileno() >= 0]
            if waiting:
                select.select(waiting, (), (), 0.5)
                continue
            is_idle = all(box.is_settled and box.intake._steps is None for box in self.inbox.boxes.values())
            quiet = quiet + 1 if is_idle and not self.watching._is_due else 0
            if quiet > 12:
                return
            self.clock.advance(0.7)
        raise AssertionError("it never rests")

    def got(self, board: str) -> list[str]:
        """What a board gets: folder and path, the list of boards aside."""
        return [
            f"{source.name}/{path}"
            for source in Reader(self.site, board).read().sources
            for path in sorted(source.files)
            if path != "boards.yaml"
        ]

    def page(self, folder: str) -> str:
        """The status page in a subfolder."""
        (page,) = (self.folder / folder).glob("00-*.html")
        return page.read_text("utf-8")


@pytest.fixture
def office(tmp_path: Path, studio: Studio) -> Iterator[Office]:
    office = Office(tmp_path, studio)
    yield office
    office.inbox.close()


@pytest.mark.parametrize(
    ("name", "reach"),
    [
        ("xa-long-hau", {"a"}),
        ("Xã Long Hậu", {"a"}),
        ("XÃ", {"a", "b"}),
        ("tất cả", {"a", "b", "c"}),
        ("all", {"a", "b", "c"}),
        ("xã khác", set()),
    ],
)
def test_a_subfolder_reaches_the_boards_that_its_name_means(name: str, reach: set[str]) -> None:
    boards = [
        Board(id="xa-long-hau", name="Xã Long Hậu", groups=("xã",)),
        Board(id="xa-phuoc-lai", groups=("xa",)),
        Board(id="ubnd-huyen"),
    ]
    short = dict(zip(("xa-long-hau", "xa-phuoc-lai", "ubnd-huyen"), "abc", strict=True))
    assert {short[one] for one in reach_of(name, boards)} == reach


def test_each_board_gets_what_lies_in_its_folder_and_in_those_for_all(office: Office) -> None:
    office.write("xa-long-hau/playlists/a.yaml", TEXT.format("Long Hau"))
    office.picture("xa/1-1-2023_31-12-2030 Clean water/1.png")
    office.write("all/playlists/b.yaml", TEXT.format("District"))
    office.run()
    assert office.got("xa-long-hau") == [
        "all/playlists/b.yaml",
        "xa/1-1-2023_31-12-2030 Clean water/1.png",
        "xa-long-hau/playlists/a.yaml",
    ]
    assert office.got("xa-phuoc-lai") == ["all/playlists/b.yaml", "xa/1-1-2023_31-12-2030 Clean water/1.png"]
    assert office.got("ubnd-huyen") == ["all/playlists/b.yaml"]


def test_two_subfolders_of_one_board_under_names_that_read_alike_both_go_out(office: Office) -> None:
    office.write("xa-long-hau/playlists/a.yaml", TEXT.format("By its id"))
    office.write("Xã Long Hậu/playlists/b.yaml", TEXT.format("By its name"))
    office.run()
    assert sorted(office.got("xa-long-hau")) == ["Xã Long Hậu/playlists/b.yaml", "xa-long-hau/playlists/a.yaml"]
    states = {box.intake.editor.state for box in office.inbox.boxes.values()}
    assert len(states) == 2


def test_content_for_another_communes_board_goes_nowhere_and_the_page_says_so(office: Office) -> None:
    office.write("xa-long-hau/playlists/a.yaml", "boards: xa-phuoc-lai\n" + TEXT.format("Not yours"))
    office.write("xa-long-hau/playlists/b.yaml", TEXT.format("Mine"))
    office.run()
    assert office.got("xa-phuoc-lai") == []
    assert office.got("xa-long-hau") == ["xa-long-hau/playlists/b.yaml"]
    assert "This folder may not send content to “xa-phuoc-lai”" in office.page("xa-long-hau")


def test_the_page_says_which_boards_a_folder_goes_to_and_that_a_publisher_wrote_it(office: Office) -> None:
    office.write("xa/playlists/a.yaml", TEXT.format("Both"))
    office.run()
    page = office.page("xa")
    assert "xa-long-hau, xa-phuoc-lai" in page
    assert "The publisher&#x27;s computer writes this page" in page
    assert "On the board now" not in page


def test_a_list_of_boards_in_a_subfolder_counts_for_nothing(office: Office) -> None:
    office.write("xa-long-hau/boards.yaml", "boards: {xa-long-hau: {groups: [huyen]}, xa-phuoc-lai: {groups: [x]}}\n")
    office.write("xa-long-hau/playlists/a.yaml", "boards: xa-phuoc-lai\n" + TEXT.format("Not yours"))
    office.run()
    assert office.got("xa-phuoc-lai") == []
    assert "counts for nothing here" in office.page("xa-long-hau")


def test_playlists_of_one_name_in_two_communes_have_nothing_to_do_with_each_other(office: Office) -> None:
    office.write("xa-long-hau/playlists/tet.yaml", TEXT.format("Long Hau"))
    office.write("xa-phuoc-lai/playlists/tet.yaml", TEXT.format("Phuoc Lai"))
    office.run()
    assert office.got("xa-long-hau") == ["xa-long-hau/playlists/tet.yaml"]
    assert office.got("xa-phuoc-lai") == ["xa-phuoc-lai/playlists/tet.yaml"]
    office.write("xa-long-hau/playlists/tet.yaml", "on_air: no\n" + TEXT.format("Long Hau"))
    office.run()
    assert office.got("xa-phuoc-lai") == ["xa-phuoc-lai/playlists/tet.yaml"]


def test_no_text_of_one_commune_goes_along_to_anothers_board(office: Office) -> None:
    office.write("xa-phuoc-lai/playlists/y.yaml", "boards: ubnd-huyen\n" + TEXT.format("Phuoc Lai"))
    office.write("xa-phuoc-lai/playlists/y - Copy.yaml", TEXT.format("Phuoc Lai"))
    office.write("xa-long-hau/playlists/y.yaml", TEXT.format("Long Hau"))
    office.write("xa-long-hau/boards.yaml", "boards: {xa-phuoc-lai: {groups: [huyen]}}\n")
    office.run()
    for board in ("xa-phuoc-lai", "ubnd-huyen"):
        assert "xa-long-hau" not in [source.name for source in Reader(office.site, board).read().sources]
    own = {source.name: set(source.files) for source in Reader(office.site, "xa-long-hau").read().sources}
    assert own == {"site": {"boards.yaml"}, "xa-long-hau": {"playlists/y.yaml"}}


@pytest.mark.parametrize(
    "wrong",
    [
        "level: urgent\ncampaign: U\nitems:\n  - image: gone.png\n",
        "boards: nobody\n" + TEXT.format("Long Hau"),
        "except: nobody\n" + TEXT.format("Long Hau"),
    ],
)
def test_an_error_in_a_playlist_holds_up_no_playlist_of_that_name_elsewhere(office: Office, wrong: str) -> None:
    office.write("xa-long-hau/playlists/a.yaml", wrong)
    office.write("xa-phuoc-lai/playlists/a.yaml", TEXT.format("Phuoc Lai"))
    office.write("all/playlists/b.yaml", TEXT.format("District"))
    office.write("xa-long-hau/playlists/b.yaml", wrong)
    office.run()
    assert office.got("xa-phuoc-lai") == ["all/playlists/b.yaml", "xa-phuoc-lai/playlists/a.yaml"]
    assert office.got("ubnd-huyen") == ["all/playlists/b.yaml"]


def test_a_file_that_never_settles_holds_up_nobody_else_for_long(office: Office) -> None:
    office.write("xa-long-hau/playlists/a.yaml", TEXT.format("Long Hau"))
    office.run()
    grows = office.write("xa-long-hau/playlists/b.yaml", TEXT.format("More"))
    office.write("xa-phuoc-lai/playlists/b.yaml", TEXT.format("News"))
    office.watching.follow()
    for second in range(80):
        for box in office.inbox.boxes.values():
            box.intake.rescan()
        now = office.clock.system_ms() / 1000
        os.utime(grows, (now, now))
        for _ in range(20):
            _, media = office.watching.turn()
            select.select([one for one in media if one.fileno() >= 0], (), (), 0.001)
        office.clock.advance(0.5)
        if second == 60:
            assert office.got("xa-phuoc-lai") == ["xa-phuoc-lai/playlists/b.yaml"]
            assert office.got("xa-long-hau") == ["xa-long-hau/playlists/a.yaml"]
    office.run()
    assert office.got("xa-long-hau") == ["xa-long-hau/playlists/a.yaml", "xa-long-hau/playlists/b.yaml"]


def test_a_subfolder_of_too_many_files_keeps_what_it_had_and_holds_up_nobody(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.write("xa-long-hau/playlists/a.yaml", TEXT.format("Long Hau"))
    office.run()
    monkeypatch.setattr("ledplayer.intake.scan.MOST_NAMES", 6)
    for number in range(9):
        office.write(f"xa-long-hau/playlists/{number}.yaml", TEXT.format(number))
    office.write("xa-phuoc-lai/playlists/b.yaml", TEXT.format("News"))
    office.run()
    assert office.got("xa-long-hau") == ["xa-long-hau/playlists/a.yaml"]
    assert office.got("xa-phuoc-lai") == ["xa-phuoc-lai/playlists/b.yaml"]


def test_a_file_that_changes_while_it_is_published_holds_up_nobody_else_twice(office: Office) -> None:
    office.run()
    files = [office.picture(f"xa-long-hau/1-1-2023_31-12-2030 Water/{name}.png") for name in "ab"]
    files[1].write_bytes(files[1].read_bytes() + b"x")
    office.write("xa-phuoc-lai/playlists/b.yaml", TEXT.format("News"))

    def meddle(path: Path) -> None:
        """The commune writes whenever the publisher does."""
        for file in files:
            file.write_bytes(file.read_bytes() + b"x")

    office.watching._web._before = meddle
    with contextlib.suppress(AssertionError):
        office.run()
    assert office.got("xa-phuoc-lai") == ["xa-phuoc-lai/playlists/b.yaml"]


def test_a_broken_playlist_of_one_commune_stops_nobody_else(office: Office) -> None:
    office.write("xa-long-hau/playlists/a.yaml", TEXT.format("Long Hau"))
    office.write("xa-phuoc-lai/playlists/a.yaml", TEXT.format("Phuoc Lai"))
    office.run()
    before = Reader(office.site, "xa-long-hau").read()
    office.write("xa-long-hau/playlists/a.yaml", "campaign: [\n")
    office.write("xa-phuoc-lai/playlists/b.yaml", TEXT.format("News"))
    office.run()
    assert Reader(office.site, "xa-long-hau").read() == before
    assert office.got("xa-phuoc-lai") == ["xa-phuoc-lai/playlists/a.yaml", "xa-phuoc-lai/playlists/b.yaml"]


def test_what_is_deleted_is_withdrawn(office: Office) -> None:
    file = office.write("xa-long-hau/playlists/a.yaml", TEXT.format("Long Hau"))
    office.run()
    file.unlink()
    office.run()
    assert office.got("xa-long-hau") == []


def test_a_subfolder_named_after_nobody_is_told_and_not_published(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.write("xa-khac/playlists/a.yaml", TEXT.format("Who"))
    office.run()
    assert "xa-khac" in caplog.text
    assert office.got("ubnd-huyen") == []


def test_while_the_list_of_boards_is_broken_the_last_good_one_counts(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.write("xa-long-hau/playlists/a.yaml", TEXT.format("Long Hau"))
    office.run()
    office.write("boards.yaml", "boards: [\n")
    office.write("xa-long-hau/playlists/b.yaml", TEXT.format("More"))
    office.run()
    assert office.got("xa-long-hau") == ["xa-long-hau/playlists/a.yaml", "xa-long-hau/playlists/b.yaml"]
    assert "boards.yaml" in caplog.text


def test_a_new_commune_is_a_new_line_and_a_new_folder(office: Office) -> None:
    office.run()
    office.write("boards.yaml", BOARDS + "  xa-moi: {name: Xã Mới}\n")
    office.write("xa-moi/playlists/a.yaml", TEXT.format("New"))
    office.run()
    assert office.got("xa-moi") == ["xa-moi/playlists/a.yaml"]


def test_a_whole_subfolder_that_goes_is_withdrawn(office: Office) -> None:
    office.write("xa-long-hau/playlists/a.yaml", TEXT.format("Long Hau"))
    office.run()
    (office.folder / "xa-long-hau").rename(office.folder.parent / "away")
    office.run()
    assert office.got("xa-long-hau") == []


def test_a_subfolder_that_does_not_read_keeps_what_was_published_and_holds_up_nobody(office: Office) -> None:
    office.write("xa-long-hau/playlists/a.yaml", TEXT.format("Long Hau"))
    office.run()
    box = office.inbox.boxes[office.folder / "xa-long-hau"]
    known = box.intake.library.sources[-1].folder
    known.mount = Mount(point=str(office.folder / "xa-long-hau"), kind="cifs")  # as if it were a share that is gone
    office.write("xa-phuoc-lai/playlists/b.yaml", TEXT.format("News"))
    office.run()
    assert box.is_away
    assert office.got("xa-long-hau") == ["xa-long-hau/playlists/a.yaml"]
    assert office.got("xa-phuoc-lai") == ["xa-phuoc-lai/playlists/b.yaml"]
