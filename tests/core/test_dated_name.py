"""Names that say from when to when they play."""

import pytest

from ledplayer.core.dated_name import dated, title


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("25-9-2023_15-10-2023 Chuyển đổi số", "Chuyển đổi số"),
        ("25.9.2023 _ 15.10.2023", "25.9.2023 _ 15.10.2023"),
        ("2023-09-25_2023-10-15 x.png", "x.png"),
    ],
)
def test_two_dates_at_the_begin_are_days(name: str, rest: str) -> None:
    window = dated(name)
    assert window is not None
    assert window.begin is not None
    assert window.end is not None
    assert (window.begin.day, window.begin.month, window.begin.year) == (25, 9, 2023)
    assert (window.end.day, window.end.month, window.end.year) == (15, 10, 2023)
    assert title(name) == rest


@pytest.mark.parametrize(
    "name",
    [
        "25-9_15-10 x",
        "x 25-9-2023_15-10-2023",
        "25-9-2023 x",
        "31-9-2023_15-10-2023",
        "15-10-2023_25-9-2023",
        "1-1-23_2-2-23",
    ],
)
def test_other_names_say_none(name: str) -> None:
    assert dated(name) is None
