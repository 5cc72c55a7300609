"""The doors to the dictionaries of inflection: simplemma for English, pymorphy3 for Russian."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pymorphy3

_OF_NAMES: Final = "Name", "Patr", "Surn"
UNLIKELY: Final = 0.02
"""A reading that the dictionary finds rarer than this is dropped."""


def english_lemma(word: str) -> str:
    """The base form of an English word in small letters; the word itself where none is known."""
    from simplemma import lemmatize  # late: the dictionary takes a moment to load

    return lemmatize(word, lang="en").casefold()


def is_english(word: str) -> bool:
    """Whether the dictionary knows an English word."""
    from simplemma import is_known  # late, as above

    return is_known(word, lang="en")


def is_russian(word: str) -> bool:
    """Whether the dictionary knows a Russian word as more than an abbreviation."""
    known = (parse for parse in _analyser().parse(word) if parse.is_known)
    return any("Abbr" not in parse.tag.grammemes for parse in known)


def russian_analyses(word: str) -> list[tuple[str, ...]]:
    """Base form, part of speech, case, number, gender, tense, voice of each likely reading.

    Last, which part of a person's name the Russian word may be.
    """
    return [
        (
            parse.normal_form.replace("ё", "е"),
            str(parse.tag.POS or ""),
            str(parse.tag.case or ""),
            str(parse.tag.number or ""),
            str(parse.tag.gender or ""),
            str(parse.tag.tense or ""),
            str(parse.tag.voice or ""),
            next((one for one in _OF_NAMES if one in parse.tag.grammemes), ""),
        )
        for parse in _analyser().parse(word)
        if parse.score >= UNLIKELY
    ]


@cache
def _analyser() -> pymorphy3.MorphAnalyzer:
    import pymorphy3  # late: the dictionary takes a tenth of a second

    return pymorphy3.MorphAnalyzer()
