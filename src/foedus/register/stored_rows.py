"""Rows as they are stored, read so that nothing that somebody put there stops the reader.

A database keeps what it is given: SQLite puts words into a column of numbers, and bytes that are
no text into a column of texts. Whoever verifies has to name such a row, not to stumble over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Generic, TypeVar

from django.db import DatabaseError, connection, models, transaction
from django.db.models.functions import Cast

Row = TypeVar("Row", bound=models.Model)
_STUMBLES: Final = (DatabaseError, ValueError, TypeError, ArithmeticError)
"""What reading a row that was tampered with may raise."""
_TYPES: Final[tuple[tuple[type[models.Field[Any, Any]], tuple[type, ...]], ...]] = (
    (models.BooleanField, (bool,)),
    (models.DateTimeField, (datetime,)),
    (models.DateField, (date,)),
    (models.BinaryField, (bytes, memoryview)),
    (models.CharField, (str,)),
    (models.TextField, (str,)),
    (models.IntegerField, (int,)),
    (models.ForeignKey, (int,)),
)
_RAW: Final = (models.BooleanField, models.DateField)
"""Fields whose value SQLite may have stored in several forms."""


@dataclass(frozen=True, slots=True)
class Stored(Generic[Row]):
    """The rows of a table that can be read, and the keys of those that cannot."""

    rows: tuple[Row, ...]
    unreadable: tuple[object, ...]


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all that is read within be of one moment, whatever is recorded meanwhile.

    SQLite holds off writers for so long; PostgreSQL shows a snapshot.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        if connection.vendor == "postgresql" and not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def stored(model: type[Row]) -> Stored[Row]:
    """The rows of *model* in the order of their keys."""
    query = _query(model)
    try:
        rows = list(query)
    except _STUMBLES:
        return _one_by_one(query)
    return _parted(rows)


def _query(model: type[Row]) -> models.QuerySet[Row]:
    """All rows; on SQLite also, as text, what was stored in the fields of several forms."""
    query: models.QuerySet[Row] = model._default_manager.order_by("pk")  # noqa: SLF001 - documented
    if connection.vendor != "sqlite":
        return query
    raw = {f"raw_{one.name}": Cast(one.name, models.TextField()) for one in _of_forms(model)}
    annotated: models.QuerySet[Row] = query.annotate(**raw)
    return annotated


def _one_by_one(query: models.QuerySet[Row]) -> Stored[Row]:
    rows: list[Row] = []
    unreadable: list[object] = []
    for key in _keys(query):
        try:
            rows += list(query.filter(pk=key))
        except _STUMBLES:
            unreadable.append(key)
    sound = _parted(rows)
    return Stored(sound.rows, (*unreadable, *sound.unreadable))


def _keys(query: models.QuerySet[Row]) -> list[object]:
    try:
        return list(query.values_list("pk", flat=True))
    except _STUMBLES:
        return [""]  # a key that is no number and no text either


def _parted(rows: list[Row]) -> Stored[Row]:
    sound = [row for row in rows if _is_typed(row)]
    return Stored(tuple(sound), tuple(row.pk for row in rows if not _is_typed(row)))


def _is_typed(row: models.Model) -> bool:
    return all(_fits(row, one) for one in _fields(type(row))) and all(
        _is_own_form(row, one) for one in _of_forms(type(row))
    )


def _fields(model: type[models.Model]) -> tuple[models.Field[Any, Any], ...]:
    return tuple(model._meta.concrete_fields)  # noqa: SLF001 - Django's documented name


def _fits(row: models.Model, field: models.Field[Any, Any]) -> bool:
    value = getattr(row, field.attname)
    if value is None:
        return field.null
    types = next((types for kind, types in _TYPES if isinstance(field, kind)), (object,))
    return isinstance(value, types) and (bool in types or not isinstance(value, bool))


def _of_forms(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [one for one in _fields(model) if isinstance(one, _RAW)]


def _is_own_form(row: models.Model, field: models.Field[Any, Any]) -> bool:
    """Whether a day, a moment or a yes is stored in the form in which it is written here."""
    if connection.vendor != "sqlite":
        return True
    value = field.get_db_prep_save(getattr(row, field.attname), connection)
    own = int(value) if isinstance(value, bool) else value
    return bool(getattr(row, f"raw_{field.name}") == (None if own is None else str(own)))
