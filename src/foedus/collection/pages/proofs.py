"""Proofs of the law as values for pages: every step with its clause, arithmetic and acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from foedus.collection.pages.acts import act_shown, quote_of, reading_title, sources_shown
from foedus.collection.pages.parts import (
    Branch,
    Matter,
    NotCounted,
    Proof,
    ProofStep,
    StepKind,
    Sum,
)
from foedus.collection.pages.view import View
from foedus.law.answers import answers as given
from foedus.law.answers.render import sentence
from foedus.law.answers.speech.conditions import condition_sentence, delay_sentence, is_at_once
from foedus.law.answers.speech.steps import REASONS
from foedus.law.terms.acts import Act
from foedus.law.terms.conditions import (
    Adopted,
    Condition,
    HasActed,
    InForce,
    Meets,
    Stands,
    parts_of,
)
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.instruments import Dispute
from foedus.law.terms.steps import Step, Steps
from foedus.law.terms.wording import Wording

_STRENGTH = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}


def proof_shown(view: View, key: str, question: str, title: str, proof: given.Proof) -> Proof:
    """A proof of the law with its question and the answer in one sentence."""
    steps = tuple(step for _, found in proof.branches for step in _all_steps(found))
    acts = {act.id: act for step in steps for act in step.counted}
    cited = [source for step in steps if step.text is not None for source in step.text.sources]
    rested = [source for act in acts.values() for source in act.evidence.sources]
    return Proof(
        key=key,
        question=question,
        title=title,
        branches=tuple(branch_shown(view, picks, found) for picks, found in proof.branches),
        matters=tuple(matter_shown(view, dispute) for dispute in proof.disputes),
        whichever=tuple(picks_shown(view, proof.whichever)),
        sources=sources_shown(view, (*rested, *cited)),
        confidence=_weakest(list(acts.values())),
    )


def _weakest(acts: list[Act]) -> Confidence:
    held = (act.evidence.confidence for act in acts)
    return min(held, key=_STRENGTH.__getitem__, default=Confidence.HIGH)


def _all_steps(steps: Steps) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from _all_steps(step.because)


def branch_shown(view: View, picks: tuple[str, ...], steps: Steps) -> Branch:
    """One alternative: its readings, and its steps; a clause is quoted once."""
    quoted: set[str] = set()
    shown = tuple(_step_shown(view, step, quoted) for step in steps)
    return Branch(tuple(picks_shown(view, picks)), shown)


def picks_shown(view: View, picks: tuple[str, ...]) -> Iterator[str]:
    """What was picked, with the titles of readings: ``kg-entry: ManyTrade data``."""
    for pick in picks:
        matter, between, reading = pick.rpartition(": ")
        title = reading_title(view, reading)
        yield f"{matter}{between}{_BOUNDS.get(reading, Wording(title)).in_language(view.language)}"


_BOUNDS = {
    "at the earliest": Wording("at the earliest", "самое раннее"),
    "at the latest": Wording("at the latest", "самое позднее"),
}


def matter_shown(view: View, dispute: Dispute) -> Matter:
    """A question on which sources differ."""
    followed = reading_title(view, dispute.settled) if dispute.settled else ""
    return Matter(dispute.id, view.say(dispute.question), followed, view.say(dispute.reason))


def _step_shown(view: View, step: Step, quoted: set[str]) -> ProofStep:
    quote = quote_of(view, step.text)
    if quote is not None and quote.words in quoted:
        quote = replace(quote, words="")
    if quote is not None:
        quoted.add(quote.words)
    return ProofStep(
        kind=_kind(step),
        words=step_words(view, step),
        rule=step.rule,
        quote=quote,
        arithmetic=_sum(view, step),
        counted=tuple(act_shown(view, act) for act in step.counted),
        not_counted=tuple(
            NotCounted(
                act_shown(view, one.act),
                view.say(REASONS.get(one.reason, Wording(one.reason))),
            )
            for one in step.omitted
        ),
        under=tuple(_step_shown(view, one, quoted) for one in step.because),
    )


def _kind(step: Step) -> StepKind:
    if step.code.endswith(".stated"):
        return StepKind.STATED
    if step.code.startswith("condition."):
        return StepKind.CONDITION
    if step.delay is not None and step.base_day is not None and not is_at_once(step.delay):
        return StepKind.ARITHMETIC
    ending = step.code.startswith(("ended", "withdrawal", "suspended", "provisional.ended"))
    return StepKind.ENDING if ending else StepKind.FACT


def _sum(view: View, step: Step) -> Sum | None:
    if step.delay is None or step.base_day is None or is_at_once(step.delay):
        return None
    if not isinstance(step.day, date) or step.day < step.base_day:
        return None
    return Sum(step.base_day, delay_sentence(step.delay, view.language), step.day)


def step_words(view: View, step: Step) -> str:
    """What a step says, with titles in the place of ids."""
    named = replace(step, names=tuple(view.name_of(name) for name in step.names))
    return _with_titles(view, step.condition, sentence(named, view.language))


def titled_condition(view: View, condition: Condition | None) -> str:
    """A condition as a sentence, with titles in the place of ids; empty for none."""
    if condition is None:
        return ""
    return _with_titles(view, condition, condition_sentence(condition, view.language))


def _with_titles(view: View, condition: Condition | None, words: str) -> str:
    """*words* with the titles of the things that a condition names by id."""
    ids = {name for part in parts_of(condition) for name in _ids(part)}
    for name in sorted(ids, key=len, reverse=True):
        if "/" in name:  # a short id could be a word of its own
            words = words.replace(name, view.name_of(name))
    return words


def _ids(part: Condition) -> tuple[str, ...]:
    match part:
        case Stands(instrument, _, by):
            return instrument, by
        case HasActed(name) | InForce(name) | Adopted(name) | Meets(name):
            return (name,)
        case _:
            return ()
