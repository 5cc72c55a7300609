"""Uncertain dates: from EDTF (ISO 8601-2) to the bounds that the law engine reasons with."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from typing import Final

from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.uncertain import Bounded, When

_PLAIN: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
"""A year, a month or a day: EDTF level 0, which is plain ISO 8601."""

_ONE_OF: Final = re.compile(r"\[([^,\]]*)\.\.([^,\]]*)\]")
"""One of a set of days in a row, ``[a..b]``: how an answer writes a day in doubt."""

_UNBOUNDED_START: Final = date(1800, 1, 1)
"""Where a source gives no lower bound at all: the rules do not reach back further than this."""


def read_when(value: object) -> When:
    """A day or its bounds, from a TOML date or an EDTF string; ValueError says what is wrong.

    >>> read_when("2006-12")
    Bounded(first=datetime.date(2006, 12, 1), last=datetime.date(2006, 12, 31), wording='2006-12')
    """
    if isinstance(value, datetime):
        raise TypeError("a day is needed here, without a time")
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return _from_text(value.strip())
    raise TypeError(f"a date is needed here, not {value!r}")


def _from_text(text: str) -> When:
    if text in {"", "/..", "../.."}:
        return Bounded(_UNBOUNDED_START, FOREVER, text)
    one_of = _ONE_OF.fullmatch(text)
    first, last = _bounds("/".join(one_of.groups()) if one_of else text)
    if isinstance(last, date) and last < first:
        raise ValueError(f"{text!r} is no date: it ends before it begins")
    return first if first == last else Bounded(first, last, text)


def _bounds(text: str) -> tuple[date, Edge]:
    start, slash, end = text.partition("/")
    if slash:
        first = _UNBOUNDED_START if start in {"", ".."} else _extent(start)[0]
        return first, FOREVER if end in {"", ".."} else _extent(end)[1]
    return _extent(text)


def _extent(text: str) -> tuple[date, date]:
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return _extent_by_library(text)
    year, month, day = (int(part) if part else None for part in plain.groups())
    if year is None or month is None:
        if not year:
            raise ValueError(f"{text!r} is no date: there is no such year")
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    if not 1 <= month <= 12:  # noqa: PLR2004 - not a month: perhaps a season
        return _extent_by_library(text)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _extent_by_library(text: str) -> tuple[date, date]:
    """Levels 1 and 2 of EDTF: seasons, approximations, sets."""
    # imported late: the library costs a fifth of a second, and few registers need it
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        first, last = parsed.lower_strict(), parsed.upper_strict()
        return date(*first[:3]), date(*last[:3])
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError) as fault:
        raise ValueError(f"{text!r} is neither a date nor EDTF (ISO 8601-2)") from fault
