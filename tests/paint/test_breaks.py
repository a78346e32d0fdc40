"""Where a line may break: the rules of `paint.breaks`, by their numbers."""

from math import inf

import pytest

from ledplayer.paint import breaks
from ledplayer.paint.breaks import weighed
from ledplayer.paint.phrases import known, official


def cost(text: str) -> float:
    """The ugliness of the break that `|` marks."""
    before, after = text.split("|")
    words = weighed(f"{before.strip()} {after.strip()}")
    return words.cost[len(before.split()) - 1]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param("về vai trò, | ý nghĩa của nó", "về vai trò, ý nghĩa | nó", id="1: after a mark"),
        pytest.param("nhận thức | của người dân", "nhận thức của | người dân", id="1, 2: before a function word"),
        pytest.param("ý nghĩa | và lợi ích", "ý nghĩa và lợi | ích", id="2: not inside a compound"),
        pytest.param("gọi ngay | số 114", "gọi ngay số | 114", id="2: a number stays with its word"),
        pytest.param("UBND huyện | Cần Giuộc", "UBND huyện Cần | Giuộc", id="3: a name stays whole"),
        pytest.param(
            "ngày đến Ngày Chuyển đổi số | quốc gia", "ngày đến Ngày | Chuyển đổi số quốc gia", id="3: a long name"
        ),
        pytest.param(
            "đến Ngày Chuyển đổi | số quốc gia", "đến Ngày | Chuyển đổi số quốc gia", id="3: names before compounds"
        ),
        pytest.param("Cúi thấp người, | che mũi", "Cúi thấp người, che | mũi", id="1: no word hangs after a mark"),
        pytest.param("pork, morning glory | rice soup", "pork, morning glory rice | soup.", id="1: nor before one"),
        pytest.param(
            "đồng lòng, quyết tâm thi đua | yêu nước", "chính trị, hành động | đồng bộ", id="1: nor two after a comma"
        ),
        pytest.param("(Quyết định | số 505/QĐ-TTg", "(Quyết định số | 505/QĐ-TTg", id="2: a document's number is one"),
        pytest.param("ngày | đến Quốc khánh 2/9", "đến Quốc khánh | 2/9", id="2: a day stays with its date"),
        pytest.param("Xã | Long Phụng", "Xã Long | Phụng", id="3: what may be a heading may be a name"),
        pytest.param("School closes | at 11:30", "School closes at | 11:30", id="6: English function words"),
        pytest.param("meet in the | staff room today", "meet in the staff | room today", id="6: English compounds"),
    ],
)
def test_one_break_is_better_than_another(better: str, worse: str) -> None:
    assert cost(better) < cost(worse)


@pytest.mark.parametrize(
    "text",
    ["cách 200 | m", "trong 5 | ngày", "giảm 30 | %", "at 11:30 | am", "Gọi 112 | · Không ra khỏi nhà", "A | – B"],
)
def test_never_between_number_and_unit_or_before_a_sign(text: str) -> None:  # rule 4
    assert cost(text) == inf


def test_a_range_of_times_stays_whole() -> None:  # rule 4
    assert weighed("13:00 – 16:15").cost == (inf, inf)


def test_the_authors_breaks_cost_nothing_and_joining_them_much() -> None:  # rule 5
    words = weighed("BÃO SỐ 5 ĐỔ BỘ\nKHÔNG RA KHỎI NHÀ")
    assert (words.cost[4], words.kept[4], words.author[4]) == (0.0, breaks.JOINED, True)


def test_a_line_that_begins_anew_is_joined_least() -> None:  # rule 5
    words = weighed("Registration 7:20\nLessons 7:30")
    assert words.kept[1] == breaks.JOINED_ANEW > breaks.JOINED
    assert weighed("Registration: 7:20.\nLessons 7:30").kept[1] == breaks.JOINED


def test_a_line_that_ran_full_in_an_editor_may_be_joined() -> None:  # rule 5
    words = weighed("Nâng cao nhận thức của người dân toàn xã hội về vai trò\ncủa chuyển đổi số")
    assert words.kept[words.author.index(True)] == breaks.JOINED_FULL


def test_names_that_are_passed_in_stay_together() -> None:
    own = weighed("thăm trường Hoa Sen nhỏ", known(["hoa sen nhỏ"]))
    assert own.cost[-1] > weighed("thăm trường Hoa Sen nhỏ").cost[-1]


def test_the_list_of_phrases_is_some_hundred_and_without_doubles() -> None:
    phrases = [phrase for group in official().values() for phrase in group]
    assert len(phrases) > 500
    assert len(set(phrases)) == len(phrases)
