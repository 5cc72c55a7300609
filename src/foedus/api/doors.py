"""Who comes in: a key, a person with a session, or anybody; and whether they may.

Every operation has one `Door`. A key is presented as ``Authorization: Bearer KEY``; a session is
taken for whoever is signed in, and then writing needs the token against forgery, as forms do.
"""

from __future__ import annotations

import re
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware

from foedus.accounts.errors import Refused
from foedus.accounts.keys import principal_of
from foedus.accounts.principals import Principal, principal_of_request
from foedus.accounts.protecting import require_in_principle
from foedus.accounts.reasons import Reason

_BEARER: Final = re.compile(r"bearer +([A-Za-z0-9_~+/.=-]{1,200}) *", re.IGNORECASE)
_SAFE: Final = frozenset({"GET", "HEAD"})


class Door:
    """Lets pass who has *permission*; raises `Refused` otherwise."""

    def __init__(self, permission: str) -> None:
        self.permission = permission

    def __call__(self, request: HttpRequest) -> Principal:
        """Who asks."""
        _identify(request)
        require_in_principle(request, self.permission)
        return principal_of_request(request)


def _identify(request: HttpRequest) -> None:
    """Find out who asks: a key goes before a session. Raises `Refused` for a key that is none."""
    said = request.headers.get("Authorization")
    if said is None:
        _refuse_forged(request)
        return
    match = _BEARER.fullmatch(said)
    principal = principal_of(match[1]) if match else None
    if principal is None:
        raise Refused("", Reason.BAD_KEY)
    request.principal = principal  # type: ignore[attr-defined] # where the accounts look for it


def _refuse_forged(request: HttpRequest) -> None:
    """A browser sends its session along by itself, so writing with it needs the token of a page."""
    if request.method in _SAFE or not request.user.is_authenticated:
        return
    check = _Token(_unanswered)
    request.csrf_processing_done = False  # type: ignore[attr-defined] # the door asks anew
    check.process_request(request)
    if check.process_view(request, _unanswered, (), {}) is not None:
        raise Refused("", Reason.FORGED)


class _Token(CsrfViewMiddleware):
    """Tells whether a token is the right one; who answers and notes it is not its business."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponseForbidden:  # noqa: ARG002
        return HttpResponseForbidden()


def _unanswered(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()
