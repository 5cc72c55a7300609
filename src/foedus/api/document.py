"""The OpenAPI document: what ninja writes of the routes, completed with what all of them share."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from foedus.api.examples import EXAMPLES
from foedus.api.permissions import GROUPS, OPERATIONS, Operation
from foedus.api.problems import MEDIA_TYPE, TITLES
from foedus.api.service import api
from foedus.api.shapes.common import Problem

Data = dict[str, Any]

METHODS: Final = ("get", "post", "delete")

FILES: Final = MappingProxyType(
    {
        "status_as": ("text/csv", "application/ld+json", "text/turtle"),
        "timeline_as": ("text/csv", "image/svg+xml"),
        "act_log_as": ("text/csv",),
        "text_as": ("application/akn+xml",),
        "between_as": ("text/csv",),
        "members_as": ("text/csv",),
        "changes_as": ("text/csv",),
        "batch_result": (
            "text/csv",
            "application/vnd.apache.parquet",
            "application/vnd.apache.arrow.stream",
        ),
        "log": ("application/jsonl",),
    }
)
"""The operations that answer with a file, and the types that they may have."""

_ALWAYS: Final = (400, 401, 403, 404, 413, 422, 429, 500, 503)
_ALSO: Final = MappingProxyType(
    {"submit_batch": (409, 415), "batch_result": (409, 412), "cancel_batch": (409,)}
)
_SCHEMES: Final = MappingProxyType(
    {
        "key": {
            "type": "http",
            "scheme": "bearer",
            "description": "A key from the page of your account, confined to its scopes.",
        },
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": "sessionid",
            "description": "Whoever is signed in; writing then needs the header X-CSRFToken.",
        },
    }
)


@lru_cache(maxsize=1)
def document() -> Data:
    """The document, OpenAPI 3.1."""
    made: Data = deepcopy(dict(api.get_openapi_schema(path_prefix="api/")))
    made["servers"] = [{"url": "/", "description": "This register"}]
    made["tags"] = [{"name": name, "description": words.en} for name, words in GROUPS.items()]
    made["info"]["license"] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    made["components"]["securitySchemes"] = {**_SCHEMES}
    made["components"]["schemas"]["Problem"] = Problem.model_json_schema()
    made["components"]["responses"] = {str(s): _problem(s) for s in TITLES}
    made["components"]["headers"] = _HEADERS
    for _, told in operations_in(made):
        _complete(told)
    return made


def operations_in(made: Data) -> Iterator[tuple[tuple[str, str], Data]]:
    """Each operation of a document, with its address and method."""
    for address, methods in made["paths"].items():
        for method in METHODS:
            if method in methods:
                yield (address, method), methods[method]


def _complete(told: Data) -> None:
    row = OPERATIONS[told["operationId"]]
    told["security"] = _security(row)
    told["x-permission"] = row.permission
    told["x-summary-ru"] = row.does.ru
    told["description"] = f"{told.get('description', '')}\n\n{_needs(row)}".strip()
    _complete_parameters(told)
    responses = {str(status): held for status, held in told["responses"].items()}
    for status, held in responses.items():
        _complete_success(held, row, status)
    cached = "get" if row.is_open else ""
    if cached:
        responses["304"] = {"description": "What you have still holds."}
        responses["412"] = {"$ref": "#/components/responses/412"}
    for number in (*_ALWAYS, *_ALSO.get(row.name, ())):
        responses[str(number)] = {"$ref": f"#/components/responses/{number}"}
    told["responses"] = dict(sorted(responses.items()))


def _complete_parameters(told: Data) -> None:
    """An example of each, and what a part of an address stands for."""
    for parameter in told["parameters"]:
        example = EXAMPLES.get(parameter["name"])
        if example and "example" not in parameter:
            parameter["example"] = example
        if parameter["in"] == "path":
            parameter["description"] = _PATHS.get(parameter["name"], "")


def _complete_success(held: Data, row: Operation, status: str) -> None:
    if row.name in FILES:
        held["content"] = {kind: {"schema": _shape_of(kind)} for kind in FILES[row.name]}
    if status == "200":
        held["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS}
        held["description"] = "The answer."


def _shape_of(media_type: str) -> Data:
    """Linked data is JSON, and read as such; other files are text or bytes."""
    return {"type": "object" if media_type.endswith("+json") else "string"}


def _security(row: Operation) -> list[Data]:
    scopes = [str(row.scope)] if row.scope else []
    ways: list[Data] = [{"key": []}, {"session": []}]
    return [{}, *ways] if row.is_open and scopes else ways


def _needs(row: Operation) -> str:
    if row.is_open:
        return f"Open to everybody; a key needs the scope `{row.scope}`."
    return f"Needs a session, or a key with the scope `{row.scope}`."


def _problem(status: int) -> Data:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": TITLES[status].en, "content": {MEDIA_TYPE: {"schema": schema}}}


_HEADERS: Final = {
    "ETag": {"description": "Names these bytes.", "schema": {"type": "string"}},
    "Last-Modified": {
        "description": "When the answer may last have become another.",
        "schema": {"type": "string"},
    },
}
_PATHS: Final = {
    "instrument": "An instrument: its id, or a title that only it has. Slashes may stand as such.",
    "party": "A state: its code, or its name.",
    "first": "A state: its code, or its name.",
    "second": "Another state.",
    "organisation": "An organisation: its id, or its name.",
    "office": "An office: its id, or its title.",
    "session": "A session: its id.",
    "body": "A body: its id.",
    "act": "The id of an act.",
    "seq": "The number of an entry, from 0.",
    "number": "The number of a copy, as `/api/v1/copies` tells it.",
    "batch": "The id of a batch.",
    "suffix": "The form of the answer.",
}
