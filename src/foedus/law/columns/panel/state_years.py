"""A presence from a table of state-years: one row a state and year, one column a unit.

This is the layout of the state-year table of Correlates of War (Intergovernmental Organizations,
version 3): 1 full member, 2 associate, 3 observer, 0 no, -9 missing, -1 not in existence.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.panel.errors import BadPresence
from foedus.law.columns.panel.presence import Flags, Presence

Numbers = NDArray[np.int64]
Codes = NDArray[np.int8]


def presence_of_state_years(
    ccode: Numbers, year: Numbers, codes: Codes, units: tuple[str, ...]
) -> Presence:
    """The presence that the table tells; *codes* has a row a state-year and a column a unit.

    A state is in the system in the years for which it has a row. Years of one code without a gap
    make one spell. A code below 1 is no spell: what is missing is then not told from what is not.
    Raises `BadPresence` where the columns do not fit together, or a state-year has two rows.
    """
    _refuse_odd_columns(ccode, year, codes, units)
    order = np.lexsort((year, ccode))
    ccode, year, codes = ccode[order], year[order], codes[order]
    goes_on = (ccode[1:] == ccode[:-1]) & (year[1:] - year[:-1] == 1)
    unit, opens, closes = _spells(codes, goes_on)
    states, state = np.unique(ccode, return_inverse=True)
    first, after = _extent(year)
    in_system = np.zeros((states.size, after - first), np.bool_)
    in_system[state, year - first] = True
    return Presence(
        states=tuple(states.tolist()),
        units=units,
        periods=tuple(range(first, after)),
        unit=unit.astype(np.int32),
        state=state[opens].astype(np.int32),
        start=(year[opens] - first).astype(np.int32),
        end=(year[closes] - first + 1).astype(np.int32),
        code=codes[opens, unit],
        in_system=in_system,
    )


def _spells(codes: Codes, goes_on: Flags) -> tuple[Numbers, Numbers, Numbers]:
    """Unit, first row and last row of each spell; *goes_on* says which rows the next one follows.

    Spells of a unit do not overlap, so its first rows and its last rows are in the same order.
    """
    by_unit = np.ascontiguousarray(codes.T)
    counts = by_unit > 0
    same = (by_unit[:, 1:] == by_unit[:, :-1]) & goes_on
    opens, closes = counts.copy(), counts
    opens[:, 1:] &= ~same
    closes[:, :-1] &= ~same
    unit, first = np.nonzero(opens)
    _, last = np.nonzero(closes)
    return unit, first, last


def _extent(year: Numbers) -> tuple[int, int]:
    """The first year, and the year after the last one."""
    return (int(year.min()), int(year.max()) + 1) if year.size else (0, 0)


def _refuse_odd_columns(
    ccode: Numbers, year: Numbers, codes: Codes, units: tuple[str, ...]
) -> None:
    if not ccode.shape == year.shape == (ccode.size,) or codes.shape != (ccode.size, len(units)):
        raise BadPresence(
            "The table must have one state and one year a row, and a column of codes a unit: "
            f"states {ccode.shape}, years {year.shape}, codes {codes.shape}, units {len(units)}."
        )
    if len(np.unique(np.stack([ccode, year]), axis=1).T) != ccode.size:
        raise BadPresence("A state has two rows for one year; keep one of them.")
