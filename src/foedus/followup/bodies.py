"""Counts by body: sessions held, documents adopted, ceased, needing procedures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.collection.pages.acts import thing_named
from foedus.collection.pages.entry import EntryState
from foedus.collection.pages.parts import Named
from foedus.collection.pages.view import View
from foedus.followup.procedures import NEEDING, Procedures
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.uncertain import last_possible

_NOT_YET = frozenset({EntryState.TO_COME, EntryState.NOT_IN_FORCE})
_DOUBTFUL = frozenset({EntryState.DISPUTED, EntryState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Counted:
    """One document as it is counted: the id of its *body* (empty: not recorded)."""

    body: str
    state: EntryState
    procedures: Procedures


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyCount:
    """One body and its documents; an empty *body* where the register does not name it.

    *documents* = *in_force* + *not_yet* + *ceased* + *political* + *in_doubt*.
    *sessions* are those on record as held by the day, for certain.
    """

    body: Named
    sessions: int
    documents: int
    in_force: int
    not_yet: int
    ceased: int
    political: int
    in_doubt: int
    needing: int
    needing_not_known: int


def counts_by_body(
    view: View, documents: Sequence[Counted], organisation: str
) -> tuple[BodyCount, ...]:
    """A row for each body that has adopted or met, in the order of the register's bodies."""
    sessions = _sessions(view)
    order = [body.id for one in view.register.organisations for body in one.bodies]
    own = set(_bodies(view, organisation)) if organisation else set(order)
    found = {one.body for one in documents} | {body for body in sessions if body in own}
    places = {body: place for place, body in enumerate(order)}
    ordered = sorted(found, key=lambda body: (not body, places.get(body, len(places)), body))
    return tuple(
        _count(view, body, [one for one in documents if one.body == body], sessions[body])
        for body in ordered
    )


def total(rows: Iterable[BodyCount]) -> BodyCount:
    """The sum of all rows, under no body."""
    held = tuple(rows)
    return BodyCount(
        body=Named("", ""),
        sessions=sum(row.sessions for row in held),
        documents=sum(row.documents for row in held),
        in_force=sum(row.in_force for row in held),
        not_yet=sum(row.not_yet for row in held),
        ceased=sum(row.ceased for row in held),
        political=sum(row.political for row in held),
        in_doubt=sum(row.in_doubt for row in held),
        needing=sum(row.needing for row in held),
        needing_not_known=sum(row.needing_not_known for row in held),
    )


def _bodies(view: View, organisation: str) -> list[str]:
    held = view.register.organisation.get(organisation)
    return [] if held is None else [body.id for body in held.bodies]


def _count(view: View, body: str, documents: list[Counted], sessions: int) -> BodyCount:
    states = Counter(one.state for one in documents)
    return BodyCount(
        body=thing_named(view, body) if body else Named("", ""),
        sessions=sessions,
        documents=len(documents),
        in_force=states[EntryState.IN_FORCE],
        not_yet=sum(states[one] for one in _NOT_YET),
        ceased=states[EntryState.ENDED],
        political=states[EntryState.POLITICAL],
        in_doubt=sum(states[one] for one in _DOUBTFUL),
        needing=sum(1 for one in documents if one.procedures in NEEDING),
        needing_not_known=sum(1 for one in documents if one.procedures is Procedures.NOT_KNOWN),
    )


def _sessions(view: View) -> Counter[str]:
    """How many sessions of each body are on record as held by the day."""
    return Counter(
        session.body
        for session in view.register.sessions
        if any(_was_held(act, view.on) for act in session.acts)
    )


def _was_held(act: Act, on: date) -> bool:
    when = act.legal_when
    return act.kind is Kind.SESSION_HELD and when is not None and last_possible(when) <= on
