"""register + question ──▶ Plan: compiled once on the driver, broadcast, opened by each worker."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from foedus.frames.answering import answers
from foedus.frames.asking import Asking, asking_for
from foedus.frames.columns_of import columns_of
from foedus.frames.kinds import Kind, Role
from foedus.law.columns.clocks import number_of
from foedus.law.columns.columns import Columns
from foedus.opened import Day, OpenRegister
from foedus.spark.errors import NeedsClassicSession


@dataclass(frozen=True)
class Plan:
    """The compiled columns of a register, and what is asked of them. It can be pickled.

    A worker keeps what it compiles on top, for days of knowledge that its rows have, as long as
    Spark keeps the worker.
    """

    columns: Columns
    asking: Asking

    def __reduce__(self) -> tuple[Callable[[bytes], Plan], tuple[bytes]]:
        from pyspark import cloudpickle  # columns hold functions of functions, and a module

        packed: bytes = cloudpickle.dumps((self.columns, self.asking))
        return _unpacked, (packed,)


def _unpacked(packed: bytes) -> Plan:
    # Spark runs one worker for each core: a kernel with threads of its own would only crowd it.
    # Where numba runs already (the driver) its threads stand, and it refuses another number.
    if "numba" not in sys.modules:
        os.environ.setdefault("NUMBA_NUM_THREADS", "1")
    columns, asking = pickle.loads(packed)  # noqa: S301 - Spark brought it, as it brings all code
    return Plan(columns, asking)


def plan_for(
    opened: OpenRegister,
    schema: pa.Schema,
    asked: Mapping[str, Any],
    constants: Mapping[str, Day | None],
) -> Plan:
    """The plan for rows of *schema*; *asked* has the question, the readings and the kernel.

    Raises what `frames.ask` raises about a schema and about constants.
    """
    readings: Iterable[str] = asked["readings"]
    asking = asking_for(opened, schema, asked["question"], constants)
    columns = columns_of(opened, readings, asked["kernel"])
    # the types of columns are refused here, not by some worker
    answers(columns, asking, pa.RecordBatch.from_pylist([], schema=schema))
    _compile(columns, asking)
    return Plan(columns, asking)


def _compile(columns: Columns, asking: Asking) -> None:
    """Answer a row for every plan that the rows may need, so that workers need not compile.

    With a column of days of knowledge only its rows tell which plans: they compile them.
    """
    things = _things(columns, asking)
    if not columns.states or Role.KNOWN in asking.columns:
        return
    state = np.zeros(things.size, columns.width)
    on = np.zeros(things.size, np.int32)
    known = asking.days.get(Role.KNOWN)
    when = None if known is None else np.full(things.size, number_of(known), np.int32)
    match asking.kind:
        case Kind.BOND:
            columns.bonds(things, state, state, on, when)
        case Kind.STANDING:
            columns.standings(things, state, on, when)
        case Kind.MEMBER:
            columns.belongings(things, state, on, when)
        case Kind.SHARED | Kind.INSTRUMENTS:
            columns.shared_instruments(state, state, on, when)


def _things(columns: Columns, asking: Asking) -> Any:
    """The numbers of the instruments or criteria that rows can ask about."""
    instrument = asking.texts.get(Role.INSTRUMENT)
    if instrument is not None:
        return np.array([columns.instruments.index(instrument)], np.int32)
    if asking.kind in {Kind.SHARED, Kind.INSTRUMENTS}:
        return np.zeros(1, np.int32)  # one row asks about all
    held = columns.criteria if asking.kind is Kind.MEMBER else columns.instruments
    return np.arange(len(held), dtype=np.int32)


def context_of(session: Any) -> Any:
    """The Spark context of a session, which broadcasts; `NeedsClassicSession` where it has none."""
    context = getattr(session, "sparkContext", None)
    if context is None:
        raise NeedsClassicSession(session)
    return context
