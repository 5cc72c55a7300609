"""Conditions on what the materials are: their headings, their origin, how they were obtained."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.origin.amounts import amount, percentage, worth
from foedus.regimes.origin.conditions import (
    Allowed,
    AnyHeading,
    ChangeOf,
    Level,
    MadeFrom,
    Originating,
    WhollyObtained,
)
from foedus.regimes.origin.goods import Role
from foedus.regimes.origin.results import ALSO, TestResult, Verdict, either, every, joined
from foedus.regimes.origin.rule_sets import Provision, told
from foedus.regimes.origin.selecting import Selection, same_part
from foedus.regimes.origin.standing import Inquiry, Used, used_in

OPPOSITE: Final = {
    Verdict.YES: Verdict.NO,
    Verdict.NO: Verdict.YES,
    Verdict.REFER: Verdict.REFER,
}
LEVELS: Final = {
    Level.CHAPTER: Wording("chapter", "группу"),
    Level.HEADING: Wording("heading", "позицию"),
    Level.SUBHEADING: Wording("subheading", "субпозицию"),
}
_FREE: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class Offence:
    """A material that a condition excludes, or may exclude; *missing* would settle it."""

    used: Used
    verdict: Verdict
    missing: tuple[str, ...] = ()


def change_of(condition: ChangeOf, inquiry: Inquiry, under: Provision) -> TestResult:
    """Every non-originating material is classified elsewhere than the product."""
    level = LEVELS[condition.level]

    def excluded(used: Used) -> Verdict:
        same = same_part(used.material.code, inquiry.good.code, condition.level)
        return either((same, *_taken(used, condition.except_from, inquiry)))

    rule = Wording(
        f"non-originating materials must change {level.en}",
        f"материалы иного происхождения должны сменить {level.ru}",
    )
    name = f"change-of-{level.en}"
    return _excluding(name, rule, _offences(inquiry, excluded), condition.allowed, inquiry, under)


def any_heading(condition: AnyHeading, inquiry: Inquiry, under: Provision) -> TestResult:
    """Every non-originating material may be of any heading but those named."""

    def excluded(used: Used) -> Verdict:
        return either(_taken(used, condition.except_from, inquiry))

    named = joined((one.named for one in condition.except_from), ALSO)
    rule = Wording(
        f"materials may be of any heading, except {named.en}"
        if named
        else "materials may be of any heading",
        f"материалы могут быть любых позиций, кроме {named.ru}"
        if named
        else "материалы могут быть любых позиций",
    )
    offences = _offences(inquiry, excluded)
    return _excluding("any-heading", rule, offences, condition.allowed, inquiry, under)


def made_from(condition: MadeFrom, inquiry: Inquiry, under: Provision) -> TestResult:
    """Made from the materials named. What comes before them is good, too, so never a NO."""
    named = joined((one.named for one in condition.which), ALSO)
    open_ = [
        f"{used.name}.kinds"
        for used in used_in(inquiry)
        if used.originates is not Verdict.YES
        and either(_taken(used, condition.which, inquiry)) is not Verdict.YES
    ]
    verdict = Verdict.REFER if open_ else Verdict.YES
    says = Wording(f"it must be made from {named.en}", f"изготовление из {named.ru}")
    return told(under, "made-from", verdict, says, missing=tuple(open_))


def wholly_obtained_materials(
    condition: WhollyObtained, inquiry: Inquiry, under: Provision
) -> TestResult:
    """Every one of the materials named is wholly obtained."""

    def excluded(used: Used) -> Verdict:
        taken = condition.which.takes(used.material, inquiry.good)
        spared = either(_taken(used, condition.except_for, inquiry))
        return every((taken, OPPOSITE[spared], OPPOSITE[_is_obtained(used)]))

    named = condition.which.named
    rule = Wording(
        f"all {named.en} must be wholly obtained", f"всё из {named.ru} — полностью произведено"
    )
    offences = _those(used_in(inquiry), excluded, _missing_of_obtained)
    return _excluding("wholly-obtained-materials", rule, offences, (), inquiry, under)


def originating_materials(condition: Originating, inquiry: Inquiry, under: Provision) -> TestResult:
    """Every one of the materials named originates."""

    def excluded(used: Used) -> Verdict:
        taken = condition.which.takes(used.material, inquiry.good)
        return every((taken, OPPOSITE[used.originates]))

    named = condition.which.named
    rule = Wording(f"all {named.en} must originate", f"всё из {named.ru} — происходящее")
    offences = _those(used_in(inquiry), excluded, _missing)
    return _excluding("originating-materials", rule, offences, (), inquiry, under)


def _is_obtained(used: Used) -> Verdict:
    if used.originates is not Verdict.YES:
        return used.originates
    return Verdict.YES if used.material.category else Verdict.REFER


def _taken(used: Used, which: Iterable[Selection], inquiry: Inquiry) -> tuple[Verdict, ...]:
    return tuple(one.takes(used.material, inquiry.good) for one in which)


def _offences(inquiry: Inquiry, excluded: Callable[[Used], Verdict]) -> tuple[Offence, ...]:
    """The non-originating inputs that are or may be excluded; packaging need not change."""
    inputs = [used for used in used_in(inquiry) if used.material.role is Role.INPUT]
    return _those(inputs, lambda used: every((OPPOSITE[used.originates], excluded(used))), _missing)


def _those(
    materials: Iterable[Used],
    offends: Callable[[Used], Verdict],
    missing: Callable[[Used], tuple[str, ...]],
) -> tuple[Offence, ...]:
    judged = ((used, offends(used)) for used in materials)
    return tuple(
        Offence(used, verdict, missing(used) if verdict is Verdict.REFER else ())
        for used, verdict in judged
        if verdict is not Verdict.NO
    )


def _missing(used: Used) -> tuple[str, ...]:
    """What is not known of a material: its origin or, that being known, what its code hides."""
    return used.missing or (f"{used.name}.code", f"{used.name}.kinds")


def _missing_of_obtained(used: Used) -> tuple[str, ...]:
    return used.missing or (f"{used.name}.category", f"{used.name}.kinds")


def _excluding(
    name: str,
    rule: Wording,
    offences: tuple[Offence, ...],
    allowed: tuple[Allowed, ...],
    inquiry: Inquiry,
    under: Provision,
) -> TestResult:
    """No material offends, but for those allowed up to their shares."""
    spared = tuple(_within(one, offences, inquiry, under) for one in allowed)
    hard = tuple(one for one in offences if not _is_spared(one, allowed, inquiry))
    verdict = every((*(OPPOSITE[one.verdict] for one in hard), *(one.verdict for one in spared)))
    sure = [one for one in hard if one.verdict is Verdict.YES]
    cures = (_replace_all(sure, inquiry), *(one.cure for one in spared))
    missing = [m for one in hard for m in one.missing] + [m for one in spared for m in one.missing]
    return told(
        under,
        name,
        verdict,
        joined((_with_offenders(rule, hard), *(one.says for one in spared)), ALSO),
        cure=joined(cures, ALSO) if verdict is Verdict.NO else Wording(),
        missing=tuple(dict.fromkeys(missing)) if verdict is Verdict.REFER else (),
    )


def _is_spared(offence: Offence, allowed: tuple[Allowed, ...], inquiry: Inquiry) -> bool:
    """Whether an allowance surely covers the material; then only its share counts."""
    covers = (one.which.takes(offence.used.material, inquiry.good) for one in allowed)
    return any(cover is Verdict.YES for cover in covers)


def _within(
    allowed: Allowed, offences: tuple[Offence, ...], inquiry: Inquiry, under: Provision
) -> TestResult:
    """The offending materials that are allowed keep to their share of the price."""
    covered = [
        (one.used, every((one.verdict, cover)), one.missing)
        for one in offences
        if (cover := allowed.which.takes(one.used.material, inquiry.good)) is not Verdict.NO
    ]
    total, good = worth(covered), inquiry.good
    limit, named = percentage(allowed.percent), allowed.which.named
    says = Wording(
        f"{named.en} are allowed up to {limit.en} of the price",
        f"допускается не более {limit.ru} цены {named.ru}",
    )
    if allowed.percent == _FREE or total.is_nothing:
        return told(under, "allowed", Verdict.YES, says if covered else Wording())
    if good.ex_works_price is None:
        return told(under, "allowed", Verdict.REFER, says, missing=("ex_works_price",))
    most = Fraction(good.ex_works_price) * allowed.percent / 100
    verdict = total.at_most(most)
    cure = _replace_at_least(total.sure - most, covered, inquiry)
    return told(
        under,
        "allowed",
        verdict,
        says,
        cure if verdict is Verdict.NO else Wording(),
        total.open if verdict is Verdict.REFER else (),
    )


def _with_offenders(rule: Wording, offences: tuple[Offence, ...]) -> Wording:
    sure = _headings(one.used for one in offences if one.verdict is Verdict.YES)
    if not sure:
        return rule
    return Wording(f"{rule.en}: {sure} does not", f"{rule.ru}: нарушено для {sure}")


def _replace_all(offences: list[Offence], inquiry: Inquiry) -> Wording:
    if not offences:
        return Wording()
    names = _headings(one.used for one in offences)
    total = worth((one.used, one.verdict, ()) for one in offences)
    value = amount(total.sure, inquiry.good.currency)
    words = Wording(
        f"replace, or source from a Party with proof, the materials of {names}",
        f"заменить или закупить в Стороне с подтверждением материалы {names}",
    )
    if total.unvalued:
        return words
    return Wording(f"{words.en} (value {value.en})", f"{words.ru} (стоимость {value.ru})")


def _replace_at_least(
    least: Fraction, covered: list[tuple[Used, Verdict, tuple[str, ...]]], inquiry: Inquiry
) -> Wording:
    names = _headings(used for used, verdict, _ in covered if verdict is Verdict.YES)
    value = amount(max(least, Fraction(0)), inquiry.good.currency)
    return Wording(
        f"replace or source from a Party at least {value.en} of the non-originating materials"
        f" of heading {names}",
        f"заменить или закупить в Стороне не менее {value.ru} материалов иного происхождения"
        f" позиции {names}",
    )


def _headings(used: Iterable[Used]) -> str:
    codes = (one.material.code for one in used)
    return ", ".join(dict.fromkeys(code.heading or code.chapter for code in codes))
