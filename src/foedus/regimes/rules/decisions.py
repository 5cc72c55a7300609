"""What a question came to: the outcome, the rule, the basis, the confidence, what was tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.grounds import Held
from foedus.regimes.rules.terms import REFER, Rule
from foedus.regimes.rules.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A place that a decision rests on. *since*: the day on which it began to hold for the states.

    *decides* is false for what would lead to the same outcome, too.
    """

    instrument: str
    article: str = ""
    since: date | None = None
    evidence: Evidence = Evidence()
    decides: bool = True


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule that was tried, and whether its condition held."""

    rule: Rule
    held: Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The decision of one question for one case.

    *outcome* is `REFER` where the alternatives differ, or where no rule applies; then *missing*
    says what would settle it. *rule* decides; *alternatives* are the rules that might.
    """

    question: str
    outcome: str
    confidence: Confidence
    rule: Rule | None = None
    alternatives: tuple[Tried, ...] = ()
    basis: tuple[Basis, ...] = ()
    gives: Mapping[str, str]
    missing: tuple[Wording, ...] = ()
    tried: tuple[Tried, ...] = ()

    @property
    def possible(self) -> frozenset[str]:
        """The outcome, or the outcomes of the alternatives.

        `REFER` is among them where no rule applies for certain: then none may apply at all.
        """
        if self.outcome != REFER or not self.alternatives:
            return frozenset({self.outcome})
        found = {one.rule.outcome for one in self.alternatives}
        applies = any(one.held.truth is Truth.YES for one in self.alternatives)
        return frozenset(found if applies else {*found, REFER})


Decisions = Mapping[str, Decision]
"""The decisions of a regime's questions, in their order."""
