"""A code of a device opens once, whichever process is asked.

The library allauth remembers the codes that were used in the cache of one process; a server has
several. Here the row of the device itself says in which period it was used last (RFC 6238, 5.2).
"""

from __future__ import annotations

import datetime as dt
import time

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.utils import timezone


class _Once:
    """Takes a code that fits only if none was taken from this device in its period."""

    authenticator: Authenticator

    def clean_code(self) -> str:
        """The code. Raises `ValidationError` for one that was used."""
        code: str = super().clean_code()  # type: ignore[misc] # of the form that it is mixed into
        if not _is_first_use(self.authenticator):
            self._emit_authentication_failed(self.authenticator)  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_Once, AuthenticateForm):  # type: ignore[misc] # allauth is not typed
    """The code by which one signs in."""


class CodeAgainForm(_Once, ReauthenticateForm):  # type: ignore[misc] # likewise
    """The code by which one shows again that one is oneself."""


def _is_first_use(device: Authenticator) -> bool:
    """Whether *device* was not used in this period; it is from now on."""
    if device.type != Authenticator.Type.TOTP:
        return True  # a recovery code is struck out in its row
    period: int = app_settings.TOTP_PERIOD
    began = dt.datetime.fromtimestamp(time.time() // period * period, dt.UTC)
    unused = Q(last_used_at=None) | Q(last_used_at__lt=began)
    rows = Authenticator.objects.filter(unused, pk=device.pk)
    return bool(rows.update(last_used_at=timezone.now()))
