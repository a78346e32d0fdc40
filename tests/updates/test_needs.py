"""What a board gets: all that it needs to show what the content has for it, and nothing else."""

from datetime import date, timedelta

import pytest

from ledplayer.errors import SurroundingsError
from tests.updates.heap import heap_up
from tests.updates.office import NOW, TODAY, Office, shown

BOARD_B = "boards: {b: {name: Bảng B, time_zone: Asia/Ho_Chi_Minh, canvas: 192x96, groups: [xa]}}\n"


@pytest.fixture
def office(tmp_path, studio):
    office = Office(tmp_path, studio)
    office.begin()
    return office


def campaign(*items: str, **keys: str) -> str:
    """A playlist."""
    lines = ["campaign: Lễ", *(f"{key}: {value}" for key, value in keys.items()), "items:"]
    return "\n".join([*lines, *(f"  - {item}" for item in items)]) + "\n"


def test_each_board_gets_its_campaigns_with_what_they_need_and_nothing_else(office):
    office.write("playlists/a.yaml", campaign("{image: x.png}", "{folder: bo}", boards="xa"))
    office.write("playlists/b.yaml", campaign("{image: y.png}", "{text_file: loi.txt}", boards="c"))
    office.write("playlists/c.yaml", campaign("{text: chào}"))
    office.write("playlists/nháp d.yaml", campaign("{image: z.png}"))
    office.write("playlists/e.yaml", campaign("{image: z.png}", on_air="no"))
    office.write("media/loi.txt", "Xin chào")
    for name in ("x", "y", "z", "bo/1", "bo/2", "bo/trong/3", "khac/4"):
        office.picture(f"media/{name}.png")
    office.write("media/bo/ghi-chu.docx", "x")
    office.write("secret.txt", "x")
    office.act()
    assert office.files("b") == [
        "media/bo/1.png",
        "media/bo/2.png",
        "media/x.png",
        "playlists/a.yaml",
        "playlists/c.yaml",
    ]
    assert office.files("c") == ["media/loi.txt", "media/y.png", "playlists/b.yaml", "playlists/c.yaml"]


def test_a_word_for_the_board_is_filled_in(office):
    office.write("playlists/a.yaml", campaign("{image: <board>.png}", "{image: tet-<year>.png}"))
    for name in ("b", "c", "tet-2023", "tet-2024"):
        office.picture(f"media/{name}.png", size=(64, 32 + len(name)))
    office.act()
    both = ["media/tet-2023.png", "media/tet-2024.png", "playlists/a.yaml"]
    assert office.files("b") == ["media/b.png", *both]
    assert office.files("c") == ["media/c.png", *both]


def test_what_is_over_for_good_stays_a_day_and_is_not_sent_any_more(office):
    office.write("playlists/a.yaml", campaign("{text: a}", **{"from": "1/10/2023", "to": "8/10/2023"}))
    office.write("playlists/b.yaml", campaign("{text: b}", **{"from": "1/10/2023", "to": "7/10/2023"}))
    office.write("playlists/c.yaml", campaign("{text: c}", **{"from": "1/10", "to": "7/10", "yearly": "yes"}))
    office.act()
    assert office.files() == ["playlists/a.yaml", "playlists/c.yaml"]


def test_the_day_on_which_a_file_is_first_needed_is_written(office):
    office.write("playlists/a.yaml", campaign("{image: x.png}", "{image: y.png}", **{"from": "20/10/2023"}))
    office.write("playlists/b.yaml", campaign("{image: x.png}", **{"from": "15/10/2023"}))
    office.write("playlists/c.yaml", campaign("{image: z.png}", **{"from": "1/10/2023"}))
    office.write("playlists/d.yaml", campaign("{image: w.png}", **{"from": "1/2", "to": "5/2", "yearly": "yes"}))
    for number, name in enumerate("xyzw"):
        office.picture(f"media/{name}.png", size=(64, 32 + number))
    office.act()
    files = office.got().sources[0].files
    found = {path: file.needed for path, file in files.items() if path.startswith("media")}
    assert found == {
        "media/x.png": date(2023, 10, 15),
        "media/y.png": date(2023, 10, 20),
        "media/z.png": None,
        "media/w.png": date(2024, 2, 1),
    }
    assert files["playlists/a.yaml"].needed is None


def test_a_day_that_has_come_is_no_change(office):
    office.write("playlists/a.yaml", campaign("{image: x.png}", **{"from": "12/10/2023"}))
    office.picture("media/x.png")
    office.act()
    before = office.got()
    for _ in range(6):
        office.now += timedelta(days=1)
        assert office.act().changes == ()
    assert office.got() == before


def test_what_an_urgent_campaign_needs_is_urgent(office):
    urgent = {"level": "urgent", "to": "20/10/2023", "approved_by": "A"}
    office.write("playlists/a.yaml", campaign("{image: x.png}", **urgent))
    office.write("playlists/b.yaml", campaign("{image: y.png}"))
    office.picture("media/x.png")
    office.picture("media/y.png", "blue")
    office.act()
    files = office.got().sources[0].files
    assert {path for path, file in files.items() if file.urgent} == {"media/x.png", "playlists/a.yaml"}


def test_a_board_without_a_campaign_gets_the_list_of_boards_alone(office):
    office.write("playlists/a.yaml", campaign("{text: a}", boards="b"))
    office.act()
    assert [list(one.files) for one in office.got("c").sources] == [["boards.yaml"]]


CONTENTS = {
    "names with accents and emoji": {
        "playlists/lễ.yaml": campaign("{image: Ảnh đẹp/👩\u200d👩\u200d👧 1.png}", "{folder: Ảnh đẹp}"),
        "media/Ảnh đẹp/👩\u200d👩\u200d👧 1.png": "",
        "media/Ảnh đẹp/2.png": "",
    },
    "playlists": {
        "playlists/a.yaml": campaign("{image: x.png}", "{folder: bo}", "{text: '<board_name> <year>'}", boards="xa"),
        "playlists/b.yaml": campaign("{image: y.png}", boards="c"),
        "media/x.png": "",
        "media/y.png": "",
        "media/bo/1.png": "",
        "media/bo/2.png": "",
        "media/bo/10.png": "",
    },
    "folders with playlists, one inside the other, for different boards": {
        "media/le/lich.yaml": "boards: b\n",
        "media/le/1.png": "",
        "media/le/trong/lich.yaml": "boards: c\n",
        "media/le/trong/2.png": "",
        "media/le/khac/3.png": "",
    },
    "a file of another board's folder": {
        "media/le/lich.yaml": "boards: b\n",
        "media/le/1.png": "",
        "media/le/trong/lich.yaml": "boards: c\n",
        "media/le/trong/2.png": "",
        "playlists/a.yaml": campaign("{image: le/trong/2.png}", boards="b"),
    },
    "dated folders and files, some of which a playlist of another board names": {
        "media/1-10-2023_30-10-2023 le/1.png": "",
        "media/1-10-2023_30-10-2023 le/2.png": "",
        "media/1-10-2023_30-10-2023 le/3.png": "",
        "media/1-10-2023_30-10-2023 a.png": "",
        "media/1-10-2023_30-10-2023 b.png": "",
        "playlists/a.yaml": campaign(
            "{image: 1-10-2023_30-10-2023 le/2.png}", "{image: 1-10-2023_30-10-2023 a.png}", boards="c"
        ),
    },
    "copies, drafts and what is off": {
        "playlists/a.yaml": campaign("{text: a}", boards="c"),
        "playlists/a - Copy.yaml": campaign("{text: b}"),
        "playlists/b.yaml": campaign("{text: c}", on_air="no"),
        "playlists/b (2).yaml": campaign("{text: d}"),
        "playlists/_c.yaml": campaign("{text: e}"),
        "media/nháp/lich.yaml": "",
        "media/nháp/1.png": "",
        "playlists/d.yaml": campaign("{folder: nháp}"),
    },
    "a folder of campaigns alone": {
        "le/lich.yaml": "boards: b\n",
        "le/1.png": "",
        "khac/schedule.yaml": "except: b\n",
        "khac/2.png": "",
        "1-10-2023_30-10-2023 a.png": "",
        "con/3.png": "",
    },
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_a_board_shows_of_its_release_what_it_would_show_of_the_content(office, tmp_path, studio, content):
    for number, (path, text) in enumerate(content.items()):
        office.picture(path, size=(64, 32 + number)) if path.endswith(".png") else office.write(path, text)
    office.act()
    for board in ("b", "c"):
        folders = office.read_back(board, tmp_path / f"back-{board}")
        for day in (TODAY, TODAY + timedelta(days=1)):
            assert shown(board, folders, day, studio) == shown(board, office.folders, day, studio)
    assert office.files("b") + office.files("c")


@pytest.mark.parametrize("seed", range(12))
def test_so_it_is_however_a_folder_is_made_up(office, tmp_path, studio, seed):
    heap_up(office, seed)
    if office.act().broken:
        pytest.skip("a campaign of this folder is broken")
    for board in ("b", "c"):
        folders = office.read_back(board, tmp_path / f"back-{board}")
        for day in (TODAY, TODAY + timedelta(days=15)):
            assert _unnumbered(shown(board, folders, day, studio)) == _unnumbered(
                shown(board, office.folders, day, studio)
            )


def _unnumbered(said: list[object]) -> list[object]:
    """Items of campaigns without a playlist have numbers that nobody wrote."""
    return [
        {**one, "number": 0} if isinstance(one, dict) and not one["playlist"].endswith(".yaml") else one for one in said
    ]


def test_two_folders_of_one_name_are_two_sources_and_one_list_serves_both(office, tmp_path, studio):
    more = tmp_path / "more" / "content"
    office.folders.append(more)
    office.write("playlists/a.yaml", campaign("{image: x.png}", boards="xa"))
    office.write("playlists/b.yaml", campaign("{text: hai}"))
    office.picture("media/x.png")
    for path, text in (
        ("playlists/a.yaml", campaign("{text: khác}")),
        ("playlists/c.yaml", campaign("{text: ba}", boards="c")),
    ):
        (more / path).parent.mkdir(parents=True, exist_ok=True)
        (more / path).write_text(text)
    office.act()
    assert [one.name for one in office.got("c").sources] == ["content", "content (2)"]
    for board in ("b", "c"):
        folders = office.read_back(board, tmp_path / f"back-{board}")
        assert shown(board, folders, TODAY, studio) == shown(board, office.folders, TODAY, studio)


def test_a_bare_folder_beside_one_with_the_list_plays_all_it_holds(office, tmp_path, studio):
    more = tmp_path / "Ảnh lễ"
    office.folders.append(more)
    office.folders.reverse()
    office.picture("a/1.png")
    office.picture("2.png", "blue")
    office.folders.reverse()
    office.act()
    assert office.files() == ["2.png", "a/1.png"]
    folders = office.read_back("b", tmp_path / "back")
    assert shown("b", folders, TODAY, studio) == shown("b", office.folders, TODAY, studio)


def test_a_broken_campaign_stays_as_it_was_and_the_rest_goes_out(office, tmp_path, studio):
    office.write("playlists/a.yaml", campaign("{image: x.png}"))
    office.write("playlists/b.yaml", campaign("{text: hai}"))
    office.picture("media/x.png")
    office.act()
    before = office.got().sources[0].files
    office.write("playlists/a.yaml", campaign("{image: y.png}") + "itemz: 1\n")
    office.picture("media/x.png", "blue")
    office.write("playlists/b.yaml", campaign("{text: ba}"))
    prepared = office.act()
    assert prepared.broken == {"playlists/a.yaml": True}
    assert [problem.code for problem in prepared.problems] == ["key-unknown"]
    after = office.got().sources[0].files
    assert after["playlists/a.yaml"] == before["playlists/a.yaml"]
    assert after["media/x.png"] == before["media/x.png"]
    assert after["playlists/b.yaml"] != before["playlists/b.yaml"]
    office.write("playlists/a.yaml", campaign("{image: x.png}"))
    assert office.act().broken == {}
    assert office.got().sources[0].files["media/x.png"] != before["media/x.png"]


def test_a_campaign_with_a_torn_picture_stays_as_it_was_also_where_the_folder_is_the_campaign(office):
    for path in ("media/1-10-2023_30-10-2023 le/1.png", "media/1-10-2023_30-10-2023 le/2.png"):
        office.picture(path, size=(64, 30 + int(path[-5])))
    office.act()
    before = office.got()
    office.write("media/1-10-2023_30-10-2023 le/2.png", b"\x89PNG\r\n\x1a\ntorn")
    office.picture("media/1-10-2023_30-10-2023 le/3.png", "green")
    assert office.act().broken == {"media/1-10-2023_30-10-2023 le": True}
    assert office.got() == before


def test_a_campaign_that_was_never_good_does_not_go_out(office):
    office.write("playlists/a.yaml", campaign("{image: x.png}"))
    office.write("media/x.png", b"torn")
    office.write("playlists/b.yaml", campaign("{text: hai}"))
    assert office.act().broken == {"playlists/a.yaml": False}
    assert office.files() == ["playlists/b.yaml"]


def test_a_broken_campaign_that_says_it_is_off_goes_off(office):
    office.write("playlists/a.yaml", campaign("{text: a}"))
    office.act()
    office.write("playlists/a.yaml", "on_air: no\n" + campaign("{text: a}") + "itemz: 1\n")
    assert office.act().broken == {"playlists/a.yaml": False}
    assert office.files() == []


def test_a_broken_list_of_boards_stays_as_it_was(office):
    office.write("playlists/a.yaml", campaign("{text: a}", boards="xa"))
    office.act()
    before = office.got()
    office.write("boards.yaml", "boards: {b: {canvas: big}}\n")
    office.write("playlists/b.yaml", campaign("{text: b}", boards="huyen"))
    assert office.act().broken == {"boards.yaml": False}
    assert office.got() == before
    assert office.files("c") == ["playlists/b.yaml"]


def test_a_name_that_nobody_knows_keeps_a_campaign_as_it_was_for_all_boards(office):
    office.write("playlists/a.yaml", campaign("{text: a}", boards="xa"))
    office.act()
    before = office.got()
    office.write("playlists/a.yaml", campaign("{text: a2}", boards="xaa"))
    assert office.act().broken == {"playlists/a.yaml": True}
    assert office.got() == before


def test_a_folder_that_is_away_or_lacks_its_list_publishes_nothing(office, tmp_path):
    office.write("playlists/a.yaml", campaign("{text: a}"))
    office.act()
    before = office.got()
    moved = office.folders[0].rename(tmp_path / "moved")
    with pytest.raises(SurroundingsError) as caught:
        office.act()
    assert caught.value.code == "source-away"
    office.folders[0].mkdir()
    with pytest.raises(SurroundingsError) as caught:
        office.act()
    assert caught.value.code == "publish-no-boards"
    office.folders[0].rmdir()
    moved.rename(office.folders[0])
    assert office.act().changes == ()
    assert office.got() == before


def test_what_was_deleted_is_gone_at_the_next_publish(office):
    office.write("playlists/a.yaml", campaign("{folder: bo}"))
    for number in (1, 2):
        office.picture(f"media/bo/{number}.png", size=(64, 30 + number))
    office.act()
    (office.folders[0] / "media/bo/1.png").unlink()
    office.act()
    assert office.files() == ["media/bo/2.png", "playlists/a.yaml"]


def test_a_board_that_is_in_no_list_any_more_gets_a_release_without_files_and_at_last_none(office):
    office.write("playlists/a.yaml", campaign("{text: a}"))
    office.act()
    office.write("boards.yaml", BOARD_B)
    prepared = office.act()
    assert {one.board: one.is_withdrawn for one in prepared.changes}["c"]
    assert office.got("c").sources == ()
    office.now = NOW + timedelta(days=399)
    office.act()
    assert office.got("c").sources == ()
    office.now = NOW + timedelta(days=401)
    office.act()
    assert list(office.open().boards) == ["b"]
