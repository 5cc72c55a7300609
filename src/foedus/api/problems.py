"""One shape for everything that is refused or fails: problem details (RFC 9457).

What was raised ──▶ status, code, detail, findings, nearest names ──▶ ``application/problem+json``.
The tables here are the whole of it; no operation writes an error of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Final

import structlog
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja.errors import HttpError, Throttled, ValidationError

from foedus.accounts.errors import Refused
from foedus.accounts.reasons import REMEDIES, Reason
from foedus.accounts.refusals import note_refusal, request_id
from foedus.api.errors import (
    ApiError,
    BadParameters,
    NoSuchAddress,
    OutOfOrder,
    Told,
    TooLarge,
    TooMany,
    Unreadable,
)
from foedus.collection.formats.errors import NoTextHeld
from foedus.frames.errors import BadColumn, NeedsExtra, UnknownValues
from foedus.journal.errors import BadStored, NotCanonical, OutsideTree
from foedus.law.answers.data import finding_data
from foedus.law.terms.errors import FoedusError, UnknownName, UnusableRegister
from foedus.law.terms.findings import Finding
from foedus.law.terms.wording import Language, Wording
from foedus.register.errors import NoRegister, NoSigningKey

MEDIA_TYPE: Final = "application/problem+json"
_log = structlog.get_logger("foedus.api")

TITLES: Final[Mapping[int, Wording]] = MappingProxyType(
    {
        400: Wording("The request cannot be read", "Запрос не читается"),
        401: Wording("Not identified", "Не удалось узнать, кто спрашивает"),
        403: Wording("Not allowed", "Не разрешено"),
        404: Wording("Not found", "Не найдено"),
        405: Wording("Another method is needed", "Нужен другой метод"),
        409: Wording("Not possible in this state", "В этом состоянии невозможно"),
        412: Wording("The condition is not met", "Условие не выполнено"),
        413: Wording("Too large", "Слишком много"),
        415: Wording("Another format is needed", "Нужен другой формат"),
        422: Wording("The question cannot be answered as put", "На такой вопрос нельзя ответить"),
        429: Wording("Too many requests", "Слишком много запросов"),
        500: Wording("A fault on our side", "Ошибка на нашей стороне"),
        503: Wording("Not ready", "Служба не готова"),
    }
)
"""What each status means, for people."""

_STATUS: Final[Mapping[type[Exception], HTTPStatus]] = MappingProxyType(
    {
        UnknownValues: HTTPStatus.UNPROCESSABLE_ENTITY,
        UnknownName: HTTPStatus.NOT_FOUND,
        NoTextHeld: HTTPStatus.NOT_FOUND,
        OutsideTree: HTTPStatus.UNPROCESSABLE_ENTITY,
        NoRegister: HTTPStatus.SERVICE_UNAVAILABLE,
        UnusableRegister: HTTPStatus.INTERNAL_SERVER_ERROR,
        NoSigningKey: HTTPStatus.INTERNAL_SERVER_ERROR,
        NotCanonical: HTTPStatus.INTERNAL_SERVER_ERROR,
        BadStored: HTTPStatus.INTERNAL_SERVER_ERROR,
        NeedsExtra: HTTPStatus.INTERNAL_SERVER_ERROR,
        FoedusError: HTTPStatus.UNPROCESSABLE_ENTITY,
    }
)
"""The status of what the layers below raise; the nearest of an error's classes decides."""

_UNIDENTIFIED: Final = frozenset({Reason.NOT_SIGNED_IN, Reason.BAD_KEY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What an answer says that is none."""

    status: int
    code: str
    detail: str
    findings: Sequence[Told] = ()
    nearest: Sequence[str] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def codes() -> dict[str, str]:
    """Every code that an answer may have, and what it means."""
    found: dict[str, str] = {}
    waiting: list[type[FoedusError]] = [FoedusError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if "code" in vars(kind) and kind.__doc__:
            found[kind.code] = kind.__doc__.split("\n", maxsplit=1)[0].replace("*", "")
    return found


def problem_response(request: HttpRequest, fault: Exception) -> HttpResponse:
    """The answer to *request* that tells *fault*. A refusal is noted, a fault of ours logged."""
    problem = problem_of(request, fault)
    language: Language = "ru" if request.GET.get("lang") == "ru" else "en"
    body = {
        "type": f"/api/docs#{problem.code}",
        "title": TITLES[problem.status].in_language(language),
        "status": problem.status,
        "detail": problem.detail,
        "code": problem.code,
        "findings": [dict(one) for one in problem.findings],
        "nearest": list(problem.nearest),
        "request": request_id(),
    }
    # in ASCII: what a caller sent may hold halves of characters, which UTF-8 cannot write
    text = json.dumps(body).replace("<", "\\u003c")  # and no markup, whoever shows it
    response = HttpResponse(text, content_type=MEDIA_TYPE, status=problem.status)
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = language
    for name, value in problem.headers.items():
        response[name] = value
    return response


def problem_of(request: HttpRequest, fault: Exception) -> Problem:
    """What is told of *fault*."""
    match fault:
        case Refused():
            return _refused(request, fault)
        case ApiError():
            return _of_api(fault)
        case FoedusError():
            return _of_question(fault)
        case ValidationError():
            return _of_api(_of_parameters(fault))
        case Throttled():
            note_refusal(request, "", Reason.THROTTLED)
            return _of_api(TooMany("There were too many requests. Wait, and ask again."))
        case _:
            return _of_api(_of_django(fault))


def _refused(request: HttpRequest, fault: Refused) -> Problem:
    reason = fault.reason
    note_refusal(request, fault.permission, reason)
    unknown = reason in _UNIDENTIFIED
    return Problem(
        status=HTTPStatus.UNAUTHORIZED if unknown else HTTPStatus.FORBIDDEN,
        code=fault.code,
        detail=f"{reason.label} {REMEDIES[reason]}",
        headers={"WWW-Authenticate": 'Bearer realm="foedus"'} if unknown else {},
    )


def _of_api(fault: ApiError) -> Problem:
    return Problem(
        status=fault.status,
        code=fault.code,
        detail=str(fault),
        findings=fault.findings,
        nearest=getattr(fault, "nearest", ()),
        headers=fault.headers,
    )


def _of_question(fault: FoedusError) -> Problem:
    status = next(_STATUS[kind] for kind in type(fault).__mro__ if kind in _STATUS)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR and status != HTTPStatus.SERVICE_UNAVAILABLE:
        return _of_api(_logged(fault))
    return Problem(
        status=status,
        code=fault.code,
        detail=str(fault),
        findings=findings_of(fault),
        nearest=getattr(fault, "nearest", ()),
    )


def findings_of(fault: FoedusError) -> list[Told]:
    """Each of the faults that *fault* tells, as plain data."""
    match fault:
        case UnknownValues():
            return [
                {
                    "column": fault.column,
                    "row": row,
                    "value": value,
                    "message": "not in the register",
                }
                for value, row in fault.unknown.items()
            ]
        case BadColumn():
            return [{"column": fault.column, "row": fault.row, "message": str(fault)}]
        case _:
            found: Sequence[Any] = getattr(fault, "findings", ())
            return [finding_data(one) for one in found if isinstance(one, Finding)]


def _of_parameters(fault: ValidationError) -> ApiError:
    findings = [
        {"in": str(one["loc"][0]), "name": _named(one["loc"]), "message": str(one["msg"])}
        for one in fault.errors
    ]
    told = "; ".join(f"{one['name'] or one['in']}: {one['message']}" for one in findings[:5])
    return BadParameters(f"{told}.", findings)


def _named(loc: Sequence[Any]) -> str:
    """The name of a parameter, or the way to a value in a body."""
    return ".".join(str(part) for part in loc[1:] if part not in {"asked", "body", "wanted"})


def _of_django(fault: Exception) -> ApiError:
    """What Django or ninja raised, as one of ours."""
    match fault:
        case Http404():
            return NoSuchAddress("Nothing answers at this address; see /api/docs.")
        case RequestDataTooBig() | TooManyFieldsSent() | TooManyFilesSent():
            return TooLarge("The request is larger than is taken.")
        case HttpError(status_code=HTTPStatus.BAD_REQUEST) | MultiPartParserError():
            return Unreadable("The body cannot be read. Send well-formed JSON, or multipart.")
        case BadRequest() | SuspiciousOperation() | UnreadablePostError():
            return Unreadable("The request cannot be read.")
        case _:
            return _logged(fault)


def _logged(fault: Exception) -> ApiError:
    _log.error("request failed", exc_info=fault)
    told = "The request failed through a fault on our side; it is in the log under its number."
    return OutOfOrder(told)
