"""The fast twin of the regime engine decides every row as the slow one does."""

from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.law.answers.questions.changes import with_acts
from foedus.law.columns.clocks import day_of, number_of
from foedus.law.terms.acts import Act, Kind
from foedus.opened import bundled, open_register
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.changes import days_of_change
from foedus.regimes.rules.columns.coded import CaseColumns, Coded
from foedus.regimes.rules.columns.deciding import RegimeColumns
from foedus.regimes.rules.columns.kernels import loops
from foedus.regimes.rules.columns.mixing import Mixing
from foedus.regimes.rules.deciding import decide
from foedus.regimes.rules.decisions import Decision
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.reading import load_regime
from foedus.regimes.rules.terms import Regime

STATES = ("AM", "AZ", "BY", "GE", "KZ", "KG", "MD", "RU", "TJ", "TM", "UA", "UZ", "VN", "US")
CODES = (
    "1701991001",
    "170199",
    "1701",
    "17",
    "2204210000",
    "240220900",
    "7208100000",
    "2208",
    "07",
)
FLAGS = ("no", "yes")


@cache
def law() -> Law:
    return Law(open_register("cis").register)


@cache
def trade() -> Regime:
    return load_regime(bundled()["cis"](), "trade", law().register)


@cache
def twin(kernel: str) -> RegimeColumns:
    return RegimeColumns(trade(), law(), kernel=kernel)


VALUES = {
    "importer": STATES,
    "origin": STATES,
    "commodity": CODES,
    "commodity_2007": CODES,
    "proven": FLAGS,
    "on_prohibition_list": FLAGS,
    "procedure": ("40", "80"),
}

cells = st.fixed_dictionaries(
    {name: st.integers(0, len(values)) for name, values in VALUES.items()}
)
days = st.dates(date(1991, 1, 1), date(2027, 12, 31))


def columns(rows: list[tuple[dict[str, int], date]]) -> CaseColumns:
    fields = {
        name: Coded(np.array([row[name] for row, _ in rows], np.int32), values)
        for name, values in VALUES.items()
    }
    return CaseColumns(fields, np.array([number_of(day) for _, day in rows], np.int32))


def slow(held: CaseColumns, row: int) -> dict[str, Decision]:
    day = day_of(int(held.on[row]))
    said = {name: one.of(int(one.numbers[row])) for name, one in held.fields.items()}
    values = {name: next(iter(found)) for name, found in said.items() if found}
    return dict(decide(trade(), law(), Case(day, {**values, "declared": day})))


def told(decision: Decision) -> tuple:
    return (
        decision.outcome,
        decision.rule and decision.rule.id,
        decision.confidence,
        [(basis.instrument, basis.article, basis.decides) for basis in decision.basis],
        dict(decision.gives),
        [(one.rule.id, one.held.truth) for one in decision.alternatives],
    )


def assert_equal_to_slow(held: CaseColumns) -> None:
    for kernel in ("numpy", "numba"):
        found = twin(kernel).decide(held)
        for row in range(held.rows):
            expected = slow(held, row)
            for name, answers in found.items():
                assert told(answers.decisions[answers.numbers[row]]) == told(expected[name])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(cells, days), max_size=12))
def test_every_row_is_decided_as_by_the_slow_twin(rows):
    assert_equal_to_slow(columns(rows))


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
def test_codes_that_only_a_measure_names_are_told_apart(kernel):
    """The codes 720917 and 720916 begin alike in every table; a measure tells them apart."""
    day = date(2024, 6, 1)
    act = Act(
        id="m-1",
        kind=Kind.MEASURE,
        instrument="cis/free-trade-2011",
        party="RU",
        date=day,
        effect=day,
        towards=("TJ",),
        goods=("720917",),
    )
    held_law = Law(with_acts(law().register, (act,)))
    codes = ("7209161000", "7209171000", "7209")
    for on, expected in (
        (day - timedelta(days=1), ["free", "free", "free"]),
        (day, ["free", "most-favoured-nation", "refer"]),
    ):
        fields = {
            "importer": ("RU",),
            "origin": ("TJ",),
            "proven": ("yes",),
            "commodity": codes,
            "commodity_2007": codes,
        }
        numbers = np.arange(1, len(codes) + 1, dtype=np.int32)
        held = CaseColumns(
            {
                name: Coded(np.minimum(numbers, len(values)).astype(np.int32), values)
                for name, values in fields.items()
            },
            np.full(len(codes), number_of(on), np.int32),
        )
        found = RegimeColumns(trade(), held_law, kernel=kernel).decide(held)["treatment"]
        assert [found.decisions[number].outcome for number in found.numbers] == expected
        for row, outcome in enumerate(expected):
            said = {
                name: next(iter(one.of(int(one.numbers[row])))) for name, one in held.fields.items()
            }
            slowly = decide(trade(), held_law, Case(on, {**said, "declared": on}))["treatment"]
            assert slowly.outcome == outcome


@pytest.mark.parametrize(
    "pair", [("RU", "UA"), ("UA", "RU"), ("RU", "MD"), ("KZ", "UA"), ("RU", "KG")]
)
def test_on_each_day_of_change_the_day_before_and_the_day_after(pair):
    values = {"importer": pair[0], "origin": pair[1], "commodity": "1701991001", "proven": "yes"}
    case = Case(date(2010, 1, 1), {**values, "commodity_2007": "1701991001"})
    number = {name: VALUES[name].index(value) + 1 for name, value in case.values.items()}
    number["on_prohibition_list"] = 0
    number["procedure"] = 0
    changes = [day for day in days_of_change(trade(), law(), case) if day.year > 1990]
    near = [day + timedelta(days) for day in changes for days in (-1, 0, 1)]
    assert len(near) > 20
    assert_equal_to_slow(columns([(number, day) for day in near]))


def test_rows_of_a_later_call_use_the_tables_of_the_earlier_one():
    row = dict.fromkeys(VALUES, 0)
    first = columns([({**row, "importer": 8, "origin": 11}, date(2015, 12, 31))])
    second = columns([({**row, "importer": 8, "origin": 11}, date(2016, 1, 1))])
    assert_equal_to_slow(first)
    assert_equal_to_slow(second)
    assert_equal_to_slow(first)


def test_values_that_are_new_in_a_later_call_join_the_tables():
    twin = RegimeColumns(trade(), law())
    on = np.array([number_of(date(2016, 6, 1))] * 2, np.int32)
    few = {
        "importer": Coded(np.ones(2, np.int32), ("RU",)),
        "origin": Coded(np.ones(2, np.int32), ("KZ",)),
    }
    many = {
        "importer": Coded(np.array([1, 1], np.int32), ("RU", "KZ")),
        "origin": Coded(np.array([2, 1], np.int32), ("KZ", "UA")),
    }
    twin.decide(CaseColumns(few, on))
    answers = twin.decide(CaseColumns(many, on))["treatment"]
    outcomes = [answers.decisions[number].outcome for number in answers.numbers]
    assert outcomes == ["most-favoured-nation", "no-customs"]


def test_columns_that_nobody_gives_are_unknown():
    on = np.array([number_of(date(2016, 6, 1))], np.int32)
    held = CaseColumns({"importer": Coded(np.ones(1, np.int32), ("RU",))}, on)
    answers = RegimeColumns(trade(), law()).decide(held)["treatment"]
    assert answers.decisions[answers.numbers[0]].outcome == "refer"


def test_no_rows_are_no_answers():
    found = RegimeColumns(trade(), law()).decide(columns([]))
    assert {name: one.numbers.size for name, one in found.items()} == {
        "origin_rules": 0,
        "treatment": 0,
        "tariff": 0,
    }


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
@given(st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=1, max_size=30))
def test_combinations_are_numbered_apart_and_found_again(kernel, rows):
    parts = [np.array(column, np.int32) for column in zip(*rows, strict=True)]
    mixing = Mixing(3, loops(kernel))
    numbers = mixing.numbers(parts, [41, 41, 41])
    assert [mixing.places(int(number)) for number in numbers] == [tuple(row) for row in rows]
    assert mixing.size == len({tuple(row) for row in rows})
