"""Random registers: one instrument, the states AA to HH, and what they may do under it.

Everything here is certain (every date is a day, nothing is disputed), and every act is well
formed: a notice of withdrawal comes after a consent, an objection after its reservation. The
properties add doubt, or one more act, themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

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

CONSENTING = (Kind.RATIFICATION, Kind.ACCESSION, Kind.NOTIFICATION)


# building blocks


def act(kind: Kind, party: str, day: date | None, **more: object) -> Act:
    """An act of *party* on *day*; its id tells what it is unless another is given."""
    name = f"{kind}-{party}-{day}"
    return Act(**{"id": name, "kind": kind, "instrument": TREATY, "party": party, "date": day, **more})  # type: ignore[arg-type]


def treaty(acts: Iterable[Act], condition: Condition | None = None, **clauses: object) -> Instrument:
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


# strategies


def days(first: date = ADOPTED, last: date = LAST_ACT) -> st.SearchStrategy[date]:
    """Days, often at the end of a month, where the arithmetic is hard."""
    first_months = (date(year, month, 1) for year in range(1992, 1999) for month in range(1, 13))
    ends = [end for one in first_months if first <= (end := one - timedelta(days=1)) <= last]
    anywhere = st.dates(first, last)
    return st.one_of(anywhere, st.sampled_from(ends)) if ends else anywhere


def states(count: int = len(STATES), *, least: int = 0) -> st.SearchStrategy[list[str]]:
    """Some of the states."""
    return st.lists(st.sampled_from(STATES), unique=True, min_size=least, max_size=count)


@st.composite
def delays(draw: st.DrawFn, *, base: Base = Base.DEPOSIT, longest_months: int = 12) -> Delay:
    """Delays in days, months or years, with their policies."""
    unit = draw(st.sampled_from(("none", "days", "months", "years")))
    amounts = {
        "none": {},
        "days": {"days": draw(st.integers(0, 90))},
        "months": {"months": draw(st.integers(1, longest_months))},
        "years": {"years": draw(st.integers(1, 2))},
    }
    return Delay(
        **amounts[unit],
        base=base,
        month_end=draw(st.sampled_from(MonthEnd)),
        expiry=draw(st.sampled_from(Expiry)),
        rounding=draw(st.sampled_from((Rounding.NONE, Rounding.NONE, *Rounding))),
    )


def groups() -> st.SearchStrategy[StateSet]:
    """Sets of states that a clause may count among."""
    listed = states(5, least=1).map(lambda codes: Listed(frozenset(codes)))
    return st.one_of(
        st.sampled_from((Group.ANY, Group.SIGNATORIES, Group.NEGOTIATING)),
        listed,
    )


def units() -> st.SearchStrategy[What]:
    """What a clause may count."""
    return st.sampled_from((What.CONSENTS, What.CONSENTS, What.RATIFICATIONS, What.NOTIFICATIONS))


def leaves() -> st.SearchStrategy[Condition]:
    """Conditions that count."""
    return st.one_of(
        st.builds(Count, st.integers(1, 4), units(), groups()),
        st.builds(
            Share,
            st.sampled_from((Fraction(1, 2), Fraction(2, 3), Fraction(1))),
            units(),
            groups().filter(lambda group: group is not Group.ANY),
            more_than=st.booleans(),
        ),
        st.builds(Every, groups().filter(lambda group: group is not Group.ANY), units()),
        st.builds(Includes, states(3, least=1).map(frozenset), units()),
        st.builds(FromDay, days()),
    )


def conditions() -> st.SearchStrategy[Condition]:
    """Conditions of entry into force: counted, joined by "and" and by "or"."""
    several = st.lists(leaves(), min_size=1, max_size=3).map(tuple)
    return st.one_of(leaves(), leaves(), st.builds(All, several), st.builds(AnyOf, several))


@st.composite
def entry_clauses(
    draw: st.DrawFn, wanted: st.SearchStrategy[Condition | None] | None = None
) -> EntryIntoForce:
    """Clauses on entry into force; None for the condition is silence (VCLT 24(2))."""
    condition = draw(wanted if wanted is not None else st.one_of(conditions(), st.none()))
    return EntryIntoForce(
        text=TEXT,
        condition=condition,
        delay=draw(delays()),
        later=draw(st.one_of(st.none(), delays())),
        accession=draw(st.one_of(st.none(), delays())),
        split=draw(st.sampled_from(Split)),
    )


@st.composite
def withdrawal_clauses(draw: st.DrawFn) -> Withdrawal | None:
    """Clauses on withdrawal, now and then none at all."""
    if draw(st.integers(0, 5)) == 0:
        return None
    return Withdrawal(
        text=TEXT,
        notice=draw(delays()),
        allowed=draw(st.integers(0, 9)) > 0,
        earliest=draw(st.one_of(st.none(), delays())),
        earliest_for_state=draw(st.booleans()),
    )


@st.composite
def clauses(
    draw: st.DrawFn, wanted: st.SearchStrategy[Condition | None] | None = None
) -> Clauses:
    """The final clauses of a treaty."""
    manner = draw(st.sampled_from((Manner.SUBJECT_TO_PROCEDURES,) * 3 + (Manner.DEFINITIVE,)))
    provisional = ProvisionalApplication(
        text=TEXT,
        delay=draw(delays(base=Base.SIGNATURE, longest_months=2)),
        end_notice=draw(delays(longest_months=2)),
    )
    return Clauses(
        signature=SignatureClause(text=TEXT, manner=manner),
        entry_into_force=draw(entry_clauses(wanted)),
        withdrawal=draw(withdrawal_clauses()),
        provisional=draw(st.sampled_from((None, provisional))),
        reservations=draw(st.sampled_from((None, Reservations(text=TEXT)))),
    )


def _after(draw: st.DrawFn, day: date, longest: int = 700) -> date:
    return day + timedelta(days=draw(st.integers(1, longest)))


def _dated(draw: st.DrawFn, *made: Act) -> list[Act]:
    """The acts, each with the day on which the register learnt of it, or with none."""
    late = st.one_of(st.none(), st.integers(0, 400))
    found = []
    for one in made:
        by = draw(late)
        known = one.known_from()
        recorded = None if by is None or known is None else known + timedelta(days=by)
        found.append(replace(one, recorded=recorded))
    return found


def _signature(draw: st.DrawFn, party: str) -> list[Act]:
    day = draw(st.one_of(st.just(ADOPTED), days(last=date(1993, 6, 30))))
    made = [act(Kind.SIGNATURE, party, day)]
    if draw(st.integers(0, 9)) == 0:
        made.append(act(Kind.SIGNATURE_WITHDRAWN, party, _after(draw, day)))
    return made


def _life(draw: st.DrawFn, party: str, day: date) -> tuple[list[Act], date]:
    """A consent and what became of it; and the first day on which the state may consent anew."""
    consent = act(draw(st.sampled_from(CONSENTING)), party, day)
    fate = draw(st.sampled_from(("stands", "stands", "taken back", "denounced", "revoked")))
    if fate == "stands":
        return [consent], LAST_ACT
    later = _after(draw, day)
    if fate == "taken back":
        return [consent, act(Kind.INSTRUMENT_WITHDRAWN, party, later, about=consent.id)], later
    notice = act(Kind.WITHDRAWAL, party, later)
    if fate == "denounced":
        return [consent, notice], later + timedelta(days=800)
    revoked = _after(draw, later, 300)
    return [consent, notice, act(Kind.WITHDRAWAL_REVOKED, party, revoked, about=notice.id)], LAST_ACT


def _consents(draw: st.DrawFn, party: str) -> list[Act]:
    """A state's consent, and another one after it has left."""
    made, free = _life(draw, party, draw(days()))
    if free < LAST_ACT and draw(st.booleans()):
        again = free + timedelta(days=draw(st.integers(1, 300)))
        made += [act(Kind.ACCESSION, party, again)]
    return made


def _reservation(draw: st.DrawFn, consent: Act, others: tuple[str, ...]) -> list[Act]:
    day = consent.date
    assert isinstance(day, date)
    told = day + timedelta(days=draw(st.integers(0, 60)))
    made = act(
        Kind.RESERVATION,
        consent.party,
        day,
        provisions=("5",),
        notified=draw(st.sampled_from((None, told))),
        notified_to=tuple(
            (other, told + timedelta(days=draw(st.integers(0, 90))))
            for other in draw(st.lists(st.sampled_from(others), unique=True, max_size=3))
        ),
    )
    objections = [
        act(
            Kind.OBJECTION,
            other,
            day + timedelta(days=draw(st.integers(1, 600))),
            about=made.id,
            opposes_entry_into_force=draw(st.booleans()),
        )
        for other in draw(st.lists(st.sampled_from(others), unique=True, max_size=2))
    ]
    return [made, *objections]


def _suspension(draw: st.DrawFn, party: str) -> list[Act]:
    day = draw(days())
    ended = act(Kind.SUSPENSION_ENDED, party, _after(draw, day))
    return [act(Kind.SUSPENSION, party, day), *draw(st.sampled_from(([], [ended])))]


@st.composite
def treaties(
    draw: st.DrawFn,
    *,
    stated: bool = False,
    wanted: st.SearchStrategy[Condition | None] | None = None,
) -> Instrument:
    """A treaty with random clauses and acts. *stated*: sources also state who is party."""
    made: list[Act] = []
    for party in draw(states()):
        made += _signature(draw, party)
    for party in draw(states(6, least=2)):
        made += _consents(draw, party)
    first = [one for one in made if one.kind in CONSENTING]
    for consent in draw(st.lists(st.sampled_from(first), max_size=2, unique_by=id)):
        made += _reservation(draw, consent, tuple(s for s in STATES if s != consent.party))
    for party in draw(states(2)):
        made += _suspension(draw, party)
    for party in draw(states(2)):
        made.append(act(Kind.PROVISIONAL_ENDED, party, draw(days())))
    if stated:
        for party in draw(states(2)):
            says = draw(st.sampled_from((Stated.PARTY, Stated.ENDED, Stated.NOT_PARTY)))
            made.append(act(Kind.STATEMENT, party, None, effect=draw(days()), states=says))
    return Instrument(
        id=TREATY,
        title=Wording("Treaty"),
        adopted=ADOPTED,
        negotiating=frozenset(draw(states(5, least=1))),
        clauses=draw(clauses(wanted)),
        acts=tuple(_dated(draw, *made)),
    )
