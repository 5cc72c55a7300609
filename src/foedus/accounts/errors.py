"""What can be wrong with an account, a permission, a key, an upload.

FoedusError
├── Refused             (E85) somebody may not do what they asked
├── UnknownPermission   (E86) a name that the permission table does not hold
├── UnusableAccount     (E87) an account that cannot be made or changed like that
├── UnusableKey         (E88) a key that cannot be made like that
└── RejectedUpload      (E89) a file that is not taken
"""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied

from foedus.accounts.reasons import Reason
from foedus.law.terms.errors import FoedusError, UnknownName


class Refused(FoedusError, PermissionDenied):
    """Somebody may not do what they asked: *permission*, and for which *reason*."""

    code = "E85"

    def __init__(self, permission: str, reason: Reason) -> None:
        self.permission, self.reason = permission, reason
        super().__init__(f"{permission or 'the request'} was refused: {reason.value}.")


class UnknownPermission(UnknownName):
    """A name that the permission table does not hold, or a rule asked without its object."""

    code = "E86"

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__("permission", name, known)


class UnusableAccount(FoedusError, ValueError):
    """An account that cannot be made or changed like that; the message is for its maker."""

    code = "E87"


class UnusableKey(FoedusError, ValueError):
    """A key that cannot be made like that; the message is for its maker."""

    code = "E88"


class RejectedUpload(FoedusError, ValueError):
    """A file that is not taken; the message tells the sender why and what to send instead."""

    code = "E89"
