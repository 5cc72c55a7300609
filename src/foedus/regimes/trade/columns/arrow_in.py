"""A table of consignments (Arrow) ──▶ columns to decide on, and the faults of its rows.

Columns bear the names of the WCO data model, with dots between classes and attributes. Texts that
repeat are read once: a column of ten million codes has a few thousand different ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from foedus.frames.errors import BadColumn
from foedus.law.columns.clocks import number_of
from foedus.law.terms.errors import UnknownName
from foedus.names import Names
from foedus.regimes.nomenclature.codes import parse
from foedus.regimes.nomenclature.errors import BadCommodityCode
from foedus.regimes.quantities.measures import measure_named
from foedus.regimes.quantities.money import is_currency
from foedus.regimes.rules.columns.coded import CaseColumns, Coded
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.columns.editions import in_edition
from foedus.regimes.trade.columns.terms import CENTS, MILLI, ConsignmentColumns, Counted, Mask
from foedus.regimes.trade.errors import MissingColumns
from foedus.regimes.trade.findings import Fault
from foedus.regimes.trade.reading import LARGEST

DECLARED: Final = "Declaration.issueDateTime"
IMPORTER: Final = "Destination.countryCode"
ORIGIN: Final = "Origin.countryCode"
CODE: Final = "Commodity.Classification.id"
VALUE: Final = "CustomsValuation.customsValue.amount"
CURRENCY: Final = "CustomsValuation.customsValue.currency"
NET_MASS: Final = "GoodsMeasure.netMass.value"
QUANTITY: Final = "GoodsMeasure.tariffQuantity.value"
UNIT: Final = "GoodsMeasure.tariffQuantity.unitCode"
PROVEN: Final = "Finding.proofAccepted"
LISTED: Final = "Finding.onProhibitionList"
PROCEDURE: Final = "GovernmentProcedure.currentCode"
NEEDED: Final = (DECLARED, IMPORTER, ORIGIN, CODE)

OLD: Final = "commodity_2007"
FLAGS: Final = ("no", "yes")
_NUMBER: Final = r"^\s*-?\d+(\.\d+)?\s*$"
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_EPS: Final = 1e-4
"""A number with two decimals is at most so far from a whole number of hundredths."""


@dataclass
class Vocabulary:
    """What the texts of one column mean, as numbers that stay the same from batch to batch.

    *numbers* are those of the meanings, from 1 on; *of_text* those of the texts, 0 for none.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    of_text: dict[str, int] = field(default_factory=dict)

    def number(self, text: str, meaning: Callable[[str], str]) -> int:
        """The number of what a text means; 0 where it means nothing."""
        if text not in self.of_text:
            self.of_text[text] = self._new(text, meaning)
        return self.of_text[text]

    def _new(self, text: str, meaning: Callable[[str], str]) -> int:
        try:
            return self.numbers.setdefault(meaning(text), len(self.numbers) + 1)
        except (ValueError, LookupError):
            return 0


Vocabularies = dict[str, Vocabulary]
"""The vocabularies of the columns, by name."""


@dataclass
class Reader:
    """Reads the columns of a table; *first* is the number of its first row, for faults."""

    table: pa.Table
    vocabularies: Vocabularies
    first: int = 1
    faults: list[Fault] = field(default_factory=list)
    sound: Mask = field(init=False)
    _unread: Mask = field(init=False)

    def __post_init__(self) -> None:
        self.sound = np.ones(self.table.num_rows, np.bool_)

    def coded(self, name: str, meaning: Callable[[str], str], fault: str) -> Coded:
        """A column of texts, each meaning something; *meaning* raises ValueError for what is none.

        An empty cell is "unknown"; a cell without meaning is a fault of its row.
        """
        words = self.vocabularies.setdefault(name, Vocabulary())
        if name not in self.table.column_names:
            return Coded(np.zeros(self.table.num_rows, np.int32), tuple(words.numbers))
        numbers, texts = _encoded(self.table.column(name), name)
        meant = [words.number(text, meaning) if text.strip() else 0 for text in texts]
        for place, text in enumerate(texts):
            if not meant[place] and text.strip():
                self._tell(numbers == place, name, fault, repr(text))
        return Coded(np.array([*meant, 0], np.int32)[numbers], tuple(words.numbers))

    def numbers(self, name: str, scale: int) -> Counted:
        """A column of numbers, counted in parts of *scale*; one below zero is a fault."""
        rows = self.table.num_rows
        if name not in self.table.column_names:
            nothing = np.zeros(rows, np.bool_)
            return Counted(np.zeros(rows, np.int64), nothing, nothing)
        column = self.table.column(name)
        self._unread = np.zeros(rows, np.bool_)
        floats = self._floats(column, name)
        empty = column.is_null().to_numpy().astype(np.bool_)
        plain = np.isfinite(floats) & (floats <= LARGEST)
        self._tell(~plain & ~empty & ~self._unread, name, "W3", "no number, or larger than any")
        absent = ~plain
        if absent.any():
            floats = np.where(absent, 0.0, floats)
        self._tell(floats < 0, name, "W7", "a number below zero")
        floats = floats * scale
        counted = np.rint(floats)
        floats -= counted
        odd = np.abs(floats, out=floats) > _EPS
        return Counted(counted.astype(np.int64), ~absent, odd)

    def _floats(self, column: pa.ChunkedArray, name: str) -> NDArray[np.float64]:
        if pa.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            good = pc.match_substring_regex(column, _NUMBER)
            empty = pc.equal(pc.utf8_trim_whitespace(column), "")
            bad = pc.fill_null(pc.and_not(pc.invert(good), empty), fill_value=False)
            self._unread = bad.to_numpy().astype(np.bool_)
            self._tell(self._unread, name, "W3", "no number")
            column = pc.if_else(good, pc.utf8_trim_whitespace(column), None)
        try:
            floats = column.cast(pa.float64()).to_numpy()
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as fault:
            raise BadColumn(name, f"its type is {column.type}.", "Give numbers.") from fault
        return np.asarray(floats, np.float64)

    def days(self, name: str) -> NDArray[np.int32]:
        """A column of days, as numbers since 1970-01-01; a row without one is a fault."""
        column = self.table.column(name)
        if pa.types.is_date32(column.type) or pa.types.is_timestamp(column.type):
            held = column.cast(pa.date32())
            self._tell(held.is_null().to_numpy(), name, "W4", "no day")
            return np.asarray(held.cast(pa.int32()).fill_null(0).to_numpy(), np.int32)
        numbers, texts = _encoded(column, name)
        days = [_day(text) for text in texts]
        for place, text in enumerate(texts):
            if days[place] is None:
                self._tell(numbers == place, name, "W3" if text else "W4", repr(text))
        self._tell(numbers == len(texts), name, "W4", "no day")
        table = np.array([0 if day is None else number_of(day) for day in (*days, None)], np.int32)
        return table[numbers]

    def both(self, value: Counted, currency: Coded) -> None:
        """Tell the values that have no currency."""
        self._tell(value.known & (currency.numbers == 0) & self.sound, CURRENCY, "W4", "nothing")

    def chapters(self, code: Coded, known: frozenset[str]) -> None:
        """Tell the codes of chapters that there are not."""
        for number, digits in enumerate(code.values, start=1):
            if digits[:2] not in known:
                self._tell(code.numbers == number, CODE, "W12", f"There is no chapter {digits[:2]}")

    def existing(
        self, column: Coded, name: str, ended: Mapping[str, date], on: NDArray[np.int32]
    ) -> None:
        """Tell the states that were no more on the day."""
        for number, code in enumerate(column.values, start=1):
            if code in ended:
                gone = (column.numbers == number) & (on >= number_of(ended[code]))
                self._tell(gone, name, "W5", f"{code} existed until {ended[code]}")

    def needs(self, column: Coded, name: str) -> None:
        """Tell the rows without a value that they need; what is no value was told before."""
        empty = column.numbers == 0
        self._tell(empty & self.sound, name, "W4", "nothing")

    def _tell(self, rows: Mask, name: str, code: str, particular: str) -> None:
        if not rows.any():
            return
        for row in np.flatnonzero(rows).tolist():
            self.faults.append(Fault(row + self.first, name, code, f"{particular}."))
        self.sound &= ~rows


def columns_of(
    table: pa.Table, books: Books, words: Vocabularies, first: int = 1
) -> ConsignmentColumns:
    """The columns of a table; `MissingColumns` where one is not there that every row needs.

    *words* are what texts have meant so far; what new texts mean is added. *first* is the number
    of the table's first row, for faults.
    """
    missing = [name for name in NEEDED if name not in table.column_names]
    if missing:
        raise MissingColumns(missing, table.column_names)
    reader = Reader(table, words, first)
    on = reader.days(DECLARED)
    importer = reader.coded(IMPORTER, _state(books.names), "W5")
    origin = reader.coded(ORIGIN, _state(books.names), "W5")
    code = reader.coded(CODE, _code, "W6")
    for column, name in ((importer, IMPORTER), (origin, ORIGIN)):
        reader.existing(column, name, books.ended, on)
    reader.chapters(code, books.chapters)
    for column, name in ((importer, IMPORTER), (origin, ORIGIN), (code, CODE)):
        reader.needs(column, name)
    fields = {
        "importer": importer,
        "origin": origin,
        "commodity": code,
        "commodity_2007": in_edition(books, code, on, words.setdefault(OLD, Vocabulary()).numbers),
        "proven": _with_all_flags(reader.coded(PROVEN, _flag, "W11")),
        "on_prohibition_list": reader.coded(LISTED, _flag, "W11"),
        "procedure": reader.coded(PROCEDURE, str.strip, "W3"),
    }
    value = reader.numbers(VALUE, CENTS)
    currency = reader.coded(CURRENCY, _currency, "W9")
    reader.both(value, currency)
    return ConsignmentColumns(
        cases=CaseColumns(fields, on),
        value=value,
        currency=currency,
        net_mass=reader.numbers(NET_MASS, MILLI),
        quantity=reader.numbers(QUANTITY, MILLI),
        unit=reader.coded(UNIT, _unit, "W8"),
        sound=reader.sound,
        faults=tuple(sorted(reader.faults, key=lambda one: one.row)),
        first=first,
    )


def _encoded(column: pa.ChunkedArray, name: str) -> tuple[NDArray[np.int32], list[str]]:
    """The column as places in the list of its different texts; the place after them is null.

    `BadColumn`: it holds no texts. A number is none: a code written as one has lost its zeros.
    """
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    held = whole.type.value_type if pa.types.is_dictionary(whole.type) else whole.type
    if not (pa.types.is_string(held) or pa.types.is_large_string(held) or pa.types.is_null(held)):
        raise BadColumn(name, f"its type is {held}.", "Write texts: leading zeros count.")
    if not pa.types.is_dictionary(whole.type):
        whole = whole.cast(pa.string()).dictionary_encode()
    texts = ["" if one is None else str(one) for one in whole.dictionary.to_pylist()]
    indices = whole.indices.fill_null(len(texts)) if whole.null_count else whole.indices
    return np.asarray(indices.to_numpy(zero_copy_only=False), np.int32), texts


def _state(names: Names) -> Callable[[str], str]:
    def meaning(text: str) -> str:
        try:
            return names.party(text)
        except UnknownName as fault:
            raise ValueError(text) from fault

    return meaning


def _code(text: str) -> str:
    try:
        return parse(text).digits
    except BadCommodityCode as fault:
        raise ValueError(text) from fault


def _flag(text: str) -> str:
    word = text.strip()
    if word not in FLAGS:
        raise ValueError(text)
    return word


def _with_all_flags(column: Coded) -> Coded:
    """A column of flags that knows both words, as documents may still be examined."""
    places = [0, *(FLAGS.index(one) + 1 for one in column.values)]
    return Coded(np.array(places, np.int32)[column.numbers], FLAGS)


def _currency(text: str) -> str:
    if not is_currency(text.strip()):
        raise ValueError(text)
    return text.strip()


def _unit(text: str) -> str:
    if measure_named(text) is None:
        raise ValueError(text)
    return text.strip()


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text.strip()):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
