"""A state's record under one instrument: facts, each a span with its proof."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import NEVER, Span, Spans, joined
from foedus.law.terms.steps import Steps


@dataclass(frozen=True, slots=True)
class Fact:
    """A standing held during *span*; *steps* prove its start, *end_steps* its end."""

    span: Span
    standing: Standing
    steps: Steps
    end_steps: Steps = ()


@dataclass(frozen=True)
class StateRecord:
    """All that holds of one state under one instrument, in one world."""

    party: str
    facts: tuple[Fact, ...]

    def spans(self, standing: Standing) -> Spans:
        """While the state has *standing*."""
        return self._spans.get(standing, NEVER)

    @cached_property
    def _spans(self) -> dict[Standing, Spans]:
        """Asked for again and again, for every pair of states: joined once."""
        held = dict.fromkeys(fact.standing for fact in self.facts)
        return {one: joined(f.span for f in self.facts if f.standing is one) for one in held}
