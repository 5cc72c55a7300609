"""The API itself: its routes, and the one answer to everything that goes wrong."""

from __future__ import annotations

from typing import Final

from django.http import Http404
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from foedus.api.answering import VERSION
from foedus.api.problems import problem_response
from foedus.api.routes import (
    acts,
    assembly,
    batches,
    desk,
    instruments,
    journal,
    organisations,
    reports,
)

PREFIX: Final = "v1"

ABOUT: Final = """\
Who is bound by which treaty, towards whom, since when, and why: computed from acts and clauses.

Every answer stands in an envelope that says what it is of: the day asked about (`on`), the day of
knowledge (`known`), the readings, and the root of the journal. The same question with the same
days against the same root gives the same answer. Parties, instruments, organisations and offices
are understood by code, id or name, in English or Russian. Ids contain slashes; they may stand in
an address as they are.

Reading needs no key. A key is sent as `Authorization: Bearer KEY` and does what its scopes name.
Everything that is refused or fails has one shape, `application/problem+json` (RFC 9457).
Every answer has an ETag: send it as `If-None-Match`, and nothing is sent that you have.
"""

api: Final = NinjaAPI(
    title="Foedus",
    version=VERSION,
    description=ABOUT,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
for _routes in (instruments, organisations, assembly, acts, reports, desk, batches, journal):
    api.add_router(f"/{PREFIX}", _routes.router)
for _kind in (Exception, Http404, HttpError, ValidationError):
    api.add_exception_handler(_kind, problem_response)  # type: ignore[arg-type] # an instance
