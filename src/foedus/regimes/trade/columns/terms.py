"""Columns of consignments: what is decided on, and what is reckoned with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from foedus.regimes.rules.columns.coded import CaseColumns, Coded
from foedus.regimes.trade.findings import Fault

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

CENTS: Final = 100
"""Amounts of money are counted in hundredths."""

MILLI: Final = 1000
"""Masses and quantities are counted in thousandths of their unit."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A column of numbers as integers; *known*: where there is one.

    *odd* are the rows whose number has more decimals than are counted: the slow twin reckons them.
    """

    numbers: Integers
    known: Mask
    odd: Mask


@dataclass(frozen=True, slots=True)
class ConsignmentColumns:
    """Consignments, one a row; rows that are not *sound* have a fault and are not answered."""

    cases: CaseColumns
    value: Counted
    currency: Coded
    net_mass: Counted
    quantity: Counted
    unit: Coded
    sound: Mask
    faults: tuple[Fault, ...] = ()
    first: int = 1
    """The number of the first row, for faults."""

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.cases.rows
