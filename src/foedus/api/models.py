"""Batches: files of questions that were handed in, and what became of them."""

from __future__ import annotations

import json
import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far a batch is."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class BatchJob(models.Model):
    """A file of questions; its files lie beside the data, named by its id.

    *key* is the sender's own (``Idempotency-Key``), *digest* of what was handed in with it.
    *asked* is what all rows share, as JSON. *root* and *size* are the state of the journal that
    answered: with the same root the same questions have the same answers.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="batches"
    )
    key = models.CharField(max_length=200, blank=True, default="")
    digest = models.CharField(max_length=64)
    asked = models.TextField()
    source = models.CharField(max_length=8)
    format = models.CharField(max_length=8)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    submitted_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(db_index=True)
    rows_done = models.PositiveBigIntegerField(default=0)
    rows = models.PositiveBigIntegerField(default=0)
    register = models.CharField(max_length=100, blank=True, default="")
    root = models.CharField(max_length=64, blank=True, default="")
    size = models.PositiveBigIntegerField(null=True)
    answers = models.TextField(default="{}")
    findings = models.TextField(default="[]")
    sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        """The same key of the same sender is the same batch."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "key"],
                condition=~Q(key=""),
                name="a_key_of_a_sender_is_one_batch",
            ),
        ]

    @property
    def shared(self) -> dict[str, Any]:
        """What was asked of all rows."""
        return dict(json.loads(self.asked))
