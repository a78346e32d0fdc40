"""Names as people type them."""

import pytest

from ledplayer.core.names import copied_from, fold, is_draft_name, natural_key, nearest


@pytest.mark.parametrize(
    "name", ["Từ ngày", "tu_ngay", "TU-NGAY", "tungay", "Tu\u0300\u031b nga\u0300y", "tu\u200b_ngay"]
)
def test_spelling_accents_and_joiners_do_not_count(name: str) -> None:
    assert fold(name) == "tungay"


def test_the_letter_with_a_bar_is_a_d() -> None:
    assert fold("Độc quyền") == "docquyen"


@pytest.mark.parametrize(
    ("typed", "meant"), [("second", "seconds"), ("giai", "giay"), ("noi_dungg", "noi_dung"), ("xyz", "")]
)
def test_the_nearest_name_is_the_likely_one(typed: str, meant: str) -> None:
    assert nearest(typed, ("seconds", "giay", "noi_dung", "repeat")) == meant


def test_digit_runs_sort_as_numbers_and_case_does_not_count() -> None:
    names = ["b1.png", "10.png", "2.png", "A.png", "02.png", "9" * 5000 + ".png"]
    assert sorted(names, key=natural_key) == ["02.png", "2.png", "10.png", "9" * 5000 + ".png", "A.png", "b1.png"]


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("_x.yaml", True),
        (".x.yaml", True),
        ("nháp.yaml", True),
        ("Nháp 2-9.yaml", True),
        ("nhap_quoc-khanh.yaml", True),
        ("draft-2.yaml", True),
        ("Nhập học.yaml", False),
        ("drafting.yaml", False),
        ("quoc-khanh.yaml", False),
    ],
)
def test_names_that_begin_with_a_word_for_draft_are_passed_over(name: str, draft: bool) -> None:
    assert is_draft_name(name) is draft


@pytest.mark.parametrize("copy", ["x - Copy", "x - Copy (2)", "x (2)", "x copy", "x - Bản sao", "x - Bản sao (3)"])
def test_a_copy_names_its_original(copy: str) -> None:
    assert copied_from(copy) == "x"
    assert copied_from(f"{copy}.yaml") == "x.yaml"


def test_a_name_that_is_no_copy_is_its_own_original() -> None:
    assert copied_from("copy-machines.yaml") == "copy-machines.yaml"
