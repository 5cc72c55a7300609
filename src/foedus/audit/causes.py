"""Why does a published day of a party differ? Each cause is a test; the first that holds names it.

A test changes one thing (the clause, the day of the act, the count of days) and computes again:
the cause explains the published day if that gives it. What no test gives is unexplained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from foedus.audit.backwards import bases
from foedus.audit.recompute import Computed, computed, with_act
from foedus.audit.subjects import CONSENTS, Dated, Subject
from foedus.audit.terms import Cause, Explanation
from foedus.law.derive.calendar import day_after
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.clauses import EntryIntoForce
from foedus.law.terms.delays import (
    NO_DELAY,
    Base,
    Counting,
    Delay,
    Expiry,
    MonthEnd,
    Rounding,
)
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording

W = Wording

LONGEST_NOTICE: Final = 366 * 2
"""A notification later than that after the deposit is no notification of it."""


@dataclass(frozen=True)
class Difference:
    """A row whose days differ, and all that a test may look at."""

    subject: Subject
    base: Computed
    dated: Dated
    act: Act
    published: date
    computed: date | None

    @property
    def done(self) -> date:
        """The day of the act."""
        return first_possible(self.act.legal_when or self.published)

    @property
    def clause(self) -> EntryIntoForce | None:
        """The clause on entry into force."""
        return self.subject.instrument.clauses.entry_into_force

    @property
    def later(self) -> Delay:
        """The delay of a state that consents later."""
        clause = self.clause
        if clause is None:
            return NO_DELAY
        if self.act.kind is Kind.ACCESSION and clause.accession is not None:
            return clause.accession
        return clause.later or NO_DELAY


Test = Callable[[Difference], Explanation | None]


def explained(difference: Difference) -> Explanation:
    """The first cause that explains the difference, or UNEXPLAINED."""
    found = (test(difference) for test in TESTS)
    return next((one for one in found if one is not None), _unexplained(difference))


def _explain(cause: Cause, en: str, ru: str) -> Explanation:
    return Explanation(cause=cause, words=W(en, ru))


def _unexplained(difference: Difference) -> Explanation:
    if difference.computed is None:
        return _explain(
            Cause.UNEXPLAINED,
            "No day follows from the acts on file, and no known cause gives the published one.",
            "Из имеющихся актов день не следует; ни одна известная причина его не даёт.",
        )
    return _explain(
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
            return _explain(
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
    if since is not None and difference.done < since == difference.published:
        return _explain(
            Cause.SUCCESSOR,
            f"The row tells an act of the predecessor, of {difference.done}, and the day on which "
            f"the successor came to be, {since}.",
            f"Строка сообщает акт предшественника от {difference.done} и день возникновения "
            f"преемника, {since}.",
        )
    if difference.published == since and earlier:
        return _explain(
            Cause.SUCCESSOR,
            f"{since} is the day on which the state came to be; a successor is bound from it, "
            "and the act came later (VCSST 23).",
            f"{since} – день возникновения государства; преемник связан с этого дня, "
            "акт последовал позже (ВКППГ 23).",
        )
    if named and earlier:
        return _explain(
            Cause.SUCCESSOR,
            "A notification of succession works back; the table has another day of succession "
            f"than the register ({since or 'none'}).",
            "Уведомление о правопреемстве имеет обратную силу; день правопреемства в таблице "
            f"иной, чем в реестре ({since or 'нет'}).",
        )
    if named and difference.published in {difference.done, _by_clause(difference)}:
        return _explain(
            Cause.SUCCESSOR,
            "The table dates a succession from the act, the register from the succession itself.",
            "Таблица считает правопреемство со дня акта, реестр – со дня самого правопреемства.",
        )
    return None


def _by_clause(difference: Difference) -> date:
    return day_after(difference.later, difference.done)


def earlier_text(difference: Difference) -> Explanation | None:
    """The act was done before the text in which the clause stands."""
    clause = difference.clause
    if clause is None or clause.text_of is None or difference.done >= clause.text_of:
        return None
    return _explain(
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
        if _gives(difference, lambda delay, p=policy: replace(delay, month_end=p)):  # type: ignore[misc]
            return _explain(
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


def _gives(difference: Difference, change: Callable[[Delay], Delay]) -> bool:
    """Whether the clause with its delays changed gives the published day."""

    def changed(clause: EntryIntoForce) -> EntryIntoForce:
        return replace(
            clause,
            delay=change(clause.delay),
            later=None if clause.later is None else change(clause.later),
            accession=None if clause.accession is None else change(clause.accession),
        )

    instrument = difference.base.instrument
    clause = instrument.clauses.entry_into_force
    if clause is None:
        return False
    clauses = replace(instrument.clauses, entry_into_force=changed(clause))
    subject = replace(difference.subject, instrument=replace(instrument, clauses=clauses))
    return computed(subject).day_of(difference.act) == difference.published


def notification(difference: Difference) -> Explanation | None:
    """The clause counts from the depositary's notification, which the table does not tell."""
    if difference.later.base not in {Base.NOTIFICATION, Base.NOTIFICATION_TO_ADDRESSEE}:
        return None
    if difference.act.last_notified is not None:
        return None
    for base in bases(difference.later, difference.published):
        if 0 <= (base - difference.done).days <= LONGEST_NOTICE:
            return _explain(
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
            return _explain(
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
    if not later.named or difference.published <= earliest:
        return None
    return _explain(
        Cause.LATER_DAY,
        f"The instrument may name a later day than {earliest}; the table does not say that it did.",
        f"В документе может быть назван день позже {earliest}; таблица об этом не говорит.",
    )


def slip(difference: Difference) -> Explanation | None:
    """A day that cannot follow from the clause, and the slip that gives it."""
    general = difference.base.general
    published = difference.published
    if published < difference.done:
        return _explain(
            Cause.ARITHMETIC,
            f"The published day lies before the act of {difference.done}.",
            f"Опубликованный день раньше самого акта от {difference.done}.",
        )
    if general is not None and published < general:
        return _explain(
            Cause.ARITHMETIC,
            f"The published day lies before the general entry into force, {general}.",
            f"Опубликованный день раньше общего вступления в силу, {general}.",
        )
    if general is not None and published == general:
        return _explain(
            Cause.ARITHMETIC,
            "The published day is that of the general entry into force; but the act came after "
            "the threshold, and its own delay runs longer.",
            "Опубликован день общего вступления в силу; но акт последовал после достижения "
            "порога, и его собственный срок истекает позже.",
        )
    soonest = day_after(replace(difference.later, named=False), difference.done)
    if published < soonest:
        return _other_count(difference) or _explain(
            Cause.ARITHMETIC,
            f"The published day is sooner than the clause allows: the act of {difference.done} "
            f"cannot take effect before {soonest}. One of the two days is wrong.",
            f"Опубликованный день раньше, чем допускает статья: акт от {difference.done} не может "
            f"действовать до {soonest}. Один из двух дней ошибочен.",
        )
    return _other_count(difference)


def _other_count(difference: Difference) -> Explanation | None:
    for change, en, ru in COUNTS:
        if _gives(difference, change):
            return _explain(Cause.ARITHMETIC, f"It follows if {en}.", f"Следует, если {ru}.")
    return None


def _with_days_for_months(delay: Delay) -> Delay:
    return replace(delay, days=delay.days + 30 * delay.months, months=0)


def _with_months_for_days(delay: Delay) -> Delay:
    months, days = divmod(delay.days, 30)
    return replace(delay, days=days, months=delay.months + months)


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
    if not 0 < abs(off) <= _FEW_DAYS:
        return None
    return _explain(
        Cause.ARITHMETIC,
        f"The published day is {abs(off)} day(s) {'after' if off > 0 else 'before'} the one that "
        "the clause gives; no other count gives it.",
        f"Опубликованный день на {abs(off)} дн. {'позже' if off > 0 else 'раньше'} того, что даёт "
        "статья; иной счёт его не даёт.",
    )


_FEW_DAYS: Final = 3
"""A sum of days done by hand goes wrong by so much; beyond, another cause must be found."""

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
