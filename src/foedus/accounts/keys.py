"""Keys for programs: made once, shown once, confined to scopes, never more than their owner."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Collection
from typing import Final

from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from foedus.accounts import second_factor
from foedus.accounts.errors import UnusableKey
from foedus.accounts.models import ApiKey, User
from foedus.accounts.permissions import PERMISSIONS, might
from foedus.accounts.principals import KeyPrincipal
from foedus.accounts.scopes import Scope

LONGEST: Final = dt.timedelta(days=366)
"""The longest that a key may live, so that a forgotten one does not live for ever."""

_BRAND: Final = "foedus"
_PARTS: Final = 3
_NOBODY: Final = "0" * 64


def scopes_open_to(owner: User) -> tuple[Scope, ...]:
    """The scopes that mean something for *owner*: each opens at least one row of the table."""
    return tuple(scope for scope in Scope if _opens_something(owner, scope))


def make_key(
    *, owner: User, name: str, scopes: Collection[Scope], expires_on: dt.date
) -> tuple[ApiKey, str]:
    """Make a key; the row, and the text that is shown once and not kept.

    Raises:
        UnusableKey: no name, no scope, a scope that its owner's role does not include, an end
            that has passed or is more than 366 days away (E88).

    """
    _check(owner, name, scopes, expires_on)
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    text = f"{_BRAND}_{prefix}_{secret}"
    row = ApiKey.objects.create(
        owner=owner,
        name=name.strip(),
        prefix=prefix,
        digest=_digest(text),
        scopes=sorted(Scope(scope).value for scope in scopes),
        expires_on=expires_on,
    )
    return row, text


def revoke_key(key: ApiKey) -> None:
    """End *key* at once; an ended one stays as it was."""
    if key.revoked_at is None:
        key.revoked_at = timezone.now()
        key.save(update_fields=["revoked_at"])


def revoke_all_keys(owner: User) -> int:
    """End every key of *owner*; how many there were."""
    return ApiKey.objects.filter(owner=owner, revoked_at=None).update(revoked_at=timezone.now())


def principal_of(key_text: str) -> KeyPrincipal | None:
    """Who the key *key_text* acts for; none for a key that is unknown, expired or revoked.

    None also where the owner's account is closed or not fit to be used (a one-time password, an
    officer without a second factor): a key never carries more than its owner has.
    """
    row = _row_of(key_text)
    # one comparison in either case, so that the time tells nothing of which prefixes exist
    fits = constant_time_compare(row.digest if row else _NOBODY, _digest(key_text))
    today = timezone.now().date()
    if row is None or not fits or not row.opens_on(today) or not _is_fit(row.owner):
        return None
    if row.last_used_on != today:  # one write a day and key, not one a request
        ApiKey.objects.filter(pk=row.pk).update(last_used_on=today)
    scopes = frozenset(Scope(scope) for scope in row.scopes)
    return KeyPrincipal(owner=row.owner, scopes=scopes, prefix=row.prefix)


def _row_of(key_text: str) -> ApiKey | None:
    parts = key_text.split("_", _PARTS - 1)
    if len(parts) != _PARTS or parts[0] != _BRAND:
        return None
    return ApiKey.objects.select_related("owner").filter(prefix=parts[1]).first()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _is_fit(owner: User) -> bool:
    if not owner.is_active or owner.has_one_time_password:
        return False
    return not owner.is_officer or second_factor.is_set_up(owner)


def _opens_something(owner: User, scope: Scope) -> bool:
    key = KeyPrincipal(owner=owner, scopes=frozenset({scope}), prefix="")
    return any(row.scope is scope and might(key, row.name) for row in PERMISSIONS)


def _check(owner: User, name: str, scopes: Collection[Scope], expires_on: dt.date) -> None:
    today = timezone.now().date()
    if not name.strip():
        raise UnusableKey(_("A key needs a name, by which you know it again."))
    if not scopes:
        raise UnusableKey(_("A key needs at least one scope."))
    beyond = [scope for scope in scopes if scope not in scopes_open_to(owner)]
    if beyond:
        raise UnusableKey(_("Your role does not include: %s.") % ", ".join(beyond))
    if not today < expires_on <= today + LONGEST:
        raise UnusableKey(
            _("A key ends after today and within %(days)s days.") % {"days": LONGEST.days}
        )
