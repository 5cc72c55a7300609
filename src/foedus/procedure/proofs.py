"""The proof of an outcome as values; `telling` says it in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import Condition
from foedus.law.terms.procedure import QuestionKind
from foedus.procedure.counting import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofStep:
    """One step: a stable *code*, the rule quoted (*text*), what was counted (*tally*), who.

    *moment* is a deadline, or when it was looked at.
    """

    code: str
    kind: QuestionKind | None = None
    text: Text | None = None
    condition: Condition | None = None
    tally: Tally | None = None
    names: tuple[str, ...] = ()
    moment: datetime | None = None


Steps: TypeAlias = tuple[ProofStep, ...]
