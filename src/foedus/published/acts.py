"""Entries × resolver ──▶ acts of law, by treaty; what could not be resolved is told.

The published day of entry into force never becomes the effect of an act: an audit compares it
with what is computed. Only where the table gives no act is the effect a statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from foedus.law.terms.acts import Act, Kind, Manner, Stated
from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.evidence import Confidence, Evidence, Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.uncertain import Bounded, When, first_possible
from foedus.law.terms.wording import Wording
from foedus.published.dates import NO_END
from foedus.published.findings import finding
from foedus.published.parties import Found, Resolver, Unresolved
from foedus.published.terms import Entry, Mark, PublishedTable

Shares = tuple[tuple[str, Fraction], ...]
"""What each party weighs, by code."""


@dataclass(frozen=True, slots=True)
class TableActs:
    """The acts of a published table.

    *by_treaty*: the acts, by the treaty as the table names it. *entries*: what the table says of
    each act, by treaty and act id; its `effect` and `until` are what an audit compares.
    *weights*: for each treaty and name of a table, what each party weighs. *unresolved*: the
    entries that became no act; *findings* say why.
    """

    by_treaty: dict[str, tuple[Act, ...]]
    entries: dict[tuple[str, str], Entry]
    weights: dict[tuple[str, str], Shares]
    unresolved: tuple[Entry, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Making:
    """What is at hand while acts are made: names, numbers given so far, faults."""

    table: PublishedTable
    resolver: Resolver
    evidence: Evidence
    as_of: Edge
    left: dict[tuple[str, str], date]
    acts: dict[str, list[Act]] = field(default_factory=dict)
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    numbers: Counter[tuple[str, str, Kind]] = field(default_factory=Counter)
    told: set[tuple[str, str]] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def code_of(self, name: str, code: str, day: date | None, line: int) -> str | None:
        """The party that the name stands for, or else the code beside it; None is told once."""
        found = self.resolver.resolve(name, day)
        if isinstance(found, Unresolved) and code and code != name:
            by_code = self.resolver.resolve(code, day)
            found = by_code if isinstance(by_code, Found) else found
        if isinstance(found, Found):
            return found.code
        if (name, found.told) not in self.told:
            self.told.add((name, found.told))
            where = Place(self.table.source, line)
            self.findings.append(finding("P1", found.told, where, name, found.nearest))
        return None


def acts_of(
    table: PublishedTable, resolver: Resolver, *, source: str = "", as_of: date | None = None
) -> TableActs:
    """The acts that *table* tells, with its parties resolved on the day of each act.

    *source* is the id that the acts cite (default: the name of the file). *as_of* is the day of
    which the table speaks: what it marks as taken back was taken back by then.
    """
    evidence = Evidence((source or table.source,), Confidence.MEDIUM)
    edge = FOREVER if as_of is None else as_of
    making = _Making(table, resolver, evidence, edge, _left(table))
    unresolved: list[Entry] = []
    for entry in table.entries:
        code = making.code_of(entry.participant, entry.code, _day_of(entry), entry.line)
        if code is None:
            unresolved.append(entry)
            continue
        for act in _acts(making, entry, code):
            making.acts.setdefault(entry.treaty, []).append(act)
            making.entries[entry.treaty, act.id] = entry
    weights = _weights(making)
    by_treaty = {treaty: tuple(acts) for treaty, acts in making.acts.items()}
    found = tuple(making.findings)
    return TableActs(by_treaty, making.entries, weights, tuple(unresolved), found)


def _day_of(entry: Entry) -> date | None:
    when = entry.date or entry.effect or entry.until
    return None if when is None else first_possible(when)


def _acts(making: _Making, entry: Entry, code: str) -> Iterator[Act]:
    """The act of an entry, and a statement that it ended where the table says so."""
    if entry.kind is not Kind.STATEMENT or entry.effect is not None:
        yield _act(making, entry, code)
    if entry.until is not None:
        yield _ended(making, entry, code, entry.until)
    if entry.mark is Mark.TAKEN_BACK and entry.until is None and not _is_told(making, entry):
        yield _taken_back(making, entry, code)


def _is_told(making: _Making, entry: Entry) -> bool:
    """Whether the table itself has the act by which a bracketed consent was taken back."""
    left = making.left.get((entry.treaty, entry.participant))
    if entry.kind is Kind.SIGNATURE or left is None or entry.date is None:
        return False
    return left >= first_possible(entry.date)


def _left(table: PublishedTable) -> dict[tuple[str, str], date]:
    """The last day on which each participant left each treaty, by an act of its own."""
    left: dict[tuple[str, str], date] = {}
    for one in table.entries:
        if one.kind in {Kind.WITHDRAWAL, Kind.INSTRUMENT_WITHDRAWN} and one.date is not None:
            key = (one.treaty, one.participant)
            left[key] = max(first_possible(one.date), left.get(key, date.min))
    return left


def _act(making: _Making, entry: Entry, code: str) -> Act:
    stated = entry.date is None
    kind = Kind.STATEMENT if stated else entry.kind
    succeeded = _date_of_succession(making, entry, code)
    return Act(
        id=_id(making, entry, code, kind),
        kind=kind,
        instrument=entry.treaty,
        party=code,
        date=entry.date,
        effect=entry.effect if stated else None,
        manner=Manner.AS_CLAUSE_SAYS if stated else entry.manner,
        date_of_succession=None if stated else succeeded,
        evidence=_evidence(making, entry),
        where=Place(making.table.source, entry.line),
    )


def _date_of_succession(making: _Making, entry: Entry, code: str) -> date | None:
    """The first day of the successor's existence (VCSST 23(1)).

    A state may declare its succession some days before it comes to be; it is bound from then.
    """
    held = making.resolver.parties.get(code)
    if entry.kind is not Kind.SUCCESSION or held is None or entry.date is None:
        return None
    return held.existed_from


def _ended(making: _Making, entry: Entry, code: str, until: When) -> Act:
    return Act(
        id=_id(making, entry, code, Kind.STATEMENT),
        kind=Kind.STATEMENT,
        instrument=entry.treaty,
        party=code,
        states=Stated.ENDED,
        effect=until,
        evidence=_evidence(making, entry),
        where=Place(making.table.source, entry.line),
    )


def _taken_back(making: _Making, entry: Entry, code: str) -> Act:
    """What brackets say: it was taken back, on a day that the table does not give."""
    when = _by(entry, making.as_of)
    if entry.kind is Kind.SIGNATURE:
        return Act(
            id=_id(making, entry, code, Kind.SIGNATURE_WITHDRAWN),
            kind=Kind.SIGNATURE_WITHDRAWN,
            instrument=entry.treaty,
            party=code,
            date=when,
            evidence=_evidence(making, entry),
            where=Place(making.table.source, entry.line),
        )
    return _ended(making, entry, code, when)


def _by(entry: Entry, as_of: Edge) -> Bounded:
    """Some day after the act, and no later than the day of which the table speaks."""
    given = entry.effect or entry.date
    first = date.min if given is None else first_possible(given)
    last = as_of if as_of >= first else FOREVER
    end = last.isoformat() if isinstance(last, date) else ".."
    return Bounded(first, last, f"{first.isoformat()}/{end}")


def _id(making: _Making, entry: Entry, code: str, kind: Kind) -> str:
    key = (entry.treaty, code, kind)
    making.numbers[key] += 1
    return f"{code}-{kind}-{making.numbers[key]}"


def _evidence(making: _Making, entry: Entry) -> Evidence:
    notes = [note for note in entry.notes if not note.startswith(NO_END)]
    if not notes:
        return making.evidence
    note = Wording("; ".join(notes))
    return Evidence(making.evidence.sources, making.evidence.confidence, note)


def _weights(making: _Making) -> dict[tuple[str, str], Shares]:
    found: dict[tuple[str, str], list[tuple[str, Fraction]]] = {}
    for weight in making.table.weights:
        code = making.code_of(weight.participant, weight.code, None, weight.line)
        if code is not None:
            found.setdefault((weight.treaty, weight.table), []).append((code, weight.share))
    return {key: tuple(shares) for key, shares in found.items()}
