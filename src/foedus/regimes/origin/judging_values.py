"""Conditions on shares of the ex-works price: exact, and open where a value is not stated."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.origin.amounts import Worth, amount, percentage, share, worth
from foedus.regimes.origin.conditions import (
    MaxValue,
    MinOriginating,
    MinRegional,
    NotAboveOriginating,
    SetOf,
)
from foedus.regimes.origin.judging_codes import OPPOSITE
from foedus.regimes.origin.results import TestResult, Verdict, every
from foedus.regimes.origin.rule_sets import Provision, told
from foedus.regimes.origin.selecting import ALL_MATERIALS, Selection
from foedus.regimes.origin.standing import Inquiry, Used, used_in

_WHOLE: Final = Fraction(100)


def max_value(condition: MaxValue, inquiry: Inquiry, under: Provision) -> TestResult:
    """The value of the non-originating materials keeps to a share of the price."""
    total = foreign(inquiry, condition.which)
    return _kept("value-share", total, condition.percent, condition.which.named, inquiry, under)


def min_regional(condition: MinRegional, inquiry: Inquiry, under: Provision) -> TestResult:
    """A share of the price is not of non-originating materials: the rest keeps to its limit."""
    total, rest = foreign(inquiry, ALL_MATERIALS), _WHOLE - condition.percent
    return _kept("regional-value", total, rest, ALL_MATERIALS.named, inquiry, under)


def set_of(condition: SetOf, inquiry: Inquiry, under: Provision) -> TestResult:
    """The parts of a set that do not originate keep to a share of its price."""
    named = Wording("parts of the set", "частей набора")
    total = foreign(inquiry, ALL_MATERIALS)
    return _kept("set", total, condition.percent, named, inquiry, under)


def min_originating(condition: MinOriginating, inquiry: Inquiry, under: Provision) -> TestResult:
    """The value of certain originating materials exceeds a share of the price."""
    price, limit = inquiry.good.ex_works_price, percentage(condition.percent)
    named = condition.which.named
    says = Wording(
        f"originating {named.en} must exceed {limit.en} of the price",
        f"стоимость происходящих {named.ru} должна превышать {limit.ru} цены",
    )
    if price is None:
        return told(under, "originating-share", Verdict.REFER, says, missing=("ex_works_price",))
    total = _own(inquiry, condition.which)
    least = Fraction(price) * condition.percent / 100
    verdict = OPPOSITE[total.at_most(least)]
    more = amount(least - total.sure, inquiry.good.currency)
    cure = Wording(
        f"use more than {more.en} more of originating {named.en}",
        f"использовать более чем на {more.ru} больше происходящих {named.ru}",
    )
    return told(
        under,
        "originating-share",
        verdict,
        says,
        cure if verdict is Verdict.NO else Wording(),
        total.open if verdict is Verdict.REFER else (),
    )


def not_above_originating(_: NotAboveOriginating, inquiry: Inquiry, under: Provision) -> TestResult:
    """Non-originating materials are worth no more than originating ones."""
    theirs, ours = foreign(inquiry, ALL_MATERIALS), _own(inquiry, ALL_MATERIALS)
    says = Wording(
        "non-originating materials must not be worth more than originating ones",
        "стоимость материалов иного происхождения не выше стоимости происходящих",
    )
    open_ = tuple(dict.fromkeys((*theirs.open, *ours.open)))
    if theirs.sure > ours.sure + ours.unsure and not ours.unvalued:
        more = amount((theirs.sure - ours.sure - ours.unsure) / 2, inquiry.good.currency)
        cure = Wording(
            f"source at least {more.en} of the materials from a Party",
            f"закупить в Стороне материалов не менее чем на {more.ru}",
        )
        return told(under, "value-balance", Verdict.NO, says, cure)
    is_kept = theirs.sure + theirs.unsure <= ours.sure and not theirs.unvalued
    if is_kept:
        return told(under, "value-balance", Verdict.YES, says)
    return told(under, "value-balance", Verdict.REFER, says, missing=open_)


def foreign(inquiry: Inquiry, which: Selection) -> Worth:
    """What the non-originating materials of a selection are worth."""
    return worth(
        (used, every((OPPOSITE[used.originates], _taken(used, which, inquiry))), _open(used))
        for used in used_in(inquiry)
    )


def _own(inquiry: Inquiry, which: Selection) -> Worth:
    return worth(
        (used, every((used.originates, _taken(used, which, inquiry))), _open(used))
        for used in used_in(inquiry)
    )


def _taken(used: Used, which: Selection, inquiry: Inquiry) -> Verdict:
    return which.takes(used.material, inquiry.good)


def _open(used: Used) -> tuple[str, ...]:
    return used.missing or (f"{used.name}.kinds",)


def _kept(
    name: str,
    total: Worth,
    percent: Fraction,
    named: Wording,
    inquiry: Inquiry,
    under: Provision,
) -> TestResult:
    """A sum keeps to a share of the price; what is above the limit is told exactly."""
    price, limit = inquiry.good.ex_works_price, percentage(percent)
    if total.is_nothing:
        says = Wording(f"no non-originating {named.en}", f"{named.ru} иного происхождения нет")
        return told(under, name, Verdict.YES, says)
    if price is None:
        says = Wording(f"the limit is {limit.en} of the price", f"предел {limit.ru} цены")
        return told(under, name, Verdict.REFER, says, missing=("ex_works_price", *total.open))
    most = Fraction(price) * percent / 100
    verdict = total.at_most(most)
    found = share(total.sure, Fraction(price), percent)
    says = Wording(
        f"the share of non-originating {named.en} is {found.en}, the limit {limit.en}",
        f"доля {named.ru} иного происхождения {found.ru}, предел {limit.ru}",
    )
    over = amount(total.sure - most, inquiry.good.currency)
    cure = Wording(
        f"reduce their value by at least {over.en}", f"снизить стоимость не менее чем на {over.ru}"
    )
    return told(
        under,
        name,
        verdict,
        says,
        Wording(f"{says.en}: {cure.en}", f"{says.ru}: {cure.ru}")
        if verdict is Verdict.NO
        else Wording(),
        total.open if verdict is Verdict.REFER else (),
    )
