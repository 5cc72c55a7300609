"""The addresses of the API: each operation behind the doorway, and one shape for all others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from foedus.accounts.protecting import public
from foedus.api.document import document, operations_in
from foedus.api.doorway import Taken, doorway
from foedus.api.errors import NoSuchAddress
from foedus.api.permissions import GROUPS, OPERATIONS
from foedus.api.problems import TITLES, codes, problem_response
from foedus.api.service import api
from foedus.law.terms.wording import Language


@public
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The OpenAPI document of this register."""
    response = JsonResponse(document())
    response["Cache-Control"] = "public, max-age=300"
    return response


@public
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The API for people: its operations by group, and what each error means."""
    language: Language = "ru" if request.GET.get("lang") == "ru" else "en"
    context = {
        "groups": list(_groups(language)),
        "language": language,
        "titles": [(status, words.in_language(language)) for status, words in TITLES.items()],
        "codes": sorted(codes().items(), key=lambda item: int(item[0][1:])),
    }
    return render(request, "api/docs.html", context)


@csrf_exempt
@public
def nothing_here(request: HttpRequest, **_rest: object) -> HttpResponse:
    """Any other address under the API's."""
    return problem_response(request, NoSuchAddress("Nothing answers here; see /api/docs."))


def _groups(language: Language) -> Iterator[dict[str, Any]]:
    rows = list(operations_in(document()))
    for name, words in GROUPS.items():
        told = [
            {
                "method": method.upper(),
                "address": address,
                "does": OPERATIONS[one["operationId"]].does.in_language(language),
                "description": one["description"],
                "parameters": one["parameters"],
            }
            for (address, method), one in rows
            if one["tags"] == [name]
        ]
        yield {"title": words.in_language(language), "operations": told}


def _taken() -> dict[str, dict[str, Taken]]:
    """What each operation's address takes, by the name of any operation on it."""
    by_address: dict[str, dict[str, Taken]] = {}
    names: dict[str, str] = {}
    for (address, method), one in operations_in(document()):
        query = [held for held in one["parameters"] if held["in"] == "query"]
        lists = (held["name"] for held in query if held["schema"].get("type") == "array")
        body = one.get("requestBody", {}).get("content", {})
        by_address.setdefault(address, {})[method.upper()] = Taken(
            names=frozenset(held["name"] for held in query),
            lists=frozenset(lists),
            files="multipart/form-data" in body,
        )
        names[one["operationId"]] = address
    return {name: by_address[address] for name, address in names.items()}


def _patterns() -> Iterator[URLPattern]:
    taken = _taken()
    for pattern in api.urls[0]:
        name = getattr(pattern, "name", "") or ""
        if isinstance(pattern, URLPattern) and name in OPERATIONS:
            view: Any = doorway(pattern.callback, OPERATIONS[name].permission, taken[name])
            yield path(str(pattern.pattern), view, name=name)


def _handlers() -> list[URLPattern]:
    return [
        path("openapi.json", openapi, name="openapi"),
        path("docs", docs, name="docs"),
        *_patterns(),
        re_path(r"^", nothing_here, name="nothing_here"),
    ]


app_name = "api"
urlpatterns = _handlers()
