"""Deadlines as a calendar to subscribe to (iCalendar, RFC 5545): whole days, no alarms.

A deadline is a day, not a moment: it is written as ``VALUE=DATE``, and the day after it as the
end, as RFC 5545, 3.6.1 wants. The time stamp is given by the caller: nothing here has a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from icalendar import Calendar, Event, vText

from foedus.collection.charts.markup import clean
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.wording import Language, Wording

_WORD: Final = re.compile(r"[^\s\x00-\x1f\x7f-\x9f]+")
_PRODUCT: Final = "-//Foedus//Register of treaties//EN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A *day* by which, or on which, something happens; *uid* never changes.

    *address* is the page that tells more; it may be empty.
    """

    day: date
    uid: str
    title: Wording
    description: Wording = Wording()
    address: str = ""


def calendar_text(
    deadlines: Iterable[Deadline], name: Wording, stamp: datetime, language: Language
) -> bytes:
    """The calendar of *deadlines*, in the order of their days; *stamp* must have a time zone.

    BadQuestion for a stamp without a time zone, for a uid that two deadlines share, and for a uid
    or an address with spaces or control characters in it.
    """
    if stamp.tzinfo is None:
        raise BadQuestion("The time stamp of a calendar needs a time zone (RFC 5545, 3.8.7.2).")
    made = Calendar()
    title = _text(name, language)
    for key, value in (("prodid", _PRODUCT), ("version", "2.0"), ("calscale", "GREGORIAN")):
        made.add(key, value)
    made.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):  # icalendar does not know that these two are text
        made.add(key, vText(title))
    seen: set[str] = set()
    for deadline in sorted(deadlines, key=lambda one: (one.day, one.uid)):
        if deadline.uid in seen:
            raise BadQuestion(f"Two deadlines have the uid {deadline.uid!r}.")
        seen.add(deadline.uid)
        if not (_WORD.fullmatch(deadline.uid) and _WORD.fullmatch(deadline.address or "-")):
            raise BadQuestion(f"The uid and the address of {deadline.uid!r} must be one word each.")
        made.add_component(_event(deadline, stamp, language))
    return bytes(made.to_ical())


def _text(words: Wording, language: Language) -> str:
    """Words with every end of a line written the same way; RFC 5545 escapes that one."""
    return "\n".join(clean(words.in_language(language)).splitlines())


def _event(deadline: Deadline, stamp: datetime, language: Language) -> Event:
    event = Event()
    event.add("uid", deadline.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", deadline.day)
    if deadline.day < date.max:
        event.add("dtend", deadline.day + ONE_DAY)
    said: dict[str, str] = {"language": language}
    event.add("summary", _text(deadline.title, language), parameters=said)
    if deadline.description:
        event.add("description", _text(deadline.description, language), parameters=said)
    if deadline.address:
        event.add("url", deadline.address)
    event.add("transp", "TRANSPARENT")
    return event
