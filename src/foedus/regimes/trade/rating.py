"""The decided treatment ──▶ the rate of duty and where it is written, or what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.decisions import Decisions
from foedus.regimes.rules.terms import REFER
from foedus.regimes.tariffs.canonical import canonical
from foedus.regimes.tariffs.editions import Ambiguous, Edition, Found, Lookup, NoRate, NotHeld
from foedus.regimes.tariffs.errors import NoEdition, UnreadableRate
from foedus.regimes.tariffs.grammar import read_rate
from foedus.regimes.tariffs.grammars import GRAMMARS
from foedus.regimes.tariffs.rates import Free, Rate
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.consignments import Consignment

NOT_HELD: Final = "?"
_SURE: Final = Evidence(confidence=Confidence.HIGH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A rate, its text, and where it is written."""

    rate: Rate
    text: str
    source: str
    evidence: Evidence = _SURE


@dataclass(frozen=True, slots=True)
class NotRated:
    """No rate, and what is missing; *unknown*: the tariff of the day does not hold this code."""

    missing: tuple[Wording, ...] = ()
    unknown: str = ""


RateFound = Rated | NotRated


def rate_for(books: Books, consignment: Consignment, decisions: Decisions) -> RateFound:
    """The rate that the treatment leads to."""
    treatment = decisions["treatment"]
    match treatment.outcome:
        case "free" | "no-customs":
            return Rated(rate=Free(), text="0", source=treatment.outcome)
        case "annex-rate":
            return read_text(treatment.gives.get("rate", NOT_HELD), "annex", treatment.confidence)
        case "most-favoured-nation":
            return general_rate(books, consignment, decisions)
        case "prohibited":
            return NotRated()
        case "agreement-schedule":
            return NotRated((_SCHEDULE,))
        case _:
            return NotRated(treatment.missing)


def general_rate(books: Books, consignment: Consignment, decisions: Decisions) -> RateFound:
    """The rate of the tariff: as the declarant names it, else looked up on the shelf."""
    if consignment.rate:
        return read_text(consignment.rate, "DutyTaxFee.rate", Confidence.HIGH)
    name = tariff_name(consignment, decisions)
    if not name or books.supplies.shelf is None:
        return NotRated((_no_tariff(name, consignment),))
    try:
        edition = books.supplies.edition(name, consignment.declared)
    except NoEdition as fault:
        return NotRated((Wording(str(fault), str(fault)),))
    return looked_up(edition, edition.find(consignment.code.digits))


def tariff_name(consignment: Consignment, decisions: Decisions) -> str:
    """The id of the tariff; that of a state is its code in small letters; empty: not known."""
    outcome = decisions["tariff"].outcome
    if outcome == REFER:
        return ""
    return consignment.importer.lower() if outcome == "national" else outcome


def looked_up(edition: Edition, found: Lookup) -> RateFound:
    """What the search for a code in an edition gave, as a rate or as what is missing."""
    head = edition.head
    source = f"{head.tariff} {head.revision}".strip()
    match found:
        case Found(_, rate):
            evidence = Evidence(confidence=head.confidence)
            return Rated(rate=rate, text=canonical(rate), source=source, evidence=evidence)
        case Ambiguous(code, lines):
            told = ", ".join(f"{one.code} {one.raw}" for one in lines[:6])
            return NotRated((_several(source, code, told),))
        case NoRate(code):
            return NotRated((_none(source, code),))
        case NotHeld(code):
            return NotRated((_none(source, code),), unknown=code)


def read_text(text: str, source: str, confidence: Confidence) -> RateFound:
    """The rate that a text says, in whatever grammar reads it."""
    if text == NOT_HELD:
        return NotRated((_RATE,))
    for grammar in GRAMMARS.values():
        try:
            rate = read_rate(text, grammar).rate
        except UnreadableRate:
            continue
        evidence = Evidence(confidence=confidence)
        return Rated(rate=rate, text=text, source=source, evidence=evidence)
    return NotRated((Wording(f"a readable rate: {text!r}", f"читаемая ставка: {text!r}"),))


def _no_tariff(name: str, consignment: Consignment) -> Wording:
    day = consignment.declared
    return Wording(
        f"an edition of the tariff {name or 'of ' + consignment.importer} for {day}",
        f"редакция тарифа {name or consignment.importer} на {day}",
    )


def _none(source: str, code: str) -> Wording:
    return Wording(f"the rate of {code}: {source} has none", f"ставка {code}: в {source} её нет")


def _several(source: str, code: str, told: str) -> Wording:
    return Wording(
        f"which rate {code} has: {source} has several ({told})",
        f"какая ставка у {code}: в {source} их несколько ({told})",
    )


_SCHEDULE: Final = Wording(
    "the agreement's schedule of rates, which is not held", "график ставок соглашения: его нет"
)
_RATE: Final = Wording(
    "the rate of this row of the annex, which is not held", "ставка этой строки приложения: её нет"
)
