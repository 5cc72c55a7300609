"""The short pieces of heads: "RADIO SCRIPT / 16 MAY 1992 / DURATION 2'05", "Minsk. Saturday"."""

from __future__ import annotations

import re
from typing import Final

from foedus.claims.dating.seen import Seen
from foedus.claims.terms.kinds import Stretch

EARLY: Final = 300
"""So near the beginning the head of a report stands."""

_REACH: Final = 160
_LISTS: Final = ",/(|:–—-»"
_WORDS: Final = 14
_AFTER_WORDS: Final = 3
_OPENS: Final = re.compile(r"[.!?;|•·\]\[]\s*|/\s+|\s[-–—]\s|\n")
_WEEKDAY: Final = r"(?:,?\s*\(?[^\W\d_]{5,11}\)?)?"
_CLOCK: Final = (
    r"(?:[,T]?\s*(?:at |в )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*(?:[A-Z]{2,4}|[ap]\.?m\.?))?)?"
)
_PAGE: Final = r"(?:,\s*(?:page|pages|pp?|vol|volume|no|issue|стр|с|выпуск|№)\.?\s*\d{1,6})?"
_NOTE: Final = r"(?:\s*\([^()\n]{1,60}\))?"
_LAST_BRACKET: Final = re.compile(rf"{_WEEKDAY}{_CLOCK}{_PAGE}[.,]?\)(?::\s|[.]?[ \t]*(?:$|\n))")
_CLOSES: Final = re.compile(
    rf"{_WEEKDAY}{_CLOCK}{_PAGE}{_NOTE}\s*(?:$|[.!?;:|•·\])]|/\s|\s[-–—]\s|\n)"
)


def stands_in_head(seen: Seen, stretch: Stretch, sentence: Stretch) -> bool:
    """Whether words for a day end a piece of a head: short, and telling nothing that happened.

    Near the beginning a piece may begin behind any break; further on, only with its line.
    """
    start, opened = _start(seen.text, stretch.start)
    before = seen.text[start : stretch.start]
    if not opened or len(before.split()) > _WORDS or _tells(seen, before):
        return False
    lined = start == 0 or seen.text[start - 1] == "\n"
    if not lined and (stretch.start > EARLY or not _listed(before)):
        return False
    if not _closes(seen.text, stretch, before):
        return False
    above = seen.text[max(sentence.start, start - _REACH) : start]
    wrapped = lined and sentence.start < start
    return not (wrapped and _tells(seen, above))


def _listed(before: str) -> bool:
    """Whether a day stands behind a mark or a name, as in "Minsk, 5 May", not behind a verb."""
    words = before.split()
    return not words or words[-1][-1] in _LISTS or words[-1][0].isupper()


def _start(text: str, place: int) -> tuple[int, bool]:
    """Where the piece before a place begins, and whether it begins within reach."""
    first = max(0, place - _REACH)
    last = first
    found = first == 0
    for match in _OPENS.finditer(text, first, place):
        last, found = match.end(), True
    return last, found


def _closes(text: str, stretch: Stretch, before: str) -> bool:
    end = stretch.end
    if before.rfind("(") > before.rfind(")"):  # "The Charter (Minsk, 22 January 1993) says …"
        return _LAST_BRACKET.match(text, end, end + _REACH) is not None
    if text[end - 1 : end] == "." or _CLOSES.match(text, end, end + _REACH) is not None:
        return True
    rest = text[end : end + _REACH].split("\n", 1)[0]
    return not before.strip() and len(rest.split()) <= _AFTER_WORDS and "." not in rest


def _tells(seen: Seen, words: str) -> bool:
    """Whether words tell something as past or as to come."""
    return any(mark.search(words) for mark in (seen.marks.past, seen.marks.future))
