"""Programmes and plans: what is reported of the progress of their measures."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ProgressReport(models.Model):
    """That *reporter* says how a measure of a programme stood on *day*: append-only.

    *programme* is the id of an instrument of the register, *measure* the number in it. *reporter*
    is the code of a state or the id of a body. Of each reporter the newest report counts; a
    mistake is set right by a further report.
    """

    class State(models.TextChoices):
        """How far it is."""

        NOT_BEGUN = "not-begun", _("not begun")
        UNDER_WAY = "under-way", _("under way")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")

    programme = models.CharField(max_length=200, db_index=True)
    measure = models.CharField(max_length=40)
    reporter = models.CharField(max_length=120)
    state = models.CharField(max_length=16, choices=State.choices)
    day = models.DateField()
    told = models.DateField()
    words = models.TextField(blank=True, default="")
    evidence = models.CharField(max_length=300, blank=True, default="")
    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Read by programme and measure."""

        indexes: ClassVar = [
            models.Index(fields=["programme", "measure"], name="foedus_progress_of_measure"),
        ]

    @property
    def delegation(self) -> str:
        """Whose report it is."""
        return self.reporter
