"""The register format as JSON Schema, one definition for each kind of file."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from foedus.law.terms.conditions import Group
from foedus.texts import people_shapes, session_shapes, shapes
from foedus.texts.atoms import (
    HEADS,
    ConditionField,
    StateSetField,
    TermField,
    WeightField,
    WhenField,
)

_FILES: Final = {
    "register.toml": shapes.RegisterFile,
    "parties.toml": shapes.PartiesFile,
    "people.toml": people_shapes.PeopleFile,
    "towns.toml": people_shapes.TownsFile,
    "sources/*.toml": shapes.SourcesFile,
    "instruments/**/*.toml": shapes.InstrumentFile,
    "organisations/*.toml": shapes.OrganisationFile,
    "offices/*.toml": shapes.OfficeFile,
    "sessions/*.toml": session_shapes.SessionsFile,
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of all files; `properties` says which file has which shape."""
    heads = [table for table, _ in HEADS.values()]
    wanted = (*_FILES.values(), *heads)
    _, components = msgspec.json.schema_components(
        wanted, schema_hook=_field_schema, ref_template="#/$defs/{name}"
    )
    components["Condition"] = {
        "description": "A table with exactly one head key.",
        "oneOf": [{"$ref": f"#/$defs/{table.__name__}"} for table in heads],
    }
    _say_what_is_inside(components)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Foedus register as a folder of TOML",
        "type": "object",
        "properties": {
            pattern: {"$ref": f"#/$defs/{shape.__name__}"} for pattern, shape in _FILES.items()
        },
        "$defs": components,
    }


def _say_what_is_inside(components: dict[str, Any]) -> None:
    """Conditions made of conditions, and sets of states, named where the tables hold plain data."""
    condition = {"$ref": "#/$defs/Condition"}
    for table, key in (("AllTable", "all"), ("AnyTable", "any")):
        components[table]["properties"][key]["items"] = condition
    components["NotTable"]["properties"]["not"] = condition
    for table, key in (("CountTable", "by"), ("ShareTable", "by"), ("EveryTable", "every")):
        default = components[table]["properties"][key].get("default")
        states = _field_schema(StateSetField)
        components[table]["properties"][key] = (
            states if default is None else {**states, "default": default}
        )


def _field_schema(field: type) -> dict[str, Any]:
    if field is WhenField:
        return {"type": "string", "description": "A TOML date, or EDTF (ISO 8601-2)."}
    if field is TermField:
        return {"type": "string", "description": "A TOML date, or an EDTF interval: 2008/2010."}
    if field is StateSetField:
        names = f"{', '.join(Group)}, parties-of:ID, members-of:ID"
        return {
            "description": f"States: {names}, or a list of codes.",
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
        }
    if field is WeightField:
        return {"type": "string", "description": "A number: 12, 0.89, 2/3."}
    if field is ConditionField:
        return {"$ref": "#/$defs/Condition"}
    raise NotImplementedError(field)
