"""Rules M3, S1, S2, L9 and W5 of `PLAYLIST.md`."""

from dataclasses import replace

import pytest

from ledplayer.core.model import Board, Campaign, Content
from ledplayer.core.roster import dropped, roster
from tests.core.made import BOARD, campaign, names, source, text

TEXT = text("Chào")


def paths(content: Content, board: Board = BOARD) -> list[str]:
    return [f"{origin.id} {one.path}" for origin, one in roster(content, board)]


def alone(*campaigns: Campaign, **keys: object) -> Content:
    return Content(sources=(source(*campaigns, **keys),))


def named(path: str, **keys: object) -> Campaign:
    return campaign(TEXT, path=path, **keys)


def test_campaigns_come_by_path_with_numbers_as_numbers() -> None:
    """Rule M3."""
    out_of_order = [named(f"playlists/{name}.yaml") for name in ("b10", "B2", "a", "b1")]
    expected = ["playlists/a.yaml", "playlists/b1.yaml", "playlists/B2.yaml", "playlists/b10.yaml"]
    assert [one.removeprefix("s ") for one in paths(alone(*out_of_order))] == expected


def test_a_folder_campaign_is_ordered_by_its_folder() -> None:
    """Rule M3: not by the name of the file in it."""
    inner, outer = named("media/b/lich.yaml", folder="b"), named("media/b/a/lich.yaml", folder="b/a")
    assert paths(alone(outer, inner)) == ["s media/b/lich.yaml", "s media/b/a/lich.yaml"]


def test_sources_come_in_the_board_files_order() -> None:
    """Rule M3."""
    content = Content(sources=(source(named("b.yaml"), id="x"), source(named("a.yaml"), id="a")))
    assert paths(content) == ["x b.yaml", "a a.yaml"]


def test_a_draft_is_off() -> None:
    """Rule W5."""
    assert paths(alone(named("a.yaml", on_air=False))) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(False, False, "x", id="of two unsigned the first"),
        pytest.param(False, True, "y", id="the signed one"),
        pytest.param(True, True, "x", id="of two signed the first"),
    ],
)
def test_one_path_in_two_sources_plays_once(first: bool, second: bool, expected: str) -> None:
    """Rule S1."""
    content = Content(
        sources=(source(named("a.yaml"), id="x", signed=first), source(named("a.yaml"), id="y", signed=second))
    )
    assert paths(content) == [f"{expected} a.yaml"]
    assert [*dropped(content, BOARD).values()] == ["twice"]


def test_a_draft_keeps_what_it_stands_for_off_too() -> None:
    """Rules S1, W5."""
    content = Content(sources=(source(named("a.yaml", on_air=False), id="x"), source(named("a.yaml"), id="y")))
    assert paths(content) == []


@pytest.mark.parametrize(
    "copy",
    ["x - Copy.yaml", "x - Copy (2).yaml", "x (2).yaml", "x copy.yaml", "x - Bản sao.yaml"],
)
def test_of_a_playlist_and_its_copy_only_the_original_plays(copy: str) -> None:
    """Rule S1."""
    both = alone(named("playlists/x.yaml"), named(f"playlists/{copy}"))
    assert paths(both) == ["s playlists/x.yaml"]
    assert dropped(both, BOARD) == {("s", f"playlists/{copy}"): "copy"}
    assert paths(alone(named(f"playlists/{copy}"))) == [f"s playlists/{copy}"]


def test_of_a_folder_and_its_copy_only_the_original_plays() -> None:
    """Rule S1."""
    folders = [named(f"media/{name}/lich.yaml", folder=name) for name in ("Tết", "Tết - Copy")]
    assert paths(alone(*folders)) == ["s media/Tết/lich.yaml"]


def test_beside_signed_content_unsigned_urgent_and_exclusive_campaigns_show_nothing() -> None:
    """Rule L9."""
    mine = [named("a.yaml"), named("b.yaml", level="urgent"), named("c.yaml", exclusive=True)]
    content = Content(sources=(source(*mine), source(id="server", signed=True)))
    assert paths(content) == ["s a.yaml"]
    assert len(paths(alone(*mine))) == 3


def test_where_a_server_is_set_up_it_need_not_have_sent_anything_yet() -> None:
    """Rule L9."""
    mine = alone(named("a.yaml"), named("b.yaml", level="urgent"), named("c.yaml", exclusive=True))
    served = replace(BOARD, server="https://led.example.vn")
    assert paths(mine, served) == ["s a.yaml"]
    assert len(paths(mine, replace(served, shared_folder="all"))) == 3


BOARDS = {
    "xa-long-hoa": Board(id="xa-long-hoa", groups=("xã", "cao điểm")),
    "ubnd-huyen": Board(id="ubnd-huyen", name="UBND huyện", groups=("huyện",)),
}


@pytest.mark.parametrize(
    ("boards", "excluded", "shown"),
    [
        pytest.param([], [], True, id="none written is all"),
        pytest.param(["tất cả"], [], True, id="all"),
        pytest.param(["All"], [], True, id="all in English"),
        pytest.param(["Xã Long Hoà"], [], True, id="an id, folded"),
        pytest.param(["ubnd_xa_long_hoa"], [], True, id="a name, folded"),
        pytest.param(["Cao Diem"], [], True, id="a group of boards.yaml"),
        pytest.param(["ubnd-huyen"], [], False, id="another board"),
        pytest.param(["ubnd-huyen", "xa"], [], True, id="one of several"),
        pytest.param(["xa"], ["xa-long-hoa"], False, id="except wins"),
        pytest.param([], ["tat_ca"], False, id="except all"),
        pytest.param([], ["ubnd-huyen", "huyen"], True, id="except others"),
        pytest.param([], ["xa-long-hao"], False, id="an unknown name in except breaks the playlist"),
        pytest.param(["xa-long-hao"], [], False, id="unknown is nowhere, never everywhere"),
        pytest.param(["xa-long-hao", "xa"], [], True, id="the others still count"),
    ],
)
def test_names_of_boards(boards: list[str], excluded: list[str], shown: bool) -> None:
    """Rule S2."""
    written = named("a.yaml", boards=names(*boards), excluded=names(*excluded))
    assert bool(paths(alone(written, boards=BOARDS))) is shown


def test_an_unknown_name_in_an_items_except_breaks_the_playlist_too() -> None:
    """Rule S2; where there is no list of boards, any name may be another board's."""
    one = campaign(text("Chào"), text("Tạm biệt", excluded=names("xa-long-hao")), path="a.yaml")
    assert dropped(alone(one, boards=BOARDS), BOARD) == {("s", "a.yaml"): "except"}
    assert dropped(alone(one), BOARD) == {}


def test_another_sources_list_of_boards_is_taken_where_there_is_none() -> None:
    """Rule S2."""
    mine = source(named("a.yaml", boards=names("cao điểm")))
    assert paths(Content(sources=(mine, source(id="y", boards=BOARDS)))) == ["s a.yaml"]
    assert paths(Content(sources=(mine,))) == []


def test_without_any_list_the_boards_own_groups_count() -> None:
    """Rule S2."""
    assert paths(alone(named("a.yaml", boards=names("xã")))) == ["s a.yaml"]


def test_what_is_in_a_source_shows_on_no_board_beyond_its_reach() -> None:
    own, other = frozenset({BOARD.id}), frozenset({"xa-phuoc-lai"})
    assert paths(alone(named("a.yaml"), reach=own)) == ["s a.yaml"]
    assert paths(alone(named("a.yaml"), reach=other)) == []
    assert paths(alone(named("a.yaml", boards=names(BOARD.id, "xa-phuoc-lai")), reach=other)) == []
