"""A state's record under one instrument: facts, each a span with its proof."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import Span, Spans, joined
from foedus.law.terms.steps import Steps


@dataclass(frozen=True, slots=True)
class Fact:
    """A standing held during *span*; *steps* prove its start, *end_steps* its end."""

    span: Span
    standing: Standing
    steps: Steps
    end_steps: Steps = ()


@dataclass(frozen=True, slots=True)
class StateRecord:
    """All that holds of one state under one instrument, in one world."""

    party: str
    facts: tuple[Fact, ...]

    def spans(self, standing: Standing) -> Spans:
        """While the state has *standing*."""
        return joined(fact.span for fact in self.facts if fact.standing is standing)
