"""Which files a campaign needs."""

from ledplayer.core.model import Campaign, Item, Kind, Level
from ledplayer.errors import Place
from ledplayer.intake.wanted import Paths, wanted

HERE = Place(file="a.yaml")
FILES = Paths(
    [
        "1.png",
        "a/1.png",
        "a/10.png",
        "a/2.mp4",
        "a/b/3.png",
        "a/x.txt",
        "tinh-hinh/b/1.png",
        "tinh-hinh/c/1.png",
        "a0/x.png",
    ]
)


def campaign(kind: Kind, content: str, path: str = "a.yaml", level: Level = "ordinary") -> Campaign:
    item = Item(number=1, kind=kind, content=content, place=HERE)
    return Campaign(source="s", path=path, name="A", place=HERE, items=(item,), level=level)


def needed(*campaigns: Campaign, board: str = "b") -> list[str]:
    return list(wanted(campaigns, FILES, board))


def test_an_item_needs_its_file_and_a_text_none():
    assert needed(campaign("image", "a/1.png")) == ["a/1.png"]
    assert needed(campaign("text_file", "a/x.txt")) == ["a/x.txt"]
    assert needed(campaign("text", "1.png")) == []
    assert needed(campaign("image", "gone.png")) == []


def test_m4_a_folder_item_needs_its_own_pictures_and_films_and_not_those_below():
    assert sorted(needed(campaign("folder", "a"))) == ["a/1.png", "a/10.png", "a/2.mp4"]
    assert sorted(needed(campaign("folder", "a/"))) == ["a/1.png", "a/10.png", "a/2.mp4"]


def test_w2_a_campaign_that_is_a_folder_needs_all_below_it_in_natural_order():
    whole = Campaign(source="s", path="a", name="A", place=HERE, folder="a", whole_folder=True)
    assert needed(whole) == ["a/1.png", "a/2.mp4", "a/10.png", "a/b/3.png"]


def test_a_path_with_the_boards_name_needs_that_boards_files_alone():
    assert needed(campaign("folder", "tinh-hinh/<bảng>")) == ["tinh-hinh/b/1.png"]
    assert needed(campaign("folder", "tinh-hinh/<board>"), board="") == ["tinh-hinh/b/1.png", "tinh-hinh/c/1.png"]


def test_any_other_placeholder_may_stand_for_anything():
    assert needed(campaign("image", "a/<year>.png")) == ["a/1.png", "a/10.png"]


def test_a_file_has_the_rank_of_the_most_urgent_campaign_that_needs_it():
    found = wanted([campaign("image", "1.png", "a.yaml"), campaign("image", "1.png", "b.yaml", "urgent")], FILES, "b")
    assert found == {"1.png": 0}
