"""Between which days a report lies: what it tells as past, and as still to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from foedus.claims.dating.heads import Head
from foedus.claims.dating.seen import Seen, Told
from foedus.claims.dating.terms import Ground, GroundKind, Speaks
from foedus.claims.dating.words import ground
from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.times import Relation
from foedus.claims.times.calendar import last_day
from foedus.claims.times.terms import Fixed


@dataclass(frozen=True, slots=True)
class Dates:
    """A time with its year: its first and last day, and its words."""

    first: date
    last: date
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Bounds:
    """The *latest* times told as past (one or none), the *soonest* to come."""

    latest: tuple[Dates, ...]
    soonest: tuple[Dates, ...]


def bounds_of(seen: Seen, heads: Iterable[Head]) -> Bounds:
    """Look for them once; a day of *heads* that is said to be tomorrow's is not past."""
    coming = {head.told.phrase.stretch for head in heads if head.shift > 0}
    told_days = [told for told in seen.told if told.phrase.stretch not in coming]
    over = [_dates(told) for told in told_days if _over(told)]
    ahead = [_dates(told) for told in told_days if _ahead(told)]
    return Bounds(
        latest=tuple(sorted(over, key=lambda one: one.first, reverse=True)[:1]),
        soonest=tuple(sorted(ahead, key=lambda one: one.last)[:1]),
    )


def _dates(told: Told) -> Dates:
    value = told.phrase.value
    if not isinstance(value, Fixed):
        return Dates(date.min, date.max, told.phrase.stretch)
    return Dates(value.span.start, last_day(value.span), told.phrase.stretch)


def _over(told: Told) -> bool:
    """Whether a time with its year is told as past."""
    if not isinstance(told.phrase.value, Fixed):
        return False
    relation = told.phrase.relation
    since = relation is Relation.SINCE and not told.future
    return since or (relation is Relation.AT and told.past and not told.future)


def _ahead(told: Told) -> bool:
    return told.future and not told.past and isinstance(told.phrase.value, Fixed)


def bounding(day: date, seen: Seen, bounds: Bounds) -> Iterator[Ground]:
    """What the bounds say to a day."""
    yield from _latest(day, seen, bounds)
    for one in bounds.soonest:
        if one.last < day:
            words = seen.words(one.stretch)
            en, ru = f'It tells of "{words}" as to come.', f"О «{words}» говорится как о будущем."
            yield ground(GroundKind.STILL_TO_COME, Speaks.AGAINST, en, ru, one.stretch)


def _latest(day: date, seen: Seen, bounds: Bounds) -> Iterator[Ground]:
    """A report cannot be older than a past day of which it tells."""
    for one in bounds.latest:
        words = seen.words(one.stretch)
        if one.first > day:
            en, ru = f'It tells of "{words}" as past.', f"О «{words}» говорится как о прошедшем."
            yield ground(GroundKind.LATEST, Speaks.AGAINST, en, ru, one.stretch)
        elif one.first.year == day.year:
            en = f'"{words}" is the latest time of which it tells as past.'
            ru = f"«{words}» – самое позднее время, о котором говорится как о прошедшем."
            yield ground(GroundKind.LATEST, Speaks.FOR, en, ru, one.stretch)
