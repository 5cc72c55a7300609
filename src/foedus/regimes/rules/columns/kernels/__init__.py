"""The loops over rows: with NumPy, or compiled where numba is installed; the same answers."""

from __future__ import annotations

from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.choosing import chosen_loops
from foedus.regimes.rules.columns.laid import Laid, Numbers


class Loops(Protocol):
    """What both kinds of loops do; `with_numpy` says it in full."""

    def findings(self, laid: Laid, numbers: tuple[Numbers, ...], on: Numbers) -> Numbers:
        """The finding of each row."""

    def paired(self, table: NDArray[np.int32], first: Numbers, second: Numbers) -> Numbers:
        """The number of each row's pair."""


def loops(name: str = "") -> Loops:
    """The loops *name*; see `chosen_loops`."""
    return cast("Loops", chosen_loops(__name__, name))
