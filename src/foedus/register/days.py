"""The legal day: a moment, seen from the depositary's seat."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from foedus.law.terms.register import Register

IN_SIGHT: Final = 100
"""Of days more years ahead than this nothing is told: rules of rotation run on for ever."""


def is_in_sight(day: date, today: date) -> bool:
    """Whether *day* is near enough for a served question, seen from *today*.

    >>> is_in_sight(date(2124, 12, 31), date(2024, 5, 1))
    True
    >>> is_in_sight(date(2125, 1, 1), date(2024, 5, 1))
    False
    """
    return day.year - today.year <= IN_SIGHT


def legal_day(register: Register, at: datetime) -> date:
    """The day that it is at the depositary's seat at the moment *at* (with a zone).

    A register that names no zone, or one that the machine does not know, counts days in UTC.
    """
    try:
        zone = ZoneInfo(register.zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return at.astimezone(zone).date()
