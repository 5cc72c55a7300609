"""The rows of acts that reports state: what was offered to the desk, and what became of it.

Both tables can only be added to (migration 0003). An offer is no record: nothing that the public
reads looks here.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Offer(models.Model):  # noqa: DJ008 - rows are shown by pages, not by their names
    """An act that a report states and the register does not hold so.

    *key* is that of `foedus.claims.proposing.Proposal`: the same act stated by the same words of
    the same report is offered once. *content* is the whole proposal as JSON. The report itself is
    kept by its *sha256*. Without *by*, it was offered from the machine's command line.
    """

    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="offers"
    )
    kind = models.CharField(max_length=40)
    party = models.CharField(max_length=8, blank=True)
    day = models.DateField()
    report = models.CharField(max_length=120)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=60)
    size = models.PositiveBigIntegerField()

    class Meta:
        """It stands in the tables of the register."""

        app_label = "foedus_register"


class Outcome(models.TextChoices):
    """What became of an offer."""

    TAKEN = "taken", _("taken into a dossier")
    SETTLED = "settled", _("settled elsewhere")
    REFUSED = "refused", _("refused")


class OfferClosing(models.Model):  # noqa: DJ008 - likewise
    """That an officer took an offer into a dossier, settled it elsewhere, or refused it; once."""

    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="closing")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    reason = models.TextField(blank=True)
    dossier = models.OneToOneField(
        "foedus_register.Dossier", on_delete=models.PROTECT, null=True, related_name="offer_closing"
    )

    class Meta:
        """What is taken has its dossier; what is not has its reason."""

        app_label = "foedus_register"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(
                    Q(outcome=Outcome.TAKEN, dossier__isnull=False)
                    | (~Q(outcome=Outcome.TAKEN) & Q(dossier=None) & ~Q(reason=""))
                ),
                name="what_is_taken_has_its_dossier_what_is_not_its_reason",
            ),
        ]
