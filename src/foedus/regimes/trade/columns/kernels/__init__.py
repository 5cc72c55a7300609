"""The loop that reckons duty: with NumPy, or compiled where numba is installed; same answers.

A row whose figures do not fit into 63 bits, or whose sum lies too near the edge of rounding to be
told apart in floating point, is left to the slow twin.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final, Protocol, cast

from foedus.regimes.trade.columns.laid import Due, Lines, Tables

ROOM: Final = 4.0e18
"""Products up to this fit into 63 bits when doubled."""

EDGE: Final = 1e-9
"""Nearer than this to the edge of rounding, a sum of fractions is reckoned exactly."""


class Loops(Protocol):
    """What both kinds of loops do."""

    def due(self, tables: Tables, lines: Lines) -> Due:
        """The duty of each row."""


NUMPY: Final = "numpy"
NUMBA: Final = "numba"


def loops(name: str = "") -> Loops:
    """The loops *name*: "numpy", "numba", or "" for the fastest that is installed.

    Raises ImportError for numba where it is not installed or does not fit.
    """
    if name:
        return cast("Loops", import_module(f"foedus.regimes.trade.columns.kernels.with_{name}"))
    try:
        return loops(NUMBA)
    except ImportError:  # absent, or not made for this NumPy
        return loops(NUMPY)
