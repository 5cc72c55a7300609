"""table × register ──▶ subjects: each treaty as an instrument with all its acts.

The acts are those of the table (or, where others are given, of other tables), beside those that
the register keeps because lists no longer show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind, Manner
from foedus.law.terms.conditions import InForce, parts_of
from foedus.law.terms.findings import Finding
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording
from foedus.published.acts import TableActs, acts_of
from foedus.published.parties import Resolver
from foedus.published.terms import Entry, PublishedTable
from foedus.published.treaties import TreatyNames

CONSENTS = CONSENT_KINDS | {Kind.SUCCESSION, Kind.CONTINUATION}
"""The kinds of acts by which a state becomes bound; sources may call one act by several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An entry of the table with a day of effect, and the act that it is compared by.

    *own* is the act as this table tells it, *act* the one on file: the same, unless the acts come
    from other tables and those have one of this party.
    """

    entry: Entry
    own: Act
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One treaty of a table: the register with its acts, and the days that are published.

    *waits_for*: the treaties before which this one cannot enter into force; when those did is not
    in the table, so the clause is computed without them.
    """

    treaty: str
    instrument: Instrument
    register: Register
    dated: tuple[Dated, ...]
    general: tuple[tuple[date, int], ...]
    waits_for: tuple[str, ...] = ()

    @property
    def tells_kinds(self) -> bool:
        """Whether the table tells ratifications from accessions and successions."""
        return len({one.act.kind for one in self.dated}) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """The treaties of a table that the register holds; the rest is told."""

    found: tuple[Subject, ...]
    not_held: tuple[tuple[str, int], ...]
    undated: int
    findings: tuple[Finding, ...]


def subjects_of(
    table: PublishedTable,
    register: Register,
    *,
    acts_from: Sequence[PublishedTable] = (),
    instrument: str = "",
) -> Subjects:
    """The treaties of *table*; *instrument* is the treaty of a table that names none."""
    resolver, names = Resolver.for_register(register), TreatyNames(register)
    own = acts_of(table, resolver)
    others = [acts_of(one, resolver) for one in acts_from]
    found: list[Subject] = []
    not_held: list[tuple[str, int]] = []
    titles = dict(table.titles)
    for treaty, acts in own.by_treaty.items():
        fallback = (instrument,) if instrument else _names_of(table)
        name = _held(names, treaty, titles.get(treaty, ""), fallback)
        if name is None:
            not_held.append((treaty, len(acts)))
            continue
        elsewhere = [
            (one, other)
            for one, source in zip(others, acts_from, strict=True)
            for other in one.by_treaty
            if _held(names, other, dict(source.titles).get(other, ""), _names_of(source)) == name
        ]
        found.append(_subject(table, treaty, register, name, own, elsewhere))
    dated = sum(len(one.dated) for one in found)
    entries = sum(len(acts) for treaty, acts in own.by_treaty.items()) - sum(n for _, n in not_held)
    findings = (*table.findings, *own.findings)
    return Subjects(
        found=tuple(found),
        not_held=tuple(not_held),
        undated=entries - dated,
        findings=findings,
    )


def _held(names: TreatyNames, treaty: str, title: str, fallback: tuple[str, ...]) -> str | None:
    given = [name for name in (treaty, title) if name] or fallback
    return names.find(*given)


def _names_of(table: PublishedTable) -> tuple[str, ...]:
    """What a table that names no treaty may be about: the lines above it, the name of its file."""
    return (*table.above, _stem(table.source))


def _stem(source: str) -> str:
    return source.rpartition(".")[0] or source


def _subject(
    table: PublishedTable,
    treaty: str,
    register: Register,
    name: str,
    own: TableActs,
    elsewhere: Sequence[tuple[TableActs, str]],
) -> Subject:
    held = register.instrument[name]
    told = [replace(act, instrument=name) for act in own.by_treaty[treaty]]
    given = [
        replace(act, instrument=name) for one, other in elsewhere for act in one.by_treaty[other]
    ]
    covered = {act.party for act in given if act.kind in CONSENTS}
    acts = (*given, *(act for act in told if act.party not in covered)) if given else tuple(told)
    on_file = (*_still_kept(held.acts, acts, register), *acts)
    weights = {n: shares for (t, n), shares in own.weights.items() if t == treaty}
    filled = replace(
        _by_itself(held), acts=on_file, weights=tuple(weights.items()) if weights else held.weights
    )
    return Subject(
        treaty=treaty,
        instrument=filled,
        register=_alone(register, filled),
        waits_for=_waits_for(held),
        dated=tuple(_dated(told, own, treaty, acts)),
        general=tuple(
            (first_possible(one.day), one.line) for one in table.general if one.treaty == treaty
        ),
    )


def _dated(
    told: Sequence[Act], own: TableActs, treaty: str, on_file: Sequence[Act]
) -> Iterator[Dated]:
    for act in told:
        entry = own.entries[treaty, act.id]
        if entry.effect is None or not _binds(act):
            continue
        yield Dated(entry=entry, own=act, act=_counterpart(act, on_file))


def _binds(act: Act) -> bool:
    """Whether a state becomes bound by *act*: a consent, or a signature that is one (VCLT 12)."""
    return act.kind in CONSENTS or (act.kind is Kind.SIGNATURE and act.manner is Manner.DEFINITIVE)


def _counterpart(act: Act, on_file: Sequence[Act]) -> Act:
    """The consent of the same party on file: itself, one of the same day, or the last."""
    same = [one for one in on_file if one.party == act.party and _binds(one)]
    exact = [one for one in same if one is act or one.date == act.date]
    return (exact or same)[-1]


def _still_kept(kept: Iterable[Act], told: Sequence[Act], register: Register) -> Iterator[Act]:
    """The acts that the register keeps and the table does not tell.

    A successor's row may tell its predecessor's act, of a day before the successor was: the act
    is then one, and not counted twice.
    """
    days = {(act.party, _class(act), act.date) for act in told}
    inherited = {
        (_class(act), act.date)
        for act in told
        if _precedes_existence(act, register.party.get(act.party))
    }
    for act in kept:
        former = register.party.get(act.party)
        gone = former is not None and former.existed_until is not None
        if (act.party, _class(act), act.date) in days:
            continue
        if gone and (_class(act), act.date) in inherited:
            continue
        yield act


def _class(act: Act) -> str:
    return "consent" if act.kind in CONSENTS else str(act.kind)


def _precedes_existence(act: Act, party: Party | None) -> bool:
    since = None if party is None else party.existed_from
    return since is not None and act.date is not None and first_possible(act.date) < since


def _by_itself(instrument: Instrument) -> Instrument:
    """The treaty without a floor that another treaty sets: whose acts the table does not have."""
    clause = instrument.clauses.entry_into_force
    if clause is None or not _waits_for(instrument):
        return instrument
    clauses = replace(instrument.clauses, entry_into_force=replace(clause, floor=None))
    return replace(instrument, clauses=clauses)


def _waits_for(instrument: Instrument) -> tuple[str, ...]:
    clause = instrument.clauses.entry_into_force
    parts = () if clause is None else parts_of(clause.floor)
    return tuple(one.instrument for one in parts if isinstance(one, InForce))


def _alone(register: Register, instrument: Instrument) -> Register:
    """A register of one instrument, with all parties; others that acts name are added by code."""
    codes = {act.party for act in instrument.acts if act.party} - set(register.party)
    new = (Party(code=code, name=Wording(code)) for code in sorted(codes))
    return replace(
        register,
        instruments=(instrument,),
        organisations=(),
        offices=(),
        sessions=(),
        parties=(*register.parties, *new),
    )
