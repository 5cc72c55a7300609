"""tables ──▶ the people and towns of the law."""

from __future__ import annotations

from foedus.law.terms.evidence import Place
from foedus.law.terms.people import Person, Town
from foedus.texts import people_shapes
from foedus.texts.clause_mapping import evidence_from, wording


def person_from(table: people_shapes.PersonTable, where: Place) -> Person:
    """A person from its table."""
    return Person(
        id=table.id,
        name=wording(table.name),
        also=table.also,
        born=None if table.born is None else table.born.value,
        party=table.party,
        evidence=evidence_from(table),
        where=where,
    )


def town_from(table: people_shapes.TownTable, where: Place) -> Town:
    """A town from its table."""
    return Town(
        id=table.id,
        name=wording(table.name),
        also=table.also,
        party=table.party,
        capital=table.capital,
        where=where,
    )
