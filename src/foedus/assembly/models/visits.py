"""Visits and consultations: who met whom, about what, what was reported, what was left to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    """Who may read of a visit."""

    SECRETARIAT = "secretariat", _("the secretariat")
    CONCERNED = "concerned", _("the delegations concerned")
    PUBLIC = "public", _("everybody")


class Visit(models.Model):
    """A visit or consultation as it stands; what it was before is in `VisitRecord`.

    *session* is the id of the session on whose eve it was, in the register or in preparation.
    *participants* are tables of person, office and of (a state's code or a body's id);
    *followup* tables of number, who, what and until. *reported* is what was said of the progress
    of preparations. *version* counts changes: who writes says which version was seen.
    """

    day = models.DateField()
    place = models.CharField(max_length=200, blank=True, default="")
    session = models.CharField(max_length=120, blank=True, default="", db_index=True)
    participants = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    reported = models.TextField(blank=True, default="")
    followup = models.JSONField(default=list)
    evidence = models.CharField(max_length=300, blank=True, default="")
    visibility = models.CharField(
        max_length=16, choices=Visibility.choices, default=Visibility.SECRETARIAT
    )
    cancelled = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=64, unique=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-day", "-pk"]

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it."""
        return self.visibility == Visibility.PUBLIC

    @property
    def readers(self) -> frozenset[str]:
        """The delegations that may read it: those that took part or have something left to do."""
        if self.visibility == Visibility.SECRETARIAT:
            return frozenset()
        return frozenset({*_named(self.participants, "of"), *_named(self.followup, "who")})


def _named(rows: Iterable[dict[str, Any]], key: str) -> Iterable[str]:
    yield from (str(row[key]) for row in rows if row.get(key))


class VisitRecord(models.Model):
    """What a visit was written down as, each time it was: append-only."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="records")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    remark = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Each version once."""

        ordering: ClassVar = ["version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["visit", "version"], name="a_visit_has_each_version_once"
            ),
        ]


class VisitItemDone(models.Model):
    """That something left to do after a visit was done: append-only."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="items_done")
    number = models.PositiveIntegerField()
    day = models.DateField()
    words = models.TextField(blank=True, default="")
    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
