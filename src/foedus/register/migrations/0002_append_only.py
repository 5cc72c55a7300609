"""The database itself refuses to change or remove what can only be added; the ledger's one row."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations

TABLES = (
    "entry",
    "signedhead",
    "fileversion",
    "block",
    "actrow",
    "dossierevent",
    "attachment",
    "notification",
    "dispatch",
    "dispatchevent",
)
TOLD = "Foedus: this table can only be added to; record a correction instead."

FUNCTION = f"""
CREATE FUNCTION foedus_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{TOLD}' USING ERRCODE = 'restrict_violation'; END $$;
"""

RAISE = "EXECUTE FUNCTION foedus_append_only();"


def protect(apps: Any, schema_editor: Any) -> None:
    """Put a trigger before each change and removal."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION)
    for table in TABLES:
        for statement in _statements(schema_editor.connection.vendor, f"foedus_register_{table}"):
            schema_editor.execute(statement)
    apps.get_model("foedus_register", "Ledger").objects.create(id=1)


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        return [
            f"CREATE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {RAISE}",
            f"CREATE TRIGGER {table}_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {RAISE}",
        ]
    return [
        f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{TOLD}'); END;"
        for event in ("UPDATE", "DELETE")
    ]


class Migration(migrations.Migration):
    """After the tables, their protection."""

    dependencies: ClassVar = [("foedus_register", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(protect, migrations.RunPython.noop)]
