"""Questions: put to a body, given more time, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from foedus.assembly.decisions.errors import BadMatter, NoSilence
from foedus.assembly.decisions.sitting import places_of, question_of
from foedus.assembly.decisions.steps import (
    Seen,
    claimed,
    counted_on,
    demand_subject,
    note,
    words_of,
)
from foedus.assembly.doing import Doing
from foedus.assembly.errors import NotNow, NotSeated
from foedus.assembly.models.decisions import Matter, MatterPhase, QuestionSort
from foedus.assembly.models.drafts import Draft
from foedus.assembly.models.sessions import AgendaItem
from foedus.law.terms.procedure import Silence

_FARTHEST = timedelta(days=3_660)
"""A deadline lies within ten years; others are slips of the pen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Putting:
    """How a question is put: its kind, whom it concerns, until when positions are taken.

    *by_silence*: whoever is silent then agrees, where the rules of the body say so.
    """

    kind: str = QuestionSort.SUBSTANTIVE
    concerned: tuple[str, ...] = ()
    due: datetime | None = None
    by_silence: bool = False


AS_USUAL = Putting()
"""A question of substance without a deadline: what the first position opens by itself."""

About = AgendaItem | Draft


def subject_of(about: About) -> dict[str, Any]:
    """What a question about an agenda item or a draft is about, and the body that decides it."""
    if isinstance(about, Draft):
        return {"draft": about, "body": about.body}
    return {"item": about, "body": about.meeting.body}


def matter_on(about: About) -> Matter | None:
    """The open question on an agenda item or a draft, or else the last that there was."""
    chosen = Q(draft=about) if isinstance(about, Draft) else Q(item=about)
    rows = Matter.objects.filter(chosen).select_related("item__meeting", "draft")
    return rows.filter(phase=MatterPhase.OPEN).first() or rows.order_by("-pk").first()


@transaction.atomic
def put(doing: Doing, about: About, putting: Putting) -> Matter:
    """Put a question to the body of the session, or to the one that is to adopt the draft.

    Raises `Refused`, `BadMatter`, `NotSeated` (whom it concerns), `NoSilence`, and `NotNow` where
    it is withdrawn, was decided, or lies before the body already.
    """
    doing.demand("assembly.prepare")
    return opened(doing, about, putting)


def opened(doing: Doing, about: About, putting: Putting) -> Matter:
    """A new question, within the caller's transaction. Raises as `put`."""
    matter = Matter(
        **subject_of(about),
        kind=_kind(putting.kind),
        concerned=sorted(putting.concerned),
        due=_ahead(doing, putting.due),
        by_silence=putting.by_silence,
        put_by=doing.by,
        put_at=doing.at,
    )
    demand_subject(matter, "put")
    before = matter_on(about)
    if before is not None and before.phase != MatterPhase.WITHDRAWN:
        raise NotNow("The question", str(MatterPhase(before.phase).label), "put again")
    _check(matter, doing.at)
    try:
        with transaction.atomic():
            matter.save()
    except IntegrityError:
        raise NotNow("The question", str(MatterPhase.OPEN.label), "put again") from None
    note(matter, doing, "put", due=matter.due)
    return matter


def _kind(kind: str) -> str:
    if kind not in QuestionSort.values:
        raise BadMatter("kind", f"{kind[:40]!r} is no kind of question. Choose one of the list.")
    return kind


def _ahead(doing: Doing, due: datetime | None) -> datetime | None:
    if due is not None and not doing.at < due <= doing.at + _FARTHEST:
        raise BadMatter("due", "A deadline lies ahead, and within ten years. Mend it.")
    return due


def _check(matter: Matter, at: datetime) -> None:
    sitting = places_of(matter, at).everybody
    for party in matter.concerned:
        if party not in sitting:
            raise NotSeated(party, matter.body)
    if not matter.by_silence:
        return
    rule = question_of(matter, at).rule
    if rule is None or rule.silence is not Silence.AGREEMENT:
        raise NoSilence(matter.body)
    if matter.due is None:
        raise BadMatter("due", "A silence procedure needs a deadline. Give one.")


@transaction.atomic
def extend(doing: Doing, seen: Seen, due: datetime, reason: str) -> Matter:
    """Give the delegations another deadline. Raises `Refused`, `BadMatter`, as `claimed`."""
    doing.demand("assembly.prepare")
    matter = claimed(seen, "given a deadline")
    matter.due = _ahead(doing, due)
    note(matter, doing, "extended", remark=words_of("reason", reason), due=matter.due)
    return counted_on(matter)


@transaction.atomic
def withdraw(doing: Doing, seen: Seen, reason: str) -> Matter:
    """Take a question back before it is decided. Raises `Refused`, `BadMatter`, as `claimed`."""
    doing.demand("assembly.prepare")
    matter = claimed(seen, "withdrawn")
    words = words_of("reason", reason)
    if not words:
        raise BadMatter("reason", "Say why the question is withdrawn.")
    matter.phase, matter.round_open = MatterPhase.WITHDRAWN, False
    note(matter, doing, "withdrawn", remark=words)
    return counted_on(matter)
