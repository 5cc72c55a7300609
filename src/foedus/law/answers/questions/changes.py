"""What changed between two states of knowledge; what would follow from hypothetical acts?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from foedus.law.answers.answers import Change, ChangesAnswer, Stretch
from foedus.law.answers.questions.status import stretches
from foedus.law.answers.standing import Word
from foedus.law.answers.told import Told
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import Act
from foedus.law.terms.days import Edge
from foedus.law.terms.register import Register


def changes(
    register: Register, earlier: date | None, later: date | None, readings: frozenset[str]
) -> ChangesAnswer:
    """What the register tells otherwise, known on *later*, than it told, known on *earlier*."""
    before = worlds_of(as_known(register, earlier), readings)
    after = worlds_of(as_known(register, later), readings)
    new = _new_acts(before.material.register, after.material.register)
    return ChangesAnswer(
        changes=tuple(_differences(before, after, {act.instrument for act in new})),
        acts=tuple(new),
        known=(earlier, later),
    )


def suppose(
    register: Register, acts: tuple[Act, ...], known: date | None, readings: frozenset[str]
) -> ChangesAnswer:
    """What *acts* would change if they were done (hypothetical; nothing is recorded)."""
    now = as_known(register, known)
    before = worlds_of(now, readings)
    after = worlds_of(with_acts(now, acts), readings)
    touched = {act.instrument for act in acts}
    return ChangesAnswer(
        changes=tuple(_differences(before, after, touched)), acts=acts, known=(known, known)
    )


def with_acts(register: Register, acts: tuple[Act, ...]) -> Register:
    """*register* with *acts* added to their instruments."""
    instruments = tuple(
        replace(one, acts=(*one.acts, *(a for a in acts if a.instrument == one.id)))
        for one in register.instruments
    )
    organisations = tuple(
        replace(one, acts=(*one.acts, *(a for a in acts if a.instrument == one.id)))
        for one in register.organisations
    )
    return replace(register, instruments=instruments, organisations=organisations)


def _new_acts(before: Register, after: Register) -> list[Act]:
    """The acts that one register holds and the other does not, or holds otherwise."""
    held = {act.id: act for act in before.acts()}
    return [act for act in after.acts() if held.get(act.id) != act]


def _differences(before: Worlds, after: Worlds, touched: set[str]) -> Iterator[Change]:
    """The records that differ, in the instruments touched and those that depend on them."""
    for instrument in after.material.register.instruments:
        if not after.material.needs[instrument.id] & touched:
            continue
        parties = sorted(_parties(before, instrument.id) | _parties(after, instrument.id))
        for party in parties:
            old, new = (stretches(w, instrument.id, party) for w in (before, after))
            if [_told(s) for s in old] != [_told(s) for s in new]:
                yield Change(instrument=instrument.id, party=party, before=old, after=new)


def _parties(worlds: Worlds, instrument: str) -> set[str]:
    held = worlds.material.register.instrument.get(instrument)
    found = worlds.first().status(instrument)
    acting = {act.party for act in held.acts if act.party} if held is not None else set()
    return acting | (set(found.records) if found is not None else set())


def _told(stretch: Stretch) -> tuple[date, Edge, tuple[Word, ...]]:
    word: Told[Word] = stretch.word
    return stretch.since, stretch.until, word.values
