"""Probes: standard cases that show what a supposition changes under a regime."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.law.terms.wording import Wording
from foedus.regimes.rules.cases import Value
from foedus.regimes.rules.terms import Question, Regime


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A standard case: fixed *values*, and the fields that take each state or pair of *states*.

    *follows* are further fields that take the state of one of them (field, the field it follows);
    *questions* are compared.
    """

    id: str
    title: Wording
    states: tuple[str, ...]
    follows: Mapping[str, str]
    values: Mapping[str, Value]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Probed:
    """A regime, by the name of its folder, with its probes."""

    name: str
    regime: Regime
    probes: tuple[Probe, ...]

    def question(self, name: str) -> Question:
        """A question of the regime."""
        return self.regime.question(name)
