"""A group's table as the loops take it: the classes of each field, the lines, the days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.clocks import Clock

UNFILLED: Final = -1
"""What stands where nobody has asked yet."""

Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class Laid:
    """For each number of each field its class; for each combination of classes a line of *cells*.

    *line* has one dimension for each field. A line has a cell for each segment of *clock*, with
    the number of a finding.
    """

    classes: tuple[Numbers, ...]
    line: Numbers
    cells: Numbers
    clock: Clock
    by_day: Numbers
