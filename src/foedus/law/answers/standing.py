"""One word for how a state stands to an instrument on a day, with since and until.

Several facts may hold at once; the strongest gives the word. Rule source: VCLT 2(1), 18, 25.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.law.derive.timeline import StateRecord
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import FOREVER, Edge, Span
from foedus.law.terms.steps import Steps


class Word(StrEnum):
    """The word of a status table."""

    PARTY = "party"
    SUSPENDED = "suspended"
    BOUND_THROUGH = "bound-through"
    PROVISIONAL = "provisional"
    FORMER = "former"
    CONTRACTING = "contracting"
    SIGNED = "signed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Stand:
    """How a state stands on a day: the *word*, and the span during which it is so."""

    word: Word
    since: date | None = None
    until: Edge = FOREVER


NOTHING: Final = Stand(Word.NONE)

_STRONGEST_FIRST: Final = (
    (Standing.PARTY, Word.PARTY),
    (Standing.BOUND_THROUGH, Word.BOUND_THROUGH),
    (Standing.PROVISIONAL, Word.PROVISIONAL),
)
_WEAK: Final = ((Standing.CONTRACTING, Word.CONTRACTING), (Standing.SIGNED, Word.SIGNED))


def stand_on(record: StateRecord | None, day: date) -> Stand:
    """How the state of *record* stands on *day*."""
    if record is None:
        return NOTHING
    for standing, word in _STRONGEST_FIRST:
        span = _span_on(record, standing, day)
        if span is not None:
            paused = _span_on(record, Standing.SUSPENDED, day)
            if word is Word.PARTY and paused is not None:
                return Stand(Word.SUSPENDED, paused.start, paused.end)
            return Stand(word, span.start, span.end)
    return _without_bond(record, day)


def _without_bond(record: StateRecord, day: date) -> Stand:
    past = [span for span in record.spans(Standing.PARTY) if span.end <= day]
    if past:
        since = max(_ends_by(record, day), default=None)
        return Stand(Word.FORMER, since, min(_starts_after(record, day), default=FOREVER))
    for standing, word in _WEAK:
        span = _span_on(record, standing, day)
        if span is not None:
            return Stand(word, span.start, span.end)
    return NOTHING


def _ends_by(record: StateRecord, day: date) -> Iterator[date]:
    """The days by *day* on which a bond of whatever way was over."""
    for standing, _ in _STRONGEST_FIRST:
        ends = (span.end for span in record.spans(standing))
        yield from (end for end in ends if isinstance(end, date) and end <= day)


def _starts_after(record: StateRecord, day: date) -> Iterator[date]:
    """The days after *day* on which the state is bound again, in whatever way."""
    for standing, _ in _STRONGEST_FIRST:
        yield from (span.start for span in record.spans(standing) if span.start > day)


def _span_on(record: StateRecord, standing: Standing, day: date) -> Span | None:
    return next((span for span in record.spans(standing) if day in span), None)


def steps_on(record: StateRecord | None, day: date) -> Steps:
    """The proof of how the state of *record* stands on *day*: the facts begun by then."""
    if record is None:
        return ()
    begun = [fact for fact in record.facts if fact.span.start <= day]
    strong = [
        fact for fact in begun if fact.standing not in {Standing.SIGNED, Standing.CONTRACTING}
    ]
    facts = strong or begun
    ended = [fact for fact in facts if fact.end_steps]
    starts = (step for fact in facts for step in fact.steps)
    ends = (step for fact in ended for step in fact.end_steps)
    return tuple(dict.fromkeys((*starts, *ends)))


def changes_of(record: StateRecord) -> tuple[date, ...]:
    """The days on which something changes for the state of *record*, in order."""
    edges = {fact.span.start for fact in record.facts}
    edges |= {fact.span.end for fact in record.facts if isinstance(fact.span.end, date)}
    return tuple(sorted(edges))
