"""Our own way: a table in, columns of answers out; and the slow twin, with all its grounds."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Any, Final

import numpy as np
import pyarrow as pa

from duty.answers import NONE, OUTCOMES, RULES, Answers, NotTheSame, answers_of
from duty.methods import RUNS, Method
from duty.world import World
from foedus.regimes.trade.columns.answered import TableAnswers
from foedus.regimes.trade.columns.streams import answer_table

NUMBA: Final = "Foedus, numba"
NUMPY: Final = "Foedus, NumPy"
_KERNELS: Final = {NUMBA: "numba", NUMPY: "numpy"}


def methods(world: World, asked: pa.Table) -> Iterator[Method]:
    """With every kernel that can be chosen."""
    for name, kernel in _KERNELS.items():
        answers = TableAnswers(world.books, kernel=kernel)
        yield _method(name, answers, asked, RUNS if kernel == "numba" else 1)


def _method(name: str, answers: TableAnswers, asked: pa.Table, runs: int) -> Method:
    def ask() -> pa.Table:
        return answer_table(answers, asked)[0]

    return Method(name, asked.num_rows, ask, read, runs)


def read(columns: pa.Table) -> Answers:
    """The answers of our columns."""
    return answers_of(columns, scale=4)


def explained(world: World, asked: pa.Table, fast: Answers, rows: int) -> float:
    """Answers a second of the slow twin, each with its grounds; each is compared with the fast."""
    answers = TableAnswers(world.books)
    places = np.random.default_rng(11).choice(asked.num_rows, rows, replace=False).tolist()
    spent = 0.0
    for place in places:
        start = perf_counter()
        slow = answers.explain(asked, place)
        spent += perf_counter() - start
        _same(place, _of_slow(slow), fast)
    return rows / spent


def _of_slow(slow: Any) -> tuple[int, int, int]:  # noqa: ANN401 - an explained answer
    treatment, amount = slow.treatment, slow.duty.amount
    rule = treatment.rule.id if treatment.rule is not None else ""
    hundredths = NONE if amount is None else int(amount.amount * 100)
    return OUTCOMES.index(treatment.outcome), list(RULES).index(rule), hundredths


def _same(place: int, slow: tuple[int, int, int], fast: Answers) -> None:
    found = fast.outcome[place], fast.rule[place], fast.hundredths[place]
    if found != slow:
        raise NotTheSame(f"row {place}: the fast twin says {found}, the slow one {slow}")
