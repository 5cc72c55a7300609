"""Which rows are rounded to hundredths, half up: the others are left to the slow twin."""

from __future__ import annotations

import numpy as np
from babel.numbers import get_currency_precision

from foedus.regimes.quantities.money import Mode
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.columns.terms import ConsignmentColumns, Mask

HUNDREDTHS = 2


def rounds_to_hundredths(books: Books, held: ConsignmentColumns) -> Mask:
    """Whether each row's currency has hundredths and no rule of the day rounds otherwise.

    A table whose rules all round to minor units, half up, needs no look at the days.
    """
    rules = books.regime.tables["rounding"].rows
    plain = all(
        row.cells["decimals"] == "minor" and row.cells["mode"] == str(Mode.HALF_UP) for row in rules
    )
    has_hundredths = [get_currency_precision(one) == HUNDREDTHS for one in held.currency.values]
    fits = np.array([*has_hundredths, False])
    return np.asarray(fits[held.currency.numbers] & plain)
