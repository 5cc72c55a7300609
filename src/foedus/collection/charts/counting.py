"""How many, over time: states that certainly are parties or members, and that may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from foedus.law.answers.answers import TimelineAnswer
from foedus.law.answers.questions.members import worlds_of_member
from foedus.law.answers.speech.names import word_name
from foedus.law.answers.standing import Word
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.world import World
from foedus.law.terms.days import Span, Spans, common, holds_on, joined

_BEING_PARTY = {Word.PARTY, Word.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Count:
    """From the day *since*: so many certainly, so many at most."""

    since: date
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted, and the counts in order of days; before the first, none."""

    name: str
    counts: tuple[Count, ...]

    def on(self, day: date) -> Count:
        """The count on *day*."""
        begun = [count for count in self.counts if count.since <= day]
        return begun[-1] if begun else Count(day, 0, 0)


def counted(name: str, sure: Iterable[Spans], possible: Iterable[Spans]) -> Series:
    """The series of *name* from the days of each state: certain days, and possible ones.

    >>> spans = [(Span(date(2000, 1, 1)),), (Span(date(2000, 1, 1), date(2005, 1, 1)),)]
    >>> [(count.since.year, count.least) for count in counted("parties", spans, spans).counts]
    [(2000, 2), (2005, 1)]
    """
    firm, open_ = tuple(sure), tuple(possible)
    found: list[Count] = []
    for day in sorted(set(_edges(firm)) | set(_edges(open_))):
        least = sum(holds_on(spans, day) for spans in firm)
        most = sum(holds_on(spans, day) for spans in open_)
        if not found or (found[-1].least, found[-1].most) != (least, most):
            found.append(Count(day, least, most))
    return Series(name, tuple(found))


def _edges(all_spans: tuple[Spans, ...]) -> Iterator[date]:
    for span in (span for spans in all_spans for span in spans):
        yield span.start
        if isinstance(span.end, date):
            yield span.end


def count_parties(answer: TimelineAnswer, speaker: Speaker) -> Series:
    """How many states were party to an instrument; a suspended party is one."""
    sure, possible = [], []
    for _, stretches in answer.rows:
        said = [(set(one.word.values), Span(one.since, one.until)) for one in stretches]
        sure.append(joined(span for words, span in said if words <= _BEING_PARTY))
        possible.append(joined(span for words, span in said if words & _BEING_PARTY))
    return counted(word_name(str(Word.PARTY), speaker.language), sure, possible)


def count_members(worlds: Worlds, organisation: str, criterion: str, speaker: Speaker) -> Series:
    """How many states met a criterion of an organisation."""
    sure, possible = [], []
    for code in worlds.material.register.party:
        asked = worlds_of_member(worlds, organisation, criterion, code)
        spans = [_spans(world, organisation, criterion, code) for world in asked]
        always = spans[0]
        for other in spans[1:]:
            always = common(always, other)
        sure.append(always)
        possible.append(joined(span for one in spans for span in one))
    tests = worlds.material.register.organisation[organisation].criteria
    titles = (speaker.say(test.title) for test in tests if test.name == criterion)
    return counted(next(filter(None, titles), criterion), sure, possible)


def _spans(world: World, organisation: str, criterion: str, code: str) -> Spans:
    return world.belongs(organisation, criterion, code)
