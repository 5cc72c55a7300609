"""A table of consignments, answered: in columns where that can be, else row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from foedus.regimes.origin.results import Verdict
from foedus.regimes.rules.columns.coded import Coded
from foedus.regimes.rules.evidence import STRENGTH
from foedus.regimes.trade.answering import answer, examined
from foedus.regimes.trade.answers import DutyAnswer
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.columns.arrow_in import FLAGS, Vocabularies, columns_of
from foedus.regimes.trade.columns.deciding import DutyColumns, TradeColumns
from foedus.regimes.trade.columns.nested import row_of
from foedus.regimes.trade.columns.terms import ConsignmentColumns, Mask
from foedus.regimes.trade.findings import Fault
from foedus.regimes.trade.reading import read_consignments
from foedus.regimes.trade.reasons import asks_for_proof, lacks_of

DOCUMENT: Final = "AdditionalDocument.typeCode"
HIGHEST: Final = max(STRENGTH.values())


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers of a table. *by_hand*: the duty of the rows that the slow twin reckoned.

    *confidence* is the place of each row's among low, medium, high. *settled*: rows on which no
    duty is charged at all (the import is prohibited).
    """

    columns: DutyColumns
    sound: Mask
    settled: Mask
    confidence: NDArray[np.int8]
    currency: Coded
    by_hand: Mapping[int, Decimal | None]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """How surely the proofs of the rows were judged (None: no documents), and their faults."""

    confidence: NDArray[np.int8] | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What an examination found: the number of a flag, the place of the confidence, the faults."""

    number: int
    confidence: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many rows lack something for an amount, and what the first of them lack."""

    rows: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """A table, and its columns to decide on."""

    table: pa.Table
    columns: ConsignmentColumns


class TableAnswers:
    """The books of a customs office, ready to answer tables."""

    def __init__(self, books: Books, *, kernel: str = "") -> None:
        self._books = books
        self._columns = TradeColumns(books, kernel)
        self._words: Vocabularies = {}

    def answered(self, table: pa.Table, first: int = 1) -> Answered:
        """The answers of a table; *first* is the number of its first row, for faults."""
        return self.decided(self.coded(table, first))

    def coded(self, table: pa.Table, first: int = 1) -> Batch:
        """A table as columns to decide on. One thread at a time codes."""
        return Batch(table, columns_of(table, self._books, self._words, first))

    def decided(self, batch: Batch) -> Answered:
        """The answers of a coded table. One thread at a time decides."""
        table, held = batch.table, batch.columns
        proofs = self._proofs(held, table)
        found = self._columns.decide(held)
        by_hand = dict(self._by_hand(table, np.flatnonzero(found.left)))
        outcomes = [one.outcome == "prohibited" for one in found.treatment.decisions]
        return Answered(
            columns=found,
            sound=held.sound,
            settled=np.array(outcomes, np.bool_)[found.treatment.numbers],
            confidence=_confidence(found, proofs.confidence),
            currency=held.currency,
            by_hand=by_hand,
            faults=tuple(sorted((*held.faults, *proofs.faults), key=lambda one: one.row)),
        )

    def lacking(self, batch: Batch, found: Answered, told: int) -> Lacking:
        """The rows whose figures or code do not give an amount; what the first *told* lack."""
        held = found.columns
        blames = held.rates.blames_the_row()[held.rate] & (held.rate > 0)
        by_hand = np.zeros(held.known.size, np.bool_)
        by_hand[[row for row, amount in found.by_hand.items() if amount is not None]] = True
        rows = np.flatnonzero(found.sound & ~held.known & blames & ~by_hand)
        first = batch.columns.first
        slow = (self.explain(batch.table, row, first) for row in rows[:told].tolist())
        return Lacking(rows.size, tuple(fault for one in slow for fault in lacks_of(one)))

    def explain(self, table: pa.Table, row: int, first: int = 1) -> DutyAnswer:
        """The slow twin's answer to one row, counted from 0, with all its grounds.

        *first* is the number of the table's first row, for faults.
        """
        read = read_consignments([row_of(table, row)], self._books)
        return answer(self._books, read.rows[1], row + first)

    def _proofs(self, held: ConsignmentColumns, table: pa.Table) -> Examined:
        """Examine the documents of rows without an officer's finding.

        Rows whose documents say the same are examined once. The verdicts are written into the
        column of the finding; a row whose documents have a fault is sound no more.
        """
        if DOCUMENT not in table.column_names:
            return Examined(None, ())
        proven = held.cases.fields["proven"]
        confidence = np.full(held.rows, HIGHEST, np.int8)
        stated = table.column(DOCUMENT).is_valid().to_numpy()
        open_rows = np.flatnonzero(stated & held.sound & (proven.numbers == 0))
        kept: dict[tuple[Any, ...], _Verdict] = {}
        faults: list[Fault] = []
        for row in open_rows.tolist():
            value = row_of(table, row)
            key = _key(value)
            if key not in kept:
                kept[key] = self._examined(value)
            found = kept[key]
            proven.numbers[row], confidence[row] = found.number, found.confidence
            held.sound[row] = not found.faults
            faults += (replace(one, row=held.first + row) for one in found.faults)
        return Examined(confidence, tuple(faults))

    def _examined(self, value: dict[str, Any]) -> _Verdict:
        read = read_consignments([value], self._books)
        if not read.rows:
            return _Verdict(0, HIGHEST, read.faults)
        found = examined(self._books, read.rows[1])
        number = 0 if found.verdict is Verdict.REFER else FLAGS.index(str(found.verdict)) + 1
        return _Verdict(number, STRENGTH[found.confidence], ())

    def _by_hand(
        self, table: pa.Table, rows: NDArray[np.intp]
    ) -> Iterator[tuple[int, Decimal | None]]:
        for row in rows.tolist():
            read = read_consignments([row_of(table, row)], self._books)
            amounts = [answer(self._books, one).duty.amount for one in read.rows.values()]
            found = amounts[0] if amounts else None
            yield row, None if found is None else found.amount


def _key(value: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(sorted((name, repr(one)) for name, one in value.items()))


def _confidence(found: DutyColumns, proofs: NDArray[np.int8] | None) -> NDArray[np.int8]:
    """The lowest that treatment, rate and proof rest on."""
    decisions = found.treatment.decisions
    of_treatment = np.array([STRENGTH[one.confidence] for one in decisions], np.int8)
    of_rate = np.array([STRENGTH[one] for one in found.rates.confidences()], np.int8)
    number = found.treatment.numbers
    lowest = of_treatment[number]
    np.minimum(lowest, of_rate[found.rate], out=lowest)
    if proofs is None:
        return lowest
    asks = np.array([asks_for_proof(one) for one in decisions], np.bool_)
    return np.minimum(lowest, np.where(asks[number], proofs, HIGHEST)).astype(np.int8)
