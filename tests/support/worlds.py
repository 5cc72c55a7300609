"""Random registers: one instrument, the states AA to HH, and what they may do under it.

Everything here is certain (every date is a day, nothing is disputed), and every act is well
formed: a notice of withdrawal comes after a consent, an objection after its reservation. The
properties add doubt, or one more act, themselves. A treaty is drawn as a seed and a size, and made
from them by `Maker`: drawing each date by itself would take thirty times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from foedus.law.derive.status import Status
from foedus.law.derive.timeline import StateRecord
from foedus.law.derive.world import World, material_of
from foedus.law.terms.acts import Act, Kind, Manner, Stated
from foedus.law.terms.clauses import (
    EntryIntoForce,
    ProvisionalApplication,
    Reservations,
    SignatureClause,
    Split,
    Text,
    Withdrawal,
)
from foedus.law.terms.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    Every,
    FromDay,
    Group,
    Includes,
    Listed,
    Share,
    Standing,
    StateSet,
    What,
)
from foedus.law.terms.days import Edge, Spans
from foedus.law.terms.delays import Base, Delay, Expiry, MonthEnd, Rounding
from foedus.law.terms.instruments import Clauses, Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording

STATES = ("AA", "BB", "CC", "DD", "EE", "FF", "GG", "HH")
TREATY = "x/treaty"
ADOPTED = date(1992, 1, 31)
LAST_ACT = date(1996, 12, 31)
TEXT = Text(cite="Article 1")

Choice = TypeVar("Choice")

CONSENTING = (Kind.RATIFICATION, Kind.ACCESSION, Kind.NOTIFICATION)


# building blocks


def act(kind: Kind, party: str, day: date | None, **more: object) -> Act:
    """An act of *party* on *day*; its id tells what it is unless another is given."""
    name = f"{kind}-{party}-{day}"
    return Act(
        **{"id": name, "kind": kind, "instrument": TREATY, "party": party, "date": day, **more}
    )  # type: ignore[arg-type]


def treaty(
    acts: Iterable[Act], condition: Condition | None = None, **clauses: object
) -> Instrument:
    """A treaty that enters into force when *condition* is met, with *acts* under it."""
    entry = EntryIntoForce(text=TEXT, condition=condition)
    return Instrument(
        id=TREATY,
        title=Wording("Treaty"),
        adopted=ADOPTED,
        clauses=Clauses(**{"entry_into_force": entry, **clauses}),  # type: ignore[arg-type]
        acts=tuple(acts),
    )


def adding(instrument: Instrument, *acts: Act) -> Instrument:
    """*instrument* with more acts."""
    return replace(instrument, acts=(*instrument.acts, *acts))


def without_act(instrument: Instrument, gone: Act) -> Instrument:
    """*instrument* as if one of its acts had never been."""
    return replace(instrument, acts=tuple(one for one in instrument.acts if one is not gone))


def register_of(*instruments: Instrument) -> Register:
    """A register of these instruments and of all states."""
    return Register(
        id="random",
        title=Wording("Random"),
        parties=tuple(Party(code=code, name=Wording(code)) for code in STATES),
        instruments=instruments,
    )


# asking


def status_in(register: Register) -> Status:
    """The status of the treaty in a register where nothing is in doubt."""
    found = World(material_of(register), {}).status(TREATY)
    assert found is not None
    return found


def status_of(instrument: Instrument) -> Status:
    """The status of a treaty that stands alone."""
    return status_in(register_of(instrument))


def record_of(found: Status, party: str) -> StateRecord:
    """The record of a state; an empty one where it has none."""
    return found.records.get(party, StateRecord(party, ()))


def spans_of(found: Status, party: str, standing: Standing) -> Spans:
    """While a state has a standing."""
    return record_of(found, party).spans(standing)


def party_spans(found: Status) -> dict[str, Spans]:
    """While each state is party."""
    return found.standing(Standing.PARTY)


def shape(record: StateRecord) -> tuple[tuple[Standing, date, Edge], ...]:
    """What a record says, without its proof."""
    return tuple(
        (standing, span.start, span.end) for standing in Standing for span in record.spans(standing)
    )


def shapes(found: Status) -> dict[str, tuple[tuple[Standing, date, Edge], ...]]:
    """What every record says, without its proof."""
    return {party: shape(record) for party, record in found.records.items()}


def days_worth_asking(found: Status) -> tuple[date, ...]:
    """Every day on which something changes for some state, with the days around it."""
    edges: set[Edge] = {ADOPTED, LAST_ACT}
    for record in found.records.values():
        for fact in record.facts:
            edges |= {fact.span.start, fact.span.end}
    days = sorted(edge for edge in edges if isinstance(edge, date))
    near = {day + timedelta(days=by) for day in days for by in (-1, 0, 1)}
    return tuple(sorted(near))


# making


class Maker:
    """Makes random clauses and acts from one seed."""

    def __init__(self, seed: int, size: int = len(STATES)) -> None:
        self.random = Random(seed)
        self.states = STATES[:size]

    def chance(self, per_cent: int) -> bool:
        return self.random.randrange(100) < per_cent

    def one_of(self, choices: Sequence[Choice]) -> Choice:
        return self.random.choice(choices)

    def some(self, least: int = 0, most: int = len(STATES)) -> tuple[str, ...]:
        """Some of the states."""
        most = min(most, len(self.states))
        return tuple(self.random.sample(self.states, self.random.randint(min(least, most), most)))

    def day(self, first: date = ADOPTED, last: date = LAST_ACT) -> date:
        """A day, often at the end of a month, where the arithmetic is hard."""
        day = first + timedelta(days=self.random.randint(0, (last - first).days))
        end = day.replace(day=1) - timedelta(days=1)
        return end if end >= first and self.chance(40) else day

    def after(self, day: date, longest: int = 700) -> date:
        return day + timedelta(days=self.random.randint(1, longest))

    def delay(self, base: Base = Base.DEPOSIT, longest_months: int = 12) -> Delay:
        """A delay in days, months or years, with its policies."""
        unit = self.one_of(("none", "days", "months", "years"))
        return Delay(
            days=self.random.randint(0, 90) if unit == "days" else 0,
            months=self.random.randint(1, longest_months) if unit == "months" else 0,
            years=self.random.randint(1, 2) if unit == "years" else 0,
            base=base,
            month_end=self.one_of(tuple(MonthEnd)),
            expiry=self.one_of(tuple(Expiry)),
            rounding=self.one_of((Rounding.NONE,) * 4 + tuple(Rounding)),
        )

    # clauses

    def named_group(self) -> StateSet:
        """A set of states that a clause names."""
        listed = Listed(frozenset(self.some(1, 5)))
        return self.one_of((Group.SIGNATORIES, Group.NEGOTIATING, listed))

    def unit(self) -> What:
        return self.one_of((What.CONSENTS,) * 3 + (What.RATIFICATIONS, What.NOTIFICATIONS))

    def count(self) -> Condition:
        among = self.one_of((Group.ANY, Group.ANY, self.named_group()))
        return Count(self.random.randint(1, 4), self.unit(), among)

    def share(self) -> Condition:
        share = self.one_of((Fraction(1, 2), Fraction(2, 3), Fraction(1)))
        return Share(share, self.unit(), self.named_group(), more_than=self.chance(30))

    def leaf(self) -> Condition:
        """A condition that counts, or a day."""
        match self.random.randrange(10):
            case 0 | 1 | 2 | 3:
                return self.count()
            case 4 | 5:
                return self.share()
            case 6 | 7:
                return Every(self.named_group(), self.unit())
            case 8:
                return Includes(frozenset(self.some(1, 3)), self.unit())
            case _:
                return FromDay(self.day())

    def condition(self) -> Condition:
        """A condition of entry into force: counted, joined by "and" or by "or"."""
        several = tuple(self.leaf() for _ in range(self.random.randint(1, 3)))
        return self.one_of((several[0], several[0], All(several), AnyOf(several)))

    def entry_clause(self, condition: Condition | None) -> EntryIntoForce:
        return EntryIntoForce(
            text=TEXT,
            condition=condition,
            delay=self.delay(),
            later=self.one_of((None, self.delay())),
            accession=self.one_of((None, self.delay())),
            split=self.one_of(tuple(Split)),
        )

    def withdrawal_clause(self) -> Withdrawal | None:
        """A clause on withdrawal, now and then none at all."""
        if self.chance(15):
            return None
        return Withdrawal(
            text=TEXT,
            notice=self.delay(),
            allowed=self.chance(90),
            earliest=self.one_of((None, self.delay())),
            earliest_for_state=self.chance(50),
        )

    def clauses(self, condition: Condition | None) -> Clauses:
        """The final clauses of a treaty."""
        subject, definitive = Manner.SUBJECT_TO_PROCEDURES, Manner.DEFINITIVE
        provisional = ProvisionalApplication(
            text=TEXT,
            delay=self.delay(Base.SIGNATURE, 2),
            end_notice=self.delay(longest_months=2),
        )
        manner = self.one_of((subject, subject, subject, definitive))
        return Clauses(
            signature=SignatureClause(text=TEXT, manner=manner),
            entry_into_force=self.entry_clause(condition),
            withdrawal=self.withdrawal_clause(),
            provisional=self.one_of((None, provisional)),
            reservations=self.one_of((None, Reservations(text=TEXT))),
        )

    # acts

    def signature(self, party: str) -> list[Act]:
        day = self.one_of((ADOPTED, self.day(last=date(1993, 6, 30))))
        made = [act(Kind.SIGNATURE, party, day)]
        if self.chance(10):
            made.append(act(Kind.SIGNATURE_WITHDRAWN, party, self.after(day)))
        return made

    def consents(self, party: str) -> list[Act]:
        """A consent, what became of it, and another consent after the state has left."""
        made, free = self._life(party, self.day())
        if free < LAST_ACT and self.chance(50):
            made.append(act(Kind.ACCESSION, party, self.after(free, 300)))
        return made

    def _life(self, party: str, day: date) -> tuple[list[Act], date]:
        """A consent and its fate; and the first day on which the state may consent anew."""
        consent = act(self.one_of(CONSENTING), party, day)
        later = self.after(day)
        notice = act(Kind.WITHDRAWAL, party, later)
        match self.random.randrange(6):
            case 0:
                gone = act(Kind.INSTRUMENT_WITHDRAWN, party, later, about=consent.id)
                return [consent, gone], later
            case 1:
                return [consent, notice], later + timedelta(days=800)
            case 2:
                revoked = self.after(later, 300)
                back = act(Kind.WITHDRAWAL_REVOKED, party, revoked, about=notice.id)
                return [consent, notice, back], LAST_ACT
            case _:
                return [consent], LAST_ACT

    def reservation(self, consent: Act) -> list[Act]:
        """A reservation made with a consent, its notifications, and objections to it."""
        day = consent.date
        assert isinstance(day, date)
        others = tuple(code for code in STATES if code != consent.party)
        told = self.after(day, 60)
        made = act(
            Kind.RESERVATION,
            consent.party,
            day,
            provisions=("5",),
            notified=self.one_of((None, told)),
            notified_to=tuple((other, self.after(told, 90)) for other in others[:3]),
        )
        objections = (
            act(
                Kind.OBJECTION,
                other,
                self.after(day, 600),
                about=made.id,
                opposes_entry_into_force=self.chance(50),
            )
            for other in self.random.sample(others, 2)
        )
        return [made, *objections]

    def suspension(self, party: str) -> list[Act]:
        day = self.day()
        ended = act(Kind.SUSPENSION_ENDED, party, self.after(day))
        return [act(Kind.SUSPENSION, party, day), *([ended] if self.chance(60) else [])]

    def statement(self, party: str) -> Act:
        says = self.one_of((Stated.PARTY, Stated.ENDED, Stated.NOT_PARTY))
        return act(Kind.STATEMENT, party, None, effect=self.day(), states=says)

    def recorded(self, made: Act) -> Act:
        """The act with the day on which the register learnt of it: at once, or later."""
        known = made.known_from()
        if known is None or self.chance(40):
            return made
        return replace(made, recorded=known + timedelta(days=self.random.randint(0, 400)))

    def acts(self, *, stated: bool) -> list[Act]:
        """What the states did; *stated*: and what sources say of some of them."""
        made = [one for party in self.some() for one in self.signature(party)]
        made += [one for party in self.some(2, 6) for one in self.consents(party)]
        first = [one for one in made if one.kind in CONSENTING]
        for consent in self.random.sample(first, min(len(first), self.random.randint(0, 2))):
            made += self.reservation(consent)
        for party in self.some(0, 2):
            made += self.suspension(party)
        made += [act(Kind.PROVISIONAL_ENDED, party, self.day()) for party in self.some(0, 2)]
        if stated:
            made += [self.statement(party) for party in self.some(0, 2)]
        return [self.recorded(one) for one in made]

    def treaty(self, condition: Condition | None, *, stated: bool = False) -> Instrument:
        """A treaty with random clauses and acts."""
        return Instrument(
            id=TREATY,
            title=Wording("Treaty"),
            adopted=ADOPTED,
            negotiating=frozenset(self.some(1, 5)),
            clauses=self.clauses(condition),
            acts=tuple(self.acts(stated=stated)),
        )


# strategies


def days(first: date = ADOPTED, last: date = LAST_ACT) -> st.SearchStrategy[date]:
    """Days between two days, both possible."""
    return st.dates(first, last)


def makers() -> st.SearchStrategy[Maker]:
    """Makers of treaties among two states and more."""
    return st.builds(Maker, st.integers(0, 2**32), st.integers(2, len(STATES)))


def delays() -> st.SearchStrategy[Delay]:
    """Delays in days, months or years, with their policies."""
    return makers().map(lambda maker: maker.delay())


def treaties(*, stated: bool = False, counting: bool = False) -> st.SearchStrategy[Instrument]:
    """Treaties with random clauses and acts.

    Silence on entry into force is one of the clauses; *counting*: it is always a number.
    *stated*: sources also state who is party.
    """

    def made(maker: Maker) -> Instrument:
        condition = None if maker.chance(10) else maker.condition()
        chosen = Count(maker.random.randint(1, 4)) if counting else condition
        return maker.treaty(chosen, stated=stated)

    return makers().map(made)
