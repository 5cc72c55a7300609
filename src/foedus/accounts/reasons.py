"""Why something was refused: the code that is kept, and the words that are shown."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """Why something was refused. The label is the sentence that a person reads."""

    NOT_SIGNED_IN = "not-signed-in", _("You are not signed in.")
    ROLE = "role", _("Your role does not include it.")
    OBJECT = "object", _("Your role includes it, but not for this object.")
    SCOPE = "scope", _("The key does not have the scope for it.")
    SECOND_FACTOR_MISSING = (
        "second-factor-missing",
        _("Officers sign in with a second factor, and yours is not set up yet."),
    )
    SECOND_FACTOR_NOT_PASSED = (
        "second-factor-not-passed",
        _("You signed in without your second factor."),
    )
    SECOND_FACTOR_WRONG = "second-factor-wrong", _("The code was not the right one.")
    PASSWORD_WRONG = "password-wrong", _("The name or the password was not the right one.")
    ACCOUNT_CLOSED = "account-closed", _("The account is closed.")
    PASSWORD_EXPIRED = "password-expired", _("The one-time password is no longer valid.")
    PASSWORD_UNCHANGED = (
        "password-unchanged",
        _("You still have a one-time password."),
    )
    LOCKED_OUT = "locked-out", _("There were too many wrong attempts.")
    THROTTLED = "throttled", _("There were too many requests.")
    FORGED = "forged", _("The form was not sent from a page of this site, or the page was too old.")
    BAD_KEY = "bad-key", _("The key is unknown, expired or revoked.")
    SIGN_UP_CLOSED = "sign-up-closed", _("Accounts are made by an administrator.")
    UPLOAD = "upload", _("The file was not taken.")
    OTHER = "other", _("The request was not allowed.")


_ASK: Final = _("If you think that it should be allowed, ask whoever manages your accounts.")

REMEDIES: Final[Mapping[Reason, Promise]] = MappingProxyType(
    {
        Reason.NOT_SIGNED_IN: _("Sign in, and try again."),
        Reason.ROLE: _ASK,
        Reason.OBJECT: _("Ask a colleague to whom it is allowed."),
        Reason.SCOPE: _("Make a key that has it, if your role includes it."),
        Reason.SECOND_FACTOR_MISSING: _("Set it up; it takes a minute and an authenticator app."),
        Reason.SECOND_FACTOR_NOT_PASSED: _("Sign out, and sign in again with the code."),
        Reason.SECOND_FACTOR_WRONG: _("Wait for the next code, and check the clock of your phone."),
        Reason.PASSWORD_WRONG: _("Try again; mind capital letters."),
        Reason.ACCOUNT_CLOSED: _ASK,
        Reason.PASSWORD_EXPIRED: _("Ask whoever made your account for a new one."),
        Reason.PASSWORD_UNCHANGED: _("Choose your own password first."),
        Reason.LOCKED_OUT: _("Wait an hour, or ask whoever manages your accounts."),
        Reason.THROTTLED: _("Wait a minute, and try again."),
        Reason.FORGED: _("Go back, load the page again, and send the form once more."),
        Reason.BAD_KEY: _("Make a new key on the page of your account."),
        Reason.SIGN_UP_CLOSED: _(
            "Delegations: ask the administrator of your delegation. Others: ask the secretariat."
        ),
        Reason.UPLOAD: _("Send a PDF, PNG, JPEG or TIFF file."),
        Reason.OTHER: _ASK,
    }
)
