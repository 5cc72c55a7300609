"""The command that shows whether the register has been rewritten."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from foedus.cli.options import ANSWERED, FAULTY, with_errors_told

if TYPE_CHECKING:
    from foedus.journal.misfits import Misfit
    from foedus.journal.verdicts import Verdict


@click.command()
@click.argument("log", required=False, type=click.Path(path_type=Path))
@click.option(
    "--against",
    metavar="NAME_OR_DIR",
    help="Compare what the log tells with this register (a folder, or a bundled one).",
)
@click.option("--key", help="The register's public key, got otherwise than with the log.")
@click.option(
    "--head",
    type=click.Path(path_type=Path),
    help="A signed head that you kept: a file with that line of an earlier log.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option(
    "--lang", "language", type=click.Choice(["en", "ru"]), default="en", show_default=True
)
def verify(**given: Any) -> None:
    """Verify a journal: is it whole, signed, and does the register say what was recorded?

    With LOG, a downloaded log (or - for standard input) is verified offline. Without, the
    database is: its journal, and every stored act against it. The first entry that does not fit
    is named. Exit code 1: something does not fit.
    """
    with_errors_told(lambda: sys.exit(_verify(given)), as_json=given["as_json"])


_OTHERWISE = {
    "en": "The register is not what its journal says. First: {}",
    "ru": "Реестр не тот, о котором говорит журнал. Прежде всего: {}",
}


def _verify(given: dict[str, Any]) -> int:
    if given["log"] is None:
        return _verify_database(given)
    return _verify_log(given)


def _verify_log(given: dict[str, Any]) -> int:
    from foedus.journal.verifying import verify as verified

    with _opened(given["log"]) as lines:
        verdict = verified(lines, key=given["key"], trusted=_kept(given["head"]))
    beside = _against(given["log"], given["against"]) if given["against"] else ()
    _tell(verdict, beside, (), given)
    sound = verdict.sound and not any(one.is_error for one in beside)
    return ANSWERED if sound else FAULTY


def _verify_database(given: dict[str, Any]) -> int:
    from foedus.cli.site import open_site
    from foedus.law.terms.errors import BadQuestion

    if given["against"]:
        raise BadQuestion("--against compares a LOG with a register; name the log.")
    open_site()
    from foedus.register.verifying import verify_stored

    found = verify_stored(_kept(given["head"]))
    language = given["language"]
    entry = {"en": "entry", "ru": "запись"}[language]
    rows = [
        f"{entry} {one.entry}, {one.table}: {one.what.in_language(language)}"
        for one in found.misfits
    ]
    _tell(found.journal, (), rows, given)
    return ANSWERED if found.sound else FAULTY


def _opened(log: Path) -> Any:
    """The lines of a log, closed afterwards; `BadQuestion` for a file that cannot be read."""
    from contextlib import contextmanager

    from foedus.journal.log import bounded_lines
    from foedus.law.terms.errors import BadQuestion

    @contextmanager
    def lines() -> Any:
        if str(log) == "-":
            yield bounded_lines(sys.stdin.buffer)
            return
        try:
            file = log.open("rb")
        except OSError as fault:
            raise BadQuestion(f"{log} cannot be read: {fault.strerror}.") from fault
        with file:
            yield bounded_lines(file)

    return lines()


def _kept(head: Path | None) -> Any:
    from foedus.journal.heads import head_from_text
    from foedus.law.terms.errors import BadQuestion

    if head is None:
        return None
    try:
        return head_from_text(head.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        raise BadQuestion(f"{head} cannot be read: {fault}.") from fault


def _against(log: Path, register: str) -> tuple[Misfit, ...]:
    from foedus.cli.storage import folder_of
    from foedus.journal.against import compare
    from foedus.journal.log import entries_in
    from foedus.law.terms.errors import BadQuestion
    from foedus.texts.files import files_in

    if str(log) == "-":
        raise BadQuestion("A log from standard input is read once; give --against a file.")
    files = files_in(folder_of(register))
    with _opened(log) as lines:
        return compare(entries_in(lines), files)


def _tell(
    verdict: Verdict, beside: tuple[Misfit, ...], rows: list[str] | tuple[()], given: dict[str, Any]
) -> None:
    language = given["language"]
    if given["as_json"]:
        _tell_json(verdict, beside, rows, language)
        return
    errors = [one for one in beside if one.is_error]
    told = [f"{one.code} {one.sentence().in_language(language)}" for one in beside]
    if rows or errors:
        click.echo(_OTHERWISE[language].format([*rows, *told][0]))
    for sentence in verdict.sentences():
        click.echo(sentence.in_language(language))
    for misfit in verdict.misfits:
        click.echo(f"{misfit.code} {misfit.sentence().in_language(language)}")
    for line in (*told, *rows):
        click.echo(line)


def _tell_json(
    verdict: Verdict, beside: tuple[Misfit, ...], rows: list[str] | tuple[()], language: Any
) -> None:
    from foedus.cli.json_output import write_json

    misfits = [
        {
            "code": one.code,
            "entries": [one.entries.start, one.entries.stop],
            "line": one.line,
            "path": one.path,
            "what": one.what.in_language(language),
        }
        for one in (*verdict.misfits, *beside)
    ]
    write_json(
        {
            "sound": verdict.sound and not beside and not rows,
            "entries": verdict.entries,
            "heads": verdict.heads,
            "sentences": [one.in_language(language) for one in verdict.sentences()],
            "misfits": misfits,
            "rows": list(rows),
        }
    )
