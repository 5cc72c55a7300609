"""When a draft would enter into force, and for whom: an answer of the law engine, with its proof.

The draft is put into the register as if adopted, with the signatures and consents that are
supposed; then the register is asked as it is asked of any treaty. Nothing is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from foedus.drafting.instrument import with_instrument
from foedus.law.answers.answers import Moment, PartyStanding, Proof, StatusAnswer
from foedus.law.answers.questions.status import standing_of, status, stretches
from foedus.law.answers.standing import Word
from foedus.law.answers.told import Told
from foedus.law.answers.worlds import Worlds
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.conditions import Count, Every, Includes, Share, What, parts_of
from foedus.law.terms.days import Edge
from foedus.law.terms.evidence import Evidence
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister

_SUPPOSED = Evidence(note=Wording("supposed", "предположено"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """Adopted on a day; who signs when, and whose consent the depositary receives when."""

    adopted: date
    signatures: Mapping[str, date] = field(default_factory=dict)
    consents: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeseenFor:
    """How a state would stand in the end, and since when; *bound* None: never on these facts."""

    party: str
    word: Told[Word]
    bound: date | None
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """When the instrument would enter into force, with the proof, and for each state."""

    in_force_from: Told[Edge | None]
    proof: Proof
    parties: tuple[ForeseenFor, ...]
    opened: OpenRegister
    status: StatusAnswer


def foreseen(opened: OpenRegister, instrument: Instrument, supposed: Supposition) -> Foreseen:
    """What would follow for *instrument* (as `instrument.read_clauses` makes it)."""
    acts = tuple(_acts(instrument, supposed))
    held = replace(instrument, adopted=supposed.adopted, acts=acts)
    after = OpenRegister(with_instrument(opened.register, held), opened.language, before=opened)
    worlds = after.worlds(None)
    answer = status(worlds, held.id, Moment(on=_late_enough(worlds, held, supposed)))
    parties = sorted({*supposed.signatures, *supposed.consents})
    rows = (standing_of(worlds, held.id, party, answer.moment) for party in parties)
    return Foreseen(
        in_force_from=answer.in_force_from,
        proof=answer.proof,
        parties=tuple(_foreseen_for(worlds, held.id, row) for row in rows),
        opened=after,
        status=answer,
    )


def _acts(instrument: Instrument, supposed: Supposition) -> Iterator[Act]:
    for party, day in sorted(supposed.signatures.items()):
        yield _act(instrument.id, Kind.SIGNATURE, party, day)
    consent = usual_consent(instrument)
    for party, day in sorted(supposed.consents.items()):
        if party in supposed.signatures:
            yield _act(instrument.id, consent, party, day)
        else:
            yield _act(instrument.id, Kind.ACCESSION, party, day)


def _act(instrument: str, kind: Kind, party: str, day: date) -> Act:
    return Act(
        id=f"supposed-{kind}-{party}",
        kind=kind,
        instrument=instrument,
        party=party,
        date=day,
        received=None if kind is Kind.SIGNATURE else day,
        evidence=_SUPPOSED,
    )


def usual_consent(instrument: Instrument) -> Kind:
    """How a signatory consents by the clause: it notifies, or it ratifies."""
    clause = instrument.clauses.entry_into_force
    for part in parts_of(clause.condition) if clause is not None else ():
        if isinstance(part, Count | Share | Every | Includes) and part.what is What.NOTIFICATIONS:
            return Kind.NOTIFICATION
    return Kind.RATIFICATION


def _late_enough(worlds: Worlds, held: Instrument, supposed: Supposition) -> date:
    """A day after everything that follows from what is supposed."""
    days = [supposed.adopted, *supposed.signatures.values(), *supposed.consents.values()]
    parties = {*supposed.signatures, *supposed.consents}
    days += [one.since for party in parties for one in stretches(worlds, held.id, party)]
    return max(days)


def _foreseen_for(worlds: Worlds, instrument: str, row: PartyStanding) -> ForeseenFor:
    bound = [
        one.since
        for one in stretches(worlds, instrument, row.party)
        if Word.PARTY in one.word.values
    ]
    return ForeseenFor(
        party=row.party, word=row.word, bound=min(bound, default=None), proof=row.proof
    )
