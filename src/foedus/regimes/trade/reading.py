"""JSON objects ──▶ consignments; every fault of a row is told, and the other rows are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import msgspec

from foedus.law.terms.errors import UnknownName
from foedus.regimes.nomenclature.codes import CommodityCode, parse
from foedus.regimes.nomenclature.errors import BadCommodityCode
from foedus.regimes.origin.results import Verdict
from foedus.regimes.quantities.errors import UnknownCurrency
from foedus.regimes.quantities.measures import Measure, measure_named
from foedus.regimes.quantities.money import money
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.consignments import Consignment
from foedus.regimes.trade.findings import Fault
from foedus.regimes.trade.proving_read import production_from, proving_from
from foedus.regimes.trade.shapes import Amount, ConsignmentOf, MeasureOf

if TYPE_CHECKING:
    from moneyed import Money

_PATH: Final = re.compile(r" - at `\$\.?([^`]*)`")
_CODE: Final = 3
"""So long is the longest code of a state; names are longer."""

_UNKNOWN: Final = "unknown field"
_MISSING: Final = "required field"


LARGEST: Final = 10**13
"""No customs value, mass or quantity of one line is larger: a figure above it is a slip."""


@dataclass(frozen=True, slots=True)
class ConsignmentsRead:
    """The rows that could be read, by their numbers from 1, and every fault of the others."""

    rows: Mapping[int, Consignment]
    faults: tuple[Fault, ...]


@dataclass
class RowReader:
    """Reads the cells of one row; what is wrong is told, and the reading goes on."""

    row: int
    books: Books
    faults: list[Fault] = field(default_factory=list)

    def tell(self, name: str, code: str, particular: str) -> None:
        """Tell a fault of a field."""
        self.faults.append(Fault(self.row, name, code, particular))

    def state(self, text: str, name: str) -> str:
        """The code of a state; told where nobody knows it."""
        try:
            return self.books.names.party(text)
        except UnknownName as fault:
            self.tell(name, "W5", f"{text!r}{_nearest(fault)}.")
            return ""

    def existing(self, text: str, name: str, on: date) -> str:
        """The code of a state that exists on the day; told where it has ended."""
        code = self.state(text, name)
        if code in self.books.ended and on >= self.books.ended[code]:
            self.tell(name, "W5", f"{code} existed until {self.books.ended[code]}.")
        return code

    def code(self, text: str, name: str) -> CommodityCode:
        """A commodity code; told where it is none, or of a chapter that there is not."""
        try:
            found = parse(text)
        except BadCommodityCode as fault:
            self.tell(name, "W6", str(fault))
            return CommodityCode("00")
        if found.chapter not in self.books.chapters:
            self.tell(name, "W12", f"There is no chapter {found.chapter}.")
        return found

    def amount(self, held: Amount, name: str) -> Money | None:
        """An amount of money; told where it is below zero, or of no currency."""
        if not self._is_plain(held.amount, name):
            return None
        try:
            return money(held.amount, held.currency)
        except UnknownCurrency:
            self.tell(name, "W9", f"{held.currency!r}.")
            return None

    def measure(self, held: MeasureOf, name: str) -> Iterator[tuple[Measure, Decimal]]:
        """A quantity by what it measures; told where the unit is unknown."""
        unit = measure_named(held.unitCode)
        if not self._is_plain(held.value, name):
            return
        if unit is None:
            self.tell(name, "W8", f"{held.unitCode!r}.")
        else:
            yield unit, held.value

    def _is_plain(self, number: Decimal, name: str) -> bool:
        """Whether a number can be reckoned with; told where it is none, too large, or below 0."""
        if not number.is_finite() or number > LARGEST:
            self.tell(name, "W3", f"{number} is no number, or larger than any.")
            return False
        if number < 0:
            self.tell(name, "W7", f"{number}.")
            return False
        return True

    def verdict(self, text: str, name: str) -> Verdict:
        """The answer yes or no; an empty text is not stated."""
        if text not in {"", "yes", "no"}:
            self.tell(name, "W11", f"{text!r}: write yes or no.")
        return Verdict(text) if text in {"yes", "no"} else Verdict.REFER


def read_consignments(rows: Iterable[Any], books: Books) -> ConsignmentsRead:
    """The consignments in *rows*, which are JSON values."""
    found: dict[int, Consignment] = {}
    faults: list[Fault] = []
    for number, raw in enumerate(rows, start=1):
        reader = RowReader(number, books)
        read = _read(raw, reader)
        if read is not None and not reader.faults:
            found[number] = read
        faults += reader.faults
    return ConsignmentsRead(found, tuple(faults))


def _read(raw: Any, reader: RowReader) -> Consignment | None:
    shape = _shaped(raw, reader)
    return None if shape is None else consignment_from(shape, reader)


def _shaped(raw: Any, reader: RowReader) -> ConsignmentOf | None:
    if not isinstance(raw, dict):
        reader.tell("", "W1", f"{type(raw).__name__} is no object.")
        return None
    try:
        return msgspec.convert(raw, ConsignmentOf, strict=False)
    except msgspec.ValidationError as fault:
        said = str(fault)
        path = _PATH.search(said)
        words = _PATH.sub("", said)
        code = "W2" if _UNKNOWN in words else "W4" if _MISSING in words else "W3"
        reader.tell(path[1] if path else "", code, f"{words}.")
        return None


def consignment_from(held: ConsignmentOf, reader: RowReader) -> Consignment:
    """The consignment that a shape says; what is wrong with it is told to *reader*."""
    value, on = held.valuation, held.declaration.issueDateTime
    late = held.declaration.presentationDateTime
    if late is not None and late < held.declaration.issueDateTime:
        told = f"presented {late}, declared {held.declaration.issueDateTime}."
        reader.tell("Declaration.presentationDateTime", "W13", told)
    return Consignment(
        declared=held.declaration.issueDateTime,
        importer=reader.existing(held.destination.countryCode, "Destination.countryCode", on),
        origin=reader.existing(held.origin.countryCode, "Origin.countryCode", on),
        code=reader.code(held.commodity.classification.id, "Commodity.Classification.id"),
        customs_value=None
        if value is None
        else reader.amount(value.customsValue, "CustomsValuation.customsValue"),
        quantities=_first_of_each(_quantities(held, reader)),
        proving=proving_from(held, reader),
        production=production_from(held, reader),
        procedure="" if held.procedure is None else held.procedure.currentCode,
        listed=reader.verdict(held.finding.onProhibitionList, "Finding.onProhibitionList"),
        rate=held.duty.rate,
        excise=held.duty.exciseRate,
        title=held.note.en or held.commodity.description,
    )


def _nearest(fault: UnknownName) -> str:
    """The names that may have been meant, where any is near."""
    near = [name.title() for name in fault.nearest if len(name) > _CODE]
    return f" (did you mean {', '.join(near)}?)" if near else ""


def _first_of_each(
    quantities: Iterable[tuple[Measure, Decimal]],
) -> dict[Measure, Decimal]:
    """Quantities by what they measure; of two for the same, the first stands (the mass)."""
    found: dict[Measure, Decimal] = {}
    for measure, amount in quantities:
        found.setdefault(measure, amount)
    return found


def _quantities(held: ConsignmentOf, reader: RowReader) -> Iterator[tuple[Measure, Decimal]]:
    """Net mass measures the goods themselves; gross mass measures the goods with their packing."""
    measured = held.goods_measure
    if measured.grossMass is not None:
        for unit, value in reader.measure(measured.grossMass, "GoodsMeasure.grossMass"):
            yield Measure(unit.unit, "gross-weight"), value
    if measured.netMass is not None:
        for unit, value in reader.measure(measured.netMass, "GoodsMeasure.netMass"):
            yield unit, value
            yield Measure(unit.unit, "net-weight"), value
    for number, one in enumerate(measured.tariffQuantity):
        yield from reader.measure(one, f"GoodsMeasure.tariffQuantity[{number}]")
