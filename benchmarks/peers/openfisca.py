"""OpenFisca-core, in the two ways in which it can be asked this at all.

It computes all rows for one period, and here every row has a day of its own. So either a formula
is written by hand over a table of days and states, which OpenFisca then only carries out; or its
own dated parameters are asked day by day. The first is not its law, the second not its habit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from foedus.law.columns.clocks import day_of, number_of
from peers.methods import Method
from peers.world import FIRST, STATES, Column, Rows, World, cells, code

MOST_PARAMETER_ROWS: Final = 5_000
ALWAYS: Final = DateUnit.ETERNITY

Formula = Callable[[Column, Column, Column], Column]
"""From first states, second states and days to whether they are bound."""


def methods(world: World, rows: Rows) -> Iterator[Method]:
    """Both with one thread, the rows loaded before the clock starts."""
    few = rows.head(MOST_PARAMETER_ROWS)
    formula = _asking(_from_table(world), rows)
    yield Method("OpenFisca, NumPy formula", rows.size, formula, runs=3, note="written by hand")
    own = _asking(_from_parameters(world), few)
    yield Method("OpenFisca, dated parameters", few.size, own, runs=1, note="one look-up a day")


def _from_table(world: World) -> Formula:
    """Gathered from a cell for each day and state."""
    table, start = cells(world).ravel(), number_of(FIRST)

    def formula(first: Column, second: Column, day: Column) -> Column:
        row = (day - start) * STATES
        return np.asarray(table[row + first] & table[row + second] & (first != second))

    return formula


def _from_parameters(world: World) -> Formula:
    """From parameters that are 1 while a state is bound, looked up for all rows of a day."""
    node = ParameterNode("bound", data=_values(world))
    names = np.array([code(state) for state in range(STATES)])

    def formula(first: Column, second: Column, day: Column) -> Column:
        found = first != second
        for each in np.unique(day):
            at = node.get_at_instant(day_of(each).isoformat())
            rows = np.flatnonzero(day == each)
            found[rows] &= (at[names[first[rows]]] & at[names[second[rows]]]).astype(np.bool_)
        return found

    return formula


def _values(world: World) -> dict[str, Any]:
    values: dict[str, Any] = {code(n): {"0001-01-01": {"value": 0}} for n in range(STATES)}
    held = world.spells
    for state, begins, ends in zip(held.state, held.begins, held.ends, strict=True):
        values[code(state)][day_of(begins).isoformat()] = {"value": 1}
        values[code(state)][day_of(ends).isoformat()] = {"value": 0}
    return {name: {"values": dated} for name, dated in values.items()}


def _asking(formula: Formula, rows: Rows) -> Callable[[], Column]:
    simulation = _simulation(formula, rows)

    def ask() -> Column:
        simulation.delete_arrays("bound")  # or it would remember the answer
        return np.asarray(simulation.calculate("bound", FIRST.isoformat()))

    return ask


def _simulation(formula: Formula, rows: Rows) -> Simulation:
    pair = Entity("pair", "pairs", "Two states on a day", "")
    system = TaxBenefitSystem([pair])
    columns = {"first": rows.first, "second": rows.second, "day": rows.day}

    def bound(pairs: Any, period: Any) -> Column:  # noqa: ANN401 - OpenFisca has no types
        return formula(*(pairs(name, period) for name in columns))

    for name in columns:
        system.add_variable(_variable(name, pair, int, ALWAYS))
    system.add_variable(_variable("bound", pair, bool, DateUnit.DAY, formula=bound))
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("pair", range(rows.size))
    simulation = builder.build(system)
    for name, column in columns.items():
        simulation.set_input(name, str(ALWAYS), column.astype(np.int32))
    return simulation


def _variable(
    name: str, pair: Entity, kind: type, period: DateUnit, **more: object
) -> type[Variable]:
    fields = {"value_type": kind, "entity": pair, "definition_period": period, "label": name}
    return type(name, (Variable,), fields | more)
