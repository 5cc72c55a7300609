"""Drafts: documents on their way, their versions, who may read them."""

from __future__ import annotations

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
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


_ORDER: Final = tuple(one.value for one in Phase if one is not Phase.WITHDRAWN)


def phases_up_to(phase: str) -> tuple[str, ...]:
    """The phases from which on an invitation opens a draft that stands in *phase*.

    A withdrawn draft stays open to those who could read it then: withdrawing says so of each.
    """
    if phase == Phase.WITHDRAWN:
        return (Phase.WITHDRAWN.value,)
    return _ORDER[: _ORDER.index(phase) + 1]


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

    class Meta:
        """Lists are by phase and body, the newest first."""

        indexes: ClassVar = [
            models.Index(fields=["phase", "-opened_at"], name="drafts_by_phase"),
            models.Index(fields=["body", "phase"], name="drafts_by_body"),
            models.Index(fields=["tabled_by"], name="drafts_by_proposer"),
            models.Index(fields=["-opened_at", "-id"], name="drafts_newest_first"),
            models.Index(fields=["phase", "version"], name="drafts_as_they_stand"),
        ]

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it."""
        return self.phase == Phase.PUBLISHED

    @property
    def readers(self) -> frozenset[str]:
        """The delegations that may read it in its phase (`DraftReader`), and its proposer.

        An invitation opens from its phase on; one that was ended opens nothing.
        """
        rows = self.open_to.filter(ended=None, phase__in=phases_up_to(self.phase))
        return frozenset({self.tabled_by, *rows.values_list("party", flat=True)} - {""})


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

    class Meta:
        """A delegation finds its drafts."""

        indexes: ClassVar = [
            models.Index(fields=["party", "draft"], name="drafts_open_to_a_party"),
        ]


class DraftReaderEnd(models.Model):
    """That an invitation ended: append-only. What was read stays read."""

    invitation = models.OneToOneField(DraftReader, on_delete=models.PROTECT, related_name="ended")
    reason = models.TextField(blank=True, default="")
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


class DraftClauses(models.Model):
    """The final clauses as somebody wrote them (TOML): append-only, the last are the draft's."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="clauses_written")
    content = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class DraftRound(models.Model):
    """A round of an expert group: append-only. When it closes can be put off (`DraftDeadline`).

    *group* is the body of the experts, or free words; *parties* the delegations that are asked;
    *asked* is what they are asked.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    group = models.CharField(max_length=200)
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    parties = models.JSONField(default=list)
    asked = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Numbered from 1 in each draft."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="a_round_is_numbered_once"),
        ]


class DraftDeadline(models.Model):
    """Until when a body's delegations comment, or a round runs: append-only, the last one counts.

    *body* is empty for a deadline of a *round*.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="deadlines")
    body = models.CharField(max_length=120, blank=True, default="")
    round = models.ForeignKey(
        DraftRound, on_delete=models.PROTECT, related_name="deadlines", null=True
    )
    until = models.DateTimeField()
    reason = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A deadline is a body's or a round's."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(body="") & Q(round__isnull=False))
                | (Q(body__gt="") & Q(round__isnull=True)),
                name="a_deadline_is_of_a_body_or_a_round",
            ),
        ]


class DraftComment(models.Model):
    """What somebody said of an element: append-only. *party* is empty for the secretariat.

    *element* is the permanent id (wid) of the element, empty for the text as a whole; *version*
    the one that was before the eyes of who wrote. *answers* is the comment that it answers.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="comments")
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="comments")
    element = models.CharField(max_length=250, blank=True, default="")
    party = models.CharField(max_length=8, blank=True, default="")
    body = models.CharField(max_length=120, blank=True, default="")
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="replies", null=True, default=None
    )
    words = models.TextField()
    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["draft", "element"], name="comments_by_element"),
        ]

    @property
    def delegation(self) -> str:
        """Whose comment it is."""
        return self.party


class DraftAmendment(models.Model):
    """What somebody proposes to change: append-only. See `foedus.drafting.amending.Amendment`.

    *version* is the one that it was written against.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="amendments")
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="amendments")
    element = models.CharField(max_length=250)
    deed = models.CharField(max_length=20)
    passage = models.TextField(blank=True, default="")
    words = models.TextField(blank=True, default="")
    heading = models.TextField(blank=True, default="")
    number = models.CharField(max_length=60, blank=True, default="")
    kind = models.CharField(max_length=20, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    party = models.CharField(max_length=8, blank=True, default="")
    body = models.CharField(max_length=120, blank=True, default="")
    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["draft", "element"], name="amendments_by_element"),
        ]

    @property
    def delegation(self) -> str:
        """Whose amendment it is."""
        return self.party


class Fate(models.TextChoices):
    """What became of a comment or an amendment."""

    RESOLVED = "resolved", _("resolved")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")
    TAKEN_BACK = "taken-back", _("taken back")
    ORPHANED = "orphaned", _("without its provision")


class DraftAnswer(models.Model):
    """What became of a comment or of an amendment, and why: append-only, given once.

    *made* is the version that an accepted amendment made.
    """

    comment = models.OneToOneField(
        DraftComment, on_delete=models.PROTECT, related_name="answer", null=True
    )
    amendment = models.OneToOneField(
        DraftAmendment, on_delete=models.PROTECT, related_name="answer", null=True
    )
    fate = models.CharField(max_length=16, choices=Fate.choices)
    reason = models.TextField(blank=True, default="")
    made = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Of one thing."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(comment__isnull=False, amendment__isnull=True)
                | Q(comment__isnull=True, amendment__isnull=False),
                name="an_answer_is_to_one_thing",
            ),
        ]


class DraftStance(models.Model):
    """That a delegation agrees to an element, or does not: append-only, its last word counts.

    *fingerprint* stands for the words that the element had (`foedus.drafting.agreement`).
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="stances")
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="stances")
    element = models.CharField(max_length=250)
    party = models.CharField(max_length=8)
    agrees = models.BooleanField()
    fingerprint = models.CharField(max_length=64)
    words = models.TextField(blank=True, default="")
    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """In the order in which they were said."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["draft", "party"], name="stances_by_party"),
        ]

    @property
    def delegation(self) -> str:
        """Whose word it is."""
        return self.party
