"""The grounds for and against a day, and their weight."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.claims.dating.anniversaries import remembering
from foedus.claims.dating.bounds import Bounds, bounding, bounds_of
from foedus.claims.dating.chairs import Chair, chairs_of, presiding
from foedus.claims.dating.days import Possible, possible_days
from foedus.claims.dating.heads import Head
from foedus.claims.dating.known import Known
from foedus.claims.dating.nearby import borne_out, named
from foedus.claims.dating.posts import Post, holding, posts_of
from foedus.claims.dating.seen import Seen, Told, seen_in
from foedus.claims.dating.terms import Ground, GroundKind, Speaks
from foedus.claims.dating.weights import MANIFOLD, MOST, WEIGHTS
from foedus.claims.dating.words import ground, is_weekday
from foedus.claims.times.calendar import last_day, moved
from foedus.claims.times.terms import Fixed, Weekly, Yearless
from foedus.documents.terms import Document

_MADE: Final = re.compile(r"modif|updat|chang|PDF|Word", re.IGNORECASE)
_EARLY: Final = 4
"""So many of the first times may be the day of a session that the report is about."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A day, the grounds for and against it, and what they weigh."""

    day: date
    grounds: tuple[Ground, ...]

    @property
    def weight(self) -> int:
        """The sum of the weights; a kind of ground counts once, or as often as it may."""
        counted = Counter({(one.kind, one.speaks, one.stretch) for one in self.grounds})
        times = Counter((kind, speaks) for kind, speaks, _ in counted)
        return sum(
            WEIGHTS.get(kind, 0) * min(number, MOST if kind[0] in MANIFOLD else 1)
            for kind, number in times.items()
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """What is weighed for each day, gathered once for a report."""

    seen: Seen
    possible: Possible
    bounds: Bounds
    posts: tuple[Post, ...]
    chairs: tuple[Chair, ...]


def facts_of(document: Document, known: Known) -> Facts:
    """Gather what a report shows."""
    seen = seen_in(document, known)
    possible = possible_days(document, seen, known)
    return Facts(
        seen=seen,
        possible=possible,
        bounds=bounds_of(seen, possible.heads),
        posts=posts_of(seen, known),
        chairs=chairs_of(seen, known),
    )


def weighed(day: date, document: Document, facts: Facts, known: Known) -> Weighed:
    """All grounds for and against *day*."""
    seen, possible = facts.seen, facts.possible
    grounds = (
        *_named(day, seen, possible),
        *_of_the_file(day, document, possible),
        *_happened(day, seen, known),
        *holding(day, facts.posts),
        *presiding(day, seen, facts.chairs),
        *remembering(day, seen, possible.jubilees),
        *bounding(day, seen, facts.bounds),
    )
    return Weighed(day, tuple(dict.fromkeys(grounds)))


def _named(day: date, seen: Seen, possible: Possible) -> Iterator[Ground]:
    for head in possible.heads:
        if _means(head.told, moved(day, head.shift)):
            yield _of_head(head, seen)
            yield from _weekday(head.told, seen, moved(day, head.shift))
    for period in possible.periods:
        value = period.told.phrase.value
        if isinstance(value, Fixed) and day in value.span:
            yield _of_head(period, seen)
    for told in possible.early:
        yield from _early(told, day, seen)
    for told in possible.weekdays:
        value = told.phrase.value
        if isinstance(value, Weekly):
            speaks = Speaks.FOR if value.weekday == day.weekday() else Speaks.AGAINST
            yield is_weekday(day, seen.words(told.phrase.stretch), told.phrase.stretch, speaks)


def _early(told: Told, day: date, seen: Seen) -> Iterator[Ground]:
    """What a day that is told at the beginning says to a day."""
    if _means(told, day):
        words = seen.words(told.phrase.stretch)
        en = f'It tells at its beginning of "{words}".'
        ru = f"В начале сообщается о дне «{words}»."
        yield ground(GroundKind.DAY_TOLD, Speaks.FOR, en, ru, told.phrase.stretch)
        yield from _weekday(told, seen, day)
    elif told.past and _means(told, moved(day, -1)):
        words = seen.words(told.phrase.stretch)
        en = f'It tells at its beginning of "{words}", the day before.'
        ru = f"В начале сообщается о предыдущем дне: «{words}»."
        yield ground(GroundKind.DAY_BEFORE, Speaks.FOR, en, ru, told.phrase.stretch)
        yield from _weekday(told, seen, moved(day, -1))


def _of_head(head: Head, seen: Seen) -> Ground:
    words = seen.words(head.told.phrase.stretch)
    if head.kind is GroundKind.STATED:
        en, ru = f'The text says that it is of "{words}".', f"О себе текст сообщает: «{words}»."
    elif head.shift:
        en = f'"{words}" lies {head.shift:+} days from the day of the report.'
        ru = f"«{words}» отстоит от дня сообщения на {head.shift:+} дн."
    else:
        en, ru = f'The report is dated "{words}".', f"Сообщение датировано: «{words}»."
    return ground(head.kind, Speaks.FOR, en, ru, head.told.phrase.stretch)


def _means(told: Told, day: date) -> bool:
    value = told.phrase.value
    if isinstance(value, Fixed):
        return value.span.start == day == last_day(value.span)
    return isinstance(value, Yearless) and (value.month, value.day) == (day.month, day.day)


def _weekday(told: Told, seen: Seen, day: date) -> Iterator[Ground]:
    value = told.phrase.value
    if isinstance(value, Yearless) and value.weekday >= 0:
        speaks = Speaks.FOR if value.weekday == day.weekday() else Speaks.AGAINST
        yield is_weekday(day, seen.words(told.phrase.stretch), told.phrase.stretch, speaks)


def _of_the_file(day: date, document: Document, possible: Possible) -> Iterator[Ground]:
    for stated in document.stated.dates:
        if stated.day == day:
            en, ru = (
                f"The file states {day} ({stated.what}).",
                f"В файле указано {day} ({stated.what}).",
            )
            made = _MADE.search(stated.what) is not None
            kind = GroundKind.FILE_MADE if made else GroundKind.FILE
            yield ground(kind, Speaks.FOR, en, ru)
    if day in possible.by_name:
        en, ru = f"The file is called {document.name}.", f"Файл называется {document.name}."
        yield ground(GroundKind.FILE_NAME, Speaks.FOR, en, ru)


def _happened(day: date, seen: Seen, known: Known) -> Iterator[Ground]:
    for told, one, kind in borne_out(seen, known, day):
        words = seen.words(told.phrase.stretch)
        en = f'"{words}" is {one.day}, of which the register holds: {one.title.en}.'
        ru = f"«{words}» – {one.day}; в реестре на этот день: {one.title.ru}."
        yield ground(kind, Speaks.FOR, en, ru, told.phrase.stretch)
        if one.is_session and one.day == day and isinstance(told.phrase.value, Weekly):
            yield is_weekday(day, words, told.phrase.stretch, Speaks.FOR)
    for told in seen.told[:_EARLY]:
        for one in known.happenings.get(day, ()):
            if one.is_session and _means(told, day) and any(named(seen, known, told, one)):
                en, ru = f"On {day}: {one.title.en}.", f"{day}: {one.title.ru}."
                yield ground(GroundKind.SESSION, Speaks.FOR, en, ru, told.phrase.stretch)
