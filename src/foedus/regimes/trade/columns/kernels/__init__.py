"""The loop that reckons duty: with NumPy, or compiled where numba is installed; same answers.

A row whose figures do not fit into 63 bits, or whose sum lies too near the edge of rounding to be
told apart in floating point, is left to the slow twin.
"""

from __future__ import annotations

from typing import Final, Protocol, cast

from foedus.law.columns.choosing import chosen_loops
from foedus.regimes.trade.columns.laid import Due, Lines, Tables

ROOM: Final = 4.0e18
"""Products up to this fit into 63 bits when doubled."""

EDGE: Final = 1e-9
"""Nearer than this to the edge of rounding, a sum of fractions is reckoned exactly."""


class Loops(Protocol):
    """What both kinds of loops do."""

    def due(self, tables: Tables, lines: Lines) -> Due:
        """The duty of each row."""


def loops(name: str = "") -> Loops:
    """The loops *name*; see `chosen_loops`."""
    return cast("Loops", chosen_loops(__name__, name))
