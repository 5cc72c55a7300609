"""The loops over rows: with NumPy, or compiled where numba is installed; the same answers."""

from __future__ import annotations

from importlib import import_module
from typing import Final, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from foedus.regimes.rules.columns.laid import Laid, Numbers


class Loops(Protocol):
    """What both kinds of loops do; `with_numpy` says it in full."""

    def findings(self, laid: Laid, numbers: tuple[Numbers, ...], on: Numbers) -> Numbers:
        """The finding of each row."""

    def paired(self, table: NDArray[np.int32], first: Numbers, second: Numbers) -> Numbers:
        """The number of each row's pair."""


NUMPY: Final = "numpy"
NUMBA: Final = "numba"


def loops(name: str = "") -> Loops:
    """The loops *name*: "numpy", "numba", or "" for the fastest that is installed.

    Raises ImportError for numba where it is not installed or does not fit.
    """
    if name:
        return cast("Loops", import_module(f"foedus.regimes.rules.columns.kernels.with_{name}"))
    try:
        return loops(NUMBA)
    except ImportError:  # absent, or not made for this NumPy
        return loops(NUMPY)
