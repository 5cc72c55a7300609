"""Who asks: a person, nobody in particular, or a key that acts for its owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from foedus.accounts.roles import Role
from foedus.accounts.scopes import Scope

if TYPE_CHECKING:
    from foedus.accounts.models import User


@dataclass(frozen=True, slots=True)
class KeyPrincipal:
    """A key at work: it is its *owner*, confined to its *scopes*."""

    owner: User
    scopes: frozenset[Scope]
    prefix: str

    is_anonymous = False
    is_authenticated = True

    @property
    def pk(self) -> int:
        """The owner's number, so that throttles and rows name a person."""
        return int(self.owner.pk)

    @property
    def public_id(self) -> str:
        """What stands in the journal for the owner."""
        return self.owner.public_id


Principal: TypeAlias = "User | AnonymousUser | KeyPrincipal"


def principal_of_request(request: HttpRequest) -> Principal:
    """Who asks by *request*: the key that was presented, else the person who is signed in."""
    key: KeyPrincipal | None = getattr(request, "principal", None)
    return key or getattr(request, "user", None) or AnonymousUser()


def account_of(principal: Principal) -> User | None:
    """The account behind *principal*, or none for the public."""
    if isinstance(principal, KeyPrincipal):
        return principal.owner
    return None if isinstance(principal, AnonymousUser) else principal


def role_of(principal: Principal) -> Role:
    """The role of *principal*; a closed account has the public's."""
    account = account_of(principal)
    return Role(account.role) if account and account.is_active else Role.PUBLIC


def delegation_of(principal: Principal) -> str:
    """The state that *principal* acts for, or empty."""
    account = account_of(principal)
    return account.delegation if account and account.is_active else ""
