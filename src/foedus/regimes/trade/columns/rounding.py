"""Which currencies are rounded to hundredths, half up: others are left to the slow twin."""

from __future__ import annotations

import numpy as np
from babel.numbers import get_currency_precision

from foedus.regimes.quantities.money import Mode
from foedus.regimes.rules.columns.coded import Coded
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.columns.terms import Mask

HUNDREDTHS = 2


def rounds_to_hundredths(books: Books, currency: Coded) -> Mask:
    """For each number of a column of currencies, whether its amounts are so rounded everywhere.

    A currency has hundredths, and no national rule of any day rounds otherwise. Amounts without a
    currency are left to the slow twin.
    """
    rules = books.regime.tables["rounding"].rows
    plain = all(
        row.cells["decimals"] == "minor" and row.cells["mode"] == str(Mode.HALF_UP) for row in rules
    )
    has_hundredths = [get_currency_precision(one) == HUNDREDTHS for one in currency.values]
    return np.array([False, *has_hundredths]) & plain
