"""The loops over rows: with NumPy, or compiled where numba is installed; the same answers."""

from __future__ import annotations

from typing import Any, Protocol, cast

from numpy.typing import NDArray

from foedus.law.columns.choosing import chosen_loops
from foedus.law.columns.clocks import Days
from foedus.law.columns.kernels.with_numpy import Things
from foedus.law.columns.plans import PairPlan, States
from foedus.law.columns.stacks import Keys, PairStack, TableStack, VectorStack


class Loops(Protocol):
    """What both kinds of loops do; `with_numpy` says it in full."""

    def bound_pairs(
        self, plan: PairPlan, first: States, second: States, days: Days, answers: tuple[int, int]
    ) -> NDArray[Any]:
        """Codes of pairs under one plan without special states."""

    def bonds(  # noqa: PLR0913, PLR0917 - one argument a column
        self,
        stack: PairStack,
        keys: Keys,
        things: Things,
        known: Days,
        first: States,
        second: States,
        days: Days,
        answers: tuple[int, int],
    ) -> NDArray[Any]:
        """Codes of pairs, each by the plan of its row."""

    def state_codes(
        self,
        stack: TableStack,
        keys: Keys,
        things: Things,
        known: Days,
        states: States,
        days: Days,
    ) -> NDArray[Any]:
        """Codes of states, each by the plan of its row."""

    def shared(
        self, stack: VectorStack, first: States, second: States, days: Days
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """How many instruments are certainly in force between two states, and how many in doubt."""


def loops(name: str = "") -> Loops:
    """The loops *name*; see `chosen_loops`."""
    return cast("Loops", chosen_loops(__name__, name))
