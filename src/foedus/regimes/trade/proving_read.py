"""The proof of origin and the production of the goods, from the shape of a consignment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from foedus.regimes.nomenclature.codes import CommodityCode
from foedus.regimes.origin.certificates import (
    Certificate,
    CertificateItem,
    Leg,
    NoProof,
    OriginDeclaration,
    Presented,
)
from foedus.regimes.origin.errors import BadGood
from foedus.regimes.origin.goods import Good, Listed, Material, Proof
from foedus.regimes.origin.results import Verdict
from foedus.regimes.trade.consignments import NotStated, Production, Proving
from foedus.regimes.trade.shapes import Amount, ConsignmentOf, DocumentOf, LegOf, MaterialOf

if TYPE_CHECKING:
    from moneyed import Money

DECLARATION: Final = ("declaration", "декларация", "декларация о происхождении")
"""How a declaration of origin on a commercial document is called."""

OTHER: Final = ("invoice", "contract", "счёт", "счет", "контракт", "договор")
"""Documents that are no proof of origin."""

_PROOFS: Final = {"": Proof.UNKNOWN, "yes": Proof.HELD, "no": Proof.ABSENT}


class Reading(Protocol):
    """Whoever reads the cells of a row."""

    def tell(self, name: str, code: str, particular: str) -> None:
        """Tell a fault of a field."""

    def state(self, text: str, name: str) -> str:
        """The code of a state."""

    def code(self, text: str, name: str) -> CommodityCode:
        """A commodity code."""

    def amount(self, held: Amount, name: str) -> Money | None:
        """An amount of money."""

    def verdict(self, text: str, name: str) -> Verdict:
        """The answer yes or no, or none."""


def proving_from(held: ConsignmentOf, reader: Reading) -> Proving:
    """What the consignment says of the proof of origin."""
    documents = held.documents
    proof = None if documents is None else _proof_among(documents)
    seller = "" if held.seller is None else reader.state(held.seller.countryCode, "Seller")
    said = DocumentOf(typeCode="", issueDateTime=held.declaration.issueDateTime)
    shown = proof or said
    return Proving(
        presented=NotStated() if documents is None else _presented(proof, held, reader),
        accepted=reader.verdict(held.finding.proofAccepted, "Finding.proofAccepted"),
        presented_on=held.declaration.presentationDateTime,
        seller_state=seller,
        route=tuple(_leg(leg, n, reader) for n, leg in enumerate(held.itinerary)),
        description_matches=reader.verdict(shown.descriptionMatches, "descriptionMatches"),
        quantity_matches=reader.verdict(shown.quantityMatches, "quantityMatches"),
    )


def _proof_among(documents: tuple[DocumentOf, ...]) -> DocumentOf | None:
    """The first document that can be a proof of origin."""
    found = (one for one in documents if one.typeCode.strip().casefold() not in OTHER)
    return next(found, None)


def _presented(proof: DocumentOf | None, held: ConsignmentOf, reader: Reading) -> Presented:
    if proof is None:
        return NoProof()
    if proof.typeCode.strip().casefold() in DECLARATION:
        return OriginDeclaration(document=proof.id, made=proof.issueDateTime)
    shown_on = held.declaration.presentationDateTime or held.declaration.issueDateTime
    if proof.issueDateTime > shown_on:
        told = f"issued {proof.issueDateTime}, declared {held.declaration.issueDateTime}."
        reader.tell("AdditionalDocument.issueDateTime", "W10", told)
    return Certificate(
        form=proof.typeCode,
        number=proof.id,
        issued=proof.issueDateTime,
        country_of_issue=proof.countryCode or held.origin.countryCode,
        items=(CertificateItem(criterion=proof.originCriterion),),
        issuer_authorised=reader.verdict(proof.issuerAuthorised, "issuerAuthorised"),
        specimens_exchanged=reader.verdict(proof.specimensExchanged, "specimensExchanged"),
    )


def _leg(held: LegOf, number: int, reader: Reading) -> Leg:
    name = f"Itinerary[{number}]"
    return Leg(
        state=reader.state(held.countryCode, f"{name}.countryCode"),
        reason=held.transitReason,
        customs_control=reader.verdict(held.customsControl, f"{name}.customsControl"),
    )


def production_from(held: ConsignmentOf, reader: Reading) -> Production:
    """How the goods were made, where the consignment says so."""
    made = held.production
    if made is None:
        return NotStated()
    price = made.exWorksPrice
    try:
        return Good(
            code=reader.code(held.commodity.classification.id, "Commodity.Classification.id"),
            produced_in=reader.state(
                made.countryCode or held.origin.countryCode, "Production.countryCode"
            ),
            ex_works_price=None if price is None else price.amount,
            currency="" if price is None else price.currency,
            wholly_obtained=made.whollyObtained,
            operations=made.operations,
            materials=tuple(_material(one, n, reader) for n, one in enumerate(made.materials)),
            listed=Listed.NOT_LISTED if made.listed == "no" else Listed.UNKNOWN,
        )
    except BadGood as fault:
        reader.tell("Production", "W7", str(fault))
        return NotStated()


def _material(held: MaterialOf, number: int, reader: Reading) -> Material:
    name = f"Production.materials[{number}]"
    if held.originProof not in _PROOFS:
        reader.tell(f"{name}.originProof", "W11", f"{held.originProof!r}: write yes or no.")
    return Material(
        code=reader.code(held.classification.id, f"{name}.Classification.id"),
        origin=reader.state(held.countryCode, f"{name}.countryCode") if held.countryCode else "",
        value=held.value,
        originating_proof=_PROOFS.get(held.originProof, Proof.UNKNOWN),
        category=held.category,
    )
