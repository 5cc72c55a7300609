"""A condition and an inquiry ──▶ a result: the one place that knows every kind of condition."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.origin import judging_codes as codes
from foedus.regimes.origin import judging_values as values
from foedus.regimes.origin.conditions import (
    AllOf,
    AnyHeading,
    AnyOf,
    ChangeOf,
    Condition,
    MadeFrom,
    MaxValue,
    MinOriginating,
    MinRegional,
    NotAboveOriginating,
    NotReadable,
    Originating,
    Process,
    ProductWhollyObtained,
    SetOf,
    UsualShare,
    WhollyObtained,
)
from foedus.regimes.origin.results import TestResult, Verdict, all_of, any_of
from foedus.regimes.origin.rule_sets import Provision, not_held, told
from foedus.regimes.origin.standing import Inquiry
from foedus.regimes.origin.wholly import wholly_obtained

USUAL_SHARE: Final = "value-share"
"""The parameter that holds the share where the list names the ad valorem rule only."""


def judge(condition: Condition, inquiry: Inquiry, under: Provision) -> TestResult:
    """What *condition* gives for the good; *under* is the row that sets it."""
    match condition:
        case AllOf(parts):
            return all_of("all", tuple(judge(part, inquiry, under) for part in parts))
        case AnyOf(parts):
            return any_of("any", tuple(judge(part, inquiry, under) for part in parts))
        case ProductWhollyObtained():
            return wholly_obtained(inquiry)
        case UsualShare():
            return _usual_share(inquiry)
        case Process(words):
            return _process(words, inquiry, under)
        case NotReadable(words):
            return _not_readable(words, under)
    return _of_materials(condition, inquiry, under)


def _of_materials(condition: Condition, inquiry: Inquiry, under: Provision) -> TestResult:
    match condition:
        case ChangeOf():
            return codes.change_of(condition, inquiry, under)
        case AnyHeading():
            return codes.any_heading(condition, inquiry, under)
        case MadeFrom():
            return codes.made_from(condition, inquiry, under)
        case WhollyObtained():
            return codes.wholly_obtained_materials(condition, inquiry, under)
        case Originating():
            return codes.originating_materials(condition, inquiry, under)
    return _of_values(condition, inquiry, under)


def _of_values(condition: Condition, inquiry: Inquiry, under: Provision) -> TestResult:
    match condition:
        case MaxValue():
            return values.max_value(condition, inquiry, under)
        case MinRegional():
            return values.min_regional(condition, inquiry, under)
        case MinOriginating():
            return values.min_originating(condition, inquiry, under)
        case NotAboveOriginating():
            return values.not_above_originating(condition, inquiry, under)
        case SetOf():
            return values.set_of(condition, inquiry, under)
    raise AssertionError(condition)


def _usual_share(inquiry: Inquiry) -> TestResult:
    usual = inquiry.rules.parameter(USUAL_SHARE, inquiry.on)
    if usual is None:
        return not_held(USUAL_SHARE, USUAL_SHARE, inquiry.rules)
    return values.max_value(MaxValue(usual.value), inquiry, usual)


def _process(words: str, inquiry: Inquiry, under: Provision) -> TestResult:
    """The process is stated among the operations; unstated, somebody has to say."""
    wanted = words.casefold().rstrip(".")
    is_stated = any(done.casefold().rstrip(".") == wanted for done in inquiry.good.operations)
    says = Wording(f"the process must be done: {words}", f"требуется операция: {words}")
    if is_stated:
        return told(under, "process", Verdict.YES, says)
    return told(under, "process", Verdict.REFER, says, missing=(f"operations: {words}",))


def _not_readable(words: str, under: Provision) -> TestResult:
    says = Wording(
        f"the rule has to be read by a person: {words}", f"правило читает человек: {words}"
    )
    return told(under, "not-readable", Verdict.REFER, says, missing=(f"{under.id}: {words}",))
