"""Wholly obtained: the good falls under a category of the rules, and nothing foreign is in it."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.origin.errors import BadGood
from foedus.regimes.origin.goods import Good
from foedus.regimes.origin.results import TestResult, Verdict, every
from foedus.regimes.origin.rule_sets import Numbered, holding, not_held, told
from foedus.regimes.origin.standing import Inquiry, Used, used_in

TOPIC: Final = "wholly-obtained"
FROM_OTHERS: Final = "from-others"
"""The category of goods made exclusively from goods of the other categories."""


def wholly_obtained(inquiry: Inquiry) -> TestResult:
    """Whether the good is wholly obtained, under the category claimed or as made from such.

    `BadGood`: the rules know no category of the name that is claimed.
    """
    good, rules = inquiry.good, inquiry.rules
    topic = rules.topic(TOPIC, inquiry.on)
    if topic is None:
        return not_held(TOPIC, TOPIC, rules)
    used = used_in(inquiry)
    if not good.wholly_obtained and not used:
        says = Wording(
            "neither a category nor materials are stated", "не указаны ни категория, ни материалы"
        )
        return told(topic, TOPIC, Verdict.REFER, says, missing=("wholly_obtained", "materials"))
    category = _category(used, inquiry)
    if category is None:
        says = Wording(
            "no category of wholly obtained goods is claimed",
            "категория полностью произведённых товаров не заявлена",
        )
        cure = Wording("claim a category, if one fits", "заявить категорию, если она подходит")
        return told(topic, TOPIC, Verdict.NO, says, cure)
    return _under(category, used, good)


def _category(used: tuple[Used, ...], inquiry: Inquiry) -> Numbered | None:
    """The category claimed; where none is, that of goods made from obtained materials alone."""
    good, rules = inquiry.good, inquiry.rules
    known = [row.id for row in holding(rules.categories, inquiry.on)]
    named = {good.wholly_obtained, *(one.category for one in good.materials)} - {""}
    for name in sorted(named - set(known)):
        raise BadGood(f"{rules.instrument} knows no category {name!r}. Known: {', '.join(known)}.")
    if good.wholly_obtained:
        return rules.category(good.wholly_obtained, inquiry.on)
    is_from_others = all(
        one.material.category and one.material.origin == good.produced_in for one in used
    )
    return rules.category(FROM_OTHERS, inquiry.on) if is_from_others else None


def _under(category: Numbered, used: tuple[Used, ...], good: Good) -> TestResult:
    """The category holds if nothing in the good is foreign and, where it asks, all is obtained."""
    words = category.words
    says = Wording(
        f"category {category.number}: {words.en}", f"категория {category.number}: {words.ru}"
    )
    if category.id == FROM_OTHERS and not used:
        return told(category, TOPIC, Verdict.REFER, says, missing=("materials",))
    verdict = every((_stated(good), *(_fits(one, category, good) for one in used)))
    foreign = ", ".join(
        one.material.code.digits for one in used if _fits(one, category, good) is Verdict.NO
    )
    cure = Wording(
        f"use no materials from elsewhere: {foreign}",
        f"не использовать материалы извне: {foreign}",
    )
    open_ = [m for one in used for m in _open(one, category, good)]
    missing = (*(() if good.produced_in else ("produced_in",)), *open_)
    return told(
        category,
        TOPIC,
        verdict,
        says,
        cure if verdict is Verdict.NO else Wording(),
        missing if verdict is Verdict.REFER else (),
    )


def _stated(good: Good) -> Verdict:
    return Verdict.YES if good.produced_in else Verdict.REFER


def _fits(used: Used, category: Numbered, good: Good) -> Verdict:
    """A material is the state's own; for goods made from others, it is itself wholly obtained."""
    if not used.material.origin or not good.produced_in:
        return Verdict.REFER
    is_own = Verdict.YES if used.material.origin == good.produced_in else Verdict.NO
    if category.id != FROM_OTHERS or is_own is Verdict.NO:
        return is_own
    return Verdict.YES if used.material.category else Verdict.REFER


def _open(used: Used, category: Numbered, good: Good) -> tuple[str, ...]:
    if _fits(used, category, good) is not Verdict.REFER:
        return ()
    return (f"{used.name}.category",) if used.material.origin else (f"{used.name}.origin",)
