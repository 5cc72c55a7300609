"""Operations that never give origin by themselves, even if they change the heading."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.origin.results import ALSO, TestResult, Verdict, joined, lowest
from foedus.regimes.origin.rule_sets import Named, Provision, holding, not_held, told
from foedus.regimes.origin.standing import Inquiry

TOPIC: Final = "insufficient-operations"
_ALIKE: Final = 0.85
"""So alike are two names if one is likely a misspelling of the other."""


def beyond_simple(inquiry: Inquiry) -> TestResult:
    """At least one operation done is not in the list of those that are never enough."""
    topic = inquiry.rules.topic(TOPIC, inquiry.on)
    if topic is None:
        return not_held(TOPIC, TOPIC, inquiry.rules)
    done = inquiry.good.operations
    if not done:
        says = Wording("the operations are not stated", "операции не указаны")
        return told(topic, TOPIC, Verdict.REFER, says, missing=("operations",))
    simple = holding(inquiry.rules.operations, inquiry.on)
    found = [_named(one, simple) for one in done]
    if all(found):
        return _only_simple(topic, [one for one in found if one])
    return _beyond(topic, [one for one, row in zip(done, found, strict=True) if not row], simple)


def _named(operation: str, simple: tuple[Named, ...]) -> Named | None:
    """The row that *operation* names, by its id or in its words."""
    key = _key(operation)
    return next((row for row in simple if key in _names(row)), None)


def _names(row: Named) -> set[str]:
    return {_key(name) for name in (row.id, row.code, row.words.en, row.words.ru, *row.also)}


def _key(name: str) -> str:
    return name.casefold().replace("-", " ").strip(" .")


def _only_simple(topic: Provision, rows: list[Named]) -> TestResult:
    named = joined((row.words for row in rows), ALSO)
    return TestResult(
        name=TOPIC,
        verdict=Verdict.NO,
        says=Wording(
            f"all that was done is never enough, alone or together: {named.en}",
            f"всё сделанное недостаточно, в том числе вместе: {named.ru}",
        ),
        cite=topic.cite,
        confidence=lowest(row.evidence.confidence for row in (topic, *rows)),
        sources=tuple(dict.fromkeys(s for row in (topic, *rows) for s in row.evidence.sources)),
        cure=Wording(
            f"do, in the Party, at least one operation other than: {named.en}",
            f"выполнить в Стороне хотя бы одну операцию помимо: {named.ru}",
        ),
    )


def _beyond(topic: Provision, others: list[str], simple: tuple[Named, ...]) -> TestResult:
    """Operations that the list has not; a name that looks misspelt is asked for again."""
    known = [name for row in simple for name in _names(row)]
    doubtful = [one for one in others if get_close_matches(_key(one), known, 1, _ALIKE)]
    if len(doubtful) == len(others):
        meant = ", ".join(doubtful)
        says = Wording(f"these may be misspelt: {meant}", f"возможна опечатка: {meant}")
        return told(
            topic, TOPIC, Verdict.REFER, says, missing=tuple(f"operations: {o}" for o in doubtful)
        )
    named = ", ".join(one for one in others if one not in doubtful)
    says = Wording(
        f"more was done than simple operations: {named}",
        f"сделано больше простых операций: {named}",
    )
    return told(topic, TOPIC, Verdict.YES, says)
