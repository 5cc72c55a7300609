"""Consignments in columns ──▶ treatment, basis, duty: equal, row by row, to `answering.answer`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from foedus.regimes.quantities.measures import Measure
from foedus.regimes.rules.columns.coded import Coded
from foedus.regimes.rules.columns.deciding import CHUNK, QuestionAnswers, RegimeColumns
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.columns.amounts import Due, Goods, due
from foedus.regimes.trade.columns.rates import RateArrays
from foedus.regimes.trade.columns.rating import RateColumns, Rates
from foedus.regimes.trade.columns.rounding import rounds_to_hundredths
from foedus.regimes.trade.columns.tables import ExchangeTable, Fractions, unit_table
from foedus.regimes.trade.columns.terms import (
    CENTS,
    ConsignmentColumns,
    Counted,
    Integers,
    Mask,
)

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class DutyColumns:
    """The answers: for each row the place of its decision and of its rate, and the duty.

    *hundredths* is meant where *known*; *left* are the rows that the slow twin must reckon.
    """

    treatment: QuestionAnswers
    tariff: QuestionAnswers
    rate: Numbers
    rates: Rates
    hundredths: Integers
    known: Mask
    left: Mask


class TradeColumns:
    """The books of a customs office, ready for columns of consignments."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self._regime = RegimeColumns(books.regime, books.law, QUESTIONS)
        self._exchange = ExchangeTable(books.supplies.exchange)
        self._rates = RateColumns(books)

    def decide(self, held: ConsignmentColumns) -> DutyColumns:
        """The treatment of every row, and the duty where it can be reckoned in integers."""
        decided = self._regime.decide(held.cases)
        fields, on = held.cases.fields, held.cases.on
        own, general = self._rates.numbers(
            decided["treatment"], decided["tariff"], fields["importer"], fields["commodity"], on
        )
        found = self._amounts(held, own)
        lowered = self._lowered(held, general, found, decided["treatment"])
        return DutyColumns(
            treatment=decided["treatment"],
            tariff=decided["tariff"],
            rate=own,
            rates=self._rates.rates,
            hundredths=lowered.hundredths,
            known=lowered.known,
            left=lowered.left,
        )

    def _lowered(
        self,
        held: ConsignmentColumns,
        general: Numbers,
        found: Due,
        answers: QuestionAnswers,
    ) -> Due:
        """An exception's duty is never above the general one."""
        excepted = np.array([one.outcome == "annex-rate" for one in answers.decisions])
        rows = np.flatnonzero(excepted[answers.numbers] & (general > 0))
        if not rows.size:
            return found
        other = self._amounts(_part(held, rows), general[rows])
        hundredths, left = found.hundredths.copy(), found.left.copy()
        lower = found.known[rows] & other.known & (other.hundredths < hundredths[rows])
        hundredths[rows[lower]] = other.hundredths[lower]
        left[rows[other.left]] = True
        return Due(hundredths, found.known, left)

    def _amounts(self, held: ConsignmentColumns, number: Numbers) -> Due:
        """The duty of every row under its rate, a chunk at a time."""
        currencies: list[str] = [""]
        measures: list[Measure | None] = [None]
        arrays = self._rates.rates.arrays(currencies, measures)
        has_rate = self._rates.rates.is_rate()
        whole = np.where(has_rate[number], number, 0).astype(np.int32)
        parts = [
            self._chunk(_slice(held, rows), whole[rows], arrays, (currencies, measures))
            for rows in _chunks(held.rows)
        ]
        return _joined(parts)

    def _chunk(
        self,
        held: ConsignmentColumns,
        number: Numbers,
        arrays: RateArrays,
        names: tuple[list[str], list[Measure | None]],
    ) -> Due:
        currencies, measures = names
        goods = Goods(
            held.value,
            self._quantities(held, arrays.measure[number], measures),
            self._exchanges(held, arrays.currency[number], currencies),
        )
        found = due(arrays, number, goods)
        odd = _odd(held, arrays, number) & (number > 0)
        own = arrays.currency[number] > 0
        kept = rounds_to_hundredths(self._books, held)
        left = (found.left | odd | ~kept | (own & ~held.value.known)) & (number > 0)
        return Due(found.hundredths, found.known & ~left & held.sound, left & held.sound)

    def _quantities(
        self, held: ConsignmentColumns, measure: Numbers, measures: list[Measure | None]
    ) -> Fractions:
        """How much of the rate's measure each row has: of its net mass, or as declared."""
        units, mass = unit_table(held.unit.values, measures)
        over, under = mass.over[measure], mass.under[measure]
        by_mass = (under > 0) & held.net_mass.known
        declared_over = units.over[held.unit.numbers, measure]
        declared_under = units.under[held.unit.numbers, measure]
        counted = ~by_mass & (declared_under > 0) & held.quantity.known
        top = np.where(by_mass, over * held.net_mass.numbers, 0)
        top = np.where(counted, declared_over * held.quantity.numbers, top)
        bottom = np.where(by_mass, under, np.where(counted, declared_under, 0))
        return Fractions(top, bottom)

    def _exchanges(
        self, held: ConsignmentColumns, currency: Numbers, currencies: list[str]
    ) -> Fractions:
        """What the rate's currency is in that of the customs value, on the day."""
        over = np.ones(held.rows, np.int64)
        under = np.ones(held.rows, np.int64)
        width = held.currency.size
        pairs = currency * np.int64(width) + held.currency.numbers
        for pair in np.unique(pairs[currency > 0]).tolist():
            own, other = divmod(pair, width)
            rows = np.flatnonzero(pairs == pair)
            for name in held.currency.of(other):
                found = self._exchange.fractions((currencies[own], name), held.cases.on[rows])
                over[rows], under[rows] = found.over, found.under
        return Fractions(over, under)


QUESTIONS: Final = ("treatment", "tariff")
"""The questions that duty needs; the rules of origin are asked where a proof is examined."""


def _odd(held: ConsignmentColumns, arrays: RateArrays, number: Numbers) -> Mask:
    """Rows whose figures have more decimals than are counted, where the rate needs them."""
    measured = arrays.measure[number] > 0
    return np.asarray(held.value.odd | (measured & (held.net_mass.odd | held.quantity.odd)))


def _chunks(rows: int) -> list[slice]:
    return [slice(start, start + CHUNK) for start in range(0, rows, CHUNK)]


def _slice(held: ConsignmentColumns, rows: slice) -> ConsignmentColumns:
    return ConsignmentColumns(
        cases=held.cases.part(rows),
        value=_counted(held.value, rows),
        currency=Coded(held.currency.numbers[rows], held.currency.values),
        net_mass=_counted(held.net_mass, rows),
        quantity=_counted(held.quantity, rows),
        unit=Coded(held.unit.numbers[rows], held.unit.values),
        sound=held.sound[rows],
    )


def _part(held: ConsignmentColumns, rows: NDArray[np.intp]) -> ConsignmentColumns:
    return _slice(held, rows)  # type: ignore[arg-type]


def _counted(held: Counted, rows: slice) -> Counted:
    return Counted(held.numbers[rows], held.known[rows], held.odd[rows])


def _joined(parts: list[Due]) -> Due:
    if not parts:
        empty = np.zeros(0, np.bool_)
        return Due(np.zeros(0, np.int64), empty, empty)
    return Due(
        np.concatenate([one.hundredths for one in parts]),
        np.concatenate([one.known for one in parts]),
        np.concatenate([one.left for one in parts]),
    )


def hundredths_as_text(amount: int) -> str:
    """An amount of hundredths as text.

    >>> hundredths_as_text(680000)
    '6800.00'
    """
    return f"{amount // CENTS}.{amount % CENTS:02d}"
