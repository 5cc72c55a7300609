"""Datelines and head lines: days that a report names as its own.

A dateline goes before the text of a wire: a place, a day, an agency, a dash. A head line (or the
last line of a communiqué) is a short line that ends with a day, or a day that stands alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from foedus.claims.dating.seen import Seen, Told
from foedus.claims.dating.terms import GroundKind
from foedus.claims.terms.times import Relation
from foedus.claims.times.terms import Fixed, Phrase, Shifted, Unit, Weekly, Yearless

HEAD: Final = 2000
"""So far from its beginning a report may name its day; pages put menus before it."""

FOOT: Final = 300
_LINE: Final = 120
_PLACE: Final = 60
_FEW: Final = 2
_COMMA: Final = 3
_MANY: Final = 12
WEEKDAY_HEAD: Final = 300
_WORDS: Final = 14
_WHOLE: Final = 24
_LONG: Final = 400
_BRACKET: Final = r"(?:\([^()\n]{1,50}\)|\[[^\[\]\n]{1,50}\])"
_SLASHES: Final = r"/[^/\n]{1,50}/"
_DASH: Final = r"(?:--|[-–—])(?=\s)"
_TOWN: Final = r"(?:,\s*[^\W\d_][^\n,./()\[\]]{1,30})?"
_AGENCY: Final = re.compile(rf"\s*{_TOWN}\s*[.,]?\s*(?:{_BRACKET}\s*(?:[.:]|{_DASH})|{_SLASHES})")
_BARE_DASH: Final = re.compile(rf"\s*[.,:]?\s*{_DASH}")
_HOUR: Final = r"(?:(?:at |в )?\d{1,2}[:.]\d{2}(?:\s*[A-Za-zА-Яа-я]{2,5})?)?"
_TAIL: Final = re.compile(rf"[\s).,;|\]]{{0,20}}{_HOUR}[\s).,;|\]]{{0,20}}$")


@dataclass(frozen=True, slots=True)
class Head:
    """A day that the report names as its own; a year may be missing."""

    told: Told
    kind: GroundKind


def heads_of(seen: Seen) -> tuple[Head, ...]:
    """The days that the report names as its own, in order."""
    found: list[Head] = []
    for told in seen.told:
        kind = _kind(seen, told) if _own(seen, told.phrase) else None
        if kind is None and _is_day(told.phrase) and _beside_today(seen, told.phrase):
            kind = GroundKind.TODAY_TOLD
        if kind is not None:
            found.append(Head(told, kind))
    return tuple(found[:_MANY])


def head_weekdays(seen: Seen) -> tuple[Told, ...]:
    """Days of the week that stand where a date would: "The Chronicle, Wednesday"."""
    return tuple(
        told
        for told in seen.told
        if isinstance(told.phrase.value, Weekly)
        and told.phrase.stretch.start <= WEEKDAY_HEAD
        and seen.words(told.phrase.stretch).count(" ") == 0
        and _kind(seen, told) is not None
    )


def _beside_today(seen: Seen, phrase: Phrase) -> bool:
    """Whether "today" stands before or behind a day: "today, 20 September 2012"."""
    place = bisect_left(seen.told, phrase.stretch.start, key=lambda t: t.phrase.stretch.start)
    for other in (*seen.told[max(0, place - 1) : place], *seen.told[place + 1 : place + 2]):
        one = other.phrase
        gap = max(one.stretch.start - phrase.stretch.end, phrase.stretch.start - one.stretch.end)
        if one.value == Shifted(Unit.DAY, 0) and 0 <= gap <= _COMMA:
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
    led = words[:1].islower() and not seen.marks.as_of.match(words)
    return not led and not re.match(r"(?:On|In|At|Of|В|На|От|За)\s", words)


def _is_day(phrase: Phrase) -> bool:
    return isinstance(phrase.value, Fixed | Yearless) and phrase.value.unit is Unit.DAY


def _kind(seen: Seen, told: Told) -> GroundKind | None:
    phrase = told.phrase
    start, end = phrase.stretch.start, phrase.stretch.end
    if start <= HEAD and _AGENCY.match(seen.text, end, end + _LINE):
        return GroundKind.DATELINE
    before = _line_before(seen.text, start)
    if before is None:
        return None
    if start <= HEAD and len(before) <= _PLACE and _opens_text(seen.text, before, end):
        return GroundKind.DATELINE
    last = seen.text.find("\n", end, end + _LINE)
    behind = seen.text[end : last if last >= 0 else end + _LINE]
    short = len(before.split()) <= _WORDS and _TAIL.match(behind)
    return GroundKind.HEAD_LINE if short and _is_title(seen, told, before) else None


def _is_title(seen: Seen, told: Told, before: str) -> bool:
    """Whether a line is no sentence of the text, nor a part of one that was wrapped.

    It tells nothing as past or to come, unless that it was published.
    """
    if seen.marks.issued.search(before):
        return True
    sentence = seen.text[told.sentence.start : told.sentence.end]
    return not (told.past or told.future) and len(sentence[:_LONG].split()) <= _WHOLE


def _line_before(text: str, start: int) -> str | None:
    """What stands before a place in its line; None where that is too long for a head line."""
    first = text.rfind("\n", max(0, start - _LINE), start) + 1
    if not first and start > _LINE:
        return None
    return text[first:start]


def _opens_text(text: str, before: str, end: int) -> bool:
    """Whether a dash follows, or a full stop behind a day that stands alone."""
    if _BARE_DASH.match(text, end, end + _LINE):
        return True
    return len(before.split()) <= _FEW and re.match(r"\s*[.|]\s", text[end : end + 4]) is not None
