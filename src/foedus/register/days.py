"""The legal day: a moment, seen from the depositary's seat."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from foedus.law.terms.register import Register


def legal_day(register: Register, at: datetime) -> date:
    """The day that it is at the depositary's seat at the moment *at* (with a zone).

    A register that names no zone, or one that the machine does not know, counts days in UTC.
    """
    try:
        zone = ZoneInfo(register.zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return at.astimezone(zone).date()
