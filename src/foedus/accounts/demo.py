"""Accounts to try the register with, one of each role. Never where the record is real."""

from __future__ import annotations

import base64
import secrets
import time
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.db import transaction

from foedus.accounts import second_factor
from foedus.accounts.errors import UnusableAccount
from foedus.accounts.keys import revoke_all_keys
from foedus.accounts.models import User
from foedus.accounts.roles import DELEGATES, OFFICERS, Role

_PEOPLE: Final = (
    ("demo-depositary-1", "Dora Demo", Role.DEPOSITARY_OFFICER),
    ("demo-depositary-2", "Dmitri Demo", Role.DEPOSITARY_OFFICER),
    ("demo-secretariat", "Samira Demo", Role.SECRETARIAT_OFFICER),
    ("demo-secretariat-2", "Stepan Demo", Role.SECRETARIAT_OFFICER),
    ("demo-secretariat-3", "Sona Demo", Role.SECRETARIAT_OFFICER),
    ("demo-auditor", "Audrey Demo", Role.AUDITOR),
    ("demo-administrator", "Adam Demo", Role.DELEGATION_ADMINISTRATOR),
    ("demo-member", "Ana Demo", Role.DELEGATION_MEMBER),
    ("demo-public", "Pat Demo", Role.PUBLIC),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """How to sign in as one of them; *totp_secret* (base 32) is empty for who needs no code."""

    username: str
    password: str
    role: Role
    delegation: str
    totp_secret: str


@transaction.atomic
def demo_accounts(delegation: str = "AM") -> tuple[DemoAccount, ...]:
    """Make the demonstration's accounts, delegates for the state *delegation*.

    Run again, it gives the same accounts new passwords and devices. The passwords are random and
    kept nowhere else.

    Raises:
        UnusableAccount: this is not a demonstration (``FOEDUS_DEMO``) (E87).

    """
    if not settings.DEMONSTRATION:
        raise UnusableAccount("Demonstration accounts are made only where FOEDUS_DEMO is set.")
    return tuple(
        _made(username, name, role, delegation if role in DELEGATES else "")
        for username, name, role in _PEOPLE
    )


def _made(username: str, name: str, role: Role, delegation: str) -> DemoAccount:
    account = User.objects.filter(username=username).first() or User(username=username)
    account.name, account.role, account.delegation = name, role, delegation
    account.email = f"{username}@foedus.example"
    account.is_active, account.one_time_until = True, None
    password = secrets.token_urlsafe(12)
    account.set_password(password)
    account.save()
    revoke_all_keys(account)
    secret = second_factor.set_up(account) if role in OFFICERS else ""
    return DemoAccount(
        username=username, password=password, role=role, delegation=delegation, totp_secret=secret
    )


def code_now(totp_secret: str) -> str:
    """The code that a device with *totp_secret* shows at this moment, to sign in without one."""
    key = base64.b32decode(totp_secret)
    # SHA-1 is what RFC 6238 and the apps use; its known weakness does not touch HMAC
    return TOTP(key, 6, SHA1(), 30).generate(int(time.time())).decode("ascii")  # noqa: S303
