"""What every request passes: refusals are answered, second factors and own passwords asked for."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from foedus.accounts import second_factor
from foedus.accounts.errors import Refused
from foedus.accounts.models import User
from foedus.accounts.reasons import Reason
from foedus.accounts.refusals import answer, note_refusal, reason_for, refusal_page

Handler = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]

_REFUSING: Final = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
_ALWAYS: Final = frozenset({"account_logout", "account_reauthenticate", "account_change_password"})
"""Addresses that a session with something left to do may still reach, by name."""
_SETTING_UP: Final = _ALWAYS | {"mfa_activate_totp", "mfa_authenticate"}


class RefusalMiddleware:
    """Answers what was refused, and notes what others refused without noting it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; note a refusal that nobody noted."""
        response = self.get_response(request)
        if not getattr(request, "refusal_noted", False):
            if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
                note_refusal(request, "", Reason.THROTTLED)
            elif response.status_code in _REFUSING:
                note_refusal(request, "", reason_for(request))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal that a view raised; leave everything else."""
        if isinstance(exception, Refused):
            return answer(request, exception)
        if isinstance(exception, PermissionDenied):
            return answer(request, Refused("", Reason.OTHER))
        return None


class PasswordChangeRequired:
    """Who has a one-time password chooses an own one before anything else."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; `process_view` does the work."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Lead to the page where the password is changed."""
        user = request.user
        if not isinstance(user, User) or not user.has_one_time_password:
            return None
        if _address(request) in _ALWAYS:
            return None
        note_refusal(request, "", Reason.PASSWORD_UNCHANGED)
        return redirect("account_change_password")


class SecondFactorRequired:
    """Officers act with a second factor, in every session."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; `process_view` does the work."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Lead to setting it up; refuse a session that came in without it."""
        user = request.user
        if not isinstance(user, User) or not user.is_officer or _address(request) in _ALWAYS:
            return None
        if second_factor.is_set_up(user):
            return None if second_factor.is_passed(request, user) else _came_in_without(request)
        if _address(request) in _SETTING_UP:
            return None
        note_refusal(request, "", Reason.SECOND_FACTOR_MISSING)
        return redirect("mfa_activate_totp")


def _came_in_without(request: HttpRequest) -> HttpResponse:
    note_refusal(request, "", Reason.SECOND_FACTOR_NOT_PASSED)
    return refusal_page(request, "", Reason.SECOND_FACTOR_NOT_PASSED)


def _address(request: HttpRequest) -> str:
    """The name of the address that was asked for."""
    match = request.resolver_match
    return (match.view_name or "") if match else ""
