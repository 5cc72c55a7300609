"""What delegations say to a question, and what was decided."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foedus.assembly.models.drafts import Draft
from foedus.assembly.models.sessions import AgendaItem


class QuestionSort(models.TextChoices):
    """What sort of question it is (`law.terms.procedure.QuestionKind`)."""

    SUBSTANTIVE = "substantive", _("question of substance")
    PROCEDURAL = "procedural", _("question of procedure")
    APPOINTMENT = "appointment", _("appointment")
    DISMISSAL = "dismissal", _("dismissal")
    ADMISSION = "admission", _("admission")
    MEMBERSHIP_ENDED = "membership-ended", _("end of a membership")
    CHAIR = "chair", _("chair")
    RULES = "rules", _("rules of procedure")


class MatterPhase(models.TextChoices):
    """Where a question is."""

    OPEN = "open", pgettext_lazy("question", "open")
    DECIDED = "decided", pgettext_lazy("question", "decided")
    WITHDRAWN = "withdrawn", pgettext_lazy("question", "withdrawn")


class Stated(models.TextChoices):
    """What a delegation can state (`procedure.positions.TO_STATE`)."""

    AGREES = "agrees", _("agrees")
    AGREES_WITH_RESERVATION = "agrees-with-reservation", _("agrees with a reservation")
    SPECIAL_OPINION = "special-opinion", _("agrees with a special opinion")
    NOT_INTERESTED = "not-interested", _("not interested")
    NOT_PARTICIPATING = "not-participating", _("does not participate")
    OBJECTS = "objects", _("objects")


class VoteCast(models.TextChoices):
    """A vote (`procedure.positions.Vote`)."""

    FOR = "for", pgettext_lazy("vote", "for")
    AGAINST = "against", pgettext_lazy("vote", "against")
    ABSTAIN = "abstain", pgettext_lazy("vote", "abstains")


class Matter(models.Model):
    """A question put to *body*: a question of an agenda, or a draft between sessions.

    *kind* chooses the rule. *concerned* are the states in whose cause it is. What is said after
    *due* is too late; with *by_silence*, silence is then agreement, where the rules say so.
    *round* counts the roll calls (0: none yet). *version* counts changes and what was said.
    """

    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="matters"
    )
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, null=True, related_name="matters")
    body = models.CharField(max_length=120)
    kind = models.CharField(
        max_length=20, choices=QuestionSort.choices, default=QuestionSort.SUBSTANTIVE
    )
    concerned = models.JSONField(default=list)
    due = models.DateTimeField(null=True)
    by_silence = models.BooleanField(default=False)
    round = models.PositiveIntegerField(default=0)
    round_open = models.BooleanField(default=False)
    phase = models.CharField(max_length=12, choices=MatterPhase.choices, default=MatterPhase.OPEN)
    version = models.PositiveIntegerField(default=1)
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    put_at = models.DateTimeField()

    class Meta:
        """About one thing; one open question about each; silence needs a deadline."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(item__isnull=False) ^ Q(draft__isnull=False),
                name="a_question_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(by_silence=False) | Q(due__isnull=False),
                name="silence_has_a_deadline",
            ),
            models.UniqueConstraint(
                fields=["item"], condition=Q(phase="open"), name="one_open_question_on_an_item"
            ),
            models.UniqueConstraint(
                fields=["draft"], condition=Q(phase="open"), name="one_open_question_on_a_draft"
            ),
        ]


class MatterEvent(models.Model):
    """What was done with a question, by whom, when: append-only."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="events")
    did = models.CharField(max_length=20)
    due = models.DateTimeField(null=True)
    remark = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class PositionTaken(models.Model):
    """The position of a delegation; a later one supersedes it, and both are kept: append-only.

    *words* are its reservation, its special opinion, its reason.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="positions")
    party = models.CharField(max_length=8)
    position = models.CharField(max_length=24, choices=Stated.choices)
    words = models.TextField(blank=True, default="")
    key = models.CharField(max_length=100, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    @property
    def delegation(self) -> str:
        """Whose position it is."""
        return self.party


class RollCallVote(models.Model):
    """A vote in a roll call; a later one of the same round corrects it: append-only."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="votes")
    round = models.PositiveIntegerField()
    party = models.CharField(max_length=8)
    vote = models.CharField(max_length=8, choices=VoteCast.choices)
    key = models.CharField(max_length=100, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class Decision(models.Model):
    """What a body decided, as it was seen at that moment: append-only.

    *content* is the outcome with its proof in both languages (`procedure.telling.as_data`), the
    words of the delegations with it; *stated*: the result was told by the body and not computed,
    for no rule is held or positions are not known. *effects* are what it puts into the register.
    """

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="decision")
    result = models.CharField(max_length=16)
    stated = models.BooleanField(default=False)
    content = models.JSONField()
    effects = models.JSONField(default=list)
    remark = models.TextField(blank=True, default="")
    key = models.CharField(max_length=100, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it."""
        return hasattr(self, "published")

    @property
    def readers(self) -> frozenset[str]:
        """The delegations that may read it: of the session, or those that may read the draft."""
        if self.matter.draft is not None:
            return self.matter.draft.readers
        item = self.matter.item
        return (
            frozenset()
            if item is None
            else frozenset(item.meeting.seats.values_list("party", flat=True))
        )


class DecisionPublished(models.Model):
    """That everybody may read a decision, from a moment on: append-only."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="published")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
