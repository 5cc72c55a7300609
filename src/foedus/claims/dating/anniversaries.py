"""What is remembered: "the 20th anniversary of …", "ten years ago today", "к 30-летию …".

The days that it is counted from are those told in the same sentence; where none is told, the days
on which the instruments named there were adopted, and those of the organisations named there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.claims.dating.heads import Head
from foedus.claims.dating.known import Known
from foedus.claims.dating.seen import Seen
from foedus.claims.dating.terms import Ground, GroundKind, Speaks
from foedus.claims.dating.words import ground
from foedus.claims.terms.kinds import Stretch
from foedus.claims.times.calendar import is_day, last_day
from foedus.claims.times.terms import Fixed, Rests, Shifted, Unit
from foedus.law.terms.days import Span
from foedus.law.terms.wording import Language

_FEW: Final = 8
_LONG: Final = 1000
"""Sentences are looked through so far."""

_SENTENCES: Final = 40
_GOES_BEFORE: Final = ("-", "двадцати", "тридцати")

_NUMBERED: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(
        r"\b(\d{1,3})(?:st|nd|rd|th)[- ](?:anniversary|birthday)|\bturn(?:s|ed|ing)? (\d{1,3})\b"
        r"|\b(\d{1,3})[- ]years?[- ](?:anniversary|jubilee)",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(\d{1,3})-лети[а-я]{1,3}\b|\b(\d{1,3})-?[а-я]{0,2} годовщин[а-я]{1,2}"
        r"|\bисполн[а-я]{2,6} (\d{1,3}) лет",
        re.IGNORECASE,
    ),
}
_TENS: Final = {
    "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30,
    "thirty-five": 35, "forty": 40, "fifty": 50,
}  # fmt: skip
_WORDED: Final[dict[Language, dict[str, int]]] = {
    "en": {
        "fifth anniversary": 5, "tenth anniversary": 10, "fifteenth anniversary": 15,
        "twentieth anniversary": 20, "twenty-fifth anniversary": 25, "thirtieth anniversary": 30,
        "fortieth anniversary": 40, "fiftieth anniversary": 50,
    } | {f"{word} years {after}": n for word, n in _TENS.items() for after in ("after", "since")},
    "ru": {
        "пятилети": 5, "десятилети": 10, "пятнадцатилети": 15, "двадцатилети": 20,
        "двадцатипятилети": 25, "тридцатилети": 30, "сорокалети": 40, "пятидесятилети": 50,
        "десять лет после": 10, "двадцать лет после": 20, "тридцать лет после": 30,
    },
}  # fmt: skip
_EXACT: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(
        r"\btoday\b|\bexactly\b|\bto the day\b|\bon this (?:very )?day\b|\bthis day\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\bсегодня\b|\bровно\b|\bв этот (?:самый )?день\b|\bдень в день\b", re.IGNORECASE
    ),
}


@dataclass(frozen=True, slots=True)
class Jubilee:
    """So many *years* since one of some *days*; *exact*: on this very day of the year."""

    stretch: Stretch
    years: int
    days: tuple[date, ...]
    exact: bool

    def falls(self) -> Iterator[date]:
        """The days on which it is so many years."""
        for day in self.days:
            year = day.year + self.years
            if is_day(year, day.month, day.day):
                yield date(year, day.month, day.day)


def jubilees_of(seen: Seen, known: Known, heads: Iterable[Head]) -> tuple[Jubilee, ...]:
    """What the report remembers; the days of *heads* are its own, nothing is counted from them."""
    own = frozenset(head.told.phrase.stretch for head in heads)
    found = (
        _jubilee(seen, known, own, one) for one in (*_ago(seen), *_numbered(seen), *_worded(seen))
    )
    return tuple(one for one in found if one.days)[:_FEW]


@dataclass(frozen=True, slots=True)
class _Counted:
    """Words that count years, and their sentence."""

    stretch: Stretch
    sentence: Stretch
    years: int


def _ago(seen: Seen) -> Iterator[_Counted]:
    """Twenty years ago."""
    for told in seen.told:
        value = told.phrase.value
        counted = isinstance(value, Shifted) and value.rests is Rests.TODAY
        if isinstance(value, Shifted) and counted and value.unit is Unit.YEAR and value.number < -1:
            yield _Counted(told.phrase.stretch, told.sentence, -value.number)


def _numbered(seen: Seen) -> Iterator[_Counted]:
    """The 20th anniversary."""
    for sentence in _first(seen):
        for found in _NUMBERED[seen.language].finditer(seen.text, sentence.start, sentence.end):
            number = int(next(group for group in found.groups() if group))
            yield _Counted(Stretch(found.start(), found.end()), sentence, number)


def _worded(seen: Seen) -> Iterator[_Counted]:
    """The twentieth anniversary, twenty years after."""
    for sentence in _first(seen):
        low = seen.text[sentence.start : sentence.end].lower()
        for words, number in _WORDED[seen.language].items():
            place = low.find(words)
            if place >= 0 and not low[:place].endswith(_GOES_BEFORE):
                start = sentence.start + place
                yield _Counted(Stretch(start, start + len(words)), sentence, number)


def _first(seen: Seen) -> Iterator[Stretch]:
    """The sentences that are looked through, each as far as it is bearable."""
    for one in seen.sentences[:_SENTENCES]:
        yield Stretch(one.start, min(one.end, one.start + _LONG))


def _jubilee(seen: Seen, known: Known, own: frozenset[Stretch], counted: _Counted) -> Jubilee:
    sentence = counted.sentence
    near = Stretch(sentence.start, min(sentence.end, sentence.start + _LONG))
    exact = _EXACT[seen.language].search(seen.text, near.start, near.end) is not None
    spans = tuple(_told_spans(seen, near, own))
    if spans:
        only_days = all(span.start == last_day(span) for span in spans)
        days = tuple(span.start for span in spans)
        return Jubilee(counted.stretch, counted.years, days, exact and only_days)
    things = [one for one in seen.things_in(near) if one in known.begun]
    instruments = [one for one in things if "/" in one]
    begun = {known.begun[one] for one in instruments or things}
    return Jubilee(counted.stretch, counted.years, tuple(sorted(begun)), exact)


def _told_spans(seen: Seen, near: Stretch, own: frozenset[Stretch]) -> Iterator[Span]:
    """The times with their year that a sentence tells."""
    place = bisect_left(seen.told, near.start, key=lambda one: one.phrase.stretch.start)
    for told in seen.told[place : place + _FEW]:
        value, stretch = told.phrase.value, told.phrase.stretch
        if isinstance(value, Fixed) and stretch.end <= near.end and stretch not in own:
            yield value.span


def remembering(day: date, seen: Seen, jubilees: tuple[Jubilee, ...]) -> Iterator[Ground]:
    """What is remembered, for and against a day."""
    for one in jubilees:
        words = seen.words(one.stretch)
        falls = tuple(one.falls())
        if one.exact and day in falls:
            en, ru = f'"{words}": {day} is that day.', f"«{words}»: это {day}."
            yield ground(GroundKind.ANNIVERSARY, Speaks.FOR, en, ru, one.stretch)
        years = {fall.year for fall in falls}
        if day.year in years:
            en, ru = f'"{words}" fits {day.year}.', f"«{words}» подходит к {day.year} году."
            yield ground(GroundKind.YEARS_SINCE, Speaks.FOR, en, ru, one.stretch)
        elif falls:
            leads = ", ".join(str(year) for year in sorted(years))
            en, ru = f'"{words}" leads to {leads}.', f"«{words}» указывает на {leads} год."
            yield ground(GroundKind.YEARS_SINCE, Speaks.AGAINST, en, ru, one.stretch)
