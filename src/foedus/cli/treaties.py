"""`foedus read`: the final clauses of treaties, read out of their text and proposed as data."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from foedus.cli.options import ANSWERED, FAULTY, with_errors_told

if TYPE_CHECKING:
    from foedus.documents.terms import Document
    from foedus.finalclauses.proposed.batch import Line
    from foedus.finalclauses.proposed.proposing import Called, Proposed
    from foedus.law.terms.register import Party

_OUT: Final = "-"
"""The file that is standard output."""


@click.command()
@click.argument("treaties", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="JSON; of many treaties, one line for each.")
@click.option(
    "--toml",
    "toml",
    is_flag=False,
    flag_value=_OUT,
    metavar="[FILE]",
    help="The proposed clauses as the file of a register (default: standard output).",
)
@click.option(
    "--register",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write a register that holds the treaty with its proposed clauses.",
)
@click.option(
    "--parties",
    default="world",
    show_default=True,
    metavar="NAME_OR_DIR",
    help="The register that knows the parties, for --toml and --register.",
)
@click.option("--id", "name", metavar="ID", help="The id of the treaty (default: from the file).")
@click.option("--title", default="", metavar="TITLE", help="Its title (default: from the file).")
@click.option("--adopted", metavar="DATE", help="The day on which its text was adopted.")
@click.option(
    "--lang", "language", type=click.Choice(["en", "ru"]), default="en", show_default=True
)
def read(treaties: tuple[Path, ...], **given: Any) -> None:
    """Propose clause data from the text of TREATIES (text, HTML, XML, PDF, Word, folders, .jsonl).

    Each value stands with the words that it rests on. What was not understood is shown, and then
    the value is to be confirmed. Lint runs on the result, and sample acts show what it would do.
    """
    first = treaties[0]
    one = len(treaties) == 1 and not first.is_dir() and first.suffix.lower() != ".jsonl"
    with_errors_told(
        lambda: _one(first, given) if one else _many(treaties, given), as_json=given["as_json"]
    )


def _one(path: Path, given: dict[str, Any]) -> None:
    from foedus.cli.drawing import draw  # late, all of them: keeps --help fast
    from foedus.cli.json_output import write_json
    from foedus.documents.reading import read_document
    from foedus.finalclauses.proposed.batch import content_of
    from foedus.finalclauses.proposed.data import proposed_data
    from foedus.finalclauses.proposed.proposing import proposed
    from foedus.finalclauses.proposed.table import reading_table
    from foedus.finalclauses.reading import read_treaty

    document = read_document(content_of(path), path.name)
    found = proposed(read_treaty(document), _called(document, given))
    if given["folder"] is not None:
        _write_register(found, given)
    if given["toml"] is not None:
        _write_toml(found, given)
    elif given["as_json"]:
        write_json(proposed_data(found))
    else:
        draw(reading_table(found, given["language"]))


def _called(document: Document, given: dict[str, Any]) -> Called:
    """How the treaty is called: as given, else as its file states."""
    from dataclasses import replace

    from foedus.finalclauses.proposed.proposing import called_by_name
    from foedus.opened import read_day

    title = given["title"] or document.stated.title
    signed = [one.day for one in document.stated.dates if "signed" in one.what]
    if given["adopted"] is not None:
        called = called_by_name(document.name, title, read_day(given["adopted"]))
    elif signed:
        called = called_by_name(document.name, title, signed[0])
    else:
        today = date.today()  # noqa: DTZ011 - the reader's own today
        called = called_by_name(document.name, title, today, supposed=True)
    return called if given["name"] is None else replace(called, id=given["name"])


def _write_toml(found: Proposed, given: dict[str, Any]) -> None:
    from foedus.finalclauses.proposed.proposing import clauses_in_toml

    text = clauses_in_toml(found.reading, found.called, _parties(given["parties"]))
    if given["toml"] == _OUT:
        click.echo(text, nl=False)
        return
    Path(given["toml"]).write_text(text, encoding="utf-8", newline="\n")
    click.echo(given["toml"], err=True)


def _write_register(found: Proposed, given: dict[str, Any]) -> None:
    """A folder with the treaty, its proposed clauses, and the parties of a register."""
    from foedus.finalclauses.proposed.proposing import clauses_in_toml
    from foedus.finalclauses.proposed.register_files import files_of, write_folder

    parties = _parties(given["parties"])
    text = clauses_in_toml(found.reading, found.called, parties)
    write_folder(files_of(text, found.called.id, parties), given["folder"])
    click.echo(f"{given['folder']}: {found.called.id}", err=True)


def _parties(register: str) -> tuple[Party, ...]:
    from foedus.opened import open_register

    return open_register(register).register.parties


def _many(paths: Sequence[Path], given: dict[str, Any]) -> None:
    """A line of JSON for each treaty; what could not be read is told at the end."""
    from foedus.cli.progress import progress_of
    from foedus.finalclauses.proposed.batch import is_fault, lines_of, treaties_in

    _refuse_for_many(given)
    treaties = treaties_in(paths)
    faults: list[Line] = []
    with progress_of(len(treaties), "treaties") as done:
        for line in lines_of(treaties, done):
            if is_fault(line):
                faults.append(line)
            click.echo(json.dumps(line, ensure_ascii=False))
    click.echo(f"{len(treaties) - len(faults)} read, {len(faults)} not readable", err=True)
    for fault in faults:
        error: Any = fault["error"]
        click.echo(f"{fault['name']}: {error['code']}: {error['message']}", err=True)
    sys.exit(FAULTY if faults else ANSWERED)


def _refuse_for_many(given: dict[str, Any]) -> None:
    """A file or folder for one treaty is not asked for together with many."""
    from foedus.law.terms.errors import BadQuestion

    asked = [f"--{one}" for one in ("toml", "register") if given[_KEPT_IN[one]] is not None]
    if asked:
        raise BadQuestion(f"{' and '.join(asked)} write one treaty; name one file.")


_KEPT_IN: Final = {"toml": "toml", "register": "folder"}
