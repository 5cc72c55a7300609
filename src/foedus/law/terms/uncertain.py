"""Days that are not known for certain.

A source may give a month, a year, "by 2023" or nothing. Such a day is a `Bounded`: it lies
between two days, both possible. `texts` reads the EDTF notation (ISO 8601-2) into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from foedus.law.terms.days import FOREVER, Edge


@dataclass(frozen=True, slots=True)
class Bounded:
    """Some day from *first* to *last*, both possible; which one is not known.

    *last* is `FOREVER` where nobody knows whether the day has come at all.
    *wording* is how the source or the register wrote it, in EDTF.
    """

    first: date
    last: Edge = FOREVER
    wording: str = ""

    def isoformat(self) -> str:
        """The day as EDTF "one of a set": ``[2006-06-23..2006-12-14]``.

        >>> Bounded(date(2006, 6, 23)).isoformat()
        '[2006-06-23..]'
        """
        last = self.last.isoformat() if isinstance(self.last, date) else ""
        return f"[{self.first.isoformat()}..{last}]"


When: TypeAlias = date | Bounded
"""A day, or some day between two bounds."""


def first_possible(when: When) -> date:
    """The earliest day that *when* can be."""
    return when.first if isinstance(when, Bounded) else when


def last_possible(when: When) -> Edge:
    """The latest day that *when* can be; `FOREVER` where it may never come."""
    return when.last if isinstance(when, Bounded) else when
