"""How a view says who may see it. Every view of the site does, with one of these.

@permitted("register.receive")
@permitted("register.countersign", obj=dossier_of)
@public
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from foedus.accounts.errors import Refused, UnknownPermission
from foedus.accounts.keys import principal_of
from foedus.accounts.models import User
from foedus.accounts.permissions import BY_NAME, Permission, may, might, permission_named
from foedus.accounts.principals import (
    KeyPrincipal,
    Principal,
    account_of,
    principal_of_request,
)
from foedus.accounts.reasons import Reason
from foedus.accounts.refusals import note_refusal

View: TypeAlias = Callable[..., HttpResponseBase]
PUBLIC: Final = "public"
"""What an open page declares."""


def public(view: View) -> View:
    """Declare *view* open: to sign in, to read what the site is, to ask whether it is well."""

    @wraps(view)
    def opened(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return _declaring(opened, PUBLIC)


def permitted(permission: str, obj: Callable[..., Any] | None = None) -> Callable[[View], View]:
    """Declare that a view needs *permission*, on what *obj* finds from the view's arguments.

    Raises:
        UnknownPermission: no such row, or its rule looks at an object and *obj* is not given; the
            module then cannot be imported, so that no view forgets to ask (E86).

    """
    row = permission_named(permission)
    if row.needs_object and obj is None:
        raise UnknownPermission(f"{permission} without its object", BY_NAME)

    def protect(view: View) -> View:
        @wraps(view)
        def protected(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            # who may not do it to any object does not learn which objects there are
            require_in_principle(request, permission)
            if obj is not None:
                require(request, permission, obj(request, *args, **kwargs))
            return view(request, *args, **kwargs)

        return _declaring(protected, permission)

    return protect


signed_in: Final = permitted("accounts.own")
"""Declare that a view needs an account, whatever its role."""


def declared(view: View) -> str:
    """The permission that *view* declares, or ``public``.

    Raises:
        LookupError: it declares none.

    """
    permission = getattr(view, "permission", "")
    if not permission:
        raise LookupError(f"{view!r} does not declare who may see it.")
    return str(permission)


def require(request: HttpRequest, permission: str, obj: object = None) -> None:
    """Let pass who may do it to *obj*.

    Raises:
        Refused: who may not (E85). The middleware logs it and answers.

    """
    principal = principal_of_request(request)
    if not may(principal, permission, obj):
        raise Refused(permission, why_not(principal, permission))


def require_in_principle(request: HttpRequest, permission: str) -> None:
    """Let pass who may do it to some object; see `require`."""
    principal = principal_of_request(request)
    if not might(principal, permission):
        raise Refused(permission, why_not(principal, permission))


def authenticate_key(request: HttpRequest, key_text: str) -> KeyPrincipal | None:
    """Let *request* be asked by the key *key_text*; note a bad one, and answer none."""
    principal = principal_of(key_text)
    if principal is None:
        note_refusal(request, "", Reason.BAD_KEY)
        return None
    request.principal = principal  # type: ignore[attr-defined] # where `principal_of_request` looks
    return principal


def account_signed_in(request: HttpRequest) -> User:
    """The account of who asks.

    Raises:
        Refused: nobody is signed in (E85).

    """
    account = account_of(principal_of_request(request))
    if account is None:
        raise Refused("accounts.own", Reason.NOT_SIGNED_IN)
    return account


def why_not(principal: Principal, permission: str) -> Reason:
    """Why *principal* may not do it, the first reason that applies."""
    row = permission_named(permission)
    if might(principal, permission):
        return Reason.OBJECT
    if isinstance(principal, KeyPrincipal) and _owner_might(principal, row):
        return Reason.SCOPE
    return Reason.NOT_SIGNED_IN if isinstance(principal, AnonymousUser) else Reason.ROLE


def _owner_might(key: KeyPrincipal, row: Permission) -> bool:
    owner = account_of(key)
    return owner is not None and might(owner, row.name)


def _declaring(view: View, permission: str) -> View:
    view.permission = permission  # type: ignore[attr-defined] # that is how it is declared
    return view
