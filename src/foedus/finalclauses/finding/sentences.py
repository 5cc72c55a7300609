"""The sentences of an article, without the numbers of its paragraphs.

Kept apart from the sentences of a document: the articles of a treaty have numbered paragraphs, lost
line breaks ("completed.It shall") and enumerations, and a clause never goes over a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_BREAK: Final = re.compile(
    r"(?<=[.;:!?”\"])[ \t\r]{0,40}\n[ \t\r]{0,40}\n"  # an empty line after a full stop
    r"|\n[ \t\r]{0,40}\n(?=[ \t\r\n]{0,40}"  # or before what begins anew
    r"(?:\(?\d|\([a-z]|[A-ZА-ЯЁ]{4}|Art|In witness|Done|Ст|Совершено))"
    r"|(?<=[a-z]{3})\s{1,9}(?=This\s(?:[A-Z]|present))"  # a lost full stop
    r"|\n[ \t]{0,40}(?=(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?[.)]\s)"  # a numbered paragraph
    r"|(?<=[^\W\d]{2}[.;!?])\s{1,99}(?=[(\[«“\"]?[A-ZÀ-ÞА-ЯЁ\d(])"  # a full stop
    r"|(?<=[.;])\s{1,9}\.\s{1,9}(?=[A-ZÀ-ÞА-ЯЁ])"  # the dot of a lost paragraph number
    r"|(?<=\)[.;])\s{1,99}(?=[A-ZÀ-ÞА-ЯЁ\d])"
    r"|(?<=\d[.;])\s{1,99}(?=[A-ZÀ-ÞА-ЯЁ(]|\d{1,2}\.\s)"
    r"|(?<=[a-zа-яё]{3}\.)(?=[A-ZА-ЯЁ][a-zа-яё]{1,12}\s)"  # lost space: "completed.It shall"
    r"|(?<=[a-zа-яё]{3}\.)(?=\d{1,2}\.\s)"
)
_NUMBER: Final = re.compile(
    r"\s*(?:(?:\(?\d{1,3}(?:\.\d{1,3}){0,2}\s?(?:[.)\]]|\(\s?\d*\s?\)|(?=\s+[A-ZА-ЯЁ]))"
    r"|\(?(?:[a-zа-я]|[ivx]{1,4})\)|[IVX]{1,5}\.(?=\s)|[a-z]\.(?=\s)|\[[A-Z][^\]\n]{0,80}\]|[•·\-–—.*])\s*)+"
)
_ABBREVIATED: Final = frozenset(
    {"no", "art", "nos", "arts", "para", "paras", "г", "ст", "núm", "mr"}
)
_CITED: Final = re.compile(r"\b(?:[Aa]rticle|[Pp]aragraph)\.$")
"""A stray full stop between the word and the number of an article that is cited."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text: [start, end). *paragraph* is its number, if it begins a paragraph."""

    start: int
    end: int
    paragraph: str = ""


def spans_in(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences in text[start:end], in order, without their paragraph numbers."""
    begin = start
    for found in _BREAK.finditer(text, start, end):
        if _after_abbreviation(text, begin, found.start()):
            continue
        yield from _sentence(text, begin, found.start())
        begin = found.end()
    yield from _sentence(text, begin, end)


def _after_abbreviation(text: str, begin: int, place: int) -> bool:
    before = text[max(begin, place - _LOOK_BACK) : place]
    last = re.search(r"([^\W\d]+)\.$", before[-8:])
    if last is not None and last[1].lower() in _ABBREVIATED:
        return True
    return (
        _CITED.search(before) is not None
        and text[place : place + _LOOK_BACK].lstrip()[:1].isdigit()
    )


_LOOK_BACK: Final = 12
"""So many letters around a full stop tell whether it ends a sentence."""


def _sentence(text: str, start: int, end: int) -> Iterator[Span]:
    number = _NUMBER.match(text, start, end)
    begin = number.end() if number else start
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        label = "".join(re.findall(r"\w+", number[0])[:1]) if number else ""
        yield Span(begin, end, label)
