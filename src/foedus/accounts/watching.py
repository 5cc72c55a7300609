"""What the libraries report: wrong passwords, wrong codes, changed passwords."""

from __future__ import annotations

from allauth.account.signals import password_changed, password_set
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_used
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest

from foedus.accounts import second_factor
from foedus.accounts.models import User
from foedus.accounts.reasons import Reason
from foedus.accounts.refusals import account_called, note_refusal


def connect() -> None:
    """Listen, once for each process."""
    for signal, receiver in (
        (user_login_failed, when_password_wrong),
        (authentication_failed, when_code_wrong),
        (authenticator_used, second_factor.when_used),
        (authenticator_added, second_factor.when_added),
        (password_changed, when_password_changed),
        (password_set, when_password_changed),
    ):
        signal.connect(receiver, dispatch_uid=f"foedus.{receiver.__name__}")


def when_password_wrong(
    sender: object,  # noqa: ARG001 - a signal's receiver
    credentials: dict[str, str],
    request: HttpRequest | None = None,
    **_: object,
) -> None:
    """Somebody did not get in. A lock-out is noted where it is answered."""
    if request is None or getattr(request, "axes_locked_out", False):
        return
    account = account_called(credentials)
    closed = account is not None and not account.is_active
    reason = Reason.ACCOUNT_CLOSED if closed else Reason.PASSWORD_WRONG
    note_refusal(request, "", reason, account=account)


def when_code_wrong(
    sender: object,  # noqa: ARG001 - a signal's receiver
    request: HttpRequest,
    user: User,
    **_: object,
) -> None:
    """Somebody had the password, and not the code."""
    note_refusal(request, "", Reason.SECOND_FACTOR_WRONG, account=user)


def when_password_changed(
    sender: object,  # noqa: ARG001 - a signal's receiver
    user: User,
    **_: object,
) -> None:
    """The person chose a password: it is no longer a one-time one."""
    if user.has_one_time_password:
        user.one_time_until = None
        user.save(update_fields=["one_time_until"])
