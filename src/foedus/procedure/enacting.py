"""What a decision puts into the register: appointments, the chair, the next session; as acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.evidence import Evidence
from foedus.law.terms.wording import Wording
from foedus.procedure.errors import BadEffect


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointed:
    """*person* holds *office* (its id in the register) from *effect* on.

    *until* is the first day on which the term is over, where the decision names it.
    """

    office: str
    person: str
    effect: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissed:
    """*person* leaves *office* on *effect*."""

    office: str
    person: str
    effect: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairPassed:
    """*party* presides over *organisation* from *effect* on, with *co_chairs*; *person* for it."""

    organisation: str
    party: str
    effect: date
    until: date | None = None
    person: str = ""
    co_chairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairGivenUp:
    """*party* gives up the chair of *organisation* on *effect*."""

    organisation: str
    party: str
    effect: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSession:
    """The next session: *session* is its id in the register, *effect* the day it is planned for.

    *effect* is None where only the place was decided.
    """

    session: str
    place: str
    effect: date | None = None


Effect: TypeAlias = Appointed | Dismissed | ChairPassed | ChairGivenUp | NextSession
"""What a decision changes besides adopting a text."""


def acts_of(
    effects: tuple[Effect, ...], decided: date, name: str, evidence: Evidence
) -> tuple[Act, ...]:
    """The acts that a decision taken on *decided* puts into the register.

    Each act stands in the file of its `Act.instrument`: the office, the organisation, the
    session. *name* begins their ids, which are numbered from 1. Raises `BadEffect` for an end
    that is not after the beginning.
    """
    for effect in effects:
        _check(effect)
    return tuple(
        _act(effect, decided, f"{name}-{number}", evidence)
        for number, effect in enumerate(effects, start=1)
    )


def _check(effect: Effect) -> None:
    for fault in _faults(effect):
        raise BadEffect(fault)


def _faults(effect: Effect) -> Iterator[str]:
    if isinstance(effect, Appointed | Dismissed) and not effect.person.strip():
        yield f"Nobody is named for {effect.office}. Name the person."
    until = effect.until if isinstance(effect, Appointed | ChairPassed) else None
    if until is not None and effect.effect is not None and until <= effect.effect:
        yield f"It would end on {until}, not after it begins on {effect.effect}."
    if isinstance(effect, ChairPassed) and effect.party in effect.co_chairs:
        yield f"{effect.party} cannot be co-chair beside itself. Leave it out."


def _act(effect: Effect, decided: date, name: str, evidence: Evidence) -> Act:
    act = Act(
        id=name,
        kind=_KINDS[type(effect)],
        instrument="",
        date=decided,
        effect=effect.effect,
        evidence=evidence,
    )
    match effect:
        case Appointed(office=office, person=person, until=until):
            return replace(act, instrument=office, person=person, until=until)
        case Dismissed(office=office, person=person):
            return replace(act, instrument=office, person=person)
        case ChairPassed():
            return replace(
                act,
                instrument=effect.organisation,
                party=effect.party,
                until=effect.until,
                person=effect.person,
                co_chairs=effect.co_chairs,
            )
        case ChairGivenUp(organisation=organisation, party=party):
            return replace(act, instrument=organisation, party=party)
        case NextSession(session=session, place=place):
            return replace(act, instrument=session, place=place)


_KINDS: Final[dict[type, Kind]] = {
    Appointed: Kind.APPOINTMENT,
    Dismissed: Kind.DISMISSAL,
    ChairPassed: Kind.CHAIR_TAKEN,
    ChairGivenUp: Kind.CHAIR_LEFT,
    NextSession: Kind.SESSION_PLANNED,
}

SAID: Final[dict[type, Wording]] = {
    Appointed: Wording("appointment", "назначение"),
    Dismissed: Wording("dismissal", "освобождение от должности"),
    ChairPassed: Wording("chair", "председательство"),
    ChairGivenUp: Wording("chair given up", "отказ от председательства"),
    NextSession: Wording("next session", "следующее заседание"),
}
"""What each effect is called."""
