"""Who took part in a session: by each account, at which level; and who sits in the body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.collection.pages.acts import party_named, sources_shown
from foedus.collection.pages.memory import remembered
from foedus.collection.pages.parts import Named, SourceShown
from foedus.collection.pages.view import View
from foedus.law.answers.questions.composition import Composition, composition_of
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.organisations import Session
from foedus.law.terms.sessions import Account, Capacity, Delegation, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountShown:
    """What one account tells of a delegation."""

    level: Level
    head: str
    office: str
    note: str
    confidence: Confidence
    sources: tuple[SourceShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationRow:
    """One party at a session: what was *announced*, what is *recorded*; None: nothing is told.

    *sits*: it has a seat in the body on the day; *doubtful*: by some readings only.
    """

    party: Named
    capacity: Capacity
    sits: bool
    doubtful: bool
    announced: AccountShown | None
    recorded: AccountShown | None


def composition_on(view: View, body: str, day: date) -> Composition:
    """Who sits in a body on a day; nobody is known to where the register holds no such body."""
    bodies = {one.id for org in view.register.organisations for one in org.bodies}
    if body not in bodies:
        return Composition(known=False)
    key = ("composition", body, day, view.known, view.readings)
    return remembered(view.opened, key, lambda: composition_of(view.worlds, body, day))


def delegations_of(
    view: View, session: Session, composition: Composition
) -> tuple[DelegationRow, ...]:
    """Everybody of whom something is told, and everybody who sits; in the register's order."""
    told: dict[str, dict[Account, Delegation]] = {}
    for one in session.delegations:
        told.setdefault(one.party, {})[one.account] = one
    sitting, doubtful = set(composition.members), set(composition.doubtful)
    return tuple(
        _row(view, code, told.get(code, {}), code in sitting, code in doubtful)
        for code in view.register.party
        if code in told or code in sitting
    )


def _row(
    view: View,
    code: str,
    told: dict[Account, Delegation],
    sits: bool,  # noqa: FBT001 - what the composition says of one party
    doubtful: bool,  # noqa: FBT001 - the same
) -> DelegationRow:
    capacities = {one.capacity for one in told.values()} or {Capacity.MEMBER}
    return DelegationRow(
        party=party_named(view, code),
        capacity=min(capacities, key=list(Capacity).index),
        sits=sits,
        doubtful=doubtful,
        announced=_account(view, told.get(Account.ANNOUNCED)),
        recorded=_account(view, told.get(Account.RECORDED)),
    )


def _account(view: View, told: Delegation | None) -> AccountShown | None:
    if told is None:
        return None
    return AccountShown(
        level=told.level,
        head=told.head,
        office=view.say(told.office),
        note=view.say(told.evidence.note),
        confidence=told.evidence.confidence,
        sources=sources_shown(view, told.evidence.sources),
    )
