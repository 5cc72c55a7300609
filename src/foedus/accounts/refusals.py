"""Saying no: one line in the log, one row that stays, one page in plain words."""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import Final

import structlog
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from foedus.accounts.errors import Refused
from foedus.accounts.models import Refusal, User
from foedus.accounts.permissions import BY_NAME, Text
from foedus.accounts.principals import (
    KeyPrincipal,
    account_of,
    principal_of_request,
)
from foedus.accounts.reasons import REMEDIES, Reason
from foedus.accounts.roles import Role

ROWS_A_MINUTE: Final = 60
"""Rows that one address without an account may cause, a minute and reason; the log has the rest."""

_log = structlog.get_logger("foedus.refusals")


def note_refusal(
    request: HttpRequest, permission: str, reason: Reason, *, account: User | None = None
) -> Refusal:
    """Keep that *request* was refused, in the log and as a row.

    *account* is whose account it was where nobody is signed in yet (a wrong password). Not to be
    called within a transaction that is rolled back afterwards: the row would go with it. The log
    has every refusal; of those without an account the table has so many a minute, address and
    reason (`ROWS_A_MINUTE`), so that nobody fills the disk from outside.
    """
    row = _row(request, permission, reason, account)
    request.refusal_noted = True  # type: ignore[attr-defined] # the middleware's net looks at it
    _log.warning(
        "refused",
        permission=permission,
        reason=reason.value,
        role=str(row.role),
        account=row.user.public_id if row.user else "",
        key=row.key,
        method=row.method,
        path=row.path,
    )
    if row.user is not None or not _floods(request, reason):
        row.save()
    return row


def _row(request: HttpRequest, permission: str, reason: Reason, account: User | None) -> Refusal:
    principal = principal_of_request(request)
    account = account or account_of(principal)
    return Refusal(
        user=account,
        role=account.role if account else Role.PUBLIC,
        key=principal.prefix if isinstance(principal, KeyPrincipal) else "",
        permission=permission,
        reason=reason,
        method=(request.method or "")[:8],
        path=request.path[:500].replace("\0", "\N{REPLACEMENT CHARACTER}"),  # no column keeps NUL
        request_id=request_id(),
    )


def _floods(request: HttpRequest, reason: Reason) -> bool:
    """Whether one address without an account fills the table: more rows a minute than allowed."""
    minute = int(time.time()) // 60
    key = f"foedus.refusals:{request.META.get('REMOTE_ADDR', '')}:{reason.value}:{minute}"
    cache.add(key, 0, timeout=120)
    try:
        return int(cache.incr(key)) > ROWS_A_MINUTE
    except ValueError:  # it was thrown out between the two lines
        return False


def request_id() -> str:
    """What the log calls the request at hand, or empty outside of one."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))[:64]


def answer(request: HttpRequest, refused: Refused) -> HttpResponse:
    """Note what was refused and answer: the way to sign in, or the page that says why not."""
    note_refusal(request, refused.permission, refused.reason)
    if refused.reason is Reason.NOT_SIGNED_IN:
        return _way_in(request)
    return refusal_page(request, refused.permission, refused.reason)


def refusal_page(
    request: HttpRequest,
    permission: str,
    reason: Reason,
    *,
    status: HTTPStatus = HTTPStatus.FORBIDDEN,
) -> HttpResponse:
    """What was refused, why, and what to do now."""
    row = BY_NAME.get(permission)
    why: Text = row.unless if row and reason is Reason.OBJECT else reason.label
    context = {
        "does": row.does if row else "",
        "why": why,
        "remedy": REMEDIES[reason],
        "reason": reason,
        "reference": request_id(),
    }
    return render(request, "accounts/refused.html", context, status=status)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a form without a valid token against forgery (``CSRF_FAILURE_VIEW``)."""
    note_refusal(request, "", Reason.FORGED)
    return refusal_page(request, "", Reason.FORGED)


def locked_out(
    request: HttpRequest,
    original_response: HttpResponse | None = None,  # noqa: ARG001 - the signature that axes calls
    credentials: dict[str, str] | None = None,
) -> HttpResponse:
    """Answer who tried too many passwords (``AXES_LOCKOUT_CALLABLE``)."""
    note_refusal(request, "", Reason.LOCKED_OUT, account=account_called(credentials))
    return refusal_page(request, "", Reason.LOCKED_OUT, status=HTTPStatus.TOO_MANY_REQUESTS)


def account_called(credentials: dict[str, str] | None) -> User | None:
    """The account that *credentials* name. Unknown names are not kept: they may be passwords."""
    username = (credentials or {}).get("username", "")
    return User.objects.filter(username=username).first() if username else None


def _way_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and back afterwards where the page can be asked for again."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(reverse("account_login"))
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    return redirect_to_login("/", login_url=resolve_url("account_login"))


def reason_for(request: HttpRequest) -> Reason:
    """Why a bare 401, 403 or 429 was given, as far as one can tell."""
    principal = principal_of_request(request)
    return Reason.NOT_SIGNED_IN if isinstance(principal, AnonymousUser) else Reason.OTHER
