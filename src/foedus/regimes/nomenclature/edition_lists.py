"""The list of one edition of the HS: which codes it holds, and what they are called.

Columns: section, hscode, description, parent, level. Totals and the chapters that are no part
of the HS are told and left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.regimes.nomenclature.codes import CHAPTER, HEADING, SUBHEADING, CommodityCode
from foedus.regimes.nomenclature.errors import BadCommodityCode
from foedus.regimes.nomenclature.findings import finding
from foedus.regimes.nomenclature.rows import rows_of

_COLUMNS: Final = ("section", "hscode", "description", "parent", "level")
_LEVELS: Final = frozenset({CHAPTER, HEADING, SUBHEADING})
_NATIONAL: Final = ("98", "99")
"""Chapters that the HS leaves to states and to statistics."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter, heading or subheading: its code, what it is called, the section it stands in."""

    code: CommodityCode
    description: str
    section: str


@dataclass(frozen=True, slots=True)
class Nomenclature:
    """The codes of one edition, and what is wrong with the list that they came from."""

    edition: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def holds(self, code: CommodityCode) -> bool:
        """Whether *code*, or its subheading where it is longer, is in this edition."""
        return code.digits[:SUBHEADING] in self.entries

    def lineage(self, code: CommodityCode) -> tuple[Entry, ...]:
        """The chapter, heading and subheading of *code*, as far as they are held."""
        digits = [code.digits[:level] for level in sorted(_LEVELS)]
        return tuple(self.entries[one] for one in dict.fromkeys(digits) if one in self.entries)

    def describe(self, code: CommodityCode) -> str:
        """What *code* is called: by its subheading, or by what is held above; empty if nothing."""
        return next((entry.description for entry in reversed(self.lineage(code))), "")

    def faults_of(self, code: CommodityCode) -> tuple[Finding, ...]:
        """Why *code* cannot be a code of this edition; nothing where it can."""
        if self.holds(code):
            return ()
        lineage = self.lineage(code)
        known = f"; {lineage[-1].code} is the last part held" if lineage else ""
        told = f"HS {self.edition} has no code {code.digits[:SUBHEADING]}{known}."
        return (finding("N9", told, about=code.digits),)


def read_nomenclature(path: Path, edition: str) -> Nomenclature:
    """The list of *edition* in the table at *path*. `UnreadableTable`: it is no such table."""
    findings: list[Finding] = []
    entries: dict[str, Entry] = {}
    above: list[tuple[str, str, int]] = []
    for line, (section, digits, description, parent, level) in rows_of(path, _COLUMNS, findings):
        where = Place(path.name, line)
        for code in _codes(digits, level, where, findings):
            if digits in entries:
                findings.append(finding("N4", f"{digits} is there already.", where, digits))
                continue
            entries[digits] = Entry(code, description, section)
            above.append((digits, parent, line))
    findings.extend(_orphans(entries, above, path.name))
    return Nomenclature(edition, entries, tuple(findings))


def _codes(
    digits: str, level: str, where: Place, findings: list[Finding]
) -> Iterator[CommodityCode]:
    """The code of a row; none where the row is no part of the HS, and that is told."""
    try:
        code = CommodityCode(digits)
    except BadCommodityCode:
        findings.append(finding("N6", f"{digits!r} is no code.", where, digits))
        return
    if len(code) not in _LEVELS or level.strip() != str(len(code)):
        findings.append(finding("N6", f"{digits} has the level {level}.", where, digits))
    elif code.chapter in _NATIONAL:
        findings.append(finding("N7", f"{digits} is in chapter {code.chapter}.", where, digits))
    else:
        yield code


def _orphans(
    entries: Mapping[str, Entry], above: list[tuple[str, str, int]], name: str
) -> Iterator[Finding]:
    for digits, parent, line in above:
        if len(digits) > CHAPTER and parent not in entries:
            told = f"{digits} stands under {parent!r}, which is not held."
            yield finding("N8", told, Place(name, line), digits)
