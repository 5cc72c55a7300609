"""Imported acts ──▶ a register folder, written whole or not at all."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, Final

import tomli

from foedus.law.terms.acts import Act, Kind, Manner, Stated
from foedus.law.terms.errors import UnusableRegister
from foedus.law.terms.findings import Finding, Severity
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.uncertain import When, first_possible
from foedus.published.edtf_text import edtf
from foedus.published.errors import FolderInTheWay
from foedus.published.importing import Imported, ImportedInstrument, Unused
from foedus.published.treaties import slug
from foedus.texts import shapes
from foedus.texts.checking import CHECKS
from foedus.texts.loading import register_from
from foedus.texts.reading import read_folder
from foedus.texts.writing import canonical

_COLUMNS: Final = (
    "kind", "party", "date", "effect", "states", "manner", "date_of_succession", "sources",
    "confidence",
)  # fmt: skip
_UNUSED: Final = (
    "table", "line", "treaty", "participant", "code", "kind", "date", "effect", "until", "raw",
    "why",
)  # fmt: skip
_ROUNDS: Final = 20
"""A bound on how often what is referred to is looked for; each round adds at least a file."""


def write_register(folder: Path, imported: Imported, base: Path | None = None) -> None:
    """Write the register of *imported* into *folder*, with files of *base* where it is known.

    `FolderInTheWay`: the folder holds something. `UnusableRegister`: what would be written does
    not pass the checks of a register. In both cases nothing is written.
    """
    refuse_if_in_the_way(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        beside.chmod(0o755)
        _write(beside, imported, base)
        beside.replace(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def refuse_if_in_the_way(folder: Path) -> None:
    """Raise `FolderInTheWay` if *folder* is there and is not an empty folder."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInTheWay(str(folder))


def _write(folder: Path, imported: Imported, base: Path | None) -> None:
    _write_head(folder, imported, base)
    _write_parties(folder, imported.parties, base)
    _write_sources(folder, imported, base)
    for one in imported.instruments:
        _write_instrument(folder, one, imported.base, base)
    _write_unused(folder, imported.unused)
    faults = _with_what_is_referred_to(folder, imported.base, base)
    if faults:
        raise UnusableRegister(folder.name, faults)


def _write_head(folder: Path, imported: Imported, base: Path | None) -> None:
    head: dict[str, Any] = {"format": 1}
    if base is not None:
        head = tomli.loads((base / "register.toml").read_text(encoding="utf-8"))
    tables = ", ".join(source for source, _ in imported.sources)
    head |= {"id": "imported", "title": {"en": f"Imported tables: {tables}"}}
    _put(folder / "register.toml", canonical(head, shapes.RegisterFile))


def _write_parties(folder: Path, parties: tuple[Party, ...], base: Path | None) -> None:
    held = "" if base is None else _text_of(base / "parties.toml")
    tables = [_party(party) for party in parties]
    added = canonical({"parties": tables}, shapes.PartiesFile) if tables or not held else ""
    _put(folder / "parties.toml", _joined(held, added))


def _party(party: Party) -> dict[str, Any]:
    words = {"en": party.name.en, "ru": party.name.ru}
    return {"code": party.code, "name": {key: word for key, word in words.items() if word}}


def _write_sources(folder: Path, imported: Imported, base: Path | None) -> None:
    if base is not None and (base / "sources").is_dir():
        shutil.copytree(base / "sources", folder / "sources")
    tables = [{"id": own, "title": title} for own, title in imported.sources]
    name = "imported.toml"
    if (folder / "sources" / name).exists():  # the base register was imported itself
        name = "imported-again.toml"
    _put(folder / "sources" / name, canonical({"sources": tables}, shapes.SourcesFile))


def _write_instrument(
    folder: Path, one: ImportedInstrument, register: Register, base: Path | None
) -> None:
    known = register.instrument.get(one.id)
    plain = [act for act in one.acts if not act.evidence.note]
    remarked = [_act(act) for act in one.acts if act.evidence.note]
    if known is None or base is None:
        name = f"instruments/{slug(one.id.rpartition('/')[2])}.toml"
        text = canonical(_document(one, known) | _filled(acts=remarked), shapes.InstrumentFile)
        held_rows = ""
    else:
        name = known.where.file
        added = _filled(acts=remarked, weights=_weights(one) if not known.weights else {})
        more = canonical(added, shapes.InstrumentFile) if added else ""
        text = _joined(_text_of(base / name), more)
        held_rows = _text_of((base / name).with_suffix(".acts.csv"))
    _put(folder / name, text)
    if plain or held_rows:
        _put((folder / name).with_suffix(".acts.csv"), _rows(plain, held_rows))


def _document(one: ImportedInstrument, known: Instrument | None) -> dict[str, Any]:
    """The file of an instrument of which nothing but its acts is known."""
    adopted = _first_day(one.acts) if known is None else known.adopted
    return _filled(
        id=one.id,
        title={"en": one.title},
        adopted=_toml(adopted),
        text_held="in-part",
        also=[name for name in one.names if name != one.title],
        sources=list(dict.fromkeys(one.sources)),
        confidence="medium",
        weights=_weights(one),
    )


def _first_day(acts: list[Act]) -> When:
    """The day of the first act: the text was adopted by then."""
    days = [when for act in acts if (when := act.date or act.effect) is not None]
    return min(days, key=first_possible, default=date(1800, 1, 1))


def _weights(one: ImportedInstrument) -> dict[str, Any]:
    return {name: {code: str(share) for code, share in rows} for name, rows in one.weights.items()}


def _filled(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - values of TOML have no one type
    return {key: value for key, value in values.items() if value}


def _act(act: Act) -> dict[str, Any]:
    """An act as a table, for those with a remark: a CSV cell cannot hold one."""
    table = _filled(
        kind=str(act.kind),
        party=act.party,
        date=None if act.date is None else _toml(act.date),
        effect=None if act.effect is None else _toml(act.effect),
        date_of_succession=act.date_of_succession,
        sources=list(act.evidence.sources),
        confidence=str(act.evidence.confidence),
        note={"en": act.evidence.note.en},
    )
    if act.manner is not Manner.AS_CLAUSE_SAYS:
        table["manner"] = str(act.manner)
    if act.states is not Stated.PARTY:
        table["states"] = str(act.states)
    return table


def _toml(when: When) -> Any:  # noqa: ANN401 - a TOML date, or a text in EDTF
    return when if isinstance(when, date) else edtf(when)


def _rows(acts: list[Act], held: str) -> str:
    """The rows of acts beside an instrument, after those that stand there already."""
    before = list(csv.DictReader(StringIO(held))) if held else []
    columns = list(dict.fromkeys((*(name for row in before for name in row), *_COLUMNS)))
    out = StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(before)
    writer.writerows(_row(act) for act in acts)
    return out.getvalue()


def _row(act: Act) -> dict[str, str]:
    stated = act.kind is Kind.STATEMENT
    return {
        "kind": str(act.kind),
        "party": act.party,
        "date": "" if act.date is None else edtf(act.date),
        "effect": "" if act.effect is None else edtf(act.effect),
        "states": str(act.states) if stated else "",
        "manner": "" if act.manner is Manner.AS_CLAUSE_SAYS else str(act.manner),
        "date_of_succession": "" if (day := act.date_of_succession) is None else day.isoformat(),
        "sources": " ".join(act.evidence.sources),
        "confidence": str(act.evidence.confidence),
    }


def _write_unused(folder: Path, unused: tuple[Unused, ...]) -> None:
    """The entries that became no act, as they stood, for whoever mends the table."""
    if not unused:
        return
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_UNUSED)
    for one in unused:
        entry = one.entry
        days = ("" if when is None else edtf(when) for when in (entry.date, entry.effect))
        until = "" if entry.until is None else edtf(entry.until)
        who = (entry.treaty, entry.participant, entry.code, str(entry.kind))
        writer.writerow((one.table, entry.line, *who, *days, until, entry.raw, one.why))
    _put(folder / "unresolved.csv", out.getvalue())


def _with_what_is_referred_to(
    folder: Path, register: Register, base: Path | None
) -> tuple[Finding, ...]:
    """Copy the files of the base register that those written refer to; the faults that remain."""
    files = dict(_files(register))
    for _ in range(_ROUNDS):
        faults = _faults(folder)
        missing = {files[one.missing] for one in faults if one.missing in files}
        wanted = [name for name in sorted(missing) if not (folder / name).exists()]
        if not wanted or base is None:
            return faults
        for name in wanted:
            _put(folder / name, _text_of(base / name))
            rows = _text_of((base / name).with_suffix(".acts.csv"))
            if rows:
                _put((folder / name).with_suffix(".acts.csv"), rows)
    return faults


def _files(register: Register) -> Iterator[tuple[str, str]]:
    yield from ((one.id, one.where.file) for one in register.instruments)
    yield from ((one.id, one.where.file) for one in register.organisations)
    yield from ((one.id, one.where.file) for one in register.offices)
    for organisation in register.organisations:
        yield from ((body.id, organisation.where.file) for body in organisation.bodies)


def _faults(folder: Path) -> tuple[Finding, ...]:
    read = read_folder(folder)
    if read.findings:
        return tuple(read.findings)
    register = register_from(read)
    found = (one for check in CHECKS for one in check(register))
    return tuple(one for one in found if one.severity is Severity.ERROR)


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig") if path.exists() else ""


def _joined(first: str, second: str) -> str:
    return f"{first.rstrip()}\n\n{second}" if first and second else first or second


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
