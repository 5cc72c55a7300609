"""Making and changing accounts: what the command line calls, and what delegations build on."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Final

import structlog
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from foedus.accounts.errors import UnusableAccount
from foedus.accounts.keys import revoke_all_keys
from foedus.accounts.models import User
from foedus.accounts.roles import Role

ONE_TIME_DAYS: Final = 7
"""How many days a one-time password waits to be used."""

_log = structlog.get_logger("foedus.accounts")


@transaction.atomic
def create_account(*, username: str, role: Role, delegation: str, name: str, email: str) -> str:
    """Make an account; its one-time password, which is kept nowhere else.

    Raises:
        UnusableAccount: the name is taken or holds other signs than letters, digits and ``@.+-_``;
            a delegate without a delegation, or anybody else with one (E87).

    """
    account = User(
        username=username, role=Role(role), delegation=delegation, name=name, email=email
    )
    password = _give_one_time_password(account)
    try:
        account.full_clean()
    except ValidationError as error:
        raise UnusableAccount(" ".join(error.messages)) from error
    account.save()
    _log.info("account made", account=account.public_id, role=account.role, delegation=delegation)
    return password


@transaction.atomic
def renew_password(account: User) -> str:
    """Give *account* a new one-time password, end its sessions and its keys."""
    password = _give_one_time_password(account)
    account.save(update_fields=["password", "one_time_until"])
    ended = revoke_all_keys(account)
    _log.info("password renewed", account=account.public_id, keys_revoked=ended)
    return password


@transaction.atomic
def close_account(account: User) -> None:
    """Close *account*: nobody signs in with it, its keys end. What it did stays."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    ended = revoke_all_keys(account)
    _log.info("account closed", account=account.public_id, keys_revoked=ended)


def reopen_account(account: User) -> str:
    """Open *account* again, with a new one-time password."""
    account.is_active = True
    account.save(update_fields=["is_active"])
    _log.info("account reopened", account=account.public_id)
    return renew_password(account)


def reset_second_factor(account: User) -> None:
    """Forget the device of *account*: a lost phone. An officer sets up a new one at once."""
    Authenticator.objects.filter(user=account).delete()
    _log.info("second factor reset", account=account.public_id)


def account_named(username: str) -> User:
    """The account that signs in as *username*.

    Raises:
        UnusableAccount: there is none (E87).

    """
    try:
        return User.objects.get(username=username)
    except User.DoesNotExist:
        raise UnusableAccount(f"There is no account {username!r}.") from None


def _give_one_time_password(account: User) -> str:
    password = secrets.token_urlsafe(12)
    account.set_password(password)
    account.one_time_until = timezone.now() + dt.timedelta(days=ONE_TIME_DAYS)
    return password
