"""The pages of the library allauth, each with who may see it; and the doors that stay closed."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from foedus.accounts.errors import Refused
from foedus.accounts.protecting import public, signed_in
from foedus.accounts.reasons import Reason

_form = require_http_methods(["GET", "HEAD", "POST"])  # the library's views take PUT as well

sign_in = public(_form(account.login))
sign_out = public(_form(account.logout))
closed_account = public(_form(account.account_inactive))
code = public(_form(mfa.authenticate))  # of who gave the password, and is not signed in yet

confirm_password = signed_in(_form(never_cache(account.reauthenticate)))
change_password = signed_in(_form(never_cache(account.password_change)))
second_factor = signed_in(_form(never_cache(mfa.index)))
confirm_code = signed_in(_form(never_cache(mfa.reauthenticate)))
set_up_device = signed_in(_form(never_cache(totp.activate_totp)))
forget_device = signed_in(_form(never_cache(totp.deactivate_totp)))
recovery_codes = signed_in(_form(never_cache(codes.view_recovery_codes)))
new_recovery_codes = signed_in(_form(never_cache(codes.generate_recovery_codes)))
download_recovery_codes = signed_in(_form(never_cache(codes.download_recovery_codes)))
list_sessions = signed_in(_form(never_cache(sessions.list_usersessions)))


@public
def sign_up(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """Nobody makes an account for themselves."""
    raise Refused("", Reason.SIGN_UP_CLOSED)


@public
@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    """Whom to ask for a new password.

    There is none by e-mail: who reads an officer's letters would be the officer.
    """
    return render(request, "accounts/forgotten.html")
