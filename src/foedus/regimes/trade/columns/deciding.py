"""Consignments in columns ──▶ treatment, basis, duty: equal, row by row, to `answering.answer`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from foedus.regimes.quantities.measures import Measure
from foedus.regimes.rules.columns.coded import CaseColumns, Coded
from foedus.regimes.rules.columns.deciding import QuestionAnswers, RegimeColumns
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.columns.kernels import loops
from foedus.regimes.trade.columns.laid import Due, Lines, Tables
from foedus.regimes.trade.columns.rating import RateColumns, Rates
from foedus.regimes.trade.columns.rounding import rounds_to_hundredths
from foedus.regimes.trade.columns.tables import ExchangeTable, unit_table
from foedus.regimes.trade.columns.terms import ConsignmentColumns, Counted, Integers, Mask

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
    """The books of a customs office, ready for columns of consignments.

    *kernel*: "numba", "numpy", or "" for the fastest that is installed.
    """

    def __init__(self, books: Books, kernel: str = "") -> None:
        self._books = books
        self._loops = loops(kernel)
        self._regime = RegimeColumns(books.regime, books.law, QUESTIONS, kernel=kernel)
        self._exchange = ExchangeTable(books.supplies.exchange)
        self._rates = RateColumns(books)
        self._days: tuple[int, int] | None = None
        self._laid: tuple[object, Tables] | None = None

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
        hundredths, left = found.hundredths, found.left  # this call's own, nobody else has them
        lower = found.known[rows] & other.known & (other.hundredths < hundredths[rows])
        hundredths[rows[lower]] = other.hundredths[lower]
        left[rows[other.left]] = True
        return Due(hundredths, found.known, left)

    def _amounts(self, held: ConsignmentColumns, number: Numbers) -> Due:
        """The duty of every row under its rate."""
        has_rate = self._rates.rates.is_rate()
        numbers = np.arange(has_rate.size, dtype=np.int32) * has_rate
        whole = numbers[number]
        if not held.sound.all():
            whole[~held.sound] = 0
        lines = Lines(
            number=whole,
            value=held.value,
            net_mass=held.net_mass,
            quantity=held.quantity,
            unit=held.unit.numbers,
            currency=held.currency.numbers,
            on=held.cases.on,
        )
        return self._loops.due(self._tables(held), lines)

    def _tables(self, held: ConsignmentColumns) -> Tables:
        """Rates, units and exchange, laid out for the rows; kept while nothing new is met."""
        on = held.cases.on
        first, last = (int(on.min()), int(on.max())) if on.size else (0, 0)
        before = self._days or (first, last)
        self._days = min(first, before[0]), max(last, before[1])
        met = len(self._rates.rates.found), held.unit.values, held.currency.values, self._days
        if self._laid is None or self._laid[0] != met:
            self._laid = met, self._lay_out(held, self._days)
        return self._laid[1]

    def _lay_out(self, held: ConsignmentColumns, days: tuple[int, int]) -> Tables:
        currencies: list[str] = [""]
        measures: list[Measure | None] = [None]
        rates = self._rates.rates.arrays(currencies, measures)
        units, mass = unit_table(held.unit.values, measures)
        pairs = [("", "")]
        pair = np.zeros((len(currencies), held.currency.size), np.int32)
        for row, own in enumerate(currencies[1:], start=1):
            for column, other in enumerate(held.currency.values, start=1):
                pair[row, column] = len(pairs)
                pairs.append((own, other))
        first, last = days
        return Tables(
            rates=rates,
            units=units,
            mass=mass,
            exchange=self._exchange.by_day(pairs, first, last - first + 1),
            pair=pair,
            first_day=first,
            fits=rounds_to_hundredths(self._books, held.currency),
        )


QUESTIONS: Final = ("treatment", "tariff")
"""The questions that duty needs; the rules of origin are asked where a proof is examined."""


def _part(held: ConsignmentColumns, rows: NDArray[np.intp]) -> ConsignmentColumns:
    """Some of the rows, without their cases: only what a duty is reckoned with."""
    return ConsignmentColumns(
        cases=CaseColumns({}, held.cases.on[rows]),
        value=_counted(held.value, rows),
        currency=Coded(held.currency.numbers[rows], held.currency.values),
        net_mass=_counted(held.net_mass, rows),
        quantity=_counted(held.quantity, rows),
        unit=Coded(held.unit.numbers[rows], held.unit.values),
        sound=held.sound[rows],
    )


def _counted(held: Counted, rows: NDArray[np.intp]) -> Counted:
    return Counted(held.numbers[rows], held.known[rows], held.odd[rows])
