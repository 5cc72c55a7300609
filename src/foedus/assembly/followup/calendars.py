"""Calendars to subscribe to: a delegation's own, by a key; the public one, of public matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from foedus.assembly.followup.gathering import awaited_of
from foedus.assembly.followup.moments import view_at
from foedus.assembly.followup.sessions_to_come import (
    SessionToCome,
    public_sessions,
    sessions_of,
)
from foedus.collection.formats.calendar import Deadline, calendar_text
from foedus.depositary.words import name_of
from foedus.followup.days_to_come import of_debts, of_register
from foedus.law.terms.wording import Language, Wording

W = Wording
_LONGEST: Final = 31
"""Days of one session that are shown one by one."""

_OWN: Final = W("{who}: steps, sessions, deadlines", "{who}: шаги, заседания, сроки")
_PUBLIC: Final = W("Sessions and days to come", "Заседания и предстоящие дни")
_SESSION: Final = W("Session: {title}", "Заседание: {title}")


def delegation_calendar(party: str, at: datetime, language: Language, base: str) -> bytes:
    """The calendar of one delegation: what it owes, its sessions, the days that concern it."""
    view = view_at(at, language)
    name = name_of(view.register, party)
    found = (
        *of_debts(awaited_of(view, party, at), base),
        *_days(sessions_of(party, view.on), base),
        *of_register(view, party, base),
    )
    title = W(
        _OWN.en.format(who=name.in_language("en")), _OWN.ru.format(who=name.in_language("ru"))
    )
    return calendar_text(_once(found), title, _stamp(at), language)


def public_calendar(at: datetime, language: Language, base: str) -> bytes:
    """The public calendar: published sessions, and the days of the register."""
    view = view_at(at, language)
    found = (*_days(public_sessions(view.on), base), *of_register(view, "", base))
    return calendar_text(_once(found), _PUBLIC, _stamp(at), language)


def _once(found: Iterable[Deadline]) -> Iterable[Deadline]:
    """Each thing once, on the first of its days."""
    kept: dict[str, Deadline] = {}
    for one in found:
        if one.uid not in kept or one.day < kept[one.uid].day:
            kept[one.uid] = one
    return kept.values()


def _stamp(at: datetime) -> datetime:
    """The beginning of the day: what did not change since reads the same."""
    return datetime.combine(at.astimezone(UTC).date(), datetime.min.time(), UTC)


def _days(sessions: Iterable[SessionToCome], base: str) -> Iterator[Deadline]:
    """A session is an entry for each of its days."""
    for one in sessions:
        count = min((one.last_day - one.day).days + 1, _LONGEST)
        for number in range(max(count, 1)):
            yield Deadline(
                day=one.day + timedelta(days=number),
                uid=f"session-{one.meeting.pk}-{number}@foedus",
                title=W(
                    _SESSION.en.format(title=one.title.in_language("en")),
                    _SESSION.ru.format(title=one.title.in_language("ru")),
                ),
                description=W(one.place, one.place),
                address=f"{base}/assembly/sessions/{one.meeting.pk}/",
            )
