"""The signing grid: documents on the table, full powers, what was recorded, the closing."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from foedus.assembly.models.drafts import Draft
from foedus.assembly.models.sessions import Meeting


class GridPhase(models.TextChoices):
    """Where a signing grid is on its way."""

    OPEN = "open", _("open for signature")
    PROPOSED = "proposed", _("proposed for closing")
    CLOSED = "closed", _("closed")


class Grid(models.Model):
    """The signing grid of a session. There is one, and once closed it is never opened again.

    *day* and *place* are those that the documents bear. *version* counts what changes apart from
    signatures: documents put on the table and taken from it, powers, phases.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="grid")
    day = models.DateField()
    place = models.CharField(max_length=200, blank=True, default="")
    phase = models.CharField(max_length=16, choices=GridPhase.choices, default=GridPhase.OPEN)
    version = models.PositiveIntegerField(default=1)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()


class GridDocument(models.Model):
    """A document on the table: its id in the register, its place, on whose strength it is signed.

    *draft* is none where the register holds the instrument already and it lies open for
    signature. *withdrawn* keeps the row and what was signed, and takes it from the table.
    """

    class Authority(models.TextChoices):
        """On whose strength it is signed (`signing.manners.Authority`)."""

        FULL_POWERS = "full-powers", _("full powers, unless the office needs none")
        HEAD_OF_DELEGATION = "head-of-delegation", _("the head of the delegation signs")

    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="documents")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    authority = models.CharField(
        max_length=24, choices=Authority.choices, default=Authority.FULL_POWERS
    )
    withdrawn = models.BooleanField(default=False)
    reason = models.TextField(blank=True, default="")

    class Meta:
        """Each lies once, at its place."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["grid", "name"], name="a_document_lies_once"),
            models.UniqueConstraint(fields=["grid", "number"], name="a_place_is_given_once"),
        ]


class PresentedPowers(models.Model):
    """Full powers as they were presented and examined: append-only.

    *documents* are the ids that they name; *general* covers all. A later row *replaces* an
    earlier one that was written down wrongly.
    """

    key = models.CharField(max_length=64, unique=True)
    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="powers")
    party = models.CharField(max_length=120)
    person = models.CharField(max_length=200)
    office = models.CharField(max_length=40, blank=True, default="")
    issuer = models.CharField(max_length=200)
    issuer_office = models.CharField(max_length=40)
    dated = models.DateField()
    valid_until = models.DateField(null=True)
    general = models.BooleanField(default=False)
    documents = models.JSONField(default=list)
    to_sign = models.BooleanField(default=True)
    signed_by_hand = models.BooleanField(default=True)
    remark = models.TextField(blank=True, default="")
    scan_name = models.CharField(max_length=200, blank=True, default="")
    scan_type = models.CharField(max_length=60, blank=True, default="")
    scan_sha256 = models.CharField(max_length=64, blank=True, default="")
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class SignatureEvent(models.Model):
    """What an officer recorded of one delegation and one document: append-only.

    Its number is the cursor by which others follow. *key* is the sender's: sent again, it is the
    same row. A correction *replaces* the row before it; two corrections of one row, or two first
    entries of one cell, are refused by the database itself.
    """

    key = models.CharField(max_length=64, unique=True)
    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="events")
    document = models.ForeignKey(GridDocument, on_delete=models.PROTECT, related_name="events")
    party = models.CharField(max_length=120)
    manner = models.CharField(max_length=24)
    words_en = models.TextField(blank=True, default="")
    words_ru = models.TextField(blank=True, default="")
    signatory = models.CharField(max_length=200, blank=True, default="")
    office = models.CharField(max_length=40, blank=True, default="")
    to_be_confirmed = models.BooleanField(default=False)
    declared = models.CharField(max_length=24, default="nothing")
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A cell begins once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "party"],
                condition=Q(replaces=None),
                name="a_cell_begins_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["grid", "id"], name="events_of_a_grid")]


class GridEvent(models.Model):
    """What was done with the grid itself, by whom, when, with which words: append-only."""

    class What(models.TextChoices):
        """What was done."""

        OPENED = "opened", _("opened")
        ADDED = "added", _("a document put on the table")
        WITHDRAWN = "withdrawn", _("a document taken from the table")
        PROPOSED = "proposed", _("closing proposed")
        CLOSED = "closed", _("closed and recorded")

    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="log")
    what = models.CharField(max_length=16, choices=What.choices)
    remark = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class Closing(models.Model):
    """That a grid was proposed for closing as it stood, and that a second officer closed it.

    *digest* stands for the grid as it was proposed (`signing.closing.digest`), *cursor* is the
    last entry that the proposer saw.
    """

    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="closings")
    digest = models.CharField(max_length=64)
    cursor = models.PositiveBigIntegerField(default=0)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """Nobody closes what they proposed; a grid is closed once."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_by=None) | ~Q(closed_by=F("proposed_by")),
                name="nobody_closes_what_they_proposed",
            ),
            models.CheckConstraint(
                condition=(
                    Q(closed_by=None, closed_at=None)
                    | Q(closed_by__isnull=False, closed_at__isnull=False)
                ),
                name="what_is_closed_says_by_whom_and_when",
            ),
            models.UniqueConstraint(
                fields=["grid"],
                condition=Q(closed_by__isnull=False),
                name="a_grid_is_closed_once",
            ),
        ]

    @property
    def entered_by_id(self) -> int:
        """Who may not be the second officer."""
        return self.proposed_by_id


class SignedDocument(models.Model):
    """What the closing made of a document: append-only.

    *acts* are the ids of its acts, *notification* the reference of what told of them.
    """

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="signed")
    document = models.OneToOneField(GridDocument, on_delete=models.PROTECT, related_name="recorded")
    acts = models.JSONField(default=list)
    notification = models.CharField(max_length=60, blank=True, default="")
