"""Sums that are honest: nothing counts that did not stand, and no share is rounded up."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ledplayer.core.played import Played
from ledplayer.core.tally import MOST_DAYS, tally, total
from tests.status.report.made import FIRST, MINUTE_MS, account, row


def test_each_campaign_item_and_day_has_its_sum() -> None:
    found = tally(account(row(), row(FIRST + timedelta(1), shown=3, partly=1, shown_ms=50_000), row(number=2)))
    assert [(one.name, one.total.due, one.total.shown_ms) for one in found.campaigns] == [
        ("An toàn giao thông", 12, 170_000)
    ]
    assert [(one.number, one.total.due, one.total.partly) for one in found.campaigns[0].items] == [(1, 8, 1), (2, 4, 0)]
    assert [(one.day, one.total.due) for one in found.days] == [
        (FIRST, 8),
        (FIRST + timedelta(1), 4),
        (FIRST + timedelta(2), 0),
    ]
    assert found.total.due_ms == 3 * MINUTE_MS


@pytest.mark.parametrize(
    ("rows", "permille"),
    [
        pytest.param([row()], 1000, id="all"),
        pytest.param([row(due_ms=100_000, shown_ms=99_999)], 999, id="all but a thousandth of a second"),
        pytest.param([row(shown=0, failed=4, shown_ms=0)], 0, id="failed"),
        pytest.param([row(shown=0, shown_ms=0, unproven_ms=MINUTE_MS)], 0, id="unproven"),
        pytest.param([row(shown_ms=MINUTE_MS, unproven_ms=MINUTE_MS // 2)], 500, id="shown and unproven at once"),
        pytest.param([row(shown_ms=2 * MINUTE_MS), row(number=2, shown_ms=0)], 500, id="one for another"),
        pytest.param([row(due=0, due_ms=0)], None, id="not due"),
        pytest.param([row(unproven_ms=2 * MINUTE_MS)], 0, id="more unproven than due"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_a_share_is_never_more_than_what_was_shown_of_what_was_due(rows: list[Played], permille: int | None) -> None:
    assert total(rows).permille == permille


def test_campaigns_stand_by_their_first_day_then_by_what_was_due_and_items_by_number() -> None:
    found = tally(
        account(
            row(FIRST + timedelta(1), campaign="Sau", number=10),
            row(FIRST + timedelta(1), campaign="Sau", number=9, what="10.png"),
            row(FIRST + timedelta(1), campaign="Sau", number=9, what="2.png"),
            row(campaign="Ít"),
            row(campaign="Nhiều", due_ms=5 * MINUTE_MS),
        )
    )
    assert [one.name for one in found.campaigns] == ["Nhiều", "Ít", "Sau"]
    assert [(one.number, one.what) for one in found.campaigns[2].items] == [
        (9, "2.png"),
        (9, "10.png"),
        (10, "anh.png"),
    ]
    assert [one.campaign for one in found.rows] == ["Nhiều", "Ít", "Sau", "Sau", "Sau"]


def test_two_playlists_of_one_name_are_two_campaigns_and_changed_bytes_are_one_item() -> None:
    found = tally(account(row(), row(playlist="khac.yaml"), row(FIRST + timedelta(1), sha256="cd" * 32)))
    assert [(one.playlist, len(one.items)) for one in found.campaigns] == [("an-toan.yaml", 1), ("khac.yaml", 1)]


def test_what_is_of_no_campaign_is_told_apart() -> None:
    found = tally(account(row(), row(campaign="", due=0, due_ms=0, shown_ms=7)))
    assert (found.besides_ms, found.total.shown_ms, len(found.rows)) == (7, MINUTE_MS, 1)


@pytest.mark.parametrize(("asked", "count"), [("an toan", 1), ("GIAO-THÔNG", 1), ("", 2), ("xyz", 0)])
def test_a_campaign_is_asked_for_by_a_part_of_its_name(asked: str, count: int) -> None:
    assert len(tally(account(row(), row(campaign="Sốt xuất huyết")), asked).campaigns) == count


def test_an_account_without_an_end_has_one_here() -> None:
    assert len(tally(replace(account(row()), end=FIRST + timedelta(days=100_000))).days) == MOST_DAYS
