"""Cutting a text into words, numbers and marks, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from foedus.claims.terms.kinds import Stretch
from foedus.claims.words.forms import Form, Forms


class Sort(StrEnum):
    """What a token is. LINK: what a name may hold and need not (a hyphen, the 's of a genitive)."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    LINK = "link"


@dataclass(frozen=True)
class Token:
    """One word, number or mark. *forms* are all readings of its form, the likeliest first."""

    text: str
    stretch: Stretch
    sort: Sort
    forms: tuple[Form, ...] = ()

    @cached_property
    def lower(self) -> str:
        """The word in small letters, with one kind of apostrophe, and е for ё."""
        return plain(self.text)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The word itself, every base form of it, and ``=word``: that very form."""
        return frozenset({self.lower, "=" + self.lower, *(form.lemma for form in self.forms)})

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


_TOKEN: Final = re.compile(
    r"(?P<genitive>(?<=\w)['’]s(?!\w)|(?<=s)['’](?!\w))"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)"
    r"|(?P<hyphen>(?<=\w)[-\u2010\u2011](?=\w))"
    r"|(?P<mark>[^\w\s]|_)"
)
LONGEST: Final = 60
"""No word of either language is longer; what is longer is no word and is not looked up."""


def plain(word: str) -> str:
    """A word as it is looked up: small letters, one kind of apostrophe, е for ё, no full stops.

    >>> plain("Её")
    'ее'
    """
    plainly = word.casefold().replace("’", "'").replace("ё", "е")
    return plainly.replace(".", "") or plainly


def tokens_of(text: str, stretch: Stretch, forms: Forms) -> tuple[Token, ...]:
    """The tokens of *stretch*, in order. Linear in its length."""
    return tuple(_token(m, forms) for m in _TOKEN.finditer(text, stretch.start, stretch.end))


def _token(match: re.Match[str], forms: Forms) -> Token:
    words, where = match.group(), Stretch(match.start(), match.end())
    if match.lastgroup == "word" and len(words) <= LONGEST:
        return Token(words, where, Sort.WORD, forms.of(words))
    return Token(words, where, _SORTS.get(match.lastgroup or "", Sort.MARK))


_SORTS: Final = {"number": Sort.NUMBER, "genitive": Sort.LINK, "hyphen": Sort.LINK}
