"""What the administrator of a delegation does with its accounts, and with no others."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from foedus.accounts.errors import Refused, UnusableAccount
from foedus.accounts.models import User
from foedus.accounts.people import close_account, create_account, renew_password, reopen_account
from foedus.accounts.permissions import may
from foedus.accounts.reasons import Reason
from foedus.accounts.roles import DELEGATES, Role

MANAGE: Final = "accounts.manage_delegation"


def colleagues_of(by: User) -> list[User]:
    """The accounts of the delegation of *by*, by name; empty for who has no delegation."""
    if not by.delegation:
        return []
    return list(User.objects.filter(delegation=by.delegation).order_by("username"))


def invite(*, by: User, username: str, role: Role, name: str, email: str) -> str:
    """Make an account in the delegation of *by*; its one-time password.

    Raises:
        Refused: *by* administers no delegation, or *role* is not a delegate's (E85).
        UnusableAccount: see `create_account` (E87).

    """
    _check(by, by.delegation)
    _check_role(role)
    return create_account(
        username=username, role=role, delegation=by.delegation, name=name, email=email
    )


def renew(*, by: User, account: User) -> str:
    """Give a colleague a new one-time password; raises as `invite`."""
    _check(by, account)
    return renew_password(account)


def close(*, by: User, account: User) -> None:
    """Close a colleague's account; raises as `invite`, and E87 for one's own."""
    _check(by, account)
    _check_other(by, account)
    close_account(account)


def reopen(*, by: User, account: User) -> str:
    """Open a colleague's account again, with a one-time password; raises as `invite`."""
    _check(by, account)
    return reopen_account(account)


def change_role(*, by: User, account: User, role: Role) -> None:
    """Make a colleague member or administrator; raises as `invite`, and E87 for oneself."""
    _check(by, account)
    _check_role(role)
    _check_other(by, account)
    account.role = role
    account.save(update_fields=["role"])


def _check(by: User, whose: User | str) -> None:
    if not may(by, MANAGE, whose):
        raise Refused(MANAGE, Reason.OBJECT if by.is_delegate else Reason.ROLE)


def _check_role(role: Role) -> None:
    if role not in DELEGATES:
        raise Refused("accounts.manage_officers", Reason.ROLE)


def _check_other(by: User, account: User) -> None:
    # somebody must be left who can undo it
    if by.pk == account.pk:
        raise UnusableAccount(_("You cannot do this to your own account; ask a colleague."))
