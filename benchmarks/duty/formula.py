"""The decision in NumPy, written by hand: what an OpenFisca formula would hold.

Everything is a whole number, so that duty is exact: hundredths, thousandths of a kilogram or of a
unit, millionths of a share or an amount, ten-thousandths of a rate of exchange.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from duty.answers import NONE, RULES
from duty.cells import Cells, cells_of, packed
from duty.law_tables import BONDS, LawTables
from duty.parts import KINDS, UNITS
from duty.world import FIRST, IMPORTERS, ORIGINS, World
from foedus.law.columns.clocks import number_of

Column = NDArray[Any]

TERRITORY: Final = number_of(date(2010, 7, 1))
"""The first day of the common customs territory."""

PROTOCOL: Final = number_of(date(2014, 5, 16))
"""The first day of the protocol that keeps the agreement of Ukraine and Uzbekistan."""

QUOTA_YEARS: Final = number_of(date(2019, 1, 1)), number_of(date(2022, 1, 1))

REFER: Final = 0
NAMES: Final = tuple(RULES)
GENERAL: Final = NAMES.index("general-rate")
ANNEX: Final = NAMES.index("annex-1-row")
OUTCOME: Final = np.array(
    [list(dict.fromkeys(RULES.values())).index(one) for one in RULES.values()]
)
FREE: Final = np.array([RULES[name] in {"free", "no-customs"} for name in NAMES])
CHARGED: Final = np.array([RULES[name] in {"most-favoured-nation", "annex-rate"} for name in NAMES])

CURRENCIES: Final = ("", "EUR", "USD")
"""The currencies of rates."""

PARTS: Final = ("kind", "share", "amount", "currency", "unit")
WHOLE: Final = 10**11
"""A hundredth of money, in the parts in which a product of all whole numbers comes out."""


class Decision:
    """The tables of the decision, and the formulas over columns."""

    def __init__(self, world: World, tables: LawTables) -> None:
        self._classes = len(set(tables.goods["goods"].to_pylist()))
        self._law = _law(tables.law, list(BONDS))
        self._measures = self._by_goods(tables.measures, ["prohibits", "withholds"])
        self._quota = tables.goods["quota"].to_numpy()
        self._goods = tables.goods["goods"].to_numpy().astype(np.int32)
        self._annex = _rates(tables.annex)
        numbers = np.arange(1, tables.annex.num_rows + 1)
        self._exceptions = self._cells(tables.annex, numbers)
        self._names = sorted({*tables.law["tariff"].to_pylist()})
        tariff = np.array([self._names.index(one) for one in tables.law["tariff"].to_pylist()])
        self._whose = cells_of(tables.law, _pairs(tables.law), _PAIRS, tariff)
        self._rates = _rates(tables.tariff)
        self._lines = _lines(tables.tariff, self._names, world.codes)
        self._daily = _daily(world)

    def rule(self, of: dict[str, Column]) -> Column:
        """The place of the rule that decides each row; `REFER` where none surely does."""
        found = np.full(of["day"].size, GENERAL, np.int8)
        is_open = np.zeros(of["day"].size, np.bool_)
        for place, truth in reversed(list(self._truths(of))):
            sure = truth == 2
            found[sure], is_open[sure] = place, False
            might = truth == 1
            is_open[might] |= OUTCOME[found[might]] != OUTCOME[place]
        found[is_open] = REFER
        return found

    def _truths(self, of: dict[str, Column]) -> Iterator[tuple[int, Column]]:
        """How far each rule applies, by rank."""
        pair = of["importer"] * len(ORIGINS) + of["origin"]
        goods = self._goods[of["code"]]
        key = pair * self._classes + goods
        law = _unpacked(self._law.at(pair, of["day"]), list(BONDS))
        measures = _unpacked(self._measures.at(key, of["day"]), ["prohibits", "withholds"])
        proven = of["proven"]
        excepted = np.where(self._exceptions.at(key, of["day"]) > 0, law["treaty"], 0)
        in_union = np.where(of["day"] >= TERRITORY, law["customs_union"], 0)
        own = np.where(_same_state(of), 2, 0)
        quota = _is_pair(of, "RU", "MD") & self._quota[of["code"]] & _within(of["day"], QUOTA_YEARS)
        since_2014 = _of_both(of, ("UA", "UZ")) & (of["day"] >= PROTOCOL)
        truths = {
            "own-goods": own,
            "inside-eaeu": law["eaeu"],
            "inside-customs-union": in_union,
            "prohibited-by-list": _all(law["operates"], measures["prohibits"], of["listed"]),
            "measures-not-known": np.where(quota, law["operates"], 0),
            "measure-or-suspension": _all(law["operates"], measures["withholds"]),
            "annex-1-row": _all(excepted, proven),
            "preference-ua-uz": np.where(since_2014, _all(law["ua_uz"], proven), 0),
            "preference-2011": _all(law["treaty"], proven),
            "suspended-by-the-other-side": _all(law["suspended"], proven),
            "preference-bilateral": _all(law["bilateral"], proven),
            "preference-1994": _all(law["agreement_1994"], proven),
            "preference-eaeu-agreement": _all(law["eaeu_agreement"], proven),
        }
        for name, truth in truths.items():
            yield NAMES.index(name), truth

    def duty(self, of: dict[str, Column], rule: Column) -> Column:
        """The duty of each row in hundredths; `NONE` where there is none."""
        found = np.where(FREE[rule], 0, NONE).astype(np.int64)
        rows = np.flatnonzero(CHARGED[rule])
        held = {name: column[rows] for name, column in of.items()}
        pair = held["importer"] * len(ORIGINS) + held["origin"]
        line = self._lines[self._whose.at(pair, held["day"]), held["code"]]
        found[rows] = self._due(held, self._rates, line)
        places = np.flatnonzero(rule == ANNEX)
        held = {name: column[places] for name, column in of.items()}
        pair = held["importer"] * len(ORIGINS) + held["origin"]
        row = self._exceptions.at(pair * self._classes + self._goods[held["code"]], held["day"])
        own, general = self._due(held, self._annex, row), found[places]
        lower = (general != NONE) & (general < own)
        found[places] = np.where(lower, general, own)
        return found

    def _due(self, of: dict[str, Column], rates: dict[str, Column], line: Column) -> Column:
        """The duty under the rates on *line*."""
        kind = rates["kind"][line]
        whole, rest = _by_value(of["value"], rates["share"][line])
        amount, exchange = rates["amount"][line], self._exchange(of, rates["currency"][line])
        measured = _quantity(of, rates["unit"][line])
        other, other_rest = _by_quantity(measured, amount, exchange)
        is_known = (measured != NONE) & (exchange > 0)
        shared, specific = _rounded(whole, rest), _rounded(other, other_rest)
        found = np.select(
            [kind == KINDS.index(name) for name in ("free", "share", "specific", "sum", "greater")],
            [
                np.int64(0),
                shared,
                np.where(is_known, specific, NONE),
                np.where(is_known, _rounded(whole + other, rest + other_rest), NONE),
                np.where(is_known, np.maximum(shared, specific), NONE),
            ],
            np.int64(NONE),
        )
        return np.asarray(found)

    def _exchange(self, of: dict[str, Column], currency: Column) -> Column:
        return self._daily[currency, of["currency"], of["day"] - number_of(FIRST)]

    def _by_goods(self, spans: pa.Table, names: list[str]) -> Cells:
        return self._cells(spans, packed(spans, names))

    def _cells(self, spans: pa.Table, value: Column) -> Cells:
        key = _pairs(spans) * self._classes + spans["goods"].to_numpy()
        return cells_of(spans, key, _PAIRS * self._classes, value)


_PAIRS: Final = len(IMPORTERS) * len(ORIGINS)


def _law(spans: pa.Table, names: list[str]) -> Cells:
    return cells_of(spans, _pairs(spans), _PAIRS, packed(spans, names))


def _pairs(spans: pa.Table) -> Column:
    importer = [IMPORTERS.index(one) for one in spans["importer"].to_pylist()]
    origin = [ORIGINS.index(one) for one in spans["origin"].to_pylist()]
    return np.array(importer) * len(ORIGINS) + np.array(origin)


def _rates(rows: pa.Table) -> dict[str, Column]:
    """Rates by their numbers; number 0 is none."""
    words = {"kind": KINDS, "currency": CURRENCIES}
    found = {}
    for name in PARTS:
        values = rows[name].to_pylist()
        places = [words[name].index(one) for one in values] if name in words else values
        found[name] = np.array([0, *places], np.int64)
    return found


def _lines(rows: pa.Table, names: list[str], codes: list[str]) -> Column:
    """The number of the rate of each tariff and code."""
    place = {code: n for n, code in enumerate(codes)}
    found = np.zeros((len(names), len(codes)), np.int32)
    pairs = zip(rows["tariff"].to_pylist(), rows["code"].to_pylist(), strict=True)
    for number, (name, code) in enumerate(pairs, start=1):
        if name in names:
            found[names.index(name), place[code]] = number
    return found


def _daily(world: World) -> Column:
    """Ten-thousandths by the currency of the rate, that of the value (RUB, USD), and day."""
    days = len(world.daily["EUR", "RUB"])
    found = np.zeros((len(CURRENCIES), 2, days), np.int64)
    found[1, 0], found[1, 1] = world.daily["EUR", "RUB"], world.daily["EUR", "USD"]
    found[2, 0], found[2, 1] = world.daily["USD", "RUB"], 10_000
    return found


def _unpacked(cell: Column, names: list[str]) -> dict[str, Column]:
    return {name: ((cell >> 2 * n) & 3).astype(np.int8) for n, name in enumerate(names)}


def _all(*truths: Column) -> Column:
    found = truths[0]
    for one in truths[1:]:
        found = np.minimum(found, one)
    return found


def _same_state(of: dict[str, Column]) -> Column:
    """Importers come first among the origins, in the same order."""
    return np.asarray(of["importer"] == of["origin"])


def _is_pair(of: dict[str, Column], importer: str, origin: str) -> Column:
    first = of["importer"] == IMPORTERS.index(importer)
    return np.asarray(first & (of["origin"] == ORIGINS.index(origin)))


def _within(day: Column, years: tuple[int, int]) -> Column:
    return np.asarray((day >= years[0]) & (day < years[1]))


def _of_both(of: dict[str, Column], states: tuple[str, ...]) -> Column:
    first = np.isin(of["importer"], [IMPORTERS.index(one) for one in states])
    return np.asarray(first & np.isin(of["origin"], [ORIGINS.index(one) for one in states]))


def _quantity(of: dict[str, Column], unit: Column) -> Column:
    """Thousandths of the unit of the rate; `NONE` where they are not declared."""
    declared = np.where(unit == of["unit"], of["quantity"], NONE)
    return np.asarray(np.where(unit == UNITS.index("KGM") + 1, of["net_mass"], declared))


def _by_value(value: Column, share: Column) -> tuple[Column, Column]:
    """Whole hundredths, and the rest in parts of `WHOLE`."""
    whole, rest = np.divmod(value.astype(np.int64) * share, 10**6)
    return whole, rest * 10**5


def _by_quantity(quantity: Column, amount: Column, exchange: Column) -> tuple[Column, Column]:
    """The same; three factors do not fit into 63 bits, so the product is made in two halves."""
    high, low = np.divmod(quantity.astype(np.int64) * amount, 10**7)
    whole, rest = np.divmod(high * exchange, 10**4)
    return whole, rest * 10**7 + low * exchange


def _rounded(whole: Column, rest: Column) -> Column:
    """Half a hundredth is rounded up."""
    return np.asarray(whole + (rest + WHOLE // 2) // WHOLE)
