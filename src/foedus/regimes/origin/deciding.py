"""Does this good originate in that state?

good ──▶ wholly obtained, or: beyond simple operations and processed enough ──▶ `OriginFinding`
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.origin.goods import Form, Role
from foedus.regimes.origin.operations import beyond_simple
from foedus.regimes.origin.results import (
    OriginFinding,
    TestResult,
    Verdict,
    all_of,
    any_of,
    lowest,
)
from foedus.regimes.origin.rule_sets import Provision, not_held, told
from foedus.regimes.origin.standing import Ground, Inquiry, Used, used_in
from foedus.regimes.origin.sufficiency import sufficient
from foedus.regimes.origin.wholly import wholly_obtained

ORIGIN: Final = "origin-state"
CUMULATION: Final = "cumulation"
NEUTRAL: Final = "neutral-elements"
PACKAGING: Final = "packaging"


def determine(inquiry: Inquiry) -> OriginFinding:
    """Whether the good originates in the state that it was produced in, and every test of it."""
    wholly, processed = wholly_obtained(inquiry), _processed(inquiry)
    whole = all_of(ORIGIN, (_place(inquiry), any_of("criterion", (wholly, processed))))
    beside = (*_cumulation(inquiry), *_not_considered(inquiry))
    criterion = _criterion(inquiry, wholly, whole)
    relied = [one for one in beside if one.verdict is whole.verdict or one.name != CUMULATION]
    return OriginFinding(
        originates=whole.verdict,
        criterion=criterion.says.ru if criterion else "",
        tests=(_place(inquiry), wholly, processed, *beside, *([criterion] if criterion else [])),
        confidence=lowest([whole.confidence, *(one.confidence for one in relied)]),
        missing=whole.missing,
    )


def _place(inquiry: Inquiry) -> TestResult:
    """The state is stated, and the rules say what makes it the state of origin."""
    topic = inquiry.rules.topic(ORIGIN, inquiry.on)
    if topic is None:
        return not_held(ORIGIN, ORIGIN, inquiry.rules)
    state = inquiry.good.produced_in
    if not state:
        says = Wording(
            "the state of production is not stated", "государство производства не указано"
        )
        return told(topic, ORIGIN, Verdict.REFER, says, missing=("produced_in",))
    says = Wording(f"produced in {state}", f"произведено: {state}")
    return told(topic, ORIGIN, Verdict.YES, says)


def _processed(inquiry: Inquiry) -> TestResult:
    """Beyond simple operations, and enough; making up a set is judged by the rule on sets alone."""
    enough = sufficient(inquiry)
    if inquiry.good.form is Form.SET:
        return enough
    return all_of("sufficient-processing", (beyond_simple(inquiry), enough))


def _cumulation(inquiry: Inquiry) -> tuple[TestResult, ...]:
    """Materials of other Parties: which of them count, and which would if they were proved."""
    others = [u for u in used_in(inquiry) if u.ground in {Ground.CUMULATED, Ground.NOT_PROVED}]
    topic = inquiry.rules.topic(CUMULATION, inquiry.on)
    if topic is None or not others:
        return ()
    unproved = [used for used in others if used.ground is Ground.NOT_PROVED]
    if not unproved:
        named = _named(others)
        says = Wording(
            f"materials of other Parties count: {named}",
            f"материалы других Сторон засчитаны: {named}",
        )
        return (told(topic, CUMULATION, Verdict.YES, says),)
    named = _named(unproved)
    says = Wording(
        f"without proof these do not count: {named}", f"без подтверждения не засчитаны: {named}"
    )
    cure = Wording(
        f"obtain certificates of origin for {named}",
        f"получить сертификаты происхождения на {named}",
    )
    return (told(topic, CUMULATION, Verdict.NO, says, cure),)


def _named(used: list[Used]) -> str:
    return ", ".join(f"{one.material.code.digits} ({one.material.origin})" for one in used)


def _not_considered(inquiry: Inquiry) -> tuple[TestResult, ...]:
    """What the good holds that is judged otherwise: energy and tools, packaging."""
    roles = {material.role for material in inquiry.good.materials}
    wanted = ((Role.NEUTRAL, NEUTRAL), (Role.PACKAGING, PACKAGING))
    return tuple(
        _as_said(name, inquiry.rules.topic(name, inquiry.on), inquiry)
        for role, name in wanted
        if role in roles
    )


def _as_said(name: str, topic: Provision | None, inquiry: Inquiry) -> TestResult:
    if topic is None:
        return not_held(name, name, inquiry.rules)
    return told(topic, name, Verdict.YES, topic.words)


def _criterion(inquiry: Inquiry, wholly: TestResult, whole: TestResult) -> TestResult | None:
    """What box 9 of a certificate would show; None unless the good originates."""
    if whole.verdict is not Verdict.YES:
        return None
    kind = "wholly-obtained" if wholly.verdict is Verdict.YES else _how(inquiry)
    row = inquiry.rules.criterion(kind, inquiry.on)
    if row is None:
        return None
    digits = inquiry.good.code.digits[: row.digits]
    shown = Wording(f"{row.code}{digits}", f"{row.code}{digits}")
    return told(row, "criterion-code", Verdict.YES, shown)


def _how(inquiry: Inquiry) -> str:
    """By processing alone, or only because materials of other Parties count."""
    grounds = {used.ground for used in used_in(inquiry)}
    if Ground.CUMULATED not in grounds:
        return "sufficient-processing"
    alone = _processed(replace(inquiry, cumulating=frozenset()))
    return "sufficient-processing" if alone.verdict is Verdict.YES else CUMULATION
