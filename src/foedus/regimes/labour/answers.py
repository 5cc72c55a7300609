"""What is answered to one case: for each question one decision, or one for each of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from foedus.law.terms.days import Span
from foedus.law.terms.evidence import Confidence
from foedus.regimes.labour.case import Document, Period, Worker
from foedus.regimes.rules.decisions import Decision
from foedus.regimes.rules.evidence import weakest
from foedus.regimes.rules.terms import Question


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """One decision, on the day asked about."""

    question: Question
    decision: Decision


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a period during which the same rule decides in the same way."""

    period: Period
    span: Span
    decision: Decision


@dataclass(frozen=True, slots=True)
class PeriodAnswer:
    """A decision for each stretch of each period; the stretches of a period tile it."""

    question: Question
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class OnDocument:
    """What is decided about one document of education."""

    document: Document
    decision: Decision


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """A decision for each document."""

    question: Question
    documents: tuple[OnDocument, ...]


@dataclass(frozen=True, slots=True)
class NothingAsked:
    """The case says that there is nothing of which this question could be asked."""

    question: Question


Answer: TypeAlias = CaseAnswer | PeriodAnswer | DocumentAnswer | NothingAsked


@dataclass(frozen=True, slots=True)
class Answered:
    """A case and its answers, in the order of the regime's questions."""

    worker: Worker
    answers: tuple[Answer, ...]

    @property
    def confidence(self) -> Confidence:
        """The lowest confidence of any answer."""
        return weakest(one.confidence for answer in self.answers for one in decisions_in(answer))


def decisions_in(answer: Answer) -> Iterator[Decision]:
    """The decisions of an answer, in order."""
    match answer:
        case CaseAnswer(_, decision):
            yield decision
        case PeriodAnswer(_, stretches):
            yield from (one.decision for one in stretches)
        case DocumentAnswer(_, documents):
            yield from (one.decision for one in documents)
        case NothingAsked():
            return
