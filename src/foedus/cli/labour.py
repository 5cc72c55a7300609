"""`foedus entitle`: may this person work here, and which law protects them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from foedus.cli.options import ANSWERED, FAULTY, Asked, question

if TYPE_CHECKING:
    from foedus.regimes.labour.inquiry import Inquiry

REGIME = "labour"


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE…",
    type=click.Path(path_type=Path, dir_okay=False),
)
@click.option(
    "--html",
    "page",
    metavar="OUT",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the result as a page to OUT.",
)
@click.option(
    "--question",
    "questions",
    multiple=True,
    metavar="NAME",
    help="Answer this question only; may be repeated.",
)
@question
def entitle(
    asked: Asked, files: tuple[Path, ...], page: Path | None, questions: tuple[str, ...]
) -> None:
    """May this person work here; which insurance, which pension, and by which law.

    FILE is a case in JSON, a list of cases, or JSON Lines. --on asks about that day in place of
    the days of the cases. A row with faults is told, the others are answered; the exit code is 1.
    """
    inquiry = _inquiry(asked, questions)
    from foedus.regimes.labour.inquiry import result_of  # late: keeps --help fast

    result = result_of(inquiry, [_text(path) for path in files])
    if asked.as_json:
        from foedus.cli.json_output import write_json

        write_json(result.data)
    else:
        _draw(result)
    if page is not None:
        _write(result.html, page)
    sys.exit(FAULTY if result.faults else ANSWERED)


def _inquiry(asked: Asked, questions: tuple[str, ...]) -> Inquiry:
    from foedus.opened import open_register, read_day
    from foedus.regimes.labour.inquiry import Inquiry
    from foedus.regimes.rules.folders import folder_of
    from foedus.regimes.rules.law import Law
    from foedus.regimes.rules.reading import load_regime

    opened = open_register(asked.register)
    known = None if asked.known is None else read_day(asked.known)
    return Inquiry(
        regime=load_regime(folder_of(asked.register), REGIME, opened.register),
        law=Law(opened.register, known, opened.chosen(asked.readings)),
        party=opened.names.party,
        on=() if asked.on is None else (read_day(asked.on),),
        language="ru" if asked.language == "ru" else "en",
        questions=questions,
    )


def _text(path: Path) -> str:
    from foedus.law.terms.errors import BadQuestion

    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadQuestion(f"{path} is no text in UTF-8.") from fault
    except OSError as fault:
        raise BadQuestion(f"{path} cannot be read: {fault.strerror}.") from fault


def _draw(result: Any) -> None:
    from foedus.cli.drawing import draw

    for table in result.tables:
        draw(table)
        click.echo()
    for fault in result.faults:
        click.echo(str(fault))
    click.echo(result.counts)


def _write(text: str, path: Path) -> None:
    """Whole or not at all: to a file beside it, then into its place."""
    from foedus.law.terms.errors import BadQuestion

    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise BadQuestion(f"{path} cannot be written: {fault.strerror}.") from fault
