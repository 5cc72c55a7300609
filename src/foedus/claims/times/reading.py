"""The times that a text names, counted from the day of the report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.times import NO_TIME, Relation, TimeSaid
from foedus.claims.times.calendar import last_day, one_day
from foedus.claims.times.phrases import phrases_in
from foedus.claims.times.resolving import Found, From, resolve
from foedus.claims.times.terms import Anchor, Leaning, Phrase, Rests, TimeMention, Unit
from foedus.law.terms.days import Span, latest
from foedus.law.terms.wording import Language

_PARAGRAPH: Final = "\n\n"
_NEAR: Final = 31
_ANCHORS: Final = frozenset({Rests.ITSELF, Rests.NEAREST, Rests.ANCHOR})


def times_in(
    text: str,
    start: int,
    end: int,
    language: Language,
    today: date,
    *,
    leaning: Leaning = Leaning.PAST,
) -> tuple[TimeMention, ...]:
    """The times named in ``text[start:end]``, in order, not overlapping, the longest words.

    *today* is the day of the report. *leaning* says where a weekday or a day without a year is
    looked for: AHEAD for what is still to come. What is counted from another time ("a year later")
    is counted from the last one named before it in this stretch, else from *today*. Call it once
    for a whole text, and cut by sentences with `within`: that is linear.
    """
    phrases = phrases_in(text, start, end, language)
    return mentions_of(text, phrases, today, leaning)


def mentions_of(
    text: str, phrases: Iterable[Phrase], today: date, leaning: Leaning = Leaning.PAST
) -> tuple[TimeMention, ...]:
    """What *phrases* mean, counted from *today*; the same phrases can be counted from many days."""
    counting = _Counting(today, leaning)
    return tuple(counting.mention(text, phrase) for phrase in phrases)


def mentions_between(
    text: str, phrases: Sequence[Phrase], when: Span, leaning: Leaning = Leaning.PAST
) -> tuple[TimeMention, ...]:
    """What *phrases* mean in a report of some day of *when*, which need not be a single one.

    Of a report of no known day (*when* holds none), what is counted from its day says no time. Of
    one of several days it means all the days that it can mean, counted from each of them.
    """
    if not when or not isinstance(when.end, date):
        return tuple(_uncounted(mentions_of(text, phrases, when.start, leaning)))
    first = mentions_of(text, phrases, when.start, leaning)
    if last_day(when) == when.start:
        return first
    last = mentions_of(text, phrases, last_day(when), leaning)
    return tuple(_either(*both) for both in zip(first, last, strict=True))


def _uncounted(mentions: Iterable[TimeMention]) -> Iterator[TimeMention]:
    """The times that stand by themselves, and those counted from them; the others say none."""
    firm: set[Stretch] = set()
    for one in mentions:
        if one.rests is Rests.ITSELF or (one.rests is Rests.ANCHOR and one.anchor in firm):
            firm.add(one.stretch)
            yield one
        else:
            said = TimeSaid(Relation.UNSAID, NO_TIME.span, one.said.words)
            yield replace(one, said=said)


def _either(first: TimeMention, last: TimeMention) -> TimeMention:
    """All the days that either of two readings holds."""
    one, other = first.said.span, last.said.span
    span = Span(min(one.start, other.start), latest(one.end, other.end))
    return replace(last, said=replace(last.said, span=span))


@dataclass(slots=True)
class _Counting:
    """Goes through the phrases of a text and keeps the time named last, by how fine it is.

    A time of another paragraph is an anchor only where it is near the report: "the day before"
    in a new paragraph of a wire looks back from the day of the wire, not from its history.
    """

    today: date
    leaning: Leaning
    anchors: dict[Unit, Anchor] = field(default_factory=dict)
    place: int = 0

    def mention(self, text: str, phrase: Phrase) -> TimeMention:
        if text.find(_PARAGRAPH, self.place, phrase.stretch.start) >= 0:
            self.anchors = {u: a for u, a in self.anchors.items() if self._near(a)}
        self.place = phrase.stretch.end
        found = resolve(phrase.value, From(self.today, self.leaning, self.anchors))
        self._keep(found, phrase.stretch)
        words = text[phrase.stretch.start : phrase.stretch.end]
        said = TimeSaid(phrase.relation, found.span, words)
        return TimeMention(phrase.stretch, said, found.rests, found.anchor)

    def _near(self, anchor: Anchor) -> bool:
        return abs((anchor.span.start - self.today).days) <= _NEAR

    def _keep(self, found: Found, stretch: Stretch) -> None:
        if found.rests in _ANCHORS or found.span == one_day(self.today):
            anchor = Anchor(found.span, found.unit, stretch)
            finer = {u: a for u, a in self.anchors.items() if a.span.start in found.span}
            self.anchors = finer | {unit: anchor for unit in Unit if unit >= found.unit}


def within(mentions: Sequence[TimeMention], start: int, end: int) -> tuple[TimeMention, ...]:
    """Those of *mentions* (in order) that lie wholly in a stretch of the text."""
    first = bisect_left(mentions, start, key=lambda one: one.stretch.start)
    behind = bisect_left(mentions, end, key=lambda one: one.stretch.start)
    return tuple(one for one in mentions[first:behind] if one.stretch.end <= end)
