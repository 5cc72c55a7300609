"""Where the folder of a register is, and where in it a regime's finding stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.opened import bundled
from foedus.regimes.rules.reading import FOLDER


def folder_of(register: str) -> Path:
    """The folder of a register: a bundled one by its name, or a folder of one's own."""
    held = bundled()
    return held[register]() if register in held else Path(register)


def in_regime(name: str, found: Finding) -> Finding:
    """A finding with its place told from the register's folder, not from the regime's."""
    where = Place(f"{FOLDER}/{name}/{found.where.file}", found.where.line)
    return replace(found, where=where)
