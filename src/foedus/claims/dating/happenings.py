"""What a register holds of single days: sessions, and what states and organs did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.organisations import Session
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What the register holds of a day: a session (*place*), or an act.

    *party* is the state whose act it is, empty for what organs do; *about* is the instrument, the
    organisation or the person that the act is about, *within* the organisation of an instrument.
    A session has none of these.
    """

    day: date
    title: Wording
    place: str = ""
    party: str = ""
    about: str = ""
    within: str = ""

    @property
    def is_session(self) -> bool:
        """Whether it is a session: known by its town, not by what it is about."""
        return not self.about


def happenings_of(register: Register) -> Iterator[Happening]:
    """All sessions, planned or held, and all acts, whose days are known for certain."""
    for session in register.sessions:
        yield from _sessions(session)
    for held in register.instruments:
        if isinstance(held.adopted, date):
            yield Happening(day=held.adopted, title=held.title, about=held.id, within=held.within)
        yield from _acts(held.acts, held.title, held.id, held.within)
    for one in register.organisations:
        acts = tuple(act for act in one.acts if act.party)
        yield from _acts(acts, one.title, one.id, one.id)
    for office in register.offices:
        for act in office.acts:
            if act.person:
                title = office.titles[-1].title
                yield from _acts((act,), title, act.person, office.organisation)


def _sessions(session: Session) -> Iterator[Happening]:
    for act in session.acts:
        day = _session_day(act)
        if isinstance(day, date):
            yield Happening(day=day, title=session.title, place=act.place)


def _session_day(act: Act) -> object:
    if act.kind is Kind.SESSION_HELD:
        return act.date
    return act.effect if act.kind is Kind.SESSION_PLANNED else None


def _acts(acts: tuple[Act, ...], title: Wording, about: str, within: str) -> Iterator[Happening]:
    for act in acts:
        for day in (act.date, act.effect):
            if isinstance(day, date):
                yield Happening(day=day, title=title, party=act.party, about=about, within=within)
