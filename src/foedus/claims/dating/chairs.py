"""States that a report tells to be in the chair: whether they were, on a day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.claims.dating.known import Known
from foedus.claims.dating.seen import Seen, Told
from foedus.claims.dating.terms import Ground, GroundKind, Speaks
from foedus.claims.dating.words import ground
from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.times import Relation
from foedus.claims.times.terms import Rests, Shifted
from foedus.law.terms.days import Spans, holds_on

_FEW: Final = 4
_PARTS: Final = ",;:—–"
_REACH: Final = 80
"""The state stands so near the words for the chair."""


@dataclass(frozen=True, slots=True)
class Chair:
    """Words for a state in the chair, and when it was."""

    stretch: Stretch
    spans: Spans


def chairs_of(seen: Seen, known: Known) -> tuple[Chair, ...]:
    """The states that are told to be in the chair now, where only one is named beside it."""
    found: list[Chair] = []
    for sentence in seen.sentences:
        for match in seen.marks.chair.finditer(seen.text, sentence.start, sentence.end):
            words = Stretch(match.start(), match.end())
            stretch = _clause(seen.text, sentence, words)
            parties = [one for one in seen.things_in(stretch) if one in known.parties]
            if not parties:  # "the capital of Belarus, presiding this year, …"
                before = Stretch(max(sentence.start, stretch.start - _REACH), stretch.start - 1)
                last = _clause(seen.text, before, Stretch(before.end, before.end))
                parties = [one for one in seen.things_in(last) if one in known.parties]
            if len(parties) == 1 and not _otherwise(seen, stretch):
                found.append(Chair(words, known.turns.get(parties[0], ())))
        if len(found) >= _FEW:
            break
    return tuple(one for one in found if one.spans)


def _clause(text: str, sentence: Stretch, words: Stretch) -> Stretch:
    """The part of a sentence around words that no comma parts from them."""
    first = max(sentence.start, words.start - _REACH)
    last = min(sentence.end, words.end + _REACH)
    start = max(text.rfind(mark, first, words.start) for mark in _PARTS)
    ends = [place for mark in _PARTS if (place := text.find(mark, words.end, last)) >= 0]
    return Stretch(max(first, start + 1), min(ends, default=last))


def _otherwise(seen: Seen, stretch: Stretch) -> bool:
    """Whether it is of the past, of the future, or from some time on."""
    marks = (seen.marks.past, seen.marks.future)
    if any(mark.search(seen.text, stretch.start, stretch.end) for mark in marks):
        return True
    first = bisect_left(seen.told, stretch.start, key=lambda told: told.phrase.stretch.start)
    behind = bisect_left(seen.told, stretch.end, key=lambda told: told.phrase.stretch.start)
    inside = seen.told[first:behind]
    return any(told.phrase.relation is Relation.SINCE or not _now(told) for told in inside)


def _now(told: Told) -> bool:
    value = told.phrase.value
    return isinstance(value, Shifted) and value.rests is Rests.TODAY and not value.number


def presiding(day: date, seen: Seen, chairs: tuple[Chair, ...]) -> Iterator[Ground]:
    """Whether each of them was in the chair on a day."""
    for one in chairs:
        words = seen.words(one.stretch)
        if holds_on(one.spans, day):
            en, ru = f'"{words}": it was, on {day}.', f"«{words}»: на {day} это так."
            yield ground(GroundKind.CHAIR, Speaks.FOR, en, ru, one.stretch)
        else:
            en, ru = f'"{words}": it was not, on {day}.', f"«{words}»: на {day} это не так."
            yield ground(GroundKind.CHAIR, Speaks.AGAINST, en, ru, one.stretch)
