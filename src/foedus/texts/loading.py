"""folder ──▶ register, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from foedus.law.terms.errors import UnusableRegister
from foedus.law.terms.register import Party, Register
from foedus.texts import mapping, people_shapes, session_shapes, shapes
from foedus.texts.clause_mapping import wording
from foedus.texts.people_mapping import person_from, town_from
from foedus.texts.reading import FileRead, FolderRead, read_folder, read_part

Shape = TypeVar("Shape")


def load_trusted(folder: Path) -> Register:
    """The register in *folder*, which has been checked before (a bundled one).

    Only shapes are checked, not references: that is what makes it quick.
    Raises `UnusableRegister` with every fault found.
    """
    read = read_folder(folder)
    if read.findings:
        raise UnusableRegister(folder.name, tuple(read.findings))
    return register_from(read)


def load_parties(folder: Path) -> tuple[Party, ...]:
    """The parties of the register in *folder*, which has been checked before; nothing else is read.

    Raises `UnusableRegister` with every fault found in them.
    """
    read = read_part(folder, "parties.toml")
    if read.findings:
        raise UnusableRegister(folder.name, tuple(read.findings))
    return _parties(read)


def register_from(read: FolderRead) -> Register:
    """The register that the files of a folder hold; *read* must be without faults."""
    head = next(table for table, _ in tables(read, "register.toml", shapes.RegisterFile))
    return Register(
        id=head.id,
        title=wording(head.title),
        zone=head.zone,
        readings=tuple(mapping.reading_from(one) for one in head.readings),
        parties=_parties(read),
        sources=tuple(
            mapping.source_from(one, file.place("sources", number))
            for table, file in tables(read, "sources", shapes.SourcesFile)
            for number, one in enumerate(table.sources)
        ),
        instruments=tuple(
            mapping.instrument_from(table, file)
            for table, file in tables(read, "instruments", shapes.InstrumentFile)
        ),
        organisations=tuple(
            mapping.organisation_from(table, file)
            for table, file in tables(read, "organisations", shapes.OrganisationFile)
        ),
        offices=tuple(
            mapping.office_from(table, file)
            for table, file in tables(read, "offices", shapes.OfficeFile)
        ),
        sessions=tuple(
            session
            for table, file in tables(read, "sessions", session_shapes.SessionsFile)
            for session in mapping.sessions_from(table, file)
        ),
        people=tuple(
            person_from(one, file.place("people", number))
            for table, file in tables(read, "people.toml", people_shapes.PeopleFile)
            for number, one in enumerate(table.people)
        ),
        towns=tuple(
            town_from(one, file.place("towns", number))
            for table, file in tables(read, "towns.toml", people_shapes.TownsFile)
            for number, one in enumerate(table.towns)
        ),
    )


def _parties(read: FolderRead) -> tuple[Party, ...]:
    return tuple(
        mapping.party_from(one, file.place("parties", number))
        for table, file in tables(read, "parties.toml", shapes.PartiesFile)
        for number, one in enumerate(table.parties)
    )


def tables(read: FolderRead, part: str, shape: type[Shape]) -> Iterator[tuple[Shape, FileRead]]:
    """The tables of one part of the folder, each with the file it stands in."""
    for file in read.files.get(part, []):
        if isinstance(file.table, shape):
            yield file.table, file
