"""An examination of a proof of origin, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.law.terms.evidence import Confidence
from foedus.regimes.origin.certificates import Consignment, Presented
from foedus.regimes.origin.results import TestResult, Verdict
from foedus.regimes.origin.rule_sets import Parameter, Provision, RuleSet, not_held


@dataclass(frozen=True, slots=True)
class Examination:
    """What is presented for a consignment, under rules as they stand on the day it is declared."""

    presented: Presented
    consignment: Consignment
    rules: RuleSet

    def topic(self, id_: str) -> Provision | TestResult:
        """What the rules say on a topic; where that is not held, the result that says so."""
        found = self.rules.topic(id_, self.consignment.declared_on)
        return found or not_held(id_, id_, self.rules)

    def parameter(self, id_: str) -> Parameter | TestResult:
        """A number of the rules; where it is not held, the result that says so."""
        found = self.rules.parameter(id_, self.consignment.declared_on)
        return found or not_held(id_, id_, self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFinding:
    """Whether the proof is good, every check of it, how far the rules can be trusted, the gaps."""

    accepted: Verdict
    tests: tuple[TestResult, ...]
    confidence: Confidence
    missing: tuple[str, ...] = ()
