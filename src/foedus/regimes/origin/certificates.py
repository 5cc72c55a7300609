"""Proof of origin as a document: the certificate with its boxes, the declaration, or nothing.

A fact that only a person can see (a stamp compared with its specimen, words compared with
words) is stated as a `Verdict`; REFER, the default, means that nobody said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from foedus.regimes.nomenclature.codes import CommodityCode
from foedus.regimes.origin.errors import BadGood
from foedus.regimes.origin.results import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateItem:
    """A line of a certificate: boxes 6 to 11."""

    number: str = ""
    packages: str = ""
    goods: str = ""
    criterion: str = ""
    quantity: str = ""
    invoice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate of origin: its *form*, boxes 1 to 5, lines (6 to 11), 12 and 13.

    *issued* is the day in box 12. Extra sheets bear the same number and are lines of it.
    """

    form: str
    number: str
    issued: date
    country_of_issue: str
    items: tuple[CertificateItem, ...]
    consignor: str = ""
    consignee: str = ""
    transport: str = ""
    presented_in: str = ""
    official_notes: str = ""
    certified_by: str = ""
    applicant: str = ""
    issuer_authorised: Verdict = Verdict.REFER
    specimens_exchanged: Verdict = Verdict.REFER


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginDeclaration:
    """A declaration of origin on a commercial document, which small consignments may have."""

    document: str
    made: date


@dataclass(frozen=True, slots=True)
class NoProof:
    """Nothing is presented."""


Presented: TypeAlias = Certificate | OriginDeclaration | NoProof


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A state on the way of a consignment. For a state that is no Party: why, under what control.

    *reason* is the id of a reason that the rules allow; empty: not stated.
    """

    state: str
    reason: str = ""
    customs_control: Verdict = Verdict.REFER


@dataclass(frozen=True, slots=True, kw_only=True)
class Consignment:
    """What is declared: one good of a consignment, and how it came.

    *declared_on* is the day on which the declaration is registered, *presented_on* that on which
    the proof is presented (the same, unless it comes late). *customs_value* is in *currency*.
    *route* begins with the state of dispatch and ends with that of destination. *item* is which
    line of the certificate it is, from 0. *description_matches* and *quantity_matches* compare
    boxes 8 and 10 with the declaration.
    """

    code: CommodityCode
    declared_on: date
    parties: frozenset[str]
    presented_on: date | None = None
    customs_value: Decimal | None = None
    currency: str = ""
    seller_state: str = ""
    route: tuple[Leg, ...] = ()
    item: int = 0
    description_matches: Verdict = Verdict.REFER
    quantity_matches: Verdict = Verdict.REFER

    def __post_init__(self) -> None:
        """Refuse a value below zero, and a proof presented before there was a declaration."""
        value = self.customs_value
        if value is not None and not (value.is_finite() and value >= 0):
            raise BadGood(f"The customs value is {value}. Give 0 or more.")
        if self.presented_on is not None and self.presented_on < self.declared_on:
            raise BadGood("The proof is presented before the declaration. Correct the days.")

    @property
    def shown_on(self) -> date:
        """The day on which the proof is before customs."""
        return self.presented_on or self.declared_on
