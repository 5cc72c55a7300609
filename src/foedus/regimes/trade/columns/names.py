"""The columns that a table of consignments may have."""

from __future__ import annotations

from typing import Final

ROUTE: Final = "Itinerary"

NAMES: Final = (
    "Declaration.issueDateTime",
    "Declaration.presentationDateTime",
    "Destination.countryCode",
    "Origin.countryCode",
    "Seller.countryCode",
    ROUTE,
    "Commodity.Classification.id",
    "Commodity.description",
    "GoodsMeasure.netMass.value",
    "GoodsMeasure.grossMass.value",
    "GoodsMeasure.tariffQuantity.value",
    "GoodsMeasure.tariffQuantity.unitCode",
    "CustomsValuation.customsValue.amount",
    "CustomsValuation.customsValue.currency",
    "GovernmentProcedure.currentCode",
    "AdditionalDocument.typeCode",
    "AdditionalDocument.id",
    "AdditionalDocument.issueDateTime",
    "AdditionalDocument.countryCode",
    "AdditionalDocument.originCriterion",
    "AdditionalDocument.issuerAuthorised",
    "AdditionalDocument.specimensExchanged",
    "AdditionalDocument.descriptionMatches",
    "AdditionalDocument.quantityMatches",
    "Finding.proofAccepted",
    "Finding.onProhibitionList",
)
"""The names of the WCO data model, as docs/reference/consignments.md lists them."""

WORDS: Final = tuple(
    name
    for name in NAMES
    if name.endswith(
        (
            ".countryCode",
            ".id",
            "Code",
            ".currency",
            "Criterion",
            "Matches",
            "Authorised",
            "Exchanged",
        )
    )
    or name.startswith("Finding.")
)
"""The columns whose texts repeat: they are best read as words and numbers of words."""
