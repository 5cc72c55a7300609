"""Steps of a proof: what was counted, what was not and why, which clause, which arithmetic.

A step is built while the answer is computed, and only rendered when somebody reads it: it keeps
a code and its particulars. The sentences in English and Russian are in `answers.sentences`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import Condition
from foedus.law.terms.days import Edge
from foedus.law.terms.delays import Delay


@dataclass(frozen=True, slots=True)
class Omitted:
    """An act that was looked at and not counted, and the code of the reason."""

    act: Act
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a stable *code*, the *rule* behind it (article or rule id), and particulars.

    *day* is the date that the step yields. A step of arithmetic keeps its *delay* and the
    *base_day* it counts from; a step about a condition keeps the *condition*; *names* are
    parties, instruments or words that the sentence needs; *because* are steps it rests on.
    """

    code: str
    rule: str = ""
    text: Text | None = None
    counted: tuple[Act, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    day: Edge | None = None
    delay: Delay | None = None
    base_day: date | None = None
    condition: Condition | None = None
    names: tuple[str, ...] = ()
    because: tuple[Step, ...] = ()


Steps: TypeAlias = tuple[Step, ...]
