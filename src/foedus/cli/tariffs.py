"""Commands about customs tariffs: import a file as an edition, show the rate of a code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from foedus.cli.options import ANSWERED, FAULTY, with_errors_told

if TYPE_CHECKING:
    from foedus.regimes.tariffs.editions import Edition, Lookup, TariffLine
    from foedus.regimes.tariffs.importing import ImportedTariff

_PATH: Final = click.Path(path_type=Path)
_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
_LANGUAGE = click.option(
    "--lang", "language", type=click.Choice(["en", "ru"]), default="en", show_default=True
)


@click.group()
def tariff() -> None:
    """Customs tariffs: rates of duty by code and day."""


@tariff.command("import")
@click.argument("file", type=_PATH)
@click.option(
    "-o", "--output", "folder", required=True, type=_PATH, help="The folder to write; a new one."
)
@click.option("--id", "id_", required=True, metavar="ID", help="The tariff, such as eaeu.")
@click.option("--title", default="", help="Its title.")
@click.option("--since", metavar="DATE", help="The first day of the edition, if not in the file.")
@click.option("--until", metavar="DATE", help="The day from which it no longer holds.")
@click.option("--nomenclature", default="", help='The edition of the nomenclature: "HS 2022".')
@click.option("--authority", default="", help="Who adopted it.")
@click.option("--source", default="", help="Where it is written, if not in the file.")
@click.option(
    "--grammar",
    type=click.Choice(["auto", "ru", "us", "eu"]),
    default="auto",
    show_default=True,
    help="The wording of the rates; auto: that which most rates fit.",
)
@_LANGUAGE
@_JSON
def import_(as_json: bool, **given: Any) -> None:  # noqa: FBT001 - click's
    """Read the tariff in FILE (JSON or CSV), and write it as a folder.

    Every row becomes a line; what is wrong with rows is told, and kept in findings.csv. The exit
    code is 1 where there are findings.
    """
    with_errors_told(lambda: _import(as_json=as_json, **given), as_json=as_json)


def _import(*, file: Path, folder: Path, language: str, as_json: bool, **given: Any) -> None:
    from foedus.law.terms.days import FOREVER
    from foedus.law.terms.wording import Wording
    from foedus.opened import read_day
    from foedus.published.folder import refuse_if_in_the_way
    from foedus.regimes.tariffs.folder import write_edition
    from foedus.regimes.tariffs.importing import ImportAsked, import_tariff

    since, until = given.pop("since"), given.pop("until")
    asked = ImportAsked(
        id=given.pop("id_"),
        title=Wording(given.pop("title")),
        since=None if since is None else read_day(since),
        until=FOREVER if until is None else read_day(until),
        **given,
    )
    refuse_if_in_the_way(folder)
    imported = import_tariff(file, asked)
    write_edition(folder, imported.edition, imported.findings)
    _tell(imported, folder, language, as_json=as_json)
    sys.exit(FAULTY if imported.findings else ANSWERED)


def _tell(imported: ImportedTariff, folder: Path, language: str, *, as_json: bool) -> None:
    if as_json:
        from foedus.cli.json_output import write_json
        from foedus.law.answers.data import finding_data

        told = [finding_data(one) for one in imported.findings]
        head = {"folder": str(folder), "grammar": imported.grammar, "counts": imported.counts}
        write_json({**head, "findings": told})
        return
    for one in imported.findings:
        click.echo(str(one))
    for word, number in imported.counts.items():
        said = f"{number:>8,}".replace(",", " ")
        click.echo(f"{said}  {_WORDS.get(word, (word, word))[language == 'ru']}")
    click.echo(str(folder))


_WORDS: Final = {
    "rows": ("rows read", "строк прочитано"),
    "lines": ("lines of the tariff", "строк тарифа"),
    "rated": ("lines with a rate", "строк со ставкой"),
    "findings": ("findings", "замечаний"),
}


@tariff.command("show")
@click.argument("folder", type=_PATH)
@click.argument("code")
@click.option("--on", metavar="DATE", help="The day, where FOLDER has several editions.")
@_LANGUAGE
@_JSON
def show(as_json: bool, **given: Any) -> None:  # noqa: FBT001 - click's
    """Show the rate of CODE in FOLDER: an edition, or several editions of a tariff.

    The exit code is 1 where no one rate can be told.
    """
    with_errors_told(lambda: _show(as_json=as_json, **given), as_json=as_json)


def _show(*, folder: Path, code: str, on: str | None, language: Any, as_json: bool) -> None:
    from foedus.cli.json_output import write_json
    from foedus.regimes.tariffs.editions import Found

    edition = _edition(folder, on)
    found = edition.find(code)
    if as_json:
        write_json(_data(edition, found))
    else:
        _draw(edition, found, language)
    sys.exit(ANSWERED if isinstance(found, Found) else FAULTY)


def _edition(folder: Path, on: str | None) -> Edition:
    from foedus.law.terms.errors import BadQuestion
    from foedus.opened import read_day
    from foedus.regimes.tariffs.folder import edition_for, editions_on, read_edition

    held = editions_on(folder)
    tariffs = sorted({head.tariff for head in held.values()})
    if len(tariffs) != 1:
        told = f"{folder} holds {len(tariffs)} tariffs: {', '.join(tariffs) or 'none'}."
        raise BadQuestion(f"{told} Remedy: give the folder of one edition or of one tariff.")
    if on is not None:
        return edition_for(folder, tariffs[0], read_day(on))
    if len(held) > 1:
        raise BadQuestion(f"{folder} holds {len(held)} editions. Remedy: say which day: --on.")
    return read_edition(next(iter(held)))


def _lines(found: Lookup) -> tuple[TariffLine, ...]:
    from foedus.regimes.tariffs.editions import NoRate, NotHeld

    if isinstance(found, NotHeld):
        return ()
    return (found.line,) if isinstance(found, NoRate) else found.lines


def _data(edition: Edition, found: Lookup) -> dict[str, Any]:
    from foedus.regimes.tariffs.canonical import canonical
    from foedus.regimes.tariffs.editions import Found
    from foedus.regimes.tariffs.wording import rate_words

    head = edition.head
    lines = [
        {
            "code": line.code,
            "rate": None if line.rate is None else canonical(line.rate),
            "raw": line.raw,
            "file": line.place.file,
            "line": line.place.line,
            "findings": list(line.faults),
        }
        for line in _lines(found)
    ]
    rate = found.rate if isinstance(found, Found) else None
    words = None if rate is None else rate_words(rate)
    return {
        "tariff": head.tariff,
        "since": head.valid.start.isoformat(),
        "until": head.valid.end.isoformat(),
        "source": head.source,
        "code": found.code,
        "answer": _ANSWERS[type(found).__name__][0],
        "rate": None if rate is None else canonical(rate),
        "words": None if words is None else {"en": words.en, "ru": words.ru},
        "lines": lines,
    }


_ANSWERS: Final = {
    "Found": ("found", "one rate", "одна ставка"),
    "Ambiguous": (
        "ambiguous",
        "different rates: none is chosen",
        "разные ставки: ни одна не взята",
    ),
    "NoRate": ("no-rate", "the line is held without a rate", "строка есть, ставки нет"),
    "NotHeld": ("not-held", "no such line is held", "такой строки нет"),
}
"""What a lookup found: its word in JSON, and the words for people."""


def _draw(edition: Edition, found: Lookup, language: Any) -> None:
    from foedus.cli.drawing import draw
    from foedus.law.answers.tables import Table
    from foedus.regimes.tariffs.wording import rate_words

    def words(line: TariffLine) -> str:
        return "" if line.rate is None else rate_words(line.rate).in_language(language)

    russian = language == "ru"
    head, lines = edition.head, _lines(found)
    columns = ("код", "ставка", "в источнике", "место", "замечания") if russian else (
        "code", "rate", "as it stands", "place", "findings"
    )  # fmt: skip
    rows = tuple(
        (line.code, words(line), line.raw, str(line.place), " ".join(line.faults)) for line in lines
    )
    said = _ANSWERS[type(found).__name__][2 if russian else 1]
    lead = (f"[{head.valid.start}, {head.valid.end.isoformat()})  {head.source}", said)
    title = f"{found.code}: {head.title.in_language(language)}"
    draw(Table(title=title, lead=lead, columns=columns if rows else (), rows=rows))
