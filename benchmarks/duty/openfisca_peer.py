"""OpenFisca-core: it carries the columns, and a formula written by hand decides.

Its whole numbers have 32 bits, which a duty in hundredths can exceed: the variable of the duty is
given 64. Its numbers with a point have 32 bits too, and would not be exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from duty.answers import OUTCOMES, RULES, Answers
from duty.formula import Decision
from duty.law_tables import LawTables
from duty.methods import Method
from duty.parts import UNITS
from duty.world import CURRENCIES, IMPORTERS, ORIGINS, Column, World

LOADED: Final = "OpenFisca, NumPy formula"
LOADING: Final = "OpenFisca, loading counted"
ALWAYS: Final = DateUnit.ETERNITY
DAY: Final = "2026-01-01"

WORDS: Final = {
    "importer": ("Destination.countryCode", IMPORTERS),
    "origin": ("Origin.countryCode", ORIGINS),
    "currency": ("CustomsValuation.customsValue.currency", CURRENCIES),
    "unit": ("GoodsMeasure.tariffQuantity.unitCode", ("", *UNITS)),
    "proven": ("Finding.proofAccepted", ("no", "", "yes")),
    "listed": ("Finding.onProhibitionList", ("no", "", "yes")),
}
"""Columns of words, and the words by their numbers; so "" of a flag is 1, "nobody can say"."""

FIGURES: Final = {
    "value": ("CustomsValuation.customsValue.amount", 100),
    "net_mass": ("GoodsMeasure.netMass.value", 1000),
    "quantity": ("GoodsMeasure.tariffQuantity.value", 1000),
}
"""Columns of figures, and how many parts of one are counted."""

NAMES: Final = (*WORDS, *FIGURES, "code", "day")


def methods(world: World, tables: LawTables, asked: pa.Table) -> Iterator[Method]:
    """With its input loaded before the clock starts, and with the loading counted."""
    system = _system(Decision(world, tables))
    simulation = _simulation(system, asked, world.codes)

    def ask() -> tuple[Column, Column]:
        for name in ("rule", "duty"):
            simulation.delete_arrays(name)  # or it would remember the answer
        return _calculated(simulation)

    def ask_anew() -> tuple[Column, Column]:
        return _calculated(_simulation(system, asked, world.codes))

    yield Method(LOADED, asked.num_rows, ask, _read)
    yield Method(LOADING, asked.num_rows, ask_anew, _read)


def _calculated(simulation: Simulation) -> tuple[Column, Column]:
    return simulation.calculate("rule", DAY), simulation.calculate("duty", DAY)


def _system(decision: Decision) -> TaxBenefitSystem:
    consignment = Entity("consignment", "consignments", "One line of a declaration", "")
    system = TaxBenefitSystem([consignment])

    def rule(each: Any, period: Any) -> Column:  # noqa: ANN401 - OpenFisca has no types
        return decision.rule({name: each(name, period) for name in NAMES})

    def duty(each: Any, period: Any) -> Column:  # noqa: ANN401 - OpenFisca has no types
        columns = {name: each(name, period) for name in NAMES}
        return decision.duty(columns, each("rule", period))

    for name in NAMES:
        system.add_variable(_variable(name, consignment, ALWAYS))
    for name, formula in (("rule", rule), ("duty", duty)):
        system.add_variable(_variable(name, consignment, DateUnit.DAY, formula=formula))
    system.get_variable("duty").dtype = np.int64
    return system


def _variable(name: str, entity: Entity, period: DateUnit, **more: object) -> type[Variable]:
    fields = {"value_type": int, "entity": entity, "definition_period": period, "label": name}
    return type(name, (Variable,), fields | more)


def _simulation(system: TaxBenefitSystem, asked: pa.Table, codes: list[str]) -> Simulation:
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("consignment", range(asked.num_rows))
    simulation = builder.build(system)
    for name, column in _columns(asked, codes):
        simulation.set_input(name, str(ALWAYS), column)
    return simulation


def _columns(asked: pa.Table, codes: list[str]) -> Iterator[tuple[str, Column]]:
    """The Arrow table as whole numbers."""
    for name, (column, words) in {**WORDS, "code": (_CODE, tuple(codes))}.items():
        yield name, _places(asked.column(column), words)
    for name, (column, parts) in FIGURES.items():
        figures = np.nan_to_num(asked.column(column).to_numpy()) * parts
        yield name, np.rint(figures).astype(np.int32)
    days = asked.column("Declaration.issueDateTime").cast(pa.int32())
    yield "day", days.to_numpy()


_CODE: Final = "Commodity.Classification.id"


def _places(column: pa.ChunkedArray, words: tuple[str, ...]) -> Column:
    whole = column.combine_chunks()
    place = {word: n for n, word in enumerate(words)}
    held = [*(place[one] for one in whole.dictionary.to_pylist()), 0]
    indices = whole.indices.fill_null(len(held) - 1).to_numpy(zero_copy_only=False)
    return np.array(held, np.int32)[indices]


def _read(found: Any) -> Answers:  # noqa: ANN401 - two columns
    rule, hundredths = (np.asarray(one) for one in found)
    outcome = np.array([OUTCOMES.index(one) for one in RULES.values()], np.int8)[rule]
    return Answers(outcome, rule.astype(np.int8), hundredths)
