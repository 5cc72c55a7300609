"""The tokens of a text beside the words of its language, and the smallest things read in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from foedus.claims.times.terms import Value
from foedus.claims.times.tokens import Token
from foedus.claims.times.words import Words

Read: TypeAlias = tuple[Value, int] | None
"""What was read, and the place of the token behind it; None: nothing."""

Number: TypeAlias = tuple[int, int] | None
"""A number that was read, and the place behind it."""

YEARS: Final = range(1600, 2200)
"""Numbers that can be years of a report's world."""

_DAYS: Final = range(1, 32)
_WRITTEN: Final = 4
_CURRENCY: Final = frozenset("$€£₽№#%&@=+")
_MORE: Final = frozenset(".,:/")


@dataclass(frozen=True, slots=True)
class Line:
    """A text being read: places count its tokens; a place behind the end is an empty key."""

    tokens: tuple[Token, ...]
    words: Words
    starters: frozenset[str]

    def may_begin(self, place: int) -> bool:
        """Whether a time, or a preposition of one, may begin at *place*."""
        if not 0 <= place < len(self.tokens):
            return False
        token = self.tokens[place]
        return token.is_number or token.key in self.starters

    def key(self, place: int) -> str:
        """The token at *place*, as the tables write it."""
        return self.tokens[place].key if 0 <= place < len(self.tokens) else ""

    def number(self, place: int) -> int:
        """The number at *place*, or -1."""
        return self.tokens[place].number if 0 <= place < len(self.tokens) else -1

    def glued(self, place: int) -> bool:
        """Whether the token at *place* stands close to the one before it."""
        return 0 < place < len(self.tokens) and self.tokens[place].glued

    def capital(self, place: int) -> bool:
        """Whether the token at *place* begins with a capital letter."""
        return 0 <= place < len(self.tokens) and self.tokens[place].capital

    def lower_word(self, place: int) -> bool:
        """Whether a word without a capital stands at *place*."""
        inside = 0 <= place < len(self.tokens)
        return inside and self.tokens[place].is_word and not self.tokens[place].capital

    def skip(self, place: int, keys: frozenset[str]) -> int:
        """The place behind one of *keys*, or *place* itself."""
        return place + 1 if self.key(place) in keys else place


def free(line: Line, place: int) -> bool:
    """Whether a number at *place* begins there: not the middle of another, no sum of money."""
    before = line.key(place - 1)
    if before in _CURRENCY and before:
        return False
    if not line.glued(place):
        return True
    inner = before in _MORE and line.number(place - 2) >= 0 and line.glued(place - 1)
    return not inner and not line.tokens[place - 1].is_word


def ends(line: Line, place: int) -> bool:
    """Whether a number ends before *place*: no decimals, no thousands, no hours, no per cent."""
    if not line.glued(place):
        return True
    mark = line.key(place)
    if mark in _MORE and line.glued(place + 1) and line.number(place + 1) >= 0:
        return False
    return mark not in _CURRENCY


def year_at(line: Line, place: int) -> Number:
    """A year in four digits, or by its name in words."""
    named = line.words.year_names.at(line.tokens, place)
    if named is not None:
        return named
    year = line.number(place)
    if year not in YEARS or len(line.tokens[place].text) != _WRITTEN or not free(line, place):
        return None
    behind = place + 1
    if not ends(line, behind) or (line.glued(behind) and line.tokens[behind].is_word):
        return _with_word(line, year, behind)
    return year, _suffixed(line, behind)


def _with_word(line: Line, year: int, behind: int) -> Number:
    """A year with its word close behind: "2007г."."""
    return (year, behind) if line.words.year_words.at(line.tokens, behind) else None


def day_at(line: Line, place: int) -> Number:
    """The number of a day, in digits ("8", "8th", "8-го") or as a word ("восьмого")."""
    found = line.words.ordinals.at(line.tokens, place)
    if found is not None:
        return found
    number = line.number(place)
    if number not in _DAYS or line.tokens[place].end - line.tokens[place].start > 2:  # noqa: PLR2004
        return None
    if not free(line, place) or not ends(line, place + 1):
        return None
    behind = _suffixed(line, place + 1)
    stuck = behind == place + 1 and line.glued(behind) and line.tokens[behind].is_word
    return None if stuck and month_beside(line, behind) is None else (number, behind)


def _suffixed(line: Line, place: int) -> int:
    """The place behind an ending of an ordinal number in digits."""
    at = place + 1 if line.key(place) == "-" and line.glued(place) else place
    return at + 1 if line.glued(at) and line.key(at) in line.words.suffixes else place


def month_beside(line: Line, place: int) -> Number:
    """A month that stands beside a number: abbreviations count, with or without their stop."""
    word = line.key(place)
    if word in line.words.months and _is_month(line, place, word):
        return line.words.months[word], place + 1
    if word not in line.words.short_months:
        return None
    stop = line.key(place + 1) == "." and line.glued(place + 1)
    return line.words.short_months[word], place + 1 + stop


def _is_month(line: Line, place: int, word: str) -> bool:
    needs_capital = line.words.months_capital and word in line.words.careful
    return line.capital(place) or not needs_capital


def month_alone(line: Line, place: int) -> Number:
    """A month without a number: never a word or a name that only looks like one."""
    word = line.key(place)
    if word not in line.words.months or line.capital(place) != line.words.months_capital:
        return None
    return line.words.months[word], place + 1


def weekday_beside(line: Line, place: int) -> Number:
    """A day of the week before or behind a date, abbreviated or not, with its comma."""
    word = line.key(place)
    number = line.words.weekdays.get(word, line.words.short_weekdays.get(word, -1))
    if number < 0:
        return None
    behind = place + 1
    if word in line.words.short_weekdays and line.key(behind) == ".":
        behind += 1
    return number, behind + 1 if line.key(behind) == "," else behind


def longest(line: Line, place: int, readers: tuple[Callable[[Line, int], Read], ...]) -> Read:
    """What the reader that gets furthest reads; the first of equals."""
    best: Read = None
    for reader in readers:
        found = reader(line, place)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best
