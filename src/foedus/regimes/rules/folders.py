"""Where the folder of a register is, and what is wrong with the regimes in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.register import Register
from foedus.opened import bundled
from foedus.regimes.rules.reading import FOLDER, check_regime, regimes_in


def folder_of(register: str) -> Path:
    """The folder of a register: a bundled one by its name, or a folder of one's own."""
    held = bundled()
    return held[register]() if register in held else Path(register)


def regime_findings(folder: Path, register: Register) -> tuple[Finding, ...]:
    """Everything wrong with the regimes of the register in *folder*, by place."""
    found = []
    for name in regimes_in(folder):
        _, findings = check_regime(folder / FOLDER / name, register)
        found += [in_regime(name, one) for one in findings]
    return tuple(sorted(found, key=lambda one: (one.where.file, one.where.line, one.code)))


def in_regime(name: str, found: Finding) -> Finding:
    """A finding with its place told from the register's folder, not from the regime's."""
    where = Place(f"{FOLDER}/{name}/{found.where.file}", found.where.line)
    return replace(found, where=where)
