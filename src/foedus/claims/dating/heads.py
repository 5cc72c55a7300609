"""Datelines and head lines: days that a report names as its own.

A dateline goes before the text of a wire: a place, a day, an agency, a dash. A head line (or the
last line of a communiqué) is a short line that ends with a day, or a day that stands alone. A text
may also say of itself when it was written, and what day its "today", or its "tomorrow", is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from foedus.claims.dating.seen import Seen, Told
from foedus.claims.dating.segments import stands_in_head
from foedus.claims.dating.self_dated import SELF, says_its_day
from foedus.claims.dating.terms import GroundKind
from foedus.claims.dating.words import NUMBER_OF
from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.times import Relation
from foedus.claims.times.terms import Fixed, Phrase, Rests, Shifted, Unit, Weekly, Yearless

HEAD: Final = 2000
"""So far from its beginning a report may name its day; pages put menus before it."""

FOOT: Final = 300
_LINE: Final = 120
_PLACE: Final = 60
_FEW: Final = 2
_TITLE: Final = 8
_LIST: Final = 3
_MARKS: Final = " \t-–—*•·"
_LINED: Final = frozenset({GroundKind.DATELINE, GroundKind.HEAD_LINE})
_PREPOSITION: Final = 12
_LED: Final = re.compile(
    r"\b(?:on|last|next|this|by|until|till|since|from|every|each|of|before|after|for|to|в|на|до|с)"
    r"\s+$",
    re.IGNORECASE,
)
_PREPOSED: Final = re.compile(
    r"(?:on|in|at|of|from|by|for|since|until|till|before|after|over|dated|during|around|"
    r"в|во|на|от|с|со|за|до|по|к|ко|перед|после|около)\s",
    re.IGNORECASE,
)
_WITH_WEEKDAY: Final = re.compile(r"(?:of|for)\s+[^\W\d_]{6,9},?\s", re.IGNORECASE)
PERIOD_HEAD: Final = 400
_JOINS: Final = re.compile(r"[\s,(–—-]{0,4}(?:is\s+|it is\s+)?")
_MANY: Final = 12
WEEKDAY_HEAD: Final = 300
_BRACKET: Final = r"(?:\([^()\n]{1,50}\)|\[[^\[\]\n]{1,50}\])"
_SLASHES: Final = r"/[^/\n]{1,50}/"
_DASH: Final = r"(?:--|[-–—])(?=\s)"
_TOWN: Final = r"(?:,\s*[^\W\d_][^\n,./()\[\]]{1,30})?"
_NAME: Final = r"[«\"“]?[A-ZА-ЯЁ][\w’'-]{1,30}[»\"”]?"
_NAMES: Final = rf"{_NAME}(?:[ /]{_NAME}){{0,3}}"
_CLOCK: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
_ZONE: Final = r"(?:\s*[+-]\d{2}:?\d{2}|\s*\(?[A-Za-zА-Яа-я]{1,5}\.?\)?){0,2}"
_HOUR: Final = rf"(?:(?:T|at |в )?{_CLOCK}{_ZONE})?"
_AGENCY: Final = re.compile(rf"\s*{_TOWN}\s*[.,]?\s*(?:{_BRACKET}\s*(?:[.:,]|{_DASH})|{_SLASHES})")
_NAMED: Final = re.compile(rf"\s*[.,]\s*{_NAMES}\s*{_DASH}|\s+{_NAMES}\s+{_DASH}")
_STOPPED: Final = re.compile(r"\s*\.\s*(?:[A-ZА-ЯЁ][A-ZА-ЯЁ-]{2,20}|[\w]+-[\w]+)\.\s")
_BARE_DASH: Final = re.compile(rf"\s*[.,:]?\s*{_HOUR}\s*{_DASH}")
_TAIL: Final = re.compile(rf"[\s).,;|\]]{{0,20}}{_HOUR}[\s).,;|\]]{{0,20}}$")
_IN_BRACKETS: Final = re.compile(r"\s*[(/][^()/\n]{0,50}")


@dataclass(frozen=True, slots=True)
class Head:
    """A day that the report names as its own; a year may be missing.

    *shift*: it lies so many days after the day of the report ("tomorrow, 17 April": 1).
    """

    told: Told
    kind: GroundKind
    shift: int = 0


def heads_of(seen: Seen) -> tuple[Head, ...]:
    """The days that the report names as its own, in order."""
    found = [head for told in seen.told for head in _head(seen, told)]
    return tuple(_without_lists(seen, found)[:_MANY])


def _without_lists(seen: Seen, heads: list[Head]) -> list[Head]:
    """Only the first line that names a day is the report's own; a dateline may follow it.

    In a chronicle many lines begin with a day: these are none of its own.
    """
    lined = [head for head in heads if head.kind in _LINED]
    days = {head.told.phrase.value for head in lined if _begins_line(seen, head)}
    chronicle = len(days) >= _LIST
    kept = [head for head in lined if not (chronicle and _begins_line(seen, head))]
    datelines = [head for head in kept if head.kind is GroundKind.DATELINE][:1]
    lines = [head for head in kept if head.kind is GroundKind.HEAD_LINE][:1]
    before = datelines and lines and _place(datelines[0]) < _place(lines[0])
    own = datelines if before else [*lines, *datelines]
    return [head for head in heads if head.kind not in _LINED or head in own]


def _place(head: Head) -> int:
    return head.told.phrase.stretch.start


def _begins_line(seen: Seen, head: Head) -> bool:
    before = _line_before(seen.text, _place(head))
    return before is not None and not before.strip(_MARKS)


def periods_of(seen: Seen) -> tuple[Head, ...]:
    """Months and years that stand where the day of a report would: "May 2011", "2011 edition"."""
    return tuple(
        Head(told, GroundKind.PERIOD)
        for told in seen.told
        if _is_period(told.phrase) and told.phrase.stretch.start <= PERIOD_HEAD
        if _says(seen, told.phrase) or _stands_alone(seen, told)
    )[:1]


def _head(seen: Seen, told: Told) -> Iterator[Head]:
    """The day of the report, if the words for a time are one."""
    if not _is_day(told.phrase):
        return
    kind = _kind(seen, told) if _own(seen, told.phrase) else None
    if _says(seen, told.phrase):
        yield Head(told, GroundKind.STATED)
    elif kind is not None:
        yield Head(told, kind)
    else:
        for shift in _beside_counted(seen, told):
            yield Head(told, GroundKind.TODAY_TOLD, shift)


def _says(seen: Seen, phrase: Phrase) -> bool:
    start = phrase.stretch.start
    ends = start <= HEAD or start >= len(seen.text) - FOOT
    return ends and says_its_day(seen.text, phrase.stretch, seen.language)


def _unit(phrase: Phrase) -> Unit:
    return phrase.value.unit if isinstance(phrase.value, Fixed) else Unit.CENTURY


def _is_period(phrase: Phrase) -> bool:
    return _unit(phrase) in {Unit.MONTH, Unit.SEASON, Unit.YEAR}


def _stands_alone(seen: Seen, told: Told) -> bool:
    """Whether a month ends a short line that is no sentence, or a year one that names a text."""
    start, end = told.phrase.stretch.start, told.phrase.stretch.end
    before = _line_before(seen.text, start)
    if before is None or len(before.split()) > _TITLE or told.past or told.future:
        return False
    line = before + seen.text[start : end + _LINE].split("\n", 1)[0]
    led = seen.text[start].islower() and bool(before.strip()) and before.rstrip()[-1:] not in ",(|"
    names = SELF[seen.language].text.search(line) is not None
    if _unit(told.phrase) is Unit.YEAR:
        return names
    return _TAIL.match(line[len(before) + end - start :]) is not None and (not led or names)


def head_weekdays(seen: Seen) -> tuple[Told, ...]:
    """Days of the week that stand where a date would: "The Chronicle, Wednesday"."""
    return tuple(_weekdays(seen))


def _weekdays(seen: Seen) -> Iterator[Told]:
    for found in seen.marks.weekday.finditer(seen.text, 0, WEEKDAY_HEAD):
        stretch = Stretch(found.start(), found.end())
        place = bisect_right(seen.sentences, stretch.start, key=lambda one: one.start) - 1
        sentence = seen.sentences[place] if place >= 0 else stretch
        led = _LED.search(seen.text[max(0, stretch.start - _PREPOSITION) : stretch.start])
        named = NUMBER_OF.get(found[0].casefold())
        if named is not None and led is None and stands_in_head(seen, stretch, sentence):
            phrase = Phrase(stretch, Relation.AT, Weekly(named))
            yield Told(phrase, sentence)


def _beside_counted(seen: Seen, told: Told) -> Iterator[int]:
    """How many days away a day is told to be beside it: "today, 20 September", "tomorrow (5 May)".

    Only within one sentence, with no word between the two.
    """
    place = bisect_left(seen.told, told.phrase.stretch.start, key=lambda t: t.phrase.stretch.start)
    for other in (*seen.told[max(0, place - 1) : place], *seen.told[place + 1 : place + 2]):
        value = other.phrase.value
        if not isinstance(value, Shifted) or value.unit is not Unit.DAY:
            continue
        remembered = _is_years_ago(seen, other)
        if value.rests is Rests.TODAY and other.sentence == told.sentence and not remembered:
            ends = sorted((other.phrase.stretch, told.phrase.stretch), key=lambda one: one.start)
            if _JOINS.fullmatch(seen.text[ends[0].end : ends[1].start]):
                yield value.number


def _is_years_ago(seen: Seen, today: Told) -> bool:
    """Whether years are counted just before: "thirty years ago today, on 21 December"."""
    start = today.phrase.stretch.start
    place = bisect_left(seen.told, start, key=lambda t: t.phrase.stretch.start)
    for other in seen.told[max(0, place - 1) : place]:
        value, end = other.phrase.value, other.phrase.stretch.end
        years = isinstance(value, Shifted) and value.unit is Unit.YEAR
        if years and not seen.text[end:start].strip(" ,"):
            return True
    return False


def _own(seen: Seen, phrase: Phrase) -> bool:
    """Whether it is a plain day at the top or the bottom: "5 October", not "on 5 October"."""
    if not _is_day(phrase):
        return False
    start = phrase.stretch.start
    if phrase.relation is not Relation.AT or HEAD < start < len(seen.text) - FOOT:
        return False
    words = seen.text[start : phrase.stretch.end]
    if SELF[seen.language].as_of.match(words) or not is_preposed(words):
        return True
    return start <= WEEKDAY_HEAD and isinstance(phrase.value, Fixed) and _is_of_weekday(words)


def is_preposed(words: str) -> bool:
    """Whether words for a day begin with their preposition: "on 5 October"."""
    return _PREPOSED.match(words) is not None


def _is_of_weekday(words: str) -> bool:
    """Whether it is "of Saturday, 17 October 2015": a treaty is not named by its weekday."""
    return _WITH_WEEKDAY.match(words) is not None


def _is_day(phrase: Phrase) -> bool:
    return isinstance(phrase.value, Fixed | Yearless) and phrase.value.unit is Unit.DAY


def _kind(seen: Seen, told: Told) -> GroundKind | None:
    phrase = told.phrase
    start, end = phrase.stretch.start, phrase.stretch.end
    if start <= HEAD and _AGENCY.match(seen.text, end, end + _LINE):
        return GroundKind.DATELINE
    before = _line_before(seen.text, start)
    opens = before is not None and len(before) <= _PLACE and _opens_text(seen.text, before, end)
    if start <= HEAD and opens:
        return GroundKind.DATELINE
    return GroundKind.HEAD_LINE if stands_in_head(seen, phrase.stretch, told.sentence) else None


def _line_before(text: str, start: int) -> str | None:
    """What stands before a place in its line; None where that is too long for a head line."""
    first = text.rfind("\n", max(0, start - _LINE), start) + 1
    if not first and start > _LINE:
        return None
    return text[first:start]


def _opens_text(text: str, before: str, end: int) -> bool:
    """Whether a dash follows, an agency, or a full stop behind a day that stands alone."""
    if any(one.match(text, end, end + _LINE) for one in (_BARE_DASH, _NAMED, _STOPPED)):
        return True
    if _IN_BRACKETS.fullmatch(before) and text[end : end + 1] in {")", "/"}:
        return True
    return len(before.split()) <= _FEW and re.match(r"\s*[.|]\s", text[end : end + 4]) is not None
