"""A worker's case ──▶ its answers, question by question.

Questions about periods are decided for each stretch of each period, those about documents for
each document, all others once, for the day asked about.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedus.regimes.labour.answers import (
    Answer,
    Answered,
    CaseAnswer,
    DocumentAnswer,
    NothingAsked,
    OnDocument,
    PeriodAnswer,
    Stretch,
)
from foedus.regimes.labour.asking import Asking
from foedus.regimes.labour.case import DOCUMENTS, PERIODS, Worker
from foedus.regimes.labour.periods import stretches_of
from foedus.regimes.labour.subjects import Subject, subject_of
from foedus.regimes.rules.decisions import Decisions
from foedus.regimes.rules.terms import Question

_LISTS = {Subject.PERIOD: PERIODS, Subject.DOCUMENT: DOCUMENTS}


def answered(asking: Asking, worker: Worker) -> Answered:
    """Every question of the regime, answered for *worker*.

    Raises `RulesClash` where two rules of equal rank apply.
    """
    whole = asking.decided(worker, worker.on, {})
    by_document = [asking.decided(worker, worker.on, one.values) for one in worker.documents]
    found: list[Answer] = []
    for question in asking.regime.questions:
        subject = subject_of(question)
        told = subject is Subject.CASE or worker.tells(_LISTS[subject])
        if not told or subject is Subject.CASE:
            found.append(CaseAnswer(question, whole[question.name]))
        elif subject is Subject.PERIOD:
            found.append(_on_periods(question, worker, asking))
        else:
            found.append(_on_documents(question, worker, by_document))
    return Answered(worker, tuple(found))


def _on_periods(question: Question, worker: Worker, asking: Asking) -> Answer:
    if not worker.periods:
        return NothingAsked(question)
    return PeriodAnswer(question, tuple(_stretches(question, worker, asking)))


def _stretches(question: Question, worker: Worker, asking: Asking) -> Iterator[Stretch]:
    for period in worker.periods:
        yield from stretches_of(asking, worker, period, question.name)


def _on_documents(question: Question, worker: Worker, decided: list[Decisions]) -> Answer:
    if not worker.documents:
        return NothingAsked(question)
    pairs = zip(worker.documents, decided, strict=True)
    return DocumentAnswer(
        question, tuple(OnDocument(one, found[question.name]) for one, found in pairs)
    )
