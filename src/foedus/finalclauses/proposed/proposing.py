"""A reading as a proposal: its file, what lint says of it, and what it would do with acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from foedus.finalclauses.clause_data import TomlNaming, toml_of
from foedus.finalclauses.proposed.errors import BadSample, NotWritable
from foedus.finalclauses.proposed.register_files import instrument_in
from foedus.finalclauses.proposed.samples import (
    MOST,
    Sample,
    Tried,
    by_the_other_expiry,
    sample_codes,
    states_needed,
    tried,
    usual_sample,
)
from foedus.finalclauses.terms import Function, Reading, Status
from foedus.law.answers.lint import days_or_nth_day, lint
from foedus.law.terms.findings import Finding
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Party
from foedus.law.terms.wording import Wording

_NOT_IN_IDS: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_ID: Final = 60
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What the text does not say of itself: the id and title to be given, the day of adoption.

    *supposed*: nobody has said the day of adoption; it stands there for the sample only.
    """

    id: str
    title: Wording
    adopted: date
    supposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the proposed clauses do: lint on them, and days computed on sample acts.

    *otherwise* is the day of entry into force by the other reading of "upon the expiry of";
    None where the text does not say so, or both give one day.
    """

    instrument: Instrument
    findings: tuple[Finding, ...]
    tried: Tried
    otherwise: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A reading as the file of an instrument, *clauses* (TOML), and what follows from it.

    *outcome* None: the values cannot stand together, as *fault* tells.
    """

    reading: Reading
    called: Called
    clauses: str
    outcome: Outcome | None
    fault: NotWritable | BadSample | None = None


_A_YEAR: Final = timedelta(days=365)
_SUPPOSED_DAY: Final = """\
# The day of adoption was not given: this is the day of the sample. Correct it.
# День принятия не указан: это день примера. Исправьте его.
"""


def called_by_name(name: str, title: str, adopted: date, *, supposed: bool = False) -> Called:
    """An id made from the name of a file, and the title that its text has, or that name.

    >>> called_by_name("Free Trade (2011).pdf", "", date(2011, 10, 18)).id
    'proposed/free-trade-2011'
    """
    stem = name.rpartition(".")[0] or name
    plain = _NOT_IN_IDS.sub("-", stem.lower()).strip("-")[:_LONGEST_ID].strip("-")
    said = " ".join("".join(one if one.isprintable() else " " for one in title or stem).split())
    return Called(
        id=f"proposed/{plain or 'treaty'}",
        title=Wording(en=said or "treaty"),
        adopted=adopted,
        supposed=supposed,
    )


def proposed(reading: Reading, called: Called, sample: Sample | None = None) -> Proposed:
    """The file that *reading* proposes, linted and tried on *sample*, or on a usual one."""
    called = supposed_before(called, reading)
    named = sample_parties(reading, MOST)
    clauses = clauses_in_toml(reading, called, named)
    try:
        outcome = _outcome(clauses, called, named, sample)
    except (NotWritable, BadSample) as fault:
        return Proposed(reading=reading, called=called, clauses=clauses, outcome=None, fault=fault)
    return Proposed(reading=reading, called=called, clauses=clauses, outcome=outcome)


def supposed_before(called: Called, reading: Reading) -> Called:
    """A day of adoption that is only supposed lies a year before the day that the text names."""
    named = reading.given("entry_into_force.delay.date")
    if not called.supposed or not isinstance(named, date) or named > called.adopted:
        return called
    return replace(called, adopted=max(named, date.min + _A_YEAR) - _A_YEAR)


def clauses_in_toml(reading: Reading, called: Called, parties: Iterable[Party]) -> str:
    """The file of the instrument, in which those whom a clause names have their codes."""
    before = _SUPPOSED_DAY if called.supposed else ""
    text = before + toml_of(reading, naming_of(reading, called, parties))
    return _held_in_part(text) if _is_partial(reading, text) else text


def _is_partial(reading: Reading, clauses: str) -> bool:
    """Whether a clause that is absent from the file may still stand in the text.

    A clause that was merely not read must not be taken for silence (VCLT 24(2), 56).
    """
    doubtful = any(one.status is Status.TO_CONFIRM for one in reading.values)
    left_out = [
        name
        for name in (Function.ENTRY_INTO_FORCE, Function.WITHDRAWAL)
        if f"\n[{name.value}]\n" not in clauses
        and (name is Function.ENTRY_INTO_FORCE or reading.clause(name) is not None)
    ]
    told = (not reading.whole, reading.unread, reading.notices, doubtful, left_out)
    return any(told)


def _held_in_part(clauses: str) -> str:
    """The file with the word that it does not hold the whole text, at the end of its head."""
    if "\ntext_held = " in clauses:
        return clauses
    head, gap, rest = clauses.rstrip("\n").partition("\n\n")
    return f'{head}\ntext_held = "in-part"{gap}{rest}\n'


def naming_of(reading: Reading, called: Called, parties: Iterable[Party]) -> TomlNaming:
    """How the file is to call the instrument, and those whom a clause names."""
    return TomlNaming(
        id=called.id,
        title=called.title,
        adopted=called.adopted,
        languages=(reading.language,),
        codes=codes_by_name(parties),
    )


def codes_by_name(parties: Iterable[Party]) -> Mapping[str, str]:
    """The code of each party by every name of it."""
    named = [(name, one.code) for one in parties for name in (one.name.en, one.name.ru, *one.also)]
    return {name: code for name, code in named if name}


def sample_parties(reading: Reading, number: int) -> tuple[Party, ...]:
    """Sample states: those that the clause says must be among them, then State A and on."""
    included = reading.given("entry_into_force.must_include")
    names = tuple(dict.fromkeys(included))[:number] if isinstance(included, tuple) else ()
    codes = sample_codes(number)
    named = [Party(code=code, name=Wording(en=name)) for code, name in zip(codes, names)]  # noqa: B905 - as many as there are names
    others = enumerate(codes[len(named) :])
    return (*named, *(Party(code=code, name=_numbered(place)) for place, code in others))


def _numbered(place: int) -> Wording:
    round_, letter = divmod(place, len(_LETTERS))
    mark = _LETTERS[letter] + (str(round_ + 1) if round_ else "")
    return Wording(f"State {mark}", f"Государство {mark}")


def _outcome(
    clauses: str, called: Called, named: tuple[Party, ...], sample: Sample | None
) -> Outcome:
    instrument = instrument_in(clauses, called.id, named)
    asked_of = [
        place for place, one in enumerate(named, 1) if sample and one.code in sample.consents
    ]
    parties = named[: max([states_needed(instrument), *asked_of])]
    asked = sample or usual_sample(parties, called.adopted)
    is_ambiguous = any(days_or_nth_day(instrument))
    found = tried(instrument, parties, asked)
    other = by_the_other_expiry(instrument, parties, asked) if is_ambiguous else None
    return Outcome(
        instrument=instrument,
        findings=tuple(lint(instrument)),
        tried=found,
        otherwise=other if other != found.in_force else None,
    )
