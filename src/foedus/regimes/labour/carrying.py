"""An answer that builds on an earlier question is no surer than that question's answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from foedus.law.terms.evidence import Confidence
from foedus.regimes.rules.decisions import Decision, Decisions
from foedus.regimes.rules.evidence import weakest
from foedus.regimes.rules.grounds import GroundKind


def carried(decisions: Decisions) -> Decisions:
    """The same decisions, each with the lowest confidence of those that it builds on."""
    found: dict[str, Decision] = {}
    for name, decision in decisions.items():
        lowest = weakest((decision.confidence, *_of_earlier(decision, found)))
        found[name] = replace(decision, confidence=lowest)
    return MappingProxyType(found)


def _of_earlier(decision: Decision, earlier: dict[str, Decision]) -> Iterator[Confidence]:
    for tried in decision.tried:
        for ground in tried.held.grounds:
            if ground.kind is GroundKind.QUESTION:
                yield earlier[ground.name].confidence
