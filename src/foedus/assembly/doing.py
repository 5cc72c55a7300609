"""Who does something in the assembly, and when: the first argument of every service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from foedus.accounts.errors import Refused
from foedus.accounts.models import User
from foedus.accounts.permissions import may
from foedus.accounts.protecting import why_not


@dataclass(frozen=True, slots=True)
class Doing:
    """*by* does it *at* a moment (with a zone)."""

    by: User
    at: datetime

    def demand(self, permission: str, obj: object = None) -> None:
        """Let pass who may do it. Raises `Refused`."""
        if not may(self.by, permission, obj):
            raise Refused(permission, why_not(self.by, permission))
