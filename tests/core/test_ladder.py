"""Rules L2–L8 and K4 of `PLAYLIST.md`, at one moment."""

from typing import Any

import pytest

from ledplayer.core.ladder import Standing, standing
from ledplayer.core.model import BandText, Campaign, Content
from ledplayer.core.plan import campaign_days
from ledplayer.core.windows import DAY, is_open
from tests.core.made import BOARD, PLACE, campaign, content, day, item, text, window

NOON = day("5/10/2023").toordinal() * DAY + DAY // 2
MORNING = window(on="00:00-11:00")


def at_noon(*campaigns: Campaign, opened: bool = True, fallback: bool = False) -> Standing:
    days = campaign_days(content(*campaigns), BOARD, day("5/10/2023"))
    return standing(days, lambda spans: is_open(spans, NOON), opened=opened, fallback=fallback)


def shown(stands: Standing) -> str:
    return " ".join(line.piece.what for line in stands.lines)


def made(name: str, *, words: str = "", band: str = "", **keys: Any) -> Campaign:
    """A campaign with one text, its name's, or others."""
    lines = {"band": BandText(text=band, top=keys.pop("top", False), place=PLACE)} if band else {}
    return campaign(*(text(word) for word in (words or name).split()), path=f"playlists/{name}.yaml", **lines, **keys)


URGENT = made("bao", level="urgent")
MOURNING = made("tang", exclusive=True, style="mourning")
PLAIN, PRIORITY = made("tet"), made("uutien", level="priority")
NOTHING = item("image", "missing.png")


@pytest.mark.parametrize(
    ("campaigns", "opened", "rung", "expected"),
    [
        pytest.param([URGENT, MOURNING, PLAIN], True, "urgent", "bao", id="L2 urgent before all"),
        pytest.param([URGENT, PLAIN], False, "urgent", "bao", id="L2 also in closed hours"),
        pytest.param([MOURNING, PLAIN], False, "closed", "", id="L3 closed before exclusive"),
        pytest.param([MOURNING, PLAIN, PRIORITY], True, "exclusive", "tang", id="L4 exclusive"),
        pytest.param(
            [made("tuong-niem", exclusive=True), MOURNING], True, "exclusive", "tang tuong-niem", id="L4 mixed"
        ),
        pytest.param([PLAIN, PRIORITY], True, "open", "tet uutien", id="L5 ordinary and priority"),
        pytest.param([], True, "card", "", id="L7 nothing"),
        pytest.param(
            [made("bao", level="urgent", exclusive=True), PLAIN], True, "urgent", "bao", id="L2 exclusive too"
        ),
        pytest.param([made("bao", level="urgent", window=MORNING), PLAIN], True, "open", "tet", id="a closed window"),
        pytest.param([campaign(NOTHING, level="urgent"), PLAIN], True, "open", "tet", id="L2 blanks nothing"),
        pytest.param([campaign(NOTHING, exclusive=True), PLAIN], True, "exclusive", "", id="L4 never the festive rest"),
        pytest.param([made("tang", exclusive=True, window=MORNING), PLAIN], True, "open", "tet", id="L4 while open"),
        pytest.param([campaign(text("x", window=MORNING)), PLAIN], True, "open", "tet", id="an item that is closed"),
        pytest.param([campaign(text("x", at=(43_200,)))], True, "card", "", id="A1 an at item puts none on a rung"),
    ],
)
def test_the_rung_that_stands(campaigns: list[Campaign], opened: bool, rung: str, expected: str) -> None:
    stands = at_noon(*campaigns, opened=opened)
    assert (stands.rung, shown(stands)) == (rung, expected)


def test_the_fallback_stands_where_nothing_is_on() -> None:
    assert at_noon(fallback=True).rung == "fallback"


def test_who_is_on() -> None:
    """Rule L: with a loop item that is playable; at rung 5 also for a band alone."""
    silent = campaign(text("x", window=MORNING), path="c.yaml")
    band_alone = campaign(path="b.yaml", band=BandText(text="Chào", place=PLACE))
    stands = at_noon(PLAIN, silent, band_alone)
    assert [one.campaign.path for one in stands.on] == ["b.yaml", "playlists/tet.yaml"]


def test_a_band_alone_keeps_its_rung() -> None:
    stands = at_noon(campaign(band=BandText(text="Chào", place=PLACE)), fallback=True)
    assert (stands.rung, stands.lines, stands.bands.bottom) == ("open", (), "Chào")


def test_bands_of_one_place_are_one_and_equal_texts_stand_once() -> None:
    """Rule L8."""
    stands = at_noon(
        made("c", band="Một"),
        made("b", band="Hai"),
        made("d", band="Một"),
        made("a", band="Ba", top=True),
    )
    assert (stands.bands.top, stands.bands.bottom, stands.bands.still) == ("Ba", "Hai • Một", False)


def test_bands_come_only_from_campaigns_that_are_on_at_their_rung() -> None:
    """Rule L8."""
    festive = made("tet", band="Chúc mừng")
    assert at_noon(URGENT, festive).bands.bottom == ""
    assert at_noon(MOURNING, festive).bands.bottom == ""
    assert at_noon(campaign(NOTHING, exclusive=True, band=BandText(text="x", place=PLACE))).bands.bottom == ""
    assert at_noon(campaign(NOTHING, level="urgent", band=BandText(text="x", place=PLACE))).bands.bottom == ""


def test_in_mourning_the_bands_stand_still() -> None:
    """Rule K4."""
    bands = at_noon(made("tang", band="Kính viếng", exclusive=True, style="mourning")).bands
    assert (bands.still, bands.style) == (True, "mourning")


def test_nothing_is_on_in_an_empty_content() -> None:
    assert campaign_days(Content(), BOARD, None) == ()
