"""Whatever the document allows, and what it does not, is answered as it says: never with a 500."""

from __future__ import annotations

from contextlib import suppress

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from foedus.accounts.roles import Role
from foedus.accounts.scopes import Scope
from support.people import someone

CHECKS = (
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)


@pytest.fixture
def schema(register, settings):
    """The document of the running service, in process."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.NINJA_DEFAULT_THROTTLE_RATES = dict.fromkeys(("public", "user", "batch"), "1000000/d")
    return schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())


HELD = {
    "instrument": "cis/charter-1993",
    "party": "AM",
    "first": "AM",
    "second": "BY",
    "organisation": "cis",
    "seq": 3,
}
"""Names that the register holds: with others every question ends at its subject."""
EXAMPLES = 12


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_operation_is_answered_as_the_document_says(schema, key, mode):
    headers = key(*(Scope.READ, Scope.JOURNAL, Scope.BATCH), owner=someone(Role.PUBLIC))
    asked = 0
    for found in schema.get_all_operations():
        asked += _asked(found.ok(), mode, headers)
    assert asked > 300


def _asked(operation, mode, headers):
    """How often *operation* was asked; a check that fails raises."""
    count = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode), st.booleans(), st.booleans())
    def ask(case, named, signed):
        nonlocal count
        count += 1
        if named and case.path_parameters:
            names = {name: HELD[name] for name in case.path_parameters if name in HELD}
            case.path_parameters = {**case.path_parameters, **names}
        response = case.call(headers=headers if signed else None)
        case.validate_response(response, checks=CHECKS)

    with suppress(Unsatisfiable):  # nothing can be wrong where nothing is asked for
        ask()
    return count
