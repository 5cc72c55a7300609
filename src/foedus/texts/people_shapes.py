"""The shapes of the files about people and towns."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from foedus.texts.atoms import WhenField
from foedus.texts.tables import Fact, Table, WordsTable


class PersonTable(Fact, frozen=True, kw_only=True):
    id: str
    name: WordsTable
    also: tuple[str, ...] = ()
    born: WhenField | None = None
    party: str = ""


class PeopleFile(Table, frozen=True, kw_only=True):
    """The file ``people.toml``."""

    people: tuple[PersonTable, ...]


class TownTable(Table, frozen=True, kw_only=True):
    id: str
    name: WordsTable
    also: tuple[str, ...] = ()
    party: Annotated[str, Meta(pattern=r"^([A-Z]{2})?$")] = ""
    capital: bool = False


class TownsFile(Table, frozen=True, kw_only=True):
    """The file ``towns.toml``."""

    towns: tuple[TownTable, ...]
