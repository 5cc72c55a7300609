"""Commands about published tables: import them as a register, export an instrument as one."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from foedus.cli.options import ANSWERED, FAULTY, with_errors_told

if TYPE_CHECKING:
    from foedus.published.importing import Imported

_REGISTER = click.option(
    "--register",
    default="world",
    show_default=True,
    metavar="NAME_OR_DIR",
    help="The register that knows parties and treaties: a bundled one, or a folder.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
_LANGUAGE = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "ru"]),
    default="en",
    show_default=True,
    help="The language of names.",
)


@dataclass(frozen=True, slots=True)
class _ImportAsked:
    """What an import is to read, against what, and where it goes."""

    tables: tuple[Path, ...]
    folder: Path
    register: str
    instrument: str
    as_of: str | None


@click.command("import")
@click.argument("tables", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder of the register to write; it must not hold anything yet.",
)
@click.option("--instrument", default="", metavar="ID_OR_NAME", help="The treaty of the table.")
@click.option("--as-of", "as_of", metavar="DATE", help="The day of which the tables speak.")
@_REGISTER
@_LANGUAGE
@_JSON
def import_table(as_json: bool, language: str, **given: Any) -> None:  # noqa: FBT001 - click's
    """Read published status TABLES, and write what they say as a register folder.

    Layouts are recognised by their header: status tables of the UN, a row a party, a row an act,
    state-years. CSV, HTML and Parquet. What cannot be resolved is told, and kept in
    unresolved.csv.
    """
    asked = _ImportAsked(**given)
    with_errors_told(lambda: _import(asked, language, as_json=as_json), as_json=as_json)


def _import(asked: _ImportAsked, language: str, *, as_json: bool) -> None:
    from foedus.opened import open_register, read_day  # late: keeps --help fast
    from foedus.published.folder import refuse_if_in_the_way, write_register
    from foedus.published.importing import import_tables
    from foedus.published.read import read

    refuse_if_in_the_way(asked.folder)
    register = open_register(asked.register).register
    as_of = None if asked.as_of is None else read_day(asked.as_of)
    tables = [read(path) for path in asked.tables]
    imported = import_tables(tables, register, instrument=asked.instrument, as_of=as_of)
    write_register(asked.folder, imported, _folder_of(asked.register))
    _tell(imported, asked.folder, language, as_json=as_json)
    sys.exit(FAULTY if imported.findings else ANSWERED)


def _folder_of(register: str) -> Path:
    from foedus.opened import bundled  # late: see above

    folders = bundled()
    return folders[register]() if register in folders else Path(register)


def _tell(imported: Imported, folder: Path, language: str, *, as_json: bool) -> None:
    counts = {
        "rows": imported.rows,
        "acts": imported.acts,
        "kept_already": imported.doubled,
        "passed_over": imported.passed_over,
        "unresolved": len(imported.unused),
        "instruments": len(imported.instruments),
        "new_parties": len(imported.parties),
        "findings": len(imported.findings),
    }
    if as_json:
        from foedus.cli.json_output import write_json  # late: see above
        from foedus.law.answers.data import finding_data

        told = [finding_data(one) for one in imported.findings]
        write_json({"folder": str(folder), "counts": counts, "findings": told})
        return
    for one in imported.findings:
        click.echo(str(one))
    for word, number in counts.items():
        said = f"{number:>8,}".replace(",", " ")
        click.echo(f"{said}  {_WORDS[word][language == 'ru']}")
    click.echo(str(folder))


_WORDS = {
    "rows": ("rows read", "строк прочитано"),
    "acts": ("acts taken", "актов принято"),
    "kept_already": ("acts that the register has already", "актов уже есть в реестре"),
    "passed_over": ("cells and rows that are no acts", "ячеек и строк, не являющихся актами"),
    "unresolved": ("entries kept in unresolved.csv", "записей оставлено в unresolved.csv"),
    "instruments": ("instruments", "документов"),
    "new_parties": ("parties added", "участников добавлено"),
    "findings": ("findings", "замечаний"),
}


@click.command("export")
@click.argument("instrument")
@click.option(
    "--as",
    "layout",
    type=click.Choice(["status-table", "party-rows", "act-log"]),
    default="status-table",
    show_default=True,
    help="The layout of the table.",
)
@click.option("--on", metavar="DATE", help="Acts done by that day (default: all).")
@click.option("--known", metavar="DATE", help="As known on that day (default: everything).")
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write (default: standard output).",
)
@_REGISTER
@_LANGUAGE
@_JSON
def export_table(as_json: bool, **given: Any) -> None:  # noqa: FBT001 - click's
    """Write the acts under INSTRUMENT as a published status table, in CSV."""
    with_errors_told(lambda: _export(as_json=as_json, **given), as_json=as_json)


def _export(*, instrument: str, register: str, as_json: bool, **given: Any) -> None:
    from foedus.opened import open_register, read_day  # late: keeps --help fast
    from foedus.published.exporting import export_table as export
    from foedus.published.terms import Layout

    opened = open_register(register)
    days = {one: None if given[one] is None else read_day(given[one]) for one in ("on", "known")}
    held = opened.names.instrument(instrument)
    layout = Layout(given["layout"])
    found = export(opened.register, held, layout, language=given["language"], **days)
    if given["file"] is not None:
        given["file"].write_text(found.text, encoding="utf-8", newline="\n")
    if as_json:
        from foedus.cli.json_output import write_json  # late: see above

        left = [act.id for act in found.left_out]
        write_json(
            {"instrument": held, "layout": str(layout), "table": found.text, "left_out": left}
        )
        return
    if given["file"] is None:
        click.echo(found.text, nl=False)
    if found.left_out:
        kinds = ", ".join(sorted({str(act.kind) for act in found.left_out}))
        told = f"{len(found.left_out)} act(s) have no place in this layout: {kinds}."
        click.echo(told, err=True)


TABLES = (import_table, export_table)
"""The commands about published tables, in the order of the help text."""
