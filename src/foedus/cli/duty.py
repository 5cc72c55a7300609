"""`foedus duty`: what is due on a consignment, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from foedus.cli.options import ANSWERED, FAULTY, with_errors_told

if TYPE_CHECKING:
    from foedus.regimes.trade.answers import DutyAnswer
    from foedus.regimes.trade.books import Books
    from foedus.regimes.trade.findings import Fault

TABLES = (".csv", ".parquet", ".pq")
SHOWN = 20
"""So many faults of a table are shown; all of them are written beside it."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--on", metavar="DATE", help="As if declared on this day.")
@click.option("--known", metavar="DATE", help="As known on that day (default: everything).")
@click.option("--reading", "readings", multiple=True, metavar="NAME", help="Follow this reading.")
@click.option("--register", default="cis", show_default=True, metavar="NAME_OR_DIR")
@click.option(
    "--tariff",
    "shelf",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder of imported tariffs (`foedus tariff import`).",
)
@click.option(
    "--rates", type=click.Path(path_type=Path), metavar="CSV", help="Exchange rates, with days."
)
@click.option(
    "--correlations",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="Correlations between editions of the HS.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="For tables.")
@click.option("--proof", is_flag=True, help="Show every rule that was tried, and why.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--lang", "language", type=click.Choice(["en", "ru"]), default="en")
def duty(**given: Any) -> None:
    """What is due on the consignments in FILE, and why.

    FILE is JSON (one consignment, a list, or one a line), or a CSV or Parquet table with -o. The
    field names are those of the WCO data model.
    """
    with_errors_told(lambda: _duty(given), as_json=given["as_json"])


def _duty(given: dict[str, Any]) -> None:
    books = _books(given)
    if given["files"][0].suffix.lower() in TABLES:
        _table(books, given)
        return
    answers, faults = _answered(books, given)
    _show(books, answers, faults, given)
    sys.exit(FAULTY if faults else ANSWERED)


def _books(given: dict[str, Any]) -> Books:
    from foedus.opened import read_day  # late: keeps --help fast
    from foedus.regimes.trade.books import open_books

    known = None if given["known"] is None else read_day(given["known"])
    return open_books(
        given["register"],
        known=known,
        readings=frozenset(given["readings"]),
        supplies=_supplies(given),
    )


def _supplies(given: dict[str, Any]) -> Any:
    from foedus.regimes.nomenclature.correlation import NO_CORRELATIONS
    from foedus.regimes.nomenclature.correlation_files import read_correlations
    from foedus.regimes.quantities.exchange import ExchangeRates, read_rates
    from foedus.regimes.trade.books import Supplies

    rates = ExchangeRates()
    if given["rates"] is not None:
        rates, findings = read_rates(given["rates"])
        for one in findings:
            click.echo(str(one), err=True)
    correlations = NO_CORRELATIONS
    if given["correlations"] is not None:
        correlations = read_correlations(given["correlations"])
    return Supplies(given["shelf"], rates, correlations)


def _answered(books: Books, given: dict[str, Any]) -> tuple[list[DutyAnswer], tuple[Fault, ...]]:
    from foedus.regimes.trade.answering import answer
    from foedus.regimes.trade.files import read_json
    from foedus.regimes.trade.reading import read_consignments
    from foedus.regimes.trade.reasons import lacks_of

    values = [value for path in given["files"] for value in read_json(path)]
    read = read_consignments([_on(value, given["on"]) for value in values], books)
    answers = [answer(books, one, row) for row, one in read.rows.items()]
    lacking = [fault for one in answers for fault in lacks_of(one)]
    return answers, (*read.faults, *lacking)


def _on(value: Any, day: str | None) -> Any:
    """The case as if it had been declared on *day*."""
    declaration = value.get("Declaration") if isinstance(value, dict) else None
    if day is None or not isinstance(declaration, dict):
        return value
    return {**value, "Declaration": {**declaration, "issueDateTime": day}}


def _show(
    books: Books, answers: list[DutyAnswer], faults: tuple[Fault, ...], given: dict[str, Any]
) -> None:
    from foedus.cli.json_output import write_json
    from foedus.regimes.trade.data import answer_data

    if not given["as_json"]:
        _draw(books, answers, faults, given)
        return
    told = [answer_data(one, books, given["language"]) for one in answers]
    if len(told) == 1 and len(given["files"]) == 1 and not faults:
        write_json(told[0])
        return
    faulty = {one.row for one in faults if not one.is_lack}
    lacking = {one.row for one in faults if one.is_lack}
    counts = {"answered": len(answers), "faulty": len(faulty), "lacking": len(lacking)}
    write_json({"answers": told, "faults": [one.data for one in faults], "counts": counts})


def _draw(
    books: Books, answers: list[DutyAnswer], faults: tuple[Fault, ...], given: dict[str, Any]
) -> None:
    from foedus.cli.drawing import draw
    from foedus.regimes.trade.pages import proof_of, table_of

    for one in answers:
        draw(table_of(one, books.regime, given["language"]))
        if given["proof"]:
            click.echo("\n".join(("", *proof_of(one, books, given["language"]))))
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        bad = len({one.row for one in faults if not one.is_lack})
        click.echo(f"{len(answers)} answered, {bad} with faults", err=True)


def _table(books: Books, given: dict[str, Any]) -> None:
    """Answer a table into another; the faults of its rows stand in a file beside it."""
    from foedus.law.terms.errors import BadQuestion
    from foedus.regimes.trade.columns.streams import answer_file
    from foedus.regimes.trade.faults import write_faults

    source, target = given["files"][0], given["output"]
    if target is None or len(given["files"]) > 1:
        raise BadQuestion("A table is answered alone, into a file: give -o FILE.")
    if given["on"] is not None:
        raise BadQuestion("The rows of a table have days of their own: leave --on away.")
    counts = answer_file(books, source, target)
    for fault in counts.faults[:SHOWN]:
        click.echo(str(fault), err=True)
    if counts.faults:
        beside = write_faults(target, counts.faults)
        click.echo(f"{len(counts.faults)} fault(s): {beside}", err=True)
    if given["as_json"]:
        from foedus.cli.json_output import write_json

        told = {"answered": counts.answered, "faulty": counts.faulty, "lacking": counts.lacking}
        write_json({"counts": told})
    else:
        lacking = f" ({counts.lacking} without an amount)" if counts.lacking else ""
        click.echo(f"{counts.answered} answered{lacking}, {counts.faulty} with faults: {target}")
    sys.exit(FAULTY if counts.faults else ANSWERED)
