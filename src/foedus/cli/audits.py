"""`foedus audit`: recompute published tables, and say of every disagreement what it comes from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from foedus.cli.options import ANSWERED, FAULTY, with_errors_told

if TYPE_CHECKING:
    from foedus.audit.terms import TableAudit

_TABLE = click.Path(path_type=Path)


@click.command()
@click.argument("tables", nargs=-1, required=True, type=_TABLE, metavar="TABLE…")
@click.option(
    "--acts",
    multiple=True,
    type=_TABLE,
    metavar="TABLE",
    help="Take the acts from this table, where it has the treaty; may be repeated.",
)
@click.option("--register", default="world", show_default=True, metavar="NAME_OR_DIR")
@click.option(
    "--instrument", default="", metavar="ID", help="The treaty of a table that names none."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
    help="The form of the report.",
)
@click.option("-o", "--output", type=_TABLE, metavar="FILE", help="Write the report to FILE.")
@click.option("--lang", "language", type=click.Choice(["en", "ru"]), default="en")
def audit(**given: Any) -> None:
    """Recompute the days of entry into force that TABLE publishes.

    Every disagreement is listed with its cause and both sides' proof. The exit code is 0 where
    every row agrees or is explained, and 1 where one is not, or the table itself has faults.
    """
    with_errors_told(lambda: _audit(**given), as_json=given["as_json"])


def _audit(
    tables: tuple[Path, ...],
    acts: tuple[Path, ...],
    register: str,
    instrument: str,
    output: Path | None,
    language: Any,
    **form: Any,
) -> None:
    from foedus.audit.auditing import audit as audited
    from foedus.opened import open_register
    from foedus.published.read import read

    held = open_register(register)
    name = held.names.instrument(instrument) if instrument else ""
    given = [read(path) for path in acts]
    found = [
        audited(read(path), held.register, acts_from=given, instrument=name) for path in tables
    ]
    chosen = "json" if form["as_json"] else form["form"]
    if output is None and chosen == "text":
        _draw(found, language)
    else:
        _write(_report(found, chosen, language), output)
    sys.exit(FAULTY if any(_is_open(one) for one in found) else ANSWERED)


def _is_open(one: TableAudit) -> bool:
    """Whether something of a table is left without an answer or a reason."""
    from foedus.audit.terms import Cause

    return bool(one.by_cause()[Cause.UNEXPLAINED] or one.findings or not one.treaties)


def _report(found: list[TableAudit], form: str, language: Any) -> str:
    import json

    from foedus.audit.reports.data import audits_data
    from foedus.audit.reports.html import as_html
    from foedus.audit.reports.markdown import as_markdown
    from foedus.audit.reports.view import view_of

    if form == "json":
        return json.dumps(audits_data(found, language), ensure_ascii=False, indent=2) + "\n"
    write = as_html if form == "html" else as_markdown
    return "\n".join(write(view_of(one, language)) for one in found)


def _write(report: str, output: Path | None) -> None:
    """Whole or not at all: to a file beside it, then into its place."""
    if output is None:
        click.echo(report, nl=False)
        return
    beside = output.with_name(f".{output.name}.part")
    try:
        beside.write_text(report, encoding="utf-8")
        beside.replace(output)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        from foedus.law.terms.errors import BadQuestion

        raise BadQuestion(f"{output} cannot be written: {fault.strerror}.") from fault


def _draw(found: list[TableAudit], language: Any) -> None:
    """The report in the terminal: what agrees, what differs and why; proofs are in the files."""
    from foedus.audit.reports.view import view_of
    from foedus.cli.drawing import draw
    from foedus.law.answers.tables import Table

    for one in found:
        view = view_of(one, language)
        draw(Table(view.title, view.lead, view.treaties.columns, view.treaties.rows))
        if view.causes.rows:
            draw(Table(view.causes_title, (), view.causes.columns, view.causes.rows))
        for section in view.sections:
            if section.disagreements:
                cells = tuple(row.cells for row in section.disagreements)
                title = f"{section.title} · {section.name}"
                draw(Table(title, section.sentences, section.columns, cells))
        if view.findings:
            draw(Table(view.findings_title, (), (), (), view.findings))
