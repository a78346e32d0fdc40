"""Rules M1 and M2 of `PLAYLIST.md`."""

from fractions import Fraction
from math import gcd

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledplayer.core.mix import mixed


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param([(1, "a"), (1, "b"), (1, "c")], "abc", id="M2 one row, in order"),
        pytest.param([(6, "a"), (6, "b")], "ab", id="M1 divided by what they have in common"),
        pytest.param([(4, "a"), (2, "b")], "aba", id="M1 4 and 2 are 2 and 1"),
        pytest.param([(1, "a"), (2, "b"), (1, "c")], "babc", id="M2 on a tie the higher count is first"),
        pytest.param([(3, "t"), (1, "a"), (1, "b"), (1, "c")], "tatbtc", id="M2 slogans stand between"),
        pytest.param([(1, "a"), (3, "t"), (1, "b"), (1, "c")], "tatbtc", id="M2 wherever they are written"),
        pytest.param([(2, "t"), (2, "u"), (1, "a"), (1, "b")], "tautbu", id="M2 two rows of two"),
    ],
)
def test_one_round(counted: list[tuple[int, str]], expected: str) -> None:
    assert "".join(mixed(counted)) == expected


@given(st.lists(st.integers(1, 12), min_size=1, max_size=30))
def test_rows_are_merged_by_the_exact_fractions_of_the_rule(counts: list[int]) -> None:
    divisor = gcd(*counts)
    places = []
    for n in {count // divisor for count in counts}:
        row = [place for place, count in enumerate(counts) if count // divisor == n]
        m = len(row)
        places += [(Fraction(2 * k + 1, 2 * m * n), -n, k, row[k % m]) for k in range(m * n)]
    assert mixed(zip(counts, range(len(counts)), strict=True)) == tuple(item for *_, item in sorted(places))
