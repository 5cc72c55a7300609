"""What open questions wait for: the delegations that have not spoken, for the preparation board."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q

from foedus.assembly.decisions.sitting import outcome_now, question_of
from foedus.assembly.models.decisions import Matter, MatterPhase
from foedus.assembly.models.sessions import Meeting
from foedus.assembly.sessions.board import Waits
from foedus.law.terms.errors import FoedusError
from foedus.law.terms.wording import Wording
from foedus.register.days import legal_day
from foedus.register.held import held


def waiting_for(meeting: Meeting, at: datetime) -> Iterator[Waits]:
    """Each delegation that a question of *meeting*, or a draft on its agenda, waits for."""
    about = Q(item__meeting=meeting, item__withdrawn=False) | Q(draft__items__meeting=meeting)
    found = Matter.objects.filter(about, phase=MatterPhase.OPEN).distinct()
    for matter in found.select_related("item__meeting", "draft").order_by("pk"):
        yield from _waits(matter, at)


def _waits(matter: Matter, at: datetime) -> Iterator[Waits]:
    try:
        waited = outcome_now(matter, at).waits_for
    except FoedusError:  # the page of the question tells what hinders the counting
        return
    rule, subject = question_of(matter, at).rule, matter.draft or matter.item
    if subject is None:
        return
    title = Wording(subject.title_en, subject.title_ru)
    due = None if matter.due is None else legal_day(held().register, matter.due)
    sort = "items" if matter.draft is None else "drafts"
    readers = None if matter.draft is None else matter.draft.readers
    for party in waited:
        yield Waits(
            who=party,
            what=Wording(
                f"position on “{title.in_language('en')}”",
                f"позиция по вопросу «{title.in_language('ru')}»",
            ),
            why=Wording() if rule is None else Wording(rule.text.cite),
            due=due,
            href=f"/assembly/{sort}/{subject.pk}/question/",
            inside=readers is not None and party not in readers,
        )
