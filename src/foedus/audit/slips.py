"""Slips: days that cannot be, or that follow from a count that can be named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from foedus.audit.differences import Difference, explain
from foedus.audit.terms import Cause, Explanation
from foedus.law.derive.calendar import day_after
from foedus.law.terms.delays import NO_DELAY, Counting, Delay, Expiry, Rounding
from foedus.law.terms.uncertain import first_possible


def slip(difference: Difference) -> Explanation | None:
    """A day that cannot be, by the table itself, or the slip that gives it."""
    found = (test(difference) for test in (_before_the_act, _by_general, _other_count, _too_soon))
    return next((one for one in found if one is not None), None)


def _before_the_act(difference: Difference) -> Explanation | None:
    """The table dates the effect before the act; another table's act says nothing of that."""
    told = difference.dated.own.legal_when
    done = difference.done if told is None else first_possible(told)
    if difference.published >= done:
        return None
    return explain(
        Cause.ARITHMETIC,
        f"The published day lies before the act of {done}.",
        f"Опубликованный день раньше самого акта от {done}.",
    )


def _by_general(difference: Difference) -> Explanation | None:
    """The day lies before the general one, or is that one although the act came too late."""
    general = difference.base.general
    if general is None or not difference.is_settled or difference.published > general:
        return None
    if difference.published < general:
        return explain(
            Cause.ARITHMETIC,
            f"The published day lies before the general entry into force, {general}.",
            f"Опубликованный день раньше общего вступления в силу, {general}.",
        )
    return explain(
        Cause.ARITHMETIC,
        "The published day is that of the general entry into force; but the act came after "
        "the threshold, and its own delay runs longer.",
        "Опубликован день общего вступления в силу; но акт последовал после достижения "
        "порога, и его собственный срок истекает позже.",
    )


def _too_soon(difference: Difference) -> Explanation | None:
    """No notification can have been made so early that the clause gives the day."""
    soonest = day_after(replace(difference.later, named=False), difference.done)
    if not difference.waits_for_notice or difference.published >= soonest:
        return None
    return explain(
        Cause.ARITHMETIC,
        f"The published day is sooner than the clause allows: the act of {difference.done} "
        f"cannot take effect before {soonest}. One of the two days is wrong.",
        f"Опубликованный день раньше, чем допускает статья: акт от {difference.done} не может "
        f"действовать до {soonest}. Один из двух дней ошибочен.",
    )


def _other_count(difference: Difference) -> Explanation | None:
    for change, en, ru in COUNTS if difference.is_alone else ():
        if difference.follows_if(change):
            return explain(Cause.ARITHMETIC, f"It follows if {en}.", f"Следует, если {ru}.")
    return None


def _with_days_for_months(delay: Delay) -> Delay:
    return replace(delay, days=delay.days + 30 * delay.months, months=0)


def _with_months_for_days(delay: Delay) -> Delay:
    months, days = divmod(delay.days, 30)
    return replace(delay, days=days, months=delay.months + months)


def _with_months(delay: Delay, more: int) -> Delay:
    """So many months more, where the delay is told in months."""
    return replace(delay, months=delay.months + more) if delay.months else delay


def _from_first_of_month(delay: Delay) -> Delay:
    """The month of the act taken for a whole one."""
    if delay.rounding is Rounding.NONE or not delay.months:
        return delay
    return replace(delay, months=delay.months - 1)


COUNTS: Final[tuple[tuple[Callable[[Delay], Delay], str, str], ...]] = (
    (
        lambda delay: replace(delay, counting=Counting.INCLUSIVE),
        "the day of the act is counted as the first",
        "день акта считается первым",
    ),
    (
        lambda delay: replace(delay, expiry=Expiry.DAY_AFTER),
        "the treaty enters into force on the day after the period",
        "договор вступает в силу на следующий день после истечения срока",
    ),
    (_with_days_for_months, "a month is taken for thirty days", "месяц принят за тридцать дней"),
    (_with_months_for_days, "thirty days are taken for a month", "тридцать дней приняты за месяц"),
    (
        _from_first_of_month,
        "the month of the act is counted as a whole one",
        "месяц акта считается полным",
    ),
    (
        lambda delay: _with_months(delay, -1),
        "one month too few is counted",
        "отсчитан на один месяц меньше",
    ),
    (
        lambda delay: _with_months(delay, 1),
        "one month too many is counted",
        "отсчитан на один месяц больше",
    ),
    (
        lambda delay: replace(delay, rounding=Rounding.NONE),
        "the day is not moved to the first of a month",
        "день не перенесён на первое число",
    ),
    (lambda _: NO_DELAY, "no delay is counted at all", "срок вовсе не отсчитан"),
)


def off_by_days(difference: Difference) -> Explanation | None:
    """A few days off in the sum: a slip of the pen in one of the two days."""
    if difference.computed is None:
        return None
    off = (difference.published - difference.computed).days
    is_exception = difference.is_alone and difference.agreeing > 0
    if not 0 < abs(off) <= _FEW_DAYS or not is_exception:
        return None
    return explain(
        Cause.ARITHMETIC,
        f"The published day is {abs(off)} day(s) {'after' if off > 0 else 'before'} the one that "
        "the clause gives; no other count gives it.",
        f"Опубликованный день на {abs(off)} дн. {'позже' if off > 0 else 'раньше'} того, что даёт "
        "статья; иной счёт его не даёт.",
    )


_FEW_DAYS: Final = 3
"""A sum of days done by hand goes wrong by so much; beyond, another cause must be found."""
