"""The dictionaries of the languages: what is a word of its own is no misspelling."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_HELD: Final = frozenset({"en", "ru", "es", "fr"})


@lru_cache(maxsize=65_536)
def is_word(word: str, language: str) -> bool:
    """Whether the dictionary of a language has a word; no where there is no dictionary."""
    from simplemma import is_known  # late: the dictionary takes a moment to load

    return language in _HELD and is_known(word, lang=language)


@lru_cache(maxsize=65_536)
def is_other_word(written: str, read: str, language: str) -> bool:
    """Whether *written* is a word of the language itself, and no other form of *read*."""
    from simplemma import lemmatize  # late, as above

    if not is_word(written, language):
        return False
    return lemmatize(written, lang=language) != lemmatize(read, lang=language)
