"""Days as pages show them: ISO in tables, in words in prose, every doubt kept."""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.collection.pages.parts import DayClaim, DayShown
from foedus.law.answers.told import Doubt, Told, told_day
from foedus.law.terms.days import Edge
from foedus.law.terms.uncertain import Bounded, When
from foedus.law.terms.wording import Language

_MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня", "июля"),
        *("августа", "сентября", "октября", "ноября", "декабря"),
    ),
}
NO_DAY: Final = DayShown()
"""Where there is no such day."""


def long_day(day: date, language: Language) -> str:
    """A day in words, as prose writes it.

    >>> long_day(date(2012, 9, 20), "en"), long_day(date(2012, 9, 20), "ru")
    ('20 September 2012', '20 сентября 2012 года')
    """
    text = f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
    return f"{text} года" if language == "ru" else text


def told_shown(told: Told[Edge | None], language: Language, why: str = "") -> DayShown:
    """A told day. An end that is not in sight, and a day that is none, show nothing."""
    text = told_day(told)
    if text is None:
        return NO_DAY
    if told.certain and isinstance(told.value, date):
        return day_shown(told.value, language, why)
    claims = (DayClaim(_iso(one.value), one.picks) for one in told.alternatives)
    return DayShown(text=text, long=text, doubt=told.doubt, claims=tuple(claims), why=why)


def day_shown(day: Edge | None, language: Language, why: str = "") -> DayShown:
    """A certain day; nothing for an end that is not in sight."""
    if not isinstance(day, date):
        return NO_DAY
    return DayShown(text=day.isoformat(), day=day, long=long_day(day, language), why=why)


def when_shown(when: When | None, language: Language) -> DayShown:
    """A recorded day, which may only be bounded."""
    if isinstance(when, Bounded):
        is_interval = not when.wording or "/" in when.wording  # "2026" reads better than bounds
        text = when.isoformat() if is_interval else when.wording
        return DayShown(text=text, long=text, doubt=Doubt.UNKNOWN)
    return day_shown(when, language)


def _iso(edge: Edge | None) -> str:
    return edge.isoformat() if isinstance(edge, date) else ""
