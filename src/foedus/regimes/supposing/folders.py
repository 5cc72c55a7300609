"""The regimes of a register's folder with their probes, and everything wrong with either."""

from __future__ import annotations

from pathlib import Path

from foedus.law.terms.findings import Finding
from foedus.law.terms.register import Register
from foedus.regimes.rules.errors import UnusableRegime
from foedus.regimes.rules.folders import in_regime
from foedus.regimes.rules.reading import FOLDER, check_regime, regimes_in
from foedus.regimes.supposing.probes import Probed
from foedus.regimes.supposing.reading import read_probes


def findings_in(folder: Path, register: Register) -> tuple[Finding, ...]:
    """Everything wrong with the regimes of the register in *folder* and their probes, by place."""
    found = [
        in_regime(name, one)
        for name in regimes_in(folder)
        for one in _read(folder, name, register)[1]
    ]
    return tuple(sorted(found, key=lambda one: (one.where.file, one.where.line, one.code)))


def probed_in(folder: Path, register: Register) -> tuple[Probed, ...]:
    """The regimes that have probes.

    Raises `UnusableRegime` with every fault of the first regime that has any.
    """
    found = []
    for name in regimes_in(folder):
        probed, findings = _read(folder, name, register)
        if findings:
            raise UnusableRegime(name, findings)
        if probed is not None and probed.probes:
            found.append(probed)
    return tuple(found)


def _read(folder: Path, name: str, register: Register) -> tuple[Probed | None, tuple[Finding, ...]]:
    place = folder / FOLDER / name
    regime, findings = check_regime(place, register)
    if regime is None:
        return None, findings
    probes, faults = read_probes(place, regime, register)
    return Probed(name, regime, probes), (*findings, *faults)
