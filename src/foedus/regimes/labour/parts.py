"""An answer as parts that are told alike: the whole case, a stretch of a period, a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Wording
from foedus.regimes.labour.answers import (
    Answer,
    CaseAnswer,
    DocumentAnswer,
    OnDocument,
    PeriodAnswer,
    Stretch,
)
from foedus.regimes.labour.case import Values, Worker
from foedus.regimes.labour.speaking import filled, with_status_words
from foedus.regimes.rules.basis import basis_of, given_by
from foedus.regimes.rules.decisions import Basis, Decision, Tried
from foedus.regimes.rules.evidence import both, weakest
from foedus.regimes.rules.terms import REFER, Picks, Question, Regime
from foedus.regimes.rules.truth import Truth

About: TypeAlias = Worker | Stretch | OnDocument
"""What one part of an answer is about."""


@dataclass(frozen=True, slots=True)
class Part:
    """One decision, on one day, with the values that it was made on."""

    question: Question
    about: About
    on: date
    values: Values
    decision: Decision


@dataclass(frozen=True, slots=True)
class Ground:
    """A rule that decides, or might: its words with their numbers, and where it stands."""

    rule: str
    answer: str
    words: Wording
    cure: Wording
    outcome: Wording
    applies: bool
    basis: tuple[Basis, ...]
    confidence: Confidence


def parts_of(answer: Answer, worker: Worker) -> Iterator[Part]:
    """The parts of *answer*; none where nothing is asked."""
    question, values = answer.question, worker.values
    match answer:
        case CaseAnswer(_, decision):
            yield Part(question, worker, worker.on, values, decision)
        case PeriodAnswer(_, stretches):
            for one in stretches:
                own = {**values, **one.period.values}
                yield Part(question, one, one.span.start, own, one.decision)
        case DocumentAnswer(_, documents):
            for each in documents:
                own = {**values, **each.document.values}
                yield Part(question, each, worker.on, own, each.decision)
        case _:
            return


def outcome_words(question: Question, outcome: str, gives: Mapping[str, str]) -> Wording:
    """The words of an outcome, with the numbers that the decision gives."""
    return filled(question.says(outcome), gives)


def grounds_of(regime: Regime, part: Part) -> tuple[Ground, ...]:
    """The rules that decide; where nobody can say which, those that might."""
    decision = part.decision
    if part.question.picks is not Picks.EVERY and decision.rule is not None:
        deciding = [one for one in decision.tried if one.rule.id == decision.rule.id]
        return tuple(_ground(regime, part, one) for one in (*deciding, *_others(decision)))
    return tuple(_ground(regime, part, one) for one in decision.alternatives)


def _others(decision: Decision) -> Iterator[Tried]:
    """The alternatives that come to the same outcome."""
    for one in decision.alternatives:
        if decision.rule is None or one.rule.id != decision.rule.id:
            yield one


def _ground(regime: Regime, part: Part, tried: Tried) -> Ground:
    applies = tried.held.truth is Truth.YES
    gives = given_by(regime, tried) if applies else {}  # which row it would be is not known
    return Ground(
        rule=tried.rule.id,
        answer=tried.rule.outcome,
        words=filled(tried.rule.words, gives),
        cure=filled(tried.rule.cure, gives),
        outcome=outcome_words(part.question, tried.rule.outcome, gives),
        applies=applies,
        basis=tuple(_with_rule(one, tried) for one in basis_of(regime, [tried], [])),
        confidence=weakest((tried.rule.evidence.confidence, tried.held.confidence)),
    )


def _with_rule(basis: Basis, tried: Tried) -> Basis:
    """That an instrument binds is one fact, what its article says is another: both are needed."""
    return replace(basis, evidence=both(basis.evidence, tried.rule.evidence))


def basis_in(part: Part, grounds: tuple[Ground, ...]) -> tuple[Basis, ...]:
    """What a part rests on, with the evidence of the rules that cite it."""
    cited = {(one.instrument, one.article): one for ground in grounds for one in ground.basis}
    return tuple(
        replace(cited.get((one.instrument, one.article), one), decides=one.decides)
        for one in part.decision.basis
    )


def missing_of(part: Part) -> tuple[Wording, ...]:
    """What would settle it; where a rule refers the case, what that rule says."""
    decision = part.decision
    missing = tuple(with_status_words(one) for one in decision.missing)
    if decision.outcome == REFER and decision.rule is not None:
        return tuple(dict.fromkeys((*missing, decision.rule.words)))
    return missing
