"""The words of a sentence, each with its place in the text.

Hyphens part words ("six-month"), apostrophes end them ("months' notice", "Party's"): so a phrase
needs to be written only once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’`´][^\W\d_]{1,3}(?![^\W\d_])|['’`´](?![^\W\d_]))?)"
    r"|(?P<number>\d+)(?P<ordinal>(?:st|nd|rd|th|[aoªº°]|er[oao]?|[eè]me|ro|do|to|vo|mo|-?(?:й|го|му|ый|ой|ого|я|е))(?!\w))?"
    r"|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
_ENDING: Final = re.compile(r"['’`´].*$")

LONGEST: Final = 240
"""A longer run of letters is no word, not even one in which the spaces were lost."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A word, number or mark as it stands in the text: [start, end), in small letters."""

    start: int
    end: int
    small: str
    capital: bool = False
    ordinal: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it consists of letters."""
        return self.small[:1].isalpha()


def raw_words(text: str, start: int = 0, end: int | None = None) -> Iterator[Raw]:
    """The words, numbers and marks of text[start:end], in order."""
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        if found["word"]:
            yield from _words(found)
        elif found["number"]:
            digits = found["number"][:LONGEST]
            yield Raw(found.start(), found.end(), digits, ordinal=bool(found["ordinal"]))
        else:
            yield Raw(found.start(), found.end(), found["mark"])


def _words(found: re.Match[str]) -> Iterator[Raw]:
    word = _elided(found[0])
    small = _ENDING.sub("", word).lower()
    yield Raw(found.start(), found.end(), small, capital=word[:1].isupper())


def _elided(word: str) -> str:
    """The word as written, cut to what can be a word."""
    return word[:LONGEST]
