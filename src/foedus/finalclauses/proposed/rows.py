"""The values of a reading in their order, and the fields for which nothing was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.finalclauses.proposed.fields import group_of, place_of
from foedus.finalclauses.terms import Function, Quote, Reading, Status, Value

EXPECTED: Final = (
    "entry_into_force.trigger",
    "entry_into_force.delay.form",
    "entry_into_force.provisional_application",
    "entry_into_force.later_parties.delay.form",
    "withdrawal.allowed",
    "withdrawal.notice.n",
    "withdrawal.counted_from",
    "withdrawal.addressee",
    "duration.kind",
    "reservations",
)
"""What a lawyer looks for in every treaty: that it was not found is told."""

_QUOTE: Final = ".quote"
_FUNCTIONS: Final = {"provisional": Function.PROVISIONAL_APPLICATION.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A field with what was read of it. *value* None: nothing was. *article* as printed."""

    path: str
    group: str
    value: Value | None
    status: Status
    article: str

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words that the value rests on."""
        return self.value.quotes if self.value is not None else ()


def rows_of(reading: Reading) -> tuple[Row, ...]:
    """A row for each value, and for each field that every treaty should have.

    Values that only keep the words of a whole clause for its citation are no rows.
    """
    kept = {path for path in reading.by_path if not path.endswith(_QUOTE)}
    paths = {*kept, *EXPECTED}
    return tuple(
        _row(reading, path) for path in sorted(paths, key=lambda one: (place_of(one), one))
    )


def _row(reading: Reading, path: str) -> Row:
    value = reading.value(path)
    return Row(
        path=path,
        group=group_of(path),
        value=value,
        status=value.status if value is not None else Status.NOT_FOUND,
        article=article_of(reading, path, value),
    )


def article_of(reading: Reading, path: str, value: Value | None) -> str:
    """The article in which the words of a value stand; empty where none is known."""
    for quote in value.quotes if value is not None else ():
        holding = [one for one in reading.found if one.start <= quote.start < one.end]
        if holding:
            return holding[0].article
    group = _FUNCTIONS.get(group_of(path), group_of(path))
    clause = reading.clause(Function(group)) if group in set(Function) else None
    return clause.article if value is not None and clause is not None else ""
