"""The second factor of a session: a code that the person's own device makes (RFC 6238).

The library allauth keeps the secrets, asks for the codes and refuses a code that was used. Here is
only what the house adds: which session passed, and that the secrets are kept encrypted.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import Final

import structlog
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes

from foedus.accounts.models import User

_log = structlog.get_logger("foedus.accounts")

SESSION: Final = "foedus_second_factor"
"""Where the session says whose code was given."""
_SECRET_BYTES: Final = 20
"""160 bits, as RFC 4226 (section 4, R6) recommends."""


def is_set_up(user: User) -> bool:
    """Whether *user* has a device that makes codes."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


def is_passed(request: HttpRequest, user: User) -> bool:
    """Whether *user* gave a code, or a recovery code, in this session."""
    return bool(request.session.get(SESSION) == user.pk)


def remember(request: HttpRequest, user: User) -> None:
    """Keep with the session that *user* gave a code."""
    request.session[SESSION] = user.pk


def set_up(user: User) -> str:
    """Give *user* a new device in place of the old one; its secret, in base 32.

    For demonstrations and tests: a person sets up a device on the page for it, where the secret
    is seen by nobody else.
    """
    Authenticator.objects.filter(user=user).delete()
    secret = base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode("ascii")
    TOTP.activate(user, secret)
    return secret


def when_used(
    sender: object,  # noqa: ARG001 - a signal's receiver
    request: HttpRequest,
    user: User,
    **_: object,
) -> None:
    """A code was given when signing in, or again later."""
    remember(request, user)


def when_added(
    sender: object,  # noqa: ARG001 - a signal's receiver
    request: HttpRequest,
    user: User,
    authenticator: Authenticator,
    **_: object,
) -> None:
    """A device was set up, which takes a code of it."""
    if authenticator.type == Authenticator.Type.TOTP:
        remember(request, user)


def sealed(text: str) -> str:
    """The secret *text* as it is kept: nothing without the installation's own secret."""
    return _seal().encrypt(text.encode()).decode("ascii")


def opened(text: str) -> str:
    """The secret that `sealed` closed, also under an earlier secret of the installation."""
    try:
        return _seal().decrypt(text.encode("ascii")).decode()
    except InvalidToken:
        _log.error("a device was sealed under another secret; reset the second factor")
        return base64.b32encode(secrets.token_bytes(20)).decode()  # no code fits it


def _seal() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str | bytes) -> bytes:
    # the installation's secret is random and long: one hash, apart from its other uses, is enough
    digest = hashlib.sha256(b"foedus second factor\0" + force_bytes(key)).digest()
    return base64.urlsafe_b64encode(digest)
