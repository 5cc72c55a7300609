"""One line of a customs declaration, as far as duty depends on it.

The field names of the input are those of the WCO data model: see `shapes`, and the mapping from
the boxes of the declaration in docs/reference/consignments.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from foedus.regimes.nomenclature.codes import CommodityCode
from foedus.regimes.origin.certificates import Leg, Presented
from foedus.regimes.origin.goods import Good
from foedus.regimes.origin.results import Verdict
from foedus.regimes.quantities.measures import Measure

if TYPE_CHECKING:
    from moneyed import Money


@dataclass(frozen=True, slots=True)
class NotStated:
    """The case does not say whether a proof of origin was presented."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proving:
    """What is known of the proof of origin.

    *accepted* is the officer's own finding; REFER where there is none, and then the documents are
    examined. *presented_on* is later than the declaration where the proof came late.
    """

    presented: Presented | NotStated = NotStated()
    accepted: Verdict = Verdict.REFER
    presented_on: date | None = None
    seller_state: str = ""
    route: tuple[Leg, ...] = ()
    item: int = 0
    description_matches: Verdict = Verdict.REFER
    quantity_matches: Verdict = Verdict.REFER


Production: TypeAlias = Good | NotStated
"""How the good was made, where the case says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consignment:
    """One line of a declaration, registered on *declared*.

    *customs_value* is None where it is not given. *rate* and *excise* are texts of rates that the
    declarant names; empty: the rates are looked up. *listed*: whether the importing state's list
    of prohibited goods has the goods.
    """

    declared: date
    importer: str
    origin: str
    code: CommodityCode
    customs_value: Money | None = None
    quantities: Mapping[Measure, Decimal] = field(default_factory=dict)
    proving: Proving = Proving()
    production: Production = NotStated()
    procedure: str = ""
    listed: Verdict = Verdict.REFER
    rate: str = ""
    excise: str = ""
    title: str = ""
