"""The periods that run for each addressee from the day on which it receives a notification.

Rule source: VCLT 20(5), 65(2), 78(c), 79(1)(b); UN practice for late reservations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from foedus.law.derive.acceptance import TWELVE_MONTHS
from foedus.law.derive.calendar import day_after
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.delays import Base, Delay
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording

W = Wording

_MAKES = frozenset({Kind.RESERVATION, Kind.RESERVATION_CONFIRMED, Kind.RESERVATION_MODIFIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A period that starts for each addressee when the notification reaches it."""

    what: Wording
    delay: Delay
    rule: str

    def ends(self, received: date) -> date:
        """The day that the period gives for an addressee that received it on *received*.

        >>> Clock(what=Wording(), delay=Delay(months=12), rule="").ends(date(2024, 2, 29))
        datetime.date(2025, 2, 28)
        """
        return day_after(self.delay, received)


def informed(act: Act, receipts: Mapping[str, date]) -> Act:
    """*act* with the days on which addressees received its notification (VCLT 78(c)).

    The law then counts for each of them from its own day; for one without a receipt no period
    has begun. An earlier day that the act already tells for an addressee stands.
    """
    told = dict(act.notified_to)
    for code, day in receipts.items():
        told[code] = min(day, told.get(code, day))
    return replace(act, notified_to=tuple(sorted(told.items())))


def clocks_of(instrument: Instrument, acts: tuple[Act, ...]) -> tuple[Clock, ...]:
    """The periods that the notification of *acts* starts."""
    return tuple(dict.fromkeys(clock for act in acts for clock in _of(instrument, act)))


def _of(instrument: Instrument, act: Act) -> Iterator[Clock]:
    if act.kind in _MAKES:
        clause = instrument.clauses.reservations
        yield Clock(
            what=W("Objection to the reservation", "Возражение против оговорки"),
            delay=clause.tacit if clause is not None else TWELVE_MONTHS,
            rule="VCLT 20(5), 78(c)",
        )
    elif act.kind is Kind.WITHDRAWAL:
        yield from _of_withdrawal(instrument)
    elif act.kind is Kind.CORRECTION_PROPOSED:
        yield from _of_correction(act)


def _of_withdrawal(instrument: Instrument) -> Iterator[Clock]:
    clause = instrument.clauses.withdrawal
    if clause is None:
        yield Clock(
            what=W("Objection to the withdrawal", "Возражение против выхода"),
            delay=Delay(months=3, base=Base.NOTIFICATION_TO_ADDRESSEE),
            rule="VCLT 65(2), 78(c)",
        )
    elif clause.notice.base is Base.NOTIFICATION_TO_ADDRESSEE:
        yield Clock(
            what=W("Notice of withdrawal", "Срок уведомления о выходе"),
            delay=clause.notice,
            rule="VCLT 54, 78(c)",
        )


def _of_correction(act: Act) -> Iterator[Clock]:
    """Objections are open until the day before the one that the proposal names."""
    told = act.last_notified
    if isinstance(act.until, date) and told is not None:
        yield Clock(
            what=W("Objection to the correction", "Возражение против исправления"),
            delay=Delay(days=(act.until - told).days - 1, base=Base.NOTIFICATION),
            rule="VCLT 79(1)(b)",
        )
