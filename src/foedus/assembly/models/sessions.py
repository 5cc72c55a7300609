"""Sessions: the row of each, its dates (all kept), who sits in it, its agenda."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SessionForm(models.TextChoices):
    """Why it meets."""

    REGULAR = "regular", _("regular")
    EXTRAORDINARY = "extraordinary", _("extraordinary")
    INFORMAL = "informal", _("informal")


class MeetingMode(models.TextChoices):
    """How it meets."""

    IN_PERSON = "in-person", _("in person")
    BY_VIDEO = "by-video", _("by video")
    MIXED = "mixed", _("in person and by video")


class MeetingPhase(models.TextChoices):
    """Where a session is on its way."""

    PREPARING = "preparing", _("in preparation")
    OPEN = "open", _("open")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


class Meeting(models.Model):
    """A session of a body, from its planning to its end.

    *name* is its id in the register (``cis/cfm/2022-04-08``: the body and the day first planned).
    *host* is the state where it meets, which need not be the chair; who presides is the
    register's to say. *joint_with* is another body with which it meets, *formats* are those in
    which it sits (narrow, extended). *version* counts changes: who writes says which version was
    seen.
    """

    name = models.CharField(max_length=120, unique=True)
    body = models.CharField(max_length=120, db_index=True)
    joint_with = models.CharField(max_length=120, blank=True, default="")
    title_en = models.CharField(max_length=300, blank=True, default="")
    title_ru = models.CharField(max_length=300, blank=True, default="")
    form = models.CharField(max_length=16, choices=SessionForm.choices, default=SessionForm.REGULAR)
    mode = models.CharField(
        max_length=16, choices=MeetingMode.choices, default=MeetingMode.IN_PERSON
    )
    host = models.CharField(max_length=8, blank=True, default="")
    phase = models.CharField(
        max_length=16, choices=MeetingPhase.choices, default=MeetingPhase.PREPARING
    )
    formats = models.JSONField(default=list)
    is_public = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()

    @property
    def delegation(self) -> str:
        """A session is no delegation's own."""
        return ""

    @property
    def readers(self) -> frozenset[str]:
        """The delegations that take part in it, with a voice or without."""
        return frozenset(self.seats.values_list("party", flat=True))


class MeetingEvent(models.Model):
    """That a session was planned, moved, opened, held, cancelled: append-only.

    *day* (and *last_day*, where it lasts longer) and *place* are what was planned or what was.
    """

    class What(models.TextChoices):
        """What was done."""

        PLANNED = "planned", _("planned")
        MOVED = "moved", _("moved")
        OPENED = "opened", _("opened")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="events")
    what = models.CharField(max_length=16, choices=What.choices)
    day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    place = models.CharField(max_length=200, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class Capacity(models.TextChoices):
    """As what somebody takes part."""

    MEMBER = "member", _("seated")
    OBSERVER = "observer", _("observer")
    GUEST = "guest", _("guest")


class Level(models.TextChoices):
    """At which level a state is represented, against what the body expects."""

    AS_SEATED = "as-seated", _("at the level of the body")
    DEPUTY = "deputy", _("by a deputy")
    LOWER = "lower", _("below")
    ABSENT = "absent", _("absent")
    UNKNOWN = "unknown", _("not known")


class SeatAccount(models.TextChoices):
    """What is told of a delegation. An announcement is not attendance."""

    ANNOUNCED = "announced", _("announced")
    RECORDED = "recorded", _("recorded at the session")


class Seat(models.Model):
    """A state or an organisation in a session: in which capacity, at which level, by whom.

    *head* leads the delegation, in the *office* (id of the kinds of office of full powers, or
    free words in *office_words*). *account* says what that rests on: nothing said yet (empty),
    announced, or recorded; all that was ever said is in `SeatNotice`.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="seats")
    party = models.CharField(max_length=120)
    capacity = models.CharField(max_length=16, choices=Capacity.choices, default=Capacity.MEMBER)
    level = models.CharField(max_length=16, choices=Level.choices, default=Level.UNKNOWN)
    head = models.CharField(max_length=200, blank=True, default="")
    office = models.CharField(max_length=60, blank=True, default="")
    office_words = models.CharField(max_length=200, blank=True, default="")
    account = models.CharField(max_length=16, choices=SeatAccount.choices, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Each sits once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "party"], name="each_sits_once"),
        ]

    @property
    def delegation(self) -> str:
        """Whose seat it is."""
        return self.party


class SeatNotice(models.Model):
    """That a delegation was announced, or recorded as present or absent: append-only.

    A message sent twice has the same *key* and is one notice.
    """

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="notices")
    account = models.CharField(max_length=16, choices=SeatAccount.choices)
    level = models.CharField(max_length=16, choices=Level.choices)
    head = models.CharField(max_length=200, blank=True, default="")
    office = models.CharField(max_length=60, blank=True, default="")
    office_words = models.CharField(max_length=200, blank=True, default="")
    key = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class AgendaItem(models.Model):
    """A question of the agenda. Documents and questions are many to many (`ItemDraft`)."""

    class Format(models.TextChoices):
        """Where it is dealt with."""

        NARROW = "narrow", _("narrow format")
        EXTENDED = "extended", _("extended format")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveIntegerField()
    title_en = models.CharField(max_length=500, blank=True, default="")
    title_ru = models.CharField(max_length=500, blank=True, default="")
    format = models.CharField(max_length=16, choices=Format.choices, default=Format.EXTENDED)
    proposed_by = models.CharField(max_length=120, blank=True, default="")
    withdrawn = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Numbered from 1; each item has a title in some language."""

        ordering: ClassVar = ["number", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(title_en="", title_ru=""), name="an_item_has_a_title"
            ),
        ]


class AgendaEvent(models.Model):
    """What was done with a question of an agenda, by whom, when: append-only.

    *words* are those of the question, the id of the document, or the reason.
    """

    class Did(models.TextChoices):
        """What was done."""

        ADDED = "added", _("put on the agenda")
        CHANGED = "changed", _("changed")
        MOVED = "moved", _("moved")
        WITHDRAWN = "withdrawn", _("withdrawn")
        DOCUMENT_PUT = "document-put", _("document put under it")
        DOCUMENT_TAKEN = "document-taken", _("document taken away")

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="events")
    did = models.CharField(max_length=16, choices=Did.choices)
    words = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
