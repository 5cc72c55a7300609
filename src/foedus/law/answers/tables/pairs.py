"""The table of what stands between two states."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.law.answers import answers as given
from foedus.law.answers.data import group_of
from foedus.law.answers.speech.names import party_name
from foedus.law.answers.tables.speaker import (
    INSTRUMENT,
    SINCE,
    STATUS,
    Speaker,
    day_text,
)
from foedus.law.answers.tables.table import Table
from foedus.law.answers.told import Told
from foedus.law.terms.days import Edge
from foedus.law.terms.wording import Wording

W = Wording


def between_table(answer: given.BetweenAnswer, speaker: Speaker) -> Table:
    """What stands between two states."""
    order = {"bonds": 0, "suspended": 1, "in_doubt": 2, "not_applied": 3}
    bonds = sorted(answer.bonds, key=lambda bond: (order[group_of(bond)], _sortable(bond.since)))
    rows = (
        (
            bond.instrument,
            speaker.word(bond.bond),
            day_text(bond.since),
            "; ".join(_bond_remarks(bond, speaker)),
        )
        for bond in bonds
    )
    first, second = (party_name(speaker.register, code, speaker.language) for code in answer.pair)
    shared = "; ".join(f"{o} ({c})" for o, c in answer.memberships)
    return Table(
        title=f"{first} – {second}",
        lead=(speaker.as_of(answer.moment.on, answer.moment.known),),
        columns=(
            *map(speaker.say, (INSTRUMENT, STATUS, SINCE)),
            speaker.say(W("remarks", "пометы")),
        ),
        rows=tuple(rows),
        notes=(speaker.say(W("Both belong to: ", "Оба состоят в: ")) + shared,) if shared else (),
    )


def _sortable(told: Told[Edge | None]) -> str:
    return day_text(told).lstrip("[")


_RESERVED = {
    "modified": W("modified by a reservation", "изменено оговоркой"),
    "not-applied": W(
        "not applied, reservation objected to", "не применяется, возражение на оговорку"
    ),
    "pending": W("reservation not yet accepted", "оговорка пока не принята"),
    "not-known": W("reservation, acceptance not known", "оговорка, принятие неизвестно"),
    "precluded": W("objection opposing entry into force", "возражение против вступления в силу"),
}


def _bond_remarks(bond: given.BondAnswer, speaker: Speaker) -> Iterator[str]:
    if bond.through:
        yield speaker.say(W("through another instrument", "через другой документ"))
    for one in bond.reserved:
        yield speaker.say(_RESERVED[one.effect]) + (
            f": {', '.join(one.provisions)}" * bool(one.provisions)
        )
    for act in bond.measures:
        yield speaker.say(W("measure of ", "мера ")) + act.party
    if bond.amended_by:
        yield speaker.say(W("as amended by ", "с изменениями ")) + ", ".join(bond.amended_by)
