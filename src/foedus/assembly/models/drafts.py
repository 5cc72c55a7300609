"""Drafts: documents on their way, their versions, who may read them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foedus.assembly.models.sessions import AgendaItem


class Phase(models.TextChoices):
    """Where a draft is on its way. What is later includes what was before."""

    DRAFTING = "drafting", _("being drafted")
    CONSULTATION = "consultation", _("with the delegations for comment")
    EXPERTS = "experts", _("with the experts")
    AGREED = "agreed", _("agreed")
    TABLED = "tabled", _("tabled")
    ADOPTED = "adopted", _("adopted")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Draft(models.Model):
    """A document on its way to adoption.

    *name* is the id that the instrument will have in the register (``cis/concept-2007``), *kind*
    its kind there (treaty, decision, declaration, programme …), *body* the body that adopts it.
    *clauses* are its final clauses as the register writes them (TOML without title and acts);
    they are linted before it is tabled and become the instrument's on adoption. *tabled_by* is
    the state or body that proposed it. *version* counts changes of this row, not of the text.
    """

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40, default="decision")
    body = models.CharField(max_length=120, db_index=True)
    title_en = models.CharField(max_length=500, blank=True, default="")
    title_ru = models.CharField(max_length=500, blank=True, default="")
    languages = models.JSONField(default=list)
    subjects = models.JSONField(default=list)
    clauses = models.TextField(blank=True, default="")
    tabled_by = models.CharField(max_length=120, blank=True, default="")
    phase = models.CharField(max_length=16, choices=Phase.choices, default=Phase.DRAFTING)
    version = models.PositiveIntegerField(default=1)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    items = models.ManyToManyField(AgendaItem, through="ItemDraft", related_name="drafts")

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it."""
        return self.phase == Phase.PUBLISHED

    @property
    def readers(self) -> frozenset[str]:
        """The delegations that may read it in its phase (`DraftReader`), and its proposer."""
        invited = self.open_to.values_list("party", flat=True)
        return frozenset({self.tabled_by, *invited} - {""})


class ItemDraft(models.Model):
    """A document under a question of an agenda."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT)

    class Meta:
        """Once under each."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "draft"], name="once_under_each_item"),
        ]


class DraftReader(models.Model):
    """That a delegation may read a draft, from a phase on: append-only."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="open_to")
    party = models.CharField(max_length=8)
    phase = models.CharField(max_length=16, choices=Phase.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class DraftVersion(models.Model):
    """The text of a draft in one language: Akoma Ntoso, numbered from 1 in each language.

    Append-only. *remark* says what changed and why.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=3, default="ru")
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    remark = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A number is given once."""

        ordering: ClassVar = ["language", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draft", "language", "number"], name="a_version_of_a_draft_is_given_once"
            ),
        ]


class DraftEvent(models.Model):
    """What was done with a draft, by whom, when, with which words: append-only."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="events")
    did = models.CharField(max_length=32)
    phase = models.CharField(max_length=16, choices=Phase.choices)
    remark = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
