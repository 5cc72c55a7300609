"""What every address of the API passes, before its operation and after it.

Before: no zero byte and no half of a character anywhere, a method that the address takes, only
parameters that it knows, each once unless it is a list, not more bytes than are taken. A parameter
that is misspelt and silently left out would give the answer to another question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from foedus.accounts.protecting import View
from foedus.api.errors import BadParameters, TooLarge, Unreadable, WrongMethod
from foedus.api.problems import problem_response
from foedus.law.terms.errors import nearest_names

_OVERHEAD: Final = 64 * 1024
"""Bytes that the form around a file may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an address takes with one method: its parameters, those that may be repeated."""

    names: frozenset[str]
    lists: frozenset[str]
    files: bool


def doorway(view: View, permission: str, taken: Mapping[str, Taken]) -> View:
    """*view* behind the checks that all addresses share; *taken* is by method."""

    @wraps(view)
    def entered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        try:
            _check(request, kwargs, taken)
            response = view(request, *args, **kwargs)
        except Exception as fault:  # noqa: BLE001 - every fault is told in one shape
            response = problem_response(request, fault)
        return _without_body(response) if head else response

    entered.permission = permission  # type: ignore[attr-defined] # as the other views declare it
    entered.csrf_exempt = True  # type: ignore[attr-defined] # the door looks at it, for sessions
    return entered


def _check(request: HttpRequest, kwargs: Mapping[str, Any], taken: Mapping[str, Taken]) -> None:
    now = taken.get(request.method or "")
    if now is None:
        allowed = sorted({*taken, *(["HEAD"] if "GET" in taken else [])})
        told = f"This address takes {', '.join(allowed)}, not {request.method}."
        raise WrongMethod(told, headers={"Allow": ", ".join(allowed)})
    _check_text(request, kwargs)
    _check_names(request, now)
    _check_length(request, files=now.files)


def _check_text(request: HttpRequest, kwargs: Mapping[str, Any]) -> None:
    values = (value for held in request.GET.lists() for value in (held[0], *held[1]))
    for text in (request.path_info, *values, *map(str, kwargs.values())):
        if "\0" in text or (not text.isascii() and _has_halves(text)):
            raise Unreadable("The address holds a zero byte, or bytes that are no text.")


def _has_halves(text: str) -> bool:
    """Whether there are surrogates, or what stands for bytes that were no UTF-8."""
    return any("\ud800" <= sign <= "\udfff" or sign == "\ufffd" for sign in text)


def _check_names(request: HttpRequest, taken: Taken) -> None:
    findings = []
    for name, values in request.GET.lists():
        if name not in taken.names:
            near = nearest_names(name, sorted(taken.names))
            hint = f"; did you mean {near[0]}?" if near else ""
            findings.append((name, f"this address knows no such parameter{hint}"))
        elif len(values) > 1 and name not in taken.lists:
            findings.append((name, "it is given more than once"))
    if findings:
        told = "; ".join(f"{name}: {message}" for name, message in findings[:5])
        faults = [{"in": "query", "name": name, "message": text} for name, text in findings]
        raise BadParameters(f"{told}.", faults)


def _check_length(request: HttpRequest, *, files: bool) -> None:
    limit: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if files:
        limit = settings.ATTACHMENT_LIMIT + _OVERHEAD
    said = request.headers.get("Content-Length") or "0"
    if not said.isdecimal():
        raise Unreadable("Content-Length is no number.")
    if int(said) > limit:
        raise TooLarge(f"The request has {said} bytes; {limit} are taken.")


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    """The same headers without the body, as HEAD wants it."""
    if response.streaming:
        response.close()
        response.streaming_content = iter(())  # type: ignore[attr-defined] # it is a stream
    else:
        length = str(len(response.content))  # type: ignore[attr-defined] # it is no stream
        response.content = b""  # type: ignore[attr-defined]
        response["Content-Length"] = length
    return response
