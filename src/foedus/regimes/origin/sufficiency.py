"""Sufficient processing: the list prevails; where it is silent, the heading must change.

The list may be held in part only. Then nothing follows from its silence, unless somebody looked
the good up in the whole list and says so.
"""

from __future__ import annotations

from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.nomenclature.prefixes import Compared, Declared, codes_in
from foedus.regimes.origin.conditions import Allowed, ChangeOf, SetOf
from foedus.regimes.origin.goods import Form, Listed
from foedus.regimes.origin.judging import judge
from foedus.regimes.origin.judging_codes import change_of
from foedus.regimes.origin.judging_values import set_of
from foedus.regimes.origin.results import (
    TestResult,
    Verdict,
    agreed,
    any_of,
    either,
    every,
    named,
    one_of,
)
from foedus.regimes.origin.rule_sets import ListHeld, ListRule, holding, not_held, told
from foedus.regimes.origin.selecting import SAME_HEADING
from foedus.regimes.origin.standing import Inquiry, used_in

GENERAL: Final = "general-rule"
LIST: Final = "list"
TOLERANCE: Final = "tolerance"
SETS: Final = "sets"
SET_CAP: Final = "set-cap"


def sufficient(inquiry: Inquiry) -> TestResult:
    """Whether the materials were processed enough; a set has a rule of its own."""
    if not used_in(inquiry):
        says = Wording("the materials are not stated", "материалы не указаны")
        return TestResult(name=GENERAL, verdict=Verdict.REFER, says=says, missing=("materials",))
    return _set(inquiry) if inquiry.good.form is Form.SET else _single(inquiry)


def _single(inquiry: Inquiry) -> TestResult:
    """The most particular row of the list, unless another one may apply instead."""
    rows = [(row, _applies(row, inquiry)) for row in holding(inquiry.rules.list_rules, inquiry.on)]
    sure = [row for row, applies in rows if applies is Verdict.YES]
    narrowest = min((_width(row) for row in sure), default=None)
    best = [row for row in sure if _width(row) == narrowest]
    open_ = [
        row
        for row, applies in rows
        if applies is Verdict.REFER and (narrowest is None or _width(row) <= narrowest)
    ]
    ways = [_by_row(row, inquiry) for row in best] or [_unlisted(inquiry)]
    ways += [_by_row(row, inquiry) for row in open_]
    if len(ways) == 1:
        return ways[0]
    return _one_of(tuple(ways), open_)


def _one_of(ways: tuple[TestResult, ...], open_: list[ListRule]) -> TestResult:
    """One row applies, and it is not known which: what all of them give, or refer."""
    found = one_of(LIST, ways)
    if found.verdict is not Verdict.REFER:
        return found
    asked = tuple(f"list_rows: {row.id} ({row.words.en})" for row in open_)
    says = Wording(
        "which row of the list takes the good is not stated; the rows differ",
        "не указано, какая позиция перечня относится к товару; условия различны",
    )
    missing = tuple(dict.fromkeys((*asked, *(m for way in ways for m in way.missing))))
    return TestResult(
        name=LIST,
        verdict=Verdict.REFER,
        says=says,
        confidence=found.confidence,
        sources=found.sources,
        cite=found.cite,
        missing=missing,
        parts=ways,
    )


def _applies(row: ListRule, inquiry: Inquiry) -> Verdict:
    """Whether a row takes the good: by its codes and, where it takes a part of them, by words."""
    good, by_code = inquiry.good, _by_code(row, inquiry)
    if not row.is_part or row.id in good.list_rows:
        return by_code
    is_excluded = row.id in good.not_list_rows or good.listed is Listed.NOT_LISTED
    return every((by_code, Verdict.NO if is_excluded else Verdict.REFER))


def _by_code(row: ListRule, inquiry: Inquiry) -> Verdict:
    """Whether the codes of a row take the good's; those of another edition through correlations."""
    declared = Declared(inquiry.good.code, inquiry.edition)
    codes, compared = codes_in(declared, row.edition, inquiry.correlations)
    found = agreed(either(one.takes(code) for one in row.ranges) for code in codes)
    is_known = compared is not Compared.NOT_CORRELATED or found is Verdict.NO
    return found if is_known else Verdict.REFER


def _width(row: ListRule) -> int:
    return min((one.width for one in row.ranges), default=0)


def _by_row(row: ListRule, inquiry: Inquiry) -> TestResult:
    return named(judge(row.condition, inquiry, row), f"{LIST}: {row.id}")


def _unlisted(inquiry: Inquiry) -> TestResult:
    """The general rule, if the list is known to be silent on the good."""
    general = _general(inquiry)
    is_known = inquiry.rules.list_held is ListHeld.WHOLE
    if is_known or inquiry.good.listed is Listed.NOT_LISTED or general.missing[:1] == (GENERAL,):
        return general
    says = Wording(
        "whether the list has a rule for this good is not known: it is held in part only",
        "есть ли в перечне условие для этого товара, неизвестно: перечень имеется частично",
    )
    return TestResult(
        name=LIST,
        verdict=Verdict.REFER,
        says=says,
        cite=general.cite,
        confidence=general.confidence,
        sources=general.sources,
        missing=("listed", *general.missing),
        parts=(general,),
    )


def _general(inquiry: Inquiry) -> TestResult:
    """The heading changes, or what does not change keeps to the tolerance."""
    topic = inquiry.rules.topic(GENERAL, inquiry.on)
    if topic is None:
        return not_held(GENERAL, GENERAL, inquiry.rules)
    changed = change_of(ChangeOf(), inquiry, topic)
    tolerance = inquiry.rules.parameter(TOLERANCE, inquiry.on)
    if changed.verdict is Verdict.YES or tolerance is None:
        return changed
    within = ChangeOf(allowed=(Allowed(SAME_HEADING, tolerance.value),))
    spared = named(change_of(within, inquiry, tolerance), TOLERANCE)
    both = any_of(GENERAL, (changed, spared))
    # to keep to the tolerance costs less than to change everything
    return TestResult(
        name=GENERAL,
        verdict=both.verdict,
        says=both.says,
        cite=both.cite,
        confidence=both.confidence,
        sources=both.sources,
        cure=spared.cure or both.cure,
        missing=both.missing,
        parts=both.parts,
    )


def _set(inquiry: Inquiry) -> TestResult:
    """All parts of a set originate, or the others keep to their share of its price."""
    topic = inquiry.rules.topic(SETS, inquiry.on)
    if topic is None:
        return not_held(SETS, SETS, inquiry.rules)
    if all(used.originates is Verdict.YES for used in used_in(inquiry)):
        says = Wording("all parts of the set originate", "все части набора — происходящие")
        return told(topic, SETS, Verdict.YES, says)
    cap = inquiry.rules.parameter(SET_CAP, inquiry.on)
    if cap is None:
        return not_held(SETS, SET_CAP, inquiry.rules)
    return named(set_of(SetOf(cap.value), inquiry, cap), SETS)
