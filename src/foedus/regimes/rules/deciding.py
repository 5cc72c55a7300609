"""A case ──▶ the decision of every question of a regime: the first rule that applies decides.

Rules are tried by rank. A rule that nobody can say applies is an alternative, and the next are
tried; where all alternatives come to the same outcome, that is the outcome.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from types import MappingProxyType
from typing import Final, Protocol

from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.basis import basis_of, given_by
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.combining import held_by
from foedus.regimes.rules.conditions import ALWAYS, AllOf, Atom, Condition, RowApplies
from foedus.regimes.rules.decisions import Decision, Decisions, Tried
from foedus.regimes.rules.errors import RulesClash
from foedus.regimes.rules.evidence import weakest
from foedus.regimes.rules.grounds import Held
from foedus.regimes.rules.holding import Judge
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.terms import REFER, Picks, Question, Regime, Rule
from foedus.regimes.rules.truth import Truth


class Judging(Protocol):
    """Whoever can say whether a condition holds for a case."""

    @property
    def regime(self) -> Regime:
        """The regime whose rules are judged."""
        ...

    def held(self, condition: Condition) -> Held:
        """Whether *condition* holds."""
        ...

    def atom(self, atom: Atom) -> Held:
        """Whether one part of a condition holds."""
        ...

    def row(self, atom: RowApplies) -> Held:
        """Whether a row of a dated table applies."""
        ...


NO_RULE: Final = Wording(
    "no rule of the regime covers the case", "ни одно правило режима не охватывает этот случай"
)


def decide(regime: Regime, law: Law, case: Case) -> Decisions:
    """The decision of every question of *regime* for *case*, in order.

    Raises `RulesClash` where two rules of equal rank apply.
    """
    decided: dict[str, Decision] = {}
    for question in regime.questions:
        judge = Judge(regime, law, case, MappingProxyType(dict(decided)))
        decided[question.name] = decision_of(question, judge)
    return MappingProxyType(decided)


def decision_of(question: Question, judge: Judging) -> Decision:
    """The decision of one question."""
    if question.picks is Picks.EVERY:
        return _every(question, judge)
    tried, deciding = _tried(question, judge)
    alternatives = possible_among(tried, judge)
    if not alternatives or (not deciding and question.default not in {REFER, ""}):
        return _by_default(question, tried, alternatives)
    outcomes = {one.rule.outcome for one in alternatives}
    if len(outcomes) == 1 and deciding:
        return _decided(question, judge, tried, alternatives)
    return _referred(question, judge, tried, alternatives)


def _tried(question: Question, judge: Judging) -> tuple[list[Tried], bool]:
    """The rules up to the one that decides; and whether one does."""
    tried: list[Tried] = []
    ranked = sorted(question.rules, key=lambda rule: rule.rank)
    for rank, rules in groupby(ranked, key=lambda rule: rule.rank):
        here = [Tried(rule, judge.held(rule.when)) for rule in rules]
        tried += here
        applying = [one.rule.id for one in here if one.held.truth is Truth.YES]
        if len(applying) > 1:
            raise RulesClash(question.name, rank, applying)
        if applying:
            return tried, True
    return tried, False


def possible_among(tried: list[Tried], judge: Judging) -> list[Tried]:
    """The rules that may decide: those that apply or might, and are not kept from it.

    A later rule is kept from deciding by an earlier one that would apply whenever it does: what
    is unknown to both is the same thing.
    """
    kept: list[Tried] = []
    for one in tried:
        if one.held.truth is not Truth.NO and not any(
            _applies_with(earlier.rule, one.rule, judge) for earlier in kept
        ):
            kept.append(one)
    return kept


def _applies_with(earlier: Rule, later: Rule, judge: Judging) -> bool:
    """Whether *earlier* surely applies where everything that *later* asks is so."""
    granted = _conjuncts(later.when)

    def ask(atom: Atom) -> Held:
        return Held(Truth.YES) if atom in granted else judge.atom(atom)

    return held_by(earlier.when, ask).truth is Truth.YES


def _conjuncts(condition: Condition) -> tuple[Condition, ...]:
    """What must all be so where the condition holds."""
    if isinstance(condition, AllOf):
        return tuple(part for one in condition.conditions for part in _conjuncts(one))
    return (condition,)


def _decided(
    question: Question, judge: Judging, tried: list[Tried], alternatives: list[Tried]
) -> Decision:
    """One outcome, whichever of the alternatives applies."""
    first = next(one for one in alternatives if one.held.truth is Truth.YES)
    also = list(_also(question, judge, tried, first.rule))
    missing = (first.rule.words,) if first.rule.outcome == REFER else ()
    return Decision(
        question=question.name,
        outcome=first.rule.outcome,
        confidence=_confidence(judge, tried),
        rule=first.rule,
        alternatives=tuple(alternatives) if len(alternatives) > 1 else (),
        basis=basis_of(judge.regime, alternatives, also),
        gives=given_by(judge.regime, first),
        missing=missing,
        tried=tuple(tried),
    )


def _also(
    question: Question, judge: Judging, tried: list[Tried], deciding: Rule
) -> Iterator[Tried]:
    """The later rules that would come to the same outcome; a general rule is no such ground."""
    seen = {one.rule.id for one in tried}
    for rule in question.rules:
        if rule.id not in seen and rule.outcome == deciding.outcome and rule.when != ALWAYS:
            found = Tried(rule, judge.held(rule.when))
            if found.held.truth is Truth.YES:
                yield found


def _referred(
    question: Question, judge: Judging, tried: list[Tried], alternatives: list[Tried]
) -> Decision:
    missing = dict.fromkeys(m for one in alternatives for m in one.held.missing)
    return Decision(
        question=question.name,
        outcome=REFER,
        confidence=Confidence.LOW,  # not to know is no knowledge
        alternatives=tuple(alternatives),
        basis=basis_of(judge.regime, alternatives, []),
        gives={},
        missing=tuple(missing) or (NO_RULE,),
        tried=tuple(tried),
    )


def _by_default(question: Question, tried: list[Tried], alternatives: list[Tried]) -> Decision:
    """No rule applies for certain; a default stands unless a rule might apply otherwise."""
    others = {one.rule.outcome for one in alternatives} - {question.default}
    outcome = REFER if others else question.default
    missing = dict.fromkeys(m for one in alternatives for m in one.held.missing)
    return Decision(
        question=question.name,
        outcome=outcome,
        confidence=_of_default(outcome, tried),
        alternatives=tuple(alternatives),
        gives={},
        missing=tuple(missing) or ((NO_RULE,) if outcome == REFER else ()),
        tried=tuple(tried),
    )


def _of_default(outcome: str, tried: list[Tried]) -> Confidence:
    """What "no rule applies" rests on; not to know is no knowledge."""
    if outcome == REFER:
        return Confidence.LOW
    return weakest(one.held.confidence for one in tried)


def _every(question: Question, judge: Judging) -> Decision:
    """Each rule that applies answers; the outcome says whether any does."""
    ranked = sorted(question.rules, key=lambda rule: rule.rank)
    tried = [Tried(rule, judge.held(rule.when)) for rule in ranked]
    applying = [one for one in tried if one.held.truth is Truth.YES]
    open_ones = [one for one in tried if one.held.truth is Truth.UNSURE]
    missing = dict.fromkeys(m for one in open_ones for m in one.held.missing)
    none = REFER if open_ones else question.default
    return Decision(
        question=question.name,
        outcome=applying[0].rule.outcome if applying else none,
        confidence=_confidence(judge, applying or tried),
        rule=applying[0].rule if applying else None,
        alternatives=(*applying, *open_ones),
        basis=basis_of(judge.regime, applying, []),
        gives={},
        missing=tuple(missing),
        tried=tuple(tried),
    )


def _confidence(judge: Judging, tried: list[Tried]) -> Confidence:
    """The lowest confidence that the decision rests on.

    It rests on the rules that apply or might, on the facts by which the earlier ones do not apply,
    and on the rows that are weighed without deciding.
    """
    applying = [one.rule for one in tried if one.held.truth is not Truth.NO]
    weighed = [
        ground.evidence.confidence
        for rule in applying
        for atom in rule.weighs
        for ground in judge.row(atom).grounds
    ]
    return weakest(
        (
            *(rule.evidence.confidence for rule in applying),
            *(one.held.confidence for one in tried),
            *weighed,
        )
    )
