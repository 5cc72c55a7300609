"""The words of the permission table. Each asks one thing of who asks, or of the object."""

from __future__ import annotations

from collections.abc import Callable

from rules.predicates import Predicate

from foedus.accounts.principals import (
    KeyPrincipal,
    Principal,
    account_of,
    delegation_of,
    role_of,
)
from foedus.accounts.roles import DELEGATES, OFFICERS, Role
from foedus.accounts.scopes import Scope


def predicate(question: Callable[..., bool]) -> Predicate:
    """*question* as a predicate of the library, which joins them with ``&``, ``|`` and ``~``."""
    return Predicate(question, name=question.__name__)


@predicate
def everybody(principal: Principal) -> bool:
    """With an account or without; a key whose owner's account is closed is nobody."""
    return not isinstance(principal, KeyPrincipal) or principal.owner.is_active


@predicate
def nobody(principal: Principal) -> bool:  # noqa: ARG001 - a rule is asked about somebody
    """No role and no key: it is done from the machine's command line."""
    return False


@predicate
def signed_in(principal: Principal) -> bool:
    """Who has an open account."""
    account = account_of(principal)
    return account is not None and account.is_active


@predicate
def officer(principal: Principal) -> bool:
    """Secretariat officer, depositary officer, auditor."""
    return role_of(principal) in OFFICERS


@predicate
def depositary_officer(principal: Principal) -> bool:
    """Who acts for the depositary."""
    return role_of(principal) == Role.DEPOSITARY_OFFICER


@predicate
def secretariat_officer(principal: Principal) -> bool:
    """Who prepares sessions and follows them up."""
    return role_of(principal) == Role.SECRETARIAT_OFFICER


@predicate
def auditor(principal: Principal) -> bool:
    """Who looks at everything and changes nothing."""
    return role_of(principal) == Role.AUDITOR


@predicate
def delegate(principal: Principal) -> bool:
    """Who acts for a state, as member or as administrator of its delegation."""
    return role_of(principal) in DELEGATES


@predicate
def delegation_administrator(principal: Principal) -> bool:
    """Who manages the accounts of a delegation."""
    return role_of(principal) == Role.DELEGATION_ADMINISTRATOR


@predicate
def anything(principal: Principal, obj: object = None) -> bool:  # noqa: ARG001 - likewise
    """Nothing is asked of the object."""
    return True


@predicate
def of_own_delegation(principal: Principal, obj: object = None) -> bool:
    """The object belongs to the delegation of who asks.

    *obj* is the code of the state, or whatever has it as its ``delegation``.
    """
    own = delegation_of(principal)
    theirs = obj if isinstance(obj, str) else getattr(obj, "delegation", "")
    return bool(own) and own == theirs


@predicate
def among_readers(principal: Principal, obj: object = None) -> bool:
    """The object is open to the delegation of who asks (``readers``), or published."""
    own = delegation_of(principal)
    return bool(getattr(obj, "is_published", False)) or (
        bool(own) and own in getattr(obj, "readers", ())
    )


@predicate
def not_the_one_who_entered_it(principal: Principal, obj: object = None) -> bool:
    """Somebody else entered the object; who did is its ``entered_by_id``.

    An object that does not say who entered it is nobody's to countersign.
    """
    entered_by = getattr(obj, "entered_by_id", None)
    account = account_of(principal)
    return account is not None and entered_by is not None and entered_by != account.pk


@predicate
def own(principal: Principal, obj: object = None) -> bool:
    """The object is the account of who asks, or is owned by it (``owner_id``)."""
    account = account_of(principal)
    return (
        account is not None
        and obj is not None
        and getattr(obj, "owner_id", getattr(obj, "pk", None)) == account.pk
    )


def person_or_key_with(scope: Scope | None) -> Predicate:
    """A person, or a key that has *scope*; without a scope, a person only."""

    def allowed(principal: Principal) -> bool:
        return not isinstance(principal, KeyPrincipal) or scope in principal.scopes

    return Predicate(allowed, name=f"person_or_key_with({scope})")
