"""The shapes of a consignment as JSON: class and attribute names of the WCO data model.

Classes begin with a capital, attributes do not. Keys of our own stand in `Finding` (what the
officer has found) and `Production` (how the good was made).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct, field


class Shape(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A JSON object with known keys only."""


class Amount(Shape, frozen=True, kw_only=True):
    """An amount of money."""

    amount: Decimal
    currency: str


class MeasureOf(Shape, frozen=True, kw_only=True):
    """A quantity: its unit is a code of UN/ECE Recommendation 20, or a name."""

    value: Decimal
    unitCode: str  # noqa: N815 - the name in the WCO data model


class Country(Shape, frozen=True, kw_only=True):
    """A state by its code of ISO 3166, or its name."""

    countryCode: str  # noqa: N815


class DeclarationOf(Shape, frozen=True, kw_only=True):
    """The declaration: the day on which it was registered; when a late proof was presented."""

    issueDateTime: date  # noqa: N815
    presentationDateTime: date | None = None  # noqa: N815


class LegOf(Shape, frozen=True, kw_only=True):
    """A state on the way."""

    countryCode: str  # noqa: N815
    transitReason: str = ""  # noqa: N815
    customsControl: str = ""  # noqa: N815


class Classification(Shape, frozen=True, kw_only=True):
    """The commodity code."""

    id: str


class CommodityOf(Shape, frozen=True, kw_only=True):
    """The goods."""

    classification: Classification = field(name="Classification")
    description: str = ""


class GoodsMeasure(Shape, frozen=True, kw_only=True):
    """Masses and quantities."""

    grossMass: MeasureOf | None = None  # noqa: N815
    netMass: MeasureOf | None = None  # noqa: N815
    tariffQuantity: tuple[MeasureOf, ...] = ()  # noqa: N815


class CustomsValuation(Shape, frozen=True, kw_only=True):
    """The customs value."""

    customsValue: Amount  # noqa: N815


class Procedure(Shape, frozen=True, kw_only=True):
    """The customs procedure, by its code."""

    currentCode: str  # noqa: N815


class DocumentOf(Shape, frozen=True, kw_only=True):
    """A document: a certificate of origin has the boxes that are checked."""

    typeCode: str  # noqa: N815
    issueDateTime: date  # noqa: N815
    id: str = ""
    countryCode: str = ""  # noqa: N815
    originCriterion: str = ""  # noqa: N815
    issuerAuthorised: str = ""  # noqa: N815
    specimensExchanged: str = ""  # noqa: N815
    descriptionMatches: str = ""  # noqa: N815
    quantityMatches: str = ""  # noqa: N815


class DutyTaxFee(Shape, frozen=True, kw_only=True):
    """Rates that the declarant names, as texts of the tariff; else they are looked up."""

    rate: str = ""
    exciseRate: str = ""  # noqa: N815


class FindingOf(Shape, frozen=True, kw_only=True):
    """What the officer has found: "yes" or "no"."""

    proofAccepted: str = ""  # noqa: N815
    onProhibitionList: str = ""  # noqa: N815


class MaterialOf(Shape, frozen=True, kw_only=True):
    """A material used."""

    classification: Classification = field(name="Classification")
    countryCode: str = ""  # noqa: N815
    value: Decimal | None = None
    originProof: str = ""  # noqa: N815
    category: str = ""


class ProductionOf(Shape, frozen=True, kw_only=True):
    """How the good was made."""

    countryCode: str = ""  # noqa: N815
    exWorksPrice: Amount | None = None  # noqa: N815
    whollyObtained: str = ""  # noqa: N815
    operations: tuple[str, ...] = ()
    materials: tuple[MaterialOf, ...] = ()
    listed: str = ""


class Words(Shape, frozen=True, kw_only=True):
    """What the case is about, for people."""

    en: str = ""
    ru: str = ""


class ConsignmentOf(Shape, frozen=True, kw_only=True):
    """One consignment with one line of goods."""

    declaration: DeclarationOf = field(name="Declaration")
    destination: Country = field(name="Destination")
    origin: Country = field(name="Origin")
    commodity: CommodityOf = field(name="Commodity")
    note: Words = Words()
    seller: Country | None = field(name="Seller", default=None)
    itinerary: tuple[LegOf, ...] = field(name="Itinerary", default=())
    goods_measure: GoodsMeasure = field(name="GoodsMeasure", default=GoodsMeasure())
    valuation: CustomsValuation | None = field(name="CustomsValuation", default=None)
    procedure: Procedure | None = field(name="GovernmentProcedure", default=None)
    documents: tuple[DocumentOf, ...] | None = field(name="AdditionalDocument", default=None)
    duty: DutyTaxFee = field(name="DutyTaxFee", default=DutyTaxFee())
    finding: FindingOf = field(name="Finding", default=FindingOf())
    production: ProductionOf | None = field(name="Production", default=None)
