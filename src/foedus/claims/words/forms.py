"""The base forms of words, by the packaged dictionaries of each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal, Protocol, TypeAlias

from foedus.claims.words.extras import english_lemma, russian_analyses

Tongue: TypeAlias = Literal["en", "ru"]
"""The languages in which statements are read."""

_SHORT = 4


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word: its base form and its grammar ("" where not known).

    *proper*: "Name", "Patr" or "Surn" of a person's name.
    """

    lemma: str
    part: str = ""
    case: str = ""
    number: str = ""
    gender: str = ""
    tense: str = ""
    voice: str = ""
    proper: str = ""


class Dictionary(Protocol):
    """What gives the readings of a word."""

    def __call__(self, word: str) -> tuple[Form, ...]:
        """The readings, the likeliest first."""


@dataclass(slots=True)
class Forms:
    """The readings of words in one language; each word is looked up once."""

    look_up: Dictionary
    known: dict[str, tuple[Form, ...]] = field(default_factory=dict)

    def of(self, word: str) -> tuple[Form, ...]:
        """The readings of *word*, the likeliest first."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self.look_up(
                word.casefold().replace("’", "'").replace(".", "")
            )
        return found


def _english(word: str) -> tuple[Form, ...]:
    lemma = english_lemma(word)
    if lemma == word and word.endswith("s") and len(word) > _SHORT:
        return Form(lemma), Form(word[:-1])  # the dictionary lacks many plurals and third persons
    if lemma == word and word.endswith("ing") and len(word) > _SHORT:
        return Form(lemma), Form(word[:-3]), Form(word[:-3] + "e")
    if word.endswith("ed") and lemma == word[:-1]:
        return Form(lemma), Form(word[:-2])
    return (Form(lemma),)


def _russian(word: str) -> tuple[Form, ...]:
    return tuple(Form(*analysis) for analysis in russian_analyses(word))


@cache
def forms_in(language: Tongue) -> Forms:
    """The readings of words in *language*. The dictionaries are read at the first use."""
    return Forms(_english if language == "en" else _russian)
