"""What visits left to do: for the follow-up of states and for the board of a session."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from foedus.assembly.models.sessions import Meeting
from foedus.assembly.models.visits import Visit
from foedus.assembly.sessions.board import Waits
from foedus.followup.terms import Owed, Step
from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.wording import Wording
from foedus.register.held import held


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemShown:
    """One item of a visit, and on which day it was done (None: it is open)."""

    visit: int
    number: int
    who: str
    what: str
    until: date | None
    done: date | None

    def is_late(self, today: date) -> bool:
        """Whether its day has passed and nobody has noted it as done."""
        return self.done is None and self.until is not None and self.until < today


def items_of(visit: Visit) -> tuple[ItemShown, ...]:
    """The items of a visit in their order."""
    done = {one.number: one.day for one in visit.items_done.all()}
    return tuple(
        ItemShown(
            visit=visit.pk,
            number=row["number"],
            who=row["who"],
            what=row["what"],
            until=date.fromisoformat(row["until"]) if row["until"] else None,
            done=done.get(row["number"]),
        )
        for row in visit.followup
    )


def due_from(parties: Collection[str] | None, at: datetime) -> Iterator[Owed]:  # noqa: ARG001 - one signature for every matter
    """What states have still to do after visits that they may read of."""
    states = set(held().register.party) if parties is None else parties
    for visit in _held().exclude(followup=[]):
        for item in items_of(visit):
            readable = visit.is_published or item.who in visit.readers
            if item.who in states and readable and item.done is None:
                yield _owed(visit, item)


def _owed(visit: Visit, item: ItemShown) -> Owed:
    until: Edge = FOREVER if item.until is None else item.until
    day = visit.day.isoformat()
    return Owed(
        step=Step.TASK,
        party=item.who,
        subject=f"visit/{visit.pk}#{item.number}",
        title=Wording(item.what, item.what),
        since=visit.day,
        why=Wording(f"Agreed at the meeting of {day}.", f"Условлено на встрече {day}."),
        until=until,
        href=f"/assembly/visits/{visit.pk}/",
    )


def _held() -> QuerySet[Visit]:
    return Visit.objects.filter(cancelled=False).prefetch_related("items_done")


def waiting_for(meeting: int) -> Iterator[Waits]:
    """What visits on the eve of a session in preparation left to do, for its board."""
    name = Meeting.objects.filter(pk=meeting).values_list("name", flat=True).first()
    for visit in of_session(name) if name else ():
        for item in items_of(visit):
            if item.done is None:
                day = visit.day.isoformat()
                yield Waits(
                    who=item.who,
                    what=Wording(item.what, item.what),
                    why=Wording(f"Agreed at the meeting of {day}.", f"Условлено на встрече {day}."),
                    due=item.until,
                    href=f"/assembly/visits/{visit.pk}/",
                    inside=not (visit.is_published or item.who in visit.readers),
                )


def of_session(session: str) -> tuple[Visit, ...]:
    """The visits on the eve of a session, for its board; *session* is its id."""
    return tuple(_held().filter(session=session))
