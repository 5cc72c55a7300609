"""Numbers in words and figures ("one hundred and eighty", "30th"), and days ("1 January 2005")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.finalclauses.grammar.lexicon import Lexicon
from foedus.finalclauses.grammar.words import Raw

HUNDRED: Final = 100
_LARGEST: Final = 10_000_000
_FEW_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """A number, and whether it is an ordinal."""

    number: int
    ordinal: bool


def number_at(raw: list[Raw], at: int, lexicon: Lexicon) -> tuple[Counted | None, int]:
    """The number that begins at a place, and where it ends; None and *at* where none begins."""
    one = raw[at]
    if one.small[:1].isdigit():
        if not one.small.isascii() or len(one.small) > _FEW_DIGITS:
            return None, at
        return Counted(int(one.small), one.ordinal), at + 1
    total, end, ordinal = 0, at, False
    while end < len(raw) and not ordinal:
        word = raw[end].small
        if word in lexicon.cardinals:
            total = _added(total, lexicon.cardinals[word])
        elif word in lexicon.ordinals and _fits(total, lexicon.ordinals[word]):
            total, ordinal = _added(total, lexicon.ordinals[word]), True
        elif not (end > at and _joins(raw, end, total, lexicon)):
            break
        end += 1
    if end == at or total > _LARGEST:
        return None, at
    return Counted(total, ordinal), end


def _fits(total: int, more: int) -> bool:
    """Whether an ordinal can follow what was counted: "twenty-first", not "one first"."""
    return total == 0 or more in {HUNDRED, 1000} or total % (HUNDRED if more >= 10 else 10) == 0  # noqa: PLR2004


def _added(total: int, more: int) -> int:
    return (total or 1) * more if more in {HUNDRED, 1000} else total + more


def _joins(raw: list[Raw], at: int, total: int, lexicon: Lexicon) -> bool:
    """Whether "and" stands inside a number, as in "one hundred and eighty"."""
    if raw[at].small not in {"and", "y", "et", "-"} or total == 0 or at + 1 >= len(raw):
        return False
    after = raw[at + 1].small
    return total % HUNDRED == 0 and (after in lexicon.cardinals or after in lexicon.ordinals)


def day_at(raw: list[Raw], at: int, lexicon: Lexicon) -> tuple[date | None, int]:
    """The day that begins at a place, and where it ends; None and *at* where none begins."""
    months = [lexicon.months.get(one.small, 0) for one in raw[at : at + 5]]
    if len(months) >= 2 and months[0]:  # noqa: PLR2004 - the month first: January 1 2005
        return _day(raw, (at + 1, at + 2), months[0], at + 3, at, lexicon)
    for place in (1, 2, 3):  # the day first: 1 January 2005, first day of January 2005
        if len(months) > place and months[place]:
            if any(not _between_day_and_month(raw[at + n]) for n in range(1, place)):
                break
            after = at + place + 1
            if after < len(raw) and raw[after].small in {"de", "del", "of", "г"}:
                after += 1
            return _day(raw, (at, after), months[place], after + 1, at, lexicon)
    return None, at


def _between_day_and_month(one: Raw) -> bool:
    return one.small in {"de", "of", "day", "er", "st", "nd", "rd", "th"}


def _day(
    raw: list[Raw], places: tuple[int, int], month: int, end: int, at: int, lexicon: Lexicon
) -> tuple[date | None, int]:
    """The day made of the numbers at *places*; None where they make none."""
    if places[1] >= len(raw):
        return None, at
    day, year = (raw[n].small for n in places)
    day = str(lexicon.ordinals.get(day, day))
    if not (day.isdecimal() and year.isdecimal() and len(day) < 3 and len(year) == 4):  # noqa: PLR2004
        return None, at
    try:
        return date(int(year), month, int(day)), end
    except ValueError:
        return None, at
