"""An edition ⇄ a folder: `tariff.toml`, `lines.csv`, `findings.csv`; written whole or not at all.

Several such folders in one are a shelf; the edition of a day is chosen from it.
"""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, Final

import tomli

from foedus.law.terms.days import FOREVER, Forever, Span
from foedus.law.terms.evidence import Confidence, Place
from foedus.law.terms.findings import Finding, Severity
from foedus.law.terms.wording import Wording
from foedus.published.folder import refuse_if_in_the_way
from foedus.regimes.tariffs.canonical import canonical, read_canonical
from foedus.regimes.tariffs.editions import Edition, EditionHead, TariffLine
from foedus.regimes.tariffs.errors import (
    NoEdition,
    OverlappingEditions,
    UnreadableRate,
    UnreadableTariff,
)
from foedus.regimes.tariffs.rates import Rate

HEAD: Final = "tariff.toml"
_LINES: Final = "lines.csv"
_FINDINGS: Final = "findings.csv"
_LINE_COLUMNS: Final = ("code", "rate", "raw", "file", "line", "faults")
_FINDING_COLUMNS: Final = ("file", "line", "code", "severity", "about", "message", "remedy")
_AS_IMPORTED: Final = "Import the tariff again."


def write_edition(folder: Path, edition: Edition, findings: Iterable[Finding] = ()) -> None:
    """Write *edition* into *folder*. `FolderInTheWay`: it holds something; nothing is written."""
    refuse_if_in_the_way(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        beside.chmod(0o755)
        _put(beside / HEAD, _head_text(edition.head))
        _put(beside / _LINES, _csv(_LINE_COLUMNS, map(_line_cells, edition.lines)))
        _put(beside / _FINDINGS, _csv(_FINDING_COLUMNS, map(_finding_cells, findings)))
        beside.replace(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def read_edition(folder: Path) -> Edition:
    """The edition in *folder*; `UnreadableTariff` says what is wrong with it."""
    return Edition(read_head(folder), tuple(_lines(folder)))


def read_findings(folder: Path) -> tuple[Finding, ...]:
    """What was found when the edition in *folder* was imported."""
    return tuple(
        Finding(
            code=row["code"],
            message=row["message"],
            remedy=row["remedy"],
            where=Place(row["file"], int(row["line"])),
            about=row["about"],
            severity=Severity(row["severity"]),
        )
        for row in _rows(folder / _FINDINGS, _FINDING_COLUMNS)
    )


def editions_on(shelf: Path) -> dict[Path, EditionHead]:
    """The folders of editions in *shelf*, and what each of them is; *shelf* may be one itself."""
    folders = (
        [shelf]
        if (shelf / HEAD).is_file()
        else [
            path.parent
            for path in sorted(shelf.glob(f"*/{HEAD}"))
            if not path.parent.name.startswith(".")
        ]
    )
    return {folder: read_head(folder) for folder in folders}


def edition_for(shelf: Path, tariff: str, on: date) -> Edition:
    """The edition of *tariff* that holds on a day.

    `OverlappingEditions`: two do. `NoEdition`: none does; it says which days are held.
    """
    return read_edition(Path(chosen(_by_name(editions_on(shelf)), tariff, on)))


def _by_name(heads: dict[Path, EditionHead]) -> dict[str, EditionHead]:
    return {str(path): head for path, head in heads.items()}


def chosen(heads: Mapping[str, EditionHead], tariff: str, on: date) -> str:
    """Which of several editions, by name, is that of *tariff* for a day; as `edition_for`."""
    held = {name: head for name, head in heads.items() if head.tariff == tariff}
    valid = [name for name, head in held.items() if on in head.valid]
    if len(valid) > 1:
        raise OverlappingEditions(tariff, tuple(valid))
    if not valid:
        days = sorted(held.values(), key=lambda head: head.valid.start)
        raise NoEdition(tariff, on.isoformat(), tuple(_days(head.valid) for head in days))
    return valid[0]


def read_head(folder: Path) -> EditionHead:
    """What the edition in *folder* is, without its lines."""
    path = folder / HEAD
    try:
        table = tomli.loads(path.read_text(encoding="utf-8"))
        return EditionHead(
            tariff=table["id"],
            title=Wording(**table.get("title", {})),
            valid=_span(table),
            authority=table.get("authority", ""),
            nomenclature=table.get("nomenclature", ""),
            source=table.get("source", ""),
            revision=table.get("revision", ""),
            confidence=Confidence(table.get("confidence", "medium")),
        )
    except OSError as fault:
        told = f"There is no {HEAD} to read ({fault.strerror})."
        raise UnreadableTariff(str(folder), told, "Give the folder of an edition.") from fault
    except (KeyError, TypeError, ValueError) as fault:
        raise UnreadableTariff(str(path), f"It cannot be read ({fault}).", _AS_IMPORTED) from fault


def _span(table: dict[str, Any]) -> Span:
    since, until = table["since"], table.get("until", FOREVER)
    if not (isinstance(since, date) and isinstance(until, date | Forever)):
        raise TypeError("since and until are days")
    return Span(since, until)


def _head_text(head: EditionHead) -> str:
    import tomlkit  # late: only writing needs it

    title = {"en": head.title.en, "ru": head.title.ru}
    table: dict[str, Any] = {
        "format": 1,
        "id": head.tariff,
        "authority": head.authority,
        "nomenclature": head.nomenclature,
        "since": head.valid.start,
        "until": "" if isinstance(head.valid.end, Forever) else head.valid.end,
        "source": head.source,
        "revision": head.revision,
        "confidence": str(head.confidence),
        "title": {tongue: words for tongue, words in title.items() if words},
    }
    return tomlkit.dumps({key: value for key, value in table.items() if value})


def _line_cells(line: TariffLine) -> Sequence[object]:
    rate = "" if line.rate is None else canonical(line.rate)
    faults = " ".join(line.faults)
    return (line.code, rate, line.raw, line.place.file, line.place.line, faults)


def _finding_cells(one: Finding) -> Sequence[object]:
    where = one.where
    return (where.file, where.line, one.code, one.severity, one.about, one.message, one.remedy)


def _lines(folder: Path) -> Iterator[TariffLine]:
    read = cache(read_canonical)  # the same few hundred texts, again and again
    for number, row in enumerate(_rows(folder / _LINES, _LINE_COLUMNS), start=2):
        try:
            rate: Rate | None = read(row["rate"]) if row["rate"] else None
            place = Place(row["file"], int(row["line"]))
        except (UnreadableRate, ValueError) as fault:
            where = f"{folder / _LINES}, row {number}"
            raise UnreadableTariff(where, f"{fault}.", _AS_IMPORTED) from fault
        yield TariffLine(row["code"], rate, row["raw"], place, tuple(row["faults"].split()))


def _rows(path: Path, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    try:
        reader = csv.DictReader(StringIO(path.read_text(encoding="utf-8"), newline=""), restval="")
    except (OSError, UnicodeDecodeError) as fault:
        raise UnreadableTariff(str(path), f"It cannot be read ({fault}).", _AS_IMPORTED) from fault
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        told = f"Columns are missing: {', '.join(missing)}."
        raise UnreadableTariff(str(path), told, _AS_IMPORTED)
    yield from reader


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _days(valid: Span) -> str:
    return f"[{valid.start}, {valid.end.isoformat()})"


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
