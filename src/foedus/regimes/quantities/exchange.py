"""Exchange rates: an input table with dates, and the rate of a day, direct or turned round.

A row says: *units* of *currency* are *rate* of *in_currency* on the days `[since, until)`. Which
bank's rate counts, and of which day, is the law of the importing state: the caller gives that
table. A rate through a third currency is never made up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Final

from foedus.law.terms.days import ONE_DAY, Forever, Span
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.regimes.quantities.csv_rows import NamedRow, read_named_rows
from foedus.regimes.quantities.errors import NoExchangeRate, UnknownCurrency
from foedus.regimes.quantities.findings import finding
from foedus.regimes.quantities.money import currency_named, decimal_of

_COLUMNS: Final = {
    "currency": ("currency", "from", "валюта"),
    "units": ("units", "nominal", "единиц", "номинал"),
    "in_currency": ("in_currency", "to", "в валюте"),
    "rate": ("rate", "value", "курс"),
    "since": ("since", "date", "on", "дата"),
    "until": ("until", "до"),
    "source": ("source", "источник"),
}
_NEEDED: Final = ("currency", "in_currency", "rate", "since")


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow:
    """*units* of *currency* are *rate* of *in_currency* on the days *valid*."""

    currency: str
    units: Decimal
    in_currency: str
    rate: Decimal
    valid: Span
    source: str = ""
    where: Place = Place()

    @property
    def of_one(self) -> Fraction:
        """What one of *currency* is in *in_currency*, exactly."""
        return Fraction(self.rate) / Fraction(self.units)


@dataclass(frozen=True, slots=True)
class Quote:
    """The rate of a day: one of the currency is *value* of the other; *row* says so.

    *turned*: the row is of the other direction, and *value* is one through its rate.
    """

    value: Fraction
    row: RateRow
    turned: bool = False


@dataclass(frozen=True, slots=True)
class NoQuote:
    """There is no one rate between two currencies on a day; *told* says why, and what is held."""

    currency: str
    in_currency: str
    on: date
    before: RateRow | None = None
    after: RateRow | None = None
    rivals: tuple[RateRow, ...] = ()

    @property
    def told(self) -> str:
        """What is missing, and what is held around the day, as a sentence."""
        pair = f"{self.currency} in {self.in_currency} on {self.on}"
        if self.rivals:
            rates = ", ".join(f"{row.rate} ({row.where})" for row in self.rivals)
            return f"There are rival rates of {pair}: {rates}."
        around = [_days(row) for row in (self.before, self.after) if row is not None]
        held = f"held: {'; '.join(around)}" if around else "none is held on any day"
        return f"There is no rate of {pair}; {held}."


@dataclass(frozen=True, slots=True)
class ExchangeRates:
    """A table of rates. `rates_of` makes it from rows and tells what is wrong with them."""

    rows: tuple[RateRow, ...] = ()
    _pairs: dict[tuple[str, str], list[RateRow]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    _spans: dict[tuple[str, str], int] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for row in sorted(self.rows, key=lambda one: one.valid.start):
            self._pairs.setdefault((row.currency, row.in_currency), []).append(row)

    def quote(self, currency: str, in_currency: str, on: date) -> Quote | NoQuote:
        """What one of *currency* is in *in_currency* on a day: a direct row, else one turned round.

        Two rows of that day that differ are no quote: neither is chosen.
        """
        for pair, turned in (((currency, in_currency), False), ((in_currency, currency), True)):
            rows = self._on(pair, on)
            if len({row.of_one for row in rows}) > 1:
                return NoQuote(currency, in_currency, on, rivals=tuple(rows))
            if rows:
                value = 1 / rows[0].of_one if turned else rows[0].of_one
                return Quote(value, rows[0], turned)
        return self._around(currency, in_currency, on)

    def rate(self, currency: str, in_currency: str, on: date) -> Fraction:
        """As `quote`, the number alone; `NoExchangeRate` where there is no one rate."""
        if currency == in_currency:
            return Fraction(1)
        found = self.quote(currency, in_currency, on)
        if isinstance(found, NoQuote):
            raise NoExchangeRate(found.told)
        return found.value

    def _on(self, pair: tuple[str, str], on: date) -> list[RateRow]:
        """The rows of a pair that hold a day; rows are looked through back to the longest span."""
        rows, day = self._pairs.get(pair, []), on.toordinal()
        last = bisect_right(rows, day, key=_first_day)
        first = bisect_left(rows, day - self._longest(pair), key=_first_day)
        return [row for row in rows[first:last] if on in row.valid]

    def _longest(self, pair: tuple[str, str]) -> int:
        """For how many days the longest row of a pair holds."""
        if pair not in self._spans:
            self._spans[pair] = max(map(_length, self._pairs.get(pair, [])), default=0)
        return self._spans[pair]

    def _around(self, currency: str, in_currency: str, on: date) -> NoQuote:
        pairs = ((currency, in_currency), (in_currency, currency))
        rows = [row for pair in pairs for row in self._pairs.get(pair, ())]
        before = [row for row in rows if row.valid.end <= on]
        after = [row for row in rows if row.valid.start > on]
        return NoQuote(
            currency,
            in_currency,
            on,
            max(before, key=lambda row: row.valid.start, default=None),
            min(after, key=lambda row: row.valid.start, default=None),
        )


def _first_day(row: RateRow) -> int:
    return row.valid.start.toordinal()


def _length(row: RateRow) -> int:
    """For how many days a row holds; one without end reaches back from whatever day."""
    end = row.valid.end
    last = date.max if isinstance(end, Forever) else end
    return last.toordinal() - _first_day(row)


def rates_of(rows: Iterable[RateRow]) -> tuple[ExchangeRates, tuple[Finding, ...]]:
    """The table of *rows*; a finding for every two that say different things of one day."""
    table = ExchangeRates(tuple(rows))
    return table, tuple(_rivals(table.rows))


def read_rates(path: Path) -> tuple[ExchangeRates, tuple[Finding, ...]]:
    """The table in a CSV file with the columns of `RateRow`, and all that is wrong with it.

    `until` empty: the one day *since*; `units` empty: one. A row that cannot be read is a finding
    and takes no part.
    """
    held = read_named_rows(path, _COLUMNS, needed=_NEEDED)
    rows: list[RateRow] = []
    findings: list[Finding] = []
    for row in held.rows:
        where = Place(path.name, row.line)
        try:
            rows.append(_row(row, where))
        except (BadQuestion, UnknownCurrency, ValueError) as fault:
            findings.append(finding("X1", str(fault), where))
    table, rivals = rates_of(rows)
    return table, (*findings, *rivals)


def _row(row: NamedRow, where: Place) -> RateRow:
    since = date.fromisoformat(row["since"])
    until = date.fromisoformat(row["until"]) if row["until"] else since + ONE_DAY
    units, rate = decimal_of(row["units"] or "1"), decimal_of(row["rate"])
    if units <= 0 or rate <= 0 or until <= since:
        told = f"{units} units, rate {rate}, {since} to {until}."
        raise BadQuestion(told)
    return RateRow(
        currency=currency_named(row["currency"]),
        units=units,
        in_currency=currency_named(row["in_currency"]),
        rate=rate,
        valid=Span(since, until),
        source=row["source"],
        where=where,
    )


def _rivals(rows: tuple[RateRow, ...]) -> Iterator[Finding]:
    pairs: dict[tuple[str, str], list[RateRow]] = {}
    for row in rows:
        pairs.setdefault((row.currency, row.in_currency), []).append(row)
    for (currency, in_currency), held in pairs.items():
        for one, other in _overlapping(held):
            if one.of_one != other.of_one:
                told = f"{currency} in {in_currency}: {_days(one)} and {_days(other)}."
                yield finding("X2", told, other.where, f"{currency}/{in_currency}")


def _overlapping(rows: list[RateRow]) -> Iterator[tuple[RateRow, RateRow]]:
    """Every two rows with a day in common; rows of daily rates meet no other, and cost nothing."""
    in_order = sorted(rows, key=lambda row: row.valid.start)
    for place, one in enumerate(in_order):
        for other in islice(in_order, place + 1, None):
            if other.valid.start >= one.valid.end:
                break
            yield one, other


def _days(row: RateRow) -> str:
    end = row.valid.end
    last = "" if isinstance(end, Forever) or end - row.valid.start == ONE_DAY else f" until {end}"
    open_ended = " and on" if isinstance(end, Forever) else last
    return f"{row.rate} on {row.valid.start}{open_ended}"
