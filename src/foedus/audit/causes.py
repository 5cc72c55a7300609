"""Why does a published day of a party differ? Each cause is a test; the first that holds names it.

A test changes one thing (the clause, the day of the act, the count of days) and computes again:
the cause explains the published day if that gives it. What no test gives is unexplained.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from foedus.audit.backwards import bases
from foedus.audit.differences import Difference, Test, explain
from foedus.audit.recompute import with_act
from foedus.audit.slips import off_by_days, slip
from foedus.audit.subjects import CONSENTS
from foedus.audit.terms import Cause, Explanation
from foedus.law.derive.calendar import day_after
from foedus.law.terms.acts import Kind
from foedus.law.terms.delays import MonthEnd
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording

W = Wording

LONGEST_NOTICE: Final = 183
"""A depositary notifies within weeks; half a year after the deposit it has long done so."""

LONGEST_WAIT: Final = 366
"""An instrument that names a later day names one within a year of the earliest."""

LONGEST_BIRTH: Final = 366
"""Within so many days the sources differ about when a state came to be."""


def explained(difference: Difference) -> Explanation:
    """The first cause that explains the difference, or UNEXPLAINED."""
    found = (test(difference) for test in TESTS)
    return next((one for one in found if one is not None), _unexplained(difference))


def _unexplained(difference: Difference) -> Explanation:
    if difference.computed is None:
        return explain(
            Cause.UNEXPLAINED,
            "No day follows from the acts on file, and no known cause gives the published one.",
            "Из имеющихся актов день не следует; ни одна известная причина его не даёт.",
        )
    if not difference.is_alone:
        return explain(
            Cause.UNEXPLAINED,
            f"{difference.alike} rows of the treaty are off by as many days: that is no slip. The "
            "clause on file, or the threshold, may be another than the depositary's.",
            f"На столько же дней расходятся {difference.alike} строк договора: это не описка. "
            "Возможно, статья или порог в реестре иные, чем у депозитария.",
        )
    return explain(
        Cause.UNEXPLAINED,
        "No known cause leads from the computed day to the published one.",
        "Ни одна известная причина не ведёт от вычисленного дня к опубликованному.",
    )


def act_date(difference: Difference) -> Explanation | None:
    """The day follows from the day that this table (or another act on file) gives for the act."""
    for other, whose in _other_days(difference):
        moved = replace(difference.act, date=other, received=None)
        found = with_act(difference.subject, difference.act, moved).day_of(moved)
        if found == difference.published:
            return explain(
                Cause.ACT_DATE,
                f"It follows from {other}, the day of the act {whose.en}, and not from "
                f"{difference.done}.",
                f"Следует из {other}, дня акта {whose.ru}, а не из {difference.done}.",
            )
    return None


def _other_days(difference: Difference) -> Iterator[tuple[date, Wording]]:
    own = difference.dated.own.legal_when
    if own is not None and first_possible(own) != difference.done:
        yield first_possible(own), W("in this table", "в этой таблице")
    for act in difference.subject.instrument.acts:
        same = act.party == difference.act.party and act.kind in CONSENTS
        if same and act is not difference.act and isinstance(act.date, date):
            told = ", ".join(act.evidence.sources)
            yield act.date, W(f"as told by {told}", f"по сведениям {told}")


def successor(difference: Difference) -> Explanation | None:
    """A successor is bound from the day of the succession, before it says so (VCSST 23)."""
    party = difference.subject.register.party.get(difference.act.party)
    since = None if party is None else party.existed_from
    named = difference.act.kind in {Kind.SUCCESSION, Kind.CONTINUATION}
    if since is None and not named:
        return None
    earlier = difference.published < difference.done
    other_birth = named and earlier and _may_be_birth(difference, since)
    if since is not None and difference.done < since == difference.published:
        return explain(
            Cause.SUCCESSOR,
            f"The row tells an act of the predecessor, of {difference.done}, and the day on which "
            f"the successor came to be, {since}.",
            f"Строка сообщает акт предшественника от {difference.done} и день возникновения "
            f"преемника, {since}.",
        )
    if difference.published == since and earlier:
        return explain(
            Cause.SUCCESSOR,
            f"{since} is the day on which the state came to be; a successor is bound from it, "
            "and the act came later (VCSST 23).",
            f"{since} – день возникновения государства; преемник связан с этого дня, "
            "акт последовал позже (ВКППГ 23).",
        )
    if other_birth:
        return explain(
            Cause.SUCCESSOR,
            "A notification of succession works back; the table has another day of succession "
            f"than the register ({since or 'none'}).",
            "Уведомление о правопреемстве имеет обратную силу; день правопреемства в таблице "
            f"иной, чем в реестре ({since or 'нет'}).",
        )
    if named and difference.published in {difference.done, _by_clause(difference)}:
        return explain(
            Cause.SUCCESSOR,
            "The table dates a succession from the act, the register from the succession itself.",
            "Таблица считает правопреемство со дня акта, реестр – со дня самого правопреемства.",
        )
    return None


def _may_be_birth(difference: Difference, since: date | None) -> bool:
    """Whether the published day may be another source's first day of the state.

    It lies near the register's; where that has none, not before the treaty was in force.
    """
    if since is not None:
        return abs((difference.published - since).days) <= LONGEST_BIRTH
    general = difference.base.general
    return general is not None and difference.published >= general


def _by_clause(difference: Difference) -> date:
    return day_after(difference.later, difference.done)


def earlier_text(difference: Difference) -> Explanation | None:
    """The act was done before the text in which the clause stands."""
    clause = difference.clause
    if clause is None or clause.text_of is None or difference.done >= clause.text_of:
        return None
    return explain(
        Cause.EARLIER_TEXT,
        f"The clause stands in a text in force since {clause.text_of}, and the act is older; the "
        "clause of the earlier text is not held.",
        f"Статья стоит в тексте, действующем с {clause.text_of}, а акт старше; статья более "
        "раннего текста не хранится.",
    )


def month_end(difference: Difference) -> Explanation | None:
    """Another policy for a month without that day."""
    if difference.computed is None or not difference.later.months:
        return None
    for policy, en, ru in _POLICIES:
        if difference.follows_if(lambda delay, p=policy: replace(delay, month_end=p)):  # type: ignore[misc]
            return explain(
                Cause.MONTH_END,
                f"{difference.done.day} is a day that the last month does not have, or its last: "
                f"the depositary {en}.",
                f"{difference.done.day} числа в последнем месяце нет, или это его последний день: "
                f"депозитарий {ru}.",
            )
    return None


_POLICIES: Final = (
    (MonthEnd.ROLL_OVER, "goes on to the first of the next month", "переходит на первое число"),
    (MonthEnd.END_TO_END, "leads from month's end to month's end", "ведёт от конца к концу месяца"),
    (MonthEnd.CLAMP, "stops at the last day of the month", "останавливается на последнем дне"),
)


def notification(difference: Difference) -> Explanation | None:
    """The clause counts from the depositary's notification, which the table does not tell."""
    if not difference.waits_for_notice:
        return None
    for base in bases(difference.later, difference.published):
        if 0 <= (base - difference.done).days <= LONGEST_NOTICE:
            return explain(
                Cause.NOTIFICATION,
                f"The clause counts from the notification by the depositary, which is not in the "
                f"table; the published day is right if it was made on {base}.",
                f"Статья считает с уведомления депозитария, которого в таблице нет; "
                f"опубликованный день верен, если уведомление сделано {base}.",
            )
    return None


def organisation(difference: Difference) -> Explanation | None:
    """The depositary kept the instrument until an organisation's own was deposited."""
    register = difference.subject.register
    for act in difference.subject.instrument.acts:
        held = register.party.get(act.party)
        if held is None or not held.organisation or act.kind not in CONSENTS:
            continue
        if not isinstance(act.date, date) or act.date <= difference.done:
            continue
        moved = replace(difference.act, date=act.date, received=None)
        found = with_act(difference.subject, difference.act, moved).day_of(moved)
        if found == difference.published:
            return explain(
                Cause.ORGANISATION,
                f"It follows from {act.date}, when {act.party} deposited its own instrument; "
                "the depositary had kept this one until then.",
                f"Следует из {act.date}, когда {act.party} сдал свой документ; до тех пор "
                "депозитарий держал этот у себя.",
            )
    return None


def later_day(difference: Difference) -> Explanation | None:
    """The clause lets the instrument name a later day."""
    later = difference.later
    earliest = day_after(replace(later, named=False), difference.done)
    waited = (difference.published - earliest).days
    if not later.named or not 0 < waited <= LONGEST_WAIT:
        return None
    return explain(
        Cause.LATER_DAY,
        f"The instrument may name a later day than {earliest}; the table does not say that it did.",
        f"В документе может быть назван день позже {earliest}; таблица об этом не говорит.",
    )


TESTS: Final[tuple[Test, ...]] = (
    earlier_text,
    successor,
    act_date,
    month_end,
    notification,
    organisation,
    slip,
    later_day,
    off_by_days,
)
"""The tests, those first that rest on law and record; a slip is assumed last."""
