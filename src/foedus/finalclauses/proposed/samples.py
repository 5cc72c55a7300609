"""What clauses would do: sample acts are put to the law engine, and its days are told.

The acts are supposed, of states without a name; the rule that gives each day is the engine's
(VCLT 24, 54, 56), the same that answers for the acts of a register.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from foedus.finalclauses.proposed.errors import BadSample
from foedus.law.answers.answers import Moment
from foedus.law.answers.questions.status import status, stretches
from foedus.law.answers.standing import Word
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.calendar import add_months
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.clauses import EntryIntoForce
from foedus.law.terms.conditions import Count, Every, Includes, Share, What, parts_of
from foedus.law.terms.delays import Delay, Expiry
from foedus.law.terms.evidence import Evidence
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister

MOST: Final = 60
"""So many states at most do sample acts."""
USUAL: Final = 3
"""So many states where the clauses count none; where all must consent, two show it."""
_MONTHS_APART: Final = 1
_CODES: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_EVIDENCE: Final = Evidence(note=Wording("supposed", "предположено"))
_A_YEAR: Final = timedelta(days=365)
_NEAREST, _FURTHEST = date(1700, 1, 1), date(2400, 1, 1)


@dataclass(frozen=True, slots=True)
class Sample:
    """All sign on a day; the consents of the states are received on days of their own."""

    signed: date
    consents: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleState:
    """A state of the sample: when its consent is received, and since when it is bound."""

    code: str
    name: Wording
    consents: date | None
    bound: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A state gives notice on a day; *left* is the first day on which it is bound no more."""

    code: str
    notice: date
    left: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What the engine computed on sample acts.

    *in_force* None: the sample acts do not bring it into force.
    """

    sample: Sample
    in_force: date | None
    states: tuple[SampleState, ...]
    leaving: Leaving | None


def sample_codes(number: int) -> tuple[str, ...]:
    """The codes of so many sample states: codes that ISO 3166 leaves to its users.

    >>> sample_codes(3)
    ('XA', 'XB', 'XC')
    """
    if not 1 <= number <= MOST:
        raise BadSample(
            Wording(
                f"A sample has between 1 and {MOST} states.",
                f"В примере от 1 до {MOST} государств.",
            )
        )
    letters = [f"X{one}" for one in _CODES] + [f"Q{one}" for one in _CODES[12:]]
    letters += [f"Z{one}" for one in _CODES]
    return tuple(letters[:number])


def states_needed(instrument: Instrument) -> int:
    """So many sample states show what the clauses do: one more than they count."""
    if instrument.bilateral:
        return 2
    clause = instrument.clauses.entry_into_force
    parts = tuple(parts_of(clause.condition)) if clause is not None else ()
    counted = [one.number for one in parts if isinstance(one, Count)]
    named = {code for one in parts if isinstance(one, Includes) for code in one.parties}
    fewest = 2 if counted or any(isinstance(one, Every) for one in parts) else USUAL
    return min(max([fewest, *(number + 1 for number in counted), len(named) + 1]), MOST)


def usual_sample(parties: Iterable[Party], signed: date) -> Sample:
    """Each consents a month after the one before, the first a month after the signature."""
    numbered = enumerate(parties, start=1)
    days = {one.code: add_months(signed, _MONTHS_APART * place) for place, one in numbered}
    return Sample(signed, days)


def tried(instrument: Instrument, parties: tuple[Party, ...], sample: Sample) -> Tried:
    """What the clauses of *instrument* do with the acts of *sample*. Raises BadSample."""
    _check(sample)
    held = _with_acts(instrument, parties, sample)
    opened = _opened(held, parties)
    return Tried(
        sample=sample,
        in_force=_in_force(opened, held, sample),
        states=tuple(
            SampleState(
                code=one.code,
                name=one.name,
                consents=sample.consents.get(one.code),
                bound=_bound(opened.worlds(None), held.id, one.code),
            )
            for one in parties
        ),
        leaving=_leaving(held, parties, opened),
    )


def _check(sample: Sample) -> None:
    days = (sample.signed, *sample.consents.values())
    if not all(_NEAREST <= day < _FURTHEST for day in days):
        raise BadSample(
            Wording(
                f"A day of a sample is between {_NEAREST} and {_FURTHEST}.",
                f"День примера – между {_NEAREST} и {_FURTHEST}.",
            )
        )
    if any(day < sample.signed for day in sample.consents.values()):
        raise BadSample(
            Wording(
                "No consent is received before the signature. Give a later day.",
                "Согласие не может быть получено до подписания. Укажите более поздний день.",
            )
        )


def _opened(instrument: Instrument, parties: tuple[Party, ...]) -> OpenRegister:
    return OpenRegister(
        Register(
            id="sample",
            title=Wording("A sample", "Пример"),
            parties=parties,
            instruments=(instrument,),
        )
    )


def _with_acts(instrument: Instrument, parties: tuple[Party, ...], sample: Sample) -> Instrument:
    acts = (*_acts(instrument, parties, sample),)
    return replace(
        instrument,
        adopted=sample.signed,
        negotiating=frozenset(one.code for one in parties),
        acts=acts,
    )


def _acts(instrument: Instrument, parties: tuple[Party, ...], sample: Sample) -> Iterator[Act]:
    for one in parties:
        yield _act(instrument.id, Kind.SIGNATURE, one.code, sample.signed)
    consent = _usual_consent(instrument.clauses.entry_into_force)
    for code, day in sorted(sample.consents.items()):
        yield _act(instrument.id, consent, code, day)


def _act(instrument: str, kind: Kind, party: str, day: date) -> Act:
    return Act(
        id=f"sample-{kind}-{party}",
        kind=kind,
        instrument=instrument,
        party=party,
        date=day,
        received=None if kind is Kind.SIGNATURE else day,
        evidence=_EVIDENCE,
    )


def _usual_consent(clause: EntryIntoForce | None) -> Kind:
    """How a signatory consents by the clause: it notifies, or it ratifies."""
    for part in parts_of(clause.condition) if clause is not None else ():
        if isinstance(part, Count | Share | Every | Includes) and part.what is What.NOTIFICATIONS:
            return Kind.NOTIFICATION
    return Kind.RATIFICATION


def _in_force(opened: OpenRegister, held: Instrument, sample: Sample) -> date | None:
    last = max([sample.signed, *sample.consents.values()])
    told = status(opened.worlds(None), held.id, Moment(on=last)).in_force_from
    days = [one for one in told.values if isinstance(one, date)]
    return days[0] if told.certain and days else None


def _bound(worlds: Worlds, instrument: str, party: str) -> date | None:
    spans = stretches(worlds, instrument, party)
    return min((one.since for one in spans if Word.PARTY in one.word.values), default=None)


def by_the_other_expiry(
    instrument: Instrument, parties: tuple[Party, ...], sample: Sample
) -> date | None:
    """The day by the other reading of "upon the expiry of n days"; None where there is none."""
    clause = instrument.clauses.entry_into_force
    if clause is None or not clause.delay.days:
        return None
    other = replace(clause, delay=_other_expiry(clause.delay))
    changed = replace(instrument, clauses=replace(instrument.clauses, entry_into_force=other))
    held = _with_acts(changed, parties, sample)
    return _in_force(_opened(held, parties), held, sample)


def _other_expiry(delay: Delay) -> Delay:
    usual = delay.expiry is Expiry.ON_LAST_DAY
    return replace(delay, expiry=Expiry.DAY_AFTER if usual else Expiry.ON_LAST_DAY)


def _leaving(held: Instrument, parties: tuple[Party, ...], opened: OpenRegister) -> Leaving | None:
    """What becomes of a notice that the first of those bound gives a year after it was."""
    clause = held.clauses.withdrawal
    bound = {one.code: _bound(opened.worlds(None), held.id, one.code) for one in parties}
    code, since = next(((c, day) for c, day in bound.items() if day is not None), ("", None))
    if clause is None or not clause.allowed or since is None:
        return None
    notice = since + _A_YEAR
    act = _act(held.id, Kind.WITHDRAWAL, code, notice)
    leaver = replace(held, acts=(*held.acts, act))
    spans = stretches(_opened(leaver, parties).worlds(None), held.id, code)
    ends = [one.until for one in spans if Word.PARTY in one.word.values]
    last = max(ends, default=None)
    return Leaving(code=code, notice=notice, left=last if isinstance(last, date) else None)
