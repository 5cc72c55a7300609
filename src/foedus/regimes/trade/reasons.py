"""On what an answer rests, and what would cure what failed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.law.terms.evidence import Evidence
from foedus.law.terms.wording import Wording
from foedus.regimes.origin.results import TestResult, Verdict
from foedus.regimes.rules.decisions import Basis, Decision
from foedus.regimes.rules.terms import REFER
from foedus.regimes.trade.answers import DutyAnswer
from foedus.regimes.trade.findings import Fault

TREATMENT, ORIGIN, PROOF, TARIFF = "treatment", "origin", "proof", "tariff"
"""For what a place is relied on."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A place that an answer rests on, and for what; *perhaps*: it is one of several that may."""

    basis: Basis
    role: str
    perhaps: bool = False


def asks_for_proof(treatment: Decision) -> bool:
    """Whether the decision looked at the proof of origin at all."""
    grounds = (ground for one in treatment.tried for ground in one.held.grounds)
    missing = (ground.name for ground in grounds)
    return "proven" in missing or any(one.held.missing for one in treatment.alternatives)


def basis_of(answer: DutyAnswer) -> tuple[Reason, ...]:
    """The places that the answer rests on, each once."""
    found = [*_of(answer.treatment, TREATMENT)]
    if asks_for_proof(answer.treatment):
        found += _of(answer.decisions["origin_rules"], ORIGIN)
        found += [Reason(one, PROOF) for one in _refusing(answer)]
    if answer.treatment.outcome == "most-favoured-nation":
        found += _of(answer.decisions["tariff"], TARIFF)
    kept = {(one.basis.instrument, one.basis.article): one for one in reversed(found)}
    return tuple(reversed(kept.values()))


def _of(decision: Decision, role: str) -> Iterator[Reason]:
    perhaps = decision.outcome == REFER and len(decision.alternatives) > 1
    return (Reason(one, role, perhaps) for one in decision.basis)


def _refusing(answer: DutyAnswer) -> Iterator[Basis]:
    """The provisions by which the proof of origin was refused."""
    for rules, test in failed_tests(answer):
        evidence = Evidence(test.sources, test.confidence)
        yield Basis(instrument=rules, article=f"{test.name}: {test.cite}", evidence=evidence)


def failed_tests(answer: DutyAnswer) -> Iterator[tuple[str, TestResult]]:
    """The tests of origin and its proof that failed, where the answer asked for them."""
    if asks_for_proof(answer.treatment):
        for rules, tests in answer.proven.under:
            yield from ((rules, one) for one in tests if one.verdict is Verdict.NO)


def lacks_of(answer: DutyAnswer) -> Iterator[Fault]:
    """What the consignment should have said for the amounts, as faults of its row.

    The treatment is answered all the same.
    """
    found = dict.fromkeys(lack for line in answer.lines for lack in line.lacks)
    return (Fault(answer.row, one.field, one.code, one.particular) for one in found)


def cures_of(answer: DutyAnswer) -> tuple[Wording, ...]:
    """What would cure the failed tests, each once."""
    return tuple(dict.fromkeys(test.cure for _, test in failed_tests(answer) if test.cure))
