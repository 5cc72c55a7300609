"""Commands about a register itself: list, validate, schema."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from foedus.cli.options import ANSWERED, FAULTY, Asked, question, with_errors_told


@click.command("list")
@click.argument("part", default="instruments")
@question
def list_held(asked: Asked, part: str) -> None:
    """What the register holds: instruments, organisations, links, offices, sessions, and more."""
    from foedus.cli.drawing import draw
    from foedus.cli.json_output import write_json
    from foedus.cli.listing import listed
    from foedus.opened import open_register

    table, rows = listed(open_register(asked.register), part, asked.language)
    if asked.as_json:
        write_json({part: rows})
    else:
        draw(table)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def validate(folder: Path, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Check the register in FOLDER as a whole: every finding, with file, line, code, remedy."""
    from foedus.cli.json_output import write_json
    from foedus.law.answers.data import finding_data
    from foedus.law.terms.findings import Severity
    from foedus.regimes.supposing.folders import findings_in
    from foedus.texts.checking import check

    if not folder.is_dir():
        click.echo(f"E1: There is no folder {str(folder)!r}.", err=True)
        sys.exit(2)
    register, findings = check(folder)
    if register is not None:
        findings = (*findings, *findings_in(folder, register))
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if as_json:
        write_json({"errors": len(errors), "findings": [finding_data(one) for one in findings]})
    else:
        for one in findings:
            click.echo(str(one))
        click.echo(f"{len(errors)} error(s), {len(findings) - len(errors)} warning(s).")
    sys.exit(FAULTY if errors else ANSWERED)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def tidy(folder: Path) -> None:
    """Write the register in FOLDER in the canonical layout; what it says stays the same."""
    with_errors_told(lambda: _tidy(folder), as_json=False)


def _tidy(folder: Path) -> None:
    from foedus.texts.writing import tidy as write_tidy

    changed = write_tidy(folder)
    for name in changed:
        click.echo(name)
    click.echo(f"{len(changed)} file(s) rewritten.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="It is JSON in any case.")
def schema(as_json: bool) -> None:  # noqa: ARG001, FBT001 - every command takes --json
    """The register format as JSON Schema."""
    from foedus.cli.json_output import write_json
    from foedus.texts.schema import json_schema

    write_json(json_schema())
