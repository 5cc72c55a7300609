"""``probes.toml`` of a regime's folder ──▶ probes; a regime without the file has none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import tomli
from msgspec import field

from foedus.law.terms.errors import FoedusError, UnknownName
from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.cases import Value
from foedus.regimes.rules.findings import finding as regime_finding
from foedus.regimes.rules.terms import FieldKind, Regime
from foedus.regimes.rules.values_read import value_of
from foedus.regimes.supposing.findings import finding
from foedus.regimes.supposing.probes import Probe
from foedus.texts.findings import finding as text_finding
from foedus.texts.reading import Lines, shaped
from foedus.texts.tables import Table, WordsTable

FILE: Final = "probes.toml"
"""The file beside regime.toml."""

_MOST: Final = 2
"""A probe is about two states at most: each further one would multiply the cases."""


class ProbeTable(Table, frozen=True, kw_only=True):
    """``[[probes]]``: a standard case."""

    id: str
    title: WordsTable
    states: tuple[str, ...]
    questions: tuple[str, ...]
    follows: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)


class ProbesFile(Table, frozen=True, kw_only=True):
    """``probes.toml``."""

    probes: tuple[ProbeTable, ...]


def read_probes(
    folder: Path, regime: Regime, register: Register
) -> tuple[tuple[Probe, ...], tuple[Finding, ...]]:
    """The probes in a regime's *folder*, and what is wrong with them; faulty ones are left out."""
    path = folder / FILE
    if not path.is_file():
        return (), ()
    findings: list[Finding] = []
    try:
        text = path.read_text(encoding="utf-8")
        document = tomli.loads(text)
    except (OSError, UnicodeDecodeError) as fault:
        return (), (regime_finding("G1", f"{fault}.", Place(FILE, 1)),)
    except (tomli.TOMLDecodeError, RecursionError) as fault:
        line = getattr(fault, "lineno", 1)
        return (), (text_finding("F2", f"{fault}.", Place(FILE, line)),)
    lines = Lines(FILE, text)
    table = shaped(document, ProbesFile, findings, lines)
    held = table.probes if isinstance(table, ProbesFile) else ()
    reader = _Reader(regime, register, findings)
    probes = (reader.probe(one, lines.place(("probes", n))) for n, one in enumerate(held))
    return tuple(one for one in probes if one is not None), tuple(findings)


class _Reader:
    """Reads the probes of one regime; what is wrong is added to *findings*."""

    def __init__(self, regime: Regime, register: Register, findings: list[Finding]) -> None:
        self._regime, self._register, self._findings = regime, register, findings

    def probe(self, held: ProbeTable, where: Place) -> Probe | None:
        """One probe; None where something is wrong with it."""
        faults = [*self._names(held, where), *self._states(held, where)]
        values: dict[str, Value] = {}
        for name, text in held.values.items():
            if name in self._regime.fields:
                try:
                    values[name] = value_of(self._regime.fields[name], text, self._party)
                except FoedusError as fault:
                    faults.append(finding("G11", f"Probe {held.id!r}: {fault}", where, held.id))
        self._findings.extend(faults)
        if faults:
            return None
        return Probe(
            id=held.id,
            title=Wording(held.title.en, held.title.ru),
            states=held.states,
            follows=dict(held.follows),
            values=values,
            questions=held.questions,
        )

    def _names(self, held: ProbeTable, where: Place) -> Iterator[Finding]:
        questions = {one.name for one in self._regime.questions}
        for name in held.questions:
            if name not in questions:
                told = f"Probe {held.id!r}: there is no question {name!r}."
                yield finding("G11", told, where, held.id)
        for name in (*held.follows, *held.values):
            if name not in self._regime.fields:
                told = f"Probe {held.id!r}: there is no field {name!r}."
                yield finding("G11", told, where, held.id)

    def _states(self, held: ProbeTable, where: Place) -> Iterator[Finding]:
        fields = self._regime.fields
        named = (*held.states, *held.follows)
        wrong = [n for n in named if n in fields and fields[n].kind is not FieldKind.STATE]
        wrong += [n for n in held.states if n not in fields]
        wrong += [n for n in held.follows.values() if n not in held.states]
        if wrong or not 1 <= len(held.states) <= _MOST:
            told = f"Probe {held.id!r}: {', '.join(wrong) or len(held.states)}."
            yield finding("G12", told, where, held.id)

    def _party(self, name: str) -> str:
        if name not in self._register.party:
            raise UnknownName("party", name, self._register.party)
        return name
