"""Where no day can be told: between which days a report lies, if it says enough for that."""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.claims.dating.bounds import bounding
from foedus.claims.dating.chairs import presiding
from foedus.claims.dating.posts import holding
from foedus.claims.dating.terms import Dated, Speaks
from foedus.claims.dating.weighing import Facts
from foedus.claims.times.calendar import last_day, moved
from foedus.law.terms.days import ONE_DAY, Span, Spans, common
from foedus.law.terms.evidence import Confidence

LONGEST: Final = 3 * 366
"""A span of more days says too little to judge by."""


def between(facts: Facts) -> Dated | None:
    """From the latest time told as past to the end of what is told as lasting; None: too long.

    What lasts are the offices of the persons named, the chair of a state, and what is still to
    come. Both ends must be told, and no two of them may exclude each other.
    """
    spans = _spans(facts)
    if not spans or not isinstance(spans[-1].end, date):
        return None
    found = Span(spans[0].start, spans[-1].end)
    if found.start == date.min or (spans[-1].end - found.start).days > LONGEST:
        return None
    last, seen = last_day(found), facts.seen
    grounds = (
        *bounding(last, seen, facts.bounds),
        *holding(last, facts.posts),
        *presiding(last, seen, facts.chairs),
    )
    told = tuple(one for one in grounds if one.speaks is Speaks.FOR)
    return Dated(found, told, Confidence.LOW) if told else None


def _spans(facts: Facts) -> Spans:
    found: Spans = (Span(date.min),)
    for one in facts.bounds.latest:
        found = common(found, (Span(one.first),))
    for one in facts.bounds.soonest:
        if one.last > date.min + ONE_DAY:
            found = common(found, (Span(date.min, moved(one.last, 1)),))
    for spans in (*(post.spans for post in facts.posts), *(c.spans for c in facts.chairs)):
        found = common(found, spans)
    return found
