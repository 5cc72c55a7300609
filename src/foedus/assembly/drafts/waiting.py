"""What the preparation of a session waits for, as far as its drafts go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from foedus.assembly.drafts.deadlines import due
from foedus.assembly.drafts.finding import silent_parties
from foedus.assembly.models import Draft, Phase
from foedus.assembly.sessions.board import Waits
from foedus.law.terms.wording import Wording

_TO_SAY = Wording("Say what it thinks of the draft", "Высказаться по проекту")
_TO_ANSWER = Wording("Answer the proposed amendments", "Рассмотреть предложенные поправки")
_TO_WRITE = Wording("Write the text", "Подготовить текст")
_TO_TABLE = Wording("Table the agreed draft", "Внести согласованный проект")


def waiting_for(meeting: int, at: datetime) -> Iterable[Waits]:
    """What waits for whom with the drafts on the agenda of the session *meeting* (its row)."""
    rows = Draft.objects.filter(items__meeting_id=meeting, items__withdrawn=False).distinct()
    for draft in rows.order_by("name"):
        yield from of_draft(draft, at)


def of_draft(draft: Draft, at: datetime) -> Iterator[Waits]:
    """What waits for whom with one draft."""
    why, href = Wording(draft.title_en, draft.title_ru), f"/assembly/drafts/{draft.pk}/"
    if draft.phase in {Phase.ADOPTED, Phase.PUBLISHED, Phase.WITHDRAWN, Phase.TABLED}:
        return
    if not draft.versions.exists():
        yield Waits(who=draft.tabled_by or "secretariat", what=_TO_WRITE, why=why, href=href)
        return
    if draft.amendments.filter(answer=None).exists():
        yield Waits(who="secretariat", what=_TO_ANSWER, why=why, href=f"{href}amendments/")
    if draft.phase == Phase.AGREED:
        yield Waits(who="secretariat", what=_TO_TABLE, why=why, href=href)
    for party in silent_parties(draft):
        yield Waits(
            who=party, what=_TO_SAY, why=why, due=_day(due(draft, party, "", at)), href=href
        )


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()
