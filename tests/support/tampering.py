# ruff: noqa: S608 - the names of our own tables
"""Changing stored rows behind the application's back, as somebody with the database could."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from django.db import DatabaseError, connection, models, transaction

from foedus.register.models import (
    APPEND_ONLY,
    ActRow,
    Block,
    Dispatch,
    Entry,
    FileVersion,
    Notification,
    SignedHead,
)

STORED = (Entry, SignedHead, FileVersion, Block, ActRow, Notification, Dispatch)
"""The tables that hold what the journal tells."""
MEANINGLESS = {(FileVersion, "id"), (ActRow, "id"), (Dispatch, "id")}
"""Keys that the database gives by itself: nothing was recorded with them, and no row names them."""


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done within is as if it had never been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def unprotect() -> None:
    """Take the triggers away, and on SQLite the checks."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # what is to be checked yet would hold the tables
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for model in APPEND_ONLY:
            table = model._meta.db_table
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
                continue
            for event in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER {table}_{event}")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")


def protect() -> None:
    """Let SQLite check again; the triggers come back with the transaction undone."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def columns(model: type[models.Model]) -> list[models.Field]:
    return [one for one in model._meta.concrete_fields if (model, one.name) not in MEANINGLESS]


def change_a_byte(random: Random) -> str:
    """Change one byte of one stored row; what was changed. It tries until the database takes it."""
    while True:
        model = random.choice(STORED)
        key = random.choice(list(model.objects.order_by("pk").values_list("pk", flat=True)))
        column = random.choice(columns(model)).column
        before = raw(model, column, key)
        if not before:
            continue
        place = random.randrange(len(before))
        after = bytearray(before)
        after[place] ^= random.randrange(1, 256)
        try:
            with transaction.atomic():
                put(model, column, key, bytes(after))
        except (DatabaseError, UnicodeDecodeError):
            continue
        now = _keyed(model, column, key, before)
        if now != before:
            return f"{model.__name__} {key}, {column}: {before[:60]!r} → {bytes(after)[:60]!r}"


def _keyed(model: type[models.Model], column: str, key: Any, before: bytes) -> bytes | None:
    """What stands there now; where the key itself was changed, the row is elsewhere."""
    return None if column == model._meta.pk.column else raw(model, column, key)


def raw(model: type[models.Model], column: str, key: Any) -> bytes | None:
    """The bytes of a column, as text; those of a binary column as they are."""
    table, pk = model._meta.db_table, model._meta.pk.column
    if connection.vendor == "sqlite":
        told = f"CAST({column} AS BLOB)"
    elif isinstance(_field(model, column), models.BinaryField):
        told = column
    else:
        told = f"convert_to({column}::text, 'UTF8')"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {told} FROM {table} WHERE {pk} = %s", [key])
        found = cursor.fetchone()
    return None if found is None or found[0] is None else bytes(found[0])


def put(model: type[models.Model], column: str, key: Any, value: bytes) -> None:
    """Put bytes into a column, as whatever the column takes."""
    table, pk = model._meta.db_table, model._meta.pk.column
    field = _field(model, column)
    with connection.cursor() as cursor:
        if isinstance(field, models.BinaryField):
            cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {pk} = %s", [value, key])
        elif connection.vendor == "sqlite":
            told = f"UPDATE {table} SET {column} = CAST(%s AS TEXT) WHERE {pk} = %s"
            cursor.execute(told, [value, key])
        else:
            kind = field.cast_db_type(connection)
            told = f"UPDATE {table} SET {column} = CAST(%s AS {kind}) WHERE {pk} = %s"
            cursor.execute(told, [value.decode(), key])


def _field(model: type[models.Model], column: str) -> models.Field:
    return next(one for one in model._meta.concrete_fields if one.column == column)
