"""Keys in the addresses of delegations' calendars: made once, shown once, revoked at any time."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from typing import Final

from django.db import transaction
from django.utils.crypto import constant_time_compare

from foedus.accounts.models import User
from foedus.assembly.doing import Doing
from foedus.assembly.followup.errors import BadFeedKey
from foedus.assembly.models.followup import FeedKey

MOST: Final = 10
"""Keys of one account that are open at once: one for each program or device."""

_PREFIX_BYTES: Final = 4
_SECRET_BYTES: Final = 32
_LONGEST: Final = 80
_LONGEST_TEXT: Final = 120
_NOBODY: Final = "0" * 64


@transaction.atomic
def make_feed_key(doing: Doing, name: str) -> tuple[FeedKey, str]:
    """Make a key of the calendar of the own delegation; the row, and the text, shown once.

    Raises:
        Refused: who asks acts for no delegation (E85).
        BadFeedKey: no name, or too many keys are open (E174).

    """
    doing.demand("assembly.view_own", doing.by.delegation or "-")
    User.objects.select_for_update().get(pk=doing.by.pk)  # two at once are counted one by one
    named = name.strip()
    if not named or len(named) > _LONGEST or not named.isprintable():
        raise BadFeedKey(
            "A key needs a name of one line, by which you know it again.",
            f"Write the program or device that will use it, in up to {_LONGEST} letters.",
        )
    if not doing.by.delegation:
        raise BadFeedKey("An officer has no calendar of a delegation.", "Sign in as a delegate.")
    if FeedKey.objects.filter(owner=doing.by, revoked_at=None).count() >= MOST:
        raise BadFeedKey(f"You have {MOST} keys.", "Revoke one that is no longer used.")
    prefix, secret = secrets.token_hex(_PREFIX_BYTES), secrets.token_urlsafe(_SECRET_BYTES)
    text = f"{prefix}.{secret}"
    row = FeedKey.objects.create(
        owner=doing.by,
        delegation=doing.by.delegation,
        name=named,
        prefix=prefix,
        digest=_digest(text),
        created_at=doing.at,
    )
    return row, text


@transaction.atomic
def revoke_feed_key(doing: Doing, number: int) -> FeedKey:
    """End a key at once; one that was ended stays as it was.

    Raises `Refused` for somebody else's key (E85), `FeedKey.DoesNotExist`.
    """
    key = FeedKey.objects.select_for_update().get(pk=number)
    doing.demand("keys.manage", key)
    if key.revoked_at is None:
        key.revoked_at = doing.at
        key.save(update_fields=["revoked_at"])
    return key


def feed_key(text: str, today: date) -> FeedKey | None:
    """The key that *text* is; none for one that is unknown, revoked, or whose owner is gone.

    A key carries no more than its owner has: an account that is closed, has a one-time password
    or acts for another delegation now opens nothing.
    """
    row = _row_of(text)
    # one comparison in either case, so that the time tells nothing of which prefixes exist
    fits = constant_time_compare(row.digest if row else _NOBODY, _digest(text))
    if row is None or not fits or not row.is_open or not _is_fit(row):
        return None
    if not row.was_used_on(today):  # one write a day and key, not one a request
        FeedKey.objects.filter(pk=row.pk).update(last_used_on=today)
    return row


def _row_of(text: str) -> FeedKey | None:
    prefix, dot, _ = text.partition(".")
    if not dot or len(text) > _LONGEST_TEXT or not (prefix.isascii() and prefix.isalnum()):
        return None
    return FeedKey.objects.select_related("owner").filter(prefix=prefix).first()


def _is_fit(row: FeedKey) -> bool:
    owner = row.owner
    is_delegate = owner.is_active and owner.is_delegate and not owner.has_one_time_password
    return is_delegate and owner.delegation == row.delegation


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def keys_of(owner: User) -> tuple[FeedKey, ...]:
    """The keys of an account, the newest first."""
    return tuple(FeedKey.objects.filter(owner=owner)[: 5 * MOST])
