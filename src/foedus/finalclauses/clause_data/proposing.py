"""The clauses that a reading proposes, as values of the law; only what is given is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from foedus.finalclauses.clause_data.conditions import condition_of
from foedus.finalclauses.clause_data.delays import entry_delay, notice_delay, term_of
from foedus.finalclauses.terms import Function, Reading
from foedus.law.terms.clauses import (
    Duration,
    EntryIntoForce,
    ProvisionalApplication,
    ReservationRule,
    Reservations,
    Text,
    Withdrawal,
)
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlNaming:
    """What the text does not say of itself: the id, the title, the day of adoption.

    *codes*: a name as written in the text -> the code of the party ("Korea" -> "KR").
    """

    id: str
    title: Wording
    adopted: date
    languages: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedClauses:
    """The clauses that can be proposed; None where the reading gives too little for one."""

    entry_into_force: EntryIntoForce | None = None
    provisional: ProvisionalApplication | None = None
    withdrawal: Withdrawal | None = None
    duration: Duration | None = None
    reservations: Reservations | None = None


def clauses_of(reading: Reading, naming: TomlNaming) -> ProposedClauses:
    """The clauses that the given values of a reading make."""
    return ProposedClauses(
        entry_into_force=_entry(reading, naming),
        provisional=_provisional(reading, naming),
        withdrawal=_withdrawal(reading, naming),
        duration=_duration(reading, naming),
        reservations=_reservations(reading, naming),
    )


def text_of(reading: Reading, function: Function, naming: TomlNaming, words: str = "") -> Text:
    """Where a clause stands, and its words; of other languages than en and ru: none."""
    clause = reading.clause(function)
    said = words or (reading.text[clause.start : clause.end] if clause else "")
    said = " ".join(said.split())
    wording = Wording(**{reading.language: said}) if reading.language in {"en", "ru"} else Wording()
    cite = f"Art. {clause.article}" if clause and clause.article else "text"
    return Text(cite=cite, words=wording, sources=naming.sources)


def _entry(reading: Reading, naming: TomlNaming) -> EntryIntoForce | None:
    path = "entry_into_force"
    trigger = reading.given(f"{path}.trigger")
    form = reading.given(f"{path}.delay.form")
    if trigger is None or form is None:
        return None
    text = text_of(reading, Function.ENTRY_INTO_FORCE, naming)
    day = reading.given(f"{path}.delay.date")
    if trigger == "fixed_date" and isinstance(day, date):
        return EntryIntoForce(text=text, on=day)
    condition = condition_of(reading, naming.codes)
    if condition is None:
        return None
    later = reading.given(f"{path}.later_parties.delay.form")
    return EntryIntoForce(
        text=text,
        condition=condition,
        delay=entry_delay(reading, f"{path}.delay"),
        later=entry_delay(reading, f"{path}.later_parties.delay") if later else None,
    )


def _provisional(reading: Reading, naming: TomlNaming) -> ProvisionalApplication | None:
    """Provisional application from signature: the one start that is read with certainty."""
    if reading.given("provisional.start") != "signature":
        return None
    quotes = reading.by_path["provisional.start"].quotes
    words = quotes[0].words if quotes else ""
    text = text_of(reading, Function.PROVISIONAL_APPLICATION, naming, words)
    return ProvisionalApplication(text=text)


def _withdrawal(reading: Reading, naming: TomlNaming) -> Withdrawal | None:
    allowed = reading.given("withdrawal.allowed")
    if not isinstance(allowed, bool):
        return None
    text = text_of(reading, Function.WITHDRAWAL, naming)
    if not allowed:
        return Withdrawal(text=text, allowed=False)
    notice = notice_delay(reading)
    if notice is None:
        return None
    addressee = reading.given("withdrawal.addressee")
    return Withdrawal(
        text=text,
        notice=notice,
        addressee=str(addressee or ""),
        tail=_tail(reading),
    )


def _tail(reading: Reading) -> Wording:
    value = reading.value("withdrawal.tail")
    if value is None or value.value is not True or not value.quotes:
        return Wording()
    words = " ".join(value.quotes[0].words.split())
    return Wording(**{reading.language: words}) if reading.language in {"en", "ru"} else Wording()


def _duration(reading: Reading, naming: TomlNaming) -> Duration | None:
    kind = reading.given("duration.kind")
    years = reading.given("duration.n_years")
    text = text_of(reading, Function.DURATION, naming)
    if kind == "indefinite":
        return Duration(text=text)
    if kind not in {"fixed", "renewable"} or not isinstance(years, int):
        return None
    further = reading.given("duration.renewal_years")
    renewal = term_of(further if isinstance(further, int) else years)
    return Duration(
        text=text, term=term_of(years), renewal=renewal if kind == "renewable" else None
    )


def _reservations(reading: Reading, naming: TomlNaming) -> Reservations | None:
    text = text_of(reading, Function.RESERVATIONS, naming)
    match reading.given("reservations"):
        case "prohibited":
            return Reservations(text=text, rule=ReservationRule.PROHIBITED)
        case "allowed":
            return Reservations(text=text, rule=ReservationRule.AUTHORISED)
        case _:
            return None
