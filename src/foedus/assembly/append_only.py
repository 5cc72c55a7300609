"""Tables of the assembly that can only be added to: the database itself refuses the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import migrations

TOLD = "Foedus: this table can only be added to; say it anew instead."
_RAISE = "EXECUTE FUNCTION foedus_append_only();"  # made by the register's migrations


def protected(*tables: str) -> migrations.RunPython:
    """An operation that puts a trigger before each change and removal in *tables*."""
    return migrations.RunPython(_protecting(tables), migrations.RunPython.noop)


def _protecting(tables: tuple[str, ...]) -> Callable[[Any, Any], None]:
    def protect(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 - the signature of Django
        for table in tables:
            for statement in _statements(schema_editor.connection.vendor, table):
                schema_editor.execute(statement)

    return protect


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        return [
            f"CREATE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {_RAISE}",
            f"CREATE TRIGGER {table}_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {_RAISE}",
        ]
    return [
        f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{TOLD}'); END;"
        for event in ("UPDATE", "DELETE")
    ]
