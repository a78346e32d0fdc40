"""`docs/status.schema.json` describes what is written, all of it and nothing else."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from ledplayer.clock import State
from ledplayer.core.lineup import PieceKind, Rung
from ledplayer.core.model import Level
from ledplayer.errors import Place, Problem, Word
from ledplayer.play.output import Output
from ledplayer.status.document import SHAPE, VERSION
from ledplayer.status.health import Colour
from ledplayer.status.said import said
from tests.status.player import Fake, playing

SCHEMA: Mapping[str, Any] = json.loads(
    (Path(__file__).parents[2] / "docs" / "status.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[Fake]:
    with playing(tmp_path) as fake:
        yield fake


def resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A schema without its reference and its null."""
    for one in schema.get("anyOf", ()):
        if "$ref" in one:
            return resolved(one)
    if "$ref" in schema:
        return SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    return schema


def keys(shape: object, above: str = "") -> Iterator[str]:
    """Every key of a shape, with the keys above it."""
    if isinstance(shape, tuple):
        shape = next((one for one in shape if isinstance(one, dict)), None)
    if isinstance(shape, list):
        yield from keys(shape[0], f"{above}[]")
    elif isinstance(shape, dict):
        for name, kind in shape.items():
            yield f"{above}.{name}"
            yield from keys(kind, f"{above}.{name}")


def described(schema: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """Every key that a schema describes."""
    schema = resolved(schema)
    if "items" in schema:
        yield from described(schema["items"], f"{above}[]")
    for name, one in schema.get("properties", {}).items():
        assert one.get("description"), f"{above}.{name}"
        yield f"{above}.{name}"
        yield from described(one, f"{above}.{name}")


def objects(schema: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield schema
        for one in schema.values():
            yield from objects(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from objects(one)


def test_it_is_a_schema_and_names_every_key_and_no_other() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert set(described(SCHEMA)) == set(keys(SHAPE))
    for one in objects(SCHEMA):
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
    assert SCHEMA["properties"]["version"]["const"] == VERSION


def test_its_words_are_the_programs() -> None:
    def words(*path: str) -> set[str]:
        found = SCHEMA
        for name in path:
            found = resolved(resolved(found)["properties"][name])
        return set(found["enum"])

    assert words("colour") == set(get_args(Colour))
    assert words("on_air", "rung") == set(get_args(Rung))
    assert words("on_air", "now", "kind") == set(get_args(PieceKind))
    assert words("display", "output") == set(get_args(Output))
    assert words("clock", "state") == {*get_args(State), "late"}
    level = SCHEMA["properties"]["on_air"]["properties"]["campaigns"]["items"]["properties"]["level"]
    assert set(level["enum"]) == set(get_args(Level))


def test_what_is_written_is_what_it_describes(fake: Fake) -> None:
    VALIDATOR.validate(fake.go(1))
    VALIDATOR.validate(fake.go(1, knows_time=False, plan=None, fault="frozen-film", intake_gone_s=99.0))
    values = {"path": "x", "count": 3, "key": Word("from")}
    problem = said(
        Problem(severity="error", code="file-missing", place=Place(file="a", line=1), values=values), "/s", 5
    )
    fake.hand_over("problems.json", problems=[problem], more=1)
    fake.hand_over("sync.json", at_ms=1, well_mono_s=None, code="sync-stale", problem=problem)
    board = fake.facts.board
    VALIDATOR.validate(fake.go(10, board=type(board)(id="a", server="https://led.example")))
    (fake.run / "machine.json").unlink()
    VALIDATOR.validate(fake.go(10))


def test_a_key_too_many_or_too_few_is_not(fake: Fake) -> None:
    doc = fake.go(1)
    assert not VALIDATOR.is_valid(doc | {"more": 1})
    assert not VALIDATOR.is_valid({name: value for name, value in doc.items() if name != "pid"})
    assert not VALIDATOR.is_valid(doc | {"frames": doc["frames"] | {"shown": "many"}})
