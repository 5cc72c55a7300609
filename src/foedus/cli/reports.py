"""`foedus check`: the statements of reports, checked against a register."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from foedus.cli.options import ANSWERED, FAULTY, with_errors_told

if TYPE_CHECKING:
    from foedus.claims.batch import Asking, Outcome

_FORMS: Final = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".xml", ".pdf", ".docx"})


@click.command()
@click.argument("reports", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--on", metavar="DATE", help="The day of the report, where you know it.")
@click.option("--reading", "readings", multiple=True, metavar="NAME", help="Follow this reading.")
@click.option("--register", default="cis", show_default=True, metavar="NAME_OR_DIR")
@click.option("--json", "as_json", is_flag=True, help="JSON; of many reports, one line for each.")
@click.option("--html", "page", type=click.Path(path_type=Path), help="Write an annotated page.")
@click.option("--proof", is_flag=True, help="Show the steps of each verdict.")
@click.option(
    "--propose",
    is_flag=False,
    flag_value="",
    default=None,
    metavar="[FILE.toml]",
    help="Offer new acts to the desk, or write them to FILE.",
)
@click.option("--as", "as_user", metavar="USER", help="The account that offers.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes for many reports.")
@click.option(
    "--lang", "language", type=click.Choice(["en", "ru"]), default="en", show_default=True
)
def check(reports: tuple[Path, ...], **given: Any) -> None:
    """What the register says to each statement of REPORTS (text, HTML, PDF, Word, folders).

    A statement is supported, contradicted, depends on the criterion, is announced but not
    confirmed, is not in the register, or is too vague: always with what is held, and on whose
    evidence.
    """
    one = len(reports) == 1 and not reports[0].is_dir()
    with_errors_told(
        lambda: _one(reports[0], given) if one else _many(files_of(reports), given),
        as_json=given["as_json"],
    )


def files_of(reports: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named, in order."""
    found: list[Path] = []
    for path in reports:
        if path.is_dir():
            found += sorted(one for one in path.rglob("*") if one.suffix.lower() in _FORMS)
        else:
            found.append(path)
    return found


def _asking(given: dict[str, Any]) -> Asking:
    from foedus.claims.batch import Asking  # late, all of them: keeps --help fast
    from foedus.opened import read_day

    on = None if given["on"] is None else read_day(given["on"])
    return Asking(given["register"], tuple(given["readings"]), on)


def _one(path: Path, given: dict[str, Any]) -> None:
    from foedus.claims.batch import checker_for, content_of
    from foedus.claims.report.data import report_data
    from foedus.claims.report.guide import guide_of
    from foedus.claims.report.page import page_of
    from foedus.claims.report.table import proof_table, report_table
    from foedus.cli.drawing import draw
    from foedus.cli.json_output import write_json

    asking, language = _asking(given), given["language"]
    content, checker = content_of(path), checker_for(asking)
    report = checker.check(content, path.name, asking.on)
    if given["propose"] is not None:
        from foedus.cli.proposals import propose

        propose(report, content, checker.register, given)
    if given["page"] is not None:
        page = page_of(report, language, guide_of(checker.register.register, language))
        given["page"].write_text(page, encoding="utf-8")
        click.echo(str(given["page"]), err=True)
    if given["as_json"]:
        write_json(report_data(report))
        return
    draw(report_table(report, language))
    if given["proof"]:
        draw(proof_table(report, language))


def _many(files: list[Path], given: dict[str, Any]) -> None:
    """A line of JSON or of counts for each report; what could not be read is told at the end."""
    from foedus.claims.batch import checked_batch, usual_jobs
    from foedus.cli.progress import progress_of
    from foedus.law.terms.errors import BadQuestion

    if given["propose"] is not None:
        raise BadQuestion("Acts are offered from one report at a time; name one file.")
    faults: list[Outcome] = []
    jobs = given["jobs"] or usual_jobs()
    with progress_of(len(files), "reports") as done:
        for outcome in checked_batch(files, _asking(given), jobs, done):
            if "error" in outcome:
                faults.append(outcome)
            click.echo(_line(outcome, as_json=given["as_json"]))
    click.echo(f"{len(files) - len(faults)} checked, {len(faults)} not readable", err=True)
    for fault in faults:
        click.echo(f"{fault['error']['code']}: {fault['error']['message']}", err=True)
    sys.exit(FAULTY if faults else ANSWERED)


def _line(outcome: Outcome, *, as_json: bool) -> str:
    import json
    from collections import Counter

    if as_json:
        return json.dumps(outcome, ensure_ascii=False)
    if "error" in outcome:
        return f"{outcome['name']}\t{outcome['error']['code']}"
    counts = Counter(claim["verdict"] for claim in outcome["claims"])
    told = "; ".join(f"{verdict}: {number}" for verdict, number in counts.most_common())
    return f"{outcome['name']}\t{outcome['date'] or '–'}\t{told or '–'}"
