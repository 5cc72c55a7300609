"""Accounts, keys and refusals as rows."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foedus.accounts.reasons import Reason
from foedus.accounts.roles import DELEGATES, OFFICERS, Role


def new_public_id() -> str:
    """A name for the journal that tells nobody how the person signs in."""
    return secrets.token_hex(4)


class User(AbstractUser):
    """A person with an account.

    *role* says what the person may do, *delegation* the code of the state that a delegate acts
    for (empty for everybody else). *public_id* stands for the person in the journal, which
    anybody may read. *one_time_until* is set while the password is one that somebody else made:
    from that moment on it opens nothing, and before it the first thing to do is to change it.
    """

    first_name = None  # type: ignore[assignment] # names are not cut in two: not all have two parts
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("name"), max_length=150, blank=True, default="")
    role = models.CharField(max_length=32, choices=Role.choices, default=Role.PUBLIC)
    delegation = models.CharField(max_length=8, blank=True, default="")
    public_id = models.CharField(max_length=8, unique=True, default=new_public_id, editable=False)
    one_time_until = models.DateTimeField(null=True, blank=True, default=None)

    class Meta(AbstractUser.Meta):
        """A delegate has a delegation and nobody else has; nobody stands above the rules."""

        swappable = "AUTH_USER_MODEL"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(role__in=sorted(DELEGATES), delegation__gt="")
                | (~Q(role__in=sorted(DELEGATES)) & Q(delegation="")),
                name="delegates_have_a_delegation",
            ),
            models.CheckConstraint(
                condition=Q(is_superuser=False), name="nobody_stands_above_the_rules"
            ),
        ]

    @property
    def is_officer(self) -> bool:
        """Whether the person works for the organisation."""
        return self.role in OFFICERS

    @property
    def is_delegate(self) -> bool:
        """Whether the person acts for a state."""
        return self.role in DELEGATES

    @property
    def has_one_time_password(self) -> bool:
        """Whether somebody else made the password, and it has not been changed yet."""
        return self.one_time_until is not None

    def get_full_name(self) -> str:
        """The name, or how the person signs in where none is held."""
        return self.name or self.username

    def get_short_name(self) -> str:
        """The same: names are not cut in two."""
        return self.get_full_name()


class ApiKey(models.Model):
    """A key that acts for its *owner*. Its text is not kept, only its SHA-256.

    The text holds 256 random bits, so that a plain digest cannot be turned back. *expires_on* is
    the first day (UTC) on which it opens nothing; *last_used_on* the last day on which it did.
    """

    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="keys")
    name = models.CharField(_("name"), max_length=80)
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_on = models.DateField()
    last_used_on = models.DateField(null=True, blank=True, default=None)
    revoked_at = models.DateTimeField(null=True, blank=True, default=None)

    objects: ClassVar[models.Manager[ApiKey]] = models.Manager()

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} (foedus_{self.prefix}_…)"

    def opens_on(self, day: dt.date) -> bool:
        """Whether the key is neither revoked nor expired on *day*."""
        return self.revoked_at is None and day < self.expires_on


class KeptRows(models.QuerySet["Refusal"]):
    """Rows that are written once."""

    def update(self, **kwargs: Any) -> int:  # noqa: ARG002 - Django's signature
        """Never."""
        raise TypeError("Refusals are kept as they were written.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Never."""
        raise TypeError("Refusals are kept as they were written.")


class Refusal(models.Model):
    """Something that somebody was not let do. Written once, never changed.

    *user* is empty for who is not signed in; *role* is the role at that moment; *key* is the
    prefix of the key that was presented; *path* is without its query, which may hold anything.
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="refusals", null=True, blank=True
    )
    role = models.CharField(max_length=32, choices=Role.choices)
    key = models.CharField(max_length=12, blank=True, default="")
    permission = models.CharField(max_length=64, blank=True, default="")
    reason = models.CharField(max_length=32, choices=Reason.choices)
    method = models.CharField(max_length=8)
    path = models.CharField(max_length=500)
    request_id = models.CharField(max_length=64, blank=True, default="")

    objects: ClassVar[models.Manager[Refusal]] = KeptRows.as_manager()

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.reason} {self.method} {self.path}"

    def save(self, **kwargs: Any) -> None:
        """Write the row; a second time is refused."""
        if not self._state.adding:
            raise TypeError("Refusals are kept as they were written.")
        super().save(**kwargs)

    def delete(self, **kwargs: Any) -> tuple[int, dict[str, int]]:  # type: ignore[override] # noqa: ARG002
        """Never."""
        raise TypeError("Refusals are kept as they were written.")
