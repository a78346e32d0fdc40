"""YAML as nodes with places, within bounds."""

import random
import time

import pytest

from ledplayer.core.located import Document, Row, Table, Text, read_document


def read(data: bytes) -> Document:
    return read_document(data, file="x.yaml")


def test_scalars_stay_as_written() -> None:
    root = read(b"a: 22:00\nb: no\nc: 0123\n").root
    assert isinstance(root, Table)
    values = [value.value for _, value in root.pairs if isinstance(value, Text)]
    assert values == ["22:00", "no", "0123"]


def test_every_node_knows_its_line_and_column() -> None:
    root = read(b"# first\nitems:\n  - text: A\n").root
    assert isinstance(root, Table)
    items = root.pairs[0][1]
    assert isinstance(items, Row)
    item = items.nodes[0]
    assert isinstance(item, Table)
    key, value = item.pairs[0]
    assert [(node.place.line, node.place.column) for node in (key, value)] == [(3, 5), (3, 11)]


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "file-empty", id="empty"),
        pytest.param(b"# only a note\n\n", "file-empty", id="only a comment"),
        pytest.param(b"a" * 2_000_000, "file-too-big", id="2 MB"),
        pytest.param(random.Random(1).randbytes(5000), "file-binary", id="binary"),
        pytest.param(b"[" * 100_000, "yaml-deep", id="100,000 brackets"),
        pytest.param(b"{a: " * 60_000, "yaml-deep", id="60,000 braces"),
        pytest.param(b"- " * 100_000, "yaml-deep", id="100,000 dashes"),
        pytest.param(b"? " * 100_000, "yaml-deep", id="100,000 question marks"),
        pytest.param(b"- a\n" * 2001, "yaml-many", id="2,001 entries"),
        pytest.param(b"a: 1\n" * 40_000, "yaml-many", id="40,000 keys"),
        pytest.param(BOMB.encode(), "yaml-first-letter", id="alias bomb"),
        pytest.param(b"a: 1\n<<: {b: 2}\n", "yaml-merge", id="merge key"),
        pytest.param(b"bang: [\n\n", "yaml-brace", id="a bracket opened on the last line"),
        pytest.param(b"bang: {\n", "yaml-brace", id="a brace opened on the last line"),
        pytest.param(b'"' * 100_001, "yaml-line", id="quotes"),
        pytest.param(b"a: b: c\n" * 20_000, "yaml-colon", id="a mistake on each line"),
    ],
)
def test_bad_input_is_told_in_a_sentence_and_soon(data: bytes, code: str) -> None:
    begun = time.process_time()
    problems = read(data).problems
    assert problems[0].code == code
    assert len(problems) <= 100
    assert time.process_time() - begun < 5


def test_the_reader_goes_on_past_mistakes_and_keeps_their_lines() -> None:
    text = "chien_dich: A: B\ntu_ngay:1/2/2023\nnoi_dung:\n  - chu: @x\n\t- chu: |\n      C\n  - chu: D\n     lan: 2\n"
    found = read(text.encode())
    assert [(problem.place.line, problem.code) for problem in sorted(found.problems, key=lambda one: one.place)] == [
        (1, "yaml-colon"),
        (2, "yaml-colon-space"),
        (4, "yaml-first-letter"),
        (5, "yaml-space-strange"),
        (8, "yaml-indent"),
    ]
    assert isinstance(found.root, Table)
    assert len(found.root.pairs) == 3


def test_line_ends_that_editors_do_not_know_count_for_nothing() -> None:
    found = read("a: x\u2028y\x0bz\r\nb: c\r\n".encode())
    assert isinstance(found.root, Table)
    assert [key.place.line for key, _ in found.root.pairs] == [1, 2]
    assert found.problems == ()
