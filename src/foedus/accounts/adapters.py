"""What the library allauth asks the house: who may sign up, how secrets are kept."""

from __future__ import annotations

from typing import Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from foedus.accounts import second_factor
from foedus.accounts.models import User
from foedus.accounts.reasons import Reason
from foedus.accounts.refusals import note_refusal, refusal_page

_THROTTLED: Final = frozenset({"too_many_login_attempts", "rate_limited"})


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is not typed
    """Accounts are made by administrators, never by who comes along."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Never."""
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: object) -> HttpResponse | None:
        """Refuse a one-time password that was left lying too long."""
        if user.one_time_until is not None and user.one_time_until <= timezone.now():
            note_refusal(request, "", Reason.PASSWORD_EXPIRED, account=user)
            return refusal_page(request, "", Reason.PASSWORD_EXPIRED)
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def clean_password(self, password: str, user: User | None = None) -> str:
        """Refuse the password that is already there: a one-time one is to be left behind."""
        if user is not None and user.has_usable_password() and user.check_password(password):
            raise self.validation_error("same_as_current")
        cleaned: str = super().clean_password(password, user)
        return cleaned

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - likewise
        """Back to the own account."""
        return reverse("accounts_own")

    def validation_error(self, code: str, *args: object) -> ValidationError:
        """Note where the library slows somebody down; it says so only by this error."""
        if code in _THROTTLED and context.request is not None:
            note_refusal(context.request, "", Reason.THROTTLED)
        error: ValidationError = super().validation_error(code, *args)
        return error


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth is not typed
    """Secrets of devices are kept encrypted."""

    def encrypt(self, text: str) -> str:
        """Seal *text*; a copy of the database alone opens nobody's second factor."""
        return second_factor.sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed."""
        return second_factor.opened(encrypted_text)
