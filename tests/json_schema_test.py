"""The published schema is whole: every shape and every condition is there, and none is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from foedus.cli.main import main
from foedus.texts import shapes
from foedus.texts.atoms import HEADS
from foedus.texts.reading import SHAPES

SCHEMA: dict[str, Any] = json.loads(CliRunner().invoke(main, ["schema"]).stdout)
DEFINED: dict[str, Any] = SCHEMA["$defs"]
BASES = {"Table", "Fact", "ClauseTable"}
"""What other shapes are made from, and no table is."""

TABLES = [
    one
    for one in vars(shapes).values()
    if isinstance(one, type) and issubclass(one, msgspec.Struct) and one.__name__ not in BASES
    if one.__module__ == shapes.__name__
]


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for inner in part.values():
            yield from _references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _references(inner)


def test_every_reference_leads_to_a_definition() -> None:
    found = set(_references(SCHEMA))

    assert found <= {f"#/$defs/{name}" for name in DEFINED}


def test_every_definition_is_used() -> None:
    used = {one.removeprefix("#/$defs/") for one in _references(SCHEMA)}

    assert set(DEFINED) - used == set()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_shape_is_defined_with_all_its_keys(table: type[msgspec.Struct]) -> None:
    shape = DEFINED[table.__name__]

    assert set(shape["properties"]) == set(table.__struct_encode_fields__)
    assert shape["additionalProperties"] is False


@pytest.mark.parametrize("head", HEADS)
def test_every_head_of_a_condition_is_defined_and_is_one_of_the_conditions(head: str) -> None:
    table = HEADS[head][0].__name__

    assert head in DEFINED[table]["properties"]
    assert head in DEFINED[table]["required"]
    assert {"$ref": f"#/$defs/{table}"} in DEFINED["Condition"]["oneOf"]


def test_every_kind_of_file_has_its_shape() -> None:
    named = {one["$ref"].removeprefix("#/$defs/") for one in SCHEMA["properties"].values()}

    assert named == {shape.__name__ for shape in SHAPES.values()}
    assert len(SCHEMA["properties"]) == len(SHAPES)


@pytest.mark.parametrize("head", ["all", "any", "not"])
def test_a_condition_made_of_conditions_says_so(head: str) -> None:
    table = DEFINED[HEADS[head][0].__name__]

    assert "#/$defs/Condition" in set(_references(table))
