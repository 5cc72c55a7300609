"""Whether the service is well: for whoever watches it, and for containers."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import structlog
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from foedus.accounts.protecting import public
from foedus.api.answering import VERSION
from foedus.register.models import SignedHead

_log = structlog.get_logger("foedus.api")


@public
@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """200 where questions can be answered; 503 without a database or without a register."""
    told = _state()
    status = HTTPStatus.OK if told["status"] == "ok" else HTTPStatus.SERVICE_UNAVAILABLE
    response = JsonResponse(told, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _state() -> dict[str, Any]:
    told: dict[str, Any] = {"status": "ok", "version": VERSION, "database": "ok", "journal": None}
    try:
        head = SignedHead.objects.order_by("-size").first()
    except DatabaseError as fault:
        _log.error("database not reachable", exc_info=fault)
        return {**told, "status": "no database", "database": "not reachable"}
    if head is None:
        return {**told, "status": "no register"}
    at = parse_datetime(head.at)
    age = None if at is None else round((timezone.now() - at).total_seconds())
    return {**told, "journal": {"size": head.size, "root": head.root, "age_seconds": age}}
