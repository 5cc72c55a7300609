"""The OpenAPI document: valid, whole, and true of what is answered."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import jsonschema
import pytest

from foedus.api.document import document, operations_in
from foedus.api.permissions import OPERATIONS
from foedus.api.problems import codes

CHARTER = "cis/charter-1993"
DIALECT = jsonschema.Draft202012Validator


@pytest.fixture(scope="module")
def made():
    """The document as a program reads it."""
    return json.loads(json.dumps(document()))


def references_in(value):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for held in value.values():
            yield from references_in(held)
    elif isinstance(value, list):
        for held in value:
            yield from references_in(held)


def resolved(made, reference):
    found = made
    for part in reference.removeprefix("#/").split("/"):
        found = found[part.replace("~1", "/").replace("~0", "~")]
    return found


def test_it_is_openapi_3_1_with_servers_tags_and_ways_to_come_in(made):
    assert made["openapi"].startswith("3.1")
    assert made["servers"]
    assert set(made["components"]["securitySchemes"]) == {"key", "session"}
    assert {tag for _, one in operations_in(made) for tag in one["tags"]} == {
        tag["name"] for tag in made["tags"]
    }


def test_every_reference_leads_somewhere(made):
    references = set(references_in(made))
    assert references
    for reference in references:
        assert resolved(made, reference)


def test_every_schema_is_a_schema(made):
    for schema in made["components"]["schemas"].values():
        DIALECT.check_schema(schema)
    for _, one in operations_in(made):
        for parameter in one["parameters"]:
            DIALECT.check_schema(parameter["schema"])


def test_every_operation_has_a_name_of_its_own_and_tells_its_errors(made):
    names = [one["operationId"] for _, one in operations_in(made)]
    assert sorted(names) == sorted(OPERATIONS)
    for (address, _), one in operations_in(made):
        assert {"401", "403", "404", "422", "429", "500"} <= set(one["responses"])
        assert one["description"]
        assert one["summary"]
        assert any(code.startswith("2") for code in one["responses"])
        in_path = {held["name"] for held in one["parameters"] if held["in"] == "path"}
        assert in_path == set(re.findall(r"{(\w+)}", address))


def test_every_parameter_says_what_it_means(made):
    for _, one in operations_in(made):
        for parameter in one["parameters"]:
            assert parameter.get("description"), (one["operationId"], parameter["name"])


def test_no_parameter_takes_what_it_does_not_mean(made):
    for _, one in operations_in(made):
        for parameter in one["parameters"]:
            is_day = one["operationId"] != "consistency"
            if is_day and parameter["name"] in {"on", "known", "earlier", "later", "since"}:
                assert '"format": "date"' in json.dumps(parameter["schema"])


def validated(made, told, operation):
    one = next(one for _, one in operations_in(made) if one["operationId"] == operation)
    schema = one["responses"]["200"]["content"]["application/json"]["schema"]
    DIALECT({**schema, "components": made["components"]}).validate(told)


ANSWERED = {
    "instruments": "instruments",
    "instrument": f"instruments/{CHARTER}",
    "status": f"instruments/{CHARTER}/status",
    "why": f"instruments/{CHARTER}/parties/UA",
    "timeline": f"instruments/{CHARTER}/timeline",
    "missing": f"instruments/{CHARTER}/missing",
    "lint": f"instruments/{CHARTER}/lint",
    "parties": "parties",
    "between": "between/RU/AM",
    "organisations": "organisations",
    "organisation": "organisations/cis",
    "members": "organisations/cis/members",
    "chair": "organisations/cis/chair",
    "hangs_on": "organisations/cis/hangs-on/MD",
    "offices": "offices",
    "sessions": "sessions?body=cis/cfm",
    "session": "sessions/cis/chs/2007-10-05?on=2007-10-06",
    "bodies": "bodies",
    "body": "bodies/cis/chs?on=2007-10-05",
    "acts": "acts",
    "sources": "sources",
    "search": "search?q=charter",
    "changes": "changes?earlier=2012-01-01&later=2014-01-01",
    "journal": "journal",
    "journal_key": "journal/key",
    "heads": "journal/heads",
    "head": "journal/head",
    "entries": "journal/entries",
    "entry": "journal/entries/0",
    "inclusion": "journal/inclusion?seq=0",
    "consistency": "journal/consistency?earlier=1",
}


@pytest.mark.parametrize("operation", ANSWERED)
def test_answers_have_the_shape_that_is_promised(register, client, made, operation):
    response = client.get(f"/api/v1/{ANSWERED[operation]}")
    assert response.status_code == 200
    validated(made, json.loads(response.content), operation)


def test_every_instrument_and_office_has_the_shape_that_is_promised(register, client, made):
    for one in register.register.instruments[::6]:
        for operation, ending in (
            ("instrument", ""),
            ("status", "/status"),
            ("timeline", "/timeline"),
            ("missing", "/missing"),
        ):
            response = client.get(
                f"/api/v1/instruments/{one.id}{ending}",
                {"on": "2012-09-20"} if operation in {"status", "missing"} else {},
            )
            validated(made, json.loads(response.content), operation)
    for one in register.register.offices:
        told = json.loads(client.get(f"/api/v1/offices/{one.id}/holder").content)
        validated(made, told, "holder")
    for act in list(register.register.acts())[::200]:
        told = json.loads(client.get(f"/api/v1/acts/{quote(act.id)}").content)
        validated(made, told, "act")


def test_a_shape_that_is_broken_is_found(made, register, client):
    told = json.loads(client.get(f"/api/v1/instruments/{CHARTER}/status").content)
    del told["answer"]["parties"][0]["status"]
    with pytest.raises(jsonschema.ValidationError):
        validated(made, told, "status")


def test_problems_have_the_shape_that_is_promised(register, client, made):
    schema = made["components"]["schemas"]["Problem"]
    for address in ("instruments/none/status", "batches", "nowhere", "acts?limit=0"):
        told = json.loads(client.get(f"/api/v1/{address}").content)
        DIALECT({**schema, "components": made["components"]}).validate(told)


def test_the_page_for_people_lists_every_operation_and_error(db, client):
    for language in ("en", "ru"):
        response = client.get("/api/docs", {"lang": language})
        page = response.content.decode()
        for (address, _), one in operations_in(document()):
            assert address in page
            assert OPERATIONS[one["operationId"]].does.in_language(language) in page
        for code in codes():
            assert f'id="{code}"' in page
        assert "style=" not in page
        assert "<script" not in page
        assert f'<html lang="{language}"' in page


def test_a_code_means_one_thing():
    assert {"E1", "E2", "E85", "E100", "E101", "E107", "E109"} <= set(codes())
