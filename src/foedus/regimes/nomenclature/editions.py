"""Editions of the Harmonized System, and which of them is in use on a day.

The World Customs Organization amends the HS about every five years. The days are those of the
international amendment; a state may apply it later, and its own tariff says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from foedus.law.terms.days import FOREVER, Edge, Span
from foedus.law.terms.evidence import Confidence, Evidence, Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.wording import Wording
from foedus.regimes.nomenclature.findings import finding
from foedus.regimes.nomenclature.rows import rows_of

_COLUMNS: Final = ("edition", "since", "until", "sources", "confidence", "note")


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the HS: its year as name, the days on which it is in use, on what evidence."""

    name: str
    span: Span
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions that a table holds, the earliest first, and what is wrong with the table."""

    held: tuple[Edition, ...] = ()
    findings: tuple[Finding, ...] = ()

    def on(self, day: date) -> Edition | None:
        """The edition in use on *day*; None where the table holds none for it."""
        return next((edition for edition in self.held if day in edition.span), None)


def read_editions(path: Path) -> Editions:
    """The editions in the table at *path*; a row that cannot be is told and left out.

    Columns: edition, since, until (not held by the span; empty: no end in sight), sources
    (parted by semicolons), confidence, note. `UnreadableTable`: it is no such table.
    """
    findings: list[Finding] = []
    held = [
        edition
        for line, cells in rows_of(path, _COLUMNS, findings)
        for edition in _edition(cells, Place(path.name, line), findings)
    ]
    held.sort(key=lambda edition: edition.span.start)
    findings.extend(_overlaps(held, path.name))
    return Editions(tuple(held), tuple(findings))


def _edition(cells: tuple[str, ...], where: Place, findings: list[Finding]) -> Iterable[Edition]:
    name, since, until, sources, confidence, note = (cell.strip() for cell in cells)
    try:
        end: Edge = date.fromisoformat(until) if until else FOREVER
        span = Span(date.fromisoformat(since), end)
        trust = Confidence(confidence)
    except ValueError as fault:
        findings.append(finding("N10", f"{fault}.", where, name))
        return
    cited = tuple(one.strip() for one in sources.split(";") if one.strip())
    if not span:
        findings.append(finding("N10", f"{name} ends before it begins.", where, name))
        return
    if not cited and trust is not Confidence.LOW:
        findings.append(finding("N11", f"{name} has no source.", where, name))
    yield Edition(name, span, Evidence(cited, trust, Wording(note)))


def _overlaps(held: list[Edition], name: str) -> Iterable[Finding]:
    for before, after in pairwise(held):
        if before.span.overlap(after.span):
            told = f"{before.name} is still in use when {after.name} begins."
            yield finding("N10", told, Place(name), after.name)
