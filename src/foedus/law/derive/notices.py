"""When the period of a notice starts and ends, by the clause alone (VCLT 54, 56, 68, 78)."""

from __future__ import annotations

from datetime import date

from foedus.law.derive.calendar import day_after
from foedus.law.derive.certain import certain_day
from foedus.law.derive.history import Done
from foedus.law.terms.clauses import Withdrawal
from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.delays import Base


def notice_base(clause: Withdrawal, notice: Done) -> date | None:
    """The day that starts the period: receipt, sending, or the depositary's notification.

    None where the period runs from a notification that is not recorded.
    """
    match clause.notice.base:
        case Base.DATE:
            return certain_day(notice.act.date) or notice.day
        case Base.NOTIFICATION | Base.NOTIFICATION_TO_ADDRESSEE:
            return notice.act.last_notified
        case _:
            return notice.day


def end_of_notice(clause: Withdrawal | None, notice: Done) -> Edge:
    """The day on which a notice takes effect, or the later day that it names itself.

    `FOREVER` where there is no clause, or its clock has not started.
    """
    base = None if clause is None else notice_base(clause, notice)
    if clause is None or base is None:
        return FOREVER
    named = certain_day(notice.act.effect)
    day = day_after(clause.notice, base)
    return day if named is None else max(day, named)
