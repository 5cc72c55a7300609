"""The answers of a method in one form, so that every row can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

OUTCOMES: Final = (
    "refer",
    "no-customs",
    "prohibited",
    "most-favoured-nation",
    "annex-rate",
    "free",
    "agreement-schedule",
)
RULES: Final = {
    "": "refer",
    "own-goods": "refer",
    "inside-eaeu": "no-customs",
    "inside-customs-union": "no-customs",
    "prohibited-by-list": "prohibited",
    "measures-not-known": "refer",
    "measure-or-suspension": "most-favoured-nation",
    "annex-1-row": "annex-rate",
    "preference-ua-uz": "free",
    "preference-2011": "free",
    "suspended-by-the-other-side": "free",
    "preference-bilateral": "free",
    "preference-1994": "free",
    "preference-eaeu-agreement": "agreement-schedule",
    "general-rate": "most-favoured-nation",
}
"""The rules by rank, each with its outcome; no rule decides what is referred."""

NONE: Final = -1
"""The hundredths of a row without duty."""


@dataclass(frozen=True, slots=True)
class Answers:
    """For each row the place of its outcome and of its rule, and the duty in hundredths."""

    outcome: NDArray[np.int8]
    rule: NDArray[np.int8]
    hundredths: NDArray[np.int64]

    def in_order(self, ids: NDArray[Any]) -> Answers:
        """The answers of rows whose places are *ids*, put in the order of the rows."""
        order = np.empty(ids.size, np.int64)
        order[ids] = np.arange(ids.size)
        return Answers(self.outcome[order], self.rule[order], self.hundredths[order])


class NotTheSame(AssertionError):
    """Two methods gave a row different answers."""


def compare(name: str, found: Answers, right: Answers) -> None:
    """Every answer of *found* is that of *right*, in all rows."""
    for what in Answers.__slots__:
        one, other = getattr(found, what), getattr(right, what)
        wrong = np.flatnonzero(one != other) if one.size == other.size else np.zeros(1, np.int64)
        if wrong.size:
            first = int(wrong[0])
            told = f"{name}: {wrong.size} of {other.size} rows differ in {what}; row {first}: "
            raise NotTheSame(f"{told}{one[first]}, not {other[first]}")


def answers_of(columns: pa.Table | pa.RecordBatch, scale: int) -> Answers:
    """The answers in Arrow columns; *scale* is how many decimals their duty has."""
    return Answers(
        _placed(columns.column("treatment"), OUTCOMES),
        _placed(columns.column("rule"), tuple(RULES)),
        _hundredths(columns.column("duty"), scale),
    )


def _placed(column: Any, names: tuple[str, ...]) -> NDArray[np.int8]:  # noqa: ANN401 - chunked or not
    whole = _whole(column).cast(pa.dictionary(pa.int32(), pa.string()))
    texts = [one or "" for one in whole.dictionary.to_pylist()]
    places = [names.index(one) for one in texts]
    indices = whole.indices.fill_null(len(places)).to_numpy(zero_copy_only=False)
    return np.array([*places, 0], np.int8)[indices]


def _hundredths(column: Any, scale: int) -> NDArray[np.int64]:  # noqa: ANN401 - chunked or not
    whole = _whole(column)
    low = np.frombuffer(whole.buffers()[1], np.int64)[::2]
    exact = low[whole.offset : whole.offset + len(whole)]
    known = whole.is_valid().to_numpy(zero_copy_only=False)
    return np.where(known, exact // 10 ** (scale - 2), NONE)


def _whole(column: Any) -> Any:  # noqa: ANN401 - chunked or not
    chunked = isinstance(column, pa.ChunkedArray)
    return pa.concat_arrays(column.unify_dictionaries().chunks) if chunked else column
