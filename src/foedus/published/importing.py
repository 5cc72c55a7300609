"""Published tables × base register ──▶ what a register of their acts holds.

An act that the base register keeps stays, and is not doubled. An act that contradicts one that is
kept is not taken: it is told, and goes to the unresolved rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind, Stated
from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.register import Party, Register
from foedus.law.terms.uncertain import When, first_possible, last_possible
from foedus.published.acts import Shares, TableActs, acts_of
from foedus.published.findings import finding
from foedus.published.parties import Resolver
from foedus.published.terms import Entry, PublishedTable
from foedus.published.treaties import TreatyNames, slug

_CONSENTS: Final = CONSENT_KINDS | {Kind.SUCCESSION}
_ONCE: Final = _CONSENTS | {Kind.SIGNATURE}
_LEAVING: Final = frozenset(
    {Kind.WITHDRAWAL, Kind.INSTRUMENT_WITHDRAWN, Kind.SIGNATURE_WITHDRAWN, Kind.EXPULSION},
)
_OUT: Final = frozenset({Stated.ENDED, Stated.NOT_PARTY})
_MAY_PRECEDE: Final = frozenset({Kind.COMMUNICATION, Kind.STATEMENT})
"""Acts that may lie before the adoption of the text, as the register's own check has it."""


@dataclass(frozen=True, slots=True)
class Unused:
    """An entry of a table that became no act, and why."""

    table: str
    entry: Entry
    why: str


@dataclass(slots=True)
class ImportedInstrument:
    """The acts that tables tell of one treaty; *id* is the base register's, or a new one."""

    id: str
    title: str
    is_new: bool
    names: list[str] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    weights: dict[str, Shares] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Imported:
    """What tables gave: instruments with acts, new parties, sources, faults, unused entries.

    *doubled* counts the acts that the base register (or an earlier table) has already.
    """

    base: Register
    instruments: tuple[ImportedInstrument, ...]
    parties: tuple[Party, ...]
    sources: tuple[tuple[str, str], ...]
    rows: int
    passed_over: int
    doubled: int
    findings: tuple[Finding, ...]
    unused: tuple[Unused, ...]

    @property
    def acts(self) -> int:
        """How many acts were taken."""
        return sum(len(one.acts) for one in self.instruments)


@dataclass(slots=True)
class _Import:
    """An import while it goes on."""

    base: Register
    resolver: Resolver
    names: TreatyNames
    wanted: str
    instruments: dict[str, ImportedInstrument] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    doubled: int = 0
    passed_over: int = 0


def import_tables(
    tables: Sequence[PublishedTable],
    base: Register,
    *,
    instrument: str = "",
    as_of: date | None = None,
) -> Imported:
    """What *tables* say, as acts under the instruments of *base*, or under new ones.

    *instrument* (an id, title or other name) is the treaty of a table that names none, and the
    only one that is taken from a table that names several. *as_of*: the day of which they speak.
    """
    resolver, names = Resolver.for_register(base), TreatyNames(base)
    work = _Import(base, resolver, names, instrument)
    sources = _source_ids(tables, base)
    for table, (source, _) in zip(tables, sources, strict=True):
        found = acts_of(table, resolver, source=source, as_of=as_of)
        _take(work, table, found, source)
    return Imported(
        base=base,
        instruments=tuple(one for one in work.instruments.values() if one.acts or not one.is_new),
        parties=tuple(_new_parties(work)),
        sources=sources,
        rows=sum(table.rows for table in tables),
        passed_over=sum(n for table in tables for _, n in table.passed_over) + work.passed_over,
        doubled=work.doubled,
        findings=tuple(work.findings),
        unused=tuple(work.unused),
    )


def _source_ids(tables: Sequence[PublishedTable], base: Register) -> tuple[tuple[str, str], ...]:
    taken = {source.id for source in base.sources}
    found: list[tuple[str, str]] = []
    for table in tables:
        name = own = slug(table.source)
        number = 2
        while own in taken:
            own, number = f"{name}-{number}", number + 1
        taken.add(own)
        found.append((own, f"Published table {table.source}, layout {table.layout}"))
    return tuple(found)


def _take(work: _Import, table: PublishedTable, found: TableActs, source: str) -> None:
    work.findings.extend((*table.findings, *found.findings))
    titles = dict(table.titles)
    unknown = "the participant is not known"
    work.unused.extend(Unused(table.source, entry, unknown) for entry in found.unresolved)
    for treaty, acts in found.by_treaty.items():
        held = _instrument(work, table, treaty, titles.get(treaty, ""))
        if held is None:
            work.passed_over += len(acts)
            continue
        held.sources.append(source)
        for act, why in _merged(work, held, acts):
            entry = found.entries[treaty, act.id]
            work.unused.append(Unused(table.source, entry, why))
            where = Place(table.source, entry.line)
            code = "P7" if "adopted" in why else "P4"
            work.findings.append(finding(code, f"{act.party} {act.kind}: {why}.", where, held.id))
    for (treaty, name), shares in found.weights.items():
        held = _instrument(work, table, treaty, titles.get(treaty, ""))
        if held is not None:
            held.weights.setdefault(name, shares)


def _instrument(
    work: _Import, table: PublishedTable, treaty: str, title: str
) -> ImportedInstrument | None:
    """The instrument of *treaty*; None if another one is wanted."""
    own = treaty or work.wanted or table.source.rpartition(".")[0]
    above = () if treaty or work.wanted else table.above
    held = work.names.find(*filter(None, (own, title, *above)))
    wanted = work.names.find(work.wanted) if work.wanted else None
    if work.wanted and treaty and (held != wanted or held is None) and own != work.wanted:
        return None
    is_new = held is None
    key = held if held is not None else f"imported/{slug(own)}"
    if key not in work.instruments:
        work.instruments[key] = ImportedInstrument(key, title or own, is_new)
    names = work.instruments[key].names
    names.extend(name for name in (own,) if name not in names)
    return work.instruments[key]


def _merged(
    work: _Import, held: ImportedInstrument, acts: Iterable[Act]
) -> Iterator[tuple[Act, str]]:
    """Add *acts* to those of *held*; yield the ones that cannot stand beside them, and why."""
    own = work.base.instrument.get(held.id)
    kept = [*(own.acts if own is not None else ()), *held.acts]
    acts = list(acts)
    left = {act.party for act in (*kept, *acts) if _leaves(act)}
    same = {_sameness(act) for act in kept}
    days = {_matter(a): _when(a) for a in kept if a.rival is None and _is_once(a)}
    fresh: dict[tuple[str, Kind], When | None] = {}
    for act in acts:
        if own is not None and _precedes(act, own.adopted):
            yield act, f"it lies before the treaty was adopted on {own.adopted.isoformat()}"
        elif _sameness(act) in same:
            work.doubled += 1
        elif act.party not in left and _is_once(act) and _matter(act) in days:
            yield act, f"another day is kept, {_told(days[_matter(act)])}"
        elif act.party not in left and _is_once(act) and (act.party, act.kind) in fresh:
            yield act, f"another row has another day, {_told(fresh[act.party, act.kind])}"
        else:
            same.add(_sameness(act))
            fresh[act.party, act.kind] = _when(act)
            number = len(held.acts) + 1
            held.acts.append(replace(act, id=f"{held.id}#{number}", instrument=held.id))


def _precedes(act: Act, adopted: When) -> bool:
    if act.date is None or act.kind in _MAY_PRECEDE:
        return False
    return last_possible(act.date) < first_possible(adopted)


def _matter(act: Act) -> tuple[str, str]:
    """The party and the class of the act: sources may call one consent by different words."""
    return act.party, "consent" if act.kind in _CONSENTS else str(act.kind)


def _is_once(act: Act) -> bool:
    stated = act.kind is Kind.STATEMENT and act.states is Stated.PARTY
    return act.kind in _ONCE or stated


def _leaves(act: Act) -> bool:
    return act.kind in _LEAVING or (act.kind is Kind.STATEMENT and act.states in _OUT)


def _when(act: Act) -> When | None:
    return act.legal_when if act.legal_when is not None else act.effect


def _told(when: When | None) -> str:
    return "without a date" if when is None else when.isoformat()


def _sameness(act: Act) -> tuple[str, str, str, When | None]:
    """What makes two acts one: the party, the class of the act, the day."""
    states = str(act.states) if act.kind is Kind.STATEMENT else ""
    return (*_matter(act), states, _when(act))


def _new_parties(work: _Import) -> Iterator[Party]:
    """The parties that act and that the base register does not hold."""
    acting = (act.party for one in work.instruments.values() for act in one.acts)
    weighing = (
        code
        for one in work.instruments.values()
        for shares in one.weights.values()
        for code, _ in shares
    )
    for code in sorted({*acting, *weighing} - work.base.party.keys()):
        yield Party(code=code, name=work.resolver.wording(code))
