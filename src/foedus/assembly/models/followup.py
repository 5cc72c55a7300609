"""What is still owed, and who was reminded; keys of calendars.

Who owes what is computed (`foedus.followup`) and never kept. Kept are the rules of reminding, the
letters that were sent with every step that they named, and the keys of the delegations' calendars.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

__all__ = ["FeedKey", "Reminder", "ReminderEvent", "ReminderLetter", "ReminderRule"]


class ReminderRule(models.Model):
    """When the secretariat reminds of a step: data, not code.

    *step* is one of `foedus.followup.terms.Step`; empty: every step. Either *days_before* the
    deadline, or *every_days* since the debt began. *version* counts changes.
    """

    name = models.CharField(max_length=120)
    step = models.CharField(max_length=24, blank=True, default="")
    days_before = models.PositiveIntegerField(null=True)
    every_days = models.PositiveIntegerField(null=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        """One of the two is said, not both."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(
                    Q(days_before__isnull=False, every_days__isnull=True)
                    | Q(days_before__isnull=True, every_days__gt=0)
                ),
                name="a_reminder_is_before_a_deadline_or_again_and_again",
            ),
        ]


class ReminderLetter(models.Model):
    """A letter to one delegation about what it owes, as it was sent: append-only.

    *day* is the legal day; *key* makes a second sending of the same steps the same letter.
    """

    party = models.CharField(max_length=8, db_index=True)
    day = models.DateField()
    key = models.CharField(max_length=64, unique=True)
    subject_en = models.CharField(max_length=300)
    subject_ru = models.CharField(max_length=300)
    body_en = models.TextField()
    body_ru = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class Reminder(models.Model):
    """That a letter reminded of one step, because of one rule, on one occasion: append-only.

    *key* is made of the step, the rule and the occasion: nobody is reminded twice of one thing.
    """

    letter = models.ForeignKey(ReminderLetter, on_delete=models.PROTECT, related_name="reminders")
    rule = models.ForeignKey(ReminderRule, on_delete=models.PROTECT, related_name="reminders")
    key = models.CharField(max_length=64, unique=True)
    party = models.CharField(max_length=8, db_index=True)
    step = models.CharField(max_length=24)
    subject = models.CharField(max_length=300)
    since = models.CharField(max_length=60, blank=True, default="")
    until = models.DateField(null=True)
    occasion = models.DateField()


class ReminderEvent(models.Model):
    """What became of a letter on its way: append-only."""

    class What(models.TextChoices):
        """Handed over to the post, or refused by it."""

        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")

    letter = models.ForeignKey(ReminderLetter, on_delete=models.PROTECT, related_name="events")
    what = models.CharField(max_length=16, choices=What.choices)
    at = models.DateTimeField()
    evidence = models.TextField(blank=True, default="")

    class Meta:
        """A letter is handed over once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["letter"], condition=Q(what="sent"), name="a_reminder_is_sent_once"
            ),
        ]


class FeedKey(models.Model):
    """A key in the address of a delegation's calendar; calendar programs cannot sign in.

    Its text holds 256 random bits and is not kept, only its SHA-256. It opens the calendar of
    *delegation* and nothing else, and only as long as its *owner* acts for that delegation.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="feed_keys"
    )
    delegation = models.CharField(max_length=8)
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_on = models.DateField(null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-created_at", "-pk"]

    @property
    def is_open(self) -> bool:
        """Whether it was not revoked."""
        return self.revoked_at is None

    def was_used_on(self, day: dt.date) -> bool:
        """Whether it is on record that a program came with it on *day*."""
        return self.last_used_on == day
