"""The rows: what can only be added, what may still change, and what counts.

Five tables can only be added to (`Entry`, `SignedHead`, `FileVersion`, `Block`, `ActRow`), and so
can what the depositary sent and was told (`Attachment`, `Notification`, `Dispatch`,
`DispatchEvent`, `DossierEvent`). Triggers of the database refuse every change and removal in them
(migration 0002). Only a `Dossier` on its way through the desk, and the `Ledger`, which counts,
change in place.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foedus.register.offered import Offer, OfferClosing


class Ledger(models.Model):
    """The one row that is locked to write: what comes next, and the tree so far.

    *frontier* is the state of the Merkle tree (`journal.tree.Frontier`). Notifications are
    numbered from 1 in each *notification_year*.
    """

    next_entry = models.PositiveBigIntegerField(default=0)
    frontier = models.TextField(default="0")
    notification_year = models.PositiveIntegerField(default=0)
    next_notification = models.PositiveIntegerField(default=1)

    class Meta:
        """There is one."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="there_is_one_ledger"),
        ]


class Entry(models.Model):
    """One entry of the journal: what was done to the register, in the order it was done."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.CharField(max_length=27)
    kind = models.CharField(max_length=32, db_index=True)
    payload = models.TextField()
    leaf = models.CharField(max_length=64)


class SignedHead(models.Model):
    """The root of the tree after *size* entries, signed."""

    size = models.PositiveBigIntegerField(primary_key=True)
    root = models.CharField(max_length=64)
    at = models.CharField(max_length=27)
    origin = models.CharField(max_length=200)
    signature = models.CharField(max_length=128)


class FileVersion(models.Model):
    """A file of the register without its acts, as of one entry of the journal.

    *skeleton* are its bytes with the acts cut out, *cuts* where they belong (offset, ordinal);
    *sha256* is that of the whole file. *ended* marks a file that was taken out.
    """

    path = models.CharField(max_length=300)
    version = models.PositiveIntegerField()
    skeleton = models.BinaryField()
    cuts = models.TextField()
    sha256 = models.CharField(max_length=64)
    ended = models.BooleanField(default=False)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)

    class Meta:
        """A version is given once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["path", "version"], name="a_version_is_given_once"),
        ]


class Block(models.Model):
    """The words of one act, or of the same act by several states, as they stand in a file."""

    path = models.CharField(max_length=300)
    ordinal = models.PositiveIntegerField()
    text = models.TextField()
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)

    class Meta:
        """Blocks of a file are numbered from 0 in the order in which they came."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["path", "ordinal"], name="a_block_has_one_place"),
        ]


class ActRow(models.Model):
    """One act, in columns that can be asked.

    *act* is its id in the register. Days of valid time (*done*, *received*, *effect*, *until*)
    are EDTF text, for they may be bounded; *legal_from* is the first day on which it can count
    and *known_from* the first on which the register could know of it (record time). *value* is
    the whole act as canonical JSON.
    """

    act = models.CharField(max_length=300, unique=True)
    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="acts")
    instrument = models.CharField(max_length=200, db_index=True)
    party = models.CharField(max_length=8, blank=True, db_index=True)
    kind = models.CharField(max_length=40, db_index=True)
    done = models.CharField(max_length=60, blank=True)
    received = models.CharField(max_length=60, blank=True)
    effect = models.CharField(max_length=60, blank=True)
    until = models.CharField(max_length=60, blank=True)
    legal_from = models.DateField(null=True, db_index=True)
    known_from = models.DateField(null=True, db_index=True)
    value = models.TextField()


class Stage(models.TextChoices):
    """Where a dossier is on its way through the desk."""

    RECEIVED = "received", _("received")
    EXAMINED = "examined", _("examined")
    SENT = "sent", _("awaiting countersignature")
    RETURNED = "returned", _("returned")
    RECORDED = "recorded", _("recorded")
    REFUSED = "refused", _("refused")


class Dossier(models.Model):
    """An instrument on its way from receipt to the register.

    *content* is what the officers wrote of it (`depositary.received`), as JSON. *version* counts
    the changes: who writes says which version was seen, so that two officers never overwrite one
    another. *key* makes a second sending of the same form the same dossier.
    """

    key = models.CharField(max_length=64, unique=True)
    stage = models.CharField(max_length=16, choices=Stage.choices, default=Stage.RECEIVED)
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=40)
    instrument = models.CharField(max_length=200)
    party = models.CharField(max_length=8, blank=True)
    content = models.TextField()
    examination = models.TextField(blank=True, default="")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="dossiers_entered"
    )
    countersigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="dossiers_countersigned",
    )
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    block = models.OneToOneField(Block, on_delete=models.PROTECT, null=True)

    class Meta:
        """Nobody countersigns what they entered; what is recorded has its act."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(countersigned_by=None) | ~Q(countersigned_by=models.F("entered_by")),
                name="nobody_countersigns_their_own_entry",
            ),
            models.CheckConstraint(
                condition=(
                    Q(stage=Stage.RECORDED, block__isnull=False, countersigned_by__isnull=False)
                    | (~Q(stage=Stage.RECORDED) & Q(block=None))
                ),
                name="what_is_recorded_has_its_act_and_two_officers",
            ),
        ]


class DossierEvent(models.Model):
    """What was done with a dossier, by whom, when, with which words."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    did = models.CharField(max_length=32)
    remark = models.TextField(blank=True)
    content = models.TextField(blank=True)


class Attachment(models.Model):
    """A scan that lies with a dossier; its file is named by its *sha256*."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)


class Notification(models.Model):
    """What the depositary tells of an act, numbered without gaps in each year."""

    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=60, unique=True)
    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="notifications")
    instrument = models.CharField(max_length=200)
    value = models.TextField()
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        """A number is given once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "number"], name="a_number_is_given_once"),
        ]


class Dispatch(models.Model):
    """The copy of a notification for one addressee."""

    notification = models.ForeignKey(
        Notification, on_delete=models.PROTECT, related_name="dispatches"
    )
    addressee = models.CharField(max_length=8)
    capacity = models.CharField(max_length=40)

    class Meta:
        """Each is told once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["notification", "addressee"], name="each_addressee_is_told_once"
            ),
        ]


class DispatchEvent(models.Model):
    """That a copy was sent, could not be delivered, or was received.

    *day* is the legal day in the depositary's zone; a receipt carries the *entry* by which it
    stands in the journal as an act of its own.
    """

    class What(models.TextChoices):
        """What became of a copy."""

        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        RECEIVED = "received", _("received")

    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="events")
    what = models.CharField(max_length=16, choices=What.choices)
    at = models.DateTimeField()
    day = models.DateField()
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True)

    class Meta:
        """A copy is received once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["dispatch"],
                condition=Q(what="received"),
                name="a_copy_is_received_once",
            ),
        ]


APPEND_ONLY: tuple[type[models.Model], ...] = (
    Entry,
    SignedHead,
    FileVersion,
    Block,
    ActRow,
    DossierEvent,
    Attachment,
    Notification,
    Dispatch,
    DispatchEvent,
)
"""The tables that the database itself keeps from being changed."""

OFFERS: tuple[type[models.Model], ...] = (Offer, OfferClosing)
"""Likewise, of what reports state and no journal tells (migration 0003)."""
