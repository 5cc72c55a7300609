"""A register of one instrument: the files in which proposed clauses are read, checked and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from foedus.finalclauses.proposed.errors import NotEmptyFolder, NotWritable, UnwritableFolder
from foedus.law.terms.findings import Severity
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from foedus.texts import shapes
from foedus.texts.checking import check_read
from foedus.texts.files import Held
from foedus.texts.reading import read_files
from foedus.texts.writing import canonical

_TITLE: Final = {"en": "Proposed clauses", "ru": "Предлагаемые положения"}


def files_of(clauses: str, name: str, parties: Iterable[Party]) -> dict[str, bytes]:
    """The files of a register, by their paths, that holds one instrument and these parties."""
    head = {"id": "proposed", "title": _TITLE}
    listed = {"parties": [_party(one) for one in parties]}
    return {
        "register.toml": canonical(head, shapes.RegisterFile).encode(),
        "parties.toml": canonical(listed, shapes.PartiesFile).encode(),
        f"instruments/{file_name(name)}.toml": clauses.encode(),
    }


def file_name(name: str) -> str:
    """The last part of an id, as a file is called.

    >>> file_name("proposed/free-trade-2011")
    'free-trade-2011'
    """
    return name.rpartition("/")[2] or name


def instrument_in(clauses: str, name: str, parties: Iterable[Party]) -> Instrument:
    """The instrument that clauses make, read and checked as a register is. Raises NotWritable."""
    register, findings = check_read(read_files(Held(files_of(clauses, name, parties))))
    errors = tuple(one for one in findings if one.severity is Severity.ERROR)
    if register is None or errors or not register.instruments:
        raise NotWritable(errors)
    return _only(register)


def _only(register: Register) -> Instrument:
    return register.instruments[0]


def _party(party: Party) -> dict[str, Any]:
    told: dict[str, Any] = {"code": party.code, "name": _words(party.name)}
    if party.also:
        told["also"] = list(party.also)
    if party.organisation:
        told["organisation"] = True
    return told


def _words(words: Wording) -> dict[str, str]:
    return {name: said for name, said in (("en", words.en), ("ru", words.ru)) if said}


def write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a register. Raises NotEmptyFolder where something stands already."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise NotEmptyFolder(str(folder))
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except (OSError, ValueError) as fault:
        raise UnwritableFolder(str(folder), getattr(fault, "strerror", "") or str(fault)) from fault
