"""Disputes between parties: the case, its steps, what was decided, what was done about it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DisputeCase(models.Model):
    """A dispute under a treaty's clause.

    *claimant* complains that *respondent* does not fulfil what *instrument* asks. *opened_on* is
    the day of the request. *version* counts steps and changes: who writes says which was seen.
    """

    instrument = models.CharField(max_length=200, db_index=True)
    claimant = models.CharField(max_length=8)
    respondent = models.CharField(max_length=8)
    title = models.CharField(max_length=300)
    claim = models.TextField(blank=True, default="")
    opened_on = models.DateField()
    is_public = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=64, unique=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()

    class Meta:
        """The newest first; nobody has a dispute with himself."""

        ordering: ClassVar = ["-opened_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(claimant=F("respondent")), name="a_dispute_has_two_sides"
            ),
        ]

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it."""
        return self.is_public

    @property
    def readers(self) -> frozenset[str]:
        """The delegations that may read it: both sides."""
        return frozenset({self.claimant, self.respondent})


class DisputeStep(models.Model):
    """What was done in a step of a dispute: append-only.

    *step* is its name in the treaty's clause. *side* is who did it; empty: the forum. *words*
    are what was asked, agreed or decided; *comply_by* the day until which it is to be done.
    """

    class Did(models.TextChoices):
        """What was done; as `foedus.followup.disputes.timetable.Did`."""

        CONSENTED = "consented", _("consented to")
        BEGUN = "begun", _("begun")
        FAILED = "failed", _("ended without agreement")
        SETTLED = "settled", _("settled by agreement")
        DECIDED = "decided", _("decided")
        WITHDRAWN = "withdrawn", _("withdrawn")

    case = models.ForeignKey(DisputeCase, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=60)
    did = models.CharField(max_length=16, choices=Did.choices)
    day = models.DateField()
    side = models.CharField(max_length=8, blank=True, default="")
    words = models.TextField(blank=True, default="")
    evidence = models.CharField(max_length=300, blank=True, default="")
    comply_by = models.DateField(null=True)
    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Numbered from 1 in each case, each number once: two at once cannot both be written."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="steps_of_a_dispute_in_a_row"),
        ]


class ComplianceReport(models.Model):
    """What a side says of how a decision or settlement is carried out: append-only."""

    class State(models.TextChoices):
        """How far."""

        COMPLIED = "complied", _("carried out")
        IN_PART = "in-part", _("carried out in part")
        NOT_COMPLIED = "not-complied", _("not carried out")

    case = models.ForeignKey(DisputeCase, on_delete=models.PROTECT, related_name="compliance")
    party = models.CharField(max_length=8)
    state = models.CharField(max_length=16, choices=State.choices)
    day = models.DateField()
    words = models.TextField(blank=True, default="")
    evidence = models.CharField(max_length=300, blank=True, default="")
    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar = ["pk"]
