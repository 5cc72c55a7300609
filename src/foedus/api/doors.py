"""Who comes in: a key, a person with a session, or anybody; and whether they may.

Every operation has one `Door`. A key is presented as ``Authorization: Bearer KEY``; a session is
taken for whoever is signed in, and then writing needs the token against forgery, as forms do.
"""

from __future__ import annotations

import re
from typing import Final

from django.http import HttpRequest
from ninja.utils import check_csrf

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
    if check_csrf(request) is not None:
        raise Refused("", Reason.FORGED)
