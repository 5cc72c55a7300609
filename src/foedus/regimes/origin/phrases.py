"""Words of a rule that name materials ──▶ `Selection`: "bones of heading 0506", "all the fruit".

Codes narrow words only where one thing is named; "cereals, roots of heading 0714" leaves open
what the heading belongs to, so nothing is concluded from it.
"""

from __future__ import annotations

import re
from typing import Final

from foedus.regimes.origin.selecting import (
    ALL_MATERIALS,
    SAME_HEADING,
    CodeRange,
    Scope,
    Selection,
    by_codes,
)

_KEYWORD: Final = r"(?:sub)?(?:heading|chapter)s?(?: nos?\.?)?"
_NUMBER: Final = r"\d{1,2}(?!\d)|\d{4,10}"
_ONE: Final = rf"(?:{_KEYWORD} )?(?:{_NUMBER})(?: to (?:{_KEYWORD} )?(?:{_NUMBER}))?"
_GROUP: Final = re.compile(
    rf"\b{_KEYWORD} (?:{_NUMBER})(?: to (?:{_KEYWORD} )?(?:{_NUMBER}))?"
    rf"(?:(?:,| or| and|, or|, and) {_ONE}\b(?! \w*(?:micron|cm|mm|%)))*",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(rf"({_NUMBER})(?: to (?:{_KEYWORD} )?({_NUMBER}))?", re.IGNORECASE)
_EDGE: Final = re.compile(
    r"^(?:[,;]|\bor\b|\band\b|\bof\b|\bfrom\b|\bthose\b|\bthe\b|\bother\b|\bany\b|\s)+|"
    r"(?:[,;]|\bor\b|\band\b|\bof\b|\bthose\b|\bclassified in\b|\bfrom\b|\s)+$"
)
_MATERIALS: Final = frozenset({"", "materials", "material", "non-originating materials"})
_SAME: Final = frozenset(
    {"materials of the same heading as the product", "materials of the same heading"}
)
_ASIDE: Final = re.compile(r"\([^)]*\)")
_SEVERAL: Final = re.compile(r",|\bor\b|\band\b")


def ranges_in(phrase: str) -> tuple[CodeRange, ...]:
    """The codes that a phrase names.

    >>> [str(one) for one in ranges_in("heading 4104 to heading 4113 or chapter 5")]
    ['4104–4113', '05']
    """
    return tuple(
        CodeRange(_padded(found[1]), _padded(found[2] or found[1]))
        for group in _GROUP.finditer(phrase)
        for found in _RANGE.finditer(group[0])
    )


def _padded(digits: str) -> str:
    return digits.zfill(2)


def selections(phrase: str) -> tuple[Selection, ...]:
    """The materials that a phrase names, by codes where it gives them, by words where not.

    >>> [one.scope.value for one in selections("those of heading 0203 or bones of heading 0506")]
    ['codes', 'words']
    """
    bare = phrase.strip(" .,;")
    if bare in _SAME:
        return (SAME_HEADING,)
    if bare in _MATERIALS:
        return (ALL_MATERIALS,)
    found: list[Selection] = []
    at = 0
    for group in _GROUP.finditer(bare):
        found.append(_selected(bare[at : group.start()], group[0]))
        at = group.end()
    rest = _trimmed(bare[at:])
    if rest:
        found.append(Selection(Scope.WORDS, (), rest if found else bare))
    return tuple(found)


def _selected(before: str, codes: str) -> Selection:
    words, ranges = _trimmed(before), ranges_in(codes)
    if words.casefold() in _MATERIALS:
        return by_codes(ranges)
    is_one = not _SEVERAL.search(_ASIDE.sub("", words))
    return Selection(Scope.WORDS, ranges if is_one else (), f"{words} of {codes}")


def _trimmed(words: str) -> str:
    return _EDGE.sub("", _EDGE.sub("", words.strip()))
