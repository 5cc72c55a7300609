"""A date as a table writes it ──▶ a day, or its bounds.

Tables write days in many ways. What can be read in two ways is not read at all, unless the other
dates of the table show which figure is the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.law.terms.uncertain import When
from foedus.texts.edtf_dates import read_when

NEVER_FROM_YEAR: Final = 2200
"""From this year on a "date" stands for "no end known" (9999-12-31 and the like)."""

NO_END: Final = "no end known"
"""How the remark begins about such a date."""

_MONTHS: Final = """
jan january janvier enero janv ene januar jänner januari gennaio janeiro янв января январь ян
feb february fevrier fev février févr febrero februar februari febbraio fevereiro февраля февраль
mar march mars marzo märz mrz maart mrt março мар марта март
apr april avril avr abril abr aprile апр апреля апрель
may mai mayo mei mag maggio maio мая май
jun june juin junio juni giugno junho июн июня июнь
jul july juillet juil julio juli luglio julho июл июля июль
aug august aout août agosto ago augustus авг августа август
sep sept september septembre septiembre settembre setembro сен сент сентября сентябрь
oct october octobre octubre okt oktober ottobre outubro окт октября октябрь
nov november novembre noviembre novembro ноя нояб ноября ноябрь
dec december decembre déc décembre diciembre dez dezember dicembre dezembro дек декабря декабрь
""".strip().splitlines()
"""A line a month: its names and short forms in eight languages."""

_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
MONTHS: Final = {
    name: number
    for names, roman, number in zip(_MONTHS, _ROMAN, range(1, 13), strict=True)
    for name in (*names.split(), roman)
}
"""The months, by their names and short forms in eight languages and as Roman figures."""

_ISO: Final = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_COMPACT: Final = re.compile(r"((?:1[89]|20)\d{2})(\d{2})(\d{2})")
_FIGURES: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?: 0?0:00(?::00)?)?")
_DAY_MONTH: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|°)?[ .-]*(?:de |of )?([^\W\d_]+)\.?[ .,-]*(?:de |del )?(\d{4})"
)
_MONTH_DAY: Final = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH: Final = re.compile(r"([^\W\d_]+)\.?[ -](\d{4})")
_AROUND: Final = re.compile(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )|[ ,]*(?:г\.?|года)$",
    re.IGNORECASE,
)
"""What some write around a date: the day of the week before it, the word "year" behind it."""

_NOTHING: Final = frozenset(
    {"", "-", "–", "—", "..", "...", "…", "/", "//", "na", "n/a", "n.a.", "nan", "nat", "none"}
    | {"null", "0000-00-00", "?"},
)


class Order(StrEnum):
    """Which figure comes first in dates such as 03/04/1994."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class NoDay:
    """A cell that says that there is no day; *note* tells what stood there, if anything did."""

    note: str = ""


class DayFault(ValueError):
    """A date that cannot be read. *code*: P2 no date at all, P5 day and month may be swapped."""

    def __init__(self, code: str, told: str) -> None:
        self.code = code
        super().__init__(told)


def is_nothing(text: str) -> bool:
    """Whether a cell stands for "nothing here": it is empty, a dash, `NA`, `n/a` or `NaT`."""
    return text.strip().casefold() in _NOTHING


def order_of(texts: Iterable[str]) -> Order:
    """What the dates in figures among *texts* show about their order.

    >>> order_of(["03/04/1994", "28/03/1994"])
    <Order.DAY_FIRST: 'day-first'>
    """
    firsts, seconds = 0, 0
    for text in texts:
        match = _FIGURES.search(text) if "19" in text or "20" in text or "18" in text else None
        if match is not None:
            firsts, seconds = max(firsts, int(match[1])), max(seconds, int(match[3]))
    if (firsts > len(_ROMAN)) == (seconds > len(_ROMAN)):
        return Order.UNSETTLED
    return Order.DAY_FIRST if firsts > len(_ROMAN) else Order.MONTH_FIRST


def read_date(text: str, order: Order = Order.UNSETTLED) -> When | NoDay:
    """The day that *text* names, or that it names none; DayFault says what is wrong.

    >>> read_date("28 Mar 1994")
    datetime.date(1994, 3, 28)
    >>> read_date("9999-12-31")
    NoDay(note='no end known (9999-12-31)')
    """
    plain = bare_date(text)
    if is_nothing(plain):
        return NoDay()
    iso = _ISO.fullmatch(plain)
    if iso is not None:
        return _day(int(iso[1]), int(iso[3]), int(iso[4]), plain)
    compact = _COMPACT.fullmatch(plain)
    if compact is not None:
        return _day(int(compact[1]), int(compact[2]), int(compact[3]), plain)
    figures = _FIGURES.fullmatch(plain)
    if figures is not None:
        settled = Order.DAY_FIRST if figures[2] == "." else order
        return _in_order(int(figures[1]), int(figures[3]), int(figures[4]), plain, settled)
    return _in_words(plain)


def bare_date(text: str) -> str:
    """A date without what some write around it.

    >>> bare_date("28 марта 1994 г.")
    '28 марта 1994'
    """
    return _AROUND.sub("", " ".join(text.split()))


def is_date(text: str) -> bool:
    """Whether *text* and nothing else is a date, whichever of its figures is the day."""
    try:
        return not isinstance(read_date(text, Order.DAY_FIRST), NoDay)
    except DayFault as fault:
        return fault.code == "P5"


def looks_dated(text: str) -> bool:
    """Whether a cell seems to hold a day: figures of a date, or words and a year behind them."""
    plain = bare_date(text)
    years = [part for part in re.split(r"[-/. ]", plain) if part.isdigit()]
    return len(years) > 2 or (plain[-4:].isdigit() and any(map(str.isalpha, plain)))  # noqa: PLR2004 - year, month, day


def _in_words(plain: str) -> When | NoDay:
    for pattern, places in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2))):
        match = pattern.fullmatch(plain)
        month = None if match is None else MONTHS.get(match[places[1]].casefold())
        if match is not None and month is not None:
            return _day(int(match[places[0]]), month, int(match[places[2]]), plain)
    match = _MONTH.fullmatch(plain)
    month = None if match is None else MONTHS.get(match[1].casefold())
    if match is not None and month is not None:
        return _edtf(f"{match[2]}-{month:02}", plain)
    return _edtf(plain, plain)


def _in_order(first: int, second: int, year: int, plain: str, order: Order) -> When | NoDay:
    months = len(_ROMAN)
    if first <= months and second <= months and first != second and order is Order.UNSETTLED:
        raise DayFault("P5", f"{plain!r} may be either of two days.")
    day_first = first > months or (second <= months and order is not Order.MONTH_FIRST)
    day, month = (first, second) if day_first else (second, first)
    return _day(year, month, day, plain)


def _day(year: int, month: int, day: int, plain: str) -> When | NoDay:
    if year >= NEVER_FROM_YEAR:
        return NoDay(f"{NO_END} ({plain})")
    try:
        return date(year, month, day)
    except ValueError:
        raise DayFault("P2", f"{plain!r} is no day of the calendar.") from None


def _edtf(text: str, plain: str) -> When | NoDay:
    if text[:4].isdigit() and int(text[:4]) >= NEVER_FROM_YEAR:
        return NoDay(f"{NO_END} ({plain})")
    if not any(figure.isdigit() for figure in text):
        raise DayFault("P2", f"{plain!r} is no date.")
    try:
        return read_when(text)
    except (ValueError, TypeError):
        raise DayFault("P2", f"{plain!r} is no date.") from None
